package service

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// assignmentMatch finds the household and the helper that a row of a list of who helps whom means.
type assignmentMatch struct {
	lastDeed int64
	rows     []*home
	byCode   map[string]int
	byHeadID map[string][]int
	byHead   map[[2]string][]int // village and head
	headID   map[int64]string
	roster   *township.HelperRoster // of the archive
	known    []township.Helper      // the roster, and then whom the file names in full besides
	met      *township.HelperRoster // of known
	fresh    map[township.HelperKey]bool
	given    map[int64]giver // who has a household by an earlier row
}

// giver is the row that gave a household away.
type giver struct {
	to  township.HelperKey
	row int
}

func (d *Desk) newAssignmentMatch(ctx context.Context) (*assignmentMatch, error) {
	read := d.archive.Read(ctx)
	last, err := read.LastDeed()
	if err != nil {
		return nil, err
	}
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	helpers, err := readHelpers(read)
	if err != nil {
		return nil, err
	}
	people, err := read.People()
	m := &assignmentMatch{
		lastDeed: last, rows: r.rows, byCode: map[string]int{}, byHeadID: map[string][]int{}, byHead: map[[2]string][]int{}, headID: map[int64]string{},
		roster: township.NewHelperRoster(helpers), known: helpers, met: township.NewHelperRoster(helpers), fresh: map[township.HelperKey]bool{}, given: map[int64]giver{},
	}
	for _, p := range people {
		if p.Relation == township.HeadRelation {
			m.headID[p.Household] = township.IDNumber(p.IDNumber).Key()
		}
	}
	m.index()
	return m, err
}

// index leaves out the households that are no more.
func (m *assignmentMatch) index() {
	for i := range m.rows {
		r := m.rows[i]
		if r.Closed != "" {
			continue
		}
		if r.Code != "" {
			m.byCode[r.Code] = i
		}
		if id := m.headID[r.ID]; id != "" {
			m.byHeadID[id] = append(m.byHeadID[id], i)
		}
		at := [2]string{township.NormalVillage(r.Village), r.Head}
		m.byHead[at] = append(m.byHead[at], i)
	}
}

// meet takes note of whom the file names and the roster does not know. A name alone is somebody new only when nobody has
// it, here or there.
func (m *assignmentMatch) meet(h township.Helper) {
	if h.Name == "" || h.Unit == "" || h.Validate() != nil {
		return
	}
	if _, ok := m.met.Find(h.Key()); !ok {
		m.enter(h)
	} else if m.fresh[h.Key()] {
		m.fill(h)
	}
}

func (m *assignmentMatch) enter(h township.Helper) {
	m.known = append(m.known, h)
	m.fresh[h.Key()] = true
	m.met = township.NewHelperRoster(m.known)
}

// fill completes somebody new with what a later row says of him.
func (m *assignmentMatch) fill(h township.Helper) {
	for i := range m.known {
		k := &m.known[i]
		post, phone := firstOf(k.Post, h.Post), firstOf(k.Phone, h.Phone)
		if k.Key() == h.Key() && (post != k.Post || phone != k.Phone) {
			k.Post, k.Phone = post, phone
			m.met = township.NewHelperRoster(m.known)
		}
	}
}

// newHelpers are those who would come onto the roster: whom a household gets.
func (m *assignmentMatch) newHelpers() []township.Helper {
	used := map[township.HelperKey]bool{}
	for _, g := range m.given {
		used[g.to] = true
	}
	var out []township.Helper
	for _, h := range m.known {
		if m.fresh[h.Key()] && used[h.Key()] {
			out = append(out, h)
		}
	}
	return out
}

// settle says what becomes of a row.
func (m *assignmentMatch) settle(r excel.AssignmentRow) (out township.AssignmentRow, household int64) {
	out = township.AssignmentRow{Sheet: r.Sheet, Row: r.Row, Household: calledIn(r), Notes: r.Notes}
	refuse := func(c township.AssignmentClass, reason string) (township.AssignmentRow, int64) {
		out.Class, out.Reason = c, reason
		return out, 0
	}
	if r.Reason != "" {
		return refuse(township.AssignmentAmbiguous, r.Reason)
	}
	at, class, why := m.household(r)
	if why != "" {
		return refuse(class, why)
	}
	home := m.rows[at]
	out.Household, out.From = home.Village+home.Group+" "+firstOf(home.Head, home.Code)+"户", home.HelperKey()
	if r.Helper.Name == "" {
		return refuse(township.AssignmentBlank, "没有写帮扶责任人")
	}
	h, why := m.helper(r.Helper)
	if why != "" {
		return refuse(township.AssignmentAmbiguous, why)
	}
	out.To = h.Key()
	out.Notes = append(out.Notes, differs(h, r.Helper, m.fresh[h.Key()])...)
	if g, ok := m.given[home.ID]; ok {
		if g.to != out.To {
			return refuse(township.AssignmentAmbiguous, fmt.Sprintf("第%d行已把这户分给%s，请核对", g.row, township.HelperCalled(g.to.Name, g.to.Unit)))
		}
		out.Class = township.AssignmentSame
		return out, 0
	}
	m.given[home.ID] = giver{out.To, r.Row}
	if township.PlanHelper([]township.HouseholdRow{home.HouseholdRow}, h)[0].Same {
		out.Class = township.AssignmentSame
	}
	return out, home.ID
}

