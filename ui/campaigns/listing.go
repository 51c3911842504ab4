package campaigns

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the list.
const (
	tableKey = "campaigns.table"
	sideKey  = "campaigns.side"
)

// listing is the list of campaigns.
type listing struct {
	screen *Screen
	page   *widgets.Page
	table  *widgets.Table[*line]
	side   *sidePanel

	lines []*line
	rows  []*township.HouseholdRow
	forms []township.Questionnaire
	begun bool
}

// line is a campaign with how far it is.
type line struct {
	township.Campaign
	progress township.SurveyProgress
}

func keyOf(id int64) string { return strconv.FormatInt(id, 10) }

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("专项行动")}
	l.table = widgets.NewTable(func(r *line) string { return keyOf(r.ID) }, columns()...)
	l.table.OnSelected = l.selected
	l.table.OnOpen = s.edit
	l.table.OnSpace = l.toggleSide
	l.table.OnMenu = l.menu
	l.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	l.table.Empty = l.empty
	var state widgets.TableState
	if s.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	l.page.KeepSide(s.host, sideKey, true)
	l.side = newSidePanel(l)
	l.page.SetBody(l.table)
	l.page.SetSide(l.side.Content)
	l.page.SetDeeds(
		widgets.NewButton("调查表", look.Icon(look.IconSurveys), func() { s.open(newFormList(s)) }),
		widgets.NewPrimary("新建行动", look.Icon(look.IconAdd), s.create))
	return l
}

func columns() []widgets.Column[*line] {
	text := func(key, label string, width float32, of func(*line) string) widgets.Column[*line] {
		return widgets.Column[*line]{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b *line) int { return cmp.Compare(of(a), of(b)) }}
	}
	name := text("name", "名称", 126, func(r *line) string { return r.Name })
	name.Fixed, name.Flex = true, true
	state := text("state", "状态", 66, func(r *line) string { return r.State() })
	state.Ink = func(r *line) fyne.ThemeColorName {
		switch {
		case r.Closed != "":
			return look.ColorQuiet
		case r.Current:
			return look.ColorGood
		}
		return ""
	}
	visited := text("visited", "已访/应访", 80, func(r *line) string { return fmt.Sprintf("%d / %d", r.progress.All.Visited(), r.progress.All.Total) })
	visited.Align = fyne.TextAlignTrailing
	visited.Compare = func(a, b *line) int { return cmp.Compare(a.progress.All.Visited(), b.progress.All.Visited()) }
	return []widgets.Column[*line]{
		name,
		text("year", "年度", 46, func(r *line) string { return r.Year }),
		text("kind", "类别", 84, func(r *line) string { return r.Kind }),
		text("period", "起止", 176, func(r *line) string { return r.Period() }),
		state, visited,
	}
}

// load reads the campaigns anew.
func (l *listing) load() {
	ctx, desk := context.Background(), l.screen.desk
	list, err := desk.Campaigns(ctx)
	if err == nil {
		l.rows, err = desk.Households(ctx)
	}
	if err == nil {
		l.forms, err = desk.Questionnaires(ctx)
	}
	lines := make([]*line, len(list))
	for i := range list {
		lines[i] = &line{Campaign: list[i]}
		if err == nil {
			lines[i].progress, err = desk.SurveyProgress(ctx, list[i].ID)
		}
	}
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.lines = lines
	l.table.SetRows(lines)
	l.page.SetCounts("")
	if len(lines) > 0 {
		l.page.SetCounts(fmt.Sprintf("%d次", len(lines)))
	}
	l.selected()
}

// begin selects the first campaign, once.
func (l *listing) begin() {
	if l.begun || l.table.Len() == 0 {
		return
	}
	l.begun = true
	if _, ok := l.table.Current(); !ok {
		at := max(0, slices.IndexFunc(l.table.Rows(), func(r *line) bool { return r.Current }))
		l.table.SelectRow(at)
	}
}

