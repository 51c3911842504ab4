package demo

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"taizhang/app/township"
)

// eachMember calls check for everybody.
func eachMember(d Data, check func(f Family, m township.Record)) {
	for _, f := range d.Families {
		for _, m := range f.Members {
			check(f, m)
		}
	}
}

// ageOf is the age of a member on a day.
func ageOf(m township.Record, day township.Date) int {
	birth, _ := township.Date(m.Get("birth_date")).Time(time.UTC)
	now, _ := day.Time(time.UTC)
	age := now.Year() - birth.Year()
	if birth.AddDate(age, 0, 0).After(now) {
		age--
	}
	return age
}

func TestNumbersAreSound(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		seen := map[string]bool{}
		placeholders, long := 0, 0
		eachMember(d, func(_ Family, m township.Record) {
			id := township.IDNumber(m.Get("id_number"))
			if id.Placeholder() {
				placeholders++
				return
			}
			if problem := numberProblem(id, m); problem != "" || seen[id.Key()] {
				t.Errorf("%s %s born %s, %s: %s %s, used before: %t", m.Get("name"), m.Get("sex"), m.Get("birth_date"), m.Get("health"), id, problem, seen[id.Key()])
			}
			seen[id.Key()] = true
			long += (len(id) - 18) / 2
		})
		if placeholders > 2 || long < 25 {
			t.Errorf("%d without a number, %d disabled", placeholders, long)
		}
	})
}

// numberProblem says what is wrong with somebody's number.
func numberProblem(id township.IDNumber, m township.Record) string {
	birth, _ := id.Birth()
	switch {
	case string(id[:6]) != region:
		return "of a real region"
	case string(birth) != m.Get("birth_date") || id.Sex() != m.Get("sex"):
		return "of somebody else"
	case (len(id) == 20) != strings.Contains(m.Get("health"), disabled):
		return "does not go with the health"
	}
	return id.Fault()
}

func TestSomebodyHasNoNumberYet(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		var got []string
		eachMember(d, func(_ Family, m township.Record) {
			if id := township.IDNumber(m.Get("id_number")); id.Placeholder() {
				got = append(got, string(id))
			}
		})
		if len(got) != 2 || !strings.HasPrefix(got[0], "999999") || got[1] != "" {
			t.Errorf("without a number: %q, want a placeholder and a blank", got)
		}
	})
}

func TestOneHeadAndRightRelations(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			is := func(relation string) int {
				return count(f.Members, func(m township.Record) bool { return m.Get("relation") == relation })
			}
			if is(township.HeadRelation) != 1 || is("配偶") > 1 || f.Members[0].Get("relation") != township.HeadRelation {
				t.Errorf("%s has %d heads and %d spouses", f.Household.Get("code"), is(township.HeadRelation), is("配偶"))
			}
		}
		eachMember(d, func(f Family, m township.Record) {
			relation, sex := m.Get("relation"), m.Get("sex")
			if want := township.RelationSex(relation); want != "" && want != sex {
				t.Errorf("%s is %s and %s", m.Get("name"), relation, sex)
			}
			if relation == "配偶" && sex == f.Members[0].Get("sex") {
				t.Errorf("%s and the spouse are both %s", f.Members[0].Get("name"), sex)
			}
		})
	})
}

// generationGaps are the least and most years by which somebody is younger than the head.
var generationGaps = map[string][2]int{
	"配偶": {-2, 8}, "之子": {19, 48}, "之女": {19, 48}, "之儿媳": {17, 45}, "之父": {-32, -19}, "之母": {-32, -18},
	"之孙子": {39, 75}, "之孙女": {39, 75}, "之兄弟姐妹": {0, 8},
}

func TestAgesGoWithRelations(t *testing.T) {
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		eachMember(d, func(f Family, m township.Record) {
			if age := ageOf(m, day); age < 0 || age > 95 {
				t.Errorf("%s is %d", m.Get("name"), age)
			}
			if m.Get("relation") == township.HeadRelation {
				return
			}
			gap := ageOf(f.Members[0], day) - ageOf(m, day)
			if want, ok := generationGaps[m.Get("relation")]; !ok || gap < want[0] || gap > want[1] {
				t.Errorf("%s, %s, is %d years younger than the head", m.Get("name"), m.Get("relation"), gap)
			}
		})
	})
}

func TestNobodyIsBornTooSoonAfterASibling(t *testing.T) {
	forEachDay(t, func(t *testing.T, _ township.Date, d Data) {
		for _, f := range d.Families {
			var births []township.Date
			for _, m := range f.Members {
				if r := m.Get("relation"); r == "之子" || r == "之女" {
					births = append(births, township.Date(m.Get("birth_date")))
				}
			}
			slices.Sort(births)
			for i := 1; i < len(births); i++ {
				if daysBetween(births[i-1], births[i]) < 270 {
					t.Errorf("%s: children born %v", f.Household.Get("code"), births)
				}
			}
		}
	})
}

