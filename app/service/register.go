package service

import (
	"context"
	"slices"
	"sort"

	"taizhang/app/township"
	"taizhang/data"
)

// register is the list of households with all that the screens show of it. Once it is made nothing of it changes: who
// reads it keeps what he has, and the next one shares with it the homes that no deed has touched.
type register struct {
	rows     []*home
	byID     map[int64]int
	day      township.Date // on which households stand in their ledgers
	villages []township.Village
	findable findable // what Find looks through
}

// home is a household with those who belong to it, the ones who have left included.
type home struct {
	township.HouseholdRow
	people []data.Person
}

// heads names those who are head of the household now: one, if all is well.
func (h *home) heads() []string {
	var names []string
	for _, p := range h.people {
		if p.Present() && p.Relation == township.HeadRelation {
			names = append(names, p.Name)
		}
	}
	return names
}

// values are the rows of homes, for those who keep them.
func values(homes []*home) []township.HouseholdRow {
	rows := make([]township.HouseholdRow, len(homes))
	for i, h := range homes {
		rows[i] = h.HouseholdRow
	}
	return rows
}

// Households returns every household, those that are no more included, in the order of paper: village, group, code. The
// list is the caller's; the rows, which are shared, are only to be read, and stay as they are whatever is done later.
func (d *Desk) Households(ctx context.Context) ([]*township.HouseholdRow, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	rows := make([]*township.HouseholdRow, len(r.rows))
	for i, h := range r.rows {
		rows[i] = &h.HouseholdRow
	}
	return rows, nil
}

func loadRegister(read data.Reader, today township.Date) (*register, error) {
	villages, err := read.Villages()
	if err != nil {
		return nil, err
	}
	r := &register{villages: villages, day: today}
	return r, r.load(read)
}

// load makes the rows of the households that a reader gives.
func (r *register) load(read data.Reader) error {
	households, err := read.Households()
	if err != nil {
		return err
	}
	people, err := read.Everyone()
	if err != nil {
		return err
	}
	helpers, err := readHelpers(read)
	if err != nil {
		return err
	}
	stays, err := read.OpenStays()
	if err != nil {
		return err
	}
	open, err := read.Proposals(township.ProposalOpen)
	if err != nil {
		return err
	}
	r.findable.helpers = helpers
	r.build(households, people)
	r.place(stays, open, r.day)
	return r.nameClosed(read)
}

// nameClosed calls the households that are no more by the last head they had.
func (r *register) nameClosed(read data.Reader) error {
	heads, err := read.LastHeads()
	for id, name := range heads {
		if i, ok := r.byID[id]; ok && r.rows[i].Closed != "" {
			r.rows[i].Head = name
		}
	}
	return err
}

// build makes the rows from records and people, in form order.
func (r *register) build(households []township.Record, people []data.Person) {
	order := map[string]township.Village{}
	for i, v := range r.villages {
		v.Position = i
		order[data.FormatID(v.ID)] = v
	}
	of := map[int64][]data.Person{}
	eachFamily(people, func(household int64, family []data.Person) { of[household] = family })
	letters := initialsCache{}
	homes := make([]home, len(households))
	r.rows = make([]*home, len(households))
	lacks := lackCount{}
	for i, h := range households {
		family := of[h.ID]
		homes[i] = home{rowOf(h, order[h.Get("village_id")], family, letters), family}
		homes[i].Missing = lacks.of(h, family)
		r.rows[i] = &homes[i]
	}
	r.sort()
}

// place puts the households into the ledgers where they stand on a day; whom no ledger may hold stands in none, whatever
// was written down.
func (r *register) place(stays []township.LedgerStay, open []township.Record, day township.Date) {
	for _, s := range stays {
		if i, ok := r.byID[s.Household]; ok && r.rows[i].OnLedgers(day) {
			r.rows[i].Ledger, r.rows[i].Entered = s.Ledger, s.Entered
		}
	}
	for _, p := range open {
		if i, ok := r.byID[parseInt(p.Get("household_id"))]; ok {
			r.rows[i].Proposed = township.Ledger(p.Get("ledger"))
		}
	}
}