// empty says what to do first.
func (l *listing) empty() fyne.CanvasObject {
	return widgets.NewEmptyState(look.Icon(look.IconCampaigns),
		"还没有专项行动。新建一次，写明走访哪些户、分几个阶段，就可以印入户调查表、登记走访结果。", "新建行动", l.screen.create)
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

// selected follows the selection with the footer and the side panel.
func (l *listing) selected() {
	l.page.OfferSide(len(l.lines) > 0)
	r, ok := l.table.Current()
	if !ok {
		l.side.Clear()
		l.page.SetFooter(nil, nil)
		return
	}
	l.side.show(r)
	l.page.SetFooter([]fyne.CanvasObject{widgets.NewQuiet(widgets.ShortName(r.Name, ""))}, l.footer(r))
}

// footer are the deeds for a campaign.
func (l *listing) footer(r *line) []fyne.CanvasObject {
	s := l.screen
	out := []fyne.CanvasObject{widgets.NewButton("删除…", look.Icon(look.IconDelete), func() { s.askDelete(r) })}
	if r.Closed == "" {
		if !r.Current {
			out = append(out, widgets.NewButton("设为当前", nil, func() { s.makeCurrent(r) }))
		}
		out = append(out, widgets.NewButton("结束…", nil, func() { s.askClose(r) }))
	} else {
		out = append(out, widgets.NewButton("恢复", look.Icon(look.IconUndo), func() { s.reopen(r) }))
	}
	out = append(out, widgets.NewButton("人员", look.Icon(look.IconHelpers), func() { s.showStaff(r) }), widgets.NewButton("分工", look.Icon(look.IconMove), func() { s.showVisits(r) }))
	return append(out, widgets.NewButton(editWord(r), look.Icon(look.IconEdit), func() { s.edit(r) }))
}

func editWord(r *line) string {
	if r.Closed != "" {
		return "查看"
	}
	return "修改"
}

func (l *listing) menu() []*fyne.MenuItem {
	r, ok := l.table.Current()
	if !ok {
		return nil
	}
	var items []*fyne.MenuItem
	for _, o := range slices.Backward(l.footer(r)) {
		b := o.(*widgets.Button)
		items = append(items, fyne.NewMenuItem(b.Text, b.OnTapped))
	}
	return items
}

func (s *Screen) makeCurrent(r *line) {
	deed, err := s.desk.MakeCurrent(context.Background(), r.ID)
	s.done(deed, err, "已设为当前行动："+r.Name)
}

// askClose says what closing means before it is done.
func (s *Screen) askClose(r *line) {
	c := r.progress.All
	body := fmt.Sprintf("%s\n结束以后，数据定格为现在的样子：应访 %d 户，已访 %d 户，已填未全 %d 户，未访 %d 户。\n人员、分工、调查表都不能再改，照样可以查看和打印。结束错了可以恢复。",
		r.Name, c.Total, c.Visited(), township.ProgressColumns[1].In(c), township.ProgressColumns[0].In(c))
	widgets.Confirm(s.host.Window(), "结束这次专项行动？", body, "结束行动", false, func() {
		deed, err := s.desk.CloseCampaign(context.Background(), r.ID)
		s.done(deed, err, "已结束，数据已定格："+r.Name)
	})
}

// askDelete says what goes with a campaign before it is deleted.
func (s *Screen) askDelete(r *line) {
	if n := r.progress.All.Total - r.progress.All.Of[township.SurveyNone]; n > 0 {
		s.host.Inform("不能删除这次行动", fmt.Sprintf("%s已登记了 %d 户的走访，记录要留存，不能删除。不再进行的，请“结束”这次行动。", r.Name, n))
		return
	}
	body := r.Name + "\n阶段、人员、分工一起移到回收站，可以撤销。"
	widgets.Confirm(s.host.Window(), "删除这次专项行动？", body, "删除行动", true, func() {
		deed, err := s.desk.DeleteCampaign(context.Background(), r.ID)
		s.done(deed, err, "已删除专项行动："+r.Name)
	})
}

func (s *Screen) reopen(r *line) {
	deed, err := s.desk.ReopenCampaign(context.Background(), r.ID)
	s.done(deed, err, "已恢复，数据重新统计："+r.Name)
}