func TestSchoolAndLabourGoWithAge(t *testing.T) {
	forEachDay(t, func(t *testing.T, day township.Date, d Data) {
		dropouts := 0
		eachMember(d, func(_ Family, m township.Record) {
			l := lifeOf(m, day)
			if l.age >= 6 && l.age < 16 && !l.pupil {
				dropouts++
			}
			for _, rule := range lifeRules {
				if rule.broken(l) {
					t.Errorf("%s, %d, %s %s %s %s: %s", m.Get("name"), l.age, m.Get("education"), l.school, m.Get("health"), m.Get("labour"), rule.title)
				}
			}
		})
		if dropouts != 1 {
			t.Errorf("%d children are not at school, want the one of the deliberate faults", dropouts)
		}
	})
}

// life is what the rules of quality_rules.md look at.
type life struct {
	township.Record
	age          int
	school       string
	pupil, adult bool // adult: of the age to work, and not at school
	full, none   bool // labour
}

func lifeOf(m township.Record, day township.Date) life {
	l := life{Record: m, age: ageOf(m, day), school: m.Get("schooling")}
	l.pupil = l.school != notPupil
	l.adult = l.age >= 16 && !l.pupil
	l.full = m.Get("labour") == "普通劳动力" || m.Get("labour") == "技能劳动力"
	l.none = m.Get("labour") == "无劳动力" || m.Get("labour") == "丧失劳动力"
	return l
}

// lifeRules are the rules of quality_rules.md about school, health and labour.
var lifeRules = []struct {
	title  string
	broken func(life) bool
}{
	{"文化程度与在校生状况同空、同填", func(l life) bool { return l.pupil == (l.Get("education") != "") }},
	{"在校生状况与年龄不符", func(l life) bool { return l.pupil && !schoolFits(l) }},
	{"16岁以下不是无劳动力", func(l life) bool { return l.age < 16 && l.Get("labour") != "无劳动力" }},
	{"在校生有劳动力", func(l life) bool { return l.pupil && l.full }},
	{"60岁及以上为普通、技能劳动力", func(l life) bool { return l.age >= 60 && l.full }},
	{"16–59岁健康非在校却无、丧失劳动力", func(l life) bool {
		return l.adult && l.age < 60 && l.Get("health") == healthy && l.none
	}},
	{"务工月数与务工区域不符", func(l life) bool { return (l.Get("work_months") != "") != (l.Get("work_area") != "") }},
	{"有务工月数却无劳动力", func(l life) bool { return l.Get("work_months") != "" && l.none }},
	{"16岁及以上非在校未参加养老保险", func(l life) bool { return l.adult != (l.Get("pension_insurance") == "是") }},
}

// schoolAges are the least and most ages of pupils by the beginning of their 在校生状况.
var schoolAges = map[string][2]int{
	"学龄前": {0, 3}, "学前": {2, 6}, "小学": {6, 13}, "七": {11, 17}, "八": {11, 17}, "九": {11, 17},
	"普通高中": {14, 20}, "中职": {14, 20}, "高职": {17, 23}, "本科": {17, 23},
}

func schoolFits(l life) bool {
	for school, ages := range schoolAges {
		if strings.HasPrefix(l.school, school) {
			return l.age >= ages[0] && l.age <= ages[1]
		}
	}
	return false
}

var examplePhone = regexp.MustCompile(`^1900000\d{4}$`)

func TestPhones(t *testing.T) {
	owner := map[string]string{}
	eachMember(Township(days[0]), func(f Family, m township.Record) {
		phone := m.Get("phone")
		if phone == "" {
			return
		}
		if other, ok := owner[phone]; ok || !examplePhone.MatchString(phone) {
			t.Errorf("phone %s of %s and %s", phone, m.Get("name"), other)
		}
		owner[phone] = m.Get("name")
		if m.Get("relation") == township.HeadRelation && f.Household.Get("phone") != phone {
			t.Errorf("the household of %s has the phone %s, not %s", m.Get("name"), f.Household.Get("phone"), phone)
		}
	})
	if len(owner) < 420 {
		t.Errorf("%d phones, want one for every household", len(owner))
	}
}

func TestNames(t *testing.T) {
	d := Township(days[0])
	names := map[string]int{}
	var all strings.Builder
	longest := 0
	eachMember(d, func(_ Family, m township.Record) {
		names[m.Get("name")]++
		all.WriteString(m.Get("name"))
		longest = max(longest, utf8.RuneCountInString(m.Get("name")))
		if m.Get("name") != township.Clean(m.Get("name")) || utf8.RuneCountInString(m.Get("name")) < 2 {
			t.Errorf("name %q", m.Get("name"))
		}
	})
	if !strings.Contains(all.String(), "𬭎") || !strings.Contains(all.String(), "䶮") || longest < 12 {
		t.Errorf("the rare and the long names are missing; the longest has %d characters", longest)
	}
	if len(names) < 1200 {
		t.Errorf("%d names for 1342 people", len(names))
	}
}
