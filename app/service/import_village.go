package service

import (
	"regexp"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// locate settles which village a row means: the clerk's choice, the archive's village of that name, or of the name
// without the township before it, without the group behind it or with the 村 that was left off; else a new one.
func (p *plan) locate(row *excel.RosterRow) {
	if row.Township != "" && p.office.Name != "" && !sameOffice(row.Township, p.office.Name) {
		p.foreign[row.Township]++
	}
	said := row.Village
	if m := withGroup.FindStringSubmatch(row.Household.Get("group_name")); m != nil && said == "" { // both in one column: 村组
		said, row.Village = m[1], m[1]
		row.Household.Set("group_name", township.NormalGroup(m[2]))
	}
	if said == "" {
		return
	}
	if _, ok := p.places[said]; !ok {
		p.places[said] = p.villageFor(said, row.Township)
	}
	if m := withGroup.FindStringSubmatch(said); m != nil && row.Household.Get("group_name") == "" {
		row.Household.Set("group_name", township.NormalGroup(m[2]))
	}
	row.Village = p.places[said]
	if row.Village != said && p.rename[said] == "" {
		p.taken[said]++
	}
}

// withGroup matches a village with the group behind it: 双河村3组.
var withGroup = regexp.MustCompile(`^(.+(?:村|社区))(第?[0-9〇一二三四五六七八九十]+(?:组|社|村民小组))$`)

func sameOffice(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }

// villageFor returns the village that a name stands for.
func (p *plan) villageFor(said, ofTownship string) string {
	name := said
	if m := withGroup.FindStringSubmatch(said); m != nil {
		name = m[1]
	}
	for _, t := range []string{p.office.Name, ofTownship} {
		if !p.hasVillage(name) {
			name = withoutTownship(name, t)
		}
	}
	for _, form := range []string{said, name} {
		if to := p.rename[form]; to != "" {
			return to
		}
	}
	if found := p.similar(name); !p.hasVillage(name) && len(found) == 1 {
		return found[0]
	}
	return name
}

// withoutTownship drops what stands up to the township: 某县清溪镇柏树村 → 柏树村.
func withoutTownship(name, ofTownship string) string {
	_, rest, ok := strings.Cut(name, ofTownship)
	if ofTownship == "" || !ok || !isVillageName(rest) {
		return name
	}
	return rest
}

// similar are the archive's villages that differ from a name by 村 or 社区 alone.
func (p *plan) similar(name string) []string {
	var found []string
	for _, form := range []string{name + "村", name + "社区", strings.TrimSuffix(name, "村"), strings.TrimSuffix(name, "社区")} {
		if form != name && p.hasVillage(form) {
			found = append(found, form)
		}
	}
	return found
}

func (p *plan) hasVillage(name string) bool {
	_, ok := p.villages[township.NormalVillage(name)]
	return ok
}

// isVillageName says whether a text is more than 村 or 社区 alone.
func isVillageName(s string) bool {
	for _, tail := range []string{"村", "社区"} {
		if name, ok := strings.CutSuffix(s, tail); ok && name != "" {
			return true
		}
	}
	return false
}
