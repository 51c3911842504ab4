package demo

import (
	"time"

	"taizhang/app/township"
)

const (
	male   = township.Male
	female = township.Female
)

// person is a member of a household while it is made up.
type person struct {
	relation string
	sex      string
	age      int
	birth    time.Time
	name     string
	nation   string
	id       township.IDNumber
	phone    string

	schooling string
	education string
	health    string // several joined by 、
	handicap  string // kind and grade behind the ID number, “” for none
	labour    string
	politics  string
	workArea  string
	months    int // at work
	wage      int // yuan in the year
}

// home is a household while it is made up.
type home struct {
	*builder
	plan   plan
	code   string
	group  string
	helper helper
	people []*person // the head first

	identified township.Date // 首次识别时间 of the poor

	outside string // 档外五类
	need    need
	course  course
	money   account
}

// join adds somebody of an age to the household.
func (h *home) join(relation, sex string, age int) *person {
	p := &person{relation: relation, sex: sex, age: age, birth: h.birthAt(age)}
	h.people = append(h.people, p)
	return p
}

// birthAt is a birthday of somebody who is that old today.
func (b *builder) birthAt(age int) time.Time {
	return b.day.AddDate(-age, 0, 0).AddDate(0, 0, -1-b.IntN(360))
}

// settle fills the household with as many people as planned, by one of four kinds of families.
func (h *home) settle() {
	switch n := h.plan.size; {
	case n == 1:
		h.alone()
	case n == 2:
		h.two()
	case h.chance(55) || n > 7:
		h.youngFamily()
	default:
		h.threeGenerations()
	}
}

// alone is mostly somebody old.
func (h *home) alone() {
	sex := male
	if h.chance(35) {
		sex = female
	}
	age := h.between(61, 87)
	if h.chance(25) {
		age = h.between(42, 60)
	}
	h.join(township.HeadRelation, sex, age)
}

// two are a couple, or one parent with a child.
func (h *home) two() {
	switch {
	case h.chance(70):
		age := h.between(48, 80)
		h.join(township.HeadRelation, male, age)
		h.join("配偶", female, age-h.between(-1, 6))
	case h.chance(50):
		age := h.between(36, 58)
		h.join(township.HeadRelation, h.sex(), age)
		h.child(age - h.between(22, 32))
	default:
		age := h.between(56, 76)
		h.join(township.HeadRelation, h.sex(), age)
		h.grandchild(age - h.between(46, 54))
	}
}

func (b *builder) sex() string {
	if b.chance(52) {
		return male
	}
	return female
}

// child joins a son or daughter of an age, the youngest being newborn.
func (h *home) child(age int) {
	sex := h.sex()
	relation := "之子"
	if sex == female {
		relation = "之女"
	}
	h.join(relation, sex, max(age, 0))
}

func (h *home) grandchild(age int) {
	sex := h.sex()
	relation := "之孙子"
	if sex == female {
		relation = "之孙女"
	}
	h.join(relation, sex, max(age, 0))
}

// full says whether nobody more is planned.
func (h *home) full() bool { return len(h.people) >= h.plan.size }

// youngFamily is a couple, or a parent alone, with children, and in larger households with the head's parents.
func (h *home) youngFamily() {
	age := h.between(33, 50)
	if h.plan.size > 7 { // old enough for the youngest of many children
		age = h.between(42, 50)
	}
	wife := age - h.between(0, 5)
	if h.chance(88) || h.plan.size > 4 {
		h.join(township.HeadRelation, male, age)
		h.join("配偶", female, wife)
	} else {
		h.join(township.HeadRelation, female, wife)
	}
	next := wife - h.between(21, 25)
	for i := range min(h.plan.size-len(h.people), 2) {
		h.child(h.orNewborn(i, next))
		next -= h.between(2, 4)
	}
	h.elders(age)
	for ; !h.full(); next -= 2 {
		h.child(next)
	}
}

// smallest is how old the youngest children are of whom the first two are made newborn instead, to have
// somebody without a number.
const smallest = 6

// orNewborn is the age of the i-th child of a family, or 0.
func (h *home) orNewborn(i, age int) int {
	last := i == 1 && h.plan.size <= 7
	if last && age <= smallest && h.babies < len(unnumbered) {
		h.babies++
		return 0
	}
	return age
}

// elders joins the head's mother and father, and at times a brother or sister, while there is room.
func (h *home) elders(age int) {
	older := h.between(20, 27)
	if !h.full() {
		h.join("之母", female, age+older)
	}
	if !h.full() {
		h.join("之父", male, age+older+h.between(0, 4))
	}
	if h.plan.size >= 7 && !h.full() {
		h.join("之兄弟姐妹", h.sex(), age-h.between(1, 6))
	}
}

// threeGenerations is an older couple with a son, his wife and their children.
func (h *home) threeGenerations() {
	age := h.between(53, 68)
	wife := age - h.between(0, 4)
	h.join(township.HeadRelation, male, age)
	if h.plan.size != 3 || h.chance(50) {
		h.join("配偶", female, wife)
	}
	son := wife - h.between(21, 27)
	h.join("之子", male, son)
	bride := son - h.between(-1, 3)
	if !h.full() && bride >= 20 {
		h.join("之儿媳", female, bride)
	}
	eldest := bride - h.between(20, 24)
	for i := 0; !h.full() && i < 3 && eldest-3*i >= 0; i++ {
		h.grandchild(eldest - 3*i)
	}
	if !h.full() {
		h.join("之母", female, age+h.between(19, 22))
	}
	for i := 1; !h.full(); i++ {
		h.join("之女", female, max(son-2*i, 16))
	}
}

// canWork says whether somebody counts as labour in full.
func canWork(p *person) bool { return p.labour == "普通劳动力" || p.labour == "技能劳动力" }

// canHelp says whether somebody counts as labour at all.
func canHelp(p *person) bool { return canWork(p) || p.labour == weakLabour }

// weakLabour is the labour of the old and the ill.
const weakLabour = "弱劳动力或半劳动力"
