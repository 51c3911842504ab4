package demo

import (
	"testing"

	"taizhang/app/township"
)

func eachSheet(d Data, year string, check func(f Family, s township.IncomeSheet)) {
	for _, f := range d.Families {
		for _, s := range f.Sheets {
			if s.Year == year {
				check(f, s)
			}
		}
	}
}

func TestStandardsAndItemsAreSound(t *testing.T) {
	d := townships()[days[0]]
	for _, s := range d.Standards {
		if err := s.Validate(); err != nil || s.From == "" {
			t.Errorf("%+v: %v", s, err)
		}
	}
	priced := 0
	for _, i := range d.Items {
		if err := i.Tidy().Validate(); err != nil {
			t.Errorf("%+v: %v", i, err)
		}
		if i.Price > 0 && i.Category == township.Operating {
			priced++
		}
	}
	if want := 2 * 23; priced != want {
		t.Errorf("%d operating items have a price, want %d", priced, want)
	}
}

func TestSheetsAreSound(t *testing.T) {
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		for _, year := range []string{sheetYear, yearLast} {
			eachSheet(d, year, func(f Family, s township.IncomeSheet) {
				if err := s.Validate(); err != nil {
					t.Errorf("%s %s: %v", f.Household.Get("code"), year, err)
				}
				if s.State == township.SheetSigned {
					if err := s.Signature.Validate(day, s.ReckonedOn); err != nil {
						t.Errorf("%s %s: %v", f.Household.Get("code"), year, err)
					}
				}
				for _, l := range s.Lines {
					if l.Blank() {
						t.Errorf("%s %s: blank line %+v", f.Household.Get("code"), year, l)
					}
				}
			})
		}
	})
}

// All but the few with a slip come to what the roster says, category by category.
func TestSheetsComeToWhatTheRosterSays(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		other := 0
		eachSheet(d, sheetYear, func(f Family, s township.IncomeSheet) {
			roster := township.RosterIncomeOf(f.Household)
			totals := s.Totals()
			if totals.All.Net != roster.Net {
				other++
				return
			}
			for i, of := range totals.Of {
				if of.Net != roster.Of[i] {
					t.Errorf("%s: category %d comes to %s, the roster says %s", f.Household.Get("code"), i, of.Net.Grouped(), roster.Of[i].Grouped())
				}
			}
			if per, _ := totals.PerCapita(); per != roster.PerCapita {
				t.Errorf("%s: %s per head, the roster says %s", f.Household.Get("code"), per.Grouped(), roster.PerCapita.Grouped())
			}
		})
		if other > len(slips)+1 {
			t.Errorf("%d sheets differ from the roster", other)
		}
	})
}

func TestMostHouseholdsHaveASheet(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		by, corrected := map[township.SheetState]int{}, 0
		for _, f := range d.Families {
			if s := f.lastSheet(); s != nil {
				by[s.State]++
				if s.Version == 2 && s.Reason != "" {
					corrected++
				}
			}
		}
		all := by[township.SheetSigned] + by[township.SheetComplete] + by[township.SheetDraft]
		last := 0
		eachSheet(d, yearLast, func(Family, township.IncomeSheet) { last++ })
		if all < 330 || all > 380 || last < 330 || corrected != 1 {
			t.Errorf("%v: %d sheets, %d of the year before, %d corrected", by, all, last, corrected)
		}
		if signed := 100 * by[township.SheetSigned] / all; signed < 50 || signed > 62 {
			t.Errorf("%d of a hundred are signed: %v", signed, by)
		}
	})
}

func TestEverySlipIsThere(t *testing.T) {
	d := townships()[days[0]]
	loss, far := 0, 0
	eachSheet(d, sheetYear, func(_ Family, s township.IncomeSheet) {
		if s.Totals().All.Net < 0 {
			loss++
		}
		if per, ok := s.Totals().PerCapita(); ok && per > 100000_00 {
			far++
		}
	})
	if loss != 1 || far != 1 {
		t.Errorf("%d with a loss, %d beyond belief, want one of each", loss, far)
	}
}

func TestSomeIncomesFell(t *testing.T) {
	d := townships()[days[0]]
	fell, low := 0, 0
	for _, f := range d.Families {
		s := f.lastSheet()
		if s == nil || f.Sheets[0].Year != yearLast {
			continue
		}
		was, _ := f.Sheets[0].Totals().PerCapita()
		now, _ := s.Totals().PerCapita()
		if percent, ok := township.FallPercent(was, now); ok && percent > 30 {
			fell++
		}
		if was < 4000_00 {
			low++
		}
	}
	if fell < 4 || fell > 30 || low == 0 {
		t.Errorf("%d fell sharply, %d were under 4,000", fell, low)
	}
}
