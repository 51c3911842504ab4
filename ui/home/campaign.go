package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// campaign is the campaign that runs, with how far it is.
type campaign struct {
	township.Campaign
	progress township.SurveyProgress
}

// waiting are the counts of a campaign's card: what is to be visited, judged, mended. Each leads to its households.
var waiting = []township.ProgressColumn{
	{Label: "未访", States: township.ProgressColumns[0].States},
	{Label: "待复核", States: []township.SurveyState{township.SurveyFilled}},
	{Label: "待审核", States: []township.SurveyState{township.SurveyRechecked}},
	{Label: "退回", States: []township.SurveyState{township.SurveyReturned}},
}

// countsWidth is the width of the word before the counts, in designed units.
const countsWidth = 44

// campaignCard tells of the campaign that runs: its stages and what waits in it.
func (s *Screen) campaignCard(c *campaign) fyne.CanvasObject {
	name := widgets.NewProse(c.Name, look.ColorText, fyne.TextAlignLeading)
	name.Bold = true
	head := container.NewBorder(nil, nil, nil, widgets.NewQuietButton("打开", nil, s.host.ShowCampaigns), name)
	parts := []fyne.CanvasObject{head}
	for _, stage := range c.StagesOn(s.host.Today()) {
		parts = append(parts, stageLine(stage))
	}
	columns, numbers := make([]string, len(waiting)), make([]int, len(waiting))
	for i, w := range waiting {
		columns[i], numbers[i] = w.Label, w.In(c.progress.All)
	}
	s.waits = widgets.NewNumberGrid(countsWidth, columns...)
	s.waits.Nothing, s.waits.OpenAll = "0", true
	s.waits.SetLines([]widgets.NumberLine{{Key: "homes", Label: "户数", Numbers: numbers}})
	s.waits.OnOpen = func(_ string, column int) {
		s.host.ShowSurveys(township.SurveyFilter{Campaign: c.ID, States: waiting[column].States})
	}
	return widgets.NewCard("", widgets.Stack(6, append(parts, s.waits)...))
}

// stageLine is a stage with how it stands: what is past stays back.
func stageLine(stage township.StageNow) fyne.CanvasObject {
	name, word := widgets.NewText(stage.Name), widgets.NewQuiet(stage.Word())
	switch stage.State {
	case township.StageRunning:
		word.Color = look.ColorAccent
	case township.StagePast:
		name.Color = look.ColorQuiet
	}
	return container.New(lineLayout{}, name, word)
}
