package township

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MonthlyEdition is a month's edition of the sweep (form F9).
type MonthlyEdition struct {
	ID     int64
	Month  string // 2021-11
	Unit   string // 填报单位
	Filled Date   // 填报时间
	Closed Date   // the day it was sent; “” while it is worked at
	Remark string
}

// MonthlyEditionOf reads an edition from its record.
func MonthlyEditionOf(r Record) MonthlyEdition {
	return MonthlyEdition{ID: r.ID, Month: r.Get("month"), Unit: r.Get("unit"), Filled: Date(r.Get("filled_on")), Closed: Date(r.Get("closed_on")), Remark: r.Get("remark")}
}

// Values is the edition as the archive keeps it.
func (e *MonthlyEdition) Values() map[string]string {
	return map[string]string{"month": e.Month, "unit": e.Unit, "filled_on": string(e.Filled), "closed_on": string(e.Closed), "remark": e.Remark}
}

// Named names the edition in a sentence: 2021年11月的月报表.
func (e *MonthlyEdition) Named() string { return Date(e.Month).Chinese() + "的月报表" }

// Day is the day as of which the edition counts: the last of its month, or the day of its closing or today where the
// month was not over.
func (e *MonthlyEdition) Day(today Date) Date {
	return min(MonthEnd(e.Month), cmp.Or(e.Closed, today))
}

// monthlyDay is the day of the next month by which an edition has to be sent.
const monthlyDay = "-04"

// Due is the day by which the edition has to be sent.
func (e *MonthlyEdition) Due() Date { return Date(NextMonth(e.Month) + monthlyDay) }

// Standing says how far the edition is.
func (e *MonthlyEdition) Standing(today Date) string {
	switch {
	case e.Closed != "":
		return "已上报"
	case today > e.Due():
		return "逾期未上报"
	}
	return "填报中"
}

// Validate says what is wrong with the edition, as of a day.
func (e *MonthlyEdition) Validate(today Date) error {
	switch {
	case MonthEnd(e.Month) == "":
		return refuse("月份“%s”不是年和月，请写成 %s 这样。", Shorten(e.Month), today.Month())
	case e.Month > today.Month():
		return refuse("%s还没有到，不能建月报表。", Date(e.Month).Chinese())
	case e.Filled != "" && !e.Filled.Full():
		return refuse("填报时间请写到日，例如 %s。", today)
	case e.Filled > today:
		return refuse("填报时间 %s 晚于今天 %s，请改正。", e.Filled, today)
	case e.Filled != "" && e.Filled < Date(e.Month+"-01"):
		return refuse("填报时间 %s 早于%s，请改正。", e.Filled, Date(e.Month).Chinese())
	}
	return cmp.Or(tooLongIn("填报单位", e.Unit, LongestText), tooLongIn("备注", e.Remark, LongestText))
}

// MonthlyReminder says that a month's report has to be sent.
type MonthlyReminder struct {
	Month string
	Due   Date
	Begun bool // it is being worked at
	Late  bool // the day is over
}

// MonthlyDue returns the reports that have to be sent, the oldest first: that of the month before from the 1st on, until
// it is closed, and every older one that was begun and not closed. An office that never had an edition is reminded
// until the 4th only, for it may have no sweep to report on: unless a campaign had found issues by the end of that month.
func MonthlyDue(today Date, editions []MonthlyEdition, issues []IssueRow) []MonthlyReminder {
	var out []MonthlyReminder
	before, known := MonthBefore(today.Month()), false
	for _, e := range editions {
		known = known || e.Month >= before
		if e.Closed == "" && e.Month <= before {
			out = append(out, MonthlyReminder{Month: e.Month, Due: e.Due(), Begun: true, Late: today > e.Due()})
		}
	}
	next := MonthlyEdition{Month: before}
	if late := today > next.Due(); !known && (len(editions) > 0 || !late || campaignedBy(MonthEnd(before), issues)) {
		out = append(out, MonthlyReminder{Month: before, Due: next.Due(), Late: late})
	}
	slices.SortFunc(out, func(a, b MonthlyReminder) int { return cmp.Compare(a.Month, b.Month) })
	return out
}

