package reports

import (
	"context"
	"io"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// MonthlySheetJob is what MonthlySheet prints: an edition of the sweep's report.
type MonthlySheetJob struct {
	Edition township.MonthlyFile
	Printed time.Time // the date on the paper and the only date in the file

	proof
}

// MonthlySheet prints form F9, A4 landscape: its rows grow over the pages and the heading stands on each. On error nothing
// may be kept of what was written to w.
func MonthlySheet(ctx context.Context, w io.Writer, job MonthlySheetJob) (Result, error) {
	f := &job.Edition
	if len(f.Lines) == 0 {
		return Result{}, township.Errorf(township.CodeInvalid, "%s没有排查项目，没有打印。", f.Named())
	}
	p := &issuePress{press: press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: job.Printed}, total: len(f.Lines)}}
	p.doc = job.document(page.Properties{Title: f.Title(), Author: f.Unit, Made: job.Printed})
	l := roomyIssueLook()
	s := &issueSheet{furniture: p.internal(l, f.Title(), "", f.Named()), mark: f.Named(), rows: len(f.Lines), above: p.monthlyHead(l, f), table: monthlyTable(l, f.Lines)}
	s.note = f.Note()
	if err := p.sheet(s); err != nil {
		return Result{}, err
	}
	return p.finish(w)
}

// monthlyHead is 填报单位 and 填报时间.
func (p *issuePress) monthlyHead(l look, f *township.MonthlyFile) part {
	typ := l.subtitle
	unit, filled := f.Head()
	right := typ.Line(filled, l.width()*0.3)
	left := typ.Fit(unit, l.width()-right.Width()-2*typ.Em(), l.foot.Size)
	return part{left.Height() + 0.6*typ.Em(), func(box page.Rect) {
		box.H = left.Height()
		p.doc.Put(left, box, page.Black, page.Left)
		p.doc.Put(right, box, page.Black, page.Right)
	}}
}

// monthlyTable are the seven columns of form F9.
func monthlyTable(l look, lines []township.MonthlyLine) *table.Table {
	t := officeTable(l, nil, make([]table.Row, len(lines)))
	t.Style.HeadInk, t.Style.HeadGround = page.Black, township.StyleOf(township.None).Tint
	for _, c := range township.MonthlyColumns {
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Weight: c.Weight, Wraps: c.Long, Align: alignOf(false, c.Long)})
	}
	t.Set = true
	for i := range lines {
		for _, c := range township.MonthlyColumns {
			t.Rows[i].Cells = append(t.Rows[i].Cells, c.Text(i+1, &lines[i]))
		}
	}
	return t
}
