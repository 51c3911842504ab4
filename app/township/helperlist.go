package township

import (
	"slices"
	"sort"
	"strings"
)

// HelperRow is one line of the screen 帮扶: a helper of the roster, or somebody whom households name and the roster does
// not know, with the households that are his.
type HelperRow struct {
	Helper
	Outside  bool // 名册外: ID is 0
	Homes    []int
	People   int
	Ledgers  map[Ledger]int
	Villages []string // in the office's order
	Initials string   // of the name, for the search
}

// Households is how many households the helper looks after.
func (r HelperRow) Households() int { return len(r.Homes) }

// HelperList is the roster with its load, those outside it, and the households that nobody looks after.
type HelperList struct {
	Rows       []HelperRow    // the roster by unit and name, then those outside it
	Households []HouseholdRow // that are, in the order of paper; Homes and Without are places in it
	Without    []int
}

// Of returns the households of a row.
func (l *HelperList) Of(homes []int) []HouseholdRow {
	out := make([]HouseholdRow, len(homes))
	for i, at := range homes {
		out[i] = l.Households[at]
	}
	return out
}

// NewHelperList counts who looks after whom. Households that are no more count for nobody.
func NewHelperList(helpers []Helper, households []HouseholdRow) HelperList {
	b := helperCount{roster: NewHelperRoster(helpers), known: map[int64]*HelperRow{}, outside: map[HelperKey]*HelperRow{}}
	for _, h := range helpers {
		b.known[h.ID] = &HelperRow{Helper: h, Ledgers: map[Ledger]int{}}
	}
	for _, r := range households {
		if r.Closed == "" {
			b.take(r)
		}
	}
	return b.finish(helpers)
}

// helperCount is a HelperList in the making.
type helperCount struct {
	list    HelperList
	roster  *HelperRoster
	known   map[int64]*HelperRow
	outside map[HelperKey]*HelperRow
}

func (b *helperCount) take(r HouseholdRow) {
	at := len(b.list.Households)
	b.list.Households = append(b.list.Households, r)
	key := r.HelperKey()
	if key.Name == "" {
		b.list.Without = append(b.list.Without, at)
		return
	}
	row := b.outside[key]
	if h, ok := b.roster.Find(key); ok {
		row = b.known[h.ID]
	} else if row == nil {
		row = &HelperRow{Helper: Helper{Name: key.Name, Unit: key.Unit}, Outside: true, Ledgers: map[Ledger]int{}}
		b.outside[key] = row
	}
	row.Homes = append(row.Homes, at)
	row.People += r.People
	if r.Ledger != None {
		row.Ledgers[r.Ledger]++
	}
	if !slices.Contains(row.Villages, r.Village) {
		row.Villages = append(row.Villages, r.Village)
	}
}

func (b *helperCount) finish(helpers []Helper) HelperList {
	inside, outside := make([]HelperRow, 0, len(helpers)), make([]HelperRow, 0, len(b.outside))
	for _, h := range helpers {
		inside = append(inside, *b.known[h.ID])
	}
	for _, row := range b.outside {
		row.Phone = b.usualPhone(row.Homes)
		outside = append(outside, *row)
	}
	for _, rows := range [][]HelperRow{inside, outside} {
		sort.SliceStable(rows, func(i, j int) bool {
			a, b := &rows[i], &rows[j]
			return a.Unit < b.Unit || a.Unit == b.Unit && a.Name < b.Name
		})
	}
	b.list.Rows = append(inside, outside...)
	return b.list
}

// usualPhone is the telephone that most of the households give for their helper, never one of a villager.
func (b *helperCount) usualPhone(homes []int) string {
	times, best := map[string]int{}, ""
	for _, at := range homes {
		r := &b.list.Households[at]
		if r.HelperTel == "" || r.HelperTel == r.Phone {
			continue
		}
		if times[r.HelperTel]++; best == "" || times[r.HelperTel] > times[best] {
			best = r.HelperTel
		}
	}
	return best
}

// HelperKey returns by what the household names its helper.
func (r *HouseholdRow) HelperKey() HelperKey { return HelperKeyOf(r.Helper, r.HelperUnit) }

// HelperState is how a line of the screen 帮扶 stands.
type HelperState string

// The states. A helper who is active and has no household is idle: he is both.
const (
	HelperActive  HelperState = "active"  // 在用
	HelperOutside HelperState = "outside" // 名册外
	HelperRetired HelperState = "retired" // 停用
	HelperIdle    HelperState = "idle"    // 没有户
)

// HelperStates lists the states in the order in which they are offered.
var HelperStates = []HelperState{HelperActive, HelperOutside, HelperRetired, HelperIdle}

// Word returns the state as the screen writes it.
func (s HelperState) Word() string {
	return map[HelperState]string{HelperActive: "在用", HelperOutside: "名册外", HelperRetired: "停用", HelperIdle: "没有户"}[s]
}

// State returns the state that a line shows.
func (r HelperRow) State() HelperState {
	switch {
	case r.Outside:
		return HelperOutside
	case r.Retired:
		return HelperRetired
	case len(r.Homes) == 0:
		return HelperIdle
	}
	return HelperActive
}

// Is says whether a line stands in a state.
func (r HelperRow) Is(s HelperState) bool {
	return r.State() == s || s == HelperActive && r.State() == HelperIdle
}

// HelperFilter narrows a list of helpers; an empty field does not narrow.
type HelperFilter struct {
	Query   string // as typed: part of name or unit, pinyin initials, end of the telephone
	Unit    string
	Village string
	State   HelperState
}

// Empty says whether nothing is narrowed.
func (f HelperFilter) Empty() bool { return f == HelperFilter{} }

// FilterHelpers returns the lines that the filter lets through, in their order.
func FilterHelpers(rows []HelperRow, f HelperFilter) []HelperRow {
	query := FoldQuery(f.Query)
	out := make([]HelperRow, 0, len(rows))
	for _, r := range rows {
		if f.admits(r) && r.Matches(query) {
			out = append(out, r)
		}
	}
	return out
}

func (f HelperFilter) admits(r HelperRow) bool {
	return is(f.Unit, r.Unit) && (f.Village == "" || slices.Contains(r.Villages, f.Village)) && (f.State == "" || r.Is(f.State))
}

// Matches says whether a query folded by FoldQuery finds the helper; an empty one finds everybody.
func (r HelperRow) Matches(query string) bool {
	if query == "" {
		return true
	}
	for _, text := range []string{r.Name, r.Unit, r.Post} {
		if strings.Contains(FoldQuery(text), query) {
			return true
		}
	}
	return strings.Contains(" "+r.Initials, " "+query) || len(query) >= shortestTail && strings.HasSuffix(r.Phone, query)
}
