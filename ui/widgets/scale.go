package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// baseText is the text size at which the measures in this package are given; the theme's own
// text size scales them all alike.
const baseText = 14

// scaled turns designed units into units at the current font size.
func scaled(units float32) float32 { return units * textScale() }

// unscaled turns units on screen back into designed units, for what is remembered.
func unscaled(units float32) float32 { return units / textScale() }

func textScale() float32 { return theme.TextSize() / baseText }

// colour looks up a name in the theme; "" is transparent.
func colour(name fyne.ThemeColorName) color.Color {
	if name == "" {
		return color.Transparent
	}
	return theme.Color(name)
}

// repaint has the canvas that shows o drawn again. Texts and rectangles are drawn from their
// fields each time, so that a change to any number of them needs this once; o must itself be on
// screen already, which what has just been shown is not.
func repaint(o fyne.CanvasObject) {
	if c, ok := canvasOf(o).(interface{ SetDirty() }); ok {
		c.SetDirty()
	}
}
