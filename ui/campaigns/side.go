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
	parts = append(parts, widgets.NewKeyValues(progressLines(r.progress.All)...), widgets.Rule(), widgets.NewBold("阶段"))
	if len(r.Stages) == 0 {
		parts = append(parts, widgets.NewQuietProse("还没有阶段。"))
	} else {
		parts = append(parts, stageLines(r.StagesOn(p.list.screen.host.Today())))
	}
	parts = append(parts, widgets.Rule(), widgets.NewKeyValues(p.made(r)...))
	p.Show(keyOf(r.ID), parts...)
}

func progressLines(c township.SurveyCounts) []widgets.KeyValue {
	out := []widgets.KeyValue{{Label: "应访", Value: fmt.Sprintf("%d户", c.Total)}}
	for _, column := range township.ProgressColumns {
		out = append(out, widgets.KeyValue{Label: column.Label, Value: fmt.Sprintf("%d户", column.In(c))})
	}
	return append(out, widgets.KeyValue{Label: "发现问题", Value: fmt.Sprintf("%d个", c.Problems)})
}

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
