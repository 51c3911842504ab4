package township_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

func TestParseFen(t *testing.T) {
	for _, c := range []struct {
		in   string
		want township.Fen
		ok   bool
	}{
		{"6716.58", 671658, true},
		{"6,716.58", 671658, true},
		{"1,234,567.8", 123456780, true},
		{"12", 1200, true},
		{".5", 50, true},
		{"5.", 500, true},
		{"0", 0, true},
		{"１２元", 1200, true},
		{"６，７１６．５８", 671658, true},
		{" 12.00 元 ", 1200, true},
		{"￥1,200.5", 120050, true},
		{"¥3", 300, true},
		{"-¥3", -300, true},
		{"-12.345", -1235, true},
		{"－8", -800, true},
		{"+7", 700, true},
		{"6716.580000001", 671658, true},
		{"6716.585", 671659, true},
		{"6716.5849", 671658, true},
		{"6716.5849999999998", 671659, true}, // what a spreadsheet keeps of 6716.585
		{"1.0049999999999999", 101, true},
		{"0.30000000000000004", 30, true},
		{"1.2E4", 1200000, true},
		{"1.2e+4", 1200000, true},
		{"6.7165849999999998E3", 671659, true},
		{"5e-3", 1, true},
		{"999999999999.99", 99999999999999, true},
		{"1000000000000", 0, false},
		{"1e13", 0, false},
		{"1e400", 0, false},
		{"", 0, false},
		{".", 0, false},
		{"-", 0, false},
		{"元", 0, false},
		{"+-5", 0, false},
		{"--5", 0, false},
		{"12,5", 0, false},
		{"6716,58", 0, false},
		{",123", 0, false},
		{"1234,567", 0, false},
		{"1.2.3", 0, false},
		{"1.2万", 0, false},
		{"0x1ep0", 0, false},
		{"NaN", 0, false},
		{"1e", 0, false},
		{"不详", 0, false},
	} {
		got, ok := township.ParseFen(c.in)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("ParseFen(%q) = %d, %v, want %d, %v", c.in, got, ok, c.want, c.ok)
		}
	}
}

func TestFenText(t *testing.T) {
	for _, c := range []struct {
		fen           township.Fen
		text, grouped string
	}{
		{0, "0.00", "0.00"},
		{5, "0.05", "0.05"},
		{-5, "-0.05", "-0.05"},
		{671658, "6716.58", "6,716.58"},
		{-123456789, "-1234567.89", "-1,234,567.89"},
		{99900, "999.00", "999.00"},
		{100000, "1000.00", "1,000.00"},
		{math.MinInt64, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
	} {
		if got := c.fen.String(); got != c.text {
			t.Errorf("Fen(%d).String() = %q, want %q", c.fen, got, c.text)
		}
		if got := c.fen.Grouped(); got != c.grouped {
			t.Errorf("Fen(%d).Grouped() = %q, want %q", c.fen, got, c.grouped)
		}
	}
}

func TestGroupThousands(t *testing.T) {
	for in, want := range map[string]string{"": "", "1": "1", "123": "123", "1234": "1,234", "123456": "123,456", "1234567": "1,234,567"} {
		if got := township.GroupThousands(in); got != want {
			t.Errorf("GroupThousands(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFenRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := township.Fen(rapid.Int64Range(-99999999999999, 99999999999999).Draw(t, "fen"))
		for _, s := range []string{want.String(), want.Grouped()} {
			if got, ok := township.ParseFen(s); !ok || got != want {
				t.Fatalf("ParseFen(%q) = %d, %v, want %d", s, got, ok, want)
			}
		}
	})
}

func TestParseFenNeverPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("0123456789.,-+eE元￥ x"))).Draw(t, "text")
		if f, ok := township.ParseFen(s); ok {
			if again, ok := township.ParseFen(f.String()); !ok || again != f {
				t.Fatalf("ParseFen(%q) = %d, which does not read back", s, f)
			}
		}
	})
}
