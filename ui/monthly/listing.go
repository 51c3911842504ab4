package monthly

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// listing is the list of editions.
type listing struct {
	screen   *Screen
	page     *widgets.Page
	table    *widgets.Table[township.MonthlyEdition]
	due      *widgets.Prose
	editions []township.MonthlyEdition

	open, paper *widgets.Button
}

func newListing(s *Screen) *listing {
	l := &listing{screen: s, page: widgets.NewPage("大排查月报表"), due: widgets.NewProse("", look.ColorWarning, fyne.TextAlignLeading)}
	l.page.OnBack = s.goBack
	l.table = widgets.NewTable(func(e township.MonthlyEdition) string { return e.Month }, l.columns()...)
	l.table.OnOpen = func(e township.MonthlyEdition) { s.openEdition(e.ID) }
	l.table.OnSelected = l.enable
	l.table.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(look.Icon(look.IconReports), "还没有月报表。新建一期，带出37项排查内容；以后每期从上月的文字开始。", "新建一期", l.askNew)
	}
	l.table.OnMenu = func() []*fyne.MenuItem {
		return append([]*fyne.MenuItem{fyne.NewMenuItem("打开", l.openCurrent)}, l.papers()...)
	}
	l.page.SetDeeds(
		widgets.NewButton("排查项目", look.Icon(look.IconEdit), func() { s.openItems() }),
		widgets.NewPrimary("新建一期", look.Icon(look.IconAdd), l.askNew))
	l.open = widgets.NewButton("打开", look.Icon(look.IconEdit), l.openCurrent)
	l.paper = widgets.NewMenuButton("打印", look.Icon(look.IconPrint), l.papers)
	l.page.SetFooter(nil, []fyne.CanvasObject{l.paper, l.open})
	l.page.SetBody(widgets.Frame(widgets.Inset(6, 2, l.due), nil, nil, nil, l.table))
	return l
}

func (l *listing) columns() []widgets.Column[township.MonthlyEdition] {
	text := func(key, label string, width float32, of func(township.MonthlyEdition) string) widgets.Column[township.MonthlyEdition] {
		return widgets.Column[township.MonthlyEdition]{Key: key, Label: label, Width: width, Text: of}
	}
	state := text("state", "状态", 110, func(e township.MonthlyEdition) string { return e.Standing(l.screen.host.Today()) })
	state.Ink = func(e township.MonthlyEdition) fyne.ThemeColorName {
		switch {
		case e.Closed != "":
			return look.ColorGood
		case l.screen.host.Today() > e.Due():
			return look.ColorError
		}
		return ""
	}
	unit := text("unit", "填报单位", 200, func(e township.MonthlyEdition) string { return e.Unit })
	unit.Flex = true
	return []widgets.Column[township.MonthlyEdition]{
		text("month", "月份", 130, func(e township.MonthlyEdition) string { return township.Date(e.Month).Chinese() }), state,
		text("due", "上报期限", 120, func(e township.MonthlyEdition) string { return string(e.Due()) }),
		text("closed", "上报日期", 120, func(e township.MonthlyEdition) string { return string(e.Closed) }),
		text("filled", "填报时间", 120, func(e township.MonthlyEdition) string { return string(e.Filled) }), unit,
	}
}

func (l *listing) load() {
	editions, err := l.screen.desk.MonthlyEditions(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	l.editions = editions
	l.table.SetRows(editions)
	today, said := l.screen.host.Today(), ""
	for _, r := range township.MonthlyDue(today, editions, l.issues()) {
		said += r.Text(today)
	}
	l.due.Set(said, look.ColorWarning)
	if said == "" {
		l.due.Hide()
	} else {
		l.due.Show()
	}
	l.page.SetCounts(strconv.Itoa(len(editions)) + "期")
	l.enable()
}

// issues are those that an office without any edition may have to report on.
func (l *listing) issues() []township.IssueRow {
	if len(l.editions) > 0 {
		return nil
	}
	rows, err := l.screen.desk.IssueRows(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
	}
	return rows
}

func (l *listing) enable() {
	_, ok := l.table.Current()
	l.open.SetEnabled(ok)
	l.paper.SetEnabled(ok)
}

func (l *listing) openCurrent() { l.table.OnCurrent(l.table.OnOpen)() }

func (l *listing) papers() []*fyne.MenuItem {
	e, ok := l.table.Current()
	if !ok {
		return nil
	}
	return l.screen.papers(&e)
}

func (l *listing) print() {
	l.table.OnCurrent(func(e township.MonthlyEdition) { l.screen.print(&e) })()
}

// earlyDay is until when the month before is offered first.
const earlyDay = "-10"

// months are those whose edition can be begun, the one that is offered first.
func (l *listing) months() []string {
	now := l.screen.host.Today().Month()
	if len(l.editions) > 0 {
		var out []string
		for m := township.NextMonth(l.editions[0].Month); m != "" && m <= now; m = township.NextMonth(m) {
			out = append(out, m)
		}
		return out
	}
	before := township.MonthBefore(now)
	if l.screen.host.Today() <= township.Date(now+earlyDay) {
		return []string{before, now}
	}
	return []string{now, before}
}

// askNew asks for the month of a new edition.
func (l *listing) askNew() {
	months := l.months()
	if len(months) == 0 {
		l.screen.host.Inform("新建一期", "本月的月报表已经有了，请直接打开。")
		return
	}
	var options []widgets.Option
	for _, m := range months {
		options = append(options, widgets.Option{Value: m, Label: township.Date(m).Chinese()})
	}
	month := widgets.NewDropDown("选择月份", options, nil)
	month.SetValue(months[0])
	field := widgets.NewField("月份", month, widgets.FieldOptions{Required: true, Label: 60})
	var dialog *widgets.Dialog
	start := func() bool {
		e, deed, err := l.screen.desk.StartMonthly(context.Background(), month.Value())
		if err != nil {
			field.SetProblem(township.Say(err))
			return false
		}
		dialog.Close()
		l.screen.host.Done(deed, "已新建"+e.Named())
		l.load()
		l.screen.openEdition(e.ID)
		return true
	}
	dialog = widgets.ShowDialog(l.screen.host.Window(), widgets.DialogOptions{
		Title: "新建一期月报表", Deed: "新建",
		Body:   widgets.Stack(10, field, widgets.NewQuietProse("排查情况、整改措施、整改进度从上月的文字开始，再改。")),
		OnDeed: start,
	})
}
