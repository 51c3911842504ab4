package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
)

// The tokens of design.md under the names that Fyne's own widgets look up, so that a
// widget finds them through the theme and needs no import of this package.
const (
	// ColorGround is the page behind cards and tables.
	ColorGround = theme.ColorNameBackground
	// ColorSurface is the ground of cards, tables and fields.
	ColorSurface = theme.ColorNameInputBackground
	// ColorLine is the hairline between rows and around cards.
	ColorLine = theme.ColorNameSeparator
	// ColorText is normal text.
	ColorText = theme.ColorNameForeground
	// ColorQuiet is text that stays back: counts, hints, labels.
	ColorQuiet = theme.ColorNamePlaceHolder
	// ColorAccent is the primary button, the focus and the current place.
	ColorAccent = theme.ColorNamePrimary
	// ColorError is for errors and what is overdue; always beside a word.
	ColorError = theme.ColorNameError
	// ColorWarning is for warnings; always beside a word.
	ColorWarning = theme.ColorNameWarning
	// ColorGood is for what is done and in order; always beside a word.
	ColorGood = theme.ColorNameSuccess
)

// ink and tint prefix the names of the ledger colours.
const (
	inkPrefix  = "ledgerInk:"
	tintPrefix = "ledgerTint:"
)

// ColorLedgerInk names the colour of a ledger's word and bar.
func ColorLedgerInk(l township.Ledger) fyne.ThemeColorName {
	return fyne.ThemeColorName(inkPrefix + string(l))
}

// ColorLedgerTint names the colour of the ground behind a ledger's word.
func ColorLedgerTint(l township.Ledger) fyne.ThemeColorName {
	return fyne.ThemeColorName(tintPrefix + string(l))
}

// pair is one token in both variants.
type pair struct{ light, dark color.NRGBA }

// solid makes an opaque pair from two 0xRRGGBB values.
func solid(light, dark township.RGB) pair {
	return pair{nrgba(light, 0xFF), nrgba(dark, 0xFF)}
}

// veil makes a pair of two colours laid thinly over what is below, alpha 0–255.
func veil(light, dark township.RGB, lightAlpha, darkAlpha uint8) pair {
	return pair{nrgba(light, lightAlpha), nrgba(dark, darkAlpha)}
}

func nrgba(c township.RGB, alpha uint8) color.NRGBA {
	r, g, b := c.Split()
	return color.NRGBA{R: r, G: g, B: b, A: alpha}
}

// The named colours of design.md, light and dark.
const (
	groundLight, groundDark   township.RGB = 0xF5F6F8, 0x1B1D21
	surfaceLight, surfaceDark township.RGB = 0xFFFFFF, 0x24272C
	lineLight, lineDark       township.RGB = 0xD9DDE3, 0x3A3E45
	textLight, textDark       township.RGB = 0x1D2127, 0xECEEF1
	quietLight, quietDark     township.RGB = 0x5B6470, 0xA5ADB8
	accentLight, accentDark   township.RGB = 0x1F5F99, 0x6AA9E0
	edgeLight, edgeDark       township.RGB = 0xBCC3CC, 0x565C66 // borders of fields: stronger than a hairline
	fadedLight, fadedDark     township.RGB = 0x8B939E, 0x6E7681 // what is switched off
)

// palette answers Fyne's names from the tokens above.
var palette = map[fyne.ThemeColorName]pair{
	theme.ColorNameBackground:                solid(groundLight, groundDark),
	theme.ColorNameButton:                    solid(surfaceLight, 0x2D3137),
	theme.ColorNameDisabled:                  solid(fadedLight, fadedDark),
	theme.ColorNameDisabledButton:            solid(0xECEEF1, 0x2A2D32),
	theme.ColorNameFocus:                     veil(accentLight, accentDark, 0x38, 0x48),
	theme.ColorNameForeground:                solid(textLight, textDark),
	theme.ColorNameForegroundOnError:         solid(0xFFFFFF, groundDark),
	theme.ColorNameForegroundOnPrimary:       solid(0xFFFFFF, groundDark),
	theme.ColorNameForegroundOnSuccess:       solid(0xFFFFFF, groundDark),
	theme.ColorNameForegroundOnWarning:       solid(0xFFFFFF, groundDark),
	theme.ColorNameHeaderBackground:          solid(groundLight, groundDark),
	theme.ColorNameHover:                     veil(0x1D2127, 0xFFFFFF, 0x0D, 0x12),
	theme.ColorNameHyperlink:                 solid(accentLight, accentDark),
	theme.ColorNameInnerWindowBorder:         solid(surfaceLight, surfaceDark),
	theme.ColorNameInnerWindowBorderInactive: solid(groundLight, groundDark),
	theme.ColorNameInputBackground:           solid(surfaceLight, surfaceDark),
	theme.ColorNameInputBorder:               solid(edgeLight, edgeDark),
	theme.ColorNameMenuBackground:            solid(surfaceLight, 0x2D3137),
	theme.ColorNameOverlayBackground:         solid(surfaceLight, surfaceDark),
	theme.ColorNamePlaceHolder:               solid(quietLight, quietDark),
	theme.ColorNamePressed:                   veil(0x1D2127, 0xFFFFFF, 0x1F, 0x26),
	theme.ColorNamePrimary:                   solid(accentLight, accentDark),
	theme.ColorNameScrollBar:                 veil(0x5B6470, 0xA5ADB8, 0x90, 0x90),
	theme.ColorNameScrollBarBackground:       veil(0x5B6470, 0xA5ADB8, 0x18, 0x18),
	theme.ColorNameSelection:                 veil(accentLight, accentDark, 0x26, 0x3C),
	theme.ColorNameSeparator:                 solid(lineLight, lineDark),
	theme.ColorNameShadow:                    veil(0x000000, 0x000000, 0x30, 0x66),
}

// signals are the names whose colour is a ledger's ink: one table of states serves them all.
var signals = map[fyne.ThemeColorName]township.Ledger{
	theme.ColorNameError:   township.Relapsed,
	theme.ColorNameWarning: township.Marginal,
	theme.ColorNameSuccess: township.Stable,
}
