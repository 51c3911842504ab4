package history

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// pageOf is how many deeds are read at once.
const pageOf = 200

// deedsPane is the tab 操作记录: the deeds, the newest first, as far back as the clerk asks.
type deedsPane struct {
	s      *Screen
	bar    *deedFilters
	table  *widgets.Table[*township.Deed]
	detail *detailPanel
	shown  *widgets.Text
	more   *widgets.Button

	rows   []*township.Deed
	rest   bool // there are older ones
	err    error
	stop   context.CancelFunc // of the search under way
	number int                // of the last search: answers of earlier ones are dropped
	busy   bool
}

func newDeedsPane(s *Screen) *deedsPane {
	p := &deedsPane{s: s, shown: widgets.NewText(""), stop: func() {}}
	p.bar = newDeedFilters(s.host, p.search)
	p.table = widgets.NewTable(func(d *township.Deed) string { return strconv.FormatInt(d.ID, 10) }, deedColumns()...)
	p.table.OnSelected = p.selected
	p.table.OnOpen = func(d *township.Deed) { s.open(s.householdOf(d.ID)) }
	p.table.OnSpace = s.page.ToggleSide
	p.table.OnMenu = p.menu
	p.table.Empty = p.empty
	keepState(s.host, "history.deeds", p.table)
	p.detail = newDetailPanel(s, func() township.HistoryFilter { return p.bar.filter })
	p.more = widgets.NewButton(fmt.Sprintf("再显示 %d 项", pageOf), nil, p.showMore)
	return p
}

func deedColumns() []widgets.Column[*township.Deed] {
	type deed = *township.Deed
	return []widgets.Column[deed]{
		{Key: "at", Label: "时间", Width: 124, Fixed: true, Text: func(d deed) string { return d.At.Format(minute) }, Ink: deedInk},
		{Key: "operator", Label: "经办人", Width: 70, Text: func(d deed) string { return d.Operator }, Ink: deedInk},
		{Key: "title", Label: "操作", Width: 180, Flex: true, Fixed: true, Text: func(d deed) string { return d.Title }, Ink: deedInk},
		{Key: "kind", Label: "类型", Width: 92, Hidden: true, Text: func(d deed) string { return township.KindWord(d.Kind) }, Ink: deedInk},
		{Key: "origin", Label: "来源", Width: 110, Text: func(d deed) string { return string(d.Origin) }, Ink: deedInk},
		{Key: "records", Label: "改动", Width: 50, Align: fyne.TextAlignTrailing, Text: func(d deed) string { return strconv.Itoa(d.Records) }, Ink: deedInk},
		{Key: "state", Label: "状态", Width: 64, Text: func(d deed) string { return d.StateWord() }, Ink: deedInk},
	}
}

// minute writes a moment in a table.
const minute = "2006-01-02 15:04"

// deedInk lets stay back what was taken back.
func deedInk(d *township.Deed) fyne.ThemeColorName {
	if d.UndoneBy != 0 || d.Emptied {
		return look.ColorQuiet
	}
	return ""
}

func (p *deedsPane) word() string                 { return "操作记录" }
func (p *deedsPane) content() fyne.CanvasObject   { return p.table }
func (p *deedsPane) filters() []fyne.CanvasObject { return p.bar.objects }
func (p *deedsPane) side() fyne.CanvasObject      { return p.detail.Content }
func (p *deedsPane) focus() fyne.Focusable        { return p.table }
func (p *deedsPane) find() fyne.Focusable         { return p.bar.text }
func (p *deedsPane) deedButtons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widgets.NewButton("导出…", look.Icon(look.IconExport), p.export)}
}

// ofHousehold narrows the list to what concerns a household.
func (p *deedsPane) ofHousehold(id int64, place string) {
	p.bar.set(township.HistoryFilter{Household: id}, place)
}

func (p *deedsPane) clear() bool {
	if p.bar.filter == (township.HistoryFilter{}) {
		return false
	}
	p.bar.set(township.HistoryFilter{}, "")
	p.search()
	return true
}

