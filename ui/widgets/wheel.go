package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewFormScroll scrolls content that holds entries. Each entry has a scroller of its own, which takes the mouse wheel even
// where it has nothing to scroll; here the wheel moves the form wherever the mouse is.
func NewFormScroll(content fyne.CanvasObject) *container.Scroll {
	s := container.NewVScroll(nil)
	s.Content = OverEntries(s, content)
	return s
}

// OverEntries is the content of a scroller for which the wheel moves the scroller, and nothing inside it.
func OverEntries(s *container.Scroll, content fyne.CanvasObject) fyne.CanvasObject {
	w := &wheel{scroll: s}
	w.ExtendBaseWidget(w)
	return container.NewStack(content, w)
}

// wheel lies over a form and takes the mouse wheel, and nothing else: what it does not implement goes to what is below.
type wheel struct {
	widget.BaseWidget
	scroll *container.Scroll
}

var _ fyne.Scrollable = (*wheel)(nil)

// Scrolled moves the form.
func (w *wheel) Scrolled(ev *fyne.ScrollEvent) { w.scroll.Scrolled(ev) }

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
