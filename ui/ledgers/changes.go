package ledgers

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// changesKey is the name under which the host keeps the table of moves.
const changesKey = "ledgers.changes"

// ownPeriod is the choice of a period whose days the clerk has written herself.
const ownPeriod = "自选"

// changePage shows the change of the ledgers between two days: the matrix, whose numbers lead to the households behind
// them, and their list.
type changePage struct {
	screen  *Screen
	page    *widgets.Page
	period  *widgets.FilterSelect
	from    *widgets.DateEntry
	to      *widgets.DateEntry
	village *widgets.FilterSelect
	wrong   *widgets.Text // says what is wrong with the days
	matrix  *matrix
	table   *widgets.Table[*township.LedgerChange]
	shown   *widgets.Text

	changes township.LedgerChanges
	began   township.Date // of the first entry into a ledger
	cell    cellKey
	office  township.Office
	asked   int // counts the readings, so that a late one is dropped
}

func newChangePage(s *Screen) *changePage {
	p := &changePage{screen: s, page: widgets.NewPage("台账变动"), cell: anyCell, shown: widgets.NewText(""), wrong: widgets.NewText("")}
	p.page.OnBack = func() { s.back() }
	p.matrix = newMatrix(p.choose)
	p.table = widgets.NewTable(func(c *township.LedgerChange) string { return strconv.FormatInt(c.Household.ID, 10) }, changeColumns()...)
	p.table.OnOpen = func(c *township.LedgerChange) { s.host.ShowHousehold(c.Household.ID) }
	p.table.OnMenu = p.menu
	p.table.OnStateChanged = func(state widgets.TableState) { s.host.Remember(changesKey, state) }
	p.table.Empty = p.empty
	var state widgets.TableState
	if s.host.Recall(changesKey, &state) {
		p.table.SetState(state)
	}
	p.period = widgets.NewDropDown(ownPeriod, periodOptions(), p.choosePeriod)
	p.from, p.to = p.newDay(), p.newDay()
	p.village = widgets.NewFilterSelect("村", nil, func(string) { p.load() })
	p.wrong.Color = look.ColorError
	quiet := func(text string) fyne.CanvasObject { return widgets.Inset(0, 4, widgets.NewQuiet(text)) }
	p.page.SetFilters(
		p.period, widgets.Row(4, quiet("期初截至"), widgets.FixedWidth(136, p.from)),
		widgets.Row(4, quiet("期末截至"), widgets.FixedWidth(136, p.to)), p.village, widgets.Inset(5, 4, p.wrong),
	)
	p.page.SetDeeds(
		widgets.NewButton("打印", look.Icon(look.IconPrint), p.print),
		widgets.NewButton("导出 Excel", look.Icon(look.IconExport), p.export),
	)
	p.page.SetBody(widgets.Frame(p.matrix.content, nil, nil, nil, p.table))
	p.page.SetFooter([]fyne.CanvasObject{p.shown}, nil)
	return p
}

// periodOptions are the usual periods, and the clerk's own.
func periodOptions() []widgets.Option {
	var names []string
	for _, period := range township.LedgerPeriods("2021-11-19") { // of any day: their names are the same
		names = append(names, period.Name)
	}
	return widgets.PlainOptions(append(names, ownPeriod)...)
}

func (p *changePage) newDay() *widgets.DateEntry {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.OnDate = func(string) {
		p.period.SetValue(ownPeriod)
		p.load()
	}
	d.OnEnter(func() { p.screen.focus(p.table) })
	return d
}

// choosePeriod writes the days of a usual period.
func (p *changePage) choosePeriod(name string) {
	for _, period := range township.LedgerPeriods(p.screen.host.Today()) {
		if period.Name == name {
			p.from.SetValue(string(period.From))
			p.to.SetValue(string(period.To))
			p.load()
			return
		}
	}
	p.screen.focus(p.from)
}

// open shows the page, of a village at first as the board has it.
func (p *changePage) open(village string) {
	if p.from.Text == "" {
		p.period.SetValue("本月")
		for _, period := range township.LedgerPeriods(p.screen.host.Today())[:1] {
			p.from.SetValue(string(period.From))
			p.to.SetValue(string(period.To))
		}
	}
	p.village.SetOptions(p.villageOptions())
	p.village.SetValue(village)
	p.cell = anyCell
	p.load()
}

func (p *changePage) villageOptions() []widgets.Option {
	var names []string
	for _, place := range p.screen.board.places {
		if place.name != "" {
			names = append(names, place.name)
		}
	}
	return widgets.PlainOptions(names...)
}

// request is what is asked for.
func (p *changePage) request() township.LedgerChangeRequest {
	return township.LedgerChangeRequest{Village: p.village.Value(), From: township.Date(p.from.Value()), To: township.Date(p.to.Value())}
}

// refresh reads anew what is shown; what is not will be read when it is.
func (p *changePage) refresh() {
	if !p.page.Visible() {
		return
	}
	p.village.SetOptions(p.villageOptions())
	p.load()
}

