package township

import (
	"slices"
	"strings"
)

// HitKind is what can be found. A later kind adds a constant, a line in HitKinds, and its Findables.
type HitKind string

// The kinds of hits.
const (
	HitHousehold HitKind = "household" // by its head, its code or its phone
	HitPerson    HitKind = "person"    // another member, or one who has left
	HitHelper    HitKind = "helper"    // 帮扶责任人, from the roster or named by a household
	HitIncome    HitKind = "income"    // a household's income sheet, by the code on the printed form; Label is its year
	HitSurvey    HitKind = "survey"    // a household's survey in a campaign, by the code on the printed form; Label is the code
	HitIssue     HitKind = "issue"     // a 问题, by its number, its household or what was found
)

// HitKinds are the kinds with their words, in the order in which they are shown.
var HitKinds = []struct {
	Kind HitKind
	Word string
}{{HitHousehold, "农户"}, {HitPerson, "家庭成员"}, {HitHelper, "帮扶责任人"}, {HitIncome, "收入计算表"}, {HitSurvey, "入户调查表"}, {HitIssue, "问题"}}

// Word names a kind of hits.
func (k HitKind) Word() string {
	for _, known := range HitKinds {
		if known.Kind == k {
			return known.Word
		}
	}
	return string(k)
}

// HitRef names what was found, for opening it again: a record by its ID, a helper by what he is called.
type HitRef struct {
	Kind  HitKind `json:"kind"`
	ID    int64   `json:"id,omitempty"`
	Label string  `json:"label,omitempty"`
}

// Findable is something that can be found, and by what; it is prepared once for many queries.
type Findable struct {
	HitRef
	Household int64  // that it belongs to, 0 for none
	Title     string // as it is shown
	Detail    string // where it is: village, group, head
	State     string // 已故 2021-03-02, 已注销 2021-05-01; “” for one that is
	Ledger    Ledger
	People    int

	Name     string // lower case, without blanks
	Initials string // every reading, each after a blank
	Code     string
	Number   string // first 18 characters of the ID number
	Phones   []string
}

// Hit is a Findable that a query found, and what of it matched.
type Hit struct {
	HitRef
	Household int64
	Title     string
	Detail    string
	State     string
	Ledger    Ledger
	People    int
	Matched   string // 证件尾号 …1234; “” where the title says it
}

// Remembered is what is remembered of a hit that was opened: of a form its household, which can be found by more.
func (h Hit) Remembered() HitRef {
	if h.Kind == HitIncome || h.Kind == HitSurvey {
		return HitRef{Kind: HitHousehold, ID: h.Household}
	}
	return h.HitRef
}

// FindRequest is what is looked for.
type FindRequest struct {
	Query  string   // as typed; “” asks for the recent ones
	Recent []HitRef // what was opened last, the last first
	Limit  int      // of all kinds together
}

// Found is the answer: the hits kind by kind, the best of each kind first, and how many there are in all.
type Found struct {
	Hits   []Hit
	Totals map[HitKind]int
	Closed bool // some of the households found are no more
}

// Sole is the hit that is meant when nothing else was found but issues of it; ok is false for none.
func (f Found) Sole() (h Hit, ok bool) {
	if len(f.Hits) == 0 || f.Total()-f.Totals[HitIssue] > 1 {
		return Hit{}, false
	}
	return f.Hits[0], f.Total() == 1 || f.Hits[0].Kind == HitHousehold
}

// Total is how many were found of all kinds.
func (f Found) Total() int {
	n := 0
	for _, t := range f.Totals {
		n += t
	}
	return n
}

// rank says how well a query fits, the least best; unfit is not at all.
type rank int

const (
	exactName rank = iota
	exactNumber
	namePrefix
	codePrefix
	allInitials
	namePart
	someInitials
	codeTail
	numberTail
	phoneTail
	unfit
)

// Find looks through everything for a query. Recent ones come first in their kind, then the better fit, then the order
// given. An empty query gives the recent ones themselves, in the order in which they were opened.
func Find(all []Findable, req FindRequest) Found {
	recent := make(map[HitRef]int, len(req.Recent))
	for i, r := range req.Recent {
		if _, known := recent[r]; !known {
			recent[r] = i - len(req.Recent)
		}
	}
	query := FoldQuery(req.Query)
	if query == "" {
		return lastOpened(all, recent, req.Limit)
	}
	s := search{query: query, digits: query[0] >= '0' && query[0] <= '9', tail: idTail(query), recent: recent}
	out := Found{Totals: map[HitKind]int{}}
	byKind := map[HitKind][]match{}
	for i := range all {
		f := &all[i]
		fit := s.fit(f)
		if fit == unfit {
			continue
		}
		out.Totals[f.Kind]++
		out.Closed = out.Closed || f.Kind == HitHousehold && f.State != ""
		byKind[f.Kind] = keepBest(byKind[f.Kind], match{f, fit, recent[f.HitRef], i}, req.Limit)
	}
	room := share(out.Totals, req.Limit)
	for _, k := range HitKinds {
		for _, m := range byKind[k.Kind][:room[k.Kind]] {
			out.Hits = append(out.Hits, s.hit(m))
		}
	}
	return out
}

