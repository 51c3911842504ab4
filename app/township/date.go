package township

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date as far as it is known, in ISO form: “2021-11-19”, “2021-11” where only
// the month is known, “2021” for a year, “” for none. Dates compare as strings.
type Date string

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format("2006-01-02")) }

// earliest and latest bound the years that a roster can mean.
const (
	earliestYear = 1880
	latestYear   = 2199
)

// Year returns the year, 0 for none.
func (d Date) Year() int {
	if len(d) < 4 {
		return 0
	}
	y, _ := strconv.Atoi(string(d[:4]))
	return y
}

// Full says whether the day is known.
func (d Date) Full() bool { return len(d) == 10 }

// Time returns the start of the day, month or year in loc; ok is false for no date.
func (d Date) Time(loc *time.Location) (t time.Time, ok bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.ParseInLocation(layout, string(d), loc); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// Chinese returns 2021年11月19日, 2021年11月 or 2021年.
func (d Date) Chinese() string {
	parts := strings.Split(string(d), "-")
	units := []string{"年", "月", "日"}
	var b strings.Builder
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || i >= len(units) {
			return string(d)
		}
		fmt.Fprintf(&b, "%d%s", n, units[i])
	}
	return b.String()
}

// ParseDate reads the spellings of vocabulary.md and of people: 201401, 20140105, 2014-1, 2014/1/5,
// 2014.1.5, 2014年1月, 2014年1月5日, 2014, “201401.0”, full-width digits, a time of day behind it.
// ok is false when the text is not a date that exists; the empty text is no date, and ok.
func ParseDate(s string) (d Date, ok bool) {
	s = strings.TrimSpace(Narrow(Clean(s)))
	if s == "" {
		return "", true
	}
	if whole, ok := strings.CutSuffix(s, ".0"); ok && allDigits(whole) {
		s = whole
	}
	fields := strings.FieldsFunc(cutClock(s), func(r rune) bool { return strings.ContainsRune("-/.年月日号 ", r) })
	if len(fields) == 1 {
		fields = splitPacked(fields[0])
	}
	return dateFromFields(fields)
}

// cutClock drops a time of day: “2014-01-05 00:00:00”, “2014-01-05T08:00:00Z”, “2014年1月5日12:30”.
func cutClock(s string) string {
	if i := strings.IndexAny(s, ":T"); i > 0 {
		if s[i] == 'T' {
			return s[:i]
		}
		if j := strings.LastIndexAny(s[:i], " 日号"); j > 0 {
			return s[:j]
		}
	}
	return s
}

// splitPacked cuts 2014, 201401 and 20140105 into their parts.
func splitPacked(s string) []string {
	switch len(s) {
	case 4:
		return []string{s}
	case 6:
		return []string{s[:4], s[4:]}
	case 8:
		return []string{s[:4], s[4:6], s[6:]}
	}
	return nil
}

func dateFromFields(fields []string) (Date, bool) {
	n, ok := numbers(fields)
	if !ok {
		return "", false
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if !plausible(n[0]) || int(t.Month()) != n[1] || t.Day() != n[2] {
		return "", false
	}
	return Date(t.Format("2006-01-02")[:[4]int{0, 4, 7, 10}[len(fields)]]), true
}

// numbers reads a year of four digits, and month and day of one or two if they are there.
func numbers(fields []string) (n [3]int, ok bool) {
	if len(fields) == 0 || len(fields) > 3 || len(fields[0]) != 4 {
		return n, false
	}
	n = [3]int{0, 1, 1}
	for i, f := range fields {
		if !allDigits(f) || i > 0 && len(f) > 2 {
			return n, false
		}
		n[i], _ = strconv.Atoi(f)
	}
	return n, true
}

func plausible(year int) bool { return year >= earliestYear && year <= latestYear }

// The excelEpochs are day 0 of the two serial date systems; serials of the 1900 system below 61 fall
// before its false 29 February and are not dates that a roster means.
var (
	excelEpoch1900 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	excelEpoch1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
)

// DateFromSerial turns an Excel serial day number into a date; ok is false outside 1900-03-01 … 2199.
func DateFromSerial(serial float64, base1904 bool) (d Date, ok bool) {
	if !(serial >= 61 && serial < 110000) {
		return "", false
	}
	epoch := excelEpoch1900
	if base1904 {
		epoch = excelEpoch1904
	}
	t := epoch.AddDate(0, 0, int(serial))
	return DateOf(t), plausible(t.Year())
}
