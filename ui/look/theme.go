// Package look is how the program appears: the theme with the colours of the four ledgers,
// the icons, and Fyne's own words in Chinese.
package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/assets"
)

// Mode is the clerk's choice between a light and a dark screen.
type Mode string

// The three choices, with the values that the settings keep.
const (
	FollowSystem Mode = ""
	Light        Mode = "light"
	Dark         Mode = "dark"
)

// Options are the settings that the theme depends on.
type Options struct {
	Mode           Mode   // forced variant, or the system's
	Scale          int    // font size in percent, see MinScale; 0 is DefaultScale
	MarginalColour string // the office's colour for 边缘户, a name of township.MarginalColours
}

// Theme is the one theme of the program. It is immutable: a changed setting makes a new one,
// handed to fyne.Settings.SetTheme.
type Theme struct {
	options Options
	ledgers map[fyne.ThemeColorName]pair
	builtin fyne.Theme // Fyne's icons for its own widgets
}

var _ fyne.Theme = (*Theme)(nil)

// One resource per font file: Fyne parses a file anew for each resource and text style.
var (
	regular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.SansRegular)
	bold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.SansBold)
)

// New makes the theme for the given settings.
func New(o Options) *Theme {
	o.Scale = ClampScale(o.Scale)
	t := &Theme{options: o, ledgers: map[fyne.ThemeColorName]pair{}, builtin: theme.DefaultTheme()}
	for _, l := range append([]township.Ledger{township.None}, township.Ledgers...) {
		s := township.WithMarginalColour(l, o.MarginalColour)
		t.ledgers[ColorLedgerInk(l)] = solid(s.Ink, s.DarkInk)
		t.ledgers[ColorLedgerTint(l)] = solid(s.Tint, s.DarkTint)
	}
	return t
}

// Options returns the settings that the theme was made with, the scale brought into its range.
func (t *Theme) Options() Options { return t.options }

// Color answers a name of Fyne or of this package; an unknown name gets the colour of text,
// so that a mistake shows rather than vanishes.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	p := t.pairOf(name)
	if t.isDark(system) {
		return p.dark
	}
	return p.light
}

func (t *Theme) pairOf(name fyne.ThemeColorName) pair {
	if p, ok := palette[name]; ok {
		return p
	}
	if l, ok := signals[name]; ok {
		s := township.StyleOf(l)
		return solid(s.Ink, s.DarkInk)
	}
	if p, ok := t.ledgers[name]; ok {
		return p
	}
	return palette[theme.ColorNameForeground]
}

func (t *Theme) isDark(system fyne.ThemeVariant) bool {
	switch t.options.Mode {
	case Light:
		return false
	case Dark:
		return true
	}
	return system == theme.VariantDark
}

// Font gives one of two files: every further one would cost its parsing and 25 MB.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return bold
	}
	return regular
}

// Icon gives Fyne's own icons, which its widgets ask for.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.builtin.Icon(name) }

// Size answers Fyne's measures at the chosen font size, in units; hairlines don't grow.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := hairlines[name]; ok {
		return s
	}
	return sizes[name] * float32(t.options.Scale) / 100
}
