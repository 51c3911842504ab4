package changes

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel tells one event in full, with its deeds.
type sidePanel struct {
	*widgets.SidePanel
	screen *Screen
	shown  township.Event
}

func newSidePanel(s *Screen) *sidePanel {
	p := &sidePanel{screen: s}
	deeds := widgets.Stack(6,
		widgets.NewButton("打印情况表", look.Icon(look.IconPrint), func() { s.printSheets(township.ChangeSheetRequest{Events: []int64{p.shown.ID}}) }),
		widgets.NewButton("撤销这次变动…", look.Icon(look.IconUndo), func() { s.takeBack(p.shown) }),
		widgets.NewButton("打开该户　Enter", nil, func() { s.host.ShowHousehold(p.shown.Household) }),
	)
	p.SidePanel = widgets.NewSidePanel("选一次变动，这里看它的详情。空格键收起本栏。", deeds)
	return p
}

func (p *sidePanel) showNone() {
	p.shown = township.Event{}
	p.Clear()
}

func (p *sidePanel) show(e township.Event) {
	p.shown = e
	p.Show(strconv.FormatInt(e.ID, 10),
		widgets.NewTitle(e.Kind.Word()+" · "+e.Way), widgets.NewKeyValues(sideLines(e)...), widgets.Rule(), people(e))
}

func sideLines(e township.Event) []widgets.KeyValue {
	recorded := string(e.Recorded)
	if e.Late() {
		recorded += "（补录，计入当月报表）"
	}
	lines := []widgets.KeyValue{
		{Label: "发生日期", Value: string(e.Happened)},
		{Label: "登记日期", Value: recorded},
		{Label: "农户", Value: e.Village + " " + e.Group + " " + widgets.ShortName(e.Head, "户主未知")},
		{Label: "户编号", Value: widgets.OrDash(e.Code)},
	}
	if e.Other != 0 {
		lines = append(lines, widgets.KeyValue{Label: "另一户", Value: e.OtherHome})
	}
	if e.Reason != "" {
		lines = append(lines, widgets.KeyValue{Label: "说明", Value: e.Reason})
	}
	return lines
}

// people lists whom the event touched, each with age and relation.
func people(e township.Event) fyne.CanvasObject {
	list := widgets.Stack(6, widgets.NewBold(fmt.Sprintf("人员（%d）", len(e.People))))
	for _, p := range e.People {
		text := relationText(p)
		if age, ok := township.AgeOn(p.Birth, e.Happened); ok {
			text += fmt.Sprintf("　%d岁", age)
		}
		list.Add(widgets.Row(10, widgets.NewText(p.Name), widgets.NewQuiet(text)))
	}
	return list
}

func relationText(p township.EventPerson) string {
	switch {
	case p.Before == "":
		return p.After
	case p.After == "" || p.After == p.Before:
		return p.Before
	}
	return p.Before + " → " + p.After
}

// takeBack asks before the deed that entered an event is taken back.
func (s *Screen) takeBack(e township.Event) {
	deed, err := s.desk.EventDeed(context.Background(), e.ID)
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Undo(deed)
}

// footer tells how much is shown and selected, and offers the deeds for the selection.
type footer struct {
	list         *listing
	shown, count *widgets.Text
	deeds        []fyne.CanvasObject
}

func newFooter(l *listing) *footer {
	f := &footer{list: l, shown: widgets.NewText(""), count: widgets.NewQuiet("")}
	f.deeds = []fyne.CanvasObject{widgets.NewButton("打印情况表", look.Icon(look.IconPrint), func() {
		l.screen.printSheets(township.ChangeSheetRequest{Events: l.printed()})
	})}
	return f
}

func (f *footer) show() {
	l := f.list
	f.shown.SetText(fmt.Sprintf("显示 %d / %d", l.table.Len(), len(l.events)))
	f.count.SetText("")
	var deeds []fyne.CanvasObject
	if n := l.table.SelectedCount(); n > 0 {
		f.count.SetText(fmt.Sprintf("已选 %d 次变动", n))
		deeds = f.deeds
	}
	l.page.SetFooter([]fyne.CanvasObject{f.shown, f.count}, deeds)
}
