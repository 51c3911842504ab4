package notices

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// deed is something that can be done with what is selected.
type deed struct {
	label string
	icon  look.IconName
	do    func()
}

// deeds are what can be done with the selection, as it stands today.
func (s *Screen) deeds() []deed {
	selected := s.table.Selected()
	if len(selected) == 0 {
		return nil
	}
	var out []deed
	if n := selected[0]; len(selected) == 1 {
		if len(n.Objections) > 0 {
			out = append(out, deed{"看异议", look.IconEye, s.toggleSide})
		}
		if n.Ended == "" {
			out = append(out, deed{"登记异议", look.IconWarning, s.one(s.raise)})
		}
		if len(n.OpenObjections()) > 0 {
			out = append(out, deed{"答复异议", look.IconCheck, s.one(s.answer)})
		}
	}
	if s.canEnd(selected) {
		out = append(out, deed{"结束公示", look.IconCheck, s.end})
	}
	if len(selected) == 1 {
		out = append(out, deed{"修改", look.IconEdit, s.one(func(n township.Notice) { s.edit(n) })}, deed{"删除", look.IconDelete, s.one(s.remove)})
	}
	return out
}

// canEnd says whether one of the notices hangs still.
func (s *Screen) canEnd(list []township.Notice) bool {
	for _, n := range list {
		if n.Ended == "" {
			return true
		}
	}
	return false
}

// one does something with the only notice that is selected.
func (s *Screen) one(do func(township.Notice)) func() {
	return func() {
		if selected := s.table.Selected(); len(selected) == 1 {
			do(selected[0])
		}
	}
}

func (s *Screen) menu() []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for _, d := range s.deeds() {
		out = append(out, fyne.NewMenuItem(d.label, d.do))
	}
	return out
}

// selected follows the selection with the footer and the side panel.
func (s *Screen) selected() {
	s.shown.SetText(fmt.Sprintf("显示 %d / %d", s.table.Len(), len(s.all)))
	var buttons []fyne.CanvasObject
	for _, d := range s.deeds() {
		buttons = append(buttons, widgets.NewButton(d.label, look.Icon(d.icon), d.do))
	}
	left := []fyne.CanvasObject{s.shown}
	if n := len(s.table.Selected()); n > 1 {
		left = append(left, widgets.NewQuiet(fmt.Sprintf("已选 %d 条", n)))
	}
	s.page.SetFooter(left, buttons)
	if len(s.all) == 0 {
		s.page.SetFooter(nil, nil)
	}
	widgets.FollowSide(s.page, len(s.all) > 0, s.table.Current, s.tell, s.side.Clear)
}

// tell shows a notice with its objections in the panel.
func (s *Screen) tell(n township.Notice) {
	state := widgets.NewBold(string(n.State(s.host.Today())))
	if ink := s.ink(n); ink != "" {
		state.Color = ink
	}
	parts := []fyne.CanvasObject{
		widgets.Row(10, widgets.NewTitle(n.Village), state),
		widgets.NewProse(n.Subject, look.ColorText, fyne.TextAlignLeading),
		widgets.NewQuietProse(n.Period()),
	}
	var lines []widgets.KeyValue
	for _, l := range []widgets.KeyValue{{Label: "张贴地点", Value: n.Place}, {Label: "结束日期", Value: string(n.Ended)}, {Label: "备注", Value: n.Remark}} {
		if l.Value != "" {
			lines = append(lines, l)
		}
	}
	parts = append(parts, widgets.NewKeyValues(lines...), widgets.Rule(), widgets.NewBold(fmt.Sprintf("异议 %d条", len(n.Objections))))
	for _, o := range n.Objections {
		parts = append(parts, widgets.NewProse(string(o.Raised)+"　"+o.By+"："+o.Text, look.ColorText, fyne.TextAlignLeading))
		if o.Open() {
			parts = append(parts, widgets.NewProse("还没有答复", look.ColorError, fyne.TextAlignLeading))
			continue
		}
		parts = append(parts, widgets.NewQuietProse(string(o.Answered)+"　"+o.AnsweredBy+"答复："+o.Answer))
	}
	s.side.Show(keyOf(n), parts...)
}

// done tells what has come of a deed, and reads anew.
func (s *Screen) done(deed township.Deed, text string) {
	s.host.Done(deed, text)
	s.Refresh()
}

// remove moves a notice to the bin once the clerk has said so.
func (s *Screen) remove(n township.Notice) {
	body := n.Named() + "移到回收站。"
	if len(n.Objections) > 0 {
		body = fmt.Sprintf("%s和它的%d条异议移到回收站。", n.Named(), len(n.Objections))
	}
	s.host.Confirm("删除公示", body+"登记错了才删除；张贴期满的请“结束公示”。", "删除", true, func() {
		deed, err := s.desk.RemoveNotice(context.Background(), n.ID)
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.done(deed, "已删除"+n.Named())
	})
}
