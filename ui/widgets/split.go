package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Split puts panels of a fixed width at the left and right of a main part, with a hairline
// between; either can be left out, and shown and hidden.
type Split struct {
	widget.BaseWidget

	LeftWidth, RightWidth float32 // in designed units

	left, main, right fyne.CanvasObject
	hideL, hideR      bool
	lineL, lineR      *fill
}

// NewSplit makes a split; left and right may be nil.
func NewSplit(left, main, right fyne.CanvasObject) *Split {
	s := &Split{LeftWidth: 200, RightWidth: sidePanel, left: left, main: main, right: right}
	s.lineL = newFill(theme.ColorNameSeparator, 1, 1)
	s.lineR = newFill(theme.ColorNameSeparator, 1, 1)
	s.ExtendBaseWidget(s)
	return s
}

// SetMain replaces the main part.
func (s *Split) SetMain(main fyne.CanvasObject) { s.main = main; s.Refresh() }

// SetRight replaces the panel at the right; nil takes it away.
func (s *Split) SetRight(right fyne.CanvasObject) { s.right = right; s.Refresh() }

// ShowLeft shows or hides the panel at the left.
func (s *Split) ShowLeft(show bool) { s.hideL = !show; s.Refresh() }

// ShowRight shows or hides the panel at the right.
func (s *Split) ShowRight(show bool) { s.hideR = !show; s.Refresh() }

// RightShown says whether there is a panel at the right and it is shown.
func (s *Split) RightShown() bool { return s.right != nil && !s.hideR }

// LeftShown says whether there is a panel at the left and it is shown.
func (s *Split) LeftShown() bool { return s.left != nil && !s.hideL }

// CreateRenderer draws the parts.
func (s *Split) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &splitRenderer{s}
}

type splitRenderer struct{ s *Split }

func (r *splitRenderer) Destroy() {}

func (r *splitRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	if r.s.main != nil {
		objects = append(objects, r.s.main)
	}
	if r.s.LeftShown() {
		objects = append(objects, r.s.left, r.s.lineL)
	}
	if r.s.RightShown() {
		objects = append(objects, r.s.right, r.s.lineR)
	}
	return objects
}

func (r *splitRenderer) MinSize() fyne.Size {
	var size fyne.Size
	if r.s.main != nil {
		size = r.s.main.MinSize()
	}
	if r.s.LeftShown() {
		size.Width += scaled(r.s.LeftWidth)
	}
	if r.s.RightShown() {
		size.Width += scaled(r.s.RightWidth)
	}
	return size
}

// Layout never lets a panel take the better part of the width: the main part is the work.
func (r *splitRenderer) Layout(size fyne.Size) {
	s := r.s
	from, to := float32(0), size.Width
	if s.LeftShown() {
		from = min(scaled(s.LeftWidth), size.Width/3)
		place(s.left, 0, 0, from, size.Height)
		place(s.lineL, from, 0, 1, size.Height)
		from++
	}
	if s.RightShown() {
		to = size.Width - min(scaled(s.RightWidth), size.Width*2/5)
		place(s.lineR, to, 0, 1, size.Height)
		place(s.right, to+1, 0, size.Width-to-1, size.Height)
	}
	if s.main != nil {
		place(s.main, from, 0, to-from, size.Height)
	}
}

func (r *splitRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
