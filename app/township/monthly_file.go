package township

import (
	"cmp"
	"fmt"
	"slices"
)

// MonthlyFile is an edition opened: its lines with what their issues count up to as of the edition's day.
type MonthlyFile struct {
	MonthlyEdition
	District string // in the title
	Day      Date   // as of which it counts
	Figures  IssueFigures
	Lines    []MonthlyLine
}

// MonthlyEdit is an edition as a person left it.
type MonthlyEdit struct {
	File MonthlyFile
	Was  MonthlyFile // as it was opened
}

// Title is the printed title (form F9).
func (f *MonthlyFile) Title() string {
	return f.District + "脱贫攻坚工作问题大排查任务分解月报表"
}

// FileName proposes a name without extension: 清溪镇大排查月报表_2021-11.
func (f *MonthlyFile) FileName() string {
	return cmp.Or(f.Unit, f.District) + "大排查月报表_" + f.Month
}

// Head is the line under the title.
func (f *MonthlyFile) Head() (unit, filled string) {
	filled = "　　年　　月　　日"
	if f.Filled != "" {
		filled = f.Filled.Chinese()
	}
	return "填报单位：" + f.Unit, "填报时间：" + filled
}

// Note says on the sheet's foot as of which day the issues are counted, and whether the figures are final.
func (f *MonthlyFile) Note() string {
	final := "尚未上报，数字随登记变动"
	if f.Closed != "" {
		final = "已于" + f.Closed.Chinese() + "上报，数字不再变动"
	}
	return fmt.Sprintf("%s，关联问题统计到%s，%s", Date(f.Month).Chinese(), f.Day.Chinese(), final)
}

// Counted says what all lines count up to, and as of which day.
func (f *MonthlyFile) Counted() string {
	c := MonthlyCount{IssueFigures: f.Figures}
	text := c.Text()
	if text == "" {
		text = "没有关联问题"
	}
	return text + "（统计到" + string(f.Day) + "）"
}

// Hints are what a person should look at before the edition is sent.
func (f *MonthlyFile) Hints() []string {
	var empty, open, later int
	for i := range f.Lines {
		l := &f.Lines[i]
		empty += oneIf(l.Situation == "")
		open += oneIf(l.Counted.Found > l.Counted.Mended && l.Measures == "")
		later += len(l.Counted.Later)
	}
	return clauses(
		clause{f.Unit == "", "没有写填报单位"},
		clause{empty > 0, fmt.Sprintf("%d项没有写排查情况", empty)},
		clause{open > 0, fmt.Sprintf("%d项有没整改的问题，却没有写整改措施", open)},
		clause{later > 0, fmt.Sprintf("有%d处上月报表之后的补登、变动，已在本月写明", later)},
	)
}

// MonthlyColumn is a column of the edition, the same on paper and in a workbook.
type MonthlyColumn struct {
	Label  string
	Weight float64 // of the width of the page
	Long   bool    // wraps over lines and pages
	Text   func(number int, l *MonthlyLine) string
}

// MonthlyColumns are the seven columns of form F9.
var MonthlyColumns = []MonthlyColumn{
	{"序号", 0.5, false, func(n int, _ *MonthlyLine) string { return fmt.Sprint(n) }},
	{"排查项目", 1.1, false, func(_ int, l *MonthlyLine) string { return l.Project }},
	{"排查内容", 3.4, true, func(_ int, l *MonthlyLine) string { return l.Content }},
	{"排查情况", 2.8, true, func(_ int, l *MonthlyLine) string { return l.Situation }},
	{"整改措施", 2.4, true, func(_ int, l *MonthlyLine) string { return l.Measures }},
	{"整改进度", 2.4, true, func(_ int, l *MonthlyLine) string { return l.ProgressText() }},
	{"责任单位", 1.2, true, func(_ int, l *MonthlyLine) string { return l.Unit }},
}

