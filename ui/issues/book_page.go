package issues

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Importer takes lists of superiors.
type Importer interface {
	// ReadIssueBook reads a list and compares it with the archive; nothing is written.
	ReadIssueBook(ctx context.Context, path, password string) (township.IssueBook, error)
	// WeighIssueBook compares a list anew, after a person said what its words mean and who is meant.
	WeighIssueBook(ctx context.Context, book *township.IssueBook) error
	// TakeIssueBook writes the chosen rows as one deed.
	TakeIssueBook(ctx context.Context, book township.IssueBook, chosen []int) (township.Deed, error)
}

// bookInks are the colours of the classes, each beside its word.
var bookInks = map[township.BookRowClass]fyne.ThemeColorName{
	township.BookRowNew: look.ColorGood, township.BookRowHad: look.ColorQuiet, township.BookRowDoubled: look.ColorWarning, township.BookRowWaits: look.ColorAccent, township.BookRowRejected: look.ColorError,
}

// bookRow is a row of the list.
type bookRow struct {
	*township.IssueBookRow
	at int
}

func (r *bookRow) key() string { return strconv.Itoa(r.at) }

// whom is the household, or who else answers for the issue.
func (r *bookRow) whom() string {
	switch {
	case r.Home != nil:
		return r.Home.Group + r.Home.Head
	case r.Issue.Subject != "":
		return r.Issue.Subject
	}
	return widgets.OrDash(r.Cells[township.ListHead])
}

// bookPage shows what a superior's list would bring before anything is written.
type bookPage struct {
	screen *Screen
	page   *widgets.Page
	book   township.IssueBook
	rows   []*bookRow
	table  *widgets.Table[*bookRow]
	class  *widgets.FilterSelect
	source *widgets.FilterSelect
	proven *widgets.Check
	about  *widgets.Text
}

// sourceWidth is the width of the drop-down of sources, in designed units.
const sourceWidth = 140

func newBookPage(s *Screen, book township.IssueBook) *bookPage {
	p := &bookPage{screen: s, book: book, about: widgets.NewQuiet("")}
	p.page = widgets.NewPage("导入清单：" + widgets.ShortName(book.File, ""))
	p.page.OnBack = s.goBack
	p.class = widgets.NewFilterSelect("结果", nil, func(string) { p.narrow() })
	p.source = widgets.NewDropDown("选择问题来源", sourceOptions(s), func(v string) { p.book.Source = v; p.weigh() })
	p.source.SetValue(book.Source)
	p.proven = widgets.NewCheck("清单上的问题已属实", func(on bool) { p.book.Proven = on; p.footer() })
	p.table = widgets.NewTable((*bookRow).key, bookColumns(len(sheetsOf(&book)) > 1)...)
	p.table.Ticks = true
	p.table.OnTicked = p.ticked
	p.table.OnSelected = func() { p.say(); p.footer() }
	p.table.OnOpen = func(r *bookRow) { p.choose(r) }
	p.table.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(look.Icon(look.IconSearch), "没有这样的行。", "全部显示", func() { p.class.Clear() })
	}
	p.page.SetBody(container.NewBorder(widgets.Inset(4, 12, p.about), nil, nil, nil, p.table))
	p.rebuild()
	p.table.SetTicked(p.keys(township.BookRowNew))
	p.footer()
	return p
}

func sourceOptions(s *Screen) []widgets.Option {
	lists, err := s.desk.Vocabularies(context.Background())
	if err != nil {
		s.host.Fail(err)
	}
	return widgets.PlainOptions(lists.Of("问题来源").Values()...)
}

func sheetsOf(book *township.IssueBook) []string {
	var out []string
	for _, r := range book.Rows {
		if !slices.Contains(out, r.Sheet) {
			out = append(out, r.Sheet)
		}
	}
	return out
}

