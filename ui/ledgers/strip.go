package ledgers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/widgets"
)

// strip is a line across the page that must not be overlooked, with the one deed that belongs to it.
type strip struct {
	widget.BaseWidget

	text   *widgets.Text
	deed   *widgets.Button
	ground *canvas.Rectangle
	tint   fyne.ThemeColorName
}

func newStrip(ink, tint fyne.ThemeColorName, deed string, tapped func()) *strip {
	s := &strip{text: widgets.NewBold(""), deed: widgets.NewButton(deed, nil, tapped), ground: canvas.NewRectangle(nil), tint: tint}
	s.text.Color = ink
	s.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// say shows the strip with a sentence; “” hides it.
func (s *strip) say(sentence string) {
	s.text.SetText(sentence)
	s.Hidden = sentence == ""
	s.Refresh()
}

// CreateRenderer draws sentence and deed on the tint.
func (s *strip) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	row := widgets.Inset(4, 12, widgets.Row(12, s.text, s.deed, widgets.Spacer()))
	return &stripRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(s.ground, row)), s: s}
}

type stripRenderer struct {
	fyne.WidgetRenderer
	s *strip
}

func (r *stripRenderer) Layout(size fyne.Size) {
	r.s.ground.FillColor = theme.Color(r.s.tint)
	r.WidgetRenderer.Layout(size)
}

func (r *stripRenderer) Refresh() {
	r.s.ground.FillColor = theme.Color(r.s.tint)
	r.WidgetRenderer.Refresh()
}
