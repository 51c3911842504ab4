package township

import (
	"cmp"
	"slices"
	"strings"
)

// OutsideLedgers says whether a value of 档外五类 keeps a household out of the four ledgers: the office watches all of the
// five, and of them only a 边缘户 has a ledger.
func OutsideLedgers(kind string) bool { return kind != "" && kind != Marginal.Word() }

// NeverPoor says whether a household is an ordinary one that nothing on record says was ever poor: it may be watched, or stand
// at the margin, but can be neither 脱贫户 nor 返贫户.
func NeverPoor(h Record) bool {
	return h.Get("household_type") == CommonHousehold && h.Get("poverty_status") == "" && h.Get("exit_year") == ""
}

// OnLedgers says whether a household can stand in a ledger on a day: it is in the register, and is still a household.
func (r *HouseholdRow) OnLedgers(day Date) bool {
	return !OutsideLedgers(r.Outside) && (r.Closed == "" || day < r.Closed)
}

// LedgerFile is what the change of the ledgers needs to know of one household.
type LedgerFile struct {
	Before, After HouseholdRow // as it was known at the end of the two days
	Stays         []LedgerStay // all, in any order
	Closed        Date         // since when there is no such household, as is known today
	ClosedWay     string
	Began         Date                  // since when the register knows it, “” where that is not known
	Recorded      map[int64]StayEntered // by stay: when its two ends were entered
}

// StayEntered says on which days the two ends of a stay were entered; “” where that is not known.
type StayEntered struct{ In, Out Date }

// LedgerStep is one change of ledger of one household, on one day.
type LedgerStep struct {
	On       Date
	From, To Ledger
	Reason   string
	Recorded Date // when it was entered, “” where that is not known
	Late     bool // entered after the period in which it happened
}

// LedgerChange is what became of one household between two days.
type LedgerChange struct {
	Household                 HouseholdRow // as of the second day
	From, To                  Ledger
	PeopleBefore, PeopleAfter int
	Steps                     []LedgerStep // oldest first
	New                       bool         // came to the register in the period, and so from no ledger
	Closed                    Date         // 注销 in the period, “” when not
	ClosedWay                 string
}

// Moved says whether the household stands elsewhere on the second day than on the first.
func (c LedgerChange) Moved() bool { return c.From != c.To }

// Late says whether one of its steps was entered after the period.
func (c LedgerChange) Late() bool {
	return slices.ContainsFunc(c.Steps, func(s LedgerStep) bool { return s.Late })
}

// LedgerChanges is the change of the four ledgers between two days. What a day says holds at its end: a household that
// moved on the first day counts as where it went to.
type LedgerChanges struct {
	Office   string
	Village  string // “” for the whole office
	From, To Date
	Rows     []LedgerChange // of every household that was in a ledger on either day or between them
}

// LedgerCount is a number of households and of people.
type LedgerCount struct{ Households, People int }

// CompareLedgers finds what became of households between two days, in their order. Who was in no ledger all the time
// is left out.
func CompareLedgers(from, to Date, files []LedgerFile) LedgerChanges {
	c := LedgerChanges{From: from, To: to, Rows: []LedgerChange{}}
	for i := range files {
		if row := files[i].change(from, to); row.From != None || row.To != None || len(row.Steps) > 0 {
			c.Rows = append(c.Rows, row)
		}
	}
	return c
}

func (f *LedgerFile) change(from, to Date) LedgerChange {
	c := LedgerChange{
		Household: f.After, PeopleBefore: f.Before.People, PeopleAfter: f.After.People,
		From: f.ledgerOn(from), To: f.ledgerOn(to), Steps: f.steps(from, to),
	}
	c.Household.Ledger = c.To
	c.New = c.From == None && f.Began > from && f.Began <= to
	if f.Closed > from && f.Closed <= to {
		c.Closed, c.ClosedWay = f.Closed, f.ClosedWay
	}
	return c
}

// barred says whether the household is one that no ledger holds.
func (f *LedgerFile) barred() bool { return OutsideLedgers(f.After.Outside) }

func (f *LedgerFile) ledgerOn(day Date) Ledger {
	if f.barred() || f.Closed != "" && f.Closed <= day {
		return None
	}
	for _, s := range f.Stays {
		if s.Holds(day) {
			return s.Ledger
		}
	}
	return None
}

// steps are the changes after the first day and up to the second, oldest first.
func (f *LedgerFile) steps(from, to Date) []LedgerStep {
	if f.barred() {
		return nil
	}
	stays := slices.Clone(f.Stays)
	slices.SortFunc(stays, func(a, b LedgerStay) int {
		return cmp.Or(cmp.Compare(a.Entered, b.Entered), cmp.Compare(endOf(a), endOf(b)), cmp.Compare(a.ID, b.ID))
	})
	var out []LedgerStep
	add := func(s LedgerStep) {
		if s.On > from && s.On <= to {
			s.Late = s.Recorded > to
			out = append(out, s)
		}
	}
	now, left := None, LedgerStay{}
	for _, s := range stays {
		if f.Closed != "" && s.Entered >= f.Closed {
			break
		}
		if now != None && left.Left < s.Entered { // it was in none for a while
			add(f.leaving(left))
			now = None
		}
		add(LedgerStep{On: s.Entered, From: now, To: s.Ledger, Reason: joinReasons(left, s, now), Recorded: f.Recorded[s.ID].In})
		now, left = s.Ledger, f.cut(s)
	}
	if now != None && left.Left != "" {
		add(f.leaving(left))
	}
	return out
}

