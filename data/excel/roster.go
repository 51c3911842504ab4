// Package excel turns the rosters that come in into records of the township, and the lists that go out
// into workbooks. What a column means stands in one table (headings.go).
package excel

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// RosterRow is one data row of a roster. Household and Member hold what the row says in canonical text;
// blanks say nothing. In a household roster Member is the head. It is valid until the next row only if
// the caller does not keep it; the reader never touches it again.
type RosterRow struct {
	Sheet     string
	Kind      township.RosterKind
	Row       int
	Village   string // normal form, “” when neither the row, the sheet nor the title says it
	Township  string
	Household township.Record
	Member    township.Record
	Notes     []string
	Column    string // for a row that cannot be taken: the cell at fault …
	At        int    // … its 0-based index, -1 for none
	Reason    string // … and the sentence; “” for a row that can be taken
	HasCode   bool   // the roster has a column for 户编号
}

// Roster is what was read besides the rows.
type Roster struct {
	Sheets []township.SheetMap
	Notes  []string
}

// reading is the state of reading one book.
type reading struct {
	book     *sheet.Book
	date1904 bool
	uncached int
	hidden   int
	yield    func(*RosterRow) error
}

// ReadRoster reads every sheet of a book that is a roster of persons or households and yields its data rows in
// order. A book without one is township.CodeNoRoster, with the reason per sheet.
func ReadRoster(ctx context.Context, book *sheet.Book, yield func(*RosterRow) error) (Roster, error) {
	b := &reading{book: book, date1904: book.Date1904, yield: yield}
	var out Roster
	for _, s := range book.Sheets {
		m, err := b.sheet(ctx, s)
		if err != nil {
			return out, err
		}
		out.Sheets = append(out.Sheets, m)
	}
	if err := anyRoster(book.Name, out.Sheets); err != nil {
		return out, err
	}
	out.Notes = b.notes(out.Sheets)
	return out, nil
}

func anyRoster(file string, sheets []township.SheetMap) error {
	var whys []string
	for _, m := range sheets {
		if m.Kind != "" {
			return nil
		}
		whys = append(whys, "工作表“"+m.Sheet+"”"+m.Why)
	}
	if len(whys) == 0 {
		whys = []string{"里面没有工作表"}
	}
	if len(whys) > 3 {
		whys = append(whys[:3], "等")
	}
	return township.Errorf(township.CodeNoRoster, "“%s”里没有认出花名册：%s。请选择国扶系统导出的人口信息，或按户列出的花名册。", filepath.Base(file), strings.Join(whys, "；"))
}

func (b *reading) notes(sheets []township.SheetMap) []string {
	var notes []string
	for _, m := range sheets {
		if m.Kind == "" {
			notes = append(notes, fmt.Sprintf("工作表“%s”没有导入：%s。", m.Sheet, m.Why))
		}
	}
	if b.uncached > 0 {
		notes = append(notes, fmt.Sprintf("有%d个公式没有保存计算结果，按空白处理；请用 Excel/WPS 打开原表保存一次再导入。", b.uncached))
	}
	if b.hidden > 0 {
		notes = append(notes, fmt.Sprintf("有%d行在原表中是隐藏的，也一并读入。", b.hidden))
	}
	return notes
}

// sheet reads one sheet: its head first, then row by row.
func (b *reading) sheet(ctx context.Context, s *sheet.Sheet) (township.SheetMap, error) {
	r := &sheetReading{reading: b, sheet: s, merged: fillDown(s.Merges)}
	err := b.book.Rows(ctx, s, r.row)
	if err == nil && r.layout == nil {
		err = r.settle()
	}
	if err != nil {
		return township.SheetMap{}, err
	}
	if r.layout == nil {
		why := r.why
		if r.empty() {
			why = "是空的"
		}
		return township.SheetMap{Sheet: s.Name, Why: why}, nil
	}
	m := r.layout.mapping(s.Name)
	m.DataRows = r.dataRows
	return m, nil
}

// sheetReading is the state of reading one sheet.
type sheetReading struct {
	*reading
	sheet    *sheet.Sheet
	layout   *layout
	why      string
	head     []headRow
	waiting  []sheet.Row // rows seen before the layout is known
	village  string      // said by the sheet's name or title
	merged   map[int][]sheet.Range
	above    map[int]sheet.Cell // the value of a merged block, by column
	dataRows int
}

// fillDown indexes the merged blocks that reach over several rows by their rows.
func fillDown(merges []sheet.Range) map[int][]sheet.Range {
	m := map[int][]sheet.Range{}
	for _, r := range merges {
		const tallest = 200 // a block of more rows is decoration, not a household
		if r.LastRow > r.FirstRow && r.LastRow-r.FirstRow < tallest {
			for n := r.FirstRow; n <= r.LastRow; n++ {
				m[n] = append(m[n], r)
			}
		}
	}
	return m
}

func (r *sheetReading) empty() bool { return len(r.head) == 0 }

func (r *sheetReading) row(row sheet.Row) error {
	if r.layout == nil && len(r.head) < headSearchRows {
		r.head = append(r.head, keepHead(row, r.sheet.Merges))
		kept := row
		kept.Cells = append([]sheet.Cell(nil), row.Cells...)
		r.waiting = append(r.waiting, kept)
		if len(r.head) < headSearchRows {
			return nil
		}
		return r.settle()
	}
	if r.layout == nil {
		return nil
	}
	return r.data(row)
}

// settle decides the layout and reads the rows that waited for it.
func (r *sheetReading) settle() error {
	r.layout, r.why = findLayout(r.head)
	waiting := r.waiting
	r.waiting = nil
	if r.layout == nil {
		return nil
	}
	r.village = r.villageFromHead()
	for _, w := range waiting {
		if w.Number > r.layout.first {
			if err := r.data(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// villageFromHead finds the village of a sheet without a column for it: the sheet's name, or a name in brackets in a title.
func (r *sheetReading) villageFromHead() string {
	if r.layout.has[keyVillage] {
		return ""
	}
	if name := township.NormalVillage(r.sheet.Name); isVillageName(name) {
		return name
	}
	for _, h := range r.head {
		if h.number >= r.layout.headerRows[0] {
			break
		}
		for _, t := range h.texts {
			if name := bracketed(t); isVillageName(name) {
				return name
			}
		}
	}
	return ""
}

func isVillageName(s string) bool {
	return (strings.HasSuffix(s, "村") || strings.HasSuffix(s, "社区")) && len([]rune(s)) >= 2 && len([]rune(s)) <= 12
}

func bracketed(s string) string {
	s = township.Narrow(s)
	open, end := strings.IndexByte(s, '('), strings.LastIndexByte(s, ')')
	if open < 0 || end < open {
		return ""
	}
	return township.NormalVillage(s[open+1 : end])
}