// match is a fitting Findable with all that its place depends on.
type match struct {
	*Findable
	fit    rank
	recent int // below 0 for one opened lately
	order  int
}

func (m match) before(o match) bool {
	switch {
	case m.recent != o.recent:
		return m.recent < o.recent
	case m.fit != o.fit:
		return m.fit < o.fit
	}
	return m.order < o.order
}

// keepBest puts a match among the best so far; most queries fit far more than is shown.
func keepBest(best []match, m match, limit int) []match {
	if len(best) == limit {
		if limit == 0 || !m.before(best[limit-1]) {
			return best
		}
		best = best[:limit-1]
	}
	at, _ := slices.BinarySearchFunc(best, m, func(a, b match) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
	return slices.Insert(best, at, m)
}

// share parts the room for hits among the kinds, one to each in turn, so that many of one kind hide none of another.
func share(totals map[HitKind]int, limit int) map[HitKind]int {
	out := map[HitKind]int{}
	for given := true; given && limit > 0; {
		given = false
		for _, k := range HitKinds {
			if out[k.Kind] < totals[k.Kind] && limit > 0 {
				out[k.Kind]++
				limit--
				given = true
			}
		}
	}
	return out
}

// search is a query, prepared.
type search struct {
	query, tail string
	digits      bool
	recent      map[HitRef]int
}

func (s *search) fit(f *Findable) rank {
	if s.digits {
		return s.fitNumber(f)
	}
	switch at := strings.Index(f.Name, s.query); {
	case at == 0 && len(f.Name) == len(s.query):
		return exactName
	case at == 0:
		return namePrefix
	case at > 0:
		return namePart
	}
	return s.fitInitials(f.Initials)
}

func (s *search) fitInitials(initials string) rank {
	fit := unfit
	for rest := initials; s.query[0] < 0x80; {
		at := strings.Index(rest, s.query)
		if at < 0 {
			break
		}
		end := at + len(s.query)
		if at > 0 && rest[at-1] == ' ' {
			if end == len(rest) || rest[end] == ' ' {
				return allInitials
			}
			fit = someInitials
		}
		rest = rest[end:]
	}
	return fit
}

func (s *search) fitNumber(f *Findable) rank {
	switch {
	case f.Code != "" && f.Code == s.query, f.Number != "" && f.Number == s.tail:
		return exactNumber
	case f.Code != "" && strings.HasPrefix(f.Code, s.query):
		return codePrefix
	case len(s.query) < shortestTail:
		return unfit
	case strings.HasSuffix(f.Code, s.query):
		return codeTail
	case strings.HasSuffix(f.Number, s.tail):
		return numberTail
	case anyTail(f.Phones, s.query):
		return phoneTail
	}
	return unfit
}

// hit tells what was found and by what; of a number no more than the tail is told.
func (s *search) hit(m match) Hit {
	h := m.asHit()
	switch m.fit {
	case exactNumber, codePrefix, codeTail:
		if m.Code != "" && (strings.HasPrefix(m.Code, s.query) || strings.HasSuffix(m.Code, s.query)) {
			h.Matched = "户编号 " + m.Code
		} else {
			h.Matched = "证件号码 " + IDNumber(m.Number).Masked()
		}
	case numberTail:
		h.Matched = "证件尾号 …" + lastFour(m.Number)
	case phoneTail:
		h.Matched = "电话尾号 …" + lastFour(s.query)
	}
	return h
}

func lastFour(s string) string { return s[max(0, len(s)-4):] }

func (f *Findable) asHit() Hit {
	return Hit{HitRef: f.HitRef, Household: f.Household, Title: f.Title, Detail: f.Detail, State: f.State, Ledger: f.Ledger, People: f.People}
}

// lastOpened returns those of the recent ones that are there still.
func lastOpened(all []Findable, recent map[HitRef]int, limit int) Found {
	var known []match
	if len(recent) > 0 {
		for i := range all {
			if place, ok := recent[all[i].HitRef]; ok {
				known = keepBest(known, match{Findable: &all[i], recent: place}, limit)
			}
		}
	}
	out := Found{Totals: map[HitKind]int{}}
	for _, m := range known {
		out.Totals[m.Kind]++
		out.Hits = append(out.Hits, m.asHit())
	}
	return out
}
