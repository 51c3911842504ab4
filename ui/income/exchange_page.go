package income

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// bookPage shows what a workbook would do before anything is written: the households above, their rows below.
type bookPage struct {
	screen *Screen
	page   *widgets.Page
	book   township.IncomeBook
	all    []*bookHome
	class  *widgets.FilterSelect
	homes  *widgets.Table[*bookHome]
	rows   *widgets.Table[*bookRow]
	about  *widgets.Text
}

func newBookPage(s *Screen, book township.IncomeBook) *bookPage {
	p := &bookPage{screen: s, book: book, about: widgets.NewQuiet("")}
	p.all = bookHomes(&p.book)
	p.page = widgets.NewPage("导入填报表：" + widgets.ShortName(book.File, ""))
	p.page.OnBack = func() { s.show(nil) }
	p.class = widgets.NewFilterSelect("结果", p.classes(), func(string) { p.narrow() })
	p.homes = widgets.NewTable(func(h *bookHome) string { return h.key }, homeColumns()...)
	p.homes.Ticks = true
	p.homes.OnTicked, p.homes.OnSelected = p.ticked, p.showRows
	p.rows = widgets.NewTable(func(r *bookRow) string { return r.key }, rowColumns(p.sheets())...)
	p.rows.OnSelected = p.sayWhy
	p.homes.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有这样的户。", "全部显示", func() { p.class.Clear() })
	}
	p.page.SetBody(container.NewGridWithRows(2, p.homes, p.rows))
	p.page.SetCounts(p.countText())
	p.page.SetFilters(p.filters()...)
	p.homes.SetRows(p.all)
	p.homes.SetTicked(p.takable())
	p.narrow()
	return p
}

// countText counts the households by what happens to them.
func (p *bookPage) countText() string {
	n := map[bookClass]int{}
	for _, h := range p.all {
		n[h.class]++
	}
	parts := []string{p.book.Year + "年", township.Thousands(len(p.all)) + "户"}
	for _, c := range bookClasses {
		parts = append(parts, fmt.Sprintf("%s %s", c, township.Thousands(n[c])))
	}
	return strings.Join(parts, "　")
}

// classes are the results that there are, of households and of rows, with how many households have each.
func (p *bookPage) classes() []widgets.Option {
	var out []widgets.Option
	for _, c := range bookClasses {
		n := 0
		for _, h := range p.all {
			if h.has(string(c)) {
				n++
			}
		}
		if n > 0 {
			out = append(out, widgets.Option{Value: string(c), Label: fmt.Sprintf("%s（%d户）", c, n)})
		}
	}
	return out
}

// filters are the filter, what the rows below belong to, and what is to be said of the file.
func (p *bookPage) filters() []fyne.CanvasObject {
	out := []fyne.CanvasObject{p.class, widgets.Inset(6, 0, p.about)}
	for _, n := range p.book.Notes {
		out = append(out, widgets.Inset(6, 0, widgets.NewQuiet(n)))
	}
	return out
}

// takable are the keys of the households that can be written.
func (p *bookPage) takable() []string {
	var keys []string
	for _, h := range p.all {
		if h.taken() {
			keys = append(keys, h.key)
		}
	}
	return keys
}

// narrow shows the households that have what is filtered by.
func (p *bookPage) narrow() {
	p.homes.SetRows(slices.DeleteFunc(slices.Clone(p.all), func(h *bookHome) bool { return !h.has(p.class.Value()) }))
	p.showRows()
	p.footer()
}

// showRows shows the rows of the selected households, of all that are shown while none is.
func (p *bookPage) showRows() {
	homes, class := p.homes.Selected(), p.class.Value()
	if len(homes) == 0 {
		homes = p.homes.Rows()
	}
	var rows []*bookRow
	for _, h := range homes {
		for _, r := range h.rows {
			if class == "" || string(h.class) == class || r.Class.Word() == class {
				rows = append(rows, r)
			}
		}
	}
	p.rows.SetRows(rows)
	p.sayRows()
}

// sayRows says whose rows are shown.
func (p *bookPage) sayRows() {
	of := "全部户"
	switch homes := p.homes.Selected(); {
	case len(homes) == 1:
		of = homes[0].name
	case len(homes) > 1:
		of = fmt.Sprintf("选中的 %d 户", len(homes))
	}
	if class := p.class.Value(); class != "" {
		of += "“" + class + "”"
	}
	p.about.SetColor(look.ColorQuiet)
	p.about.SetText(fmt.Sprintf("下面是%s的 %s 行", of, township.Thousands(p.rows.Len())))
}

