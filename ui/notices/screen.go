// Package notices is the screen 公示登记: what hangs in the villages for everybody to read, until when, and what was objected.
package notices

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "notices.table"
	sideKey  = "notices.side"
)

// Screen is the screen 公示登记.
type Screen struct {
	OnBack func() bool // leads back to where the screen was opened from

	host    Host
	desk    Desk
	page    *widgets.Page
	village *widgets.FilterSelect
	view    *widgets.FilterSelect
	clear   *widgets.Button
	table   *widgets.Table[township.Notice]
	side    *widgets.SidePanel
	shown   *widgets.Text

	villages []township.Village
	all      []township.Notice
}

// New makes the screen; its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("公示登记"), shown: widgets.NewText("")}
	s.page.OnBack = s.goBack
	s.village = widgets.NewFilterSelect("村", nil, func(string) { s.narrow() })
	s.view = widgets.NewFilterSelect("状态", nil, func(string) { s.narrow() })
	s.clear = widgets.NewQuietButton("清除", look.Icon(look.IconClose), s.clearAll)
	s.page.SetFilters(s.village, s.view, s.clear)
	s.page.SetDeeds(widgets.NewPrimary("登记公示", look.Icon(look.IconAdd), func() { s.edit(s.fresh("")) }))
	s.table = s.newTable()
	s.side = widgets.NewSidePanel("选一条公示，这里看它的异议和答复。空格键收起本栏。", nil)
	s.page.SetBody(s.table)
	s.page.SetSide(s.side.Content)
	s.page.KeepSide(host, sideKey, false) // the table needs the width
	s.page.ShowSide(false)
	return s
}

func (s *Screen) newTable() *widgets.Table[township.Notice] {
	t := widgets.NewTable(keyOf, s.columns()...)
	t.OnSelected = s.selected
	t.OnOpen = func(n township.Notice) { s.edit(n) }
	t.OnSpace = s.toggleSide
	t.OnMenu = s.menu
	t.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	t.Empty = s.empty
	var state widgets.TableState
	if s.host.Recall(tableKey, &state) {
		t.SetState(state)
	}
	return t
}

func (s *Screen) toggleSide() {
	s.page.ToggleSide()
	s.selected()
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Refresh reads the notices anew; selection and filters stay.
func (s *Screen) Refresh() {
	all, err := s.desk.Notices(context.Background())
	if err == nil {
		s.villages, err = s.desk.Villages(context.Background())
	}
	if err != nil {
		s.host.Fail(err)
		return
	}
	township.SortNotices(all)
	s.all = all
	s.offer()
	s.narrow()
}

// offer says how many notices each filter lets through; one that is chosen stays, also of none.
func (s *Screen) offer() {
	today := s.host.Today()
	var places, views []widgets.Option
	for _, v := range s.villages {
		n := 0
		for i := range s.all {
			if s.all[i].VillageID == v.ID {
				n++
			}
		}
		if n > 0 || s.village.Value() == v.Name {
			places = append(places, widgets.Option{Value: v.Name, Label: fmt.Sprintf("%s（%d）", v.Name, n)})
		}
	}
	for _, v := range township.NoticeViews {
		if n := v.Count(s.all, today); n > 0 || s.view.Value() == string(v) {
			views = append(views, widgets.Option{Value: string(v), Label: fmt.Sprintf("%s（%d）", v, n)})
		}
	}
	s.village.SetOptions(places)
	s.view.SetOptions(views)
	var counts []string
	for _, state := range township.NoticeStates {
		if n := township.NoticeView(state).Count(s.all, today); n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", state, n))
		}
	}
	s.page.SetCounts(strings.Join(counts, "　"))
}

// narrow shows what the filters let through.
func (s *Screen) narrow() {
	var rows []township.Notice
	today, village, view := s.host.Today(), s.village.Value(), township.NoticeView(s.view.Value())
	for i := range s.all {
		if n := &s.all[i]; (village == "" || n.Village == village) && view.Admits(n, today) {
			rows = append(rows, *n)
		}
	}
	s.clear.Hidden = !s.filtered()
	s.table.SetRows(rows)
	s.page.Refresh()
	s.selected()
}

func (s *Screen) filtered() bool { return s.village.Value() != "" || s.view.Value() != "" }

func (s *Screen) clearAll() {
	s.village.SetValue("")
	s.view.SetValue("")
	s.offer()
	s.narrow()
}

// empty says why there is nothing to see.
func (s *Screen) empty() fyne.CanvasObject {
	if s.filtered() {
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的公示。", "清除条件", s.clearAll)
	}
	return widgets.NewEmptyState(look.Icon(look.IconReports), "还没有公示登记。名单张贴以后在这里登记，期满、异议都会提醒。", "登记公示",
		func() { s.edit(s.fresh("")) })
}

// Show lists the notices of a view.
func (s *Screen) Show(view township.NoticeView) {
	s.village.SetValue("")
	s.view.SetValue(string(view))
	s.offer()
	s.view.SetValue(string(view))
	s.narrow()
	s.Shown()
}

// Post opens the form for what was just printed.
func (s *Screen) Post(subject string, villages []string) { s.edit(s.fresh(subject), villages...) }

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	s.table.Begin()
	if w := s.host.Window(); w != nil && s.table.Len() > 0 {
		w.Canvas().Focus(s.table)
	}
}

func (s *Screen) goBack() {
	if s.OnBack != nil {
		s.OnBack()
	}
}

// Key deals with a key that no widget used, and says whether it did: Esc clears the filters, then goes back; Delete moves
// a notice to the bin.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyDelete:
		s.one(s.remove)()
	case ev.Name != fyne.KeyEscape:
		return false
	case s.filtered():
		s.clearAll()
	default:
		s.goBack()
	}
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "back":
		s.goBack()
	case "new":
		s.edit(s.fresh(""))
	case "edit":
		s.one(func(n township.Notice) { s.edit(n) })()
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	return `公示登记：公示7天、公告5天，张贴当天算第一天。
有异议没有答复的日子不计：提出当天停计，答复当天起接着计。最后一天过完才算期满，第二天起才能结束、办下一步。
期满的请收回名单，选中几条一起“结束公示”。每一步都可以撤销；删除的公示在“记录”的回收站里。
↑ ↓ 移动　Shift、Ctrl 多选　Enter、Ctrl+E 修改　Ctrl+N 登记公示　Delete 删除　空格 收起或展开右栏
Esc 清除条件，再按返回`
}
