package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// KeyValue is one line of a panel: what it is, and its value as text or as an object of its own.
type KeyValue struct {
	Label  string
	Value  string
	Object fyne.CanvasObject // in place of Value, such as a badge or a MaskedLabel
}

// Measures of the lines in designed units.
const (
	keyWidth  = 84 // of the labels
	keyMargin = 5  // around label and value
)

// NewKeyValues makes the lines of a panel. The right button copies a value; long values wrap.
func NewKeyValues(lines ...KeyValue) *fyne.Container {
	box := Stack(2)
	for _, line := range lines {
		label := NewQuiet(line.Label)
		value := line.Object
		if value == nil {
			value = Inset(keyMargin, keyMargin, newCopyLabel(line.Value))
		}
		box.Add(container.New(&keyValueLayout{wraps: line.Object == nil}, Inset(keyMargin, 0, label), value))
	}
	return box
}

// keyValueLayout gives the label its column at the top and the value the rest.
type keyValueLayout struct{ wraps bool }

func (l *keyValueLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	label, value := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(scaled(keyWidth)+value.Width, max(label.Height, value.Height))
}

func (l *keyValueLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	key := scaled(keyWidth)
	place(objects[0], 0, 0, key-scaled(4), objects[0].MinSize().Height)
	if l.wraps {
		place(objects[1], key, 0, size.Width-key, heightAt(objects[1], size.Width-key))
		return
	}
	value := objects[1].MinSize()
	height := max(value.Height, objects[0].MinSize().Height)
	key += scaled(keyMargin) // where wrapping text begins
	place(objects[1], key, (height-value.Height)/2, min(size.Width-key, value.Width), value.Height)
}

// copyLabel is wrapping text whose menu copies all of it.
type copyLabel struct{ Prose }

var _ fyne.SecondaryTappable = (*copyLabel)(nil)

func newCopyLabel(text string) *copyLabel {
	l := &copyLabel{Prose{text: text}}
	l.setUp(l)
	return l
}

// TappedSecondary offers to copy the value.
func (l *copyLabel) TappedSecondary(ev *fyne.PointEvent) {
	if c := canvasOf(l); c != nil && l.text != "" {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", fyne.NewMenuItem("复制", l.copy)), c, ev.AbsolutePosition)
	}
}

func (l *copyLabel) copy() { fyne.CurrentApp().Clipboard().SetContent(l.text) }
