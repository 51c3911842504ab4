package reports

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/reports/page"
	"taizhang/reports/table"
)

// ledger is form F3, F6, F7 or F8, or what one unit answers for: a table with its totals, notes and signatures.
func (p *issuePress) ledger(v *township.IssueVolume) *issueSheet {
	list := p.list
	l := issueLook()
	if list.Form == township.FormIssueList || list.Form == township.FormDuty {
		l = roomyIssueLook()
	}
	footer := firstText(list.Village, list.Office) + " · " + list.Form.Word()
	mark := list.Title
	if list.Form == township.FormDuty {
		footer += " · " + v.Name
		mark = firstText(v.Name, list.Title)
	}
	s := &issueSheet{furniture: p.internal(l, list.Title, list.Subtitle(v), footer), mark: mark, rows: len(v.Rows), table: p.table(l, v.Rows)}
	if annex := list.Form.Annex(); annex != "" {
		s.above = p.reporting(l, annex)
	}
	if len(v.Rows) == 0 {
		s.under = append(s.under, p.nothing(l))
	}
	if totals := list.Form.Totals(); len(totals) > 0 {
		s.under = append(s.under, p.totals(l, totals, v.IssueFigures))
	}
	if list.Form == township.FormIssueList {
		for _, note := range township.IssueListNotes {
			s.under = append(s.under, p.words(l, plain(9), note))
		}
	}
	s.under = append(s.under, p.words(l, plain(9), list.LateNote()))
	if list.Form.Signed() {
		s.under = append(s.under, p.signing(l))
	}
	return s
}

// internal is the furniture of a sheet that hangs nowhere.
func (p *issuePress) internal(l look, title, subtitle, form string) furniture {
	f := p.furnish(l, title, subtitle, form)
	f.legend, f.note = nil, internalNote
	return f
}

// reporting is the line above forms F7 and F8: which annex it is, and the unit that reports and stamps.
func (p *issuePress) reporting(l look, annex string) part {
	typ := l.subtitle
	return part{2 * typ.Em(), func(box page.Rect) {
		box.H = 1.4 * typ.Em()
		p.doc.Put(typ.Line("填报单位（盖章）："+p.list.Office, box.W*0.7), box, page.Black, page.Left)
		p.doc.Put(typ.Line(annex, box.W*0.2), box, page.Black, page.Right)
	}}
}

// nothing is the row of a list without issues.
func (p *issuePress) nothing(l look) part {
	return part{3 * l.minRow, func(box page.Rect) {
		p.doc.Frame(box, page.Outer, page.Quiet)
		p.doc.Put(l.subtitle.Fit(p.list.Nothing(), box.W-4, l.foot.Size), box, page.Black, page.Centre)
	}}
}

// totals is the totals row: the figures side by side.
func (p *issuePress) totals(l look, totals []township.IssueFigureOf, figures township.IssueFigures) part {
	typ := page.Type{Face: l.head.Face, Size: max(l.body.Size, 10)}
	return part{l.minRow + 0.8, func(box page.Rect) {
		p.doc.Fill(box, township.StyleOf(township.None).Tint)
		first := 4 * typ.Em()
		cells := []string{"合计"}
		for _, t := range totals {
			cells = append(cells, t.Label+"　"+t.Text(figures))
		}
		x, width := box.X, (box.W-first)/float64(len(totals))
		for i, c := range cells {
			w := width
			if i == 0 {
				w = first
			} else {
				p.doc.Line(x, box.Y, x, box.Bottom(), page.Hairline, page.Quiet)
			}
			in := page.Rect{X: x + l.padX, Y: box.Y, W: w - 2*l.padX, H: box.H}
			p.doc.Put(typ.Line(c, in.W), in, page.Black, page.Centre)
			x += w
		}
		p.doc.Frame(box, page.Outer, page.Quiet)
	}}
}

// blankDay is a day to be written by hand.
const blankDay = "______年____月____日"

// signing is the line that forms F7 and F8 are signed on.
func (p *issuePress) signing(l look) part {
	typ := l.subtitle
	return part{4.2 * typ.Em(), func(box page.Rect) {
		box.Y, box.H = box.Y+2*typ.Em(), 2*typ.Em()
		labels := append(append([]string{}, township.SignedBy...), "日期：")
		width := box.W / float64(len(labels))
		for i, label := range labels {
			b := typ.Line(label, width)
			in := page.Rect{X: box.X + float64(i)*width, Y: box.Y, W: width, H: box.H}
			p.doc.Put(b, in, page.Black, page.Left)
			if i == len(labels)-1 {
				day := typ.Line(blankDay, width)
				p.doc.Put(day, page.Rect{X: in.X + b.Width(), Y: in.Y, W: day.Width(), H: in.H}, page.Black, page.Left)
				continue
			}
			from := in.X + b.Width()
			p.doc.Line(from, in.Y+0.85*in.H, in.Right()-2*typ.Em(), in.Y+0.85*in.H, page.Hairline, page.Black)
		}
	}}
}

// dutySummary counts what the units and their people answer for, on sheets in front of the lists.
func (p *issuePress) dutySummary() error {
	persons := p.list.DutyPersons()
	columns := []table.Column{
		numberColumn("序号", 0.6), textColumn("整改责任单位", 3), textColumn("责任人", 2), numberColumn("问题数", 1), numberColumn("其中超期", 1),
		numberColumn(fmt.Sprintf("其中%d天内到期", township.SoonDays), 1.2), numberColumn("其中待验收", 1),
	}
	l := roomyIssueLook()
	var rows []table.Row
	var all township.DutyPerson
	for i, d := range persons {
		rows = append(rows, table.Row{Cells: append([]string{fmt.Sprint(i + 1), d.Unit, d.Person}, dutyCounts(d)...)})
		all.Issues, all.Overdue, all.Soon, all.Waiting = all.Issues+d.Issues, all.Overdue+d.Overdue, all.Soon+d.Soon, all.Waiting+d.Waiting
	}
	t := officeTable(l, columns, rows)
	t.Style.HeadInk, t.Style.HeadGround = page.Black, township.StyleOf(township.None).Tint
	t.Totals = []table.Row{{Cells: append([]string{"", "合计", ""}, dutyCounts(all)...)}}
	whole := township.IssueVolume{Rows: p.list.Rows, IssueFigures: p.list.Figures}
	title := p.list.Title + "（汇总）"
	s := &issueSheet{furniture: p.internal(l, title, p.list.Subtitle(&whole), firstText(p.list.Village, p.list.Office)+" · 责任清单汇总"), mark: title, table: t}
	return p.sheet(s)
}

func dutyCounts(d township.DutyPerson) []string {
	return []string{thousands(d.Issues), thousands(d.Overdue), thousands(d.Soon), thousands(d.Waiting)}
}
