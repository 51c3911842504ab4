package township

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// IncomePrint says what to print of form F4: the households named, else those of a village, else all.
type IncomePrint struct {
	Year       string
	Households []int64
	Village    string
	Way        PrintWay
	Copies     int  // of a blank form
	Hints      bool // prefilled: last year's figures in quiet type beside the room for this year's
	Bound      bool // by village, with a cover and contents

	Progress func(done, total int) // households on paper; may be nil
}

// FileName proposes a name; place is whose forms they are: 柏树村预填收入计算表_2021年.pdf.
func (r IncomePrint) FileName(place string) string {
	return fmt.Sprintf("%s%s收入计算表_%s年.pdf", place, printWayWords[r.Way], r.Year)
}

// Validate says what is wrong with the request.
func (r IncomePrint) Validate() error {
	if _, err := ParseIncomeYear(r.Year); err != nil {
		return refuse("%s。", Say(err))
	}
	switch r.Way {
	case PrintBlank:
		if r.Copies < 1 || r.Copies > MostForms {
			return refuse("空白表的份数要在 1 到 %d 之间，现在是 %d。", MostForms, r.Copies)
		}
	case PrintPrefilled, PrintCompleted:
	default:
		return refuse("收入计算表只能打印空白表、预填表或完成表，没有“%s”。", Shorten(string(r.Way)))
	}
	return nil
}

// IncomeForm is form F4 of one household, ready to be printed. What is not known stays empty, to be written by hand.
type IncomeForm struct {
	County, Office, Village, Group string
	Code                           string // of the household, for the footer
	Head, Population, Type         string
	Year                           string
	Edition                        string // what IncomeSheet.Edition says
	Scan                           FormCode
	Rows                           []IncomeRow
	Hinted                         bool // the rows hold last year's figures, for comparison only
	Totals                         *IncomeTotals
	Reckoner                       string
	ReckonedOn                     Date
}

// Title is the form's title.
func (f *IncomeForm) Title() string {
	return f.County + "巩固脱贫成果“回头看”收入计算表"
}

// Name is what the footer calls the form: 收入计算表（2021年）.
func (f *IncomeForm) Name() string { return "收入计算表（" + f.Year + "年）" }

// Town is the office's name as it stands before 乡镇（街道）: 清溪.
func (f *IncomeForm) Town() string { return townOf(f.Office) }

func townOf(office string) string {
	for _, kind := range OfficeKinds {
		if short, ok := strings.CutSuffix(office, kind); ok && short != "" {
			return short
		}
	}
	return office
}

// Hamlet is the village's name as it stands before 村: 柏树; what is no 村 by name stays whole.
func (f *IncomeForm) Hamlet() string { return cutLast(f.Village, "村") }

// Team is the group as it stands before 组: 3.
func (f *IncomeForm) Team() string { return cutLast(f.Group, "组") }

func cutLast(s, last string) string {
	if short := strings.TrimSuffix(s, last); short != "" {
		return short
	}
	return s
}

// Ticks says which of 脱贫户 and 监测户 the household is; other is its type where it is neither.
func (f *IncomeForm) Ticks() (stable, monitored bool, other string) {
	switch {
	case f.Type == TypeMonitored:
		return false, true, ""
	case strings.HasSuffix(f.Type, TypeStable) && !strings.HasPrefix(f.Type, "未"):
		return true, false, ""
	}
	return false, false, f.Type
}

// IncomeFormColumns are the headings of form F4 in order.
var IncomeFormColumns = []string{"类别", "品种", "计量单位", "数量", "收入（元）", "支出（元）", "纯收入（元）"}

// IncomeFormLine is one line of the table, its cells as they are printed.
type IncomeFormLine struct {
	Category string // 1.生产经营性收入; “” for the lines under the categories
	Name     string
	Unit     string
	Quantity string
	Income   string
	Expense  string
	Net      string
	Sum      bool // 小计, 合计, 人均纯收入
	Hint     bool // quantity, income and expense are last year's
	Named    bool // the name of a 其他 is last year's
}

// HandLine is the room for a name to be written behind 其他：.
const HandLine = "____"

// NoFamily is what stands for a per-capita income that is not defined.
const NoFamily = "无家庭成员"

