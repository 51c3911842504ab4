package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
)

// memberGrid is the table of the members with a current row: ↑ ↓ move it, Enter or a double click opens the member,
// Delete asks to delete him.
type memberGrid struct {
	widget.BaseWidget

	cells  *fyne.Container // a heading row and one row for each member, of so many columns
	rows   int
	at     int
	onOpen func(row int)

	onDelete func(row int)

	page   *scrollBody
	ground *canvas.Rectangle
}

var (
	_ fyne.Focusable    = (*memberGrid)(nil)
	_ fyne.Shortcutable = (*memberGrid)(nil)
)

func newMemberGrid(cells *fyne.Container, rows int, page *scrollBody, onOpen func(row int)) *memberGrid {
	g := &memberGrid{cells: cells, rows: rows, page: page, onOpen: onOpen, ground: canvas.NewRectangle(nil)}
	g.ground.Hide()
	g.ExtendBaseWidget(g)
	return g
}

// FocusGained shows the current row.
func (g *memberGrid) FocusGained() { g.ground.Show(); g.Refresh() }

// FocusLost hides the current row.
func (g *memberGrid) FocusLost() { g.ground.Hide(); g.Refresh() }

// TypedRune has no use for text.
func (g *memberGrid) TypedRune(rune) {}

// TypedKey moves the current row or opens its member; at the ends, and with all other keys, the page goes on.
func (g *memberGrid) TypedKey(ev *fyne.KeyEvent) {
	switch {
	case ev.Name == fyne.KeyUp && g.at > 0:
		g.move(g.at - 1)
	case ev.Name == fyne.KeyDown && g.at < g.rows-1:
		g.move(g.at + 1)
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		g.onOpen(g.at)
	case ev.Name == fyne.KeyDelete:
		g.onDelete(g.at)
	default:
		g.page.TypedKey(ev)
	}
}

// TypedShortcut passes shortcuts on to the page.
func (g *memberGrid) TypedShortcut(s fyne.Shortcut) { g.page.TypedShortcut(s) }

func (g *memberGrid) move(to int) {
	g.at = to
	g.Refresh()
}

// CreateRenderer draws the cells over the ground of the current row.
func (g *memberGrid) CreateRenderer() fyne.WidgetRenderer { return &memberGridRenderer{g} }

type memberGridRenderer struct{ g *memberGrid }

func (r *memberGridRenderer) Destroy()           {}
func (r *memberGridRenderer) MinSize() fyne.Size { return r.g.cells.MinSize() }
func (r *memberGridRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.g.ground, r.g.cells}
}

func (r *memberGridRenderer) Layout(size fyne.Size) {
	r.g.cells.Resize(size)
	r.g.ground.Move(fyne.NewPos(-look.Scaled(4), lineHeight()*float32(r.g.at+1)))
	r.g.ground.Resize(fyne.NewSize(size.Width+look.Scaled(8), lineHeight()))
}

func (r *memberGridRenderer) Refresh() {
	r.g.ground.FillColor = theme.Color(theme.ColorNameSelection)
	r.g.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	r.Layout(r.g.Size())
	r.g.cells.Refresh()
	canvas.Refresh(r.g)
}

// memberValue is a value in the table of members: a double click opens the member, a right click shows what can
// be done with him.
type memberValue struct {
	*value
	open func()
	menu func() []*fyne.MenuItem
}

var (
	_ fyne.DoubleTappable = (*memberValue)(nil)
	_ desktop.Hoverable   = (*memberValue)(nil)

	_ fyne.SecondaryTappable = (*memberValue)(nil)
)

// newMemberValue lets clicks on a value reach its member.
func newMemberValue(v *value, open func(), menu func() []*fyne.MenuItem) *memberValue {
	m := &memberValue{v, open, menu}
	v.ExtendBaseWidget(m)
	return m
}

// DoubleTapped opens the member.
func (m *memberValue) DoubleTapped(*fyne.PointEvent) { m.open() }

// TappedSecondary shows what can be done with the member.
func (m *memberValue) TappedSecondary(ev *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", m.menu()...), c, ev.AbsolutePosition)
	}
}