func rowOf(h township.Record, v township.Village, everyone []data.Person, letters initialsCache) township.HouseholdRow {
	people := present(everyone)
	row := township.HouseholdRow{
		ID: h.ID, Code: h.Get("code"), Village: v.Name, VillageOrder: v.Position, Group: h.Get("group_name"),
		Head: headName(people), People: peopleCount(h, people), Type: h.Get("household_type"), Cause: h.Get("cause"),
		ExitYear: h.Get("exit_year"), Monitor: h.Get("monitor_kind"), Cleared: h.Get("risk_cleared") == "是",
		MonitoredOn: township.Date(h.Get("monitored_on")), Risks: h.Get("risks"),
		Helper: h.Get("helper_name"), HelperUnit: h.Get("helper_unit"), HelperTel: h.Get("helper_phone"), Phone: h.Get("phone"), PerCapita: h.Get("per_capita"),
		Outside: h.Get("outside_kind"), Closed: township.Date(h.Get("closed_on")), ClosedWay: h.Get("closed_way"),
		Search: letters.searchText(everyone, h.Get("phone")),
	}
	if row.Cause == "" {
		row.Cause = row.Risks
	}
	return row
}

// present leaves out those who have left; mostly there are none.
func present(everyone []data.Person) []data.Person {
	if !slices.ContainsFunc(everyone, func(p data.Person) bool { return !p.Present() }) {
		return everyone
	}
	var out []data.Person
	for _, p := range everyone {
		if p.Present() {
			out = append(out, p)
		}
	}
	return out
}

// headName returns the head's name, “” when the archive knows no head.
func headName(people []data.Person) string {
	for _, p := range people {
		if p.Relation == township.HeadRelation {
			return p.Name
		}
	}
	return ""
}

// peopleCount counts the members; while only the head is known, the number that a roster declares holds.
func peopleCount(h township.Record, people []data.Person) int {
	for _, p := range people {
		if p.Stub {
			return max(int(parseInt(h.Get("people_declared"))), len(people))
		}
	}
	if len(people) == 0 && h.Get("closed_on") == "" {
		return int(parseInt(h.Get("people_declared")))
	}
	return len(people)
}

// VillageCounts returns each village with the number of households and people in each ledger on a day.
func (d *Desk) VillageCounts(ctx context.Context, on township.Date) ([]township.VillageCount, error) {
	rows, villages, err := d.rowsOn(ctx, on)
	if err != nil {
		return nil, stopped(ctx, err)
	}
	at := map[string]int{}
	out := make([]township.VillageCount, len(villages))
	for i, v := range villages {
		at[v.Name] = i
		out[i] = township.VillageCount{Village: v, Households: map[township.Ledger]int{}, People: map[township.Ledger]int{}}
	}
	for _, r := range rows {
		if i, ok := at[r.Village]; ok && r.Closed == "" {
			out[i].Households[r.Ledger]++
			out[i].People[r.Ledger] += r.People
		}
	}
	return out, nil
}

// LedgerRows returns the households of a ledger on a day, in the order of paper; village “” is the whole office.
func (d *Desk) LedgerRows(ctx context.Context, village string, l township.Ledger, on township.Date) ([]township.HouseholdRow, error) {
	rows, _, err := d.rowsOn(ctx, on)
	out := []township.HouseholdRow{}
	for _, r := range rows {
		if r.Ledger == l && (village == "" || r.Village == village) {
			out = append(out, r.HouseholdRow)
		}
	}
	return out, stopped(ctx, err)
}

// rowsOn returns all households with the ledger they were in on a day, and as they were known at its end.
func (d *Desk) rowsOn(ctx context.Context, on township.Date) ([]*home, []township.Village, error) {
	if day, ok := township.ParseDate(string(on)); !ok || day != on || on != "" && !on.Full() {
		return nil, nil, township.Errorf(township.CodeInvalid, "“%s”不是日期，请写成 %s 这样。", on, d.Today())
	}
	if on == "" || on >= d.Today() {
		r, err := d.read(ctx)
		if err != nil {
			return nil, nil, err
		}
		return r.rows, r.villages, nil
	}
	p, err := d.past(ctx, on)
	if err != nil {
		return nil, nil, err
	}
	return p.rows, p.villages, nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

func parseInt(s string) int64 {
	var n int64
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int64(c-'0')
	}
	return n
}
