package importing

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// previewPage shows what an import of the file under way would do.
type previewPage struct {
	s        *Screen
	preview  *township.Preview
	archived []township.Village // of the archive
	rows     []*row
	class    township.RowClass
	query    string
	pane     pane
	side     bool     // the panel at the right is wanted
	trouble  []notice // why the last try to import failed

	page    *widgets.Page
	figures []*figure // all, then the classes
	notice  *noticeBox
	main    *fyne.Container
	body    *fyne.Container
	table   *widgets.Table[*row]
	search  *widgets.SearchEntry
	panel   *rowPanel
	count   *widgets.Text
	accept  *widgets.Button
	keep    *widgets.Button
	settle  *widgets.Button // of a pane of choices; nil for other panes
	absent  absentTable
	first   fyne.Focusable // where the keyboard starts in the pane; nil for the rows
}

// showPreview shows what was read of the file under way; filters and place stay when it was read
// anew.
func (s *Screen) showPreview() {
	p := newPreviewPage(s)
	if s.job.page != nil {
		p.takeOver(s.job.page)
	}
	s.job.page = p
	s.resume()
}

// resume goes back to the preview of the file under way.
func (s *Screen) resume() {
	p := s.job.page
	s.show(p)
	p.start()
	p.focus()
}

func newPreviewPage(s *Screen) *previewPage {
	p := &previewPage{s: s, preview: s.job.preview(), class: allRows}
	p.rows = newRows(p.preview.Results)
	p.archived, _ = s.desk.Villages(context.Background()) // without them every village is a new one
	p.page = widgets.NewPage(titleOf(p.preview.File))
	p.page.OnBack = func() { s.back() }
	p.build()
	p.filter()
	p.say()
	return p
}

// build puts the page together.
func (p *previewPage) build() {
	p.table = newRowTable(p.s.host, rosterSheets(p.preview.Sheets))
	p.table.OnSelected = p.selected
	p.table.OnSpace = func() { p.showSide(!p.side) }
	p.table.OnOpen = func(*row) { p.showSide(true) }
	p.table.Empty = p.empty
	p.search = widgets.NewSearchEntry("查姓名、户、说明", look.Icon(look.IconSearch), func(text string) { p.query = text; p.filter() })
	p.search.OnDown = func() { p.s.focusOn(p.table) }
	p.panel = newRowPanel(p)
	p.count = widgets.NewQuiet("")
	p.keep = widgets.NewButton("保存拒收的行…", look.Icon(look.IconExport), p.s.saveRejected)
	p.keep.Hidden = p.preview.Rejected == 0
	p.notice = newNoticeBox()
	p.main = container.NewStack(p.table)
	p.body = container.New(&bodyLayout{p.notice}, p.notice.scroll, p.main)
	p.page.SetFilters(p.headline()...)
	p.page.SetDeeds(p.deeds()...)
	p.page.SetBody(p.body)
	p.page.SetFooter([]fyne.CanvasObject{p.count, widgets.NewQuiet(p.s.place())}, []fyne.CanvasObject{p.keep})
	p.page.SetSide(p.panel.object())
	p.showSide(p.preview.Changed > 0)
}

// showSide shows or hides the panel at the right, beside the rows only.
func (p *previewPage) showSide(show bool) {
	p.side = show
	p.page.ShowSide(show && p.pane == paneRows)
}

// headline adds up: all rows are the new, the changed, the same and the rejected.
func (p *previewPage) headline() []fyne.CanvasObject {
	v := p.preview
	total := newTotal(v.Rows, func() { p.setClass(allRows) })
	p.figures = []*figure{total}
	parts := []fyne.CanvasObject{total}
	for i, n := range []int{v.New, v.Changed, v.Same, v.Rejected} {
		class := classes[i]
		f := newFigure(class, n, func() { p.toggleClass(class) })
		p.figures = append(p.figures, f)
		sign := "+"
		if i == 0 {
			sign = "="
		}
		parts = append(parts, widgets.NewQuiet(sign), f)
	}
	return []fyne.CanvasObject{widgets.Row(8, parts...), widgets.Inset(2, 0, widgets.FixedWidth(230, p.search))}
}

func (p *previewPage) deeds() []fyne.CanvasObject {
	v, s := p.preview, p.s
	give := widgets.NewButton("取消", nil, s.leave)
	if s.waiting() > 0 {
		give = widgets.NewButton("跳过这个文件", nil, s.next)
	}
	p.accept = widgets.NewPrimary("导入 "+grouped(v.New+v.Changed)+" 行", look.Icon(look.IconImport), s.commit)
	return []fyne.CanvasObject{give, p.accept}
}

