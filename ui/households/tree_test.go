package households

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/ui/widgets"
)

// walk visits an object and all that is drawn inside it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

// texts are all words that an object shows.
func texts(o fyne.CanvasObject) []string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.Text:
			out = append(out, o.Text)
		case interface{ String() string }: // wrapping text
			out = append(out, strings.ReplaceAll(o.String(), "\n", ""))
		}
	})
	return out
}

func says(o fyne.CanvasObject, text string) bool {
	for _, t := range texts(o) {
		if t == text {
			return true
		}
	}
	return false
}

// tapButton presses the button of the given word.
func tapButton(tb testing.TB, o fyne.CanvasObject, word string) {
	tb.Helper()
	var found *widgets.Button
	walk(o, func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text == word {
			found = b
		}
	})
	if found == nil {
		tb.Fatalf("no button %q in %q", word, texts(o))
	}
	found.Tapped(nil)
}

// top is the dialog in front of the window.
func top(h *fakeHost) fyne.CanvasObject { return h.win.Canvas().Overlays().Top() }