// NewMonthly is a month's edition with the items on offer: it starts from the texts of the one before, if there is one.
func NewMonthly(month, unit string, items []ChecklistItem, before *MonthlyFile) MonthlyFile {
	f := MonthlyFile{MonthlyEdition: MonthlyEdition{Month: month, Unit: unit}}
	for _, i := range items {
		if i.Retired {
			continue
		}
		l := MonthlyLine{Item: i.ID, Position: len(f.Lines) + 1, Project: i.Project, Content: i.Content, Unit: i.Unit}
		if was := before.lineOf(i.ID); was != nil {
			l.Situation, l.Measures, l.Progress, l.Unit = was.Situation, was.Measures, was.Progress, cmp.Or(was.Unit, i.Unit)
		}
		f.Lines = append(f.Lines, l)
	}
	if before != nil {
		f.Unit = cmp.Or(before.Unit, unit)
	}
	return f
}

func (f *MonthlyFile) lineOf(item int64) *MonthlyLine {
	if f == nil {
		return nil
	}
	at := slices.IndexFunc(f.Lines, func(l MonthlyLine) bool { return l.Item == item })
	if at < 0 {
		return nil
	}
	return &f.Lines[at]
}

// Count counts the issues of every line as of the edition's day, and names what has changed since in what the closed
// edition before counted: it belongs to this month. The rows need their trails.
func (f *MonthlyFile) Count(rows []IssueRow, before *MonthlyFile) {
	now := IssuesAsOf(rows, f.Day)
	var linked []IssueRow
	for i := range f.Lines {
		l := &f.Lines[i]
		of := slices.DeleteFunc(slices.Clone(now), func(r IssueRow) bool { return r.Item != l.Item })
		linked = append(linked, of...)
		l.Counted = CountMonthly(of, f.Day)
	}
	f.Figures = IssueFiguresOf(linked, f.Day)
	if before != nil && before.Closed != "" {
		f.nameLater(IssuesAsOf(rows, before.Day), before)
	}
}

// nameLater compares what a closed edition counted with what the archive says of its day now.
func (f *MonthlyFile) nameLater(then []IssueRow, before *MonthlyFile) {
	month := Date(before.Month).Chinese()
	for i := range f.Lines {
		l := &f.Lines[i]
		was := before.lineOf(l.Item)
		if was == nil {
			continue
		}
		seen := map[int64]bool{}
		for j := range then {
			r := &then[j]
			if r.Item != l.Item {
				continue
			}
			seen[r.ID] = true
			if had := was.Counted.States[r.ID]; had != r.State && (had != "" || r.State.Stands()) {
				l.Counted.Later = append(l.Counted.Later, laterText(month, r, had))
			}
		}
		for _, id := range sortedIDs(was.Counted.States) {
			if !seen[id] {
				l.Counted.Later = append(l.Counted.Later, fmt.Sprintf("%s报表之后：%s不再计入本项", month, IssueNumber(id)))
			}
		}
	}
}

// laterText says how an issue stood on the day of a closed edition, other than it was counted there.
func laterText(month string, r *IssueRow, had IssueState) string {
	if had == "" {
		return fmt.Sprintf("%s报表之后补登：%s（%s）", month, r.Called(), r.State)
	}
	return fmt.Sprintf("%s报表之后补登：%s（原报%s，应为%s）", month, r.Called(), had, r.State)
}

func sortedIDs(states map[int64]IssueState) []int64 {
	ids := make([]int64, 0, len(states))
	for id := range states {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Plus adds the figures of other issues.
func (f IssueFigures) Plus(o IssueFigures) IssueFigures {
	sum := IssueFigures{
		Found: f.Found + o.Found, Mended: f.Mended + o.Mended, Accepted: f.Accepted + o.Accepted, Closed: f.Closed + o.Closed, Overdue: f.Overdue + o.Overdue,
		Of: map[IssueState]int{},
	}
	for _, of := range []map[IssueState]int{f.Of, o.Of} {
		for state, n := range of {
			sum.Of[state] += n
		}
	}
	return sum
}
