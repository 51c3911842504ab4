package excel

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// IncomeBookJob is what WriteIncomeBook makes a workbook of: a sheet per village to fill in at the kitchen table, and the
// list of items to choose from.
type IncomeBookJob struct {
	Title    string // without the village
	Office   string
	Year     string
	Items    []township.IncomeItem
	Villages []IncomeBookVillage
	Printed  time.Time
	TempDir  string // for what memory cannot hold, "" is the system's
}

// IncomeBookVillage is one sheet of the workbook.
type IncomeBookVillage struct {
	Name  string
	Homes []IncomeBookForm
}

// IncomeBookForm are the rows of one household.
type IncomeBookForm struct {
	Row   township.HouseholdRow
	State township.SheetState
	Lines []township.IncomeLine // as they stand; one without figures is there to be filled in
	Spare int                   // empty rows for what else there is
}

// bookColumn is a column of the workbook; ReadIncomeBook understands every label of it.
type bookColumn struct {
	label string
	width float64 // in characters
	kind  TableKind
	open  bool // to be filled in
	text  func(h *IncomeBookForm, l township.IncomeLine) string
}

var bookColumns = []bookColumn{
	{"户编号", 15, TextCells, false, func(h *IncomeBookForm, _ township.IncomeLine) string { return h.Row.Code }},
	{"组", 6, TextCells, false, func(h *IncomeBookForm, _ township.IncomeLine) string { return h.Row.Group }},
	{"户主", 10, TextCells, false, func(h *IncomeBookForm, _ township.IncomeLine) string { return h.Row.Head }},
	{"家庭人口", 7, WholeCells, false, func(h *IncomeBookForm, _ township.IncomeLine) string { return fmt.Sprint(h.Row.People) }},
	{"状态", 8, TextCells, false, func(h *IncomeBookForm, _ township.IncomeLine) string { return h.State.Word() }},
	{"类别", 16, TextCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return l.Category.Title() }},
	{"品种", 22, TextCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return l.Item }},
	{"成员/其他名称", 13, TextCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return l.Person + l.Label }},
	{"计量单位", 8, TextCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return l.Unit }},
	{"数量", 10, DecimalCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return l.Quantity.Text() }},
	{"收入（元）", 13, MoneyCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return someMoney(l.Income) }},
	{"支出（元）", 13, MoneyCells, true, func(_ *IncomeBookForm, l township.IncomeLine) string { return someMoney(l.Expense) }},
	{"纯收入（元）", 13, MoneyCells, false, nil},
	{"计入收入", 7, TextCells, false, func(_ *IncomeBookForm, l township.IncomeLine) string { return bookCounts(l) }},
}

func bookCounts(l township.IncomeLine) string {
	if l.Item == "" {
		return ""
	}
	return countedWord(l.Uncounted)
}

// The places of the columns on which others depend.
const (
	bookCategoryCol = 5
	bookItemCol     = 6
	bookQuantityCol = 9
	bookIncomeCol   = 10
	bookExpenseCol  = 11
	bookNetCol      = 12
)

// bookItemSheet is the sheet with the items to choose from.
const bookItemSheet = "品种目录"

// fillOpen is the ground of cells that are to be filled in.
const fillOpen township.RGB = 0xFFFBE8

// WriteIncomeBook writes the workbook. What tells the household is locked, without a password; a signed sheet is locked
// whole. Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteIncomeBook(ctx context.Context, w io.Writer, job IncomeBookJob) error {
	b := newBook(job.TempDir)
	defer b.close()
	b.describe(job.Title, job.Office, job.Printed)
	e := incomeBook{b: b, job: job}
	for i := range job.Villages {
		e.village(ctx, &job.Villages[i])
	}
	e.items()
	return b.finish(ctx, w)
}

// incomeBook is the work on one IncomeBookJob.
type incomeBook struct {
	b      *book
	job    IncomeBookJob
	sheet  *tableSheet
	locked lookStyles
	open   lookStyles
}

// lookStyles are the styles of a look for texts and numbers.
type lookStyles struct{ texts, numbers cellStyles }

func (e *incomeBook) styles(l look) lookStyles {
	right := l
	right.align = "right"
	return lookStyles{e.b.cellStyles(l, false), e.b.cellStyles(right, true)}
}