// differs says whether a helper is new to the roster, or what the file has of one and the roster has otherwise; the roster
// stays.
func differs(h, said township.Helper, fresh bool) []string {
	if fresh {
		return []string{"名册里没有，将新增"}
	}
	var notes []string
	for _, f := range []struct{ label, known, said string }{{"职务", h.Post, said.Post}, {"电话", h.Phone, said.Phone}} {
		if f.said != "" && f.said != f.known {
			notes = append(notes, fmt.Sprintf("%s“%s”与名册（%s）不同，名册不改", f.label, f.said, firstOf(f.known, "空")))
		}
	}
	return notes
}

// calledIn is how a row names its household.
func calledIn(r excel.AssignmentRow) string {
	return strings.TrimSpace(r.Village + r.Group + " " + firstOf(r.Head, r.Code))
}

// household finds the one that a row means: by code, by the number of its head, or by village and head.
func (m *assignmentMatch) household(r excel.AssignmentRow) (at int, class township.AssignmentClass, why string) {
	if r.Code != "" {
		i, ok := m.byCode[r.Code]
		switch {
		case !ok:
			return 0, township.AssignmentMissing, fmt.Sprintf("档案里没有户编号%s的户", r.Code)
		case r.Head != "" && m.rows[i].Head != "" && m.rows[i].Head != r.Head:
			return 0, township.AssignmentAmbiguous, fmt.Sprintf("户编号%s的户主是%s，表里写的是%s，请核对", r.Code, m.rows[i].Head, r.Head)
		}
		return i, 0, ""
	}
	found := m.byHeadID[township.IDNumber(r.HeadID).Key()]
	if len(found) == 0 {
		found = m.named(r)
	}
	switch len(found) {
	case 0:
		return notFound(r)
	case 1:
		return found[0], 0, ""
	}
	return 0, township.AssignmentAmbiguous, fmt.Sprintf("%s有%d户的户主叫%s，请补上户编号或户主证件号码", r.Village, len(found), r.Head)
}

// notFound says why no household is meant by a row that has no code.
func notFound(r excel.AssignmentRow) (at int, class township.AssignmentClass, why string) {
	switch {
	case r.Head == "" && r.HeadID == "":
		return 0, township.AssignmentMissing, "没有写户编号、户主姓名或户主证件号码"
	case r.Head == "":
		return 0, township.AssignmentMissing, "档案里没有这个证件号码的户主"
	case r.Village == "":
		return 0, township.AssignmentAmbiguous, "没有写村，只凭户主姓名不能确定是哪一户，请补上村或户编号"
	}
	return 0, township.AssignmentMissing, fmt.Sprintf("%s没有户主叫%s的户", r.Village, r.Head)
}

// named finds the households of a village whose head has the name; the group decides where it can.
func (m *assignmentMatch) named(r excel.AssignmentRow) []int {
	if r.Head == "" || r.Village == "" {
		return nil
	}
	all := m.byHead[[2]string{township.NormalVillage(r.Village), r.Head}]
	var same []int
	for _, i := range all {
		if r.Group != "" && m.rows[i].Group == r.Group {
			same = append(same, i)
		}
	}
	if len(all) > 1 && len(same) > 0 {
		return same
	}
	return all
}

// helper finds whom a row means.
func (m *assignmentMatch) helper(h township.Helper) (found township.Helper, why string) {
	found, ok := m.met.Find(h.Key())
	switch {
	case ok && found.Retired:
		return found, found.Called() + "已停用，请换一位，或先在“帮扶”里启用"
	case ok:
		return found, ""
	}
	if same := m.met.Named(h.Name); len(same) > 0 {
		var units []string
		for _, s := range same {
			units = append(units, firstOf(s.Unit, "未填单位"))
		}
		return h, fmt.Sprintf("叫%s的有%d人（%s），请写明单位", h.Name, len(same), strings.Join(units, "、"))
	}
	if err := h.Validate(); err != nil {
		return h, township.Say(err)
	}
	m.enter(h)
	return h, ""
}