func bookColumns(sheets bool) []widgets.Column[*bookRow] {
	text := func(key, label string, width float32, text func(*bookRow) string) widgets.Column[*bookRow] {
		return widgets.Column[*bookRow]{Key: key, Label: label, Width: width, Text: text}
	}
	place := text("row", "行", 44, func(r *bookRow) string { return strconv.Itoa(r.Row) })
	if sheets {
		place.Width, place.Text = 110, func(r *bookRow) string { return r.Sheet + " " + strconv.Itoa(r.Row) }
	}
	class := text("class", "结果", 76, func(r *bookRow) string { return string(r.Class()) })
	class.Ink = func(r *bookRow) fyne.ThemeColorName { return bookInks[r.Class()] }
	why := text("why", "说明", 200, func(r *bookRow) string { return r.Why() })
	why.Flex = true
	return []widgets.Column[*bookRow]{
		place, class,
		text("village", "村", 76, func(r *bookRow) string { return firstFilled(r.VillageIs, r.Cells[township.ListVillage]) }),
		text("whom", "户主/责任主体", 104, (*bookRow).whom),
		text("nature", "问题性质", 100, func(r *bookRow) string {
			return widgets.OrDash(firstFilled(r.Issue.Nature, r.Cells[township.ListNature]))
		}),
		text("description", "问题描述", 190, func(r *bookRow) string { return oneLine(r.Cells[township.ListDescription]) }),
		why,
	}
}

func firstFilled(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// weigh compares the list anew; ticks stay with rows that can still be written, come to those that can now, and go from those
// of which it turns out that they are told already.
func (p *bookPage) weigh() {
	before := p.keys(township.BookRowNew)
	if err := p.screen.desk.WeighIssueBook(context.Background(), &p.book); err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.rebuild()
	var ticks []string
	for _, r := range p.rows {
		ready, was := r.Class() == township.BookRowNew, slices.Contains(before, r.key())
		if ready && !was || r.Taken() && ready == was && p.table.Ticked(r.key()) {
			ticks = append(ticks, r.key())
		}
	}
	p.table.SetTicked(ticks)
	p.footer()
}

// rebuild takes the rows over.
func (p *bookPage) rebuild() {
	p.rows = p.rows[:0:0]
	for i := range p.book.Rows {
		p.rows = append(p.rows, &bookRow{&p.book.Rows[i], i})
	}
	counts := map[township.BookRowClass]int{}
	for _, r := range p.rows {
		counts[r.Class()]++
	}
	parts := []string{fmt.Sprintf("%d行", len(p.rows))}
	var classes []widgets.Option
	for _, c := range township.BookRowClasses {
		parts = append(parts, fmt.Sprintf("%s %d", c, counts[c]))
		if counts[c] > 0 {
			classes = append(classes, widgets.Option{Value: string(c), Label: fmt.Sprintf("%s（%d）", c, counts[c])})
		}
	}
	p.page.SetCounts(strings.Join(parts, "　"))
	p.class.SetOptions(classes)
	p.page.SetFilters(p.filters()...)
	p.narrow()
}

func (p *bookPage) filters() []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.FixedWidth(sourceWidth, p.source), widgets.NewButton("没写发现时间的按 "+string(p.book.Found), nil, p.askFound)}
	if n := len(p.book.Words); n > 0 {
		unknown := 0
		for _, w := range p.book.Words {
			if w.Meant == "" {
				unknown++
			}
		}
		label := fmt.Sprintf("清单用语（%d）", n)
		if unknown > 0 {
			label = fmt.Sprintf("清单用语（%d 个待对应）", unknown)
		}
		out = append(out, widgets.NewButton(label, look.Icon(look.IconWarning), p.askWords))
	}
	return append(out, p.class, p.proven)
}

func (p *bookPage) narrow() {
	class := p.class.Value()
	p.table.SetRows(slices.DeleteFunc(slices.Clone(p.rows), func(r *bookRow) bool { return class != "" && string(r.Class()) != class }))
	p.say()
}

func (p *bookPage) keys(class township.BookRowClass) []string {
	var out []string
	for _, r := range p.rows {
		if r.Class() == class {
			out = append(out, r.key())
		}
	}
	return out
}

// ticked leaves ticks only where there is something to be written.
func (p *bookPage) ticked() {
	var keys []string
	for _, r := range p.rows {
		if r.Taken() && p.table.Ticked(r.key()) {
			keys = append(keys, r.key())
		}
	}
	if len(keys) < p.table.TickedCount() {
		p.table.SetTicked(keys)
	}
	p.footer()
}

