package households

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// footer tells how much of the list is shown and chosen, and offers the deeds for what is chosen.
type footer struct {
	list  *listing
	shown *widgets.Text
	count *widgets.Text
	clear *widgets.Button
	only  *widgets.Button
	deeds []fyne.CanvasObject
}

func newFooter(l *listing) *footer {
	return &footer{
		list: l, shown: widgets.NewText(""), count: widgets.NewQuiet(""),
		clear: widgets.NewQuietButton("清除", nil, l.clearTicks), only: widgets.NewQuietButton("", nil, l.toggleOnlyTicked),
	}
}

// The words of the button that shows the ticked households alone.
const (
	onlyTickedWord = "只看已选"
	allAgainWord   = "回到筛选"
)

// show takes over the present numbers; the deeds are there while something is chosen.
func (f *footer) show() {
	l := f.list
	f.shown.SetText("显示 " + township.GroupThousands(fmt.Sprint(l.table.Len())) + " / " + township.GroupThousands(fmt.Sprint(l.countable())))
	f.count.SetText(l.chosenText())
	left := []fyne.CanvasObject{f.shown, f.count}
	if l.table.TickedCount() > 0 {
		f.only.SetText(onlyTickedWord)
		if l.onlyTicked {
			f.only.SetText(allAgainWord)
		}
		left = append(left, f.clear, f.only)
	}
	var deeds []fyne.CanvasObject
	if f.count.Text != "" {
		deeds = f.buttons()
	}
	l.page.SetFooter(left, deeds)
}

// buttons are made once, when OnMove and Deeds have been set.
func (f *footer) buttons() []fyne.CanvasObject {
	if f.deeds != nil {
		return f.deeds
	}
	l := f.list
	f.deeds = []fyne.CanvasObject{
		widgets.NewMenuButton("打印", look.Icon(look.IconPrint), l.printChosenMenu),
		widgets.NewButton("导出…", look.Icon(look.IconExport), func() { l.export(l.chosen()) }),
		widgets.NewButton("改字段…", nil, func() { l.editField(l.chosen()) }),
	}
	if l.screen.OnMove != nil || len(l.screen.Deeds) > 0 {
		f.deeds = append(f.deeds, widgets.NewMenuButton("办理", nil, f.offers))
	}
	return f.deeds
}

// offers are what other screens do for the chosen households; moving between ledgers is the first of it.
func (f *footer) offers() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	if f.list.screen.OnMove != nil {
		items = append(items, fyne.NewMenuItem("移入台账…", f.list.move))
	}
	return append(items, f.list.screen.offers(f.list.chosen())...)
}
