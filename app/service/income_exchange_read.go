package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// ReadIncomeBook copies a filled-in workbook of incomes off its stick, reads the copy and compares it with the archive;
// nothing is written. Errors are *township.Error: the file is named and what to do is said.
func (d *Desk) ReadIncomeBook(ctx context.Context, path string) (township.IncomeBook, error) {
	name := filepath.Base(path)
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err != nil {
		return township.IncomeBook{}, stopped(ctx, renamed(err, copied, name))
	}
	defer os.Remove(copied)
	r := bookReadings{desk: d, at: map[int64]int{}}
	r.book.File = name
	err = r.read(ctx, copied)
	switch {
	case township.CodeOf(err) == township.CodePassword: // nobody is asked for it: a form to be filled in has none
		return township.IncomeBook{}, township.Errorf(township.CodeUnsupported, "“%s”有打开密码，没有读取。请用 Excel 或 WPS 打开，取消密码后另存，再导入。", name)
	case err != nil:
		return township.IncomeBook{}, stopped(ctx, renamed(err, copied, name))
	}
	return r.book, nil
}

// bookReadings compares a workbook with the archive.
type bookReadings struct {
	desk     *Desk
	book     township.IncomeBook
	data     data.Reader
	homes    map[string]township.HouseholdRow // by code
	byHead   map[excel.BookHome][]township.HouseholdRow
	members  map[int64][]township.Record // those who left included
	families map[int64][]township.IncomePerson
	items    []township.IncomeItem
	at       map[int64]int // of the households in book.Homes
	seen     map[int64]map[township.LineKey]int
}

func (b *bookReadings) read(ctx context.Context, path string) error {
	file, err := sheet.Open(ctx, path, sheet.Options{TempDir: b.desk.tempDir})
	if err != nil {
		return err
	}
	defer file.Close()
	var lines []excel.IncomeBookLine
	b.book.Year, b.book.Notes, err = excel.ReadIncomeBook(ctx, file, func(l excel.IncomeBookLine) error {
		lines = append(lines, l)
		return nil
	})
	switch {
	case err != nil:
		return err
	case b.book.Year == "":
		return township.Errorf(township.CodeInvalid, "“%s”没有写明年度，没有读取。请在表头上面写上标题，例如“柏树村2021年收入填报表”。", b.book.File)
	case len(lines) == 0:
		return township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有填写内容，没有可读入的。请核对是不是选错了文件。", b.book.File)
	}
	if err := b.setUp(ctx); err != nil {
		return err
	}
	if err := b.noteYear(); err != nil {
		return err
	}
	for _, l := range lines {
		if err := b.line(l); err != nil {
			return err
		}
	}
	b.count()
	return nil
}

// count says of every household what its sheet comes to, and what it will once the workbook is taken.
func (b *bookReadings) count() {
	for i := range b.book.Homes {
		h := &b.book.Homes[i]
		if h.After = h.Now; h.Changes() > 0 {
			h.After = township.TotalsOf(township.KeptLines(township.Listed(h.Lines(), b.items), b.items), h.Row.People)
		}
	}
}

// noteYear says of a year for which nothing is set up and nothing was reckoned that it may be a slip of the pen.
func (b *bookReadings) noteYear() error {
	standards, err := standardsOf(b.data, b.book.Year)
	if err != nil || len(standards) > 0 {
		return err
	}
	sheets, err := b.data.SheetsInShort(b.book.Year)
	if err == nil && len(sheets) == 0 {
		b.book.Notes = append(b.book.Notes, fmt.Sprintf("%s年还没有收入标准，也没有收入计算表，请核对标题里的年度", b.book.Year))
	}
	return err
}

func (b *bookReadings) setUp(ctx context.Context) error {
	b.data = b.desk.archive.Read(ctx)
	rows, err := b.desk.Households(ctx)
	if err != nil {
		return err
	}
	b.homes, b.byHead, b.seen = map[string]township.HouseholdRow{}, map[excel.BookHome][]township.HouseholdRow{}, map[int64]map[township.LineKey]int{}
	for _, r := range rows {
		if r.Code != "" {
			b.homes[r.Code] = *r
		}
		if r.Closed == "" {
			home := excel.BookHome{Village: township.NormalVillage(r.Village), Group: township.NormalGroup(r.Group), Head: r.Head}
			b.byHead[home] = append(b.byHead[home], *r)
		}
	}
	if b.members, err = membersByHousehold(b.data); err != nil {
		return err
	}
	if b.families, err = incomeFamilies(b.data, b.members, b.book.Year); err != nil {
		return err
	}
	b.items, err = itemsOf(b.data, b.book.Year)
	return err
}

