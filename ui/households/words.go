package households

import (
	"fmt"
	"sort"
	"strconv"

	"taizhang/app/township"
)

// join puts two values beside each other, leaving out what is missing.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "　" + b
}

// ageText is a member's age in full years on a day, “” where the birth date is not known.
func ageText(m township.Record, on township.Date) string {
	birth := township.Date(m.Get("birth_date"))
	if birth.Year() == 0 || birth > on {
		return ""
	}
	age := on.Year() - birth.Year()
	if len(birth) == len(on) && birth[4:] > on[4:] {
		age--
	}
	return strconv.Itoa(age) + "岁"
}

// inFamilyOrder puts the head before the others and those who have left behind them; else they keep their order.
func inFamilyOrder(members []township.Record) []township.Record {
	out := append([]township.Record(nil), members...)
	sort.SliceStable(out, func(i, j int) bool { return place(out[i]) < place(out[j]) })
	return out
}

// place puts the head first and those who have left last.
func place(m township.Record) int {
	switch {
	case township.IsHead(m):
		return 0
	case township.Present(m):
		return 1
	}
	return 2
}

// memberHeading is 「家庭成员 4人」; while the rest of a family is not entered it says so.
func memberHeading(r township.HouseholdRow, members []township.Record) string {
	members = township.PresentMembers(members)
	if len(members) < r.People {
		return fmt.Sprintf("家庭成员 %d人，已录入%d人", r.People, len(members))
	}
	return fmt.Sprintf("家庭成员 %d人", len(members))
}
