package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// ExportIncome writes the incomes of a year as a workbook, a row per household and one per line, and returns how many
// households it has. Numbers of certificates and telephones are not in it.
func (d *Desk) ExportIncome(ctx context.Context, req township.IncomeExport, path string, progress func(done, total int)) (int, error) {
	details, err := d.incomeDetails(ctx, req)
	if err != nil {
		return 0, stopped(ctx, err)
	}
	switch {
	case len(details) == 0 && req.Village == "" && req.Households == nil:
		return 0, township.Errorf(township.CodeNotFound, "档案里还没有农户，文件没有写出。请先导入花名册或新增户。")
	case len(details) == 0:
		return 0, township.Errorf(township.CodeNotFound, "%s没有可导出的农户，文件没有写出。请放宽条件。", inPlace(req.Village))
	}
	if !slices.ContainsFunc(details, func(i township.IncomeDetail) bool { return i.Sheet != 0 }) {
		return 0, township.Errorf(township.CodeNotFound, "%s%s年还没有一张收入计算表，文件没有写出。请核对年度，或先在“收入”里核算。", req.Village, req.Year)
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return 0, err
	}
	place := office.Name
	if req.Village != "" {
		place += req.Village
	}
	job := excel.IncomeJob{
		Title: fmt.Sprintf("%s%s年收入核算表", place, req.Year), Office: office.Name, Year: req.Year, Details: details,
		Printed: d.archive.Now(), Progress: progress, TempDir: d.tempDir,
	}
	return len(details), writeFile(ctx, path, func(w fileWriter) error { return excel.WriteIncome(ctx, w, job) })
}

// incomeDetails returns what a workbook of incomes is made of, in the order of paper.
func (d *Desk) incomeDetails(ctx context.Context, req township.IncomeExport) ([]township.IncomeDetail, error) {
	figures, err := d.IncomeFigures(ctx, req.Year)
	if err != nil {
		return nil, err
	}
	read := d.archive.Read(ctx)
	records, err := read.LinesOfYear(req.Year)
	if err != nil {
		return nil, err
	}
	lines := map[int64][]township.IncomeLine{}
	for _, r := range records {
		sheet := parseInt(r.Get("sheet_id"))
		lines[sheet] = append(lines[sheet], township.LineOf(r))
	}
	items, err := itemsOf(read, req.Year)
	if err != nil {
		return nil, err
	}
	wanted := map[int64]bool{}
	for _, id := range req.Households {
		wanted[id] = true
	}
	figures = slices.DeleteFunc(figures, func(f township.IncomeFigure) bool {
		return req.Village != "" && f.Row.Village != req.Village || req.Households != nil && !wanted[f.Row.ID]
	})
	out := make([]township.IncomeDetail, len(figures))
	for i, f := range figures {
		out[i] = township.IncomeDetail{IncomeFigure: f, Lines: township.KeptLines(lines[f.Sheet], items)}
	}
	return out, nil
}
