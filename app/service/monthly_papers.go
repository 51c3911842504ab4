package service

import (
	"context"
	"io"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/reports"
)

// MonthlyOf finds the edition of a month, “” for the latest.
func (d *Desk) MonthlyOf(ctx context.Context, month string) (township.MonthlyEdition, error) {
	editions, err := d.MonthlyEditions(ctx)
	if err != nil {
		return township.MonthlyEdition{}, err
	}
	if len(editions) == 0 {
		return township.MonthlyEdition{}, township.Errorf(township.CodeNotFound, "还没有大排查月报表。请先在“问题”的“月报表”里新建一期。")
	}
	if month == "" {
		return editions[0], nil
	}
	if township.MonthEnd(month) == "" {
		return township.MonthlyEdition{}, township.Errorf(township.CodeInvalid, "月份“%s”不是年和月，请写成 %s 这样。", township.Shorten(month), d.Today().Month())
	}
	at := slices.IndexFunc(editions, func(e township.MonthlyEdition) bool { return e.Month == month })
	if at < 0 {
		return township.MonthlyEdition{}, township.Errorf(township.CodeNotFound, "没有%s的月报表，最近一期是%s的。", township.Date(month).Chinese(), township.Date(editions[0].Month).Chinese())
	}
	return editions[at], nil
}

// PrintMonthly writes an edition as a PDF.
func (d *Desk) PrintMonthly(ctx context.Context, id int64, path string) (township.WallListResult, error) {
	f, err := d.OpenMonthly(ctx, id)
	if err != nil {
		return township.WallListResult{}, err
	}
	return printList(ctx, path, township.WallListResult{Lists: 1, Households: len(f.Lines)}, func(w io.Writer) (reports.Result, error) {
		return reports.MonthlySheet(ctx, w, reports.MonthlySheetJob{Edition: f, Printed: d.archive.Now()})
	})
}

// ExportMonthly writes an edition as a workbook.
func (d *Desk) ExportMonthly(ctx context.Context, id int64, path string) (township.WallListResult, error) {
	f, err := d.OpenMonthly(ctx, id)
	if err != nil {
		return township.WallListResult{}, err
	}
	return township.WallListResult{Lists: 1, Households: len(f.Lines)}, writeFile(ctx, path, func(w fileWriter) error {
		return excel.WriteMonthly(ctx, w, excel.MonthlyJob{Edition: f, Printed: d.archive.Now(), TempDir: d.tempDir})
	})
}
