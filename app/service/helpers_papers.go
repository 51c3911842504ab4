package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/reports"
)

// PrintHelperLists writes the lists of helpers as one PDF, by unit, and notes that the telephone numbers of their
// households were printed.
func (d *Desk) PrintHelperLists(ctx context.Context, req township.HelperListRequest, path string, progress func(done, total int)) (township.HelperListResult, error) {
	sheets, err := d.helperSheets(ctx, req)
	if err != nil {
		return township.HelperListResult{}, stopped(ctx, err)
	}
	out := township.HelperListResult{Helpers: len(sheets)}
	for _, s := range sheets {
		out.Households += len(s.Rows)
	}
	if err := d.noteSheet(ctx, fmt.Sprintf("打印帮扶农户名单（%d户）", out.Households), shownPhones); err != nil {
		return township.HelperListResult{}, err
	}
	job := reports.HelperListJob{Sheets: sheets, Printed: d.archive.Now(), Progress: progress}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.HelperLists(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}

// helperSheets gathers the lists of a request by unit and name; a helper without households there has none.
func (d *Desk) helperSheets(ctx context.Context, req township.HelperListRequest) ([]township.HelperSheet, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	village, err := d.villageCalled(ctx, req.Village)
	if err != nil {
		return nil, err
	}
	list, err := d.Helpers(ctx)
	if err != nil {
		return nil, err
	}
	var sheets []township.HelperSheet
	for _, r := range list.Rows {
		if len(req.Helpers) > 0 && !slices.Contains(req.Helpers, r.Key()) {
			continue
		}
		s := township.HelperSheet{Office: office.Name, Helper: r.Helper, AsOf: d.Today(), Rows: helperSheetRows(list.Of(r.Homes), village)}
		if len(s.Rows) > 0 {
			sheets = append(sheets, s)
		}
	}
	if len(sheets) == 0 {
		return nil, township.Errorf(township.CodeNotFound, "所选的帮扶责任人%s没有农户，没有可打印的名单。请另选。", inPlace(village))
	}
	return sheets, nil
}

// villageCalled returns the archive's name of a village, “” for all.
func (d *Desk) villageCalled(ctx context.Context, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	villages, err := d.Villages(ctx)
	if err == nil {
		villages, err = pickVillages(villages, name)
	}
	if err != nil {
		return "", err
	}
	return villages[0].Name, nil
}

// helperSheetRows are the lines of the households of a village, “” for all.
func helperSheetRows(households []township.HouseholdRow, village string) []township.HelperSheetRow {
	var rows []township.HelperSheetRow
	for i := range households {
		if village == "" || households[i].Village == village {
			rows = append(rows, helperSheetRow(&households[i]))
		}
	}
	return rows
}

// helperSheetRow makes one line of the list. The causes and the remark are the words of the lists only: what a roster
// says beyond them may be an illness.
func helperSheetRow(r *township.HouseholdRow) township.HelperSheetRow {
	return township.HelperSheetRow{
		Village: r.Village, Group: r.Group, Head: r.Head, People: r.People, Type: r.Type, Ledger: r.Ledger,
		Cause: public(r.WallCause(), causeWords), Phone: r.Phone, Remark: public(r.WallRemark(), monitorWords),
	}
}

// ExportHelpers writes the roster and who helps whom as a workbook; what is filled in there can be imported again.
func (d *Desk) ExportHelpers(ctx context.Context, path string, progress func(done, total int)) (township.HelperListResult, error) {
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.HelperListResult{}, err
	}
	list, err := d.Helpers(ctx)
	if err != nil {
		return township.HelperListResult{}, stopped(ctx, err)
	}
	out := township.HelperListResult{Helpers: len(list.Rows), Households: len(list.Households)}
	job := excel.HelperJob{Office: office.Name, List: list, Printed: d.archive.Now(), Progress: progress, TempDir: d.tempDir}
	return out, writeFile(ctx, path, func(w fileWriter) error { return excel.WriteHelpers(ctx, w, job) })
}
