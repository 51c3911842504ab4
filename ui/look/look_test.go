package look

import (
	"encoding/json"
	"encoding/xml"
	"image/color"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/assets"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		x := float64(v) / 0xFFFF
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over lays a veil over an opaque colour.
func over(veil, ground color.Color) color.Color {
	v, g := veil.(color.NRGBA), ground.(color.NRGBA)
	mix := func(x, y uint8) uint8 { return uint8((int(x)*int(v.A) + int(y)*(255-int(v.A))) / 255) }
	return color.NRGBA{mix(v.R, g.R), mix(v.G, g.G), mix(v.B, g.B), 0xFF}
}

func TestTextIsReadable(t *testing.T) {
	type combination struct {
		ink, ground fyne.ThemeColorName
		veil        fyne.ThemeColorName
	}
	combinations := []combination{
		{ink: ColorText, ground: ColorGround},
		{ink: ColorText, ground: ColorSurface},
		{ink: ColorText, ground: ColorSurface, veil: theme.ColorNameSelection},
		{ink: ColorText, ground: theme.ColorNameButton},
		{ink: ColorText, ground: theme.ColorNameMenuBackground},
		{ink: ColorQuiet, ground: ColorGround},
		{ink: ColorQuiet, ground: ColorSurface},
		{ink: ColorAccent, ground: ColorSurface},
		{ink: ColorAccent, ground: ColorGround},
		{ink: ColorError, ground: ColorSurface},
		{ink: ColorWarning, ground: ColorSurface},
		{ink: ColorGood, ground: ColorSurface},
		{ink: theme.ColorNameForegroundOnPrimary, ground: ColorAccent},
		{ink: theme.ColorNameForegroundOnError, ground: ColorError},
		{ink: ColorGround, ground: ColorText}, // toasts
	}
	for _, l := range append([]township.Ledger{township.None}, township.Ledgers...) {
		combinations = append(combinations, combination{ink: ColorLedgerInk(l), ground: ColorLedgerTint(l)})
	}
	for _, mode := range []Mode{Light, Dark} {
		for _, marginal := range township.MarginalColours {
			th := New(Options{Mode: mode, MarginalColour: marginal.Name})
			for _, c := range combinations {
				ground := th.Color(c.ground, theme.VariantLight)
				if c.veil != "" {
					ground = over(th.Color(c.veil, theme.VariantLight), ground)
				}
				if got := contrast(th.Color(c.ink, theme.VariantLight), ground); got < 4.5 {
					t.Errorf("%s %s: %s on %s %s has a contrast of %.2f, want 4.5", mode, marginal.Name, c.ink, c.ground, c.veil, got)
				}
			}
		}
	}
}

func TestModeForcesTheVariant(t *testing.T) {
	white, dark := color.NRGBA{0xFF, 0xFF, 0xFF, 0xFF}, color.NRGBA{0x24, 0x27, 0x2C, 0xFF}
	for _, tc := range []struct {
		mode   Mode
		system fyne.ThemeVariant
		want   color.Color
	}{
		{Light, theme.VariantDark, white},
		{Dark, theme.VariantLight, dark},
		{FollowSystem, theme.VariantLight, white},
		{FollowSystem, theme.VariantDark, dark},
	} {
		if got := New(Options{Mode: tc.mode}).Color(ColorSurface, tc.system); got != tc.want {
			t.Errorf("mode %q on a system of variant %d: surface %v, want %v", tc.mode, tc.system, got, tc.want)
		}
	}
}

func TestLedgerColoursComeFromTheOneTable(t *testing.T) {
	th := New(Options{Mode: Light, MarginalColour: "紫色"})
	for _, l := range township.Ledgers {
		want := township.WithMarginalColour(l, "紫色")
		if got := th.Color(ColorLedgerInk(l), 0); got != nrgba(want.Ink, 0xFF) {
			t.Errorf("%s: ink %v, want %06X", l, got, want.Ink)
		}
		if got := th.Color(ColorLedgerTint(l), 0); got != nrgba(want.Tint, 0xFF) {
			t.Errorf("%s: tint %v, want %06X", l, got, want.Tint)
		}
	}
	amber := township.StyleOf(township.Marginal)
	if got := th.Color(ColorWarning, 0); got != nrgba(amber.Ink, 0xFF) {
		t.Errorf("warnings are %v: they keep their colour whatever the office chose", got)
	}
}

func TestEveryFyneColourIsAnswered(t *testing.T) {
	th := New(Options{Mode: Light})
	text := th.Color(ColorText, 0)
	for _, name := range []fyne.ThemeColorName{
		theme.ColorNameBackground, theme.ColorNameButton, theme.ColorNameDisabled, theme.ColorNameDisabledButton, theme.ColorNameError,
		theme.ColorNameFocus, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameForegroundOnWarning, theme.ColorNameHeaderBackground, theme.ColorNameHover, theme.ColorNameHyperlink,
		theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive, theme.ColorNameInputBackground, theme.ColorNameInputBorder,
		theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground, theme.ColorNamePlaceHolder, theme.ColorNamePressed, theme.ColorNamePrimary,
		theme.ColorNameScrollBar, theme.ColorNameScrollBarBackground, theme.ColorNameSelection, theme.ColorNameSeparator, theme.ColorNameShadow,
		theme.ColorNameSuccess, theme.ColorNameWarning,
	} {
		if th.Color(name, 0) == text {
			t.Errorf("%s has the colour of text, as an unknown name has", name)
		}
	}
}

func TestScale(t *testing.T) {
	for _, tc := range []struct{ percent, want int }{
		{0, 100}, {100, 100}, {90, 90}, {150, 150}, {50, 90}, {400, 150}, {114, 110}, {116, 120}, {-20, 90},
	} {
		if got := ClampScale(tc.percent); got != tc.want {
			t.Errorf("ClampScale(%d) = %d, want %d", tc.percent, got, tc.want)
		}
	}
	normal, large := New(Options{}), New(Options{Scale: 150})
	for name, size := range sizes {
		if got, want := large.Size(name), size*1.5; got != want {
			t.Errorf("%s at 150 %% = %v, want %v", name, got, want)
		}
	}
	for name := range hairlines {
		if large.Size(name) != normal.Size(name) {
			t.Errorf("%s grows with the font", name)
		}
	}
	if got := large.Options().Scale; got != 150 {
		t.Errorf("scale = %d, want 150", got)
	}
	test.NewTempApp(t)
	test.ApplyTheme(t, large)
	if got := RowHeight(); got != 45 {
		t.Errorf("rows at 150 %% are %v high, want 45", got)
	}
}

func TestTwoFontsOnly(t *testing.T) {
	a, b := New(Options{}), New(Options{Mode: Dark, Scale: 150})
	for _, style := range []fyne.TextStyle{{}, {Italic: true}, {Monospace: true}, {Symbol: true}} {
		if a.Font(style) != b.Font(style) || len(a.Font(style).Content()) != len(assets.SansRegular) {
			t.Errorf("style %+v has a font of its own", style)
		}
	}
	for _, style := range []fyne.TextStyle{{Bold: true}, {Bold: true, Italic: true}} {
		if a.Font(style) != b.Font(style) || len(a.Font(style).Content()) != len(assets.SansBold) {
			t.Errorf("style %+v is not the bold font", style)
		}
	}
}

// TestChineseCharactersHaveOneWidth keeps what the table relies on when it cuts texts.
func TestChineseCharactersHaveOneWidth(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, New(Options{}))
	for _, bold := range []bool{false, true} {
		want := fyne.MeasureText("国", 13, fyne.TextStyle{Bold: bold}).Width
		for _, r := range "一丁龥張谢䶮𫟹" {
			if got := fyne.MeasureText(string(r), 13, fyne.TextStyle{Bold: bold}).Width; got != want {
				t.Errorf("%c is %v wide, 国 is %v", r, got, want)
			}
		}
	}
}

