package service

import (
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
)

// place says whose the issue is: of a household by number, code, or village and head; else of the village, of a
// department, or of the town.
func (w *issueWeighing) place(r *township.IssueBookRow) {
	i := &r.Issue
	village, known := w.village(r)
	if !known {
		r.Undecided = fmt.Sprintf("“%s”不在本档案的村里，请在上面选它是哪个村", township.Shorten(r.Cells[township.ListVillage]))
		return
	}
	r.VillageIs = firstOf(village, township.TownItself)
	i.Village, i.Level = w.register.villageID(village), township.LevelVillage
	head := r.Cells[township.ListHead]
	if home := w.surely(r); home != nil {
		w.settle(r, &home.HouseholdRow)
		return
	}
	switch department := firstOf(r.Cells[township.ListSubject], departmentOf(r.Cells[township.ListLevel], head)); {
	case r.Chosen < 0:
		i.Subject = head
	case department == "" && namesHead(head, village):
		w.byHead(r, village, head)
		return
	case department != "":
		i.Level, i.Village, i.Subject, r.VillageIs = township.LevelDepartment, 0, department, township.TownItself
		return
	case head != "" && township.NormalVillage(head) != village:
		i.Subject = head
	}
	if village == "" {
		i.Level = township.LevelTown
	}
}

// village is the village that a row names, “” for the town; known is false for one that is none of ours.
func (w *issueWeighing) village(r *township.IssueBookRow) (name string, known bool) {
	said := r.Cells[township.ListVillage]
	name = township.NormalVillage(said)
	if said == "" {
		return w.villageAbout(r), true
	}
	switch {
	case name == "" || name == township.TownItself || name == w.office.Name || strings.HasPrefix(name, "镇") || strings.HasPrefix(name, "乡镇"):
		return "", true
	case w.register.villageID(name) != 0:
		return name, true
	}
	if near := w.nearly(name); near != "" {
		return near, true
	}
	switch meant := w.ask(township.ListVillage, said); meant {
	case "":
		return "", false
	case township.TownItself:
		return "", true
	default:
		return meant, w.register.villageID(meant) != 0
	}
}

// villageAbout is the village of a row that names none: the one that its description begins with, as form F3 writes it, or
// that the sheet's name or title says.
func (w *issueWeighing) villageAbout(r *township.IssueBookRow) string {
	about := r.Cells[township.ListDescription]
	for _, v := range w.register.villages {
		if v.Name != "" && strings.HasPrefix(about, v.Name) {
			return v.Name
		}
	}
	if name := township.NormalVillage(r.Title); name != "" && w.register.villageID(name) != 0 {
		return name
	}
	return ""
}

// have looks for what the archive tells in the same words; it also says whom the row is about where that was in doubt, and
// when it was found where the list does not say it.
func (w *issueWeighing) have(r *township.IssueBookRow) {
	if r.Cells[township.ListDescription] == "" {
		return
	}
	village, known := r.VillageIs, r.VillageIs != ""
	if village == township.TownItself {
		village = ""
	}
	for _, o := range w.inWords(r) {
		if known && o.VillageName != village || r.Chosen < 0 && o.Household != 0 {
			continue
		}
		r.Had = append(r.Had, *o)
	}
	if len(r.Had) == 0 {
		return
	}
	o := &r.Had[0]
	if r.Cells[township.ListFound] == "" && o.Found.Full() {
		r.Issue.Found = o.Found
	}
	if r.Undecided != "" {
		r.Undecided, r.Homes, r.Home, r.VillageIs = "", nil, o.Home, o.Place()
		r.Issue.Level, r.Issue.Household, r.Issue.Village, r.Issue.Subject = o.Level, o.Household, o.Village, o.Subject
	}
}

// inWords are the issues that are told in the words of a row, of whom it names.
func (w *issueWeighing) inWords(r *township.IssueBookRow) []*township.IssueRow {
	about := r.Cells[township.ListDescription]
	switch {
	case r.Home != nil:
		return w.told.OfHome(about, r.Home.ID)
	case r.Chosen != 0:
		return w.told.OfWhom(about, "")
	}
	return w.told.OfWhom(about, firstOf(r.Cells[township.ListHead], r.Cells[township.ListSubject]))
}

// nearly is the village that is called so without its last word, or with the town before it.
func (w *issueWeighing) nearly(name string) string {
	for _, v := range w.register.villages {
		if v.Name == name+"村" || v.Name == name+"社区" || strings.TrimPrefix(name, w.office.Name) == v.Name {
			return v.Name
		}
	}
	return ""
}

// surely is the household that a row names beyond doubt: by an ID number, its code, or by hand.
func (w *issueWeighing) surely(r *township.IssueBookRow) *home {
	if at, ok := w.register.byID[r.Chosen]; ok && r.Chosen > 0 {
		return w.register.rows[at]
	}
	if homes := w.byID[township.IDNumber(r.Cells[township.ListID]).Key()]; len(homes) == 1 {
		return homes[0]
	}
	return w.byCode[firstOf(r.Cells[township.ListCode], "-")]
}

func (w *issueWeighing) settle(r *township.IssueBookRow, home *township.HouseholdRow) {
	r.Home, r.VillageIs = home, home.Village
	r.Issue.Level, r.Issue.Household, r.Issue.Village, r.Issue.Subject = township.LevelHousehold, home.ID, w.register.villageID(home.Village), ""
	if said := township.Squeeze(r.Cells[township.ListHead]); said != "" && said != township.Squeeze(home.Head) {
		r.Notes = append(r.Notes, fmt.Sprintf("清单写的是“%s”，对上的是%s", township.Shorten(said), home.Named()))
	}
}

// byHead looks for the household of a head in its village; one that is not to be told from another waits for a person.
func (w *issueWeighing) byHead(r *township.IssueBookRow, village, head string) {
	group := township.NormalGroup(r.Cells[township.ListGroup])
	var all, inGroup []*township.HouseholdRow
	for _, h := range w.byHeads[[2]string{village, township.Squeeze(head)}] {
		all = append(all, &h.HouseholdRow)
		if group != "" && township.NormalGroup(h.Group) == group {
			inGroup = append(inGroup, &h.HouseholdRow)
		}
	}
	if len(inGroup) > 0 {
		all = inGroup
	}
	switch {
	case len(all) == 1:
		w.settle(r, all[0])
	case len(all) == 0:
		r.Undecided = fmt.Sprintf("%s没有户主是“%s”的户，请选是哪一户，或作为村级问题", village, township.Shorten(head))
	default:
		r.Homes = all
		r.Undecided = fmt.Sprintf("%s有%d户的户主都是“%s”，请选是哪一户", village, len(all), township.Shorten(head))
	}
}

// departmentOf is the department that a row names as who answers for it.
func departmentOf(level, head string) string {
	if strings.HasPrefix(level, township.LevelDepartment) {
		return head
	}
	for _, end := range []string{"局", "委", "县残联", "供电公司"} {
		if len([]rune(head)) > 2 && strings.HasPrefix(head, "县") && strings.HasSuffix(head, end) {
			return head
		}
	}
	return ""
}

// namesHead says whether who answers for an issue of a village is the head of a household.
func namesHead(head, village string) bool {
	return head != "" && village != "" && township.NormalVillage(head) != village && !ofCommittee(head)
}

// ofCommittee says whether who answers for an issue is no person but the village's own.
func ofCommittee(head string) bool {
	return slices.ContainsFunc([]string{"村委", "居委", "村“两委”", "村两委", "支部", "工作组", "工作队", "村级", "合作社", "村集体"}, func(w string) bool { return strings.Contains(head, w) })
}
