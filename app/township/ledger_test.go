package township_test

import (
	"math"
	"testing"

	"taizhang/app/township"
)

// luminance is the relative luminance of WCAG 2.1.
func luminance(c township.RGB) float64 {
	channel := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b := c.Split()
	return 0.2126*channel(r) + 0.7152*channel(g) + 0.0722*channel(b)
}

func contrast(a, b township.RGB) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestContrastOfStyles(t *testing.T) {
	const (
		enough  = 4.5
		white   = township.RGB(0xFFFFFF)
		surface = township.RGB(0x24272C) // of the dark theme (design.md)
	)
	if got := contrast(0, white); math.Abs(got-21) > 1e-9 {
		t.Fatalf("black on white is %v, want 21", got)
	}
	styles := []township.LedgerStyle{township.StyleOf(township.None)}
	for _, l := range township.Ledgers {
		styles = append(styles, township.StyleOf(l))
	}
	for _, c := range township.MarginalColours {
		styles = append(styles, township.WithMarginalColour(township.Marginal, c.Name))
	}
	for _, s := range styles {
		for name, pair := range map[string][2]township.RGB{
			"ink on tint": {s.Ink, s.Tint}, "ink on white": {s.Ink, white}, "dark ink on dark tint": {s.DarkInk, s.DarkTint}, "dark ink on the dark surface": {s.DarkInk, surface},
		} {
			if got := contrast(pair[0], pair[1]); got < enough {
				t.Errorf("%s: %s has a contrast of %.2f : 1, want %.1f", s.Word, name, got, enough)
			}
		}
		if got := contrast(0, s.Tint); got < 15 {
			t.Errorf("%s: black text on the tint has a contrast of %.2f : 1, a copier would lose it", s.Word, got)
		}
	}
}

func TestStylesAreTold(t *testing.T) {
	words, shorts, signs, inks := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[township.RGB]bool{}
	for _, l := range append([]township.Ledger{township.None}, township.Ledgers...) {
		s := township.StyleOf(l)
		if s.Ledger != l || words[s.Word] || shorts[s.Short] || signs[s.Sign] || inks[s.Ink] || s.Word == "" || s.Sign == "" {
			t.Errorf("%q: %+v is not a style of its own", l, s)
		}
		words[s.Word], shorts[s.Short], signs[s.Sign], inks[s.Ink] = true, true, true, true
		if got := l.Word(); got != s.Word {
			t.Errorf("%q is called %s, want %s", l, got, s.Word)
		}
	}
	if got := township.StyleOf("other"); got != township.StyleOf(township.None) {
		t.Errorf("an unknown ledger has the style %+v", got)
	}
}

func TestMarginalColour(t *testing.T) {
	first := township.MarginalColours[0]
	if s := township.StyleOf(township.Marginal); s.Ink != first.Ink || s.Tint != first.Tint || s.DarkInk != first.DarkInk || s.DarkTint != first.DarkTint {
		t.Errorf("the first colour %+v is not the default %+v", first, s)
	}
	for _, c := range township.MarginalColours {
		if s := township.WithMarginalColour(township.Marginal, c.Name); s.Ink != c.Ink || s.Tint != c.Tint || s.DarkInk != c.DarkInk || s.DarkTint != c.DarkTint || s.Word != "边缘户" {
			t.Errorf("%s: %+v", c.Name, s)
		}
		if got, want := township.WithMarginalColour(township.Stable, c.Name), township.StyleOf(township.Stable); got != want {
			t.Errorf("%s changes another ledger: %+v", c.Name, got)
		}
	}
	if got, want := township.WithMarginalColour(township.Marginal, "彩虹"), township.StyleOf(township.Marginal); got != want {
		t.Errorf("an unknown colour gives %+v, want %+v", got, want)
	}
}

func TestParseLedger(t *testing.T) {
	for in, want := range map[string]township.Ledger{
		"stable": township.Stable, "稳定脱贫户": township.Stable, "稳定": township.Stable, "monitored": township.Monitored, "监测户": township.Monitored,
		"relapsed": township.Relapsed, "返贫": township.Relapsed, "marginal": township.Marginal, "边缘户": township.Marginal,
	} {
		if got, err := township.ParseLedger(in); got != want || err != nil {
			t.Errorf("ParseLedger(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "none", "Stable", "未入台账"} {
		got, err := township.ParseLedger(in)
		want := "没有名为“" + in + "”的台账；可用 stable 稳定脱贫户、monitored 监测户、relapsed 返贫户、marginal 边缘户。"
		if got != township.None || township.CodeOf(err) != township.CodeInvalid || township.Say(err) != want {
			t.Errorf("ParseLedger(%q) = %q, %v", in, got, err)
		}
	}
}

func TestLedgerValid(t *testing.T) {
	for _, l := range township.Ledgers {
		if !l.Valid() {
			t.Errorf("%q is not valid", l)
		}
	}
	for _, l := range []township.Ledger{township.None, "none", "stable "} {
		if l.Valid() {
			t.Errorf("%q is valid", l)
		}
	}
}

func TestSplit(t *testing.T) {
	if r, g, b := township.RGB(0x1E7B34).Split(); r != 0x1E || g != 0x7B || b != 0x34 {
		t.Errorf("%x %x %x", r, g, b)
	}
}