func (e *incomeBook) village(ctx context.Context, v *IncomeBookVillage) {
	rows := tableHead
	for _, h := range v.Homes {
		rows += len(h.Lines) + h.Spare
	}
	title := v.Name + e.job.Title
	widths := make([]float64, len(bookColumns))
	for i, c := range bookColumns {
		widths[i] = c.width
	}
	name := e.b.names.take(v.Name, "")
	e.sheet = e.b.addSheet(sheetSetup{name: name, paper: paperA4.code, tab: inkAccent, widths: widths, rows: rows, head: tableHead, footer: title, printed: e.job.Printed})
	note := fmt.Sprintf("共%d户；只填浅黄色的格子，金额单位：元；不够的行可撤销工作表保护（没有密码）后插入，并照填户编号", len(v.Homes))
	e.line(title, look{size: paperA4.title, bold: true, ink: inkText, align: "left", overflow: true})
	e.line(note, look{size: tableSize, ink: inkQuiet, align: "left", overflow: true})
	e.headings()
	plain := look{size: tableSize, ink: inkText, grid: true, align: "left"}
	e.locked = e.styles(plain)
	plain.open, plain.fill = true, fillOpen
	e.open = e.styles(plain)
	for i := range v.Homes {
		if e.b.keep(stopped(ctx)); e.b.err != nil {
			return
		}
		e.home(&v.Homes[i])
	}
	e.choices(name, rows)
	e.sheet.filter(tableHead, e.sheet.row)
	e.sheet.close()
}

// line writes a text that runs on over the columns beside it.
func (e *incomeBook) line(s string, l look) {
	cells := make([]any, len(bookColumns))
	cells[0] = e.b.text(township.Clean(s), l)
	e.sheet.add(heightOf(1, l.size), cells)
}

func (e *incomeBook) headings() {
	heading := look{size: tableSize, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}
	cells := make([]any, len(bookColumns))
	for i, c := range bookColumns {
		cells[i] = e.b.text(c.label, heading)
	}
	e.sheet.add(heightOf(2, tableSize), cells)
}

func (e *incomeBook) home(h *IncomeBookForm) {
	for _, l := range h.Lines {
		e.row(h, l)
	}
	for range h.Spare {
		e.row(h, township.IncomeLine{})
	}
}

func (e *incomeBook) row(h *IncomeBookForm, l township.IncomeLine) {
	cells := make([]any, len(bookColumns))
	for i, c := range bookColumns {
		style := e.locked
		if c.open && h.State != township.SheetSigned {
			style = e.open
		}
		if i == bookNetCol {
			cells[i] = e.net(style, l)
			continue
		}
		cells[i] = style.cell(e.b, c.kind, township.Clean(c.text(h, l)))
	}
	e.sheet.add(tableRow, cells)
}

// net is income less expense, worked out by the spreadsheet.
func (e *incomeBook) net(style lookStyles, l township.IncomeLine) any {
	row := e.sheet.row + 1
	income, expense := cellName(bookIncomeCol, row), cellName(bookExpenseCol, row)
	c := excelize.Cell{StyleID: style.numbers.money, Formula: fmt.Sprintf(`IF(COUNT(%s:%s)=0,"",N(%s)-N(%s))`, income, expense, income, expense), Value: ""}
	if l.Income != 0 || l.Expense != 0 {
		c.Value = yuan(l.Net())
	}
	return c
}

// cell makes a cell of a kind; what is no number of that kind stays the text it is.
func (s lookStyles) cell(b *book, kind TableKind, text string) any {
	e := tableExport{b: b}
	if text == "" && kind != TextCells {
		return excelize.Cell{StyleID: s.numbers.of(kind)}
	}
	return e.cell(text, kind, s.texts, s.numbers)
}

// of is the style of a kind.
func (s cellStyles) of(kind TableKind) int {
	switch kind {
	case WholeCells:
		return s.whole
	case MoneyCells:
		return s.money
	case DecimalCells:
		return s.decimal
	}
	return s.text
}

