package demo

import (
	"fmt"

	"taizhang/app/township"
)

// region is assigned to no place: no number of the demo belongs to anybody.
const region = "519900"

// unnumbered is how the first newborn children go: by a placeholder, or by no number at all.
var unnumbered = []string{"999999", ""}

// number gives everybody an ID number and some a telephone.
func (h *home) number() {
	for i, p := range h.people {
		p.id = h.idNumber(p)
		if i == 0 || (p.age >= 18 && h.chance(35)) {
			p.phone = h.builder.phone()
		}
	}
}

// idNumber makes a sound number: region, birth date, a serial number that is odd for men, the check digit, and for
// the disabled kind and grade. The first newborn children have none yet.
func (b *builder) idNumber(p *person) township.IDNumber {
	date := p.birth.Format("20060102")
	if p.age == 0 && b.newborn < len(unnumbered) {
		p.health, p.handicap = healthy, ""
		b.newborn++
		if prefix := unnumbered[b.newborn-1]; prefix != "" {
			return township.IDNumber(prefix + date + "0001")
		}
		return ""
	}
	b.born[date]++
	serial := 2 * (p.birth.YearDay() + b.born[date])
	if p.sex == male {
		serial--
	}
	body := region + date + padded(serial, 3)
	check, _ := township.CheckDigit(body)
	return township.IDNumber(body + string(check) + p.handicap)
}

// padded writes n with so many digits.
func padded(n, digits int) string { return fmt.Sprintf("%0*d", digits, n) }
