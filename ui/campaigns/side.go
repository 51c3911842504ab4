package campaigns

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel tells of the selected campaign.
type sidePanel struct {
	*widgets.SidePanel
	list *listing
}

func newSidePanel(l *listing) *sidePanel {
	return &sidePanel{SidePanel: widgets.NewSidePanel("选一次行动，这里看它的阶段和进度。空格键收起本栏。", nil), list: l}
}

// show tells of a campaign: how far it is, its stages, whom it visits with what.
func (p *sidePanel) show(r *line) {
	state := widgets.NewText(r.State())
	if r.Closed != "" {
		state.Color = look.ColorQuiet
	}
	parts := []fyne.CanvasObject{widgets.Stack(2, widgets.NewProse(r.Name, look.ColorText, fyne.TextAlignLeading), state)}
	if r.Closed != "" {
		parts = append(parts, widgets.NewQuietProse("已于 "+string(r.Closed)+" 结束，下面是结束时的数据。"))
	}
	parts = append(parts, p.progress(r), widgets.Rule(), widgets.NewBold("阶段"))
	if len(r.Stages) == 0 {
		parts = append(parts, widgets.NewQuietProse("还没有阶段。"))
	} else {
		parts = append(parts, stageLines(r.StagesOn(p.list.screen.host.Today())))
	}
	parts = append(parts, widgets.Rule(), widgets.NewKeyValues(p.made(r)...))
	p.Show(keyOf(r.ID), parts...)
}

// progress are the counts of a campaign, each of which leads to its households.
func (p *sidePanel) progress(r *line) fyne.CanvasObject {
	c := r.progress.All
	lines := []widgets.NumberLine{{Key: "all", Label: "应访", Numbers: []int{c.Total}}}
	for _, column := range township.ProgressColumns {
		lines = append(lines, widgets.NumberLine{Key: column.Label, Label: column.Label, Numbers: []int{column.In(c)}})
	}
	grid := widgets.NewNumberGrid(progressWidth, "户数")
	grid.Nothing, grid.OpenAll = "0", true
	grid.SetLines(lines)
	grid.OnOpen = func(key string, _ int) {
		f := township.SurveyFilter{Campaign: r.ID}
		for _, column := range township.ProgressColumns {
			if column.Label == key {
				f.States = column.States
			}
		}
		p.list.screen.host.ShowSurveys(f)
	}
	return widgets.Stack(6, grid, widgets.NewQuiet(fmt.Sprintf("发现问题 %d 个", c.Problems)))
}

// progressWidth is the width of the words before the counts, in designed units.
const progressWidth = 90

func stageLines(stages []township.StageNow) fyne.CanvasObject {
	box := widgets.Stack(6)
	for _, s := range stages {
		name, word := widgets.NewText(s.Name), widgets.NewQuiet(s.Word())
		switch s.State {
		case township.StageRunning:
			name.Bold, word.Color = true, look.ColorAccent
		case township.StagePast:
			name.Color = look.ColorQuiet
		}
		days := widgets.NewQuiet(stageDays(s.Stage))
		days.FontSize = 12
		box.Add(widgets.Stack(0, widgets.Row(8, name, widgets.Spacer(), word), days))
	}
	return box
}

// stageDays are the days of a stage: 2021-11-20 到 2021-11-25.
func stageDays(s township.Stage) string {
	switch {
	case s.From == "":
		return string(s.To) + " 截止"
	case s.To == "":
		return string(s.From) + " 起"
	}
	return string(s.From) + " 到 " + string(s.To)
}

// made says how the campaign was set up.
func (p *sidePanel) made(r *line) []widgets.KeyValue {
	standard := "没有选"
	if r.Standard != 0 {
		standard = r.OfStandard.Named()
	}
	other := p.form(r.Other)
	if r.Other == 0 {
		other = "同脱贫户"
	}
	return []widgets.KeyValue{
		{Label: "走访", Value: visitedText(&r.Campaign)},
		{Label: "收入标准", Value: standard},
		{Label: "脱贫户用表", Value: p.form(r.Stable)},
		{Label: "监测户用表", Value: p.form(r.Monitored)},
		{Label: "其他户用表", Value: other},
		{Label: "合格分", Value: fmt.Sprintf("%d分", r.PassMark)},
		{Label: "备注", Value: widgets.OrDash(r.Remark)},
	}
}

func (p *sidePanel) form(id int64) string {
	for i := range p.list.forms {
		if p.list.forms[i].ID == id {
			return p.list.forms[i].Named()
		}
	}
	return widgets.Dash
}

// visitedText says whom a campaign visits: 监测户、返贫户；柏树村.
func visitedText(c *township.Campaign) string {
	var ledgers []string
	for _, l := range c.Ledgers {
		ledgers = append(ledgers, l.Word())
	}
	var parts []string
	for _, list := range [][]string{ledgers, c.Types, c.Villages} {
		if len(list) > 0 {
			parts = append(parts, strings.Join(list, "、"))
		}
	}
	return cmp.Or(strings.Join(parts, "；"), "全部户")
}
