package service

import (
	"context"

	"taizhang/app/township"
)

// IncomeFigures returns every household that is, and every one with a sheet of the year, with its income in short, in the
// order of paper.
func (d *Desk) IncomeFigures(ctx context.Context, year string) ([]township.IncomeFigure, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	read := d.archive.Read(ctx)
	standards, err := standardsOf(read, year)
	if err != nil {
		return nil, err
	}
	sheets, err := sheetsByHousehold(read.SheetsOfYear(year))
	if err != nil {
		return nil, err
	}
	before, err := sheetsByHousehold(read.SheetsOfYear(township.YearBefore(year)))
	if err != nil {
		return nil, err
	}
	out := make([]township.IncomeFigure, 0, len(r.rows))
	for _, h := range r.rows {
		sheet, has := sheets[h.ID]
		if h.Closed != "" && !has {
			continue
		}
		out = append(out, figureOf(&h.HouseholdRow, sheet, before[h.ID], standards))
	}
	return out, stopped(ctx, err)
}

func sheetsByHousehold(records []township.Record, err error) (map[int64]township.Record, error) {
	out := make(map[int64]township.Record, len(records))
	for _, r := range records {
		out[parseInt(r.Get("household_id"))] = r
	}
	return out, err
}

// figureOf puts a household's figures of a year together; the zero record is no sheet.
func figureOf(row *township.HouseholdRow, sheet, before township.Record, standards []township.Standard) township.IncomeFigure {
	f := township.IncomeFigure{Row: row}
	if t := township.SheetTotals(before); before.ID != 0 {
		if last, ok := t.PerCapita(); ok {
			f.Last = &last
		}
	}
	if sheet.ID == 0 {
		return f
	}
	s := township.SheetOf(sheet)
	t := township.SheetTotals(sheet)
	if s.State == township.SheetDraft {
		t.Population = row.People
	}
	f.Sheet, f.Version, f.State, f.Population, f.SignedOn = s.ID, s.Version, s.State, t.Population, s.On
	f.Net = t.All.Net
	for i, o := range t.Of {
		f.Of[i] = o.Net
	}
	f.PerCapita, f.Known = t.PerCapita()
	f.Flags = township.Flags(t, s.Rigid, f.Last, standards)
	return f
}
