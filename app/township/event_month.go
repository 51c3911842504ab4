package township

import (
	"fmt"
	"slices"
	"strconv"
)

// EventKey is a column of the counts: a kind, and one of its ways or “” for all.
type EventKey struct {
	Kind EventKind
	Way  string
}

// EventTally counts events: in people what is counted in people, else in households.
type EventTally map[EventKey]int

func (t EventTally) add(e Event, sign int) {
	t[EventKey{e.Kind, ""}] += sign * e.Count()
	if e.Way != "" {
		t[EventKey{e.Kind, e.Way}] += sign * e.Count()
	}
}

// MonthCount is what one month counts, twice: by the day on which things happened, and as the month's report says it. A
// month that is over stays as reported: what is entered later, and what is taken back later, counts in the report of
// the month in which that was done, and is named there.
type MonthCount struct {
	Month     string
	Happened  EventTally
	Reported  EventTally
	Late      []Event // counted in this report, happened before the month
	Withdrawn []Event // taken off this report, counted by an earlier one
	After     []Event // happened in this month, entered after it: in the report of a later one
	People    int     // at the end of the month, by the day on which things happened
}

// CountMonths counts events for the months from … to, both included, newest last. Events that were taken back are
// among the list, with the day on which they were. people is how many there are now, of the village that the events
// are narrowed to, “” for the whole office.
func CountMonths(list []Event, from, to string, village string, people int) []MonthCount {
	var out []MonthCount
	at := map[string]int{}
	for m := from; m != "" && m <= to; m = NextMonth(m) {
		at[m] = len(out)
		out = append(out, MonthCount{Month: m, Happened: EventTally{}, Reported: EventTally{}, People: people})
	}
	for _, e := range list {
		if village == "" || e.Village == village {
			countHappened(out, at, e)
			countReported(out, at, e)
		}
		if e.Withdrawn == "" {
			for i := range out {
				if out[i].Month < e.Happened.Month() {
					out[i].People -= e.Net(village)
				}
			}
		}
	}
	return out
}

func countHappened(out []MonthCount, at map[string]int, e Event) {
	i, ok := at[e.Happened.Month()]
	if !ok || e.Withdrawn != "" {
		return
	}
	out[i].Happened.add(e, 1)
	if e.Late() {
		out[i].After = append(out[i].After, e)
	}
}

func countReported(out []MonthCount, at map[string]int, e Event) {
	if e.Withdrawn != "" && e.Withdrawn.Month() <= e.Recorded.Month() {
		return // no report was made in between
	}
	if i, ok := at[e.Recorded.Month()]; ok {
		out[i].Reported.add(e, 1)
		if e.Late() {
			out[i].Late = append(out[i].Late, e)
		}
	}
	if i, ok := at[e.Withdrawn.Month()]; ok && e.Withdrawn != "" {
		out[i].Reported.add(e, -1)
		out[i].Withdrawn = append(out[i].Withdrawn, e)
	}
}

// CountedWays returns the reasons of a kind by the office's lists, and those that the months count beside them: an event
// keeps its reason when the office no longer offers it.
func CountedWays(kind EventKind, words Vocabularies, months []MonthCount) []string {
	ways := kind.Ways(words)
	for _, m := range months {
		var more []string
		for key, n := range m.Happened {
			if key.Kind == kind && key.Way != "" && n != 0 && !slices.Contains(ways, key.Way) {
				more = append(more, key.Way)
			}
		}
		slices.Sort(more)
		ways = append(ways, more...)
	}
	return ways
}

// NextMonth returns the month after one: 2021-12 → 2022-01; “” for what is no month.
func NextMonth(month string) string {
	if len(month) != 7 {
		return ""
	}
	year, err := strconv.Atoi(month[:4])
	m, err2 := strconv.Atoi(month[5:])
	if err != nil || err2 != nil {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", year+m/12, m%12+1)
}

// MonthEnd returns the last day of a month.
func MonthEnd(month string) Date {
	for _, day := range []string{"-31", "-30", "-29", "-28"} {
		if d, ok := ParseDate(month + day); ok {
			return d
		}
	}
	return ""
}
