package surveys

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "surveys.table"
	sideKey  = "surveys.side"
)

// listing is the table of the households whom a campaign visits.
type listing struct {
	screen  *Screen
	page    *widgets.Page
	filters *filterBar
	table   *widgets.Table[*line]
	shown   *widgets.Text
	count   *widgets.Text

	campaigns []township.Campaign
	forms     map[int64]string // names of the questionnaires
	rows      []township.SurveyRow

	pages []fyne.CanvasObject // lead to what tells of the whole campaign
	side  *sidePanel
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("入户"), shown: widgets.NewText(""), count: widgets.NewQuiet("")}
	l.filters = newFilterBar(l)
	l.pages = l.leading()
	l.table = widgets.NewTable(func(r *line) string { return r.key }, columns(l)...)
	l.table.Ticks = true
	l.table.OnTicked, l.table.OnSelected, l.table.OnSpace = l.footer, l.selected, l.toggleSide
	l.table.OnOpen = func(r *line) { s.begin(r.Row.ID) }
	l.table.OnMenu = l.menu
	l.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	l.table.Empty = l.empty
	l.page.SetBody(l.table)
	l.page.SetDeeds(l.filters.campaign)
	l.addSide()
	var state widgets.TableState
	if s.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	return l
}

// campaign is the campaign that is shown; ok is false while there is none.
func (l *listing) campaign() (c township.Campaign, ok bool) {
	for _, c := range l.campaigns {
		if c.ID == l.filters.filter.Campaign {
			return c, true
		}
	}
	return c, false
}

// setCampaign shows another campaign.
func (l *listing) setCampaign(id int64) {
	l.filters.filter = township.SurveyFilter{Campaign: id}
	l.table.ClearTicks()
	l.load()
}

// load reads the campaign anew.
func (l *listing) load() {
	ctx := context.Background()
	list, err := l.screen.desk.Campaigns(ctx)
	if err == nil {
		l.campaigns = list
		if _, known := l.campaign(); !known {
			err = l.toCurrent(ctx)
		}
	}
	l.rows = nil
	if _, known := l.campaign(); err == nil && known {
		l.rows, err = l.screen.desk.SurveyRows(ctx, l.filters.filter.Campaign)
	}
	if err == nil {
		err = l.loadForms(ctx)
	}
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.filters.load()
	l.narrow()
}

// toCurrent shows the campaign that is meant where none is named.
func (l *listing) toCurrent(ctx context.Context) error {
	c, ok, err := l.screen.desk.CurrentCampaign(ctx)
	l.filters.filter = township.SurveyFilter{}
	if ok {
		l.filters.filter.Campaign = c.ID
	}
	return err
}

func (l *listing) loadForms(ctx context.Context) error {
	list, err := l.screen.desk.Questionnaires(ctx)
	l.forms = map[int64]string{}
	for i := range list {
		l.forms[list[i].ID] = list[i].Named()
	}
	return err
}

// narrow shows what the filter lets through.
func (l *listing) narrow() {
	l.page.SetCounts(l.countText())
	l.page.SetFilters(append(l.filters.objects(), l.pages...)...)
	l.table.SetRows(l.admitted())
	l.selected()
}

func (l *listing) admitted() []*line {
	var out []*line
	for i := range l.rows {
		if r := &l.rows[i]; l.filters.filter.Admits(r) {
			out = append(out, &line{r, strconv.FormatInt(r.Row.ID, 10)})
		}
	}
	return out
}

// countText says how far the campaign is.
func (l *listing) countText() string {
	if len(l.rows) == 0 {
		return ""
	}
	p := township.SurveyProgressOf(l.rows)
	text := ""
	for i, c := range township.ProgressColumns {
		if i > 0 {
			text += "　"
		}
		text += fmt.Sprintf("%s %d", c.Label, c.In(p.All))
	}
	return text
}

// toTable goes from the search to what was found.
func (l *listing) toTable() {
	l.table.Settle()
	l.screen.focus(l.table)
}

