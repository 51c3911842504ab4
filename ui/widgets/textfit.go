package widgets

import (
	"fyne.io/fyne/v2"
)

// ellipsis ends a text that was cut.
const ellipsis = "…"

// fitter measures and cuts text by adding up the widths of its characters, which it remembers:
// shaping every string of a table anew would cost a hundred times more. Chinese characters
// all have one width.
type fitter struct {
	size  float32
	style fyne.TextStyle
	han   float32
	other map[rune]float32
}

func newFitter(size float32, bold bool) *fitter {
	return &fitter{size: size, style: fyne.TextStyle{Bold: bold}, other: map[rune]float32{}}
}

// width returns the width of s on screen, to within kerning.
func (f *fitter) width(s string) float32 {
	var sum float32
	for _, r := range s {
		sum += f.rune(r)
	}
	return sum
}

func (f *fitter) rune(r rune) float32 {
	if r >= 0x4E00 && r <= 0x9FFF {
		if f.han == 0 {
			f.han = f.measure('国')
		}
		return f.han
	}
	w, ok := f.other[r]
	if !ok {
		w = f.measure(r)
		f.other[r] = w
	}
	return w
}

func (f *fitter) measure(r rune) float32 {
	return fyne.MeasureText(string(r), f.size, f.style).Width
}

// shrunk returns s with the size, least or more, in which it fits into room; where it does not even in the least, as much of
// it as does with an ellipsis.
func (f *fitter) shrunk(s string, room, least float32) (text string, size float32) {
	w := f.width(s)
	if w <= room || w == 0 {
		return s, f.size
	}
	for size = f.size; size > least; { // widths do not grow evenly with the size
		size = max(least, size-0.5)
		if fyne.MeasureText(s, size, f.style).Width <= room {
			return s, size
		}
	}
	return newFitter(least, f.style.Bold).cut(s, room), least
}

// cut returns s if it fits into room, or as much of its beginning as does with an ellipsis; nothing
// where not even that has room.
func (f *fitter) cut(s string, room float32) string {
	var sum float32
	end := 0 // where to cut, should it not fit
	dots := f.rune('…')
	for i, r := range s {
		if sum+dots <= room {
			end = i
		}
		if sum += f.rune(r); sum <= room {
			continue
		}
		if dots > room {
			return ""
		}
		return s[:end] + ellipsis
	}
	return s
}

// longestName is the number of characters of a name that a title or a sentence shows.
const longestName = 20

// ShortName is a name as a title or a sentence shows it: a very long one ends in an ellipsis, so that
// it doesn't push everything else away; unknown stands where there is none.
func ShortName(name, unknown string) string {
	if name == "" {
		return unknown
	}
	if runes := []rune(name); len(runes) > longestName {
		return string(runes[:longestName]) + ellipsis
	}
	return name
}

// Dash stands where a value that matters is missing.
const Dash = "—"

// OrDash is the text, or a dash where there is none.
func OrDash(text string) string {
	if text == "" {
		return Dash
	}
	return text
}
