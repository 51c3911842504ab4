package service

import (
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// itemDetails are the ways in which the lines of an item are written, in words.
var itemDetails = map[township.ItemDetail]string{township.FreeItem: "写名称", township.PersonItem: "按人", township.WorkItem: "按人、按月"}

// incomeWord writes a value of the income sheets that is kept as a code, “” for any other.
func incomeWord(f township.Field, v string) string {
	switch f.Key {
	case "state":
		return township.SheetState(v).Word()
	case "category":
		return township.IncomeCategory(v).Title()
	case "detail":
		return itemDetails[township.ItemDetail(v)]
	}
	return ""
}

// nameIncome names the sheets and lines that changes speak of: by what they are in the archive, else by what a change says.
func (t teller) nameIncome(read data.Reader, changes []township.Change) error {
	for _, e := range []*township.Entity{township.IncomeSheets, township.IncomeLines} {
		gone := map[int64]township.Record{}
		var ids []int64
		for _, c := range changes {
			if c.Entity != e {
				continue
			}
			if _, known := gone[c.RecordID]; !known {
				gone[c.RecordID] = e.NewRecord()
				ids = append(ids, c.RecordID)
			}
			for _, f := range c.Fields {
				gone[c.RecordID].Set(f.Field, firstOf(f.New, f.Old))
			}
		}
		if len(ids) == 0 {
			continue
		}
		there, err := read.ByID(e, ids)
		if err != nil {
			return err
		}
		for _, r := range there {
			gone[r.ID] = r
		}
		for id, r := range gone {
			t.names[namedRecord{e, id}] = incomeName(r)
		}
	}
	return nil
}

// incomeName is 2021年第2版, or 务工收入（王强）.
func incomeName(r township.Record) string {
	if r.Entity == township.IncomeLines {
		return township.LineOf(r).Name()
	}
	return strings.TrimPrefix(r.Get("year")+"年第"+r.Get("version")+"版", "年")
}
