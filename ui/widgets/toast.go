package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// toastFor is how long a toast stays.
const toastFor = 6 * time.Second

// toastRise is the distance of a toast from the foot of the window, in designed units.
const toastRise = 72

// ToastHost shows toasts over its content. It is the outermost part of a window: an overlay
// would take all clicks while the toast stays.
type ToastHost struct {
	widget.BaseWidget

	content fyne.CanvasObject
	toast   *toast
	timer   *time.Timer
}

// NewToastHost puts a host around the content of a window.
func NewToastHost(content fyne.CanvasObject) *ToastHost {
	h := &ToastHost{content: content}
	h.ExtendBaseWidget(h)
	return h
}

// Toast shows a sentence for six seconds at the foot of the window, with one deed, usually 撤销,
// if actionLabel is not empty. A new toast takes the place of the one before. The content of the
// canvas must be a ToastHost.
func Toast(c fyne.Canvas, text, actionLabel string, action func()) {
	if h, ok := c.Content().(*ToastHost); ok {
		h.ShowToast(text, actionLabel, action)
	}
}

// ShowToast is Toast for callers that hold the host.
func (h *ToastHost) ShowToast(text, actionLabel string, action func()) {
	h.Dismiss()
	h.toast = newToast(text, actionLabel, func() { h.Dismiss(); action() })
	h.timer = time.AfterFunc(toastFor, func() { fyne.Do(h.Dismiss) })
	h.Refresh()
}

// ShowToastWith shows a sentence with several deeds; each of them takes the toast away.
func (h *ToastHost) ShowToastWith(text string, deeds ...ToastDeed) {
	h.Dismiss()
	h.toast = newToast(text, "", nil)
	for _, d := range deeds {
		h.toast.add(d.Label, func() { h.Dismiss(); d.Do() })
	}
	h.timer = time.AfterFunc(toastFor, func() { fyne.Do(h.Dismiss) })
	h.Refresh()
}

// ToastDeed is one of the deeds of a toast.
type ToastDeed struct {
	Label string
	Do    func()
}

// Shown returns the sentence of the toast on screen, "" if there is none.
func (h *ToastHost) Shown() string {
	if h.toast == nil {
		return ""
	}
	return h.toast.text
}

// Dismiss takes the toast away.
func (h *ToastHost) Dismiss() {
	if h.timer != nil {
		h.timer.Stop()
	}
	h.toast, h.timer = nil, nil
	h.Refresh()
}

// CreateRenderer draws the content, and the toast over it.
func (h *ToastHost) CreateRenderer() fyne.WidgetRenderer { return &toastHostRenderer{h} }

type toastHostRenderer struct{ h *ToastHost }

func (r *toastHostRenderer) Destroy()           {}
func (r *toastHostRenderer) MinSize() fyne.Size { return r.h.content.MinSize() }

func (r *toastHostRenderer) Objects() []fyne.CanvasObject {
	if r.h.toast == nil {
		return []fyne.CanvasObject{r.h.content}
	}
	return []fyne.CanvasObject{r.h.content, r.h.toast}
}

func (r *toastHostRenderer) Layout(size fyne.Size) {
	r.h.content.Resize(size)
	if r.h.toast == nil {
		return
	}
	least := r.h.toast.MinSize()
	least.Width = min(least.Width, size.Width-scaled(24))
	place(r.h.toast, (size.Width-least.Width)/2, size.Height-least.Height-scaled(toastRise), least.Width, least.Height)
}

// Refresh redraws the toast only: the content refreshes itself.
func (r *toastHostRenderer) Refresh() {
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

// toast is the sentence and its button; it keeps clicks from what lies under it.
type toast struct {
	widget.BaseWidget
	text    string
	buttons []*Button
}

var _ fyne.Tappable = (*toast)(nil)

func newToast(text, actionLabel string, action func()) *toast {
	t := &toast{text: text}
	if actionLabel != "" {
		t.add(actionLabel, action)
	}
	t.ExtendBaseWidget(t)
	return t
}

func (t *toast) add(label string, action func()) {
	b := NewQuietButton(label, nil, action)
	b.inverse = true
	t.buttons = append(t.buttons, b)
}

// Tapped does nothing, so that nothing below is tapped.
func (t *toast) Tapped(*fyne.PointEvent) {}

// CreateRenderer draws light text on dark, or dark on light: it must be seen at once.
func (t *toast) CreateRenderer() fyne.WidgetRenderer {
	ground := newFill(theme.ColorNameForeground, 1, 1)
	ground.soft = 6
	row := Row(16, newText(&Text{Text: t.text, Color: theme.ColorNameBackground}))
	for _, b := range t.buttons {
		row.Add(b)
	}
	return widget.NewSimpleRenderer(container.NewStack(ground, Inset(5, 16, row)))
}
