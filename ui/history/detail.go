package history

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// detailPanel tells at the right what a deed changed, record by record, and takes it back.
type detailPanel struct {
	*widgets.SidePanel
	s       *Screen
	filter  func() township.HistoryFilter
	foot    *fyne.Container
	deed    township.Deed
	records []township.DeedRecord
	narrow  bool
	after   int64
	bare    bool // without the button that takes the deed back
	all     bool // what the filter leaves out is shown too
}

func newDetailPanel(s *Screen, filter func() township.HistoryFilter) *detailPanel {
	p := &detailPanel{s: s, filter: filter, foot: widgets.Stack(0)}
	p.SidePanel = widgets.NewSidePanel("选一项操作，这里看它改动了什么。空格键收起本栏。", p.foot)
	return p
}

func (p *detailPanel) showNone() {
	p.deed = township.Deed{}
	p.Clear()
}

// show shows a deed from its first change.
func (p *detailPanel) show(d township.Deed) {
	p.all = p.all && p.deed.ID == d.ID
	p.deed, p.records, p.after = d, nil, 0
	p.read()
}

// asked is the filter of what is shown.
func (p *detailPanel) asked() township.HistoryFilter {
	if p.all {
		return township.HistoryFilter{}
	}
	return p.filter()
}

// read reads the next records and shows them below those that are there.
func (p *detailPanel) read() {
	detail, err := p.s.desk.DeedDetail(context.Background(), p.deed.ID, p.asked(), p.after)
	if err != nil {
		p.fill(widgets.NewQuietProse(township.Say(err)))
		return
	}
	p.records = append(p.records, detail.Records...)
	p.narrow, p.after = detail.Narrow, detail.After
	p.fill(p.list())
}

// fill writes the panel: the deed, and what it changed.
func (p *detailPanel) fill(changes fyne.CanvasObject) {
	d := p.deed
	title := widgets.NewProse(d.Title, look.ColorText, fyne.TextAlignLeading)
	title.Bold = true
	lines := []widgets.KeyValue{
		{Label: "时间", Value: d.At.Format("2006-01-02 15:04:05")},
		{Label: "经办人", Value: d.Operator},
		{Label: "来源", Value: widgets.OrDash(string(d.Origin))},
		{Label: "类型", Value: township.KindWord(d.Kind)},
		{Label: "状态", Value: d.StateWord()},
	}
	if d.Reason != "" {
		lines = append(lines, widgets.KeyValue{Label: "原因", Value: d.Reason})
	}
	p.Show(strconv.FormatInt(d.ID, 10), title, widgets.NewKeyValues(lines...), widgets.Rule(), changes)
	p.foot.Objects = p.buttons()
	p.foot.Refresh()
}

// buttons take the deed back, or say why that cannot be.
func (p *detailPanel) buttons() []fyne.CanvasObject {
	d := p.deed
	if p.bare {
		return nil
	}
	if word := undoWord(d); word != "" {
		return []fyne.CanvasObject{widgets.NewButton(word+"…", look.Icon(look.IconUndo), func() { p.s.takeBack(d) })}
	}
	return []fyne.CanvasObject{widgets.NewQuietProse(d.Lasting())}
}

// undoWord is what can be done about a deed, “” if nothing can.
func undoWord(d township.Deed) string {
	switch {
	case d.Lasting() != "":
		return ""
	case d.UndoneBy != 0:
		return "恢复这项操作"
	}
	return d.TakeBackWord() + "这项操作"
}

// takeBack asks before taking a deed back, or before doing again what was taken back.
func (s *Screen) takeBack(d township.Deed) {
	if d.UndoneBy == 0 {
		s.host.Undo(d)
		return
	}
	undo, err := s.desk.Deed(context.Background(), d.UndoneBy)
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.host.Undo(undo)
}

// list is what is read of the changes so far.
func (p *detailPanel) list() fyne.CanvasObject {
	list := widgets.Stack(10)
	if p.narrow {
		list.Add(widgets.NewQuietProse("只列出符合条件的改动。"))
		list.Add(widgets.Row(0, widgets.NewQuietButton("显示这项操作的全部改动", nil, func() { p.all = true; p.show(p.deed) }), widgets.Spacer()))
	}
	for _, r := range p.records {
		list.Add(p.record(r))
	}
	if len(p.records) == 0 {
		list.Add(widgets.NewQuietProse("这项操作没有留下改动的内容。"))
	}
	if p.after != 0 {
		list.Add(widgets.Row(0, widgets.NewButton("再显示一些改动", look.Icon(look.IconHistory), p.read), widgets.Spacer()))
	}
	return list
}

// record tells what became of one record; its household is a way to its page.
func (p *detailPanel) record(r township.DeedRecord) fyne.CanvasObject {
	box := widgets.Stack(3)
	heading := widgets.NewProse(kindWords[r.Kind]+strings.TrimSpace(r.Entity+" "+r.Name), look.ColorText, fyne.TextAlignLeading)
	heading.Bold = true
	box.Add(heading)
	if r.Household != 0 {
		open := widgets.NewQuietButton(r.Place, look.Icon(look.IconHouseholds), func() { p.s.open(r.Household) })
		box.Add(widgets.Row(0, open, widgets.Spacer()))
	}
	for _, text := range recordTexts(r) {
		box.Add(widgets.NewQuietProse(text))
	}
	if where := sourceText(r.Source); where != "" {
		box.Add(widgets.NewQuietProse("出自" + where))
	}
	return box
}

var kindWords = map[township.ChangeKind]string{township.Created: "新增", township.Updated: "修改", township.Removed: "删除"}

// recordTexts are the lines of a record: one a field that changed; the values of a record that came or went stand in one.
func recordTexts(r township.DeedRecord) []string {
	if len(r.Lines) == 0 {
		return []string{"内容已从回收站彻底清除，或没有可显示的项目。"}
	}
	var texts []string
	for _, l := range r.Lines {
		switch r.Kind {
		case township.Updated:
			texts = append(texts, fmt.Sprintf("%s：%s → %s", l.Field.Label, widgets.OrDash(l.Old), widgets.OrDash(l.New)))
		case township.Created:
			texts = append(texts, l.Field.Label+"："+l.New)
		default:
			texts = append(texts, l.Field.Label+"："+l.Old)
		}
	}
	if r.Kind == township.Updated {
		return texts
	}
	return []string{strings.Join(texts, "；")}
}

// sourceText is the place in a file that a change came from.
func sourceText(s township.Source) string {
	if s.Row == 0 {
		return s.Sheet
	}
	return strings.TrimSpace(fmt.Sprintf("%s 第%d行", s.Sheet, s.Row))
}