// line gives one row its household and class.
func (b *bookReadings) line(l excel.IncomeBookLine) error {
	r := township.IncomeBookRow{Sheet: l.Sheet, Row: l.Row, Household: firstOf(l.Home.Code, l.Home.Head), Class: township.RowRejected}
	row, why := b.whose(l.Home)
	if why == "" && row.Closed != "" {
		why = row.Named() + "已注销，收入不再改动"
	}
	if r.Reason = why; why != "" {
		r.Column = l.Where("code")
		b.book.Stray = append(b.book.Stray, r)
		return nil
	}
	h, err := b.home(row)
	if err != nil {
		return err
	}
	if b.stranger(row, l.Home.Head) {
		r.Column, r.Reason = l.Where("head"), fmt.Sprintf("“%s”不是%s的人，请核对户编号和户主", township.Shorten(l.Home.Head), row.Named())
		h.Rows = append(h.Rows, r)
		return nil
	}
	b.place(h, l, r)
	return nil
}

// stranger says whether a head never belonged to the household that the code names: the row is somebody else's, or its code
// was overwritten. A head of before is none.
func (b *bookReadings) stranger(row township.HouseholdRow, head string) bool {
	head = township.Squeeze(head)
	if head == "" || row.Head == "" || head == township.Squeeze(row.Head) {
		return false
	}
	return !slices.ContainsFunc(b.members[row.ID], func(m township.Record) bool { return township.Squeeze(m.Get("name")) == head })
}

// whose finds the household of a row, or says why it cannot be found.
func (b *bookReadings) whose(h excel.BookHome) (row township.HouseholdRow, why string) {
	if h.Code != "" {
		row, known := b.homes[h.Code]
		if !known {
			why = fmt.Sprintf("档案里没有户编号“%s”，请核对", township.Shorten(h.Code))
		}
		return row, why
	}
	found := b.byHead[excel.BookHome{Village: h.Village, Group: h.Group, Head: h.Head}]
	switch {
	case h.Head == "":
		return row, "没有户编号和户主，不知道是哪一户"
	case len(found) == 0:
		return row, fmt.Sprintf("没有户编号，%s%s也没有户主是“%s”的户，请核对", h.Village, h.Group, township.Shorten(h.Head))
	case len(found) > 1:
		return row, fmt.Sprintf("%s%s有几户的户主都是“%s”，请填上户编号", h.Village, h.Group, township.Shorten(h.Head))
	}
	return found[0], ""
}

// home is the household in the preview; one that is met first is looked up.
func (b *bookReadings) home(row township.HouseholdRow) (*township.IncomeBookHome, error) {
	if at, ok := b.at[row.ID]; ok {
		return &b.book.Homes[at], nil
	}
	s, _, err := latestSheet(b.data, row.ID, b.book.Year)
	if err != nil {
		return nil, err
	}
	b.at[row.ID] = len(b.book.Homes)
	b.seen[row.ID] = map[township.LineKey]int{}
	now := township.IncomeFile{Row: row, Sheet: s}
	if now.People, now.Items = row.People, b.items; s.ID != 0 {
		now.Recount()
	}
	b.book.Homes = append(b.book.Homes, township.IncomeBookHome{Row: row, Sheet: s.ID, State: s.State, Was: s.Lines, Now: now.Sheet.Totals()})
	return &b.book.Homes[len(b.book.Homes)-1], nil
}

// place reads the cells of a row and puts it beside what the household has.
func (b *bookReadings) place(h *township.IncomeBookHome, l excel.IncomeBookLine, r township.IncomeBookRow) {
	reader := township.IncomeReader{Items: b.items, Family: b.families[h.Row.ID], Was: h.Was, Year: b.book.Year}
	line, at, err := reader.Line(l.Typed)
	if l.Fault != "" {
		at, err = l.At, township.Errorf(township.CodeInvalid, "%s", l.Fault)
	}
	r.New = line
	switch first := b.seen[h.Row.ID][line.Key()]; {
	case err != nil && l.Typed.NoFigures() && l.Fault == "":
		return // a row that was offered and not used
	case err != nil:
		r.Column, r.Reason = l.Where(at), township.Say(err)
	case first != 0:
		r.Column, r.Reason = l.Where(township.BookItem), fmt.Sprintf("“%s”和第%d行重复，请合并成一行", line.Name(), first)
	default:
		r = h.Place(r)
		if r.Class != township.RowRejected && line.Blank() && r.Old.Blank() {
			return
		}
		b.seen[h.Row.ID][line.Key()] = l.Row
	}
	h.Rows = append(h.Rows, r)
}
