package service

import (
	"fmt"
	"sort"
	"strings"

	"taizhang/app/township"
)

// newVillages lists the villages that the plan would add, in the order of the file.
func (p *plan) newVillages() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range p.families {
		key := township.NormalVillage(f.village)
		if _, ok := p.villages[key]; !ok && !seen[key] {
			seen[key] = true
			out = append(out, f.village)
		}
	}
	return out
}

// remarks are what is to be said of the file as a whole.
func (p *plan) remarks() []string {
	var out []string
	for _, name := range sortedKeys(p.foreign) {
		out = append(out, fmt.Sprintf("有%d行的乡镇是“%s”，本档案是“%s”；请确认没有选错文件。", p.foreign[name], name, p.office.Name))
	}
	for _, name := range sortedKeys(p.taken) {
		out = append(out, fmt.Sprintf("有%d行的行政村写作“%s”，按“%s”收下。", p.taken[name], name, p.places[name]))
	}
	for _, label := range sortedKeys(p.clashes) {
		out = append(out, fmt.Sprintf("有%d行的“%s”与本户户主（没有户主的，第一行）不一致，以户主的为准。", p.clashes[label], label))
	}
	if n := len(p.barred); n > 0 {
		out = append(out, fmt.Sprintf("有%d户现在台账中，名单却写作档外五类；台账和“档外五类”都没有动，请逐户核对（见行的说明）。", n))
	}
	headless := 0
	for _, f := range p.families {
		if f.id == 0 && !f.hasHead() {
			headless++
		}
	}
	if headless > 0 {
		out = append(out, fmt.Sprintf("有%d户没有户主，或户主行没有收下（见拒收的行），这些户暂时没有户主；改好后再导入即可补上。", headless))
	}
	for _, f := range p.families {
		if heads := p.headsAfter(f); len(heads) > 1 {
			out = append(out, fmt.Sprintf("%s导入后会有%d个户主（%s）；一户只有一个户主，请先核对与户主关系，或导入后登记户主变更。", p.nameOf(f), len(heads), strings.Join(heads, "、")))
		}
	}
	return shortened(out)
}

// mostRemarks is how many sentences about a file are shown; a file that needs more of them is told so.
const mostRemarks = 12

func shortened(remarks []string) []string {
	if rest := len(remarks) - mostRemarks; rest > 0 {
		return append(remarks[:mostRemarks], fmt.Sprintf("还有%d条这样的提醒，没有全部列出。", rest))
	}
	return remarks
}

// nameOf names a family for a sentence.
func (p *plan) nameOf(f *family) string {
	if f.id != 0 {
		return p.describe(f.id)
	}
	name := f.village + f.record.Get("group_name")
	if code := f.record.Get("code"); code != "" {
		name += "户编号" + code
	}
	return name
}

// headsAfter names those who would be heads of a family once the file is written.
func (p *plan) headsAfter(f *family) []string {
	var heads []string
	named := map[int64]bool{}
	for _, m := range f.people {
		person := m.record
		if m.id != 0 {
			named[m.id] = true
			person = p.members[m.id].Clone()
			if relation, ok := m.changes["relation"]; ok {
				person.Set("relation", relation)
			}
		}
		if township.IsHead(person) {
			heads = append(heads, person.Get("name"))
		}
	}
	for _, id := range p.of[f.id] {
		if m := p.members[id]; !named[id] && !p.moved[id] && township.IsHead(m) {
			heads = append(heads, m.Get("name"))
		}
	}
	return heads
}

func (f *family) hasHead() bool {
	for _, m := range f.people {
		if m.id == 0 && m.record.Get("relation") == township.HeadRelation {
			return true
		}
	}
	return false
}

// absent names the households of the file's villages that the file does not speak of; a roster of one kind of
// household leaves out the others, so this is told and nothing is done about it.
func (p *plan) absent() []township.AbsentHousehold {
	in := map[string]bool{}
	for _, f := range p.families {
		in[township.NormalVillage(f.village)] = true
	}
	var ids []int64
	for id := range p.households {
		if p.byKey[archiveKey(id)] == nil && in[township.NormalVillage(p.villageOf(id))] {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	out := make([]township.AbsentHousehold, len(ids))
	for i, id := range ids {
		out[i] = township.AbsentHousehold{ID: id, Named: p.describe(id)}
	}
	return out
}