// campaignedBy says whether a campaign had found anything by a day.
func campaignedBy(day Date, issues []IssueRow) bool {
	return slices.ContainsFunc(issues, func(r IssueRow) bool { return r.Campaign != 0 && r.Found <= day })
}

// MonthBefore is the month before one: 2022-01 → 2021-12.
func MonthBefore(month string) string {
	d, _ := Date(month + "-01").Time(time.UTC)
	return DateOf(d.AddDate(0, -1, 0)).Month()
}

// Text is the reminder as one sentence.
func (r MonthlyReminder) Text(today Date) string {
	what, do := Date(r.Month).Chinese()+"大排查月报表", "请新建并上报"
	if r.Begun {
		do = "请填好并上报"
	}
	switch days := DaysBetween(today, r.Due); {
	case days < 0:
		return fmt.Sprintf("%s应在 %s 前上报，已过%d天，%s。", what, r.Due, -days, do)
	case days == 0:
		return fmt.Sprintf("%s今天（%s）截止上报，%s。", what, r.Due, do)
	default:
		return fmt.Sprintf("%s应在 %s 前上报，还有%d天，%s。", what, r.Due, days, do)
	}
}

// Short is the reminder as a line of a list: 10月月报表应于4日前报送，已过2天.
func (r MonthlyReminder) Short(today Date) string {
	month := Date(r.Month).Chinese()
	if NextMonth(r.Month) == today.Month() {
		month = strings.TrimPrefix(r.Month[5:], "0") + "月"
	}
	text := month + "月报表应于" + strings.TrimPrefix(string(r.Due)[8:], "0") + "日前报送"
	switch days := DaysBetween(today, r.Due); {
	case days < 0:
		return fmt.Sprintf("%s，已过%d天", text, -days)
	case days == 0:
		return text + "，今天截止"
	default:
		return fmt.Sprintf("%s，还有%d天", text, days)
	}
}

// MonthlyLine is one item in an edition.
type MonthlyLine struct {
	ID        int64
	Item      int64
	Position  int
	Project   string // 排查项目
	Content   string // 排查内容
	Situation string // 排查情况
	Measures  string // 整改措施
	Progress  string // 整改进度, as written by hand
	Unit      string // 责任单位
	Counted   MonthlyCount
}

// MonthlyLineOf reads a line from its record; what a closed edition counted comes with it.
func MonthlyLineOf(r Record) (MonthlyLine, error) {
	position, _ := strconv.Atoi(r.Get("position"))
	l := MonthlyLine{
		ID: r.ID, Item: idOf(r.Get("item_id")), Position: position, Project: r.Get("project"), Content: r.Get("content"),
		Situation: r.Get("situation"), Measures: r.Get("measures"), Progress: r.Get("progress"), Unit: r.Get("unit"),
	}
	var err error
	l.Counted, err = readMonthlyCount(r.Get("counted"))
	return l, err
}

// Values is the line as the archive keeps it, without what it counts.
func (l *MonthlyLine) Values() map[string]string {
	return map[string]string{
		"item_id": linkText(l.Item), "position": strconv.Itoa(l.Position), "project": l.Project, "content": l.Content,
		"situation": l.Situation, "measures": l.Measures, "progress": l.Progress, "unit": l.Unit,
	}
}

// Texts are what a person writes on the line.
func (l *MonthlyLine) Texts() map[string]string {
	return map[string]string{"situation": l.Situation, "measures": l.Measures, "progress": l.Progress, "unit": l.Unit}
}

// Tidy cleans what was typed.
func (l *MonthlyLine) Tidy() {
	l.Situation, l.Measures, l.Progress, l.Unit = Clean(l.Situation), Clean(l.Measures), Clean(l.Progress), Clean(l.Unit)
}

