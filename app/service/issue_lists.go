package service

import (
	"context"
	"fmt"
	"slices"

	"taizhang/app/township"
)

// IssueList returns a list of issues as of a day, ready for paper or workbook: what it counts is what it lists.
func (d *Desk) IssueList(ctx context.Context, req township.IssueListRequest) (township.IssueList, error) {
	return d.issueList(ctx, req, req.Form.Admits)
}

// IssueRegister returns the issues that a filter admits as they stood on a day, “” for today, with those that were refuted
// or told elsewhere: no form has them.
func (d *Desk) IssueRegister(ctx context.Context, f township.IssueFilter, asOf township.Date) (township.IssueList, error) {
	return d.issueList(ctx, township.IssueListRequest{Filter: f, AsOf: asOf}, func(*township.IssueRow) bool { return true })
}

func (d *Desk) issueList(ctx context.Context, req township.IssueListRequest, admits func(*township.IssueRow) bool) (township.IssueList, error) {
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
	scope, err := d.issueScope(ctx, &req)
	if err != nil {
		return township.IssueList{}, err
	}
	rows = slices.DeleteFunc(township.IssuesAsOf(rows, day), func(r township.IssueRow) bool {
		return !admits(&r) || !req.Filter.Admits(&r, day) || len(req.Issues) > 0 && !slices.Contains(req.Issues, r.ID)
	})
	list := township.IssueList{
		Form: req.Form, Office: office.Name, Village: req.Filter.Village, AsOf: day, Rows: rows, Figures: township.IssueFiguresOf(rows, day), Scope: scope,
		Title: req.Form.Title(office.Name, req.Filter.Village), Late: township.LateEntries(rows, day),
	}
	return list, nil
}

// itemNamed names an item of the sweep, “” where none is asked for.
func (d *Desk) itemNamed(ctx context.Context, id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	items, err := d.ChecklistItems(ctx)
	for _, i := range items {
		if i.ID == id {
			return i.Titled(), err
		}
	}
	return "", err
}

// issueScope says what a list is narrowed by beside its village.
func (d *Desk) issueScope(ctx context.Context, req *township.IssueListRequest) (string, error) {
	campaign := ""
	if req.Filter.Campaign != 0 {
		c, err := d.Campaign(ctx, req.Filter.Campaign)
		if err != nil {
			return "", err
		}
		campaign = c.Name
	}
	item, err := d.itemNamed(ctx, req.Filter.Item)
	if err != nil {
		return "", err
	}
	scope := req.Filter.Said(campaign, item)
	if len(req.Issues) == 0 {
		return scope, nil
	}
	if scope != "" {
		scope += "，"
	}
	return fmt.Sprintf("%s勾选的%d个", scope, len(req.Issues)), nil
}
