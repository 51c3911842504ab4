package excel

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"taizhang/app/township"
)

// IncomeJob is what WriteIncome makes a workbook of: the incomes of a year.
type IncomeJob struct {
	Title    string
	Office   string
	Year     string
	Details  []township.IncomeDetail
	Printed  time.Time
	Progress func(done, total int) // in lines; may be nil
	TempDir  string                // for what memory cannot hold, "" is the system's
}

// incomeColumn is a column of a list of incomes; %s in its label is the year before.
type incomeColumn struct {
	label string
	kind  TableKind
	text  func(d *township.IncomeDetail) string
}

// homeColumns say whose income a row is.
var homeColumns = []incomeColumn{
	{"村", TextCells, func(d *township.IncomeDetail) string { return d.Row.Village }},
	{"组", TextCells, func(d *township.IncomeDetail) string { return d.Row.Group }},
	{"户编号", TextCells, func(d *township.IncomeDetail) string { return d.Row.Code }},
	{"户主", TextCells, func(d *township.IncomeDetail) string { return d.Row.Head }},
}

// figureColumns are a household's figures; without a sheet they are blank.
var figureColumns = []incomeColumn{
	{"家庭人口", WholeCells, func(d *township.IncomeDetail) string { return strconv.Itoa(d.People()) }},
	{"户类型", TextCells, func(d *township.IncomeDetail) string { return d.Row.SheetType() }},
	{"状态", TextCells, func(d *township.IncomeDetail) string { return d.State.Word() }},
	{"生产经营性收入", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[0].Income })},
	{"生产经营性支出", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[0].Expense })},
	{"生产经营性纯收入", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[0].Net })},
	{"财产性纯收入", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[1].Net })},
	{"转移性纯收入", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[2].Net })},
	{"工资性纯收入", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.Of[3].Net })},
	{"收入合计", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.All.Income })},
	{"支出合计", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.All.Expense })},
	{"纯收入合计", MoneyCells, ofSheet(func(t township.IncomeTotals) township.Fen { return t.All.Net })},
	{"人均纯收入", MoneyCells, perCapita},
	{"%s年人均纯收入", MoneyCells, lastPerCapita},
	{"比上年下降（%%）", WholeCells, fallen},
	{"提示", TextCells, incomeHints},
	{"签字日期", TextCells, func(d *township.IncomeDetail) string { return string(d.SignedOn) }},
}

// ofSheet is a figure of the sheet's lines, blank without a sheet.
func ofSheet(get func(township.IncomeTotals) township.Fen) func(*township.IncomeDetail) string {
	return func(d *township.IncomeDetail) string {
		if d.Sheet == 0 {
			return ""
		}
		return get(d.Totals()).String()
	}
}

func perCapita(d *township.IncomeDetail) string {
	if !d.Known {
		return ""
	}
	return d.PerCapita.String()
}

// incomeHints are the flags; why there is no income per head is said instead of a figure.
func incomeHints(d *township.IncomeDetail) string {
	if d.Sheet != 0 && !d.Known {
		return "没有家庭人口，算不出人均"
	}
	return strings.Join(d.Flags, "、")
}

func lastPerCapita(d *township.IncomeDetail) string {
	if d.Last == nil {
		return ""
	}
	return d.Last.String()
}

func fallen(d *township.IncomeDetail) string {
	percent, ok := d.Fall()
	if !ok {
		return ""
	}
	return strconv.Itoa(percent)
}

// lineColumn is a column of the list of all lines.
type lineColumn struct {
	label string
	kind  TableKind
	text  func(l township.IncomeLine) string
}

var lineColumns = []lineColumn{
	{"类别", TextCells, func(l township.IncomeLine) string { return l.Category.Title() }},
	{"品种", TextCells, func(l township.IncomeLine) string { return l.Item }},
	{"其他的名称", TextCells, func(l township.IncomeLine) string { return l.Label }},
	{"成员", TextCells, func(l township.IncomeLine) string { return l.Person }},
	{"务工地点", TextCells, func(l township.IncomeLine) string { return l.Place }},
	{"计量单位", TextCells, func(l township.IncomeLine) string { return l.Unit }},
	{"数量", DecimalCells, func(l township.IncomeLine) string { return l.Quantity.Text() }},
	{"单价或月工资", MoneyCells, func(l township.IncomeLine) string { return someMoney(l.Price) }},
	{"收入", MoneyCells, func(l township.IncomeLine) string { return l.Income.String() }},
	{"支出", MoneyCells, func(l township.IncomeLine) string { return l.Expense.String() }},
	{"纯收入", MoneyCells, func(l township.IncomeLine) string { return l.Net().String() }},
	{"计入收入", TextCells, func(l township.IncomeLine) string { return countedWord(l.Uncounted) }},
}

func someMoney(f township.Fen) string {
	if f == 0 {
		return ""
	}
	return f.String()
}

// countedWord says whether a line counts as income.
func countedWord(uncounted bool) string {
	if uncounted {
		return "否"
	}
	return "是"
}

// WriteIncome writes the incomes of a year as an .xlsx workbook of two sheets: a row per household, and a row per line.
// Cancelling ctx gives CodeCancelled; an error of w is returned as it is.
func WriteIncome(ctx context.Context, w io.Writer, job IncomeJob) error {
	counted := 0
	for _, d := range job.Details {
		if d.Sheet != 0 {
			counted++
		}
	}
	note := fmt.Sprintf("共%d户，已核算%d户，截至%s；金额单位：元", len(job.Details), counted, township.DateOf(job.Printed).Chinese())
	homes := TableJob{Title: job.Title, Note: note, Sheet: "农户收入", Office: job.Office, Printed: job.Printed, TempDir: job.TempDir}
	lines := TableJob{Title: job.Title + "明细", Note: note, Sheet: "收入明细", Office: job.Office, Printed: job.Printed, Progress: job.Progress}
	columns := append(append([]incomeColumn{}, homeColumns...), figureColumns...)
	for _, c := range columns {
		homes.Columns = append(homes.Columns, TableColumn{c.heading(job.Year), c.kind})
	}
	for _, c := range homeColumns {
		lines.Columns = append(lines.Columns, TableColumn{c.label, c.kind})
	}
	for _, c := range lineColumns {
		lines.Columns = append(lines.Columns, TableColumn{c.label, c.kind})
	}
	for i := range job.Details {
		d := &job.Details[i]
		homes.Rows = append(homes.Rows, incomeRow(columns, d))
		for _, l := range d.Lines {
			row := incomeRow(homeColumns, d)
			for _, c := range lineColumns {
				row = append(row, c.text(l))
			}
			lines.Rows = append(lines.Rows, row)
		}
	}
	return WriteTables(ctx, w, homes, lines)
}

// heading is the column's label in a year.
func (c incomeColumn) heading(year string) string {
	return strings.ReplaceAll(strings.ReplaceAll(c.label, "%s", township.YearBefore(year)), "%%", "%")
}

func incomeRow(columns []incomeColumn, d *township.IncomeDetail) []string {
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.text(d)
	}
	return row
}
