package uitest

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/ui/widgets"
)

// Shown lists what is shown inside an object, itself included: what is hidden is left out, not what scrolls.
func Shown(o fyne.CanvasObject) []fyne.CanvasObject {
	if o == nil || !o.Visible() {
		return nil
	}
	all := []fyne.CanvasObject{o}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, i := range inside {
		all = append(all, Shown(i)...)
	}
	return all
}

// All are the objects of one type that are shown inside an object.
func All[T any](o fyne.CanvasObject) []T {
	var out []T
	for _, o := range Shown(o) {
		if t, ok := o.(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Texts are the texts inside an object, lines that wrap as one.
func Texts(o fyne.CanvasObject) []string {
	var out []string
	for _, o := range Shown(o) {
		switch o := o.(type) {
		case *widgets.Text:
			out = append(out, o.Text)
		case interface{ String() string }: // wrapping text
			out = append(out, strings.ReplaceAll(o.String(), "\n", ""))
		}
	}
	return out
}

// Says tells whether a text stands inside an object.
func Says(o fyne.CanvasObject, text string) bool { return slices.Contains(Texts(o), text) }

// Mentions tells whether words stand in a text inside an object.
func Mentions(o fyne.CanvasObject, words string) bool {
	return slices.ContainsFunc(Texts(o), func(text string) bool { return strings.Contains(text, words) })
}

// Press taps the button of that word inside an object.
func Press(tb testing.TB, o fyne.CanvasObject, word string) {
	tb.Helper()
	for _, b := range All[*widgets.Button](o) {
		if b.Text == word {
			test.Tap(b)
			return
		}
	}
	tb.Fatalf("no button %q in %q", word, Texts(o))
}

// Key is the stroke of a key.
func Key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }
