package demo

import "strings"

// surnames with how common they are.
var surnames = []share{
	{80, "李"},
	{76, "王"},
	{70, "张"},
	{52, "刘"},
	{48, "陈"},
	{38, "杨"},
	{30, "周"},
	{28, "黄"},
	{26, "吴"},
	{24, "罗"},
	{22, "何"},
	{20, "唐"},
	{18, "邓"},
	{18, "蒋"},
	{16, "谢"},
	{16, "曾"},
	{14, "彭"},
	{14, "廖"},
	{12, "赖"},
	{12, "袁"},
	{10, "冯"},
	{10, "贺"},
	{9, "龚"},
	{9, "钟"},
	{8, "易"},
	{8, "樊"},
	{6, "游"},
	{6, "覃"},
	{5, "兰"},
	{4, "税"},
	{3, "欧阳"},
	{2, "司马"},
}

// givenNames are the characters of given names of people born from a year on: in front, behind.
type givenNames struct {
	from        int
	first, last [2]string // men, women
	single      int
}

// generations, newest first.
var generations = []givenNames{
	{2010, [2]string{"子梓浩宇俊铭睿", "梓雨诗欣语若思"}, [2]string{"轩涵宸睿辰泽阳", "涵怡萱琪彤妍桐"}, 10},
	{1990, [2]string{"俊志文嘉鹏小天", "雪佳雨晓思丽小"}, [2]string{"杰豪宇鑫龙飞洋", "婷欣颖琳雯娟倩"}, 35},
	{1965, [2]string{"建志小永国晓海", "小丽春晓红玉艳"}, [2]string{"军勇强伟斌平波", "红梅霞燕芳琼蓉"}, 35},
	{0, [2]string{"国德永光正明世", "秀桂玉素淑碧光"}, [2]string{"富贵才清全林忠", "英兰芳珍群琼莲"}, 12},
}

// given makes up a given name for somebody born in a year.
func (b *builder) given(sex string, year int) string {
	side := 0
	if sex == female {
		side = 1
	}
	for _, g := range generations {
		if year < g.from {
			continue
		}
		last := b.pick(strings.Split(g.last[side], ""))
		if b.chance(g.single) {
			return last
		}
		first := b.pick(strings.Split(g.first[side], ""))
		if first == last {
			return last
		}
		return first + last
	}
	return ""
}

// Names that the program has to bear on screen and paper: characters that few fonts have, and long ones.
// rareHeads are the given names of the heads of the households of those numbers; the long names go to the
// first family of uyghurVillage that they suffice for.
var rareHeads = map[int]string{60: "𬭎", 150: "䶮"}

const uyghurVillage = 8

var uyghurNames = map[string][]string{
	"户主": {"阿卜杜热依木·阿卜力米提"},
	"配偶": {"阿依古丽·买买提"},
	"之子": {"艾力亚尔·阿卜杜热依木", "库尔班·阿卜杜热依木"},
	"之女": {"古丽娜尔·阿卜杜热依木", "祖丽胡马尔·阿卜杜热依木"},
}

// name gives everybody a name: children and the father's side share a surname.
func (h *home) name() {
	if h.nameUyghur() {
		return
	}
	own := h.draw(surnames)
	sons := own
	if h.people[0].sex == female && len(h.people) > 1 && h.people[1].relation == "配偶" {
		sons = h.draw(surnames)
	}
	nation := h.draw(nations)
	for _, p := range h.people {
		p.nation = nation
		p.name = h.fresh(func() string { return h.surnameOf(p, own, sons) + h.given(p.sex, p.birth.Year()) })
	}
	if rare, ok := rareHeads[h.plan.number]; ok {
		h.people[0].name = own + rare
	}
}

// fresh tries for a name that nobody has yet; villages do have namesakes, so after a few it lets one pass.
func (b *builder) fresh(invent func() string) string {
	name := invent()
	for range 3 {
		if !b.named[name] {
			break
		}
		name = invent()
	}
	b.named[name] = true
	return name
}

// surnameOf is own for the head's line, sons for the children, any other for those who married in.
func (h *home) surnameOf(p *person, own, sons string) string {
	switch p.relation {
	case "户主", "之父", "之兄弟姐妹":
		return own
	case "之子", "之女", "之孙子", "之孙女":
		return sons
	case "配偶":
		if sons != own {
			return sons
		}
	}
	return h.draw(surnames)
}

// nameUyghur names the one family with long names, if this is it.
func (h *home) nameUyghur() bool {
	if h.uyghurDone || h.plan.village != uyghurVillage || h.people[0].sex != male || len(h.people) < 2 {
		return false
	}
	used := map[string]int{}
	for _, p := range h.people {
		if used[p.relation]++; used[p.relation] > len(uyghurNames[p.relation]) {
			return false
		}
	}
	used = map[string]int{}
	for _, p := range h.people {
		p.name, p.nation = uyghurNames[p.relation][used[p.relation]], "维吾尔族"
		used[p.relation]++
	}
	h.uyghurDone = true
	return true
}

var nations = []share{{930, "汉族"}, {25, "彝族"}, {15, "土家族"}, {12, "藏族"}, {10, "羌族"}, {8, "回族"}}
