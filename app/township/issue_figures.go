package township

import (
	"fmt"
	"slices"
)

// IssueFigures are how many issues are how far, as of a day. Screen, paper and workbook all count with Count.
type IssueFigures struct {
	Found    int
	Mended   int
	Accepted int
	Closed   int
	Overdue  int
	Of       map[IssueState]int // of every state, refuted and merged ones too
}

// IssueFigureOf is one of the figures with its definition.
type IssueFigureOf struct {
	Label      string
	Definition string
	Text       func(IssueFigures) string
}

// The labels of the figures that lead to what they count.
const (
	FigureFound  = "发现"
	FigureMended = "已整改"
	FigureClosed = "已销号"
	FigureRate   = "整改率"
)

// figureOf is the figure of a label.
func figureOf(label string) IssueFigureOf {
	return IssueFigureList[slices.IndexFunc(IssueFigureList, func(f IssueFigureOf) bool { return f.Label == label })]
}

// IssueFigureList are the figures in the order of the ledgers' totals row (forms F7 and F8), each with the one definition
// that is used everywhere.
var IssueFigureList = []IssueFigureOf{
	{FigureFound, "到统计日已发现的问题，不含核实为“不属实”的和并入其他问题的；待核实的计算在内。", func(f IssueFigures) string { return fmt.Sprint(f.Found) }},
	{FigureMended, "发现的问题中，到统计日已登记整改完成的（待验收和已销号）。验收退回、抽查退回的不算。", func(f IssueFigures) string { return fmt.Sprint(f.Mended) }},
	{"已验收", "发现的问题中，到统计日已登记验收通过的，不论是否已经销号。", func(f IssueFigures) string { return fmt.Sprint(f.Accepted) }},
	{FigureClosed, "发现的问题中，到统计日已销号的。抽查退回的不算。", func(f IssueFigures) string { return fmt.Sprint(f.Closed) }},
	{FigureRate, "已整改 ÷ 发现，四舍五入到 0.1%。没有发现问题时写“—”。", IssueFigures.Rate},
	{"超期", "发现的问题中，整改时限早于统计日而还没有整改完成的。", func(f IssueFigures) string { return fmt.Sprint(f.Overdue) }},
}

// Count adds an issue as it stands on a day.
func (f *IssueFigures) Count(s *Standing, day Date) {
	if f.Of == nil {
		f.Of = map[IssueState]int{}
	}
	f.Of[s.State]++
	if !s.State.Stands() {
		return
	}
	f.Found++
	f.Mended += oneIf(s.Mended())
	f.Accepted += oneIf(s.Accepted != "")
	f.Closed += oneIf(s.State == IssueClosed)
	f.Overdue += oneIf(s.Overdue(day))
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Rate is 整改率: 72.1%, — where nothing was found.
func (f IssueFigures) Rate() string {
	if f.Found == 0 {
		return "—"
	}
	tenths := (f.Mended*2000 + f.Found) / (2 * f.Found) // rounded half up
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

// IssueFiguresOf counts rows as they stand on a day.
func IssueFiguresOf(rows []IssueRow, day Date) IssueFigures {
	var f IssueFigures
	for i := range rows {
		f.Count(&rows[i].Standing, day)
	}
	return f
}

// NamedFigures are the figures of one village, unit or person.
type NamedFigures struct {
	Name string
	IssueFigures
}

// IssueFiguresBy counts rows, which are in the order of paper, by a name; those without one are left out.
func IssueFiguresBy(rows []IssueRow, day Date, name func(*IssueRow) string) []NamedFigures {
	var out []NamedFigures
	for i := range rows {
		n := name(&rows[i])
		if n == "" {
			continue
		}
		at := slices.IndexFunc(out, func(f NamedFigures) bool { return f.Name == n })
		if at < 0 {
			at = len(out)
			out = append(out, NamedFigures{Name: n})
		}
		out[at].Count(&rows[i].Standing, day)
	}
	return out
}

// IssuesAsOf returns the rows as they stood at the end of a day, without those found later. They need their trails.
func IssuesAsOf(rows []IssueRow, day Date) []IssueRow {
	var out []IssueRow
	for _, r := range rows {
		then, ok := r.Issue.AsOf(day)
		if ok {
			r.Issue = then
			out = append(out, r)
		}
	}
	return out
}

// LateEntry is something that was entered in a later month than it was done in, so that the report of its month did not
// have it.
type LateEntry struct {
	Issue    IssueRow
	What     string // 发现, or the step
	Done     Date
	Recorded Date
}

// LateEntries names what was entered in the month of a day, up to that day, and done in an earlier month. Figures go by the
// day on which things were done: what is entered after the day counts as of it all the same, and is named by the lists of
// the month in which it was entered, not by this one, which is to read as it read on the day. The rows need their trails.
func LateEntries(rows []IssueRow, day Date) []LateEntry {
	var out []LateEntry
	month := day.Month()
	now := func(recorded Date) bool { return recorded.Month() == month && recorded <= day }
	for _, r := range rows {
		if now(r.Recorded) && r.Found.Full() && r.Found.Month() < month {
			out = append(out, LateEntry{r, "发现", r.Found, r.Recorded})
		}
		for _, s := range r.Trail {
			if s.Late() && now(s.Recorded) {
				out = append(out, LateEntry{r, s.Event.Word(), s.Done, s.Recorded})
			}
		}
	}
	return out
}
