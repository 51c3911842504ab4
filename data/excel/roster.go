// Package excel turns the rosters that come in into records of the township, and the lists that go out
// into workbooks. What a column means stands in one table (headings.go).
package excel

import (
	"context"
	"path/filepath"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// RosterRow is one data row of a roster. Household and Member hold what the row says in canonical text;
// blanks say nothing. In a household roster Member is the head. The reader never touches a row again after it
// has yielded it.
type RosterRow struct {
	Sheet     string
	Kind      township.RosterKind
	Row       int
	Village   string // normal form, “” when neither the row, the sheet nor the title says it
	Township  string
	Household township.Record
	Member    township.Record
	HeadName  string   // in a roster of persons: the head that the row names beside the person
	HeadID    string   // … and his number
	Inferred  []string // keys of Member that follow from the rest of the row, and that the row itself does not say
	Notes     []string
	Column    string // for a row that cannot be taken: the cell at fault …
	At        int    // … its 0-based index, -1 for none
	Reason    string // … and the sentence; “” for a row that can be taken
	HasCode   bool   // the rows of this sheet have a 户编号
	Under     int    // number of the line above that names the village, 0 for none
	layout    *layout

	HelperPost string // in a list of who helps whom: the helper's 职务
}

// Where names the column of the sheet that holds a field, “H列 户编号”; the label alone when there is none.
func (r *RosterRow) Where(label string) string {
	if r.layout != nil {
		if c, ok := r.layout.column(label); ok {
			return c.where()
		}
	}
	return label
}

// Roster is what was read besides the rows.
type Roster struct {
	Sheets []township.SheetMap
	Notes  []string
}

// reading is the state of reading one book.
type reading struct {
	book     *sheet.Book
	words    township.Vocabularies
	date1904 bool
	uncached int
	hidden   int
	mends    [mendKinds]tally
	yield    func(*RosterRow) error

	assignments bool // the sheets say who helps whom (ReadAssignments)
}

// ReadRoster reads every sheet of a book that is a roster of persons or households and yields its data rows in
// order; words are the vocabularies of the office. A book without one is township.CodeNoRoster, with the reason per sheet.
func ReadRoster(ctx context.Context, book *sheet.Book, words township.Vocabularies, yield func(*RosterRow) error) (Roster, error) {
	b := &reading{book: book, words: words, date1904: book.Date1904, yield: yield}
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

// sheet reads one sheet: its head first, then row by row.
func (b *reading) sheet(ctx context.Context, s *sheet.Sheet) (township.SheetMap, error) {
	r := &sheetReading{reading: b, sheet: s, fill: NewFill(s)}
	err := b.book.Rows(ctx, s, r.row)
	if err == nil && r.layout == nil {
		err = r.settle()
	}
	if err != nil {
		return township.SheetMap{}, err
	}
	if r.layout == nil {
		why := r.why
		if len(r.head) == 0 {
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
	skip     furniture
	village  string // said by the sheet's name, its title or a line between the rows
	under    int    // the number of that line
	hasCode  bool
	tenK     bool // amounts are in 万元
	fill     *Fill
	number   int // of the row being read
	dataRows int
}

func (r *sheetReading) row(row sheet.Row) error {
	switch {
	case r.layout != nil:
		return r.data(row)
	case len(r.head) >= headSearchRows:
		return nil
	}
	r.head = append(r.head, keepHead(row, r.sheet.Merges))
	row.Cells = append([]sheet.Cell(nil), row.Cells...)
	r.waiting = append(r.waiting, row)
	if len(r.head) < headSearchRows {
		return nil
	}
	return r.settle()
}

// settle decides the layout and reads the rows that waited for it.
func (r *sheetReading) settle() error {
	search := headSearch{sheet: r.sheet.Name, rows: r.head}
	if r.assignments {
		r.layout, r.why = search.assignments()
	} else {
		r.layout, r.why = search.find()
	}
	waiting := r.waiting
	r.waiting = nil
	if r.layout == nil {
		return nil
	}
	r.layout.speak(r.words)
	if !r.layout.has[keyVillage] {
		r.village = search.village(r.layout.headerRows[0])
	}
	r.tenK = inTenK(r.head, r.layout.headerRows[0])
	r.skip = newFurniture(r.layout, r.head)
	r.hasCode = r.codesIn(waiting)
	for _, w := range waiting {
		if w.Number > r.layout.last() {
			if err := r.data(w); err != nil {
				return err
			}
		}
	}
	return nil
}

// codesIn says whether the column 户编号 is there and not just empty.
func (r *sheetReading) codesIn(rows []sheet.Row) bool {
	for _, c := range r.layout.columns {
		if c.target.id() != "households.code" {
			continue
		}
		for _, row := range rows {
			if row.Number > r.layout.last() && c.index < len(row.Cells) && row.Cells[c.index].Kind != sheet.Empty {
				return true
			}
		}
	}
	return false
}
