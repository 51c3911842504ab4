package township_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want township.Date
		ok   bool
	}{
		{"", "", true},
		{"  ", "", true},
		{"201401", "2014-01", true},
		{"2014-01", "2014-01", true},
		{"2014-1", "2014-01", true},
		{"2014/1/1", "2014-01-01", true},
		{"2014/01/05", "2014-01-05", true},
		{"2014年1月", "2014-01", true},
		{"2014年1月5日", "2014-01-05", true},
		{"2014年01月05号", "2014-01-05", true},
		{"2014年", "2014", true},
		{"2014", "2014", true},
		{"2014.1.5", "2014-01-05", true},
		{"2014.01", "2014-01", true},
		{"20140105", "2014-01-05", true},
		{"2014 1 5", "2014-01-05", true},
		{"２０１４年１月", "2014-01", true},
		{"２０１４－０１－０５", "2014-01-05", true},
		{"'2014-01-05", "", false},
		{"\u200b2014-01-05\ufeff", "2014-01-05", true},
		{"2014-01-05 00:00:00", "2014-01-05", true},
		{"2014-01-05 00:00:00.000", "2014-01-05", true},
		{"2014/1/5 0:00", "2014-01-05", true},
		{"2014-01-05T08:00:00Z", "2014-01-05", true},
		{"2014年1月5日12:30", "2014-01-05", true},
		{"2014年1月5日 12：30", "2014-01-05", true},
		{"2014.0", "2014", true},
		{"201401.0", "2014-01", true},
		{"20140105.0", "2014-01-05", true},
		{"2014.1.0", "", false},
		{"2000-02-29", "2000-02-29", true},
		{"1900-02-29", "", false},
		{"2014-02-30", "", false},
		{"2014-13", "", false},
		{"201413", "", false},
		{"2014-00", "", false},
		{"2014-001", "", false},
		{"2014-1-005", "", false},
		{"1879", "", false},
		{"1880", "1880", true},
		{"2199-12-31", "2199-12-31", true},
		{"2200", "", false},
		{"9999-12-31", "", false},
		{"14-1-5", "", false},
		{"5/1/2014", "", false},
		{"41640", "", false}, // a serial is read where the cell says that it is one
		{"2014-1-5-6", "", false},
		{"年", "", false},
		{"-", "", false},
		{"0", "", false},
		{"不详", "", false},
		{"二〇一四年", "", false},
		{"201401050000", "", false},
	} {
		if got, ok := township.ParseDate(c.in); got != c.want || ok != c.ok {
			t.Errorf("ParseDate(%q) = %q, %v, want %q, %v", c.in, got, ok, c.want, c.ok)
		}
	}
}

// dates draws a date that is known to the day, the month or the year.
func dates(t *rapid.T) township.Date {
	day := time.Date(1880, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 116877).Draw(t, "day"))
	return township.DateOf(day)[:rapid.SampledFrom([]int{4, 7, 10}).Draw(t, "known")]
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := dates(t)
		if got, ok := township.ParseDate(string(want)); !ok || got != want {
			t.Fatalf("ParseDate(%q) = %q, %v", want, got, ok)
		}
		if got, ok := township.ParseDate(want.Chinese()); !ok || got != want {
			t.Fatalf("ParseDate(%q) = %q, %v, want %q", want.Chinese(), got, ok, want)
		}
	})
}

func TestParseDateGivesDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789-/.年月日号: T０１２")), 0, 12, -1).Draw(t, "text")
		d, ok := township.ParseDate(s)
		if again, fine := township.ParseDate(string(d)); !fine || again != d {
			t.Fatalf("ParseDate(%q) = %q, %v, which is no date", s, d, ok)
		}
	})
}

func TestDateParts(t *testing.T) {
	for _, c := range []struct {
		date    township.Date
		year    int
		full    bool
		chinese string
	}{
		{"", 0, false, ""},
		{"2021", 2021, false, "2021年"},
		{"2021-11", 2021, false, "2021年11月"},
		{"2021-01-09", 2021, true, "2021年1月9日"},
		{"早", 0, false, "早"},
	} {
		if got := c.date.Year(); got != c.year {
			t.Errorf("%q.Year() = %d, want %d", c.date, got, c.year)
		}
		if got := c.date.Full(); got != c.full {
			t.Errorf("%q.Full() = %v, want %v", c.date, got, c.full)
		}
		if got := c.date.Chinese(); got != c.chinese {
			t.Errorf("%q.Chinese() = %q, want %q", c.date, got, c.chinese)
		}
	}
}

func TestDateTime(t *testing.T) {
	china := time.FixedZone("CST", 8*3600)
	for _, c := range []struct {
		date township.Date
		want time.Time
		ok   bool
	}{
		{"2021-11-19", time.Date(2021, 11, 19, 0, 0, 0, 0, china), true},
		{"2021-11", time.Date(2021, 11, 1, 0, 0, 0, 0, china), true},
		{"2021", time.Date(2021, 1, 1, 0, 0, 0, 0, china), true},
		{"", time.Time{}, false},
		{"2021-13", time.Time{}, false},
	} {
		if got, ok := c.date.Time(china); !got.Equal(c.want) || ok != c.ok {
			t.Errorf("%q.Time() = %v, %v, want %v, %v", c.date, got, ok, c.want, c.ok)
		}
	}
	late := time.Date(2021, 11, 18, 17, 0, 0, 0, time.UTC)
	if got := township.DateOf(late.In(china)); got != "2021-11-19" {
		t.Errorf("DateOf uses another zone than the moment's: %s", got)
	}
}

func TestDateFromSerial(t *testing.T) {
	for _, c := range []struct {
		serial   float64
		base1904 bool
		want     township.Date
		ok       bool
	}{
		{41640, false, "2014-01-01", true},
		{41640.99, false, "2014-01-01", true},
		{40178, true, "2014-01-01", true},
		{61, false, "1900-03-01", true},
		{60, false, "", false},
		{18, false, "", false},
		{0, false, "", false},
		{-1, false, "", false},
		{109574, false, "2199-12-31", true},
		{109575, false, "", false},
		{109574, true, "", false},
		{201401, false, "", false},
		{1e300, false, "", false},
	} {
		got, ok := township.DateFromSerial(c.serial, c.base1904)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("DateFromSerial(%v, %v) = %q, %v, want %q, %v", c.serial, c.base1904, got, ok, c.want, c.ok)
		}
	}
}
