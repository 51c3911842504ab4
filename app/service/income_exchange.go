package service

import (
	"context"
	"fmt"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
)

// spareRows are the empty rows that a household gets in the workbook, for what nobody expected.
const spareRows = 5

// WriteIncomeBook writes the workbook in which a village fills in the incomes of a year, a sheet per village for “”. Each
// household has the lines of its sheet; without one, those of last year and the people who are likely to get something,
// without figures. What is filled in comes back by ReadIncomeBook. It returns how many households it has.
func (d *Desk) WriteIncomeBook(ctx context.Context, year, village, path string) (int, error) {
	w := bookWriting{desk: d, year: year, village: village}
	if err := w.gather(ctx); err != nil {
		return 0, stopped(ctx, err)
	}
	switch {
	case w.count == 0 && village == "":
		return 0, township.Errorf(township.CodeNotFound, "档案里还没有农户，填报表没有写出。请先导入花名册或新增户。")
	case w.count == 0:
		return 0, township.Errorf(township.CodeNotFound, "%s没有农户，填报表没有写出。请另选一个村。", village)
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	job := excel.IncomeBookJob{
		Title: year + "年收入填报表", Office: office.Name, Year: year, Items: w.items, Villages: w.villages, Printed: d.archive.Now(), TempDir: d.tempDir,
	}
	return w.count, writeFile(ctx, path, func(out fileWriter) error { return excel.WriteIncomeBook(ctx, out, job) })
}

// bookWriting gathers what a workbook is made of.
type bookWriting struct {
	desk          *Desk
	year, village string
	items         []township.IncomeItem
	villages      []excel.IncomeBookVillage
	count         int
}

func (w *bookWriting) gather(ctx context.Context) error {
	now, err := w.desk.incomeDetails(ctx, township.IncomeExport{Year: w.year, Village: w.village})
	if err != nil {
		return err
	}
	last, err := w.desk.incomeDetails(ctx, township.IncomeExport{Year: township.YearBefore(w.year), Village: w.village})
	if err != nil {
		return err
	}
	read := w.desk.archive.Read(ctx)
	if w.items, err = itemsOf(read, w.year); err != nil {
		return err
	}
	members, err := membersByHousehold(read)
	if err != nil {
		return err
	}
	families, err := incomeFamilies(read, members, w.year)
	if err != nil {
		return err
	}
	before := map[int64][]township.IncomeLine{}
	for _, d := range last {
		before[d.Row.ID] = d.Lines
	}
	for i := range now {
		w.add(&now[i], before[now[i].Row.ID], families[now[i].Row.ID])
	}
	return nil
}

// membersByHousehold are all members, those who left included.
func membersByHousehold(read data.Reader) (map[int64][]township.Record, error) {
	members, err := read.Members()
	of := map[int64][]township.Record{}
	for _, m := range members {
		id := parseInt(m.Get("household_id"))
		of[id] = append(of[id], m)
	}
	return of, err
}

// incomeFamilies are all families as they bear on the incomes of a year.
func incomeFamilies(read data.Reader, members map[int64][]township.Record, year string) (map[int64][]township.IncomePerson, error) {
	standards, err := standardsOf(read, year)
	if err != nil {
		return nil, err
	}
	_, end := township.IncomePeriod(year)
	for _, s := range standards {
		end = s.To
	}
	out := make(map[int64][]township.IncomePerson, len(members))
	for id, list := range members {
		out[id] = township.IncomeFamily(list, end)
	}
	return out, nil
}

// add puts a household onto the sheet of its village; one that is no more has nothing to fill in.
func (w *bookWriting) add(d *township.IncomeDetail, last []township.IncomeLine, family []township.IncomePerson) {
	form := excel.IncomeBookForm{Row: *d.Row, State: d.State, Lines: d.Lines, Spare: spareRows}
	switch {
	case d.State == township.SheetSigned:
		form.Spare = 0
	case d.Sheet == 0:
		form.Lines = township.HintLines(w.items, family, last)
	}
	if d.Row.Closed != "" || len(form.Lines)+form.Spare == 0 {
		return
	}
	n := len(w.villages)
	if n == 0 || w.villages[n-1].Name != d.Row.Village {
		w.villages = append(w.villages, excel.IncomeBookVillage{Name: d.Row.Village})
		n++
	}
	w.villages[n-1].Homes = append(w.villages[n-1].Homes, form)
	w.count++
}

// TakeIncomeBook writes what a workbook says into the sheets of the chosen households, of all for nil, as one deed. Each
// becomes a draft, whatever it was: nobody has completed or signed what came back. A sheet that was signed or changed since
// the workbook was read is refused, and with it all of them.
func (d *Desk) TakeIncomeBook(ctx context.Context, book township.IncomeBook, chosen []int64) (township.Deed, error) {
	homes := takenHomes(&book, chosen)
	if len(homes) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "“%s”里没有要写入的改动。", book.File)
	}
	r, err := d.read(ctx)
	if err != nil {
		return township.Deed{}, err
	}
	rows := 0
	title := fmt.Sprintf("读入收入填报表“%s”", book.File)
	return d.do(ctx, d.info(township.DeedIncome, title, township.Origin("文件："+book.File)), func(t *data.Tx) error {
		for _, h := range homes {
			at, ok := r.byID[h.Row.ID]
			if !ok {
				return township.Errorf(township.CodeConflict, "%s已不在档案中，没有读入。请重新选择文件。", h.Row.Named())
			}
			first := h.First()
			t.From(township.Source{Sheet: first.Sheet, Row: first.Row})
			if err := d.takeHome(t, r.rows[at].HouseholdRow, h, book.Year); err != nil {
				return err
			}
			rows += h.Changes()
		}
		t.From(township.Source{})
		return t.Retitle(fmt.Sprintf("%s %s年：%d户%d行", title, book.Year, len(homes), rows))
	})
}

// takenHomes are the chosen households that change.
func takenHomes(book *township.IncomeBook, chosen []int64) []*township.IncomeBookHome {
	wanted := map[int64]bool{}
	for _, id := range chosen {
		wanted[id] = true
	}
	var out []*township.IncomeBookHome
	for i := range book.Homes {
		h := &book.Homes[i]
		if !h.Locked() && h.Changes() > 0 && (chosen == nil || wanted[h.Row.ID]) {
			out = append(out, h)
		}
	}
	return out
}

// takeHome writes the sheet of one household.
func (d *Desk) takeHome(t *data.Tx, row township.HouseholdRow, h *township.IncomeBookHome, year string) error {
	s, found, err := latestSheet(t.Read(), row.ID, year)
	if err != nil {
		return err
	}
	if !found {
		s = township.IncomeSheet{Household: row.ID, Year: year, Version: 1, State: township.SheetDraft}
	}
	if s.ID != h.Sheet || !township.SameLines(s.Lines, h.Was) {
		return township.Errorf(township.CodeConflict, "%s%s年的收入计算表在读取文件以后又有改动，没有读入。请重新选择文件。", row.Named(), year)
	}
	s.Lines = h.Lines()
	if err := s.Validate(); err != nil {
		return township.Errorf(township.CodeInvalid, "%s：%s", row.Named(), township.Say(err))
	}
	w := sheetWriting{desk: d, row: row, edit: township.SheetEdit{Sheet: s, Was: h.Was}, sheet: &s}
	return w.write(t)
}
