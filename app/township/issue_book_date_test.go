package township

import (
	"slices"
	"testing"
)

func TestDatesOfListsAreRead(t *testing.T) {
	for said, want := range map[string]Date{
		"2026.5.3": "2026-05-03", "5月3日": "05-03", "5月3日前": "05-03", "5.3": "05-03", "12月底前": "12", "2021年12月底": "2021-12", "2021年12月20日前": "2021-12-20",
		"2021年底": "2021", "２０２１/１１/９": "2021-11-09", "2月29日": "02-29", "": "",
	} {
		if got, ok := ParseListDate(said); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", said, got, ok, want)
		}
	}
	for _, said := range []string{"下个月", "13月1日", "5", "立即", "2021年13月", "5月32日"} {
		if got, ok := ParseListDate(said); ok {
			t.Errorf("%q is read as %q", said, got)
		}
	}
}

// TestDatesOfListsAreCompleted: a day without a year is the last before the list's own day, a deadline the next after the
// finding, a month or year its last day; what was understood is said.
func TestDatesOfListsAreCompleted(t *testing.T) {
	for _, c := range []struct {
		found, due         Date
		wantFound, wantDue Date
		notes              []string
	}{
		{"05-03", "06-01", "2021-05-03", "2021-06-01", []string{"发现时间写的是“5月3日”，按2021-05-03", "整改时限写的是“6月1日”，按2021-06-01"}},
		{"12-20", "01-31", "2020-12-20", "2021-01-31", []string{"发现时间写的是“12月20日”，按2020-12-20", "整改时限写的是“1月31日”，按2021-01-31"}},
		{"2021-10", "2021", "2021-10-31", "2021-12-31", []string{"发现时间写的是“2021年10月”，按2021-10-31"}},
		{"2021-11", "12", "2021-11-19", "2021-12-31", []string{"发现时间写的是“2021年11月”，按2021-11-19", "整改时限写的是“12月”，按2021-12"}},
		{"2021-12", "", "2021-12-31", "", []string{"发现时间写的是“2021年12月”，按2021-12-31"}},
		{"", "2021-11-01", "2021-11-19", "2021-11-01", nil},
		{"2021-11-18", "2021-11-20", "2021-11-18", "2021-11-20", nil},
	} {
		r := IssueBookRow{Cells: map[string]string{ListFound: string(c.found), ListDeadline: string(c.due)}}
		r.Tidy(&IssueBook{Found: "2021-11-19"})
		if r.Issue.Found != c.wantFound || r.Plan.Deadline != c.wantDue || !slices.Equal(r.Notes, c.notes) {
			t.Errorf("%+v: found %s, due %s, notes %q", c, r.Issue.Found, r.Plan.Deadline, r.Notes)
		}
	}
}
