package helpers

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// footer tells how many helpers are shown and selected, and offers the deeds for the selection.
type footer struct {
	screen *Screen
	shown  *widgets.Text
	count  *widgets.Text
	edit   *widgets.Button
	give   *widgets.Button
	retire *widgets.Button
	print  *widgets.Button
}

func newFooter(s *Screen) *footer {
	f := &footer{screen: s, shown: widgets.NewText(""), count: widgets.NewQuiet("")}
	f.edit = widgets.NewButton("修改…", look.Icon(look.IconEdit), s.editCurrent)
	f.give = widgets.NewButton("移交…", look.Icon(look.IconMove), s.handOverCurrent)
	f.retire = widgets.NewButton("停用", nil, s.retireCurrent)
	f.print = widgets.NewButton("打印名单", look.Icon(look.IconPrint), s.printSelection)
	return f
}

// show takes over the present numbers; the deeds are there while somebody is selected.
func (f *footer) show() {
	s := f.screen
	selected := s.table.Selected()
	f.shown.SetText(fmt.Sprintf("显示 %d / %d", s.table.Len(), len(s.list.Rows)))
	f.count.SetText("")
	var deeds []fyne.CanvasObject
	homes := 0
	for _, r := range selected {
		homes += r.Households()
	}
	if len(selected) > 0 {
		f.count.SetText(fmt.Sprintf("已选 %d 人 %d 户", len(selected), homes))
	}
	if len(selected) == 1 {
		deeds = f.single(selected[0].HelperRow)
	}
	if homes > 0 {
		deeds = append(deeds, f.print)
	}
	s.page.SetFooter([]fyne.CanvasObject{f.shown, f.count}, deeds)
}

// single are the deeds for one helper.
func (f *footer) single(r township.HelperRow) []fyne.CanvasObject {
	word := "修改…"
	if r.Outside {
		word = "收进名册…"
	}
	f.edit.SetText(word)
	deeds := []fyne.CanvasObject{f.edit}
	if r.Households() > 0 {
		deeds = append(deeds, f.give)
	}
	if !r.Outside {
		f.retire.SetText(retireWord(r))
		deeds = append(deeds, f.retire)
	}
	return deeds
}

// retireWord is what the deed on a helper's being active is called.
func retireWord(r township.HelperRow) string {
	if r.Retired {
		return "启用"
	}
	return "停用"
}

// menu is what the right button offers for the selection.
func (s *Screen) menu() []*fyne.MenuItem {
	selected := s.table.Selected()
	if len(selected) == 0 {
		return nil
	}
	printing := fyne.NewMenuItem(fmt.Sprintf("打印 %d 人的名单…", len(selected)), s.printSelection)
	if len(selected) > 1 {
		return []*fyne.MenuItem{printing}
	}
	r := selected[0].HelperRow
	if r.Outside {
		return []*fyne.MenuItem{fyne.NewMenuItem("收进名册…", s.editCurrent), fyne.NewMenuItem("移交…", s.handOverCurrent), printing}
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem("修改…", s.editCurrent)}
	if r.Households() > 0 {
		items = append(items, fyne.NewMenuItem("移交…", s.handOverCurrent), printing)
	}
	return append(items, fyne.NewMenuItem(retireWord(r), s.retireCurrent))
}

// current returns the one helper that is selected.
func (s *Screen) current() (r township.HelperRow, ok bool) {
	selected := s.table.Selected()
	if len(selected) != 1 {
		return r, false
	}
	return selected[0].HelperRow, true
}

func (s *Screen) editCurrent() {
	if r, ok := s.current(); ok {
		s.edit(r)
	}
}

func (s *Screen) handOverCurrent() {
	if r, ok := s.current(); ok {
		s.handOver(r)
	}
}
