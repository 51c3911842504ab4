package issues

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Under these names the host keeps how the clerk likes the screen.
const (
	tableKey = "issues.table"
	sideKey  = "issues.side"
	boardKey = "issues.board"
)

// listing is the issues as a table.
type listing struct {
	screen  *Screen
	page    *widgets.Page
	filters *filterBar
	figures *figures
	table   *widgets.Table[*line]
	board   *board
	boarded bool            // the board is shown, not the table
	body    *fyne.Container // the table, or the board
	shown   *widgets.Text
	count   *widgets.Text
	side    *sidePanel

	rows  []township.IssueRow
	lines []*line // of all rows
	read  bool    // rows were read at least once
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("问题"), shown: widgets.NewText(""), count: widgets.NewQuiet("")}
	l.filters = newFilterBar(l)
	l.table = widgets.NewTable(func(r *line) string { return r.key }, columns(s.host.Today)...)
	l.table.Ticks = true
	l.table.OnTicked, l.table.OnSelected, l.table.OnSpace = l.footer, l.selected, l.toggleSide
	l.table.OnOpen = func(r *line) { s.open(r.ID) }
	l.table.OnMenu = l.menu
	l.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(tableKey, state) }
	l.table.Empty = l.empty
	l.board = newBoard(l)
	l.body = container.NewStack(l.table)
	l.figures = newFigures(l, l.body)
	l.page.SetBody(l.figures.tips.Content)
	s.host.Recall(boardKey, &l.boarded)
	l.dress()
	l.addSide()
	var state widgets.TableState
	if s.host.Recall(tableKey, &state) {
		l.table.SetState(state)
	}
	return l
}

// load reads all issues anew.
func (l *listing) load() {
	rows, err := l.screen.desk.IssueRows(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.rows, l.lines, l.read = rows, make([]*line, len(rows)), true
	for i := range rows {
		l.lines[i] = &line{&rows[i], keyOf(rows[i].ID)}
	}
	l.filters.load()
	l.narrow()
}

// narrow shows what the filter lets through.
func (l *listing) narrow() {
	shown := l.admitted(&l.filters.filter)
	l.filters.show(shown)
	l.page.SetFilters(l.filters.objects()...)
	l.figures.show()
	l.table.SetRows(shown)
	if l.boarded {
		l.board.set(shown)
	}
	l.selected()
}

func (l *listing) admitted(f *township.IssueFilter) []*line {
	var out []*line
	day := l.screen.host.Today()
	for _, r := range l.lines {
		if f.Admits(r.IssueRow, day) {
			out = append(out, r)
		}
	}
	return out
}

// homeName names a household by one of its issues.
func (l *listing) homeName(id int64) string {
	for i := range l.rows {
		if l.rows[i].Household == id && l.rows[i].Home != nil {
			return l.rows[i].Home.Named()
		}
	}
	return ""
}

// toRows goes from the search to what was found.
func (l *listing) toRows() {
	if l.boarded {
		l.board.begin()
		return
	}
	l.table.Settle()
	l.screen.focus(l.table)
}

// ticked are the ticked issues in the order of paper, also those that the filters leave out.
func (l *listing) ticked() []*line {
	var out []*line
	for _, r := range l.lines {
		if l.table.Ticked(r.key) {
			out = append(out, r)
		}
	}
	return out
}

// chosen are the ticked issues, else the selected ones.
func (l *listing) chosen() []*line {
	if out := l.ticked(); len(out) > 0 {
		return out
	}
	if l.boarded {
		if r, ok := l.board.current(); ok {
			return []*line{r}
		}
		return nil
	}
	return l.table.Selected()
}

// footer tells how many are shown and chosen, and offers the deeds for them.
func (l *listing) footer() {
	l.shown.SetText(fmt.Sprintf("显示 %d / %d", l.table.Len(), len(l.rows)))
	chosen := l.chosen()
	l.count.SetText("")
	if len(chosen) > 0 {
		l.count.SetText(fmt.Sprintf("已选 %d 个", len(chosen)))
		if hidden := l.table.TickedHidden(); hidden > 0 {
			l.count.SetText(fmt.Sprintf("已选 %d 个，其中 %d 个不在当前条件里", len(chosen), hidden))
		}
	}
	l.page.SetFooter([]fyne.CanvasObject{l.shown, l.count}, l.footerDeeds(chosen))
}

func (l *listing) menu() []*fyne.MenuItem {
	r, ok := l.current()
	if !ok {
		return nil
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开", func() { l.screen.open(r.ID) })}
	if r.Household != 0 {
		items = append(items,
			fyne.NewMenuItem("打开农户资料", func() { l.screen.host.ShowHousehold(r.Household) }),
			fyne.NewMenuItem("只看这一户的问题", func() { l.filters.set(township.IssueFilter{Household: r.Household}) }))
	}
	if deeds := l.deedItems(); len(deeds) > 0 {
		items = append(append(items, fyne.NewMenuItemSeparator()), deeds...)
	}
	return items
}

// empty says why there is nothing to see.
func (l *listing) empty() fyne.CanvasObject {
	if len(l.rows) == 0 {
		return widgets.NewEmptyState(look.Icon(look.IconIssues), "还没有问题。入户调查表里勾了“有问题”的会自动列到这里，等核实；别处发现的点“新增问题”登记。", "新增问题", func() { l.screen.NewIssue(0) })
	}
	return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合条件的问题："+l.filters.said()+"。", "清除条件", l.filters.clearAll)
}
