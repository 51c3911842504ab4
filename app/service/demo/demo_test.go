package demo

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"taizhang/app/township"
)

// days that the township is made up for: of the plan, of a leap year, soon after the ledgers were opened, years later.
var days = []township.Date{"2021-11-19", "2024-02-29", "2021-02-01", "2026-09-01", "2031-12-31"}

// townships of the days; the tests only read them.
var townships = sync.OnceValue(func() map[township.Date]Data {
	m := map[township.Date]Data{}
	for _, day := range days {
		m[day] = Township(day)
	}
	return m
})

// forEachDay runs a check on the township of every day.
func forEachDay(t *testing.T, check func(t *testing.T, day township.Date, d Data)) {
	t.Helper()
	for _, day := range days {
		t.Run(string(day), func(t *testing.T) { check(t, day, townships()[day]) })
	}
}

func TestSameDaySameTownship(t *testing.T) {
	if !reflect.DeepEqual(Township("2021-11-19"), Township("2021-11-19")) {
		t.Error("two calls for one day differ")
	}
	if !reflect.DeepEqual(Township(""), Township("2021-11-19")) {
		t.Error("no date does not stand for the day of the seed")
	}
	if reflect.DeepEqual(Township("2021-11-19").Families, Township("2021-11-20").Families) {
		t.Error("the next day is no different")
	}
}

func TestOfficeAndVillages(t *testing.T) {
	d := Township(days[0])
	if err := d.Office.Validate(); err != nil {
		t.Error(err)
	}
	if got, want := township.ParseOffice(d.Office.Full()), d.Office; got != want {
		t.Errorf("the office reads back as %+v, want %+v", got, want)
	}
	kinds := map[string]int{}
	for i, v := range d.Villages {
		kinds[v.Kind]++
		if v.Name != township.NormalVillage(v.Name) || v.Position != i+1 {
			t.Errorf("village %+v", v)
		}
	}
	if len(d.Villages) != 9 || kinds["贫困村"] != 4 || kinds["非贫困村"] != 5 || !strings.HasSuffix(d.Villages[8].Name, "社区") {
		t.Errorf("villages %+v", d.Villages)
	}
}

func TestHouseholdsAndPeople(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		people, sizes, perVillage := 0, map[int]int{}, map[int]int{}
		for _, f := range d.Families {
			people += len(f.Members)
			sizes[len(f.Members)]++
			perVillage[f.Village]++
		}
		if len(d.Families) != 420 || people != 1342 {
			t.Errorf("%d households with %d people, want 420 with 1342", len(d.Families), people)
		}
		for n := 1; n <= 9; n++ {
			if sizes[n] == 0 {
				t.Errorf("no household of %d", n)
			}
		}
		for v, want := range villages {
			if perVillage[v] != want.households {
				t.Errorf("%s has %d households, want %d", want.name, perVillage[v], want.households)
			}
		}
	})
}

func TestLedgersAreThoseThatAreSuggested(t *testing.T) {
	want := map[township.Ledger]int{township.Stable: 322, township.Monitored: 45, township.Relapsed: 8, township.Marginal: 25, township.None: 20}
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		got := map[township.Ledger]int{}
		for _, f := range d.Families {
			l := ledgerOn(f, day)
			got[l]++
			if suggested, grounds := township.DefaultPlacement.Suggest(f.Household); suggested != l {
				t.Errorf("%s stands in %q, but %s suggests %q", f.Household.Get("code"), l, grounds, suggested)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("ledgers %v, want %v", got, want)
		}
	})
}

// ledgerOn is the ledger of a family on a day.
func ledgerOn(f Family, day township.Date) township.Ledger {
	for _, s := range f.Stays {
		if s.Holds(day) {
			return s.Ledger
		}
	}
	return township.None
}

func TestStaysFollowEachOther(t *testing.T) {
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		moved := map[int]int{}
		for _, f := range d.Families {
			moved[len(f.Stays)]++
			for i, s := range f.Stays {
				if problem := stayProblem(f.Stays, i, day); problem != "" {
					t.Errorf("%s: stay %+v %s", f.Household.Get("code"), s, problem)
				}
			}
		}
		if moved[2] < 30 || moved[3] < 5 {
			t.Errorf("too few moved: %v households by number of stays", moved)
		}
	})
}

