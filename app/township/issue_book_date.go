package township

import (
	"fmt"
	"strings"
)

// listDateEnds are what lists write behind a day by which something is to be done.
var listDateEnds = []string{"之前", "以前", "底前", "末前", "止", "前", "底", "末"}

// ParseListDate reads a date of a superior's list: as ParseDate does, with what lists write behind it (2021年12月底前), and
// without a year (5月3日, 5.3), which is returned as 05-03 or 05 and completed by what else the row says.
func ParseListDate(s string) (d Date, ok bool) {
	s = strings.TrimSpace(Narrow(Clean(s)))
	for _, end := range listDateEnds {
		if short, cut := strings.CutSuffix(s, end); cut {
			s = strings.TrimSpace(short)
			break
		}
	}
	if year, cut := strings.CutSuffix(s, "年"); cut && len(year) == 4 {
		s = year
	}
	if d, ok := ParseDate(s); ok {
		return d, true
	}
	if !strings.ContainsAny(s, "月./-") { // a number alone is no day of a year
		return "", false
	}
	d, ok = ParseDate("2000年" + strings.TrimPrefix(s, "本年"))
	if !ok || len(d) < len("2000-01") {
		return "", false
	}
	return d[len("2000-"):], true
}

// ofYear completes a day or month without a year; ok is false for a 29 February that the year does not have.
func (d Date) ofYear(year int) (Date, bool) {
	return ParseDate(fmt.Sprintf("%04d-%s", year, d))
}

// yearless says whether a day or month of a list has no year.
func (d Date) yearless() bool {
	return d != "" && len(d) <= len("01-02") && strings.Trim(string(d), "0123456789-") == "" && len(d) != len("2021")
}

// foundOn is when the row was found: what it says, completed as far as it does not say it; else the day that holds for the
// list. A month means its last day, but no day after the one that holds for the list.
func (r *IssueBookRow) foundOn(other Date) Date {
	said := Date(r.Cells[ListFound])
	switch {
	case said.Full():
		return said
	case said == "" || !other.Full():
		return other
	}
	day := said
	if said.yearless() {
		day = nearYear(said, other.Year(), func(d Date) bool { return d <= other }, -1)
	}
	if begun := day <= other; begun {
		day = min(lastDay(day), other)
	} else {
		day = lastDay(day)
	}
	r.noteDay("发现时间", said, day)
	return day
}

// dueOn is the deadline of the row: a month or year alone is over with its last day, and one without a year is the next
// after the finding.
func (r *IssueBookRow) dueOn(found Date) Date {
	said := Date(r.Cells[ListDeadline])
	day := said
	if said.yearless() && found.Full() {
		day = nearYear(said, found.Year(), func(d Date) bool { return lastDay(d) >= found }, 1)
		r.noteDay("整改时限", said, day)
	}
	return lastDay(day)
}

// nearYear completes a date by a year, or by the one beside it where that does not fit.
func nearYear(d Date, year int, fits func(Date) bool, step int) Date {
	for _, y := range []int{year, year + step} {
		if full, ok := d.ofYear(y); ok && fits(full) {
			return full
		}
	}
	return d
}

// noteDay says how a date that was not written in full was understood.
func (r *IssueBookRow) noteDay(label string, said, day Date) {
	if said != day && day.Year() > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("%s写的是“%s”，按%s", label, saidDate(said), day))
	}
}

// saidDate is a date that may have no year, as people write it.
func saidDate(d Date) string {
	if !d.yearless() {
		return d.Chinese()
	}
	return strings.TrimPrefix(("2000-" + d).Chinese(), "2000年")
}

// lastDay is the last day that a date means: a month or year alone is over with its last day.
func lastDay(d Date) Date {
	switch len(d) {
	case len("2006-01"):
		return MonthEnd(string(d))
	case len("2006"):
		return d + "-12-31"
	}
	return d
}
