package households

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// footer tells how much of the list is shown and selected, and offers the deeds for the selection.
type footer struct {
	list  *listing
	shown *widgets.Text
	count *widgets.Text
	deeds []fyne.CanvasObject
}

func newFooter(l *listing) *footer {
	return &footer{list: l, shown: widgets.NewText(""), count: widgets.NewQuiet("")}
}

// show takes over the present numbers; the deeds are there while something is selected.
func (f *footer) show() {
	l := f.list
	selected := l.table.SelectedCount()
	f.shown.SetText(fmt.Sprintf("显示 %d / %d", l.table.Len(), len(l.rows)))
	f.count.SetText("")
	var deeds []fyne.CanvasObject
	if selected > 0 {
		f.count.SetText(fmt.Sprintf("已选 %d 户", selected))
		deeds = f.buttons()
	}
	l.page.SetFooter([]fyne.CanvasObject{f.shown, f.count}, deeds)
}

// buttons are made once, when OnMove and Deeds have been set.
func (f *footer) buttons() []fyne.CanvasObject {
	if f.deeds != nil {
		return f.deeds
	}
	l := f.list
	if l.screen.OnMove != nil {
		f.deeds = append(f.deeds, widgets.NewButton("移入台账…", look.Icon(look.IconMove), l.move))
	}
	f.deeds = append(f.deeds, widgets.NewButton("打印名单", look.Icon(look.IconPrint), l.printSelection))
	if len(l.screen.Deeds) > 0 {
		offers := func() []*fyne.MenuItem { return l.screen.offers(rowsOf(l.table.Selected())) }
		f.deeds = append(f.deeds, widgets.NewMenuButton("办理", nil, offers))
	}
	return f.deeds
}