// choices puts the drop-downs onto the rows, refuses what is no amount, and protects the sheet.
func (e *incomeBook) choices(name string, last int) {
	column := func(col int) string {
		return cellName(col, tableHead+1) + ":" + cellName(col, max(last, tableHead+1))
	}
	category := excelize.NewDataValidation(true)
	category.SetSqref(column(bookCategoryCol))
	var titles []string
	for _, c := range township.IncomeCategories {
		titles = append(titles, c.Title())
	}
	e.b.keep(category.SetDropList(titles))
	category.SetError(excelize.DataValidationErrorStyleStop, "类别", "请从下拉里选一类收入。")
	item := excelize.NewDataValidation(true)
	item.SetSqref(column(bookItemCol))
	item.SetSqrefDropList(fmt.Sprintf("%s!$A$%d:$A$%d", bookItemSheet, tableHead+1, tableHead+len(e.names())))
	item.SetError(excelize.DataValidationErrorStyleStop, "品种", "请从下拉里选；没有的选“其他”，在右边写上名称。")
	amount := excelize.NewDataValidation(true)
	amount.SetSqref(column(bookQuantityCol) + " " + column(bookIncomeCol) + " " + column(bookExpenseCol))
	e.b.keep(amount.SetRange(0, 100_000_000, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	amount.SetError(excelize.DataValidationErrorStyleStop, "数字", "请填 0 到 1亿 之间的数字；可以写算式，例如 =1200*3+500。")
	for _, v := range []*excelize.DataValidation{category, item, amount} {
		e.sheet.try(func() error { return e.b.file.AddDataValidation(name, v) })
	}
	e.protect(name)
}

func (e *incomeBook) protect(name string) {
	e.sheet.try(func() error {
		return e.b.file.ProtectSheet(name, &excelize.SheetProtectionOptions{
			SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, FormatCells: true, FormatColumns: true, FormatRows: true,
		})
	})
}

// names are the items to choose from, each once.
func (e *incomeBook) names() []township.IncomeItem {
	seen := map[string]bool{}
	var out []township.IncomeItem
	for _, i := range e.job.Items {
		if !seen[i.Name] && !i.Retired {
			seen[i.Name] = true
			out = append(out, i)
		}
	}
	return out
}

// items writes the sheet with what can be chosen.
func (e *incomeBook) items() {
	items := e.names()
	labels := []string{"品种", "类别", "计量单位", "常用单价（元）", "成本率（%）", "怎样填"}
	e.sheet = e.b.addSheet(sheetSetup{
		name: e.b.names.take(bookItemSheet, ""), paper: paperA4.code, tab: inkAccent, widths: []float64{28, 44, 10, 14, 12, 40},
		rows: tableHead + len(items), head: tableHead, footer: e.job.Title, printed: e.job.Printed,
	})
	line := func(s string, l look) {
		e.sheet.add(heightOf(1, l.size), []any{e.b.text(s, l)})
	}
	line(e.job.Year+"年收入品种", look{size: paperA4.title, bold: true, ink: inkText, align: "left", overflow: true})
	line("填报表的“品种”从这里选；常用单价和成本率供参考", look{size: tableSize, ink: inkQuiet, align: "left", overflow: true})
	var cells []any
	for _, l := range labels {
		cells = append(cells, e.b.text(l, look{size: tableSize, bold: true, ink: inkText, fill: fillHead, grid: true, align: "center"}))
	}
	e.sheet.add(tableRow, cells)
	style := e.styles(look{size: tableSize, ink: inkText, grid: true, align: "left"})
	for _, i := range items {
		e.sheet.add(tableRow, []any{
			style.cell(e.b, TextCells, i.Name), style.cell(e.b, TextCells, e.categories(i.Name)), style.cell(e.b, TextCells, i.Unit),
			style.cell(e.b, MoneyCells, someMoney(i.Price)), style.cell(e.b, DecimalCells, i.CostRatio.Text()), style.cell(e.b, TextCells, howTo(i)),
		})
	}
	e.protect(e.sheet.name)
	e.sheet.close()
}

// categories are all that have an item of a name.
func (e *incomeBook) categories(name string) string {
	out := ""
	for _, i := range e.job.Items {
		if i.Name == name && !i.Retired {
			if out != "" {
				out += "、"
			}
			out += i.Category.Title()
		}
	}
	return out
}

// howTo says how the lines of an item are written.
func howTo(i township.IncomeItem) string {
	how := map[township.ItemDetail]string{
		township.FreeItem: "在“成员/其他名称”写上是什么", township.PersonItem: "每人一行，写上成员姓名", township.WorkItem: "每人一行，写上成员姓名；数量填务工月数",
	}[i.Detail]
	if i.Uncounted {
		how = "不计入收入" + map[bool]string{true: "；" + how}[how != ""]
	}
	return how
}
