package excel

import (
	"context"
	"path/filepath"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// assignmentRoster is a list of who helps whom: a row per household, named by its code, or by village and head.
const assignmentRoster township.RosterKind = "帮扶分配表"

// keyHelperPost is the 职务 of the helper, which no record of a household has.
const keyHelperPost = "helper_post"

// AssignmentRow is one row of a list of who helps whom, in canonical text; blanks say nothing.
type AssignmentRow struct {
	Sheet   string
	Row     int
	Code    string // 户编号
	Village string // normal form
	Group   string
	Head    string
	HeadID  string
	Helper  township.Helper // tidy
	Notes   []string        // what was mended
	Reason  string          // for a row that cannot be read: the cell and a sentence
}

// ReadAssignments reads every sheet of a book that says who helps whom, and yields its rows in order; notes name the
// sheets that were left out. A book without one is township.CodeNoRoster.
func ReadAssignments(ctx context.Context, book *sheet.Book, yield func(AssignmentRow) error) (notes []string, err error) {
	b := &reading{book: book, date1904: book.Date1904, assignments: true}
	b.yield = func(r *RosterRow) error { return yield(assignmentOf(r)) }
	taken := 0
	for _, s := range book.Sheets {
		m, err := b.sheet(ctx, s)
		if err != nil {
			return nil, err
		}
		if m.Kind == "" {
			notes = append(notes, "工作表“"+s.Name+"”"+m.Why+"，没有读取")
			continue
		}
		taken++
	}
	if taken == 0 {
		return nil, township.Errorf(township.CodeNoRoster, "“%s”里没有认出帮扶分配表：表头要有“帮扶责任人”，以及“户编号”或“村”和“户主”。可先在“帮扶”里导出一份，在它上面填写。", filepath.Base(book.Name))
	}
	return notes, nil
}

// assignmentOf takes what matters out of a row.
func assignmentOf(r *RosterRow) AssignmentRow {
	h, m := r.Household, r.Member
	out := AssignmentRow{
		Sheet: r.Sheet, Row: r.Row, Code: h.Get("code"), Village: r.Village, Group: h.Get("group_name"),
		Head: m.Get("name"), HeadID: m.Get("id_number"), Notes: r.Notes,
		Helper: township.Helper{Name: h.Get("helper_name"), Unit: h.Get("helper_unit"), Post: r.HelperPost, Phone: h.Get("helper_phone")}.Tidy(),
	}
	if r.Reason != "" {
		out.Reason = r.Column + r.Reason
	}
	return out
}

// postWords are what the 职务 of a helper is called, and unitWords what his unit is where it does not stand behind him.
var (
	postWords = buildHeadings([]headingEntry{
		{target{key: keyHelperPost}, "职务 职位 职称 单位职务 帮扶责任人职务 监测联系人职务 帮扶联系人职务 帮扶人职务 帮扶干部职务 联系人职务"},
	})
	unitWords = buildHeadings([]headingEntry{
		{hh("helper_unit"), "单位 所在单位 单位名称 派出单位 联系人单位"},
	})
)

// assignments looks for the header of a sheet that says who helps whom.
func (s *headSearch) assignments() (best *layout, why string) {
	most := 0
	try := func(headings, groups []string, numbers ...int) {
		l, n := understandAssignments(headings, groups)
		l.headerRows = numbers
		if n > most && l.saysWhoHelps(s.village(numbers[0]) != "") {
			best, most = l, n
		}
	}
	for _, r := range s.rows {
		try(r.texts, nil, r.number)
	}
	for i, r := range s.rows {
		if i+1 < len(s.rows) && s.rows[i+1].number == r.number+1 {
			lower := s.rows[i+1]
			try(joinHeadings(r.texts, lower.texts), spread(r.texts, lower.texts), r.number, lower.number)
		}
	}
	return best, "没有“帮扶责任人”，或没有“户编号”、“村”和“户主”"
}

// understandAssignments maps headings to targets as understand does, with the words that only such a list has.
func understandAssignments(headings, groups []string) (l *layout, n int) {
	l = &layout{kind: assignmentRoster, headings: headings, has: map[string]bool{}}
	words := wordsFor(township.HouseholdRoster, survey(headings, groups))
	helper := false // the column before is a helper's
	for i, raw := range headings {
		h, group := normalHeading(raw), normalHeading(at(groups, i))
		t, ok := lookup(h, postWords)
		if !ok {
			t, ok = find(h, group, helper, words)
		}
		if !ok {
			t, ok = lookup(h, unitWords)
		}
		if !ok {
			helper = helper && h != ""
			continue
		}
		if t.key == keyUnused || t.many || !l.has[t.id()] {
			n++
		}
		helper = t.ofHelper()
		l.offer(column{index: i, heading: raw, target: t})
	}
	return l, n
}

// saysWhoHelps says whether the columns tell household and helper; village says that the sheet as a whole names one.
func (l *layout) saysWhoHelps(village bool) bool {
	head := l.has[keyHeadName] && (village || l.has[keyVillage])
	return l.has["households.helper_name"] && (l.has["households.code"] || l.has[keyHeadID] || head)
}
