package home

import "taizhang/app/township"

// totals adds up the villages by ledger, township.None included.
type totals struct {
	households, people map[township.Ledger]int
}

func sum(villages []township.VillageCount) totals {
	t := totals{map[township.Ledger]int{}, map[township.Ledger]int{}}
	for _, v := range villages {
		for l, n := range v.Households {
			t.households[l] += n
		}
		for l, n := range v.People {
			t.people[l] += n
		}
	}
	return t
}

// all returns everybody, in a ledger or not.
func (t totals) all() (households, people int) {
	for _, n := range t.households {
		households += n
	}
	for _, n := range t.people {
		people += n
	}
	return households, people
}
