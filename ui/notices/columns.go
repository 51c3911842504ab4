package notices

import (
	"cmp"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

func keyOf(n township.Notice) string { return strconv.FormatInt(n.ID, 10) }

// columns are those of the list.
func (s *Screen) columns() []widgets.Column[township.Notice] {
	text := func(key, label string, width float32, of func(n township.Notice) string) widgets.Column[township.Notice] {
		return widgets.Column[township.Notice]{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b township.Notice) int {
			return cmp.Or(cmp.Compare(of(a), of(b)), cmp.Compare(a.ID, b.ID))
		}}
	}
	subject := text("subject", "公示内容", 200, func(n township.Notice) string { return n.Subject })
	subject.Flex = true
	left := text("left", "还剩/已期满", 116, func(n township.Notice) string { return n.Standing(s.host.Today()) })
	left.Ink, left.Compare = s.ink, nil
	objected := text("objected", "异议", 86, func(n township.Notice) string { return n.Objected() })
	objected.Ink = func(n township.Notice) fyne.ThemeColorName {
		if len(n.OpenObjections()) > 0 {
			return look.ColorError
		}
		return ""
	}
	state := text("state", "状态", 92, func(n township.Notice) string { return string(n.State(s.host.Today())) })
	state.Ink = s.ink
	return []widgets.Column[township.Notice]{
		text("village", "村", 92, func(n township.Notice) string { return n.Village }),
		text("kind", "类别", 52, func(n township.Notice) string { return string(n.Kind) }), subject,
		text("posted", "起", 92, func(n township.Notice) string { return string(n.Posted) }),
		text("last", "止", 92, func(n township.Notice) string { return string(n.Last()) }), left, objected, state,
	}
}

// ink is the colour in which a notice says how it stands today.
func (s *Screen) ink(n township.Notice) fyne.ThemeColorName {
	today := s.host.Today()
	switch n.State(today) {
	case township.NoticeDispute:
		return look.ColorError
	case township.NoticeOver:
		return look.ColorWarning
	case township.NoticeEnded:
		return look.ColorQuiet
	}
	if township.NoticesSoon.Admits(&n, today) {
		return look.ColorWarning
	}
	return ""
}
