package households

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// historyLines is how many lines of the history are shown until one asks for all.
const historyLines = 30

// historyCard tells what was done to the household, the newest first: each deed, and below it what
// it changed.
func (f *filePage) historyCard() fyne.CanvasObject {
	lines, rest := f.file.History, 0
	if len(lines) > historyLines && !f.allLines {
		lines, rest = lines[:historyLines], len(lines)-historyLines
	}
	list := widgets.Stack(6)
	var deed int64
	for _, l := range lines {
		if l.Deed.ID != deed || len(list.Objects) == 0 {
			deed = l.Deed.ID
			list.Add(f.deedHeading(l.Deed))
		}
		list.Add(widgets.NewQuietProse(changeText(l)))
	}
	if len(lines) == 0 {
		list.Add(widgets.NewQuiet("没有改动记录。"))
	}
	if rest > 0 {
		list.Add(widgets.Row(0, widgets.NewButton(fmt.Sprintf("再显示 %d 条", rest), look.Icon(look.IconHistory), f.showAllLines), widgets.Spacer()))
	}
	all := widgets.NewQuietButton("全部改动记录", look.Icon(look.IconHistory), func() {
		f.screen.host.ShowHistory(f.id(), f.file.Row.Village+f.file.Row.Group+homeOf(f.file.Row.Head))
	})
	list.Add(widgets.Row(0, all, widgets.Spacer()))
	return widgets.NewCard("改动记录", list)
}

func (f *filePage) showAllLines() {
	f.allLines = true
	f.show()
}

// deedHeading says when, who and what, with a way to take it back while it stands.
func (f *filePage) deedHeading(d township.Deed) fyne.CanvasObject {
	text := strings.Join([]string{d.At.Format(dayAndTime), d.Operator, d.Title}, "　")
	if d.UndoneBy != 0 {
		text += "（已撤销）"
	}
	heading := widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading)
	heading.Bold = true
	if d.UndoneBy != 0 || d.Kind == township.DeedUndo || d.Lasting() != "" {
		return heading
	}
	undo := widgets.NewQuietButton("撤销", nil, func() { f.screen.host.Undo(d) })
	return widgets.Frame(nil, nil, nil, widgets.Stack(0, undo), heading)
}

// changeText says what became of one field, and in which row of the file it stood.
func changeText(l township.HistoryLine) string {
	var what string
	switch l.Kind {
	case township.Created:
		what = "新增" + about(l.Entity, l.New)
	case township.Removed:
		what = "删除" + about(l.Entity, l.Old)
	default:
		what = strings.TrimSpace(l.Record+" "+l.Field.Label) + "：" + widgets.OrDash(l.Old) + " → " + widgets.OrDash(l.New)
	}
	if place := sourceText(l.Source); place != "" {
		what += "（" + strings.TrimSpace(place) + "）"
	}
	return what
}

func about(entity, name string) string {
	if name == "" {
		return entity
	}
	return entity + " " + name
}
