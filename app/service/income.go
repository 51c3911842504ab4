package service

import (
	"context"
	"slices"

	"taizhang/app/township"
	"taizhang/data"
)

// screenIncome is the screen that income sheets stand on.
const screenIncome township.Origin = "屏幕：收入"

// OpenIncome returns a household's income sheet of a year with what it is looked at beside. A household without a sheet
// gets an empty one that is not in the archive; a draft has the population of now.
func (d *Desk) OpenIncome(ctx context.Context, household int64, year string) (township.IncomeFile, error) {
	read := d.archive.Read(ctx)
	r, err := d.read(ctx)
	if err != nil {
		return township.IncomeFile{}, err
	}
	at, ok := r.byID[household]
	if !ok {
		_, err := read.Household(household)
		return township.IncomeFile{}, err
	}
	f := township.IncomeFile{Row: r.rows[at].HouseholdRow}
	o := incomeOpening{read: read, file: &f, year: year}
	if o.records, err = read.SheetsOf(household); err != nil {
		return f, err
	}
	if o.home, err = read.Household(household); err != nil {
		return f, err
	}
	for _, step := range []func() error{o.setup, o.sheets, o.family, o.lastYear, o.village} {
		if err := step(); err != nil {
			return f, err
		}
	}
	f.Recount()
	o.letters()
	return f, nil
}

// letters gives the items and persons of the sheet their pinyin initials.
func (o *incomeOpening) letters() {
	cache, names := initialsCache{}, map[string]string{}
	for _, i := range o.file.Items {
		names[i.Name] = cache.of(i.Name)
	}
	for _, p := range o.file.Family {
		names[p.Name] = cache.of(p.Name)
	}
	for _, l := range o.file.Sheet.Lines {
		names[l.Item] = cache.of(l.Item)
	}
	o.file.Letters = names
}

// incomeOpening gathers what belongs to an income sheet.
type incomeOpening struct {
	read    data.Reader
	file    *township.IncomeFile
	year    string
	home    township.Record
	records []township.Record // the household's sheets, the latest year and version first
}

func (o *incomeOpening) setup() (err error) {
	if o.file.Standards, err = standardsOf(o.read, o.year); err != nil {
		return err
	}
	o.file.Items, err = itemsOf(o.read, o.year)
	return err
}

func (o *incomeOpening) sheets() error {
	own := []township.IncomeSheet{}
	for _, r := range o.records {
		if s := township.SheetOf(r); s.Year == o.year {
			own = append(own, s)
		}
	}
	if len(own) == 0 {
		o.file.Sheet = township.IncomeSheet{Household: o.file.Row.ID, Year: o.year, Version: 1, State: township.SheetDraft}
		return nil
	}
	o.file.Sheet, o.file.Former = own[0], own[1:]
	return fillSheet(o.read, &o.file.Sheet)
}

// fillSheet reads the lines and answers of a sheet.
func fillSheet(read data.Reader, s *township.IncomeSheet) error {
	lines, err := linesOf(read, s.ID)
	if err != nil {
		return err
	}
	s.Lines = lines
	answers, err := read.AnswersOf(s.ID)
	for _, a := range answers {
		s.Answers = append(s.Answers, township.WarningAnswer{Code: township.WarningCode(a.Get("warning")), Subject: a.Get("subject"), Reason: a.Get("reason")})
	}
	return err
}

func linesOf(read data.Reader, sheet int64) ([]township.IncomeLine, error) {
	records, err := read.LinesOf(sheet)
	out := make([]township.IncomeLine, len(records))
	for i, r := range records {
		out[i] = township.LineOf(r)
	}
	return out, err
}

func (o *incomeOpening) family() error {
	members, err := o.read.MembersOf(o.file.Row.ID)
	if err != nil {
		return err
	}
	_, end := township.IncomePeriod(o.year)
	for _, s := range o.file.Standards {
		end = s.To
	}
	o.file.Family, o.file.People = township.IncomeFamily(members, end), o.file.Row.People
	o.file.Roster = township.RosterIncomeOf(o.home)
	return nil
}

func (o *incomeOpening) lastYear() (err error) {
	before := township.YearBefore(o.year)
	at := slices.IndexFunc(o.records, func(r township.Record) bool { return r.Get("year") == before })
	if at < 0 {
		return nil
	}
	s := township.SheetOf(o.records[at])
	if s.Lines, err = linesOf(o.read, s.ID); err != nil {
		return err
	}
	o.file.LastLines = s.Lines
	if perCapita, ok := s.Totals().PerCapita(); ok {
		o.file.Last = &township.LastIncome{Year: before, PerCapita: perCapita, Net: s.Totals().All.Net}
	}
	return nil
}

// village finds what is usual where the household lives.
func (o *incomeOpening) village() error {
	incomes, err := o.read.ItemIncomes(parseInt(o.home.Get("village_id")), o.year)
	o.file.Village, o.file.Medians = o.file.Row.Village, township.Medians(incomes)
	return err
}

// IncomeVersion returns one version of an income sheet with its lines and answers.
func (d *Desk) IncomeVersion(ctx context.Context, id int64) (township.IncomeSheet, error) {
	read := d.archive.Read(ctx)
	r, err := read.Sheet(id)
	if err != nil {
		return township.IncomeSheet{}, err
	}
	s := township.SheetOf(r)
	return s, fillSheet(read, &s)
}

// IncomeYears returns the years that have a standard, a catalogue or a sheet, the latest first.
func (d *Desk) IncomeYears(ctx context.Context) ([]string, error) {
	return d.archive.Read(ctx).IncomeYears()
}
