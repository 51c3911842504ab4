package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// actionIcon is the small thing at the end of an entry that opens a calendar, shows a number or
// clears a text. It is no stop of the Tab key: the keyboard has other ways to the same.
type actionIcon struct {
	widget.BaseWidget
	icon    fyne.Resource
	word    string // in place of an icon
	tapped  func()
	hovered bool
}

var (
	_ fyne.Tappable      = (*actionIcon)(nil)
	_ desktop.Hoverable  = (*actionIcon)(nil)
	_ desktop.Cursorable = (*actionIcon)(nil)
)

func newActionIcon(icon fyne.Resource, word string, tapped func()) *actionIcon {
	a := &actionIcon{icon: icon, word: word, tapped: tapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped does what the icon stands for.
func (a *actionIcon) Tapped(*fyne.PointEvent) { a.tapped() }

// MouseIn lights the icon.
func (a *actionIcon) MouseIn(*desktop.MouseEvent) { a.hovered = true; a.Refresh() }

// MouseMoved changes nothing.
func (a *actionIcon) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light off.
func (a *actionIcon) MouseOut() { a.hovered = false; a.Refresh() }

// Cursor is an arrow, where the entry around has the sign for text.
func (a *actionIcon) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer draws the icon, or the word if there is none.
func (a *actionIcon) CreateRenderer() fyne.WidgetRenderer {
	r := &actionRenderer{a: a, ground: newFill("", 1, 1)}
	r.ground.soft = 3
	if a.icon != nil {
		i := NewIcon(a.icon)
		i.Edge, i.Color = 16, theme.ColorNamePlaceHolder
		r.face = i
	} else {
		r.face = newText(&Text{Text: a.word, Color: theme.ColorNamePlaceHolder, Align: fyne.TextAlignCenter})
	}
	return r
}

type actionRenderer struct {
	a      *actionIcon
	ground *fill
	face   fyne.CanvasObject
}

func (r *actionRenderer) Destroy() {}
func (r *actionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.face}
}

func (r *actionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.face.MinSize().Width+scaled(10), scaled(22))
}

func (r *actionRenderer) Layout(size fyne.Size) {
	place(r.ground, 1, 1, size.Width-2, size.Height-2)
	r.face.Resize(size)
}

func (r *actionRenderer) Refresh() {
	r.ground.name = ""
	if r.a.hovered {
		r.ground.name = theme.ColorNameHover
	}
	r.ground.Refresh()
	r.face.Refresh()
	canvas.Refresh(r.a)
}
