package service

import (
	"context"
	"fmt"
	"io"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/reports"
)

// PrintIssues writes a list of issues as a PDF; Lists are the parts of it that stand by themselves, Households the issues
// on it.
func (d *Desk) PrintIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error) {
	list, out, err := d.issuesToWrite(ctx, req)
	if err != nil {
		return out, err
	}
	return printList(ctx, path, out, func(w io.Writer) (reports.Result, error) {
		return reports.IssueLists(ctx, w, reports.IssueListJob{List: list, Printed: d.archive.Now()})
	})
}

// ExportIssues writes the same list as a workbook.
func (d *Desk) ExportIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error) {
	list, out, err := d.issuesToWrite(ctx, req)
	if err != nil {
		return out, err
	}
	return out, writeFile(ctx, path, func(w fileWriter) error {
		return excel.WriteIssues(ctx, w, excel.IssueJob{List: list, Printed: d.archive.Now(), TempDir: d.tempDir})
	})
}

// issuesToWrite is a list with all that stands on it. A notice to nobody and an acceptance of nothing are no papers.
func (d *Desk) issuesToWrite(ctx context.Context, req township.IssueListRequest) (list township.IssueList, out township.WallListResult, err error) {
	if req.Filter.Village != "" && req.Filter.Village != township.TownItself {
		if req.Filter.Village, err = d.villageCalled(ctx, req.Filter.Village); err != nil {
			return list, out, err
		}
	}
	if list, err = d.IssueList(ctx, req); err != nil {
		return list, out, stopped(ctx, err)
	}
	if len(list.Rows) == 0 && (req.Form == township.FormNotice || req.Form == township.FormAcceptance) {
		return list, out, township.Errorf(township.CodeNotFound, "%s没有写出%s。请放宽条件，或换一天。", list.Nothing(), req.Form.Word())
	}
	if req.Form == township.FormAcceptance {
		if err := d.fillBasis(ctx, list.Rows); err != nil {
			return list, out, stopped(ctx, err)
		}
	}
	out.Lists, out.Households = len(list.Volumes()), len(list.Rows)
	return list, out, nil
}

// fillBasis puts beside issues what raised them, and what the archive says of it today.
func (d *Desk) fillBasis(ctx context.Context, rows []township.IssueRow) error {
	l, err := d.newIssueListing(ctx)
	if err != nil {
		return err
	}
	for n := range rows {
		r := &rows[n]
		asked, err := askedOf(l.read, &r.Issue)
		if err != nil {
			return err
		}
		if asked == "" {
			asked = r.Source
			if r.Origin != "" {
				asked += "（" + r.Origin + "）"
			}
		}
		now, err := d.factsNow(l, &r.Issue)
		if err != nil {
			return err
		}
		r.Basis = append([]string{fmt.Sprintf("提出依据：%s", asked)}, now...)
		if len(now) > 0 {
			r.Basis[1] = "现在：" + r.Basis[1]
		}
	}
	return nil
}