// ticked are the ticked households in the order of paper, also those that the filters leave out.
func (l *listing) ticked() []*line {
	var out []*line
	for i := range l.rows {
		if key := strconv.FormatInt(l.rows[i].Row.ID, 10); l.table.Ticked(key) {
			out = append(out, &line{&l.rows[i], key})
		}
	}
	return out
}

// chosen are the ticked households, else the selected ones.
func (l *listing) chosen() []*line {
	if out := l.ticked(); len(out) > 0 {
		return out
	}
	return l.table.Selected()
}

// footer tells how many are shown and chosen, and offers the deeds for them.
func (l *listing) footer() {
	l.shown.SetText(fmt.Sprintf("显示 %d / %d", l.table.Len(), len(l.rows)))
	chosen := l.chosen()
	l.count.SetText("")
	if len(chosen) > 0 {
		l.count.SetText(fmt.Sprintf("已选 %d 户", len(chosen)))
	}
	var deeds []fyne.CanvasObject
	if items := l.verdictItems(); len(items) > 0 {
		deeds = append(deeds, widgets.NewMenuButton("复核、审核", look.Icon(look.IconCheck), l.verdictItems))
	}
	if n := len(l.unmet()); n > 0 {
		deeds = append(deeds, widgets.NewButton(fmt.Sprintf("未联系上 %d 户…", n), nil, l.markUnreachable))
	}
	if len(chosen) == 1 {
		deeds = append(deeds, widgets.NewPrimary(openWord(chosen[0]), look.Icon(look.IconEdit), func() { l.screen.begin(chosen[0].Row.ID) }))
	}
	l.page.SetFooter([]fyne.CanvasObject{l.shown, l.count}, deeds)
}

// openWord says what is done when a survey is opened.
func openWord(r *line) string {
	switch r.State {
	case township.SurveyNone, township.SurveyUnreachable, township.SurveyUnfinished, township.SurveyReturned:
		return "录入调查表"
	}
	return "看调查表"
}

// unmet are the chosen households for which it can be noted that nobody was met.
func (l *listing) unmet() []int64 {
	if c, ok := l.campaign(); !ok || c.Closed != "" {
		return nil
	}
	var ids []int64
	for _, r := range l.chosen() {
		if r.State == township.SurveyNone || r.State == township.SurveyUnreachable {
			ids = append(ids, r.Row.ID)
		}
	}
	return ids
}

func (l *listing) markUnreachable() {
	l.screen.askUnreachable(l.filters.filter.Campaign, l.unmet(), l.done)
}

func (l *listing) menu() []*fyne.MenuItem {
	r, ok := l.table.Current()
	if !ok {
		return nil
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(openWord(r), func() { l.screen.begin(r.Row.ID) }),
		fyne.NewMenuItem("信息对照表", func() { l.contrast(r) }),
		fyne.NewMenuItem("打开农户资料", func() { l.screen.host.ShowHousehold(r.Row.ID) }),
	}
	if n := len(l.unmet()); n > 0 {
		items = append(items, fyne.NewMenuItem(fmt.Sprintf("登记未联系上 %d 户…", n), l.markUnreachable))
	}
	return append(items, l.verdictItems()...)
}

// done forgets the ticks and reads anew.
func (l *listing) done() {
	l.table.ClearTicks()
	l.load()
	l.screen.focus(l.table)
}

// empty says why there is nothing to see.
func (l *listing) empty() fyne.CanvasObject {
	c, ok := l.campaign()
	switch {
	case !ok:
		return widgets.NewEmptyState(look.Icon(look.IconSurveys), "还没有专项行动。先新建一次行动，定好走访哪些户、用什么表，再来录入调查表。", "到“行动”里新建", l.screen.host.ShowCampaigns)
	case len(l.rows) == 0:
		return widgets.NewEmptyState(look.Icon(look.IconSurveys), "“"+c.Name+"”没有要走访的户。请先导入花名册，或在“行动”里改走访范围。", "打开“行动”", l.screen.host.ShowCampaigns)
	}
	return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的户："+l.filters.said()+"。", "清除条件", l.filters.clearAll)
}
