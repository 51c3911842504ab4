package township

import "strings"

// IncomePerson is what of a member bears on the income of the household.
type IncomePerson struct {
	Name          string
	Age           int // on the last day of the income period, -1: not known
	Works         bool
	Area          string // 务工区域
	Months        int    // 务工时间
	MinimumLiving bool
	Destitute     bool
	Disabled      bool
}

// work says in a sentence where and how long a person works.
func (p IncomePerson) work() string {
	out := "在" + p.Area + "务工"
	if p.Area == "" {
		out = "有务工记录"
	}
	if p.Months > 0 {
		out += countText(p.Months) + "个月"
	}
	return out
}

func countText(n int) string { return " " + Quantity(n*quantityUnit).String() + " " }

// IncomeFamily reads the present members as they bear on the income of a period that ends on a day.
func IncomeFamily(members []Record, end Date) []IncomePerson {
	out := []IncomePerson{}
	for _, m := range PresentMembers(members) {
		p := IncomePerson{
			Name: m.Get("name"), Age: ageOn(Date(m.Get("birth_date")), IDNumber(m.Get("id_number")), end), Area: m.Get("work_area"), Months: countOf(m.Get("work_months")),
			MinimumLiving: m.Get("minimum_living") == yes, Destitute: m.Get("destitute") == yes, Disabled: strings.Contains(m.Get("health"), "残疾"),
		}
		p.Works = p.Area != "" || p.Months > 0
		out = append(out, p)
	}
	return out
}

// ageOn is the age on a day by the date of birth, or by the number where none is given; -1: not known.
func ageOn(birth Date, id IDNumber, day Date) int {
	if birth == "" {
		birth, _ = id.Birth()
	}
	if birth == "" || day == "" {
		return -1
	}
	age := day.Year() - birth.Year()
	if birth.Full() && day.Full() && string(day[4:]) < string(birth[4:]) {
		age--
	}
	return age
}

// gets says whether a person is likely to have a line of an item.
func (p IncomePerson) gets(i IncomeItem) bool {
	for _, c := range []struct {
		word string
		yes  bool
	}{
		{"养老", p.Age >= pensionAge && !p.Destitute},
		{"低保", p.MinimumLiving},
		{"特困", p.Destitute},
		{"高龄", p.Age >= highAge},
		{"残疾", p.Disabled},
	} {
		if strings.Contains(i.Name, c.word) {
			return c.yes
		}
	}
	return i.Detail == WorkItem && p.Works
}

// highAge is the age from which 高龄补贴 is usual.
const highAge = 80