// Validate says what is wrong with the line.
func (l *MonthlyLine) Validate() error {
	at := func(label string) string { return fmt.Sprintf("第%d项的%s", l.Position, label) }
	return cmp.Or(tooLongIn(at("排查情况"), l.Situation, LongestDescription), tooLongIn(at("整改措施"), l.Measures, LongestDescription),
		tooLongIn(at("整改进度"), l.Progress, LongestDescription), tooLongIn(at("责任单位"), l.Unit, LongestText))
}

// ProgressText is 整改进度 as it is shown, printed and exported: what was written by hand, and behind it what its issues
// count up to and what was entered after the month before was sent.
func (l *MonthlyLine) ProgressText() string {
	written := l.Progress
	if written != "" && !strings.HasSuffix(written, "。") {
		written += "。"
	}
	counted := append([]string{l.Counted.Text()}, l.Counted.Later...)
	return written + strings.Join(slices.DeleteFunc(counted, func(s string) bool { return s == "" }), "；")
}

// MonthlyCount is what the issues linked to an item count up to.
type MonthlyCount struct {
	IssueFigures
	States map[int64]IssueState // of each of them
	Later  []string             // what has changed since the month before was sent in what it counted, as sentences
}

// CountMonthly counts issues, as they stand on a day.
func CountMonthly(rows []IssueRow, day Date) MonthlyCount {
	c := MonthlyCount{IssueFigures: IssueFiguresOf(rows, day), States: map[int64]IssueState{}}
	for i := range rows {
		c.States[rows[i].ID] = rows[i].State
	}
	return c
}

// Text is the count as it stands behind 整改进度; “” where no issue is linked.
func (c *MonthlyCount) Text() string {
	if c.Found == 0 {
		return ""
	}
	var texts []string
	for _, p := range c.Parts() {
		texts = append(texts, p.Text)
	}
	return strings.Join(texts, "，")
}

// CountPart is one of the figures of a count, as it stands in its text.
type CountPart struct{ Label, Text, Definition string }

// Parts are the figures behind 整改进度, in their order.
func (c *MonthlyCount) Parts() []CountPart {
	var out []CountPart
	for _, p := range []struct{ label, format string }{{FigureFound, "关联问题%s个"}, {FigureMended, "已整改%s个"}, {FigureClosed, "已销号%s个"}, {FigureRate, "整改率%s"}} {
		f := figureOf(p.label)
		out = append(out, CountPart{p.label, fmt.Sprintf(p.format, f.Text(c.IssueFigures)), f.Definition})
	}
	return out
}

// keptCount is a count as a closed edition keeps it; the words are Chinese because the history shows them.
type keptCount struct {
	Found    int                  `json:"发现"`
	Mended   int                  `json:"已整改"`
	Accepted int                  `json:"已验收"`
	Closed   int                  `json:"已销号"`
	Overdue  int                  `json:"超期"`
	States   map[int64]IssueState `json:"问题"`
	Later    []string             `json:"补登,omitempty"`
}

// Kept is the count as a closed edition keeps it.
func (c *MonthlyCount) Kept() string {
	text, _ := json.Marshal(keptCount{c.Found, c.Mended, c.Accepted, c.Closed, c.Overdue, c.States, c.Later})
	return string(text)
}

// readMonthlyCount reads what Kept wrote; the count of an open edition is empty.
func readMonthlyCount(text string) (MonthlyCount, error) {
	var c MonthlyCount
	if text == "" {
		return c, nil
	}
	var k keptCount
	if err := json.Unmarshal([]byte(text), &k); err != nil {
		return c, fmt.Errorf("count of a monthly line: %w", err)
	}
	c.IssueFigures = IssueFigures{Found: k.Found, Mended: k.Mended, Accepted: k.Accepted, Closed: k.Closed, Overdue: k.Overdue, Of: map[IssueState]int{}}
	for _, s := range k.States {
		c.Of[s]++
	}
	c.States, c.Later = k.States, k.Later
	return c, nil
}
