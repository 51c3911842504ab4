package service

import (
	"strings"

	"taizhang/app/township"
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

// incomeName is 2021年第2版, or 务工收入（王强）.
func incomeName(r township.Record) string {
	if r.Entity == township.IncomeLines {
		return township.LineOf(r).Name()
	}
	return strings.TrimPrefix(r.Get("year")+"年第"+r.Get("version")+"版", "年")
}