// ticked leaves ticks only where there is something to be written.
func (p *bookPage) ticked() {
	keys := slices.DeleteFunc(p.takable(), func(key string) bool { return !p.homes.Ticked(key) })
	if len(keys) < p.homes.TickedCount() {
		p.homes.SetTicked(keys)
	}
	p.footer()
}

// sheets says whether a row has to name its sheet.
func (p *bookPage) sheets() bool {
	return slices.ContainsFunc(p.all, func(h *bookHome) bool { return slices.ContainsFunc(h.rows, (*bookRow).foreign) })
}

// sayWhy says in full why the row that the keyboard is on is rejected.
func (p *bookPage) sayWhy() {
	r, ok := p.rows.Current()
	if !ok || r.Reason == "" {
		p.sayRows()
		return
	}
	p.about.SetColor(look.ColorError)
	p.about.SetText(r.where() + "拒收：" + r.why())
}

// chosen are the ticked households that can be written, in the order of the file.
func (p *bookPage) chosen() []int64 {
	var ids []int64
	for _, h := range p.all {
		if h.taken() && p.homes.Ticked(h.key) {
			ids = append(ids, h.Row.ID)
		}
	}
	return ids
}

// footer says what happens to what is not written, and offers the deed.
func (p *bookPage) footer() {
	n := len(p.chosen())
	left := widgets.NewQuiet("还没有写入任何内容。相同、拒收、已签字的不写入，文件里没有的行不动。")
	if all := len(p.takable()); n < all {
		left.SetText(fmt.Sprintf("还没有写入任何内容。有改动的 %d 户里，%d 户没有勾选。", all, all-n))
	}
	if len(p.takable()) == 0 {
		left.SetText("没有可写入的改动。")
		p.page.SetFooter([]fyne.CanvasObject{left}, []fyne.CanvasObject{widgets.NewButton("返回", nil, func() { p.screen.show(nil) })})
		return
	}
	deed := widgets.NewPrimary(fmt.Sprintf("写入 %d 户的草稿", n), look.Icon(look.IconCheck), p.take)
	if n == 0 {
		deed.Disable()
	}
	p.page.SetFooter([]fyne.CanvasObject{left}, []fyne.CanvasObject{deed})
}

// take writes the drafts of the ticked households, and shows them in the list.
func (p *bookPage) take() {
	ids := p.chosen()
	if len(ids) == 0 {
		return
	}
	var deed township.Deed
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		deed, err = p.screen.desk.TakeIncomeBook(ctx, p.book, ids)
		return err
	}
	p.screen.host.Work("正在写入草稿", "", run, func(err error) {
		if !p.screen.told(err) {
			return
		}
		l := p.screen.list
		if l.year != p.book.Year {
			l.setYear(p.book.Year)
		}
		l.table.ClearTicks()
		l.load()
		l.filters.setOnly(ids)
		l.table.SelectRow(0)
		p.screen.show(nil)
		p.screen.host.Done(deed, fmt.Sprintf("已写入 %s 户的草稿", township.Thousands(len(ids))))
	})
}

// setOnly lets these households through, whatever they are.
func (f *filterBar) setOnly(ids []int64) {
	f.set(township.IncomeFilter{})
	f.only = map[int64]bool{}
	for _, id := range ids {
		f.only[id] = true
	}
	f.list.narrow()
}

// admitted are the figures that the filters let through.
func (f *filterBar) admitted() []township.IncomeFigure {
	figures := township.FilterFigures(f.list.figures, f.filter)
	if f.only == nil {
		return figures
	}
	return slices.DeleteFunc(slices.Clone(figures), func(r township.IncomeFigure) bool { return !f.only[r.Row.ID] })
}

func (p *bookPage) content() fyne.CanvasObject { return p.page }

func (p *bookPage) load() {} // it stays as it was read; the desk refuses what another deed has changed since

func (p *bookPage) focus() { p.screen.focus(p.homes) }

func (p *bookPage) back() view { return nil }

func (p *bookPage) shortcut(name string) bool {
	switch name {
	case "accept":
		p.take()
	case "back":
		p.screen.show(nil)
	case "find":
		p.screen.focus(p.class)
	default:
		return false
	}
	return true
}

func (p *bookPage) help() string { return bookHelp }

const bookHelp = `导入填报表：先看会改什么，再写入。上面是户，下面是选中的户的行；拒收的行写明是哪一格、为什么。
勾选的户写成草稿，一步完成，可以撤销；没有勾选的、相同的、拒收的和已签字的不动。“结果”只看一类。
文件里删掉的行，表上仍在；要去掉一项，把它的数字清空。
↑ ↓ 移动　Ctrl+A 全选　Ctrl+空格 勾选、不勾选　Tab 到下面的行　Ctrl+Enter 写入　Esc 返回`
