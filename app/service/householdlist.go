package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/reports"
)

// PrintHouseholdList writes the list of some households as a PDF for work inside the office, and notes that their
// telephone numbers were printed.
func (d *Desk) PrintHouseholdList(ctx context.Context, req township.HouseholdListRequest, path string, progress func(done, total int)) (township.WallListResult, error) {
	lines, err := d.RegisterLines(ctx, township.RegisterRequest{Households: req.Households})
	if err != nil {
		return township.WallListResult{}, stopped(ctx, err)
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.WallListResult{}, err
	}
	job := reports.HouseholdListJob{
		Office: office.Name, Title: strings.TrimSpace(township.Clean(req.Title)), AsOf: d.Today(), Lines: lines,
		Printed: d.archive.Now(), Progress: progress,
	}
	if job.Title == "" {
		job.Title = township.DefaultListTitle(office.Name)
	}
	out := township.WallListResult{Lists: 1, Households: len(lines)}
	if err := d.noteSheet(ctx, fmt.Sprintf("打印农户名单（%d户）", len(lines)), shownPhones); err != nil {
		return township.WallListResult{}, err
	}
	err = writeFile(ctx, path, func(w fileWriter) error {
		res, err := reports.HouseholdList(ctx, w, job)
		out.Pages, out.Missing = res.Pages, res.Missing
		return err
	})
	return out, err
}
