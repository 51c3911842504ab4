package township

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// NoticeView is which notices are listed: those in one of the NoticeStates, or one of the views below; “” is all.
type NoticeView string

// The views that are no states.
const (
	NoticesWaiting NoticeView = "待办理" // with an objection to answer, or to be taken down
	NoticesSoon    NoticeView = "3天内期满"
	NoticesToday   NoticeView = "今天期满"
)

// NoticeViews are the views in the order in which they are offered.
var NoticeViews = []NoticeView{
	NoticesWaiting, NoticeView(NoticeDispute), NoticeView(NoticeOver), NoticesToday, NoticesSoon, NoticeView(NoticeRunning), NoticeView(NoticeEnded),
}

// noticesSoonDays is how many days before its last one a notice is warned of.
const noticesSoonDays = 3

// Admits says whether a notice belongs to the view on a day.
func (v NoticeView) Admits(n *Notice, day Date) bool {
	state := n.State(day)
	switch v {
	case "":
		return true
	case NoticesWaiting:
		return state == NoticeDispute || state == NoticeOver
	case NoticesSoon:
		return state == NoticeRunning && n.Left(day) <= noticesSoonDays
	case NoticesToday:
		return state == NoticeRunning && n.Left(day) == 0
	}
	return state == NoticeState(v)
}

// Count is how many notices belong to the view on a day.
func (v NoticeView) Count(list []Notice, day Date) int {
	n := 0
	for i := range list {
		n += oneIf(v.Admits(&list[i], day))
	}
	return n
}

// SortNotices puts those first that hang, by the day on which they end, those whose end is not known before all; then
// those that were taken down, the latest first.
func SortNotices(list []Notice) {
	slices.SortStableFunc(list, func(a, b Notice) int {
		if hangs := cmp.Compare(oneIf(a.Ended != ""), oneIf(b.Ended != "")); hangs != 0 {
			return hangs
		}
		if a.Ended != "" {
			return cmp.Or(cmp.Compare(b.Ended, a.Ended), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(cmp.Compare(a.Last(), b.Last()), cmp.Compare(a.ID, b.ID))
	})
}

// OpenObjections are those that are not answered yet.
func (n *Notice) OpenObjections() []Objection {
	return slices.DeleteFunc(slices.Clone(n.Objections), func(o Objection) bool { return !o.Open() })
}

// Objected says in short what was objected: 1条待答复, 2条已答复.
func (n *Notice) Objected() string {
	switch open := len(n.OpenObjections()); {
	case open > 0:
		return fmt.Sprintf("%d条待答复", open)
	case len(n.Objections) > 0:
		return fmt.Sprintf("%d条已答复", len(n.Objections))
	}
	return ""
}

// LikeText points out that notices like some hang already, “” where none does.
func LikeText(like []Notice) string {
	var said []string
	for i := range like {
		said = append(said, fmt.Sprintf("%s（%s张贴）", like[i].Village, like[i].Posted.MonthDay()))
	}
	if len(said) == 0 {
		return ""
	}
	return "同样内容的还没有结束：" + strings.Join(said, "、") + "。请看是不是重复登记。"
}

// Subject is what a wall list is called where it is posted.
func (r WallListRequest) Subject() string {
	switch {
	case r.Summary:
		return "四本台账汇总"
	case r.Ledger != None:
		return r.Ledger.Word() + "公示上墙名单"
	}
	return "四本台账公示上墙名单"
}
