package excel

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// data reads one row below the head, if it is a data row.
func (r *sheetReading) data(row sheet.Row) error {
	cells := r.fill.Row(row)
	if !r.skip.isData(row.Cells, cells) {
		r.between(row)
		return nil
	}
	if row.Hidden {
		r.hidden++
	}
	r.dataRows++
	r.number = row.Number
	out := &RosterRow{
		Sheet: r.sheet.Name, Kind: r.layout.kind, Row: row.Number, Village: r.village, At: -1,
		Household: township.Households.NewRecord(), Member: township.Members.NewRecord(),
		HasCode: r.hasCode, Under: r.under, layout: r.layout,
	}
	for _, c := range r.layout.columns {
		if c.index < len(cells) {
			r.take(out, c, cells[c.index])
		}
	}
	out.complete()
	return r.yield(out)
}

// between takes the village from a line that heads its rows, in a sheet without a column for it.
func (r *sheetReading) between(row sheet.Row) {
	if r.layout.has[keyVillage] {
		return
	}
	if v := r.skip.heading(row.Cells); v != "" {
		r.village, r.under = v, row.Number
	}
}

// take reads one cell into the row; the first cell that cannot be read makes the row one that is not taken.
func (r *sheetReading) take(out *RosterRow, c column, cell sheet.Cell) {
	v, err := r.convert(c, cell)
	if err != nil {
		out.refuse(c, err)
		return
	}
	if v.note != "" {
		out.Notes = append(out.Notes, v.note)
	}
	if v.text == "" {
		return
	}
	switch c.target.key {
	case keyVillage:
		out.Village = v.text
	case keyTownship:
		out.Township = v.text
	case keyHeadName:
		out.head("name", &out.HeadName, v.text)
	case keyHeadID:
		out.head("id_number", &out.HeadID, v.text)
	case keyHelperPost:
		out.HelperPost = v.text
	case keyIsHead:
		if yes, _ := township.ParseYesNo(v.text); yes == "是" {
			out.infer("relation", township.HeadRelation)
		}
	default:
		out.put(c, v.text)
	}
}

// head keeps what a row says of the head: beside the person, or as the one person of the row.
func (out *RosterRow) head(key string, beside *string, text string) {
	if out.Kind == township.PersonRoster {
		*beside = text
		return
	}
	out.Member.Set(key, text)
}

// put sets a field; several columns of one field are joined, each word once.
func (out *RosterRow) put(c column, text string) {
	rec := out.Household
	if c.target.entity == township.Members {
		rec = out.Member
	}
	old := rec.Get(c.target.key)
	if !c.target.many || old == "" {
		rec.Set(c.target.key, text)
		return
	}
	words := strings.Split(old, "、")
	for _, w := range strings.Split(text, "、") {
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	rec.Set(c.target.key, strings.Join(words, "、"))
}

func (out *RosterRow) refuse(c column, err error) {
	if out.Reason != "" {
		return
	}
	var e *township.Error
	if errors.As(err, &e) {
		out.Column, out.At, out.Reason = c.where(), c.index, e.Text
	}
}

// complete fills in what follows from the rest, and refuses a row that names nobody.
func (out *RosterRow) complete() {
	if out.Kind == assignmentRoster {
		return
	}
	if out.Kind == township.HouseholdRoster {
		out.Member.Set("relation", township.HeadRelation)
	} else if out.isOwnHead() {
		out.infer("relation", township.HeadRelation)
	}
	if out.Reason == "" && out.Member.Get("name") == "" {
		c, ok := out.layout.column("姓名")
		if !ok {
			c, _ = out.layout.column("户主姓名")
		}
		out.refuse(c, reject("姓名是空的，请补上"))
	}
	out.fromID()
	out.doubt()
}

// doubt says what is taken as it stands although it can hardly be: more months than a year has, a household of a hundred,
// a risk that was gone before it was there.
func (out *RosterRow) doubt() {
	for _, c := range []struct {
		rec        township.Record
		key, label string
		most       int
		unit       string
	}{
		{out.Member, "work_months", "务工时间", 12, "个月"},
		{out.Household, "people_declared", "家庭人口", 99, "人"},
	} {
		if n, err := strconv.Atoi(c.rec.Get(c.key)); err == nil && n > c.most {
			out.Notes = append(out.Notes, fmt.Sprintf("%s%d%s超过%d%s，照原样保留，请核对", c.label, n, c.unit, c.most, c.unit))
		}
	}
	from, to := out.Household.Get("monitored_on"), out.Household.Get("cleared_on")
	if from != "" && to != "" && to < from && !strings.HasPrefix(from, to) {
		out.Notes = append(out.Notes, fmt.Sprintf("风险消除时间 %s 早于风险识别时间 %s，照原样保留，请核对", to, from))
	}
}

// isOwnHead says whether a row of a roster of persons names its person as the head beside.
func (out *RosterRow) isOwnHead() bool {
	if mine, head := township.IDNumber(out.Member.Get("id_number")).Key(), township.IDNumber(out.HeadID).Key(); mine != "" && head != "" {
		return mine == head
	}
	return out.HeadName != "" && out.HeadName == out.Member.Get("name")
}

// fromID takes birth date and sex from the number, and says where the row's own differ.
func (out *RosterRow) fromID() {
	id := township.IDNumber(out.Member.Get("id_number"))
	if id.Placeholder() || id.Fault() != "" {
		return
	}
	if birth, ok := id.Birth(); ok {
		out.agree("birth_date", "出生日期", string(birth))
	}
	out.agree("sex", "性别", id.Sex())
}

func (out *RosterRow) agree(key, label, fromID string) {
	said := out.Member.Get(key)
	switch {
	case said == "" || said == fromID:
		out.infer(key, fromID)
	case key == "birth_date" && strings.HasPrefix(fromID, said):
		out.Member.Set(key, fromID)
	default:
		out.Notes = append(out.Notes, label+"“"+said+"”与证件号码（"+fromID+"）不符，照原样保留")
	}
}

// infer sets a field of the person that the row leaves blank.
func (out *RosterRow) infer(key, value string) {
	if out.Member.Get(key) == "" {
		out.Member.Set(key, value)
		out.Inferred = append(out.Inferred, key)
	}
}
