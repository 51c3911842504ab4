package reports

import (
	"context"
	"io"
	"strings"
	"time"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// IssueListJob is what IssueLists prints: a list of issues, by its form.
type IssueListJob struct {
	List     township.IssueList
	Printed  time.Time             // the date on the paper and the only date in the file
	Progress func(done, total int) // issues on paper; may be nil

	proof
}

// IssueLists prints a list of issues: forms F3, F6, F7 and F8, 责任清单, 整改通知单 or 验收单. Parts that stand by themselves are
// numbered by themselves. A list without issues says so. On error nothing may be kept of what was written to w.
func IssueLists(ctx context.Context, w io.Writer, job IssueListJob) (Result, error) {
	list := job.List
	p := &issuePress{list: &list, press: press{ctx: ctx, job: WallListJob{Form: township.ForFile, Printed: job.Printed, Progress: job.Progress}, total: len(list.Rows)}}
	p.doc = job.document(page.Properties{Title: list.Title, Author: list.Office, Made: job.Printed})
	if err := p.print(); err != nil {
		return Result{}, err
	}
	if err := p.doc.Write(w); err != nil {
		return Result{}, err
	}
	return Result{Pages: p.doc.Pages(), Missing: p.missing}, nil
}

// issuePress prints lists of issues.
type issuePress struct {
	press
	list *township.IssueList
}

// issueLook is A4 landscape for seventeen columns: the smallest type that the forms allow.
func issueLook() look {
	return look{
		sheet: page.A4Landscape, left: 18, right: 10, top: 12, bottom: 9,
		title: bold(18), subtitle: plain(10.5), head: bold(9), body: running(9), foot: plain(9), leastBody: 9,
		minRow: 7.6, padX: 0.55, padY: 1,
	}
}

// roomyIssueLook is A4 landscape for lists of fewer columns.
func roomyIssueLook() look {
	l := issueLook()
	l.head, l.body, l.minRow, l.padX, l.padY = bold(10.5), running(10.5), 8.6, 1, 1.3
	return l
}

// print prints the volumes of the list.
func (p *issuePress) print() error {
	if p.list.Form == township.FormDuty && len(p.list.Rows) > 0 {
		if err := p.dutySummary(); err != nil {
			return err
		}
	}
	volumes := p.list.Volumes()
	if len(volumes) == 0 {
		volumes = []township.IssueVolume{{}}
	}
	for i := range volumes {
		v := &volumes[i]
		var s *issueSheet
		switch p.list.Form {
		case township.FormNotice:
			s = p.notice(v)
		case township.FormAcceptance:
			s = p.acceptance(v)
		default:
			s = p.ledger(v)
		}
		if err := p.sheet(s); err != nil {
			return err
		}
	}
	return nil
}

// issueSheet is a table with words above and under it, on as many sheets as it takes.
type issueSheet struct {
	furniture
	mark  string // in the outline
	rows  int    // issues
	above part   // on the first sheet
	table *table.Table
	under []part // on the last sheet, one below the other
	low   bool   // the last of what stands under the table stands at the foot of its sheet
	shown func(sheet int, layout *table.Layout)
}

// part is something that is drawn into a box as wide as the sheet's body.
type part struct {
	height float64
	draw   func(box page.Rect)
}

// sheet prints the sheets of a table.
func (p *issuePress) sheet(s *issueSheet) error {
	room, under := s.bodyHeight(), 0.0
	for _, u := range s.under {
		under += u.height
	}
	s.table.Under = under
	layout, err := s.table.Lay(p.ctx, s.width(), table.Room{First: room - s.above.height, Next: room})
	if err != nil {
		return err
	}
	all := layout.Sheets()
	return p.sheets(s.mark, all, s.look.sheet, func() { p.doc.Bookmark(0, s.mark) }, func(n int) (int, error) {
		s.draw(p.doc, n+1, all)
		top := s.bodyTop()
		if n == 0 {
			p.part(s, s.above, top)
			top += s.above.height
		}
		if err := layout.Draw(p.ctx, p.doc, n, s.left, top); err != nil {
			return 0, err
		}
		if s.shown != nil {
			s.shown(n, layout)
		}
		if n == all-1 {
			p.parts(s, top+layout.Height(n))
		}
		return begunOn(layout.Pieces(n)), nil
	})
}

// parts draws what stands under a table that ends at y.
func (p *issuePress) parts(s *issueSheet, y float64) {
	for i, u := range s.under {
		if s.low && i == len(s.under)-1 {
			y = s.bodyTop() + s.bodyHeight() - u.height
		}
		p.part(s, u, y)
		y += u.height
	}
}

func (p *issuePress) part(s *issueSheet, u part, y float64) {
	if u.draw != nil {
		u.draw(page.Rect{X: s.left, Y: y, W: s.width(), H: u.height})
	}
}

// words is a part that holds a text.
func (p *issuePress) words(l look, typ page.Type, text string) part {
	if text == "" {
		return part{}
	}
	b := typ.Wrap(text, l.width())
	return part{b.Height() + 0.5*typ.Em(), func(box page.Rect) { p.doc.Put(b, box, page.Black, page.Left) }}
}

// table is the table of a volume in a look.
func (p *issuePress) table(l look, rows []township.IssueRow) *table.Table {
	columns := p.list.Columns()
	t := &table.Table{Set: true, Rows: make([]table.Row, len(rows)), Style: table.Style{
		Head: l.head, Body: l.body, HeadInk: page.Black, HeadGround: township.StyleOf(township.None).Tint,
		MinHead: l.minRow, MinRow: l.minRow, PadX: l.padX, PadY: l.padY, Rule: page.Quiet,
	}}
	for _, c := range columns {
		t.Columns = append(t.Columns, table.Column{Label: c.Label, Over: p.list.Form.Over(c.Label), Weight: c.Weight, Wraps: c.Long, Align: alignOf(false, c.Long), Again: againIn(c.Label)})
	}
	cells := make([]string, len(columns)*len(rows))
	for i := range rows {
		own := cells[i*len(columns) : (i+1)*len(columns)]
		for j, c := range columns {
			own[j] = c.Text(i+1, &rows[i])
			if !c.Long {
				own[j] = breakableDate(own[j])
			}
		}
		t.Rows[i].Cells = own
	}
	return t
}

// againIn is what stands behind the text of a column on the further sheets of an issue; “” for a column that is not repeated.
func againIn(label string) string {
	switch label {
	case "序号", "编号", "村":
		return " "
	case "户主姓名", "户主姓名/责任主体":
		return "（续）"
	}
	return ""
}

// breakableDate lets a day take two lines, 2021- and 11-19: columns of days are narrow where there are many columns.
func breakableDate(s string) string {
	if len(s) == len("2021-11-19") && township.Date(s).Full() {
		return strings.Replace(s, "-", "- ", 1)
	}
	return s
}
