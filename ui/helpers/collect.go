package helpers

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// collectDialog lists whom households name and the roster does not know; a person says who comes onto it.
type collectDialog struct {
	screen *Screen
	table  *widgets.Table[*line]
	dialog *widgets.Dialog
}

// strangers are those outside the roster who can come onto it as they are: a name alone that somebody there has is
// nobody in particular.
func (s *Screen) strangers() []*line {
	var known []township.Helper
	for _, l := range s.lines {
		if !l.Outside {
			known = append(known, l.Helper)
		}
	}
	roster := township.NewHelperRoster(known)
	var out []*line
	for _, l := range s.lines {
		if l.Outside && (l.Unit != "" || len(roster.Named(l.Name)) == 0) {
			out = append(out, l)
		}
	}
	return out
}

// collect opens the dialog, with everybody selected.
func (s *Screen) collect() {
	strangers := s.strangers()
	if len(strangers) == 0 {
		s.filters.clearAll()
		s.filters.state.SetValue(string(township.HelperOutside))
		s.filters.filter.State = township.HelperOutside
		s.filters.changed()
		s.host.Inform("请逐个处理", "名册外的人只写了姓名，而名册里有不止一个同名的人。请选中他，用“移交”把这些户交给其中一位。")
		return
	}
	d := &collectDialog{screen: s}
	c := s.host.Window().Canvas()
	d.table = widgets.NewTable(func(r *line) string { return r.key }, collectColumns()...)
	d.table.SetRows(strangers)
	d.table.SelectAll()
	d.table.OnSelected = d.selected
	text := "这些人写在农户资料里，名册还没有。选中的收进名册，农户资料不变；不要的按 Ctrl 点一下去掉。要改单位或姓名的，请在列表里按 Enter 单独收。"
	d.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "收进名册", Deed: fmt.Sprintf("收进 %d 人", len(strangers)), Width: widthIn(c, 620), First: d.table,
		Body:   widgets.Stack(10, widgets.NewQuietProse(text), container.New(listLayout{canvas: c}, d.table)),
		OnDeed: func() bool { d.do(); return false },
	})
}

func collectColumns() []column {
	unit := words("unit", "单位", 200, func(r *line) string { return widgets.OrDash(r.Unit) }, func(r *line) string { return r.unit })
	unit.Flex = true
	return []column{
		fixed(words("name", "姓名", 100, func(r *line) string { return r.Name }, func(r *line) string { return r.name })),
		unit,
		words("phone", "电话", 120, func(r *line) string { return widgets.OrDash(r.Phone) }, func(r *line) string { return r.Phone }),
		count("homes", "户", 50, func(r *line) int { return r.Households() }),
	}
}

func (d *collectDialog) selected() {
	if d.dialog != nil {
		d.dialog.SetDeed(fmt.Sprintf("收进 %d 人", d.table.SelectedCount()))
		d.dialog.EnableDeed(d.table.SelectedCount() > 0)
	}
}

func (d *collectDialog) do() {
	var helpers []township.Helper
	for _, l := range d.table.Selected() {
		helpers = append(helpers, l.Helper)
	}
	if len(helpers) == 0 {
		return
	}
	deed, err := d.screen.desk.CollectHelpers(context.Background(), helpers)
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, fmt.Sprintf("%d 人已收进名册", len(helpers)))
}
