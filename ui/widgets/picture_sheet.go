package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// sheet is what lies in the scroller of a Picture: the picture in the middle of the room that there is.
type sheet struct {
	widget.BaseWidget

	picture *Picture
}

var (
	_ fyne.Tappable       = (*sheet)(nil)
	_ fyne.DoubleTappable = (*sheet)(nil)
	_ fyne.Draggable      = (*sheet)(nil)
	_ desktop.Cursorable  = (*sheet)(nil)
)

func newSheet(p *Picture) *sheet {
	s := &sheet{picture: p}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped takes the keyboard.
func (s *sheet) Tapped(*fyne.PointEvent) { focus(s.picture) }

// DoubleTapped changes between whole and fit.
func (s *sheet) DoubleTapped(*fyne.PointEvent) {
	focus(s.picture)
	s.picture.SetWhole(!s.picture.whole)
}

// Dragged moves the picture along.
func (s *sheet) Dragged(ev *fyne.DragEvent) { s.picture.move(-ev.Dragged.DX, -ev.Dragged.DY) }

// DragEnd changes nothing.
func (s *sheet) DragEnd() {}

// Cursor shows what can be dragged.
func (s *sheet) Cursor() desktop.Cursor {
	if over := s.MinSize().Subtract(s.picture.scroll.Size()); over.Width > 0 || over.Height > 0 {
		return desktop.CrosshairCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer draws the picture.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetRenderer{s: s, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleFastest}}
	r.Refresh()
	return r
}

type sheetRenderer struct {
	s     *sheet
	image *canvas.Image
}

func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

// MinSize is what has to be scrolled over: nothing while the picture fits.
func (r *sheetRenderer) MinSize() fyne.Size {
	if !r.s.picture.whole {
		return fyne.Size{}
	}
	return r.s.picture.drawn()
}

func (r *sheetRenderer) Layout(size fyne.Size) {
	drawn := r.s.picture.drawn()
	place(r.image, max(0, (size.Width-drawn.Width)/2), max(0, (size.Height-drawn.Height)/2), drawn.Width, drawn.Height)
}

func (r *sheetRenderer) Refresh() {
	shown := r.s.picture.shown()
	r.image.Hidden = shown == nil
	if shown != r.image.Image {
		r.image.Image = shown
		r.image.Refresh()
	}
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
