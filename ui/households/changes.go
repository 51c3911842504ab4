package households

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// changesCard tells the changes of the family, the newest first.
func (f *filePage) changesCard() fyne.CanvasObject {
	list := widgets.Stack(8)
	for _, e := range f.file.Events {
		list.Add(changeLines(e))
	}
	if len(f.file.Events) == 0 {
		list.Add(widgets.NewQuiet("没有登记过家庭变动。"))
	} else {
		all := widgets.NewQuietButton("在“变动”里查看", look.Icon(look.IconHistory), func() { f.screen.host.ShowChanges(f.file.Row) })
		list.Add(widgets.Row(0, all, widgets.Spacer()))
	}
	return widgets.NewCard("家庭变动", list)
}

// changeLines tell one change: what and when, whom, and when it was entered if that was later.
func changeLines(e township.Event) fyne.CanvasObject {
	line := widgets.Row(10, widgets.NewText(string(e.Happened)), widgets.NewBold(e.Kind.Word()), widgets.NewText(strings.TrimSpace(wayText(e)+"　"+e.Names())))
	var notes []string
	if e.OtherHome != "" {
		notes = append(notes, "另一户："+e.OtherHome)
	}
	if e.Recorded != e.Happened {
		note := "登记于 " + string(e.Recorded)
		if e.Late() {
			note += "（补录）"
		}
		notes = append(notes, note)
	}
	if e.Reason != "" {
		notes = append(notes, e.Reason)
	}
	return widgets.Noted(line, notes...)
}

// wayText leaves out a way that says no more than the kind.
func wayText(e township.Event) string {
	if e.Way == e.Kind.Word() {
		return ""
	}
	return e.Way
}

// pastMembers tells who has left, folded away behind a button.
func (f *filePage) pastMembers() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, m := range f.file.Members {
		if !township.Present(m) {
			lines = append(lines, pastLine(m))
		}
	}
	if len(lines) == 0 {
		return widgets.Stack(0)
	}
	body := widgets.Stack(4, lines...)
	body.Hidden = !f.pastShown
	button := widgets.NewQuietButton(pastLabel(len(lines), f.pastShown), look.Icon(look.IconHistory), nil)
	button.OnTapped = func() {
		f.pastShown = !f.pastShown
		body.Hidden = !f.pastShown
		button.SetText(pastLabel(len(lines), f.pastShown))
		f.body.Refresh()
	}
	return widgets.Stack(4, widgets.Row(0, button, widgets.Spacer()), body)
}

func pastLabel(n int, shown bool) string {
	if shown {
		return fmt.Sprintf("收起已减少的 %d 人", n)
	}
	return fmt.Sprintf("已减少 %d 人，点开查看", n)
}

// pastLine is one who has left: 张大山　户主　已故 2021-03-02.
func pastLine(m township.Record) fyne.CanvasObject {
	word := m.Get("left_way")
	if word == township.WayDied {
		word = "已故"
	}
	return widgets.NewQuiet(join(join(m.Get("name"), m.Get("relation")), word+" "+m.Get("left_on")))
}

// nobody says why there are no members.
func (f *filePage) nobody() string {
	if closed := f.file.Row.Closed; closed != "" {
		return fmt.Sprintf("这一户已于 %s 注销（%s），户里没有人。", closed, f.file.Row.ClosedWay)
	}
	return "还没有录入家庭成员；导入“人口信息”名单后就有了，也可以在这里补录。"
}