// uncountedMark stands behind the name of an item that does not count.
const uncountedMark = "＊"

// Lines are the lines of the form: the rows of each category and its 小计, 合计 and 人均纯收入.
func (f *IncomeForm) Lines() []IncomeFormLine {
	var out []IncomeFormLine
	for _, c := range IncomeCategories {
		for _, r := range f.Rows {
			if r.Category == c {
				out = append(out, f.line(r))
			}
		}
		sum := IncomeFormLine{Category: c.Numbered(), Name: "小计", Sum: true}
		if f.Totals != nil {
			sum.fill(f.Totals.Of[c.Order()])
		}
		out = append(out, sum)
	}
	all, head := IncomeFormLine{Name: "合计", Sum: true}, IncomeFormLine{Name: "人均纯收入", Sum: true}
	if f.Totals != nil {
		all.fill(f.Totals.All)
		head.Net = NoFamily
		if perCapita, ok := f.Totals.PerCapita(); ok {
			head.Net = perCapita.Grouped()
		}
	}
	return append(out, all, head)
}

func (l *IncomeFormLine) fill(t IncomeTotal) {
	l.Income, l.Expense, l.Net = t.Income.Grouped(), t.Expense.Grouped(), t.Net.Grouped()
}

func (f *IncomeForm) line(r IncomeRow) IncomeFormLine {
	l := IncomeFormLine{Category: r.Category.Numbered(), Name: r.Name(), Unit: r.Unit}
	if r.Free && r.Label == "" {
		l.Name += HandLine
	}
	switch {
	case r.Empty:
	case f.Hinted:
		l.Hint, l.Named = true, r.Free
		l.Quantity, l.Income, l.Expense = r.Quantity.Text(), hintOf(r.Income), hintOf(r.Expense)
	default:
		l.Quantity, l.Income, l.Expense, l.Net = r.Quantity.Text(), amountOf(r.Income), amountOf(r.Expense), r.Net.Grouped()
		if r.Uncounted {
			l.Name += uncountedMark
		}
	}
	return l
}

// amountOf leaves the cell of nothing empty.
func amountOf(f Fen) string {
	if f == 0 {
		return ""
	}
	return f.Grouped()
}

// hintOf is an amount in as few characters as it can be.
func hintOf(f Fen) string { return strings.TrimSuffix(amountOf(f), ".00") }

// Note is what has to be said under the table, “” for nothing.
func (f *IncomeForm) Note() string {
	note := f.Edition
	switch {
	case f.Hinted:
		note += fmt.Sprintf("灰色小字是%s年的数，供核对时参考，今年的数请填在旁边。", YearBefore(f.Year))
	case slices.ContainsFunc(f.Rows, func(r IncomeRow) bool { return r.Uncounted && !r.Empty }):
		note += uncountedMark + " 按政策不计入收入，不在小计、合计之内。"
	}
	return note
}

// Edition says what sets a sheet apart from a finished first version, “” for nothing.
func (s *IncomeSheet) Edition() string {
	out := ""
	if s.Version > 1 {
		out = "第" + strconv.Itoa(s.Version) + "版。"
	}
	if s.State == SheetDraft {
		out += "草稿，尚未完成。"
	}
	return out
}

// HintRows are the rows of a form to be filled in, with last year's figures in them. Of each 其他 there is one row more
// to write on, and what the year no longer offers is left out.
func HintRows(last []IncomeLine, items []IncomeItem) []IncomeRow {
	offered := map[LineKey]bool{}
	for _, i := range items {
		offered[LineKey{Category: i.Category, Item: i.Name}] = !i.Retired
	}
	var kept []IncomeLine
	for _, l := range last {
		if offered[LineKey{Category: l.Category, Item: l.Item}] {
			kept = append(kept, l)
		}
	}
	var out []IncomeRow
	rows := RollUp(kept, items)
	for i, r := range rows {
		out = append(out, r)
		if r.Free && !r.Empty && (i+1 == len(rows) || rows[i+1].Category != r.Category || rows[i+1].Item != r.Item) {
			out = append(out, IncomeRow{Category: r.Category, Item: r.Item, Free: true, Empty: true})
		}
	}
	return out
}
