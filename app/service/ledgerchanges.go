package service

import (
	"context"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/reports"
)

// LedgerChanges returns what became of the ledgers between two days, household by household in the order of paper;
// village “” is the whole office.
func (d *Desk) LedgerChanges(ctx context.Context, village string, from, to township.Date) (township.LedgerChanges, error) {
	c, err := d.ledgerChanges(ctx, township.LedgerChangeRequest{Village: village, From: from, To: to})
	return c, stopped(ctx, err)
}

func (d *Desk) ledgerChanges(ctx context.Context, req township.LedgerChangeRequest) (township.LedgerChanges, error) {
	if err := req.Validate(d.Today()); err != nil {
		return township.LedgerChanges{}, err
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.LedgerChanges{}, err
	}
	files, err := d.ledgerFiles(ctx, &req)
	if err != nil {
		return township.LedgerChanges{}, err
	}
	c := township.CompareLedgers(req.From, req.To, files)
	c.Office, c.Village = office.Name, req.Village
	return c, nil
}

// ledgerFiles gathers what is known of the households of a request, whose village becomes the one that the archive has.
func (d *Desk) ledgerFiles(ctx context.Context, req *township.LedgerChangeRequest) ([]township.LedgerFile, error) {
	before, _, err := d.rowsOn(ctx, req.From)
	if err != nil {
		return nil, err
	}
	after, villages, err := d.rowsOn(ctx, req.To)
	if err != nil {
		return nil, err
	}
	if req.Village != "" {
		picked, err := pickVillages(villages, req.Village)
		if err != nil {
			return nil, err
		}
		req.Village = picked[0].Name
	}
	facts, err := d.ledgerFacts(ctx, *req)
	if err != nil {
		return nil, err
	}
	then := make(map[int64]township.HouseholdRow, len(before))
	for _, r := range before {
		then[r.ID] = r.HouseholdRow
	}
	var files []township.LedgerFile
	for _, r := range after {
		if req.Village == "" || r.Village == req.Village {
			files = append(files, facts.file(then[r.ID], r.HouseholdRow))
		}
	}
	return files, nil
}

// ledgerFacts are what the archive knows today of stays and households.
type ledgerFacts struct {
	stays    map[int64][]township.LedgerStay
	recorded map[int64]township.StayEntered
	began    map[int64]township.Date
	now      *register
}

// ledgerFacts reads them. When something was entered matters only from the day on that there is an archive: what its
// founding brought is neither late nor new.
func (d *Desk) ledgerFacts(ctx context.Context, req township.LedgerChangeRequest) (ledgerFacts, error) {
	f := ledgerFacts{stays: map[int64][]township.LedgerStay{}}
	read := d.archive.Read(ctx)
	stays, err := read.Stays()
	if err != nil {
		return f, err
	}
	for _, s := range stays {
		f.stays[s.Household] = append(f.stays[s.Household], s)
	}
	first, err := read.FirstDay()
	if err != nil {
		return f, err
	}
	if first <= req.To {
		if f.recorded, err = read.StaysEntered(); err != nil {
			return f, err
		}
	}
	if first <= req.From {
		if f.began, err = read.HouseholdsBegan(); err != nil {
			return f, err
		}
	}
	f.now, err = d.read(ctx)
	return f, err
}

// file is one household's; that it was closed holds from the day it was, whenever that was entered.
func (f ledgerFacts) file(before, after township.HouseholdRow) township.LedgerFile {
	out := township.LedgerFile{Before: before, After: after, Stays: f.stays[after.ID], Began: f.began[after.ID], Recorded: f.recorded}
	if i, ok := f.now.byID[after.ID]; ok {
		out.Closed, out.ClosedWay = f.now.rows[i].Closed, f.now.rows[i].ClosedWay
	}
	return out
}

// PrintLedgerChanges writes the change of the ledgers as a PDF: the matrix, then who moved.
func (d *Desk) PrintLedgerChanges(ctx context.Context, req township.LedgerChangeRequest, path string) (township.LedgerChangeResult, error) {
	c, err := d.ledgerChanges(ctx, req)
	if err != nil {
		return township.LedgerChangeResult{}, stopped(ctx, err)
	}
	_, rules, _, err := d.Office(ctx)
	if err != nil {
		return township.LedgerChangeResult{}, err
	}
	out := township.LedgerChangeResult{Moves: len(c.Moves())}
	job := reports.LedgerChangeJob{Changes: c, MarginalColour: rules.MarginalColour, Printed: d.archive.Now()}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.LedgerChanges(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// ExportLedgerChanges writes the same as a workbook: 变动矩阵 and 变动明细.
func (d *Desk) ExportLedgerChanges(ctx context.Context, req township.LedgerChangeRequest, path string) (township.LedgerChangeResult, error) {
	c, err := d.ledgerChanges(ctx, req)
	if err != nil {
		return township.LedgerChangeResult{}, stopped(ctx, err)
	}
	_, rules, _, err := d.Office(ctx)
	if err != nil {
		return township.LedgerChangeResult{}, err
	}
	job := excel.LedgerChangeJob{Changes: c, MarginalColour: rules.MarginalColour, Printed: d.archive.Now(), TempDir: d.tempDir}
	out := township.LedgerChangeResult{Moves: len(c.Moves())}
	return out, writeFile(ctx, path, func(w fileWriter) error { return excel.WriteLedgerChanges(ctx, w, job) })
}
