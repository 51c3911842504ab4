// Package demo makes up a township to show and try the program with: an office, its villages, some four
// hundred households with their members, incomes and ledger histories. Nobody in it exists: the ID numbers
// begin with 519900, which is no region, and the telephone numbers are in no use.
package demo

import (
	"fmt"

	"taizhang/app/township"
)

// Data is the whole township.
type Data struct {
	Office   township.Office
	Villages []township.Village
	Helpers  []township.Helper

	Standards []township.Standard   // of the two years of which there are income sheets
	Items     []township.IncomeItem // their catalogues

	Families []Family // by village
}

// Family is a household with its members, the head first, and its stays in ledgers, oldest first.
// Links to other records and ids are left blank: the archive gives them.
type Family struct {
	Village   int // index in Data.Villages
	Household township.Record
	Members   []township.Record
	Stays     []township.LedgerStay
	Pictures  []Picture
	Sheets    []township.IncomeSheet // the oldest first
}

// seed makes every call for the same day give the same township.
const seed = 20211119

// Township returns the township as it stands on a day: ages, school years and dates of the ledgers follow
// from it. What is no full date stands for the day of seed.
func Township(today township.Date) Data {
	b := newBuilder(today)
	d := Data{Office: office, Villages: townVillages(), Helpers: helperRoster(), Standards: incomeStandards(), Items: incomeItems()}
	for _, p := range b.plans() {
		d.Families = append(d.Families, b.family(p))
	}
	b.plantFaults(d.Families)
	hangPictures(d.Families, b.today)
	plantSlips(d.Families, b.today)
	return d
}

// office is in no gazetteer.
var office = township.Office{Province: "四川省", City: "云梧市", County: "禾溪县", Name: "青禾镇", Kind: "镇"}

// village is a village with the number of its groups and its share of the households.
type village struct {
	name, kind string
	groups     int
	households int
}

// villages add up to the households of statuses.
var villages = []village{
	{"杏花村", "贫困村", 8, 56},
	{"竹林村", "贫困村", 7, 52},
	{"石板村", "贫困村", 6, 48},
	{"白鹤村", "非贫困村", 6, 44},
	{"黄桷村", "贫困村", 7, 50},
	{"新塘村", "非贫困村", 6, 46},
	{"麦田村", "非贫困村", 5, 42},
	{"云台村", "非贫困村", 5, 44},
	{"青禾社区", "非贫困村", 4, 38},
}

func townVillages() []township.Village {
	out := make([]township.Village, len(villages))
	for i, v := range villages {
		out[i] = township.Village{Name: v.name, Kind: v.kind, Position: i + 1}
	}
	return out
}

// sizes is how many households have so many people: 1,342 people in 420 households.
var sizes = []struct{ people, households int }{
	{1, 48}, {2, 100}, {3, 108}, {4, 92}, {5, 46}, {6, 16}, {7, 6}, {8, 2}, {9, 2},
}

// plan is what is settled about a household before its people are.
type plan struct {
	number  int // from 1, over the whole township
	village int
	size    int
	status  status
}

// plans deals sizes and statuses out over the villages.
func (b *builder) plans() []plan {
	var people []int
	for _, s := range sizes {
		for range s.households {
			people = append(people, s.people)
		}
	}
	var kinds []status
	for _, s := range statuses {
		for range s.count {
			kinds = append(kinds, s)
		}
	}
	b.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
	b.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	var out []plan
	for v := range villages {
		for range villages[v].households {
			n := len(out)
			out = append(out, plan{number: n + 1, village: v, size: people[n], status: kinds[n]})
		}
	}
	return out
}

// family makes up one household.
func (b *builder) family(p plan) Family {
	h := &home{builder: b, plan: p}
	h.code = fmt.Sprintf("5199%02d%08d", p.village+1, b.code(p.number))
	h.group = fmt.Sprintf("%d组", b.between(1, villages[p.village].groups))
	h.helper = b.helperOf(p.village)
	h.settle()
	for _, m := range h.people {
		b.live(m)
	}
	h.name()
	h.number()
	h.identified = h.identifiedOn()
	h.outside = h.outsideKind()
	h.need = h.needOf()
	h.course = h.courseOf()
	h.money = h.account()
	return Family{Village: p.village, Household: h.record(), Members: h.memberRecords(), Stays: h.course.stays, Sheets: h.sheets()}
}
