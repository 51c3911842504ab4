package township

import (
	"cmp"
	"slices"
)

// Assignment says who visits a household in a campaign; two go together.
type Assignment struct {
	ID        int64
	Household int64
	First     int64 // of the staff
	Second    int64 // 0: nobody yet
}

// AssignmentOf reads an assignment from its record.
func AssignmentOf(r Record) Assignment {
	return Assignment{ID: r.ID, Household: idOf(r.Get("household_id")), First: idOf(r.Get("first_id")), Second: idOf(r.Get("second_id"))}
}

// Values is the assignment as the archive keeps it, without its campaign.
func (a Assignment) Values() map[string]string {
	return map[string]string{"household_id": linkText(a.Household), "first_id": linkText(a.First), "second_id": linkText(a.Second)}
}

// Helps says whether a person is the household's own helper, and so may not check it.
func (m *StaffMember) Helps(r *HouseholdRow) bool {
	return r.Helper != "" && r.Helper == m.Name && (r.HelperUnit == "" || m.Unit == "" || r.HelperUnit == m.Unit)
}

// Balance shares households out among pairs of checkers: whole groups stay together as far as the numbers allow, every
// pair gets about the same number, and nobody checks a household he himself helps; such a household goes to the pair
// with the fewest that may have it. left are the households for which there is no pair. Rows are in the order of paper,
// checkers are fit ones; two of them are needed.
func Balance(rows []*HouseholdRow, checkers []StaffMember) (out []Assignment, left []*HouseholdRow) {
	pairs := pairUp(checkers)
	if len(pairs) == 0 {
		return nil, rows
	}
	share := (len(rows) + len(pairs) - 1) / len(pairs)
	at := 0
	var astray []*HouseholdRow
	for _, r := range rows {
		for at+1 < len(pairs) && pairs[at].load >= share {
			at++
		}
		if pairs[at].may(r) {
			out = append(out, pairs[at].take(r))
		} else {
			astray = append(astray, r)
		}
	}
	for _, r := range astray {
		if p := fewest(pairs, r); p != nil {
			out = append(out, p.take(r))
		} else {
			left = append(left, r)
		}
	}
	return out, left
}

// pair is two checkers who go together, with how many households they have.
type pair struct {
	first, second StaffMember
	load          int
}

func (p *pair) may(r *HouseholdRow) bool { return !p.first.Helps(r) && !p.second.Helps(r) }

func (p *pair) take(r *HouseholdRow) Assignment {
	p.load++
	return Assignment{Household: r.ID, First: p.first.ID, Second: p.second.ID}
}

// pairUp makes pairs of people of different units where it can; one who is left over goes with the last pair's first.
func pairUp(checkers []StaffMember) []*pair {
	if len(checkers) < fewestCollectors {
		return nil
	}
	rest := slices.Clone(checkers)
	slices.SortStableFunc(rest, func(a, b StaffMember) int { return cmp.Compare(a.Unit, b.Unit) })
	half := len(rest) / 2
	var out []*pair
	for i := range half {
		out = append(out, &pair{first: rest[i], second: rest[i+half]})
	}
	if len(rest)%2 == 1 {
		out = append(out, &pair{first: rest[len(rest)-1], second: rest[0]})
	}
	return out
}

// fewest is the pair with the fewest households that may have one more, nil for none.
func fewest(pairs []*pair, r *HouseholdRow) *pair {
	var best *pair
	for _, p := range pairs {
		if p.may(r) && (best == nil || p.load < best.load) {
			best = p
		}
	}
	return best
}
