package surveys

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel shows the selected household's survey.
type sidePanel struct {
	*widgets.SidePanel
	list     *listing
	open     *widgets.Button
	contrast *widgets.Button
}

func newSidePanel(l *listing) *sidePanel {
	p := &sidePanel{list: l}
	p.open = widgets.NewButton("录入", look.Icon(look.IconEdit), l.table.OnCurrent(func(r *line) { l.screen.begin(r.Row.ID) }))
	p.contrast = widgets.NewButton("信息对照", nil, l.table.OnCurrent(l.contrast))
	home := widgets.NewButton("农户资料", look.Icon(look.IconHouseholds), l.table.OnCurrent(func(r *line) { l.screen.host.ShowHousehold(r.Row.ID) }))
	p.SidePanel = widgets.NewSidePanel("选一户，这里看它的调查表。空格键收起本栏。", widgets.Row(6, widgets.Spacer(), p.contrast, home, p.open))
	return p
}

// addSide puts the panel onto the page, shown or not as the clerk left it.
func (l *listing) addSide() {
	l.side = newSidePanel(l)
	l.page.PutSide(l.side.Content, l.screen.host, sideKey)
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

// selected follows the selection with the footer and the side panel.
func (l *listing) selected() {
	l.footer()
	widgets.FollowSide(l.page, len(l.rows) > 0, l.table.Current, l.side.show, l.side.Clear)
}

// show shows how far a household's survey is.
func (p *sidePanel) show(r *line) {
	state := widgets.NewText(stateText(r))
	state.Color = stateInks[r.State]
	p.open.SetText(strings.NewReplacer("录入调查表", "录入", "看调查表", "看表").Replace(openWord(r))) // three buttons share the row
	p.contrast.SetText("信息对照" + map[bool]string{true: fmt.Sprintf(" %d", r.Open)}[r.Open > 0])
	show(p.contrast, contrastable(r))
	parts := []fyne.CanvasObject{widgets.Stack(0,
		widgets.Row(10, widgets.NewTitle(widgets.ShortName(r.Row.Head, "户主未知")), state),
		widgets.NewQuiet(r.Row.Village+r.Row.Group+"　"+look.LedgerWord(r.Row.Ledger)))}
	if back := backText(r); back != "" {
		parts = append(parts, widgets.NewProse(back, look.ColorError, fyne.TextAlignLeading))
	}
	parts = append(parts, widgets.NewKeyValues(p.about(r)...))
	p.Show(r.key, append(parts, p.survey(r)...)...)
}

// about says what the list knows of the survey.
func (p *sidePanel) about(r *line) []widgets.KeyValue {
	out := []widgets.KeyValue{{Label: "调查表", Value: p.list.forms[r.Questionnaire]}, {Label: "分工", Value: widgets.OrDash(r.Assigned())}}
	if r.Visited != "" {
		out = append(out, widgets.KeyValue{Label: "入户", Value: string(r.Visited) + "　" + r.Way}, widgets.KeyValue{Label: "采集人", Value: widgets.OrDash(r.Collectors)})
	}
	if r.Open > 0 {
		out = append(out, widgets.KeyValue{Label: "信息更正", Value: fmt.Sprintf("%d 条待定", r.Open)})
	}
	return out
}

// survey reads what the survey lacks, what it should be looked at for, what it raised, and who has passed it.
func (p *sidePanel) survey(r *line) []fyne.CanvasObject {
	if r.Survey == 0 || r.State == township.SurveyUnreachable {
		return nil
	}
	f, err := p.list.screen.desk.OpenSurvey(context.Background(), p.list.filters.filter.Campaign, r.Row.ID, 0)
	if err != nil {
		p.list.screen.host.Fail(err)
		return nil
	}
	out := []fyne.CanvasObject{widgets.Rule()}
	if missing := f.Survey.Missing(&f.Form); len(missing) > 0 {
		out = append(out, widgets.NewBold(fmt.Sprintf("缺 %d 项", len(missing))))
		for _, m := range missing {
			out = append(out, widgets.NewProse("· "+m, look.ColorText, fyne.TextAlignLeading))
		}
	}
	for _, h := range f.Survey.Hints(&f.Form) {
		out = append(out, widgets.NewProse("提示："+h.Text, look.ColorWarning, fyne.TextAlignLeading))
	}
	for _, d := range f.Survey.IssueDrafts(&f.Form) {
		out = append(out, widgets.NewProse("问题："+widgets.OrDash(d.Nature)+"　"+d.Description, look.ColorError, fyne.TextAlignLeading))
	}
	for _, v := range f.Survey.Trail {
		out = append(out, verdictLine(v))
	}
	return out
}
