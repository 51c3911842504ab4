package excel

import (
	"errors"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// data reads one row below the head, if it is a data row.
func (r *sheetReading) data(row sheet.Row) error {
	cells := r.fill(row)
	if !r.isData(cells) {
		return nil
	}
	if row.Hidden {
		r.hidden++
	}
	r.dataRows++
	out := &RosterRow{
		Sheet: r.sheet.Name, Kind: r.layout.kind, Row: row.Number, Village: r.village, At: -1,
		Household: township.Households.NewRecord(), Member: township.Members.NewRecord(),
		HasCode: r.layout.has["households.code"],
	}
	for _, c := range r.layout.columns {
		if c.index < len(cells) {
			r.take(out, c, cells[c.index])
		}
	}
	r.complete(out)
	return r.yield(out)
}

// fill lends the text of a merged block that reaches over several rows to its lower rows.
func (r *sheetReading) fill(row sheet.Row) []sheet.Cell {
	blocks := r.merged[row.Number]
	if len(blocks) == 0 {
		return row.Cells
	}
	cells := append([]sheet.Cell(nil), row.Cells...)
	if r.above == nil {
		r.above = map[int]sheet.Cell{}
	}
	for _, b := range blocks {
		if b.FirstRow == row.Number {
			r.above[b.FirstCol] = sheet.Cell{}
			if b.FirstCol < len(cells) {
				r.above[b.FirstCol] = cells[b.FirstCol]
			}
			continue
		}
		for len(cells) <= b.FirstCol {
			cells = append(cells, sheet.Cell{})
		}
		if cells[b.FirstCol].Kind == sheet.Empty {
			cells[b.FirstCol] = r.above[b.FirstCol]
		}
	}
	return cells
}

// isData tells a data row from blank rows, totals, notes, a repeated header and a row of column numbers.
func (r *sheetReading) isData(cells []sheet.Cell) bool {
	filled, first := filledCells(cells)
	if filled == 0 || isTotal(first) || filled <= 2 && isNote(first) {
		return false
	}
	return r.namesSomebody(cells) && !isColumnNumbers(cells)
}

// filledCells counts the cells that are not blank, and returns the text of the first.
func filledCells(cells []sheet.Cell) (n int, first string) {
	for _, c := range cells {
		if c.Kind == sheet.Empty || strings.TrimSpace(c.Text) == "" {
			continue
		}
		if n == 0 {
			first = township.Squeeze(township.Clean(c.Text))
		}
		n++
	}
	return n, first
}

// namesSomebody says whether a row has a name, number or code that is not just the column's heading once more.
func (r *sheetReading) namesSomebody(cells []sheet.Cell) bool {
	vital, repeats := 0, 0
	for _, c := range r.layout.columns {
		if c.index >= len(cells) || !isVital(c.target) {
			continue
		}
		t := strings.TrimSpace(cells[c.index].Text)
		if t == "" {
			continue
		}
		vital++
		if normalHeading(t) == normalHeading(c.heading) {
			repeats++
		}
	}
	return vital > repeats
}

// isVital says whether a column can make a row a data row: without name, number and code there is nobody in it.
func isVital(t target) bool {
	switch t.key {
	case "name", "id_number", "code", keyHeadName, keyHeadID:
		return true
	}
	return false
}

func isTotal(s string) bool {
	for _, w := range []string{"合计", "总计", "小计", "共计", "累计"} {
		if strings.HasPrefix(s, w) || strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

func isNote(s string) bool {
	for _, w := range []string{"注", "备注", "说明", "填报", "填表", "审核", "负责人", "制表", "单位"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return len([]rune(s)) > longestName
}

// isColumnNumbers recognises the row “1 2 3 4 …” or “栏次” that some forms print under the header.
func isColumnNumbers(cells []sheet.Cell) bool {
	n, rising := 0, 0
	for _, c := range cells {
		if c.Kind == sheet.Empty {
			continue
		}
		n++
		if t := strings.Trim(plain(c), "()（）"); t == itoa(n) || t == itoa(n-1) {
			rising++
		}
	}
	return n >= 4 && rising >= n-1
}

func itoa(n int) string {
	if n < 0 {
		return ""
	}
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
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
		out.Member.Set("name", v.text)
	case keyHeadID:
		out.Member.Set("id_number", v.text)
	default:
		out.put(c, v.text)
	}
}

func (out *RosterRow) put(c column, text string) {
	rec := out.Household
	if c.target.entity == township.Members {
		rec = out.Member
	}
	if old := rec.Get(c.target.key); c.target.many && old != "" && !strings.Contains("、"+old+"、", "、"+text+"、") {
		text = old + "、" + text
	}
	rec.Set(c.target.key, text)
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
func (r *sheetReading) complete(out *RosterRow) {
	if out.Kind == township.HouseholdRoster {
		out.Member.Set("relation", township.HeadRelation)
	}
	if out.Reason == "" && out.Member.Get("name") == "" {
		out.refuse(r.nameColumn(), reject("姓名是空的，请补上"))
	}
	out.fromID()
}

func (r *sheetReading) nameColumn() column {
	for _, c := range r.layout.columns {
		if c.target.key == "name" || c.target.key == keyHeadName {
			return c
		}
	}
	return column{index: -1}
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
	case key == "birth_date" && strings.HasPrefix(fromID, said):
	default:
		out.Notes = append(out.Notes, label+"“"+said+"”与证件号码（"+fromID+"）不符，照原样保留")
		return
	}
	out.Member.Set(key, fromID)
}
