package demo

import (
	"slices"
	"strings"
	"time"
)

// The ages that the rules of data quality go by.
const (
	schoolAge  = 6
	workAge    = 16
	collegeAge = 18
	pensionAge = 60
)

// live gives somebody school, health, labour and work that go with the age.
func (b *builder) live(p *person) {
	p.schooling = b.schoolOf(p)
	if p.schooling == notPupil {
		p.education = b.educationOf(p)
	}
	b.healthOf(p)
	p.labour = b.labourOf(p)
	p.politics = b.politicsOf(p)
	b.workOf(p)
}

// notPupil is the 在校生状况 of grown-ups.
const notPupil = "非在校生"

// grades are the school years by the age at which they begin, from 6.
var grades = strings.Fields("小学一年级 小学二年级 小学三年级 小学四年级 小学五年级 小学六年级 七年级 八年级 九年级")

// schoolOf goes by the age on the 31st of August before the school year.
func (b *builder) schoolOf(p *person) string {
	age := b.ageAtSchoolStart(p)
	if p.age >= schoolAge {
		age = max(age, schoolAge)
	}
	switch {
	case age < 3:
		return "学龄前儿童"
	case age < schoolAge:
		return "学前教育"
	case age < schoolAge+len(grades):
		return grades[age-schoolAge]
	case age < collegeAge:
		return b.highSchool(p, age-schoolAge-len(grades)+1)
	case age < collegeAge+4:
		return b.college(age - collegeAge + 1)
	}
	return notPupil
}

// highSchool takes in all who are too young to work, and most others.
func (b *builder) highSchool(p *person, year int) string {
	if p.age >= workAge && b.chance(12) {
		return notPupil
	}
	return b.pick([]string{"普通高中", "普通高中", "中职"}) + years(year)
}

// college takes in not quite half of an age.
func (b *builder) college(year int) string {
	switch {
	case b.chance(55):
		return notPupil
	case year == 4 || b.chance(45):
		return "本科" + years(year)
	}
	return "高职高专" + years(year)
}

// years writes the n-th year of a school.
func years(n int) string { return []string{"", "一", "二", "三", "四"}[n] + "年级" }

func (b *builder) ageAtSchoolStart(p *person) int {
	year := b.day.Year()
	if b.day.Month() < time.September {
		year--
	}
	age := year - p.birth.Year()
	if p.birth.Month() >= time.September {
		age--
	}
	return age
}

// schoolings are what people of an age have learned, youngest first.
var schoolings = []struct {
	under  int
	shares []share
}{
	{23, []share{{35, "初中"}, {45, "高中"}, {15, "大专"}, {5, "本科及以上"}}},
	{32, []share{{5, "小学"}, {40, "初中"}, {25, "高中"}, {18, "大专"}, {12, "本科及以上"}}},
	{50, []share{{2, "文盲或半文盲"}, {25, "小学"}, {55, "初中"}, {13, "高中"}, {4, "大专"}, {1, "本科及以上"}}},
	{68, []share{{10, "文盲或半文盲"}, {48, "小学"}, {35, "初中"}, {7, "高中"}}},
	{200, []share{{40, "文盲或半文盲"}, {50, "小学"}, {9, "初中"}, {1, "高中"}}},
}

func (b *builder) educationOf(p *person) string {
	for _, s := range schoolings {
		if p.age < s.under {
			return b.draw(s.shares)
		}
	}
	return ""
}

// The words of 健康状况.
const (
	healthy  = "健康"
	chronic  = "长期慢性病"
	gravely  = "患有大病"
	disabled = "残疾"
)

// healthByAge are the chances of the young, of those who work and of the old.
var healthByAge = []struct {
	under  int
	shares []share
}{
	{workAge, []share{{970, healthy}, {12, chronic}, {6, gravely}, {12, disabled}}},
	{pensionAge, []share{{850, healthy}, {85, chronic}, {25, gravely}, {40, disabled}}},
	{75, []share{{620, healthy}, {270, chronic}, {40, gravely}, {60, disabled}, {10, chronic + "、" + disabled}}},
	{200, []share{{450, healthy}, {400, chronic}, {60, gravely}, {70, disabled}, {20, chronic + "、" + disabled}}},
}

// healthOf says how somebody is; who is disabled has the kind and grade behind the ID number.
func (b *builder) healthOf(p *person) {
	for _, s := range healthByAge {
		if p.age < s.under {
			p.health = b.draw(s.shares)
			break
		}
	}
	if strings.Contains(p.health, disabled) {
		kind := b.draw([]share{{15, "1"}, {10, "2"}, {5, "3"}, {45, "4"}, {12, "5"}, {13, "6"}})
		p.handicap = kind + b.draw([]share{{15, "1"}, {30, "2"}, {30, "3"}, {25, "4"}})
	}
}

// graveHandicap is one of the first two grades.
func graveHandicap(p *person) bool { return p.handicap != "" && p.handicap[1] <= '2' }

// labourOf: children, pupils and the very old have none; the old and the ill have some.
func (b *builder) labourOf(p *person) string {
	switch {
	case p.age < workAge || p.schooling != notPupil:
		return "无劳动力"
	case graveHandicap(p) || p.health == gravely:
		return "丧失劳动力"
	case p.age >= 75:
		return b.draw([]share{{75, "无劳动力"}, {25, "丧失劳动力"}})
	case p.age >= pensionAge || p.health != healthy:
		return weakLabour
	}
	return b.draw([]share{{78, "普通劳动力"}, {22, "技能劳动力"}})
}

func (b *builder) politicsOf(p *person) string {
	switch {
	case p.age >= 14 && p.age < 28 && b.chance(25):
		return "共青团员"
	case p.age >= 25 && b.chance(4):
		return "中共党员"
	}
	return "群众"
}

// workAreas with the months that people are away, and yuan a month.
var workAreas = []struct {
	area   string
	weight int
	months [2]int
	wage   [2]int
}{
	{"乡(镇)内", 28, [2]int{2, 8}, [2]int{1500, 2600}},
	{"乡外县内", 22, [2]int{4, 10}, [2]int{1900, 3000}},
	{"县外省内", 24, [2]int{6, 11}, [2]int{2500, 3800}},
	{"省外", 26, [2]int{7, 12}, [2]int{2800, 4600}},
}

// workOf sends most of those who can work to a job.
func (b *builder) workOf(p *person) {
	weak := p.labour == weakLabour && p.age < 68
	if !(canWork(p) && b.chance(68)) && !(weak && b.chance(12)) {
		return
	}
	shares := make([]share, len(workAreas))
	for i, w := range workAreas {
		shares[i] = share{w.weight, w.area}
	}
	p.workArea = b.draw(shares)
	if weak {
		p.workArea = workAreas[0].area
	}
	for _, w := range workAreas {
		if w.area == p.workArea {
			p.months = b.between(w.months[0], w.months[1])
			p.wage = p.months * b.between(w.wage[0], w.wage[1])
		}
	}
}

// any says whether one of the household fits.
func (h *home) any(fits func(*person) bool) bool { return slices.ContainsFunc(h.people, fits) }
