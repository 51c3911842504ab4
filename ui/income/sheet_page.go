package income

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// origin is what the history says of deeds done here.
const origin township.Origin = "屏幕：收入"

// sheetPage is a household's income sheet of a year, opened to be filled in.
type sheetPage struct {
	screen *Screen
	page   *widgets.Page
	grid   *widgets.Sheet
	side   *sheetSide
	found  *widgets.Text // what the letters typed lead to
	kept   *widgets.Text // whether a draft is kept

	file    township.IncomeFile
	was     []township.IncomeLine // as opened
	rows    []sheetRow
	answers []township.WarningAnswer // as opened
	base    township.IncomeLine      // the current row's line as it was when its cell opened
	faults  map[cellKey]cellFault
	extra   extras // what is typed at the side
	begun   extras // the same, as opened
	last    int    // number given to a row last
	keeper  *widgets.Keeper
}

// sheetRow is a row of the grid with a key of its own: what it holds may change its name.
type sheetRow struct {
	township.EntryRow
	key string
}

// cellKey names a cell of the grid.
type cellKey struct {
	row    string
	column int
}

// cellFault is a text that was refused, and why.
type cellFault struct{ text, problem string }

// The columns of the grid.
const (
	columnItem = iota
	columnUnit
	columnQuantity
	columnPrice
	columnIncome
	columnExpense
	columnNet
	columnLast
)

// The widths of the columns, so that all have room beside navigation and side panel in a window of 1093.
var sheetColumns = []widgets.SheetColumn{
	{Label: "品种"},
	{Label: "单位", Width: 36, Drops: 2},
	{Label: "数量", Width: 56, Right: true},
	{Label: "单价", Width: 66, Right: true},
	{Label: "收入（元）", Width: 78, Right: true},
	{Label: "支出（元）", Width: 78, Right: true},
	{Label: "纯收入", Width: 78, Right: true, Drops: 3},
	{Label: "上年", Width: 72, Right: true, Drops: 1},
}

func newSheetPage(s *Screen) *sheetPage {
	p := &sheetPage{screen: s, page: widgets.NewPage("收入计算表"), found: widgets.NewText(""), kept: widgets.NewQuiet("")}
	p.keeper = p.newKeeper()
	p.page.OnBack = s.back
	p.grid = widgets.NewSheet(sheetColumns...)
	p.grid.Text, p.grid.Take, p.grid.Typing = p.textOf, p.take, p.typing
	p.grid.OnMove = func(line, _ int) { p.base = p.rows[line].Line }
	p.grid.OnLook = func(found string) { p.found.SetText(found) }
	p.grid.OnCombo, p.grid.Focus = p.combo, s.focus
	p.grid.Rests = func() bool { return !p.changed() }
	p.side = newSheetSide(p)
	p.page.SetBody(p.grid)
	p.page.SetSide(p.side.content)
	return p
}

// open shows a household's sheet.
func (p *sheetPage) open(household int64, year string) bool {
	f, err := p.screen.desk.OpenIncome(context.Background(), household, year)
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	p.show(f)
	return true
}

// show shows a sheet as the archive has it.
func (p *sheetPage) show(f township.IncomeFile) {
	p.keeper.Stop()
	p.file, p.was, p.faults = f, slices.Clone(f.Sheet.Lines), map[cellKey]cellFault{}
	p.keeper.Begin(false)
	p.answers = slices.Clone(f.Sheet.Answers)
	p.extra = extrasOf(f.Sheet)
	p.begun = p.extra
	p.rows = nil
	for _, r := range township.EntryRows(f.Items, f.Family, f.Sheet.Lines, f.LastLines) {
		p.rows = append(p.rows, p.numbered(r))
	}
	p.grid.Locked = f.Locked()
	p.page.SetTitle(f.Row.Named())
	p.page.SetCounts(fmt.Sprintf("%s年　%s", f.Sheet.Year, stateText(f.Sheet)))
	p.page.SetDeeds(p.deeds()...)
	p.side.fill()
	p.footer()
	p.paint()
	p.kept.SetText(f.Recounted)
	p.keeper.Stop() // filling the fields is not typing
}

func (p *sheetPage) numbered(r township.EntryRow) sheetRow {
	p.last++
	return sheetRow{r, fmt.Sprint(p.last)}
}

// stateText is how far a sheet is, in words.
func stateText(s township.IncomeSheet) string {
	text := s.State.Word()
	if s.ID == 0 {
		text = "未核算"
	}
	if s.Version > 1 {
		text += fmt.Sprintf("　第%d版（更正：%s）", s.Version, s.Reason)
	}
	if s.State == township.SheetSigned {
		text += "　" + string(s.On)
	}
	return text
}

// lines are what the rows hold.
func (p *sheetPage) lines() []township.IncomeLine { return township.RowLines(p.entryRows()) }

func (p *sheetPage) entryRows() []township.EntryRow {
	out := make([]township.EntryRow, len(p.rows))
	for i, r := range p.rows {
		out[i] = r.EntryRow
	}
	return out
}

// sheet is the sheet as it stands on the screen.
func (p *sheetPage) sheet() township.IncomeSheet {
	s := p.file.Sheet
	s.Lines = p.lines()
	p.extra.into(&s)
	return s
}

// changed says whether something was typed that is not saved.
func (p *sheetPage) changed() bool {
	return len(p.faults) > 0 || p.extra != p.begun || !slices.Equal(p.file.Sheet.Answers, p.answers) || !township.SameLines(p.lines(), p.was)
}

// paint writes the rows into the grid, with sums and figures as they are now.
func (p *sheetPage) paint() {
	rows := p.entryRows()
	township.SumRows(rows)
	lines := make([]widgets.SheetLine, len(rows))
	for i := range rows {
		p.rows[i].Line = rows[i].Line
		lines[i] = p.gridLine(p.rows[i])
	}
	p.grid.SetLines(lines)
	p.side.figures()
}

// footer shows what can be done with the sheet.
func (p *sheetPage) footer() {
	left := []fyne.CanvasObject{widgets.Inset(8, 0, p.found), widgets.Inset(8, 0, p.kept)}
	if p.file.Locked() {
		p.found.SetText("已签字，表已锁定；要改请办理“更正”。")
		p.page.SetFooter(left, []fyne.CanvasObject{
			widgets.NewButton("更正…", look.Icon(look.IconEdit), p.correct), widgets.NewButton("下一户", nil, func() { p.screen.step(1) }),
		})
		return
	}
	p.found.SetText("")
	p.page.SetFooter(left, []fyne.CanvasObject{
		widgets.NewButton("保存草稿", nil, func() { p.save(false, nil) }),
		widgets.NewPrimary("完成，下一户", look.Icon(look.IconCheck), p.finish),
	})
}

// combo deals with the shortcuts that belong to the sheet.
func (p *sheetPage) combo(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch c.KeyName {
	case fyne.KeyD:
		p.fromLast()
	case fyne.KeyI:
		p.addPerson()
	case fyne.KeyR:
		p.side.focusFirst()
	default:
		return false
	}
	return true
}

// focus puts the keyboard where work goes on.
func (p *sheetPage) focus() {
	if p.file.Locked() {
		p.screen.focus(nil)
		return
	}
	p.grid.Start()
}