// takeOver keeps what the clerk was looking at, when the same file was read anew.
func (p *previewPage) takeOver(old *previewPage) {
	p.class, p.query = old.class, old.query
	p.search.SetText(old.query)
	p.showSide(old.side)
	p.filter()
	if r, ok := old.table.Current(); ok {
		p.table.Select(r.key)
	}
	if old.pane == paneQuestions && p.s.job.choices.open() > 0 {
		p.showPane(paneQuestions)
	}
}

// say writes the notices anew, and what can be done now.
func (p *previewPage) say() {
	p.notice.set(p.notices(), p.asides())
	p.accept.SetEnabled(p.preview.New+p.preview.Changed > 0 && !p.s.job.changed())
	if p.settle != nil {
		p.settle.SetEnabled(p.s.job.changed())
	}
	p.body.Refresh()
}

// toggleClass shows one class, or all again.
func (p *previewPage) toggleClass(class township.RowClass) {
	if p.class == class && p.pane == paneRows {
		class = allRows
	}
	p.setClass(class)
}

func (p *previewPage) setClass(class township.RowClass) {
	p.class = class
	if p.pane != paneRows {
		p.showPane(paneRows)
	}
	p.filter()
}

// filter shows the rows of the class that contain what is searched for.
func (p *previewPage) filter() {
	for i, f := range p.figures {
		f.setActive(i == 0 && p.class == allRows || i > 0 && classes[i-1] == p.class)
	}
	found := filterRows(p.rows, p.class, p.query)
	p.table.SetRows(found)
	p.start()
	p.count.SetText("显示 " + grouped(len(found)) + " / " + grouped(len(p.rows)))
	p.selected()
}

// start makes the first row current where none is, so that the arrow keys go on from there. A
// table that is not laid out yet would scroll.
func (p *previewPage) start() {
	if _, ok := p.table.Current(); !ok && p.table.Size().Height > 0 {
		p.table.SelectRow(0)
	}
}

// empty says which filter leaves nothing.
func (p *previewPage) empty() fyne.CanvasObject {
	text := "这份文件没有数据行。"
	switch {
	case p.query != "" && p.class != allRows:
		text = fmt.Sprintf("%s的行里没有“%s”。", p.class.Word(), shorten(p.query))
	case p.query != "":
		text = fmt.Sprintf("没有哪一行有“%s”。", shorten(p.query))
	case p.class != allRows:
		text = "没有" + p.class.Word() + "的行。"
	}
	return widgets.NewEmptyState(nil, text, "清除条件", p.clear)
}

func (p *previewPage) clear() {
	p.query, p.class = "", allRows
	p.search.SetText("")
	p.filter()
	p.s.focusOn(p.table)
}

func (p *previewPage) selected() {
	if r, ok := p.table.Current(); ok {
		p.panel.show(r)
		return
	}
	p.panel.show(nil)
}

func (p *previewPage) object() fyne.CanvasObject { return p.page }

// refresh tells anew which issues stand for what the roster has otherwise.
func (p *previewPage) refresh() {
	if p.pane == paneAbsent {
		p.showPane(paneAbsent)
		return
	}
	p.selected()
}

func (p *previewPage) focus() {
	switch {
	case p.first != nil:
		p.s.focusOn(p.first)
	case p.pane == paneRows:
		p.s.focusOn(p.table)
	}
}

// classKeys are 0 for all and 1–4 for the classes.
var classKeys = map[fyne.KeyName]int{fyne.Key0: 0, fyne.Key1: 1, fyne.Key2: 2, fyne.Key3: 3, fyne.Key4: 4}

func (p *previewPage) key(ev *fyne.KeyEvent) bool {
	if i, ok := classKeys[ev.Name]; ok && p.settle == nil {
		if i == 0 {
			p.setClass(allRows)
		} else {
			p.toggleClass(classes[i-1])
		}
		return true
	}
	if ev.Name == fyne.KeyEscape && p.pane != paneRows {
		p.showPane(paneRows)
		return true
	}
	return false
}

func (p *previewPage) find() bool {
	if p.pane != paneRows {
		p.showPane(paneRows)
	}
	p.s.focusOn(p.search)
	return true
}

func (p *previewPage) save() bool {
	if p.preview.Rejected == 0 {
		return false
	}
	p.s.saveRejected()
	return true
}
