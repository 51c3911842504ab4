package township

import (
	"cmp"
	"fmt"
	"slices"
)

// IncomeFile is a household's income of a year opened: its sheet, and what it is looked at beside.
type IncomeFile struct {
	Row       HouseholdRow
	Sheet     IncomeSheet   // the last version; with ID 0 one that nobody has saved yet
	Former    []IncomeSheet // the versions before it, the newest first, without lines
	LastLines []IncomeLine  // of last year's sheet
	Roster    RosterIncome
	Letters   map[string]string // pinyin initials of items and persons, by name
	Recounted string            // what a draft took over from the household since it was saved, as a sentence
	IncomeContext
}

// Locked says whether the sheet is signed: only a new version corrects it.
func (f *IncomeFile) Locked() bool { return f.Sheet.State == SheetSigned }

// Flags are what the sheet's per-capita income is to be looked at for.
func (f *IncomeFile) Flags() []string {
	var last *Fen
	if f.Last != nil {
		last = &f.Last.PerCapita
	}
	return Flags(f.Sheet.Totals(), f.Sheet.Rigid, last, f.Standards)
}

// Recount takes over into a draft what the household is now: population, head and type. What changed since it was saved
// is said in Recounted; a complete or signed sheet stays as it is.
func (f *IncomeFile) Recount() {
	s := &f.Sheet
	if s.State == SheetComplete || s.State == SheetSigned {
		return
	}
	if s.ID != 0 && s.Population != f.People {
		f.Recounted = fmt.Sprintf("家庭人口由 %d 人变为 %d 人，草稿已按 %d 人重算。", s.Population, f.People, f.People)
	}
	s.Lines = Listed(s.Lines, f.Items)
	s.Population, s.Head, s.Type = f.People, f.Row.Head, f.Row.SheetType()
}

// SheetType is the 户类型 as form F4 asks for it: 监测户 for one whose risk is open, else the household's own type.
func (r *HouseholdRow) SheetType() string {
	switch {
	case r.AtRisk():
		return TypeMonitored
	case r.Ledger == Marginal:
		return Marginal.Word()
	case r.Type != "":
		return r.Type
	}
	return r.Outside
}

// The household types that form F4 has a box for.
const (
	TypeStable    = "脱贫户"
	TypeMonitored = "监测户"
)

// RosterIncome is what the rosters say of a household's income, for comparison only: it never goes into a sheet.
type RosterIncome struct {
	Of        [4]Fen // by IncomeCategory.Order; operating income less its expense
	Net       Fen
	PerCapita Fen
	Known     bool
}

// RosterIncomeOf reads the income columns that a household roster brought (vocabulary.md 户信息).
func RosterIncomeOf(h Record) RosterIncome {
	get := func(key string) Fen { return fenOf(h.Get(key)) }
	r := RosterIncome{Net: get("net_income"), PerCapita: get("per_capita")}
	r.Of = [4]Fen{get("operating_income") - get("operating_expense"), get("property_income"), get("transfer_income"), get("wage_income")}
	r.Known = r != RosterIncome{}
	return r
}

// Medians are the middle incomes of items, by item, for those that enough households have.
func Medians(incomes map[LineKey][]Fen) map[LineKey]Fen {
	out := map[LineKey]Fen{}
	for key, list := range incomes {
		if len(list) < fewestForMedian {
			continue
		}
		sorted := slices.Clone(list)
		slices.Sort(sorted)
		out[key] = sorted[len(sorted)/2]
	}
	return out
}

// fewestForMedian is how many households make a village's median mean something.
const fewestForMedian = 5

// SheetEdit is an income sheet as a person left it.
type SheetEdit struct {
	Sheet  IncomeSheet
	Was    []IncomeLine // the lines with which it was opened
	Finish bool         // it is complete, not a draft
}

// IncomeFigure is a household's income of a year in short: one row of the overview.
type IncomeFigure struct {
	Row        *HouseholdRow
	Sheet      int64 // 0: there is none
	Version    int
	State      SheetState // “” without a sheet
	Population int
	Of         [4]Fen // by IncomeCategory.Order
	Net        Fen
	PerCapita  Fen
	Known      bool // the per-capita income is
	Last       *Fen // per head in the year before
	Flags      []string
	SignedOn   Date
}

// FallText is by how much the income fell against last year: 下降 23%, “” for none or a rise.
func (f IncomeFigure) FallText() string {
	if percent, ok := f.Fall(); ok && percent > 0 {
		return fmt.Sprintf("下降 %d%%", percent)
	}
	return ""
}

// Fall is by how many percent the income fell; ok is false where it cannot be said.
func (f IncomeFigure) Fall() (percent int, ok bool) {
	if f.Last == nil || !f.Known {
		return 0, false
	}
	return FallPercent(*f.Last, f.PerCapita)
}

