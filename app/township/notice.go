package township

import (
	"cmp"
	"fmt"
	"slices"
)

// NoticeKind is what is made public: 公示 asks for objections, 公告 makes known what was settled (workflow.md §7).
type NoticeKind string

// The kinds of notices.
const (
	NoticeHearing  NoticeKind = "公示"
	NoticeDecision NoticeKind = "公告"
)

// NoticeKinds are the kinds in the order of a procedure.
var NoticeKinds = []NoticeKind{NoticeHearing, NoticeDecision}

// Days is how long a notice of the kind hangs, where nothing else is written.
func (k NoticeKind) Days() int {
	if k == NoticeDecision {
		return 5
	}
	return 7
}

// mostNoticeDays is how long a notice may hang.
const mostNoticeDays = 90

// Notice is what hangs in a village for everybody to read, and to object to, for a number of days.
//
// Its period begins with the day on which it is posted, which counts (form F10: 公示期7天：11月28日至12月4日). A day on which
// an objection is open does not count, however many are open: an objection is open from the day on which it is raised,
// which does not count any more, until the day on which it is answered, which counts again. While one is open, the period
// has no end yet. The last day belongs to the period: what needs the period to be over can be dated the day after.
type Notice struct {
	ID         int64
	Kind       NoticeKind
	VillageID  int64
	Village    string // as it is called, of VillageID
	Subject    string // 公示内容
	Posted     Date
	Days       int
	Place      string // 张贴地点
	Ended      Date   // the day it was taken down; “” while it hangs
	Remark     string
	Objections []Objection // in the order in which they were raised
}

// NoticeOf reads a notice from its record.
func NoticeOf(r Record) Notice {
	return Notice{
		ID: r.ID, Kind: NoticeKind(r.Get("kind")), VillageID: idOf(r.Get("village_id")), Subject: r.Get("subject"), Posted: Date(r.Get("posted_on")),
		Days: int(idOf(r.Get("days"))), Place: r.Get("place"), Ended: Date(r.Get("ended_on")), Remark: r.Get("remark"),
	}
}

// Values is the notice as the archive keeps it.
func (n *Notice) Values() map[string]string {
	return map[string]string{
		"kind": string(n.Kind), "village_id": fmt.Sprint(n.VillageID), "subject": n.Subject, "posted_on": string(n.Posted),
		"days": fmt.Sprint(n.Days), "place": n.Place, "ended_on": string(n.Ended), "remark": n.Remark,
	}
}

// Tidy cleans what was typed.
func (n *Notice) Tidy() {
	n.Subject, n.Place, n.Remark = Clean(n.Subject), Clean(n.Place), Clean(n.Remark)
}

// Named names the notice in a sentence: 柏树村“脱贫户名单”公示.
func (n *Notice) Named() string {
	return n.Village + "“" + Shorten(n.Subject) + "”" + string(n.Kind)
}

// NoticeState is how a notice stands on a day.
type NoticeState string

// The states of notices.
const (
	NoticeRunning NoticeState = "公示中"
	NoticeDispute NoticeState = "异议处理中"
	NoticeOver    NoticeState = "已期满" // waits to be taken down
	NoticeEnded   NoticeState = "已结束"
)

// NoticeStates are the states, those that ask for work first.
var NoticeStates = []NoticeState{NoticeDispute, NoticeOver, NoticeRunning, NoticeEnded}

// Last is the last day of the period, “” while an objection is open.
func (n *Notice) Last() Date {
	if !n.Posted.Full() || n.Days < 1 || slices.ContainsFunc(n.Objections, Objection.Open) {
		return ""
	}
	day := n.Posted
	for counted := n.count(day); counted < n.Days; counted += n.count(day) {
		day = day.Plus(1)
	}
	return day
}

// count is 1 for a day that counts.
func (n *Notice) count(day Date) int { return oneIf(!n.disputed(day)) }

// disputed says whether an objection is open on a day.
func (n *Notice) disputed(day Date) bool {
	return slices.ContainsFunc(n.Objections, func(o Objection) bool { return o.OpenOn(day) })
}

// Left is how many days of the period are to come after a day.
func (n *Notice) Left(day Date) int {
	left := n.Days
	for d := n.Posted; d <= day && left > 0; d = d.Plus(1) {
		left -= n.count(d)
	}
	return left
}

