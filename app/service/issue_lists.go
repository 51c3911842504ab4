package service

import (
	"context"
	"slices"

	"taizhang/app/township"
)

// IssueList returns a list of issues as of a day, ready for paper or workbook: what it counts is what it lists.
func (d *Desk) IssueList(ctx context.Context, req township.IssueListRequest) (township.IssueList, error) {
	day := req.AsOf
	if day == "" {
		day = d.Today()
	}
	if !day.Full() || day > d.Today() {
		return township.IssueList{}, township.Errorf(township.CodeInvalid, "统计日“%s”要写到日，而且不晚于今天 %s，请改正。", day, d.Today())
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return township.IssueList{}, err
	}
	rows, err := d.TrailedIssueRows(ctx)
	if err != nil {
		return township.IssueList{}, err
	}
	rows = slices.DeleteFunc(township.IssuesAsOf(rows, day), func(r township.IssueRow) bool {
		return !req.Form.Admits(&r) || !req.Filter.Admits(&r, day) || len(req.Issues) > 0 && !slices.Contains(req.Issues, r.ID)
	})
	list := township.IssueList{
		Form: req.Form, Office: office.Name, Village: req.Filter.Village, AsOf: day, Rows: rows, Figures: township.IssueFiguresOf(rows, day),
		Title: req.Form.Title(office.Name, req.Filter.Village), Late: township.LateEntries(rows, day.Month()),
	}
	return list, nil
}
