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
	sheets, err := read.SheetsInShort(year)
	if err != nil {
		return nil, err
	}
	before, err := read.SheetsInShort(township.YearBefore(year))
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

// figureOf puts a household's figures of a year together; a sheet with ID 0 is none.
func figureOf(row *township.HouseholdRow, sheet, before township.SheetShort, standards []township.Standard) township.IncomeFigure {
	f := township.IncomeFigure{Row: row}
	if last, ok := before.Totals().PerCapita(); ok && before.ID != 0 {
		f.Last = &last
	}
	if sheet.ID == 0 {
		return f
	}
	if sheet.State == township.SheetDraft {
		sheet.Population = row.People
	}
	t := sheet.Totals()
	f.Sheet, f.Version, f.State, f.Population, f.SignedOn = sheet.ID, sheet.Version, sheet.State, sheet.Population, sheet.SignedOn
	f.Net, f.Of = sheet.Net, sheet.Of
	f.PerCapita, f.Known = t.PerCapita()
	f.Flags = township.Flags(t, sheet.Rigid, f.Last, standards)
	return f
}