// NextStep is the first day on which what waits for the notice may be dated: the day after its last, “” while that is not
// known.
func (n *Notice) NextStep() Date {
	if last := n.Last(); last != "" {
		return last.Plus(1)
	}
	return ""
}

// State is how the notice stands on a day.
func (n *Notice) State(day Date) NoticeState {
	last := n.Last()
	switch {
	case n.Ended != "" && day >= n.Ended:
		return NoticeEnded
	case n.disputed(day):
		return NoticeDispute
	case last != "" && day > last:
		return NoticeOver
	}
	return NoticeRunning
}

// Period says the period of the notice: 公示期7天：11月28日至12月4日.
func (n *Notice) Period() string {
	if !n.Posted.Full() || n.Days < 1 {
		return ""
	}
	head := fmt.Sprintf("%s期%d天：%s至", n.Kind, n.Days, n.Posted.MonthDay())
	last := n.Last()
	switch {
	case last == "":
		return head + "异议答复以后再定"
	case last.Year() != n.Posted.Year():
		return head + last.Chinese()
	}
	return head + last.MonthDay()
}

// Standing says what is left of the period on a day.
func (n *Notice) Standing(day Date) string {
	switch n.State(day) {
	case NoticeEnded:
		return ""
	case NoticeDispute:
		return fmt.Sprintf("停计，还剩%d天", n.Left(day))
	case NoticeOver:
		return fmt.Sprintf("期满%d天", DaysBetween(n.Last(), day))
	}
	if left := n.Left(day); left > 0 {
		return fmt.Sprintf("还剩%d天", left)
	}
	return "今天期满"
}

// Validate says what is wrong with the notice, as of a day.
func (n *Notice) Validate(today Date) error {
	switch {
	case !slices.Contains(NoticeKinds, n.Kind):
		return refuseAt("kind", "请选择公示还是公告。")
	case n.Subject == "":
		return refuseAt("subject", "请填写%s内容，例如 四本台账公示上墙名单。", n.Kind)
	case !n.Posted.Full():
		return refuseAt("posted_on", "请填写张贴日期，写到日，例如 %s。", today)
	case n.Posted > today:
		return refuseAt("posted_on", "张贴日期 %s 晚于今天 %s。请在张贴以后登记。", n.Posted, today)
	case n.Days < 1 || n.Days > mostNoticeDays:
		return refuseAt("days", "%s期应是 1 到 %d 天。", n.Kind, mostNoticeDays)
	}
	if err := cmp.Or(tooLongAt("subject", string(n.Kind)+"内容", n.Subject, LongestText),
		tooLongAt("place", "张贴地点", n.Place, LongestText), tooLongAt("remark", "备注", n.Remark, LongestText)); err != nil {
		return err
	}
	for _, o := range n.Objections {
		if err := o.validate(n, today); err != nil {
			return err
		}
	}
	return n.validateEnd(today)
}

// validateEnd says what is wrong with the day on which the notice was taken down.
func (n *Notice) validateEnd(today Date) error {
	last := n.Last()
	switch {
	case n.Ended == "":
		return nil
	case !n.Ended.Full():
		return refuseAt("ended_on", "请填写结束日期，写到日，例如 %s。", today)
	case n.Ended > today:
		return refuseAt("ended_on", "结束日期 %s 晚于今天 %s，请改正。", n.Ended, today)
	case last == "":
		return refuseAt("ended_on", "%s还有异议没有答复，%s期停计，不能结束。请先答复异议。", n.Named(), n.Kind)
	case n.Ended <= last:
		return refuseAt("ended_on", "%s到 %s 才期满，最早 %s 结束。", n.Named(), last, last.Plus(1))
	}
	return nil
}

// Like returns the notices of a list that still hang and say the same in the same village: it may be entered twice.
func (n *Notice) Like(list []Notice) []Notice {
	var out []Notice
	for _, other := range list {
		if other.ID != n.ID && other.Ended == "" && other.VillageID == n.VillageID && other.Kind == n.Kind && Clean(other.Subject) == Clean(n.Subject) {
			out = append(out, other)
		}
	}
	return out
}

// Plus is the day a number of days later.
func (d Date) Plus(days int) Date { return DaysAfter(d, days) }

// MonthDay is a day without its year: 12月4日.
func (d Date) MonthDay() string {
	if !d.Full() {
		return d.Chinese()
	}
	return d.Chinese()[len("2021年"):]
}
