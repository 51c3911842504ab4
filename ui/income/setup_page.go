package income

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// setup is the page of the standards of all years and of the catalogue of items of one.
type setup struct {
	screen *Screen
	page   *widgets.Page

	standards *widgets.Table[township.Standard]
	items     *itemList
	yearOf    *widgets.FilterSelect
	year      string // of the catalogue
	from      view   // where the page was opened, nil: from the list

	edit, next, remove *widgets.Button
}

// standardKey names a standard: its year has no other of that name.
func standardKey(s township.Standard) string { return s.Year + "/" + s.Name }

// standardsHeight is the height of the table of standards, in designed units: a few rows, the rest scrolls.
const standardsHeight = 132

func newSetup(s *Screen) *setup {
	p := &setup{screen: s, page: widgets.NewPage("标准与品种")}
	p.page.OnBack = func() { s.show(p.from) }
	p.standards = widgets.NewTable(standardKey, standardColumns()...)
	p.standards.OnOpen = s.askStandard
	p.standards.OnSelected = p.enable
	p.standards.OnMenu = p.menu
	p.standards.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(nil, "还没有收入标准。按文件设立一个，收入就有线可比。", "设立"+p.year+"年的收入标准", p.addStandard)
	}
	p.edit = widgets.NewButton("修改", look.Icon(look.IconEdit), p.standards.OnCurrent(s.askStandard))
	p.next = widgets.NewButton("复制到下一年", nil, p.standards.OnCurrent(func(had township.Standard) { s.askStandard(nextStandard(had)) }))
	p.remove = widgets.NewButton("删除", look.Icon(look.IconDelete), p.standards.OnCurrent(p.removeStandard))
	p.items = newItemList(p)
	p.yearOf = widgets.NewDropDown("年度", nil, func(v string) {
		if v != "" {
			p.year = v
			p.items.load()
		}
	})
	above := widgets.Row(8, widgets.NewBold("收入标准"), widgets.Spacer(), p.edit, p.next, p.remove,
		widgets.NewPrimary("新增标准", look.Icon(look.IconAdd), p.addStandard))
	heading := widgets.Row(8, widgets.NewBold("收入品种"), p.yearOf, p.items.count, widgets.Spacer(), p.items.deeds)
	p.page.SetBody(container.NewVScroll(widgets.Inset(10, 12, growing(p.items.table,
		above, widgets.FixedHeight(standardsHeight, p.standards), widgets.Rule(), heading, p.items.note, p.items.table, p.items.footer))))
	return p
}

func (p *setup) content() fyne.CanvasObject { return p.page }

func (p *setup) back() view { return p.from }

// focus puts the keyboard on the standards; something is selected in both tables, so that their buttons do something.
func (p *setup) focus() {
	p.standards.Settle()
	p.items.table.Settle()
	p.screen.focus(p.standards)
}

func (p *setup) help() string { return setupHelp }

const setupHelp = `标准与品种：上面是各年各专项行动的收入标准，可以几个并存；下面是一年的收入品种，顺序就是收入计算表的顺序。
常用单价、成本率填了以后，填表时打数量就会带出收入和支出，可以改。已经有表用到的品种不能删除，可以停用。
Enter 修改　Tab 换到另一张表　Alt+↑ Alt+↓ 把品种上移、下移　Esc 返回。改动都可以撤销。`

func (p *setup) shortcut(name string) bool {
	switch name {
	case "back":
		p.screen.show(p.from)
	case "previous":
		p.items.move(-1)
	case "next":
		p.items.move(1)
	default:
		return false
	}
	return true
}

// load reads the standards and the catalogue anew.
func (p *setup) load() {
	standards, err := p.screen.desk.Standards(context.Background(), "")
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.standards.SetRows(standards)
	var years []widgets.Option
	for _, y := range withYear(p.screen.list.years, p.year) {
		years = append(years, widgets.Option{Value: y, Label: y + "年"})
	}
	p.yearOf.SetOptions(years)
	p.yearOf.SetValue(p.year)
	p.enable()
	p.items.load()
}

// addStandard opens the form of a new standard; the first of a year has the usual name.
func (p *setup) addStandard() {
	s := newStandard(p.year)
	for _, o := range p.standards.Rows() {
		if o.Year == p.year {
			s.Name = ""
		}
	}
	p.screen.askStandard(s)
}

// enable switches the buttons that need a standard.
func (p *setup) enable() {
	_, ok := p.standards.Current()
	for _, b := range []*widgets.Button{p.edit, p.next, p.remove} {
		b.SetEnabled(ok)
	}
}

func (p *setup) menu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("修改…", p.edit.OnTapped), fyne.NewMenuItem("复制到下一年…", p.next.OnTapped),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem("删除…", p.remove.OnTapped),
	}
}

func (p *setup) removeStandard(s township.Standard) {
	body := s.Named() + "\n品种目录和收入计算表都留着，只是不再同这个标准比。可以撤销。"
	widgets.Confirm(p.screen.host.Window(), "删除收入标准", body, "删除 1 个标准", true, func() {
		deed, err := p.screen.desk.RemoveStandard(context.Background(), s.ID)
		p.screen.setUpDone(deed, err, "已删除收入标准："+s.Named())
	})
}

// setUpDone tells what has come of a deed on standards or items, and reads anew.
func (s *Screen) setUpDone(deed township.Deed, err error, text string) {
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Done(deed, text)
	s.Refresh()
	if s.view != nil && s.host.Window().Canvas().Focused() == nil {
		s.view.focus()
	}
}

func standardColumns() []widgets.Column[township.Standard] {
	text := func(key, label string, width float32, of func(township.Standard) string) widgets.Column[township.Standard] {
		return widgets.Column[township.Standard]{Key: key, Label: label, Width: width, Text: of}
	}
	right := func(c widgets.Column[township.Standard]) widgets.Column[township.Standard] {
		c.Align = fyne.TextAlignTrailing
		return c
	}
	line := func(key, label string, of func(township.Standard) township.Fen) widgets.Column[township.Standard] {
		return right(text(key, label, 92, func(s township.Standard) string { return lineText(of(s)) }))
	}
	return []widgets.Column[township.Standard]{
		text("year", "年度", 56, func(s township.Standard) string { return s.Year }),
		text("name", "专项行动", 150, func(s township.Standard) string { return s.Name }),
		line("poverty", "脱贫标准", func(s township.Standard) township.Fen { return s.PovertyLine }),
		line("monitor", "监测收入线", func(s township.Standard) township.Fen { return s.MonitorLine }),
		line("focus", "重点帮扶线", func(s township.Standard) township.Fen { return s.FocusLine }),
		text("period", "收入计算起止", 176, func(s township.Standard) string { return string(s.From) + " 到 " + string(s.To) }),
		right(text("fall", "骤减 %", 62, func(s township.Standard) string { return countText(s.Fall) })),
		right(text("rigid", "刚性 %", 62, func(s township.Standard) string { return countText(s.RigidShare) })),
		text("source", "文件依据", 100, func(s township.Standard) string { return s.Source }),
	}
}

func lineText(f township.Fen) string {
	if f == 0 {
		return ""
	}
	return yuan(f)
}

func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// formBody puts the first two groups of a form side by side, and the third, of long texts, below both.
func formBody(form *widgets.Form) fyne.CanvasObject {
	groups := form.Groups()
	return widgets.Stack(8, halves(groups[0], groups[1], nil), groups[2])
}
