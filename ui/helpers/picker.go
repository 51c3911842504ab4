package helpers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the dialogs with lists, in designed units.
const (
	dialogWidth  = 860
	pickerWidth  = 380
	dialogAround = 262 // what a dialog has above and below its lists
	listLeast    = 150
	listMost     = 330
)

// picker chooses a helper of the roster: a search over a list that shows what each has already.
type picker struct {
	rows    []*line
	search  *widgets.SearchEntry
	table   *widgets.Table[*line]
	content fyne.CanvasObject
}

// newPicker offers the helpers who can be given households, but for one.
func newPicker(c fyne.Canvas, lines []*line, but township.HelperKey, chosen func()) *picker {
	p := &picker{}
	for _, l := range lines {
		if !l.Outside && !l.Retired && l.Key() != but {
			p.rows = append(p.rows, l)
		}
	}
	p.table = widgets.NewTable(func(r *line) string { return r.key }, pickerColumns()...)
	p.table.OnSelected = chosen
	p.table.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(nil, "名册里没有这个人。", "", nil)
	}
	p.search = widgets.NewSearchEntry("姓名、拼音首字母、单位", look.Icon(look.IconSearch), p.narrow)
	p.search.OnDown = func() { p.toTable(c) }
	p.search.OnEnter(func() { p.toTable(c) })
	p.table.SetRows(p.rows)
	p.content = widgets.Stack(6, p.search, container.New(listLayout{canvas: c}, p.table))
	return p
}

// pickerColumns are name, unit and load.
func pickerColumns() []column {
	unit := words("unit", "单位", 150, func(r *line) string { return r.Unit }, func(r *line) string { return r.unit })
	unit.Flex = true
	return []column{
		fixed(words("name", "姓名", 84, func(r *line) string { return r.Name }, func(r *line) string { return r.name })),
		unit,
		count("homes", "现有户", 58, func(r *line) int { return r.Households() }),
		count("people", "人口", 50, func(r *line) int { return r.People }),
	}
}

// narrow shows who is found; a single one is chosen at once.
func (p *picker) narrow(text string) {
	query := township.FoldQuery(text)
	var found []*line
	for _, l := range p.rows {
		if l.Matches(query) {
			found = append(found, l)
		}
	}
	p.table.SetRows(found)
	if len(found) == 1 {
		p.table.SelectRow(0)
	}
}

// toTable goes from the search to what was found.
func (p *picker) toTable(c fyne.Canvas) {
	p.table.Settle()
	c.Focus(p.table)
}

// chosen returns the helper that is selected.
func (p *picker) chosen() (township.HelperRow, bool) {
	if p.table.SelectedCount() == 0 {
		return township.HelperRow{}, false
	}
	l, ok := p.table.Current()
	if !ok {
		return township.HelperRow{}, false
	}
	return l.HelperRow, true
}

// listLayout gives a list in a dialog the height that the window has room for.
type listLayout struct {
	canvas fyne.Canvas
	less   float32 // that other parts of the dialog take besides, in designed units
}

// MinSize is the height of the list.
func (l listLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	room := l.canvas.Size().Height - look.Scaled(dialogAround+l.less)
	return fyne.NewSize(objects[0].MinSize().Width, min(max(room, look.Scaled(listLeast)), look.Scaled(listMost)))
}

// Layout fills the room with the list.
func (l listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

// turnLayout has room for each of its parts, of which one shows: the dialog keeps its size when they change places.
type turnLayout struct{}

// MinSize is that of the largest part.
func (turnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// Layout puts each part at the top, as high as it needs.
func (turnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
}

// widthIn is a designed width that a window has room for.
func widthIn(c fyne.Canvas, width float32) float32 {
	const margins = 64
	return min(width, c.Size().Width/look.Scaled(1)-margins)
}
