package demo

import (
	"strconv"

	"taizhang/app/township"
)

// account is the household's income of a year; all amounts are in fen.
type account struct {
	wage, operating, expense, property                       int
	minimum, destitute, pension, ecological, planning, other int
}

func (a account) transfer() int {
	return a.minimum + a.destitute + a.pension + a.ecological + a.planning + a.other
}

func (a account) gross() int { return a.wage + a.operating + a.property + a.transfer() }
func (a account) net() int   { return a.gross() - a.expense }

// perCapita is rounded half up to the fen, as form F4 has it; incomes of the demo are positive.
func (a account) perCapita(people int) int { return (2*a.net() + people) / (2 * people) }

// yuan is an amount with odd fen behind it.
func (b *builder) yuan(lo, hi int) int { return b.between(lo, hi)*100 + 10*b.IntN(10) }

// account makes the income up from what each person has, and the household's land for the rest of what its
// status lets one expect.
func (h *home) account() account {
	low, high := h.plan.status.low*h.plan.size, h.plan.status.high*h.plan.size
	if !h.any(canWork) {
		high = (3*low + high) / 4
	}
	target := h.yuan(low, high)
	a := h.benefits()
	if h.chance(30) {
		a.property = h.yuan(120, 1500)
	}
	h.restrainWages(target - a.net())
	for _, p := range h.people {
		a.wage += p.wage * 100
	}
	switch rest := target - a.net(); {
	case rest <= 0:
	case h.any(canHelp):
		share := h.between(22, 38)
		a.operating = rest * 100 / (100 - share)
		a.expense = a.operating - rest
	default:
		a.other += rest // from the children
	}
	return a
}

// benefits are the payments that follow from age and need.
func (h *home) benefits() account {
	var a account
	switch {
	case h.outside == "分散供养五保户":
		a.destitute = h.between(620, 780) * 1200
	case h.needsMinimum():
		a.minimum = h.between(210, 330) * 1200 * h.plan.size
	}
	for _, p := range h.people {
		if p.age >= pensionAge && a.destitute == 0 {
			a.pension += h.between(110, 190) * 1200
		}
	}
	if h.chance(35) {
		a.ecological = h.yuan(60, 480)
	}
	if h.plan.size <= 4 && h.people[0].age >= pensionAge && h.chance(8) {
		a.planning = 960_00
	}
	return a
}

// needsMinimum says whether the household lives on 低保.
func (h *home) needsMinimum() bool {
	s := h.plan.status
	switch {
	case !h.any(canHelp) || h.outside == "农村低保户" || h.outside == "重残户":
		return true
	case s.relapse:
		return h.chance(60)
	case s.monitor != "":
		return h.chance(35)
	}
	return h.chance(8)
}

// restrainWages keeps households that are watched from earning like others: fewer months of work.
func (h *home) restrainWages(limit int) {
	s := h.plan.status
	total := 0
	for _, p := range h.people {
		total += p.wage * 100
	}
	if total <= limit || s.ledger == township.Stable || s.ledger == township.None {
		return
	}
	for _, p := range h.people {
		if p.months > 0 {
			monthly := p.wage / p.months
			p.months = max(p.months*max(limit, 0)/total, 1)
			p.wage = p.months * monthly
		}
	}
}

// fen writes an amount as records keep it, “” for nothing.
func fen(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
