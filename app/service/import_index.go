package service

import (
	"taizhang/app/township"
	"taizhang/data"
)

// index is the archive as the matching of an import sees it: who is known, by what.
type index struct {
	lastDeed   int64
	villages   map[string]int64 // by normal name
	names      map[int64]string // village names by ID
	households map[int64]township.Record
	byCode     map[string]int64 // household by 户编号
	members    map[int64]township.Record
	byID       map[string]int64            // member by the first 18 characters of the number
	byPerson   map[string]int64            // member by 人编号
	of         map[int64][]int64           // members of a household, in order of entry
	heads      map[string][]int64          // households by village and head's name
	ledgers    map[int64]township.Ledger   // where a household stands
	held       map[int64][]township.Record // proposals that the clerk holds back
	open       map[int64]township.Record   // proposals that wait
	rules      township.PlacementRules
	office     township.Office
}

func loadIndex(read data.Reader) (*index, error) {
	x := &index{
		villages: map[string]int64{}, names: map[int64]string{}, households: map[int64]township.Record{}, byCode: map[string]int64{},
		members: map[int64]township.Record{}, byID: map[string]int64{}, byPerson: map[string]int64{}, of: map[int64][]int64{},
		heads: map[string][]int64{}, ledgers: map[int64]township.Ledger{}, held: map[int64][]township.Record{}, open: map[int64]township.Record{},
	}
	for _, step := range []func(data.Reader) error{x.loadOffice, x.loadHouseholds, x.loadMembers, x.loadLedgers} {
		if err := step(read); err != nil {
			return nil, err
		}
	}
	return x, nil
}

func (x *index) loadOffice(read data.Reader) (err error) {
	office, rules, _, err := readOffice(read)
	if err != nil {
		return err
	}
	x.office, x.rules = office, rules.Placement
	villages, err := read.Villages()
	for _, v := range villages {
		x.villages[township.NormalVillage(v.Name)] = v.ID
		x.names[v.ID] = v.Name
	}
	if err == nil {
		x.lastDeed, err = read.LastDeed()
	}
	return err
}

func (x *index) loadHouseholds(read data.Reader) error {
	list, err := read.Households()
	for _, h := range list {
		x.households[h.ID] = h
		if code := h.Get("code"); code != "" {
			x.byCode[code] = h.ID
		}
	}
	return err
}

func (x *index) loadMembers(read data.Reader) error {
	list, err := read.Members()
	for _, m := range list {
		x.members[m.ID] = m
		h := parseInt(m.Get("household_id"))
		x.of[h] = append(x.of[h], m.ID)
		if key := township.IDNumber(m.Get("id_number")).Key(); key != "" {
			x.byID[key] = m.ID
		}
		if code := m.Get("code"); code != "" {
			x.byPerson[code] = m.ID
		}
		if township.IsHead(m) {
			k := x.headKey(x.villageOf(h), m.Get("name"))
			x.heads[k] = append(x.heads[k], h)
		}
	}
	return err
}

func (x *index) loadLedgers(read data.Reader) error {
	stays, err := read.OpenStays()
	if err != nil {
		return err
	}
	for _, s := range stays {
		x.ledgers[s.Household] = s.Ledger
	}
	held, err := read.Proposals(township.ProposalHeld)
	if err != nil {
		return err
	}
	for _, p := range held {
		h := parseInt(p.Get("household_id"))
		x.held[h] = append(x.held[h], p)
	}
	open, err := read.Proposals(township.ProposalOpen)
	for _, p := range open {
		x.open[parseInt(p.Get("household_id"))] = p
	}
	return err
}

func (x *index) villageOf(household int64) string {
	return x.names[parseInt(x.households[household].Get("village_id"))]
}

func (x *index) headKey(village, name string) string {
	return township.NormalVillage(village) + "\x00" + name
}

// head returns the member who is head of a household; ok is false for none.
func (x *index) head(household int64) (m township.Record, ok bool) {
	for _, id := range x.of[household] {
		if m := x.members[id]; township.IsHead(m) {
			return m, true
		}
	}
	return township.Record{}, false
}

// describe names a household for a person: 户编号 and head.
func (x *index) describe(household int64) string {
	h := x.households[household]
	name := x.villageOf(household) + h.Get("group_name")
	if m, ok := x.head(household); ok {
		name += m.Get("name") + "户"
	}
	if code := h.Get("code"); code != "" {
		name += "（户编号" + code + "）"
	}
	return name
}
