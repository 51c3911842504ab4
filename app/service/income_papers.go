package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/reports"
)

// PrintIncome writes form F4 (收入计算表) as one PDF: blank copies, forms that say whose they are, or the sheets of the
// year. Of a completed form it prints the last version; households without a sheet have none: Households tells how
// many have one, LeftOut how many of those that are have none.
func (d *Desk) PrintIncome(ctx context.Context, req township.IncomePrint, path string) (township.WallListResult, error) {
	if err := req.Validate(); err != nil {
		return township.WallListResult{}, err
	}
	forms, left, err := d.incomeForms(ctx, req)
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	out := township.WallListResult{Lists: len(forms), LeftOut: left}
	if req.Way != township.PrintBlank {
		out.Households = len(forms)
	}
	job := reports.IncomeSheetJob{Forms: forms, Bound: req.Bound && req.Way != township.PrintBlank, Printed: d.archive.Now(), Progress: req.Progress}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.IncomeSheets(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// incomeForms makes the forms of a request in the order of paper: by village, group and household. left is how many
// households have no sheet to be printed.
func (d *Desk) incomeForms(ctx context.Context, req township.IncomePrint) (forms []township.IncomeForm, left int, err error) {
	m, err := d.newFormMaker(ctx, req)
	if err != nil {
		return nil, 0, err
	}
	homes, err := d.homesToPrint(ctx, req)
	if err != nil {
		return nil, 0, err
	}
	switch req.Way {
	case township.PrintBlank:
		return m.copies(homes), 0, nil
	case township.PrintPrefilled:
		forms, err = m.prefilled(ctx, d, homes)
		return forms, 0, err
	}
	return m.completed(ctx, d, homes)
}

// homesToPrint are the households of a request: those named, else those of its village, else all.
func (d *Desk) homesToPrint(ctx context.Context, req township.IncomePrint) ([]*home, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	village, err := d.villageCalled(ctx, req.Village)
	if err != nil {
		return nil, err
	}
	named := map[int64]bool{}
	for _, id := range req.Households {
		named[id] = true
	}
	var out []*home
	for _, h := range r.rows {
		if named[h.ID] || len(named) == 0 && (village == "" || h.Village == village) {
			out = append(out, h)
		}
	}
	if len(req.Households) > 0 && len(out) == 0 {
		return nil, township.Errorf(township.CodeNotFound, "所选的农户已不在档案中，没有可打印的收入计算表。请刷新后重试。")
	}
	return out, nil
}

// formMaker makes forms of one year.
type formMaker struct {
	req   township.IncomePrint
	base  township.IncomeForm // what all forms say
	items []township.IncomeItem
	blank []township.IncomeRow // of a form to be filled in
}

func (d *Desk) newFormMaker(ctx context.Context, req township.IncomePrint) (*formMaker, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	items, err := itemsOf(d.archive.Read(ctx), req.Year)
	if err != nil {
		return nil, err
	}
	m := &formMaker{req: req, items: items, blank: township.RollUp(nil, items)}
	m.base = township.IncomeForm{County: office.County, Office: office.Name, Year: req.Year, Rows: m.blank}
	return m, nil
}

// copies are blank forms; of one household they say whose they are, of a village which.
func (m *formMaker) copies(homes []*home) []township.IncomeForm {
	form := m.base
	switch {
	case len(m.req.Households) > 0:
		form = m.of(homes[0])
	case m.req.Village != "" && len(homes) > 0:
		form.Village = homes[0].Village
	}
	return slices.Repeat([]township.IncomeForm{form}, m.req.Copies)
}

// of is the form of a household without answers.
func (m *formMaker) of(h *home) township.IncomeForm {
	f := m.base
	f.Village, f.Group, f.Code, f.Head, f.Type = h.Village, h.Group, h.Code, h.Head, h.SheetType()
	f.Scan = township.FormCode{Kind: township.FormIncome, Year: m.req.Year, Household: h.ID}
	if h.People > 0 {
		f.Population = fmt.Sprint(h.People)
	}
	return f
}

// prefilled are the forms of households that are, for the visit.
func (m *formMaker) prefilled(ctx context.Context, d *Desk, homes []*home) ([]township.IncomeForm, error) {
	var last map[int64][]township.IncomeLine
	if m.req.Hints {
		before, err := d.sheetsToPrint(ctx, township.YearBefore(m.req.Year), homes)
		if err != nil {
			return nil, err
		}
		last = map[int64][]township.IncomeLine{}
		for household, s := range before {
			last[household] = s.Lines
		}
	}
	var out []township.IncomeForm
	for _, h := range homes {
		if h.Closed != "" {
			continue
		}
		f := m.of(h)
		if lines := last[h.ID]; len(lines) > 0 {
			f.Rows, f.Hinted = township.HintRows(lines, m.items), true
		}
		out = append(out, f)
	}
	switch {
	case len(out) == 0 && len(homes) == 1:
		return nil, township.Errorf(township.CodeNotFound, "%s已注销，不再预填收入计算表。请另选。", homes[0].Named())
	case len(out) == 0:
		return nil, township.Errorf(township.CodeNotFound, "%s没有农户，没有可打印的收入计算表。请另选。", m.place())
	}
	return out, m.fits(len(out))
}

// fits refuses what makes too large a file.
func (m *formMaker) fits(n int) error {
	if n > township.MostForms {
		return township.Errorf(township.CodeInvalid, "共 %d 户，超过一个文件最多 %d 户。请按村分别打印。", n, township.MostForms)
	}
	return nil
}

// place says in a sentence which households were asked for.
func (m *formMaker) place() string {
	switch {
	case len(m.req.Households) > 0:
		return "所选范围内"
	case m.req.Village != "":
		return m.req.Village
	}
	return "档案里"
}

// completed are the forms of the households that have a sheet; left is how many of the others there are.
func (m *formMaker) completed(ctx context.Context, d *Desk, homes []*home) (out []township.IncomeForm, left int, err error) {
	sheets, err := d.sheetsToPrint(ctx, m.req.Year, homes)
	if err != nil {
		return nil, 0, err
	}
	for _, h := range homes {
		if s, ok := sheets[h.ID]; ok {
			out = append(out, m.filled(h, s))
		} else if h.Closed == "" {
			left++
		}
	}
	if len(out) == 0 {
		return nil, 0, township.Errorf(township.CodeNotFound, "%s没有%s年的收入计算表，没有打印。请先核算，或打印空白表、预填表。", m.whose(homes), m.req.Year)
	}
	return out, left, m.fits(len(out))
}

// whose is place, or the one household that was asked for.
func (m *formMaker) whose(homes []*home) string {
	if len(m.req.Households) == 1 && len(homes) == 1 {
		return homes[0].Named()
	}
	return m.place()
}

// filled is the form of a household with what its sheet says; a draft has the household as it is now.
func (m *formMaker) filled(h *home, s *township.IncomeSheet) township.IncomeForm {
	file := township.IncomeFile{Row: h.HouseholdRow, Sheet: *s}
	file.Items, file.People = m.items, h.People
	file.Recount()
	s = &file.Sheet
	f := m.of(h)
	totals := s.Totals()
	f.Head, f.Type, f.Population, f.Totals = firstOf(s.Head, h.Head), s.Type, fmt.Sprint(s.Population), &totals
	f.Rows, f.Edition = township.RollUp(s.Lines, m.items), s.Edition()
	f.Reckoner, f.ReckonedOn = s.Reckoner, s.ReckonedOn
	return f
}

// sheetsToPrint returns the last versions of the sheets of a year with their lines, by household.
func (d *Desk) sheetsToPrint(ctx context.Context, year string, homes []*home) (map[int64]*township.IncomeSheet, error) {
	read := d.archive.Read(ctx)
	if len(homes) == 0 {
		return nil, nil
	}
	if len(homes) < manyHomes {
		ids := make([]int64, len(homes))
		for i, h := range homes {
			ids[i] = h.ID
		}
		read = read.Among(ids)
	}
	records, err := read.SheetsOfYear(year)
	if err != nil {
		return nil, err
	}
	out, byID := map[int64]*township.IncomeSheet{}, map[int64]*township.IncomeSheet{}
	for _, r := range records {
		s := township.SheetOf(r)
		out[s.Household], byID[s.ID] = &s, &s
	}
	lines, err := read.LinesOfYear(year)
	for _, r := range lines {
		if s := byID[parseInt(r.Get("sheet_id"))]; s != nil {
			s.Lines = append(s.Lines, township.LineOf(r))
		}
	}
	return out, err
}

// manyHomes is how many households make it quicker to read the sheets of all.
const manyHomes = 1000

// IncomeYear is the year that is meant where none is named: the latest that has a standard or a sheet, else this one.
func (d *Desk) IncomeYear(ctx context.Context) (string, error) {
	read := d.archive.Read(ctx)
	years, err := read.IncomeYears()
	if err != nil {
		return "", err
	}
	for _, year := range years {
		standards, err := standardsOf(read, year)
		if err != nil || len(standards) > 0 {
			return year, err
		}
		sheets, err := read.SheetsOfYear(year)
		if err != nil || len(sheets) > 0 {
			return year, err
		}
	}
	return string(d.Today()[:4]), nil
}
