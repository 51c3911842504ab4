package history

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// binPane is the tab 回收站: what was deleted, to bring it back or to erase it for good.
type binPane struct {
	s       *Screen
	table   *widgets.Table[*township.BinItem]
	detail  *detailPanel
	shown   *widgets.Text
	restore *widgets.Button
	erase   *widgets.Button
	empties *widgets.Button
	rows    []*township.BinItem
	err     error
}

func newBinPane(s *Screen) *binPane {
	p := &binPane{s: s, shown: widgets.NewText("")}
	p.table = widgets.NewTable(func(i *township.BinItem) string { return strconv.FormatInt(i.ID, 10) }, binColumns()...)
	p.table.OnSelected = p.selected
	p.table.OnSpace = s.page.ToggleSide
	p.table.OnMenu = p.menu
	p.table.Empty = p.nothing
	keepState(s.host, "history.bin", p.table)
	p.detail = newDetailPanel(s, func() township.HistoryFilter { return township.HistoryFilter{} })
	p.detail.bare = true
	p.restore = widgets.NewButton("恢复", look.Icon(look.IconUndo), p.bringBack)
	p.erase = widgets.NewDanger("彻底清除…", look.Icon(look.IconDelete), func() { p.ask(p.table.Selected()) })
	p.empties = widgets.NewButton("清空回收站…", look.Icon(look.IconDelete), func() { p.ask(p.rows) })
	return p
}

func binColumns() []widgets.Column[*township.BinItem] {
	type item = *township.BinItem
	return []widgets.Column[item]{
		{Key: "at", Label: "删除时间", Width: 124, Fixed: true, Text: func(i item) string { return i.At.Format(minute) }, Compare: func(a, b item) int { return a.At.Compare(b.At) }},
		{Key: "operator", Label: "经办人", Width: 70, Text: func(i item) string { return i.Operator }},
		{Key: "title", Label: "删除的内容", Width: 200, Flex: true, Fixed: true, Text: func(i item) string { return strings.TrimSpace(strings.TrimPrefix(i.Title, "删除")) }},
		{Key: "reason", Label: "原因", Width: 84, Text: func(i item) string { return i.Reason }},
		{Key: "counts", Label: "包括", Width: 150, Text: func(i item) string { return i.Counts }},
	}
}

func (p *binPane) word() string                     { return "回收站" }
func (p *binPane) content() fyne.CanvasObject       { return p.table }
func (p *binPane) filters() []fyne.CanvasObject     { return nil }
func (p *binPane) side() fyne.CanvasObject          { return p.detail.Content }
func (p *binPane) focus() fyne.Focusable            { return p.table }
func (p *binPane) find() fyne.Focusable             { return p.table }
func (p *binPane) clear() bool                      { return false }
func (p *binPane) deedButtons() []fyne.CanvasObject { return []fyne.CanvasObject{p.empties} }

func (p *binPane) load() {
	var list []township.BinItem
	list, p.err = p.s.desk.Bin(context.Background())
	p.rows = make([]*township.BinItem, len(list))
	for i := range list {
		p.rows[i] = &list[i]
	}
	p.table.SetRows(p.rows)
	if p.table.SelectedCount() == 0 { // also of one that was here before, and has come again
		p.table.SelectRow(0)
	}
	p.selected()
}

func (p *binPane) nothing() fyne.CanvasObject {
	if p.err != nil {
		return widgets.NewEmptyState(look.Icon(look.IconWarning), township.Say(p.err), "重试", p.load)
	}
	return widgets.NewEmptyState(look.Icon(look.IconEmpty), "回收站是空的。删除的户和成员会先放在这里，可以恢复。", "", nil)
}

func (p *binPane) selected() {
	if item, ok := p.table.Current(); ok {
		p.detail.show(item.Deed)
	} else {
		p.detail.showNone()
	}
	p.showFooter()
}

func (p *binPane) showFooter() {
	n := p.table.SelectedCount()
	p.shown.SetText(fmt.Sprintf("共 %d 项，已选 %d 项", len(p.rows), n))
	p.restore.SetEnabled(n == 1)
	p.erase.SetEnabled(n > 0)
	p.empties.SetEnabled(len(p.rows) > 0)
	if p.s.bin == nil || p.s.pane() == pane(p) {
		p.s.page.SetFooter([]fyne.CanvasObject{p.shown}, []fyne.CanvasObject{p.restore, p.erase})
	}
}

func (p *binPane) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{}
	if p.table.SelectedCount() == 1 {
		items = append(items, fyne.NewMenuItem("恢复", p.bringBack))
	}
	return append(items, fyne.NewMenuItem("彻底清除…", func() { p.ask(p.table.Selected()) }))
}

// bringBack restores the deletion that is selected.
func (p *binPane) bringBack() {
	item, ok := p.table.Current()
	if !ok {
		return
	}
	var deed township.Deed
	p.s.host.Work("正在恢复", "", func(ctx context.Context, _ func(int, int)) (err error) {
		deed, err = p.s.desk.Restore(ctx, item.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.s.host.Fail(err)
			p.load()
			return
		}
		p.s.host.Done(deed, "已恢复"+strings.TrimSpace(strings.TrimPrefix(item.Title, "删除")))
	})
}

// ask asks for the administrator's password before anything is erased.
func (p *binPane) ask(items []*township.BinItem) {
	if len(items) == 0 {
		return
	}
	set, err := p.s.desk.HasAdminPassword(context.Background())
	if err != nil {
		p.s.host.Fail(err)
		return
	}
	if !set {
		p.s.host.Confirm("还没有设置管理员密码", "彻底清除要管理员密码。请先到“设置”的“操作人”里设置管理员密码，再回到这里。", "去设置", false, p.s.host.ShowOperators)
		return
	}
	word := fmt.Sprintf("彻底清除 %d 项", len(items))
	widgets.Prompt(p.s.host.Window(), widgets.PromptOptions{
		Title: word + "？",
		Body:  "这些户和人的全部内容、改动记录和查看记录都会从档案里抹去，谁也找不回来，也不能撤销。以前做的备份里仍有这些内容。",
		Label: "管理员密码", Deed: word, Password: true,
		Validate: func(text string) error { return p.s.desk.CheckAdminPassword(context.Background(), text) },
	}, func(password string) { p.empty(items, password) })
}

// empty erases deletions for good.
func (p *binPane) empty(items []*township.BinItem, password string) {
	ids := make([]int64, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	var deed township.Deed
	p.s.host.Work("正在彻底清除", "", func(ctx context.Context, _ func(int, int)) (err error) {
		deed, err = p.s.desk.EmptyBin(ctx, ids, password)
		return err
	}, func(err error) {
		if err != nil {
			p.s.host.Fail(err)
		}
		if deed.ID != 0 {
			p.s.host.Done(deed, fmt.Sprintf("已彻底清除 %d 项", len(ids)))
			return
		}
		p.load()
	})
}
