package home

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
)

// noticeTasks are the notices that ask for work, and those whose period is nearly over: a line each at most. Where all of
// a line are of one kind, it says which.
func (s *Screen) noticeTasks(list []township.Notice) (waiting, soon task) {
	dispute, over := township.NoticeView(township.NoticeDispute), township.NoticeView(township.NoticeOver)
	line := func(what string, ink fyne.ThemeColorName, view township.NoticeView) task {
		return task{what, view.Count(list, s.host.Today()), ink, func() { s.host.ShowNotices(view) }}
	}
	waiting = line("公示异议待答复、期满待收回", look.ColorError, township.NoticesWaiting)
	for what, view := range map[string]township.NoticeView{"公示异议待答复": dispute, "公示已期满，待收回": over} {
		if only := line(what, look.ColorError, view); only.count == waiting.count {
			waiting = only
		}
	}
	soon = line("3天内公示期满", look.ColorWarning, township.NoticesSoon)
	if today := line("公示今天期满", look.ColorWarning, township.NoticesToday); today.count == soon.count {
		soon = today
	}
	return waiting, soon
}