// stayProblem says what is wrong with a stay.
func stayProblem(stays []township.LedgerStay, i int, day township.Date) string {
	s := stays[i]
	switch {
	case !s.Ledger.Valid() || !s.Entered.Full() || s.EntryReason == "":
		return "is incomplete"
	case s.Entered > day || s.Left > day:
		return "lies in the future"
	case s.Left != "" && (s.Left <= s.Entered || s.LeaveReason == ""):
		return "ends before it begins, or without a reason"
	case i < len(stays)-1:
		return followProblem(s, stays[i+1])
	}
	return ""
}

// followProblem says what is wrong with two stays, one after the other.
func followProblem(s, next township.LedgerStay) string {
	switch {
	case s.Left == "":
		return "does not end"
	case next.Entered < s.Left || next.Ledger == s.Ledger:
		return "overlaps the next, or leads to the same ledger"
	}
	return ""
}

func TestMonitoredFieldsAndStaysAgree(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		kinds, cleared := map[string]int{}, 0
		for _, f := range d.Families {
			h := f.Household
			if h.Get("monitor_kind") == "" {
				continue
			}
			kinds[h.Get("monitor_kind")]++
			entered, left := monitoredStay(f)
			if on := township.Date(h.Get("monitored_on")); on > entered || daysBetween(on, entered) > 7 {
				t.Errorf("%s was identified on %s and entered on %s", h.Get("code"), on, entered)
			}
			if string(left) != h.Get("cleared_on") || (h.Get("risk_cleared") == "是") != (left != "") {
				t.Errorf("%s left on %q, cleared %s on %q", h.Get("code"), left, h.Get("risk_cleared"), h.Get("cleared_on"))
			}
			if left != "" {
				cleared++
			}
		}
		want := map[string]int{unstable: 27, atRisk: 20, sudden: 12}
		if !reflect.DeepEqual(kinds, want) || cleared != 14 {
			t.Errorf("monitored %v, %d cleared, want %v and 14", kinds, cleared, want)
		}
	})
}

func monitoredStay(f Family) (entered, left township.Date) {
	for _, s := range f.Stays {
		if s.Ledger == township.Monitored {
			return s.Entered, s.Left
		}
	}
	return "", ""
}

func TestHelpers(t *testing.T) {
	people := map[string]map[int]bool{}
	for _, f := range Township(days[0]).Families {
		name, unit, phone := f.Household.Get("helper_name"), f.Household.Get("helper_unit"), f.Household.Get("helper_phone")
		if people[name] == nil {
			people[name] = map[int]bool{}
		}
		people[name][f.Village] = true
		if name != "" && (unit == "" || !officePhone.MatchString(phone)) {
			t.Errorf("helper %s of %s, %s", name, unit, phone)
		}
	}
	if len(people) != 25 || len(people[""]) != 1 {
		t.Errorf("%d helpers, %d households without, want 24 and 1", len(people)-1, len(people[""]))
	}
	for name, in := range people {
		if len(in) > 2 {
			t.Errorf("%s helps in %d villages", name, len(in))
		}
	}
}

var officePhone = regexp.MustCompile(`^028-5550\d{4}$`)

func TestCodes(t *testing.T) {
	d := Township(days[0])
	seen := map[string]bool{}
	for _, f := range d.Families {
		code := f.Household.Get("code")
		if len(code) != 14 || !strings.HasPrefix(code, "5199") || seen[code] {
			t.Errorf("household code %q", code)
		}
		seen[code] = true
		for i, m := range f.Members {
			if got, want := m.Get("code"), code+fmt.Sprintf("%02d", i+1); got != want {
				t.Errorf("person code %q, want %q", got, want)
			}
		}
	}
}

func TestFewFaults(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		wrongCount, noMedical, noMeasures := 0, 0, 0
		for _, f := range d.Families {
			if f.Household.Get("people_declared") != strconv.Itoa(len(f.Members)) {
				wrongCount++
			}
			if f.Household.Get("monitor_kind") != "" && f.Household.Get("measures") == "" {
				noMeasures++
			}
			noMedical += count(f.Members, func(m township.Record) bool { return m.Get("medical_insurance") != "是" })
		}
		if got := []int{wrongCount, noMedical, noMeasures}; !slices.Equal(got, []int{1, 1, 1}) {
			t.Errorf("faults %v, want one of each", got)
		}
	})
}

// count is how many records fit.
func count(records []township.Record, fits func(township.Record) bool) int {
	n := 0
	for _, r := range records {
		if fits(r) {
			n++
		}
	}
	return n
}