// load reads the list anew, as far back as it was shown.
func (p *deedsPane) load() {
	if choices, err := p.s.desk.HistoryChoices(context.Background()); err == nil {
		p.bar.offer(choices)
	}
	p.read(0, max(pageOf, len(p.rows)))
}

func (p *deedsPane) search() { p.read(0, pageOf) }

func (p *deedsPane) showMore() {
	if len(p.rows) > 0 {
		p.read(p.rows[len(p.rows)-1].ID, pageOf)
	}
}

// read reads deeds before one (0: from the last). A search that is under way gives way.
func (p *deedsPane) read(before int64, limit int) {
	p.stop()
	ctx, cancel := context.WithCancel(context.Background())
	p.stop = cancel
	p.number++
	number, filter := p.number, p.bar.filter
	p.busy = true
	p.showFooter()
	var list []township.Deed
	var err error
	p.s.background(func() { list, err = p.s.desk.FindDeeds(ctx, filter, before, limit) }, func() {
		cancel()
		if number == p.number {
			p.take(list, err, before != 0, len(list) == limit)
		}
	})
}

// take shows what a search found.
func (p *deedsPane) take(list []township.Deed, err error, add, rest bool) {
	p.busy, p.err, p.rest = false, err, rest
	if !add {
		p.rows = nil
	}
	for i := range list {
		p.rows = append(p.rows, &list[i])
	}
	p.table.SetRows(p.rows)
	if _, ok := p.table.Current(); !ok && len(p.rows) > 0 && !add {
		p.table.SelectRow(0)
	}
	p.showFooter()
	p.selected()
}

func (p *deedsPane) showFooter() {
	text := fmt.Sprintf("显示 %d 项", len(p.rows))
	switch {
	case p.busy:
		text = "正在查找…"
	case p.rest:
		text += "，还有更早的"
	}
	p.shown.SetText(text)
	if p.s.deeds != nil && p.s.pane() != pane(p) {
		return
	}
	var right []fyne.CanvasObject
	if p.rest && !p.busy {
		right = append(right, p.more)
	}
	p.s.page.SetFooter([]fyne.CanvasObject{p.shown}, right)
}

func (p *deedsPane) selected() {
	d, ok := p.table.Current()
	if !ok {
		p.detail.showNone()
		return
	}
	p.detail.show(*d)
}

func (p *deedsPane) menu() []*fyne.MenuItem {
	d, ok := p.table.Current()
	if !ok {
		return nil
	}
	var items []*fyne.MenuItem
	if word := undoWord(*d); word != "" {
		items = append(items, fyne.NewMenuItem(word+"…", func() { p.s.takeBack(*d) }))
	}
	if id := p.s.householdOf(d.ID); id != 0 {
		items = append(items, fyne.NewMenuItem("打开农户", func() { p.s.open(id) }))
	}
	return items
}

func (p *deedsPane) empty() fyne.CanvasObject {
	switch {
	case p.busy:
		return widgets.NewEmptyState(nil, "正在查找…", "", nil)
	case p.err != nil:
		return widgets.NewEmptyState(look.Icon(look.IconWarning), township.Say(p.err), "重试", p.search)
	case p.bar.filter != (township.HistoryFilter{}):
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有符合“"+p.bar.said()+"”的操作记录。", "清除条件", func() { p.clear() })
	}
	return widgets.NewEmptyState(look.Icon(look.IconHistory), "还没有操作记录。", "", nil)
}

// export writes what the filter lets through, not only what is shown.
func (p *deedsPane) export() {
	name := fmt.Sprintf("操作记录_%s.xlsx", p.s.host.Today())
	p.s.host.SaveFile("导出操作记录", name, ".xlsx", func(path string) {
		rows := 0
		p.s.host.Work("正在导出操作记录", "行", func(ctx context.Context, report func(done, total int)) (err error) {
			rows, err = p.s.desk.ExportHistory(ctx, p.bar.filter, path, report)
			return err
		}, func(err error) {
			if err != nil {
				p.s.host.Fail(err)
				return
			}
			p.s.host.Saved(path, fmt.Sprintf("已保存 %d 行改动，证件号码和电话已隐去中间各位。", rows))
		})
	})
}