// load compares the ledgers of the two days beside the work of the window; days that cannot be are said beside them.
func (p *changePage) load() {
	today := p.screen.host.Today()
	p.from.NotAfter, p.to.NotAfter = string(today), string(today)
	req := p.request()
	if err := req.Validate(today); err != nil {
		p.say(township.Say(err))
		return
	}
	p.say("")
	p.asked++
	asked := p.asked
	var changes township.LedgerChanges
	run := func(ctx context.Context, _ func(done, total int)) (err error) {
		if p.office, _, _, err = p.screen.desk.Office(ctx); err != nil {
			return err
		}
		if p.began, err = p.screen.desk.LedgersBegan(ctx); err != nil {
			return err
		}
		changes, err = p.screen.desk.LedgerChanges(ctx, req.Village, req.From, req.To)
		return err
	}
	p.screen.host.Work("正在比较两天的台账", "户", run, func(err error) {
		if asked == p.asked && p.screen.told(err) {
			p.changes = changes
			p.show()
		}
	})
}

// say tells what is wrong with the days, “” for nothing.
func (p *changePage) say(sentence string) {
	p.wrong.SetText(sentence)
}

// show puts what was read on the page.
func (p *changePage) show() {
	p.page.SetCounts(fmt.Sprintf("%s 至 %s　变动 %s 户", p.changes.From, p.changes.To, township.Thousands(len(p.changes.Moves()))))
	p.matrix.show(p.changes, p.cell)
	p.list()
}

// list shows the households behind the chosen number.
func (p *changePage) list() {
	rows := p.cell.rows(p.changes)
	list := make([]*township.LedgerChange, len(rows))
	people := 0
	for i := range rows {
		list[i] = &rows[i]
		people += rows[i].People()
	}
	p.table.SetRows(list)
	p.shown.SetText(p.cell.word() + "　" + countText(len(rows), people) + p.hint())
	p.page.SetFooter([]fyne.CanvasObject{p.shown}, nil)
}

// hint says when the opening lies before there were ledgers, where its numbers are all 0.
func (p *changePage) hint() string {
	if hint := township.BeforeLedgers(p.changes.From, p.began); hint != "" {
		return "　" + hint
	}
	return ""
}

// choose shows the households behind a number; the same number again shows all that moved.
func (p *changePage) choose(cell cellKey) {
	if cell == p.cell {
		cell = anyCell
	}
	p.cell = cell
	p.matrix.show(p.changes, p.cell)
	p.list()
}

// clear shows all moves again, and says whether a number had been chosen.
func (p *changePage) clear() bool {
	if p.cell == anyCell {
		return false
	}
	p.choose(anyCell)
	return true
}

// shortcut deals with back, find and print.
func (p *changePage) shortcut(name string) bool {
	switch name {
	case "back":
		return p.screen.back()
	case "find":
		p.screen.focus(p.village)
	case "print":
		p.print()
	default:
		return false
	}
	return true
}

func (p *changePage) menu() []*fyne.MenuItem {
	return []*fyne.MenuItem{fyne.NewMenuItem("打开", func() {
		if c, ok := p.table.Current(); ok {
			p.screen.host.ShowHousehold(c.Household.ID)
		}
	})}
}

// empty says why the list has no rows, and offers what helps.
func (p *changePage) empty() fyne.CanvasObject {
	icon := look.Icon(look.IconLedgers)
	switch {
	case p.cell != anyCell:
		return widgets.NewEmptyState(icon, p.cell.word()+"：没有户。", "显示全部变动", func() { p.clear() })
	case len(p.screen.board.places) <= 1:
		return widgets.NewEmptyState(icon, "还没有台账，也就没有变动。先导入花名册，确认台账建议。", "导入花名册", func() { p.screen.host.ShowImport(nil) })
	case p.period.Value() != "今年":
		return widgets.NewEmptyState(icon, "这段时间没有户进出四本台账。", "看今年", func() { p.period.SetValue("今年"); p.choosePeriod("今年") })
	}
	return widgets.NewEmptyState(icon, "这段时间没有户进出四本台账。", "", nil)
}

func (p *changePage) print() {
	p.write("打印台账变动", ".pdf", "正在排版", p.screen.desk.PrintLedgerChanges)
}

func (p *changePage) export() {
	p.write("导出台账变动", workbook, "正在导出台账变动", p.screen.desk.ExportLedgerChanges)
}

// write makes the file of what is shown where the clerk says.
func (p *changePage) write(title, ext, work string, write func(context.Context, township.LedgerChangeRequest, string) (township.LedgerChangeResult, error)) {
	host, req := p.screen.host, p.request()
	if err := req.Validate(host.Today()); err != nil {
		p.say(township.Say(err))
		return
	}
	around.WriteFile(host, around.File{
		Title: title, Name: req.FileName(p.office.Name, ext), Extension: ext, Work: work, Unit: "户",
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			r, err := write(ctx, req, path)
			return around.Made{Said: fmt.Sprintf("台账变动已写好，变动 %d 户", r.Moves), Missing: r.Missing}, err
		},
	})
}
