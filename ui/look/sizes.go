package look

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The font size setting, in percent of the designed size: 90 to 150 in steps of 10.
const (
	MinScale     = 90
	MaxScale     = 150
	ScaleStep    = 10
	DefaultScale = 100
)

// BaseText is the text size at 100 %; everything else keeps its proportion to it.
const BaseText = 14

// rowHeight is the height of a table row at 100 %.
const rowHeight = 30

// sizes are Fyne's measures at 100 %, in units.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:                 BaseText,
	theme.SizeNameCaptionText:          12,
	theme.SizeNameSubHeadingText:       18,
	theme.SizeNameHeadingText:          26,
	theme.SizeNameInlineIcon:           18,
	theme.SizeNamePadding:              4,
	theme.SizeNameInnerPadding:         5,
	theme.SizeNameLineSpacing:          4,
	theme.SizeNameScrollBar:            12,
	theme.SizeNameScrollBarSmall:       4,
	theme.SizeNameInputRadius:          4,
	theme.SizeNameButtonRadius:         4,
	theme.SizeNameSelectionRadius:      2,
	theme.SizeNameScrollBarRadius:      4,
	theme.SizeNameCardRadius:           6,
	theme.SizeNameDialogRadius:         8,
	theme.SizeNamePopupRadius:          6,
	theme.SizeNameMenuRadius:           4,
	theme.SizeNameInnerWindowRadius:    6,
	theme.SizeNameWindowButtonHeight:   16,
	theme.SizeNameWindowButtonRadius:   8,
	theme.SizeNameWindowButtonIcon:     14,
	theme.SizeNameWindowTitleBarHeight: 26,
}

// hairlines are the measures that stay as they are at every font size.
var hairlines = map[fyne.ThemeSizeName]float32{
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameSplitThickness:     1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameModalBlurRadius:    0,
}

// ClampScale brings a stored font size setting to the nearest allowed step.
func ClampScale(percent int) int {
	if percent == 0 {
		return DefaultScale
	}
	step := int(math.Round(float64(percent)/ScaleStep)) * ScaleStep
	return min(max(step, MinScale), MaxScale)
}

// Scaled turns units at 100 % into units at the font size of the current theme.
func Scaled(units float32) float32 {
	return units * theme.TextSize() / BaseText
}

// RowHeight is the height of a table row at the current font size.
func RowHeight() float32 { return Scaled(rowHeight) }