// endOf orders stays that begin on one day: the one that ended at once was there before the one that lasts.
func endOf(s LedgerStay) Date {
	if s.Left == "" {
		return "9999"
	}
	return s.Left
}

// cut ends a stay where the household ended.
func (f *LedgerFile) cut(s LedgerStay) LedgerStay {
	if f.Closed != "" && (s.Left == "" || s.Left > f.Closed) {
		s.Left, s.LeaveReason = f.Closed, f.ClosedWay
	}
	return s
}

func (f *LedgerFile) leaving(s LedgerStay) LedgerStep {
	return LedgerStep{On: s.Left, From: s.Ledger, To: None, Reason: s.LeaveReason, Recorded: f.Recorded[s.ID].Out}
}

// joinReasons is why a household went from one stay into the next: a move gives both of its ends the same reason.
func joinReasons(left, entered LedgerStay, now Ledger) string {
	if now == None || left.LeaveReason == "" || left.LeaveReason == entered.EntryReason {
		return entered.EntryReason
	}
	return left.LeaveReason + "；" + entered.EntryReason
}

// LedgersAndNone are the lines and columns of the matrix: the four, then 未入台账.
var LedgersAndNone = append(slices.Clone(Ledgers), None)

// Cell counts the households that went from one ledger to another, or stayed where from and to are the same; people as
// of the second day, of those who left the ledgers as of the first.
func (c LedgerChanges) Cell(from, to Ledger) LedgerCount {
	return c.count(func(r *LedgerChange) bool { return r.From == from && r.To == to })
}

func (c LedgerChanges) count(counts func(*LedgerChange) bool) (n LedgerCount) {
	for i := range c.Rows {
		if r := &c.Rows[i]; counts(r) {
			n.Households++
			n.People += r.People()
		}
	}
	return n
}

// People is how many people a change of ledger concerns: of those who left the ledgers as of the first day, of all
// others as of the second.
func (c LedgerChange) People() int {
	if c.To == None {
		return c.PeopleBefore
	}
	return c.PeopleAfter
}

// LedgerBalance is the balance of one ledger: Opening + In − Out = Closing for the households; for the people the
// growth of the families that stayed or moved comes to it.
type LedgerBalance struct {
	Ledger                    Ledger
	Opening, In, Out, Closing LedgerCount
	Growth                    int // people: births and marriages less deaths and moves, of families in the ledger
}

// Balance is the balance of a ledger. With None it is that of all four together, as against no ledger.
func (c LedgerChanges) Balance(l Ledger) LedgerBalance {
	b := LedgerBalance{Ledger: l}
	in := func(x Ledger) bool { return x != None && (x == l || l == None) }
	for i := range c.Rows {
		r := &c.Rows[i]
		was, is := in(r.From), in(r.To)
		if was {
			b.Opening.add(r.PeopleBefore)
		}
		if is {
			b.Closing.add(r.PeopleAfter)
		}
		switch {
		case was && !is:
			b.Out.add(r.PeopleBefore)
		case is && !was:
			b.In.add(r.PeopleAfter)
		case was && is:
			b.Growth += r.PeopleAfter - r.PeopleBefore
		}
	}
	return b
}

func (n *LedgerCount) add(people int) {
	n.Households++
	n.People += people
}

// Of returns the households behind a cell of the matrix, in their order.
func (c LedgerChanges) Of(from, to Ledger) []LedgerChange {
	return c.rows(func(r *LedgerChange) bool { return r.From == from && r.To == to })
}

// Moves returns the households that something happened to: those that stand elsewhere than before, and those that came
// back or passed through.
func (c LedgerChanges) Moves() []LedgerChange {
	return c.rows(func(r *LedgerChange) bool { return r.Moved() || len(r.Steps) > 0 })
}

func (c LedgerChanges) rows(wanted func(*LedgerChange) bool) []LedgerChange {
	out := []LedgerChange{}
	for i := range c.Rows {
		if wanted(&c.Rows[i]) {
			out = append(out, c.Rows[i])
		}
	}
	return out
}

// Notes say what is to be known of a change besides from where to where: 新增, 注销, 补记 and the like.
func (c LedgerChange) Notes() string {
	var notes []string
	if c.New {
		notes = append(notes, "新增户")
	}
	if c.Closed != "" {
		notes = append(notes, strings.TrimRight("注销 "+string(c.Closed)+" "+c.ClosedWay, " "))
	}
	switch {
	case c.From == None && c.To == None:
		notes = append(notes, "期内进出")
	case !c.Moved() && len(c.Steps) > 0:
		notes = append(notes, "移出后又回到原台账")
	}
	for _, s := range c.Steps {
		if s.Late {
			notes = append(notes, string(s.On)+" 的变动为 "+string(s.Recorded)+" 补记")
		}
	}
	return strings.Join(notes, "；")
}

// Days are the days of its steps, oldest first, each once.
func (c LedgerChange) Days() string {
	var days []string
	for _, s := range c.Steps {
		if !slices.Contains(days, string(s.On)) {
			days = append(days, string(s.On))
		}
	}
	return strings.Join(days, "、")
}

// Reasons say why: of a single step its reason, of several each with its day and where it led.
func (c LedgerChange) Reasons() string {
	if len(c.Steps) == 1 {
		return c.Steps[0].Reason
	}
	var out []string
	for _, s := range c.Steps {
		out = append(out, string(s.On)+" "+s.From.Word()+"→"+s.To.Word()+"："+s.Reason)
	}
	return strings.Join(out, "；")
}
