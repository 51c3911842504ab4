package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// statusHeight is the height of the status line in designed units.
const statusHeight = 24

// StatusLine is the line at the foot of the window: the state of the archive at its left, what
// was done last at its right.
type StatusLine struct {
	widget.BaseWidget
	left, right *Text
}

// NewStatusLine makes an empty line.
func NewStatusLine() *StatusLine {
	s := &StatusLine{}
	s.left = newText(&Text{FontSize: 12, Color: theme.ColorNamePlaceHolder})
	s.right = newText(&Text{FontSize: 12, Color: theme.ColorNamePlaceHolder, Align: fyne.TextAlignTrailing})
	s.ExtendBaseWidget(s)
	return s
}

// SetLeft says what the archive is and how it stands.
func (s *StatusLine) SetLeft(text string) { s.left.SetText(text); s.Refresh() }

// SetRight says what was done last: 「已保存 21:04」.
func (s *StatusLine) SetRight(text string) { s.right.SetText(text); s.Refresh() }

// Left returns the text at the left.
func (s *StatusLine) Left() string { return s.left.Text }

// Right returns the text at the right.
func (s *StatusLine) Right() string { return s.right.Text }

// CreateRenderer draws the line.
func (s *StatusLine) CreateRenderer() fyne.WidgetRenderer {
	line := container.New(&statusLayout{s}, newFill(theme.ColorNameInputBackground, 1, 1), Rule(), s.left, s.right)
	return widget.NewSimpleRenderer(line)
}

type statusLayout struct{ s *StatusLine }

func (l *statusLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(scaled(200), scaled(statusHeight))
}

// Layout lets the left text end where the right one begins.
func (l *statusLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	margin := scaled(pageMargin)
	place(objects[0], 0, 0, size.Width, size.Height)
	place(objects[1], 0, 0, size.Width, 1)
	right := min(l.s.right.MinSize().Width, size.Width/2)
	place(l.s.left, margin, 0, size.Width-right-3*margin, size.Height)
	place(l.s.right, size.Width-right-margin, 0, right, size.Height)
}