// pointing is said while there is nothing else to say.
const pointing = "选一行，这里写明它要选什么、为什么拒收、可能和哪个问题重复。"

// say says in full what is to be said of the row that the keyboard is on.
func (p *bookPage) say() {
	text := ""
	if r, ok := p.table.Current(); ok {
		if text = r.Why(); text != "" {
			text = fmt.Sprintf("第%d行：%s", r.Row, text)
		}
		p.about.SetColor(bookInks[r.Class()])
	}
	if text == "" {
		p.about.SetColor(look.ColorQuiet)
		text = firstFilled(strings.Join(p.book.Notes, "；"), pointing)
	}
	p.about.SetText(text)
}

// chosen are the ticked rows.
func (p *bookPage) chosen() []int {
	var out []int
	for _, r := range p.rows {
		if r.Taken() && p.table.Ticked(r.key()) {
			out = append(out, r.at)
		}
	}
	return out
}

func (p *bookPage) footer() {
	n := len(p.chosen())
	text := "还没有写入任何内容。写入后都是“待核实”，清单上的整改要求记在备注里。"
	if p.book.Proven {
		text = "还没有写入任何内容。写入后记为已核实；措施、单位、责任人、时限齐全的同时下达整改。"
	}
	if p.book.Source == "" {
		text = "请先在上面选择这份清单的问题来源。"
	}
	deed := widgets.NewPrimary(fmt.Sprintf("写入 %d 个问题", n), look.Icon(look.IconCheck), p.take)
	if n == 0 || p.book.Source == "" {
		deed.Disable()
	}
	deeds := []fyne.CanvasObject{deed}
	if r, ok := p.table.Current(); ok && p.choosable(r) {
		deeds = append([]fyne.CanvasObject{widgets.NewButton("选户…", nil, func() { p.choose(r) })}, deeds...)
	}
	p.page.SetFooter([]fyne.CanvasObject{widgets.NewQuiet(text)}, deeds)
}

func (p *bookPage) take() {
	chosen := p.chosen()
	if len(chosen) == 0 || p.book.Source == "" {
		return
	}
	var deed township.Deed
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		deed, err = p.screen.desk.TakeIssueBook(ctx, p.book, chosen)
		return err
	}
	p.screen.host.Work("正在写入问题", "", run, func(err error) {
		if err != nil {
			p.screen.host.Fail(err)
			return
		}
		p.screen.toList()
		p.screen.list.filters.set(township.IssueFilter{Source: p.book.Source})
		p.screen.host.Done(deed, fmt.Sprintf("已写入 %d 个问题", len(chosen)))
	})
}

func (p *bookPage) content() fyne.CanvasObject { return p.page }

// load compares anew what was read, for another deed may have changed the archive.
func (p *bookPage) load() bool {
	p.weigh()
	return true
}

func (p *bookPage) focus() { p.screen.focus(p.table) }
func (p *bookPage) back()  { p.screen.toList() }

// leave goes at once: nothing of the list is written, and the file is there still.
func (p *bookPage) leave(then func()) { then() }

func (p *bookPage) shortcut(name string) bool {
	switch name {
	case "accept":
		p.take()
	case "find":
		p.screen.focus(p.class)
	default:
		return false
	}
	return true
}

func (p *bookPage) help() string { return bookHelp }

const bookHelp = `导入清单：先看每一行会写成什么，再写入。勾选的行一步写入，可以一次撤销；拒收的行写明是哪一格、为什么。
“清单用语”里把清单的村名、问题性质、问题类型对应到本单位的写法，下次导入同样的写法不用再选。
“待选择”的行按 Enter 选是哪一户，或作为村级问题；“档案已有”“可能重复”的不先勾选，确实是另一件事再勾上。
勾选“清单上的问题已属实”，写入时记为已核实，措施、单位、责任人、时限齐全的同时下达整改。
↑ ↓ 移动　Ctrl+空格 勾选　Enter 选户　Ctrl+Enter 写入　Esc 返回`

// importButton takes a superior's list.
func (l *listing) importButton() fyne.CanvasObject {
	return widgets.NewButton("导入清单", look.Icon(look.IconImport), l.screen.chooseBook)
}
