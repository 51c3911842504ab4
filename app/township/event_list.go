package township

import (
	"slices"
	"strings"
)

// EventPerson is somebody whom an event touched, as the archive knows him now.
type EventPerson struct {
	Member        int64
	Household     int64 // where he was before
	Name, Sex     string
	Birth         Date
	IDNumber      string
	Part          string // PartJoined, PartLeft, PartMoved, “” where the relation alone changed
	Before, After string // relation to the head
}

// Event is one change of a family, ready for lists, counts and paper.
type Event struct {
	ID        int64
	Kind      EventKind
	Way       string
	Happened  Date
	Recorded  Date
	Reason    string
	Household int64
	Code      string
	Village   string
	Group     string
	Head      string // of the household: now, or the last it had
	Other     int64  // 分户: the new household; 并户: the one that took the people in
	OtherHome string // 双河村3组李四户
	OtherAt   string // its village
	People    []EventPerson
	Withdrawn Date // taken back on that day, “” while it stands

	VillageOrder int
}

// Month returns the month of a date: 2021-03.
func (d Date) Month() string {
	if len(d) < 7 {
		return ""
	}
	return string(d[:7])
}

// Late says whether the event was entered after the month in which it happened was over.
func (e Event) Late() bool { return e.Recorded.Month() > e.Happened.Month() }

// Moved returns those who came, left or went over; of a change of head the new head.
func (e Event) Moved() []EventPerson {
	var out []EventPerson
	for _, p := range e.People {
		if p.Part != "" || e.Kind == EventHead && p.After == HeadRelation {
			out = append(out, p)
		}
	}
	return out
}

// Names returns the names of Moved, joined by 、.
func (e Event) Names() string {
	var names []string
	for _, p := range e.Moved() {
		names = append(names, p.Name)
	}
	return strings.Join(names, "、")
}

// CountedPeople says whether a kind is counted in people; the others are counted in households.
func (k EventKind) CountedPeople() bool { return k == EventIncrease || k == EventDecrease }

// Count is what the event adds to the count of its kind.
func (e Event) Count() int {
	if e.Kind.CountedPeople() {
		return len(e.Moved())
	}
	return 1
}

// Net is by how many people the event changed a village, “” for the whole office.
func (e Event) Net(village string) int {
	n, here := len(e.Moved()), village == "" || e.Village == village
	switch {
	case e.Kind == EventIncrease && here:
		return n
	case (e.Kind == EventDecrease || e.Kind == EventClose) && here:
		return -n
	case e.Kind == EventSplit || e.Kind == EventMerge:
		return e.netOver(village, n)
	}
	return 0
}

// netOver is the change by people who went over from one household to another, perhaps of another village.
func (e Event) netOver(village string, n int) int {
	switch {
	case village == "" || e.Village == e.OtherAt:
		return 0
	case e.Village == village:
		return -n
	case e.OtherAt == village:
		return n
	}
	return 0
}

// EventFilter narrows a list of events; an empty field does not narrow.
type EventFilter struct {
	From, To   Date // by the day it happened, both included
	ByRecorded bool // the period is of the day of entry
	Village    string
	Kind       EventKind
	Way        string
	Household  int64
	Late       bool   // only those entered late
	Query      string // name or pinyin is of no use to paper: part of a name or of the household's code
}

// Empty says whether nothing is narrowed.
func (f EventFilter) Empty() bool { return f == EventFilter{} }

// FilterEvents returns the events that the filter lets through, in their order.
func FilterEvents(list []Event, f EventFilter) []Event {
	query := FoldQuery(f.Query)
	out := make([]Event, 0, len(list))
	for _, e := range list {
		if f.admits(e) && e.matches(query) {
			out = append(out, e)
		}
	}
	return out
}

func (f EventFilter) admits(e Event) bool {
	day := e.Happened
	if f.ByRecorded {
		day = e.Recorded
	}
	return f.From <= day && (f.To == "" || day <= f.To) && is(f.Village, e.Village) && is(string(f.Kind), string(e.Kind)) &&
		is(f.Way, e.Way) && (f.Household == 0 || f.Household == e.Household || f.Household == e.Other) && (!f.Late || e.Late())
}

// matches looks for part of a name, of the head or of those whom the event touched, and for the start of the code.
func (e Event) matches(query string) bool {
	if query == "" || strings.Contains(FoldQuery(e.Head), query) || strings.HasPrefix(e.Code, query) {
		return true
	}
	return slices.ContainsFunc(e.People, func(p EventPerson) bool { return strings.Contains(FoldQuery(p.Name), query) })
}

// AgeOn returns the full years of somebody on a day; ok is false where the birth date does not tell.
func AgeOn(birth, day Date) (years int, ok bool) {
	if birth.Year() == 0 || day.Year() == 0 || birth > day {
		return 0, false
	}
	years = day.Year() - birth.Year()
	if len(birth) > 4 && len(day) > 4 && birth[4:] > day[4:] {
		years--
	}
	return max(years, 0), true
}