func TestIconsAreDrawnInTheirColour(t *testing.T) {
	test.NewTempApp(t)
	test.ApplyTheme(t, New(Options{Mode: Light}))
	files, err := iconFiles.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := IconName(strings.TrimSuffix(f.Name(), ".svg"))
		icon := Icon(name)
		content := string(icon.Content())
		if strings.Contains(content, "currentColor") || !strings.Contains(content, "#1d2127") {
			t.Errorf("%s is not in the colour of text", name)
		}
		if err := wellFormed(content); err != nil {
			t.Errorf("%s is not well-formed: %v", name, err)
		}
		accent := icon.In(ColorAccent)
		if !strings.Contains(string(accent.Content()), "#1f5f99") || accent.Name() == icon.Name() {
			t.Errorf("%s can't be had in the accent colour under a name of its own", name)
		}
	}
}

// wellFormed reads a drawing to its end.
func wellFormed(content string) error {
	d := xml.NewDecoder(strings.NewReader(content))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestIconNamesHaveFiles(t *testing.T) {
	for _, name := range []IconName{
		IconHome, IconHouseholds, IconLedgers, IconIncome, IconSurveys, IconCampaigns, IconIssues, IconExchange, IconReports, IconSettings, IconAdd,
		IconBack, IconCalendar, IconCheck, IconClose, IconColumns, IconDelete, IconEdit, IconEmpty, IconExport, IconEye, IconEyeOff,
		IconFile, IconFolder, IconHelp, IconHistory, IconImport, IconInfo, IconMove, IconPrint, IconRail, IconSearch, IconUndo, IconWarning,
	} {
		if len(Icon(name).Content()) == 0 {
			t.Errorf("no icon %s", name)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a name without a file is not noticed")
		}
	}()
	Icon("nothing")
}

// fyneTranslations is the folder of Fyne's own words, in the module that we build with.
func fyneTranslations(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("where is Fyne: %v", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "lang", "translations")
}

func TestEveryWordOfFyneHasAChineseOne(t *testing.T) {
	english, err := os.ReadFile(filepath.Join(fyneTranslations(t), "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var theirs, ours map[string]any
	if err := json.Unmarshal(english, &theirs); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(words, &ours); err != nil {
		t.Fatal(err)
	}
	for key, word := range theirs {
		if ours[key] == nil || reflect.DeepEqual(ours[key], word) {
			t.Errorf("no Chinese word for %q", key)
		}
	}
	for key := range ours {
		if theirs[key] == nil {
			t.Errorf("%q is no longer a word of Fyne", key)
		}
	}
}

func TestChineseWhateverTheSystemSpeaks(t *testing.T) {
	files, err := os.ReadDir(fyneTranslations(t))
	if err != nil {
		t.Fatal(err)
	}
	locales := []string{"C", "zh_CN", "zh_TW", "sr_RS", "en_GB"}
	for _, f := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(f.Name(), "base."), ".json")
		locales = append(locales, name)
	}
	for _, locale := range locales {
		t.Setenv("LANGUAGE", "")
		t.Setenv("LC_ALL", locale+".UTF-8")
		if err := Chinese(); err != nil {
			t.Fatal(err)
		}
		for key, want := range map[string]string{"Cancel": "取消", "OK": "确定", "Select all": "全选"} {
			if got := lang.L(key); got != want {
				t.Errorf("system in %s: %q = %q, want %q", locale, key, got, want)
			}
		}
		if got := lang.X("file.parent", "Parent"); got != "上级文件夹" {
			t.Errorf("system in %s: file.parent = %q", locale, got)
		}
	}
}