// kept is which part of last year's income there still is, finer than the percentage that is shown; last year's is known.
func (f IncomeFigure) kept() float64 { return float64(f.PerCapita) / float64(*f.Last) }

// IncomeProgress counts the sheets of a village by state.
type IncomeProgress struct {
	Village string
	All     int
	By      map[SheetState]int // “”: households without a sheet
}

// ProgressOf counts figures by village, in their order, with the whole office first.
func ProgressOf(figures []IncomeFigure) []IncomeProgress {
	out := []IncomeProgress{{By: map[SheetState]int{}}}
	at := map[string]int{}
	for _, f := range figures {
		i, known := at[f.Row.Village]
		if !known {
			i = len(out)
			at[f.Row.Village] = i
			out = append(out, IncomeProgress{Village: f.Row.Village, By: map[SheetState]int{}})
		}
		for _, p := range []int{0, i} {
			out[p].All++
			out[p].By[f.State]++
		}
	}
	return out
}

// IncomeBand is how many households have a per-capita income from From up to, not including, To.
type IncomeBand struct {
	From, To   Fen // To 0: without end; the first band has everything below To
	First      bool
	Households []*IncomeFigure
}

// BandsOf parts the figures that are known into bands of equal width, the last one open; lines fall on borders where
// they can, for the width is a divisor of a thousand yuan.
func BandsOf(figures []IncomeFigure, width Fen, bands int) []IncomeBand {
	out := make([]IncomeBand, bands)
	for i := range out {
		out[i] = IncomeBand{From: Fen(i) * width, To: Fen(i+1) * width, First: i == 0}
	}
	out[bands-1].To = 0
	for i := range figures {
		f := &figures[i]
		if !f.Known {
			continue
		}
		at := max(0, min(int(f.PerCapita/width), bands-1))
		out[at].Households = append(out[at].Households, f)
	}
	return out
}

// LargestFalls returns the figures that fell most against last year, the largest fall first.
func LargestFalls(figures []IncomeFigure, most int) []IncomeFigure {
	var out []IncomeFigure
	for _, f := range figures {
		if percent, ok := f.Fall(); ok && percent > 0 {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b IncomeFigure) int {
		return cmp.Compare(a.kept(), b.kept())
	})
	return out[:min(most, len(out))]
}

// CompositionOf is what the figures' income is made of, by IncomeCategory.Order, and their sum.
func CompositionOf(figures []IncomeFigure) (of [4]Fen, all Fen) {
	for _, f := range figures {
		for i, n := range f.Of {
			of[i] += n
		}
		all += f.Net
	}
	return of, all
}

// IncomeFilter narrows the overview; an empty field does not narrow.
type IncomeFilter struct {
	HouseholdFilter
	Sheets SheetFilter
	Flag   string
	Below  Fen // per-capita income under it
	From   Fen // per-capita income from it on
	Fallen int // fell by so many percent or more

	NoPeople bool // with a sheet, but without people to divide its income by
}

// SheetFilter narrows by how far the sheet is.
type SheetFilter string

// The filters by state beside the states themselves.
const (
	SheetsMissing SheetFilter = "none" // 未核算
	SheetsAny     SheetFilter = "any"  // with a sheet
)

// FilterFigures returns the figures that the filter lets through, in their order. A household that is no more stands among
// them for its sheet, and is let through like the others.
func FilterFigures(figures []IncomeFigure, f IncomeFilter) []IncomeFigure {
	query := FoldQuery(f.Query)
	if f.State == "" {
		f.State = StateAny
	}
	out := make([]IncomeFigure, 0, len(figures))
	for _, r := range figures {
		if f.admits(r.Row) && r.Row.Matches(query) && f.admitsFigure(r) {
			out = append(out, r)
		}
	}
	return out
}

func (f *IncomeFilter) admitsFigure(r IncomeFigure) bool {
	return f.Sheets.admits(r.State) && (f.Flag == "" || slices.Contains(r.Flags, f.Flag)) && f.admitsIncome(r)
}

// admits says whether a sheet of that state, “” for none, is asked for.
func (f SheetFilter) admits(s SheetState) bool {
	switch f {
	case "":
		return true
	case SheetsMissing:
		return s == ""
	case SheetsAny:
		return s != ""
	}
	return s == SheetState(f)
}

func (f *IncomeFilter) admitsIncome(r IncomeFigure) bool {
	if f.Below != 0 && (!r.Known || r.PerCapita >= f.Below) || f.From != 0 && (!r.Known || r.PerCapita < f.From) {
		return false
	}
	if f.NoPeople && (r.State == "" || r.Known) {
		return false
	}
	percent, ok := r.Fall()
	return f.Fallen == 0 || ok && percent >= f.Fallen
}
