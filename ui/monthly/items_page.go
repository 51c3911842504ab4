package monthly

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// itemsPage is the list of the items of the sweep.
type itemsPage struct {
	screen *Screen
	page   *widgets.Page
	table  *widgets.Table[township.ChecklistItem]
	side   *widgets.SidePanel

	edit, up, down, retire, remove *widgets.Button
}

func (s *Screen) openItems() {
	p := newItemsPage(s)
	p.load()
	s.show(p)
}

func newItemsPage(s *Screen) *itemsPage {
	p := &itemsPage{screen: s, page: widgets.NewPage("大排查项目")}
	p.page.OnBack = s.toList
	p.table = widgets.NewTable(func(i township.ChecklistItem) string { return fmt.Sprintf("%d/%d", i.ID, i.Position) }, itemColumns()...)
	p.table.OnOpen = p.ask
	p.table.OnSelected = p.enable
	p.table.OnMenu = p.menu
	p.page.SetDeeds(widgets.NewPrimary("新增项目", look.Icon(look.IconAdd), func() { p.ask(township.ChecklistItem{}) }))
	p.edit = widgets.NewButton("修改", look.Icon(look.IconEdit), p.table.OnCurrent(p.ask))
	p.up = widgets.NewButton("上移", nil, func() { p.move(-1) })
	p.down = widgets.NewButton("下移", nil, func() { p.move(1) })
	p.retire = widgets.NewButton("停用", nil, p.table.OnCurrent(p.toggle))
	p.remove = widgets.NewButton("删除", look.Icon(look.IconDelete), p.table.OnCurrent(p.askRemove))
	p.page.SetFooter([]fyne.CanvasObject{widgets.NewQuiet("改动从填报中的一期起生效，已上报的不变")}, []fyne.CanvasObject{p.edit, p.up, p.down, p.retire, p.remove})
	p.side = widgets.NewSidePanel("选中一项，这里写全它的排查内容。", nil)
	p.page.SetSide(p.side.Content)
	p.page.SetBody(p.table)
	return p
}

func itemColumns() []widgets.Column[township.ChecklistItem] {
	text := func(key, label string, width float32, of func(township.ChecklistItem) string) widgets.Column[township.ChecklistItem] {
		return widgets.Column[township.ChecklistItem]{Key: key, Label: label, Width: width, Text: of, Ink: func(i township.ChecklistItem) fyne.ThemeColorName {
			if i.Retired {
				return look.ColorQuiet
			}
			return ""
		}}
	}
	content := text("content", "排查内容", 200, func(i township.ChecklistItem) string { return i.Content })
	content.Flex = true
	return []widgets.Column[township.ChecklistItem]{
		text("position", "序号", 52, func(i township.ChecklistItem) string { return strconv.Itoa(i.Position) }),
		text("project", "排查项目", 108, func(i township.ChecklistItem) string { return i.Project }), content,
		text("unit", "责任单位", 130, func(i township.ChecklistItem) string { return i.Unit }),
		text("retired", "停用", 52, func(i township.ChecklistItem) string { return map[bool]string{true: "停用"}[i.Retired] }),
	}
}

func (p *itemsPage) content() fyne.CanvasObject { return p.page }

func (p *itemsPage) load() bool {
	items, err := p.screen.desk.ChecklistItems(context.Background())
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	p.table.SetRows(items)
	p.page.SetCounts(fmt.Sprintf("%d项", len(items)))
	p.enable()
	return true
}

func (p *itemsPage) enable() {
	i, ok := p.table.Current()
	p.edit.SetEnabled(ok)
	p.up.SetEnabled(ok && i.Position > 1)
	p.down.SetEnabled(ok && i.Position < p.table.Len())
	p.retire.SetEnabled(ok)
	p.remove.SetEnabled(ok && i.Used == 0)
	p.retire.SetText(retireWord(i))
	if !ok {
		p.side.Clear()
		return
	}
	used := "还没有月报表、问题用到"
	if i.Used > 0 {
		used = fmt.Sprintf("月报表、问题共用到%d处，不能删除，可以停用", i.Used)
	}
	title := widgets.NewProse(i.Named(), look.ColorText, fyne.TextAlignLeading)
	title.Bold = true
	p.side.Show(i.Named(), title, widgets.NewProse(i.Content, look.ColorText, fyne.TextAlignLeading), widgets.NewQuietProse("责任单位："+widgets.OrDash(i.Unit)), widgets.NewQuietProse(used))
}

