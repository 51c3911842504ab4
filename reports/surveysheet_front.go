package reports

import (
	"fmt"
	"unicode/utf8"

	"taizhang/app/township"
	"taizhang/reports/page"
)

// surveyHead prepares the head of a form.
func surveyHead(f *township.SurveyForm, l look) formHead {
	h := formHead{look: l}
	h.title = evenly(l.title, f.Title(), h.beside(), l.subtitle.Size)
	h.lines = [][]slot{
		{{value: f.Town(), least: 30}, {label: "乡镇（街道）"}, {value: f.Hamlet(), least: 26}, {label: "村"}, {value: f.Team(), least: 14}, {label: "组"}},
		{{label: "户主姓名：", value: f.Head, least: 30}, {label: "　家庭人口数：", value: f.Population, least: 14}},
	}
	if f.Form.Audience == township.ForMonitored {
		h.lines = append(h.lines, monitorLine(f.Monitor))
	}
	return h.measured()
}

// monitorLine has a box for each 监测户类型; one of another name is written beside them.
func monitorLine(monitor string) []slot {
	line, known := []slot{{label: "监测户类型"}}, monitor == ""
	for _, kind := range township.MonitorKinds {
		line = append(line, slot{label: "　"}, slot{label: kind, ticks: true, ticked: kind == monitor})
		known = known || kind == monitor
	}
	if !known {
		line = append(line, slot{label: " "}, slot{value: monitor, least: 8})
	}
	return line
}

// The measures by which a pair with a long answer takes width from the other one.
const (
	longAnswer  = 200  // in characters
	leastAnswer = 28.0 // width of the other's column, mm
)

// surveyColumns are the two column pairs of the form; left and right are how long their longest answers are.
func surveyColumns(l look, left, right int) []formColumn {
	room := l.width() - 2*questionWidth
	first := room / 2
	if left > longAnswer || right > longAnswer {
		first = max(leastAnswer, min(room-leastAnswer, room*float64(left)/float64(left+right)))
	}
	return []formColumn{
		{label: "“回头看”内容", width: questionWidth},
		{label: "核查情况", width: first},
		{label: "“回头看”内容", width: questionWidth},
		{label: "核查情况", width: room - first},
	}
}

// pairs is the table of a form in a size of type: the first half of the questions in the left pair, the rest in the
// right one.
func (p *surveyPress) pairs(f *township.SurveyForm, l look, size float64) *formGrid {
	body, questions := running(size), f.Form.Printed()
	half := (len(questions) + 1) / 2
	found := make([]string, len(questions))
	longest := [2]int{}
	for i := range questions {
		found[i] = f.Found(&questions[i])
		longest[i/half] = max(longest[i/half], utf8.RuneCountInString(found[i]))
	}
	g := &formGrid{columns: surveyColumns(l, longest[0], longest[1]), head: l.head, pitch: body.Pitch(), minRow: l.minRow, padX: l.padX, padY: l.padY}
	cells := p.questionCells(g, f.Form, questions, size)
	for i := range half {
		row := formRow{cells: make([]formCell, len(g.columns))}
		for side := range 2 {
			if at := i + side*half; at < len(questions) {
				row.cells[2*side] = cells[at]
				row.cells[2*side+1].text = g.wrap(2*side+1, body, found[at])
			}
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// questionCells are the questions, each with a quiet word on which answer is the problem.
func (p *surveyPress) questionCells(g *formGrid, form *township.Questionnaire, questions []township.SurveyQuestion, size float64) []formCell {
	key := surveyKey{form: form, size: size}
	if cells, ok := p.questions[key]; ok {
		return cells
	}
	cells := make([]formCell, len(questions))
	for i := range questions {
		q := &questions[i]
		cells[i].text = g.wrap(0, running(size), numbered(q.Position, i)+q.Text)
		cells[i].note = g.wrap(0, plain(surveyLook().leastBody), "（"+q.Polarity()+"）")
	}
	if len(p.questions) >= mostKept {
		clear(p.questions)
	}
	p.questions[key] = cells
	return cells
}

// numbered is the number in front of the i-th question: its own, under which the screen asks it.
func numbered(position, i int) string {
	if position <= 0 {
		position = i + 1
	}
	return fmt.Sprintf("%d.", position)
}

// surveyFoot draws who signs, from y on.
func (p *surveyPress) surveyFoot(f laidSurvey, l look, y float64) {
	household, helper := f.Form.Audience.Signers()
	line := page.Rect{X: l.left, Y: y + surveySign - inkBase - 4, H: 6}
	line.X = p.signLine(l, line, household+"（签字）：", "", surveyInk)
	line.X += 0.8 * l.subtitle.Em()
	line.X = p.signLine(l, line, helper+"（签字）：", "", surveyInk)
	date := "____年__月__日"
	if s := f.Survey; s != nil && s.Visited.Full() {
		date = s.Visited.Chinese()
	}
	line.W = l.left + l.width() - line.X
	p.doc.Put(l.subtitle.Line(date, line.W), line, page.Black, page.Right)
}
