package reports

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// surveyStandards is what stands on every back.
type surveyStandards struct {
	title page.Block
	lines []page.Block
}

// The gaps of the back, in mm.
const (
	backTitle = 9.0 // room of a title
	backGap   = 1.5 // between the standards
)

func standardsOf(l look) surveyStandards {
	s := surveyStandards{title: bold(13).Line("核查标准", l.width())}
	for i, text := range township.SurveyStandards {
		s.lines = append(s.lines, running(11).Wrap(fmt.Sprintf("%d.%s", i+1, text), l.width()))
	}
	return s
}

// height is the height of the standards with their title.
func (s surveyStandards) height() float64 {
	h := backTitle
	for _, b := range s.lines {
		h += b.Height() + backGap
	}
	return h
}

// whoseHeight is the room of the line that says whose form the back belongs to.
const whoseHeight = 7.0

// recordColumn is the width of the labels of the record on the back.
const recordColumn = 52.0

// record lays out what the back of a completed form says of the visit: how it was made, who passed it, and what was asked
// at the door only; nil for a form without it.
func (p *surveyPress) record(f *township.SurveyForm, l look) *formLayout {
	if f.Survey == nil {
		return nil
	}
	body := running(10.5)
	g := &formGrid{
		columns: []formColumn{{label: "项目", width: recordColumn}, {label: "情况", width: l.width() - recordColumn}},
		head:    l.head, pitch: body.Pitch(), minRow: 7.5, padX: l.padX, padY: l.padY,
	}
	add := func(label, note, text string) {
		g.rows = append(g.rows, formRow{cells: []formCell{
			{text: g.wrap(0, body, label), note: g.wrap(0, plain(l.leastBody), note)},
			{text: g.wrap(1, body, text)},
		}})
	}
	if visit := f.VisitLine(); visit != "" {
		add("调查情况", "", visit)
	}
	for i := range f.Form.Questions {
		if q := &f.Form.Questions[i]; q.Unprinted {
			add(numbered(q.Position, i)+q.Text, "（"+q.Polarity()+"）", f.Found(q))
		}
	}
	for _, line := range f.TrailLines() {
		add("审核过程", "", line)
	}
	if f.Survey.Remark != "" {
		add("备注", "", f.Survey.Remark)
	}
	if len(g.rows) == 0 {
		return nil
	}
	room := l.sheet.Height - l.top - l.bottom - whoseHeight - p.standards.height() - backTitle - 1.85*l.foot.Em() - 2
	return g.lay(room, 0)
}

// drawBack draws the sheet-th back: the standards, and under them as much of the record as the sheet holds.
func (p *surveyPress) drawBack(f laidSurvey, l look, sheet int) {
	y := l.top
	put := func(b page.Block, high float64, ink township.RGB, align page.Align) {
		p.doc.Put(b, page.Rect{X: l.left, Y: y, W: l.width(), H: high}, ink, align)
		y += high
	}
	put(l.foot.Line(whose(f.SurveyForm), l.width()), whoseHeight, page.Quiet, page.Right)
	put(p.standards.title, backTitle, page.Black, page.Centre)
	for _, b := range p.standards.lines {
		put(b, b.Height()+backGap, page.Black, page.Left)
	}
	if f.back != nil && sheet < len(f.back.sheets) {
		put(bold(13).Line("调查和审核记录", l.width()), backTitle, page.Black, page.Centre)
		f.back.draw(p.doc, sheet, l.left, y)
	}
}

// whose names the household on the back, as far as it is known.
func whose(f *township.SurveyForm) string {
	if f.Head == "" {
		return ""
	}
	return f.Village + f.Group + "　户主姓名：" + f.Head
}