func retireWord(i township.ChecklistItem) string {
	if i.Retired {
		return "恢复"
	}
	return "停用"
}

func (p *itemsPage) menu() []*fyne.MenuItem {
	i, _ := p.table.Current()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("修改…", p.edit.OnTapped), fyne.NewMenuItem("上移", p.up.OnTapped), fyne.NewMenuItem("下移", p.down.OnTapped),
		fyne.NewMenuItem(retireWord(i), p.retire.OnTapped), fyne.NewMenuItemSeparator(), fyne.NewMenuItem("删除", p.remove.OnTapped),
	}
	for n, b := range map[int]*widgets.Button{1: p.up, 2: p.down, 5: p.remove} {
		items[n].Disabled = b.Disabled()
	}
	return items
}

// done tells what has come of a deed; the work goes on at a place of the list.
func (p *itemsPage) done(deed township.Deed, err error, text string, position int) {
	if !p.screen.done(deed, err, text) {
		return
	}
	p.load()
	p.table.SelectRow(max(0, min(position, p.table.Len())-1))
	p.screen.focus(p.table)
}

func (p *itemsPage) move(by int) {
	p.table.OnCurrent(func(i township.ChecklistItem) {
		deed, err := p.screen.desk.MoveChecklistItem(context.Background(), i, by)
		p.done(deed, err, fmt.Sprintf("“%s”排到第 %d 项", i.Project, i.Position+by), i.Position+by)
	})()
}

func (p *itemsPage) toggle(i township.ChecklistItem) {
	text := "已" + retireWord(i) + "“" + i.Named() + "”"
	if !i.Retired {
		text += "，从下一期起不再列入"
	}
	i.Retired = !i.Retired
	deed, err := p.screen.desk.SaveChecklistItem(context.Background(), i)
	p.done(deed, err, text, i.Position)
}

func (p *itemsPage) askRemove(i township.ChecklistItem) {
	deed, err := p.screen.desk.RemoveChecklistItem(context.Background(), i)
	p.done(deed, err, "已删除“"+i.Named()+"”", i.Position)
}

// ask opens the form of an item; the zero item is a new one.
func (p *itemsPage) ask(i township.ChecklistItem) {
	project, content, unit := widgets.NewTextEntry("例如 责任落实"), widgets.NewParagraphEntry("是否……", 6), widgets.NewTextEntry("几个单位用顿号隔开")
	project.SetText(i.Project)
	content.SetText(i.Content)
	unit.SetText(i.Unit)
	read := func() township.ChecklistItem {
		out := i
		out.Project, out.Content, out.Unit = project.Text, content.Text, unit.Text
		out.Tidy()
		return out
	}
	var dialog *widgets.Dialog
	form := widgets.NewForm(nil,
		widgets.NewField("排查项目", project, widgets.FieldOptions{Required: true, Label: 76}),
		widgets.NewField("排查内容", content, widgets.FieldOptions{Required: true, Label: 76}),
		widgets.NewField("责任单位", unit, widgets.FieldOptions{Label: 76}))
	form.OnSubmit = func() {
		now := read()
		deed, err := p.screen.desk.SaveChecklistItem(context.Background(), now)
		if err != nil {
			form.Fields()[1].SetProblem(township.Say(err))
			return
		}
		dialog.Close()
		place := now.Position
		if place == 0 {
			place = p.table.Len() + 1
		}
		p.done(deed, nil, "已保存“"+now.Project+"”", place)
	}
	title, word := "修改第"+strconv.Itoa(i.Position)+"项", "保存"
	if i.Position == 0 {
		title, word = "新增排查项目", "新增"
	}
	dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: word, Width: 560, First: project, Body: form, OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}

func (p *itemsPage) focus() {
	p.table.Begin()
	p.screen.focus(p.table)
}

func (p *itemsPage) changed() bool { return false }

func (p *itemsPage) drop() {}

func (p *itemsPage) save(then func()) { then() }

func (p *itemsPage) shortcut(name string) bool {
	switch name {
	case "new":
		p.ask(township.ChecklistItem{})
	case "edit":
		p.table.OnCurrent(p.ask)()
	default:
		return false
	}
	return true
}

func (p *itemsPage) help() string {
	return `大排查项目：月报表逐项填写的内容。可以修改、增加、调整顺序；用过的不能删除，可以停用，从下一期起不再列入。
↑ ↓ 移动　Enter 修改　Ctrl+N 新增　Esc 返回`
}
