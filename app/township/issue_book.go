package township

import (
	"fmt"
	"strconv"
	"strings"
)

// The columns of a superior's list, by which its cells and words are named.
const (
	ListVillage     = "village"
	ListGroup       = "group"
	ListHead        = "head" // the head of a household, or who else answers for it
	ListID          = "id"
	ListCode        = "code"
	ListLevel       = "level"
	ListType        = "issue_type"
	ListNature      = "nature"
	ListDescription = "description"
	ListMeasures    = "measures"
	ListUnit        = "unit"
	ListPerson      = "person"
	ListDeadline    = "deadline"
	ListFound       = "found"
	ListFinder      = "finder"
	ListSubject     = "subject" // a department
	ListRemark      = "remark"
)

// AsListed is what a word of a list may mean: it is of no kind here, and goes into the remark.
const AsListed = "照写备注"

// IssueBookRow is a row of a superior's list with what would be written of it.
type IssueBookRow struct {
	Sheet string
	Row   int
	Cells map[string]string // by column, in canonical text; blanks are left out
	Where map[string]string // the name of the column on the sheet: C列 问题描述
	Title string            // the village that the sheet's name or title says, “” for none
	Above string            // what stands above the headings: 清溪镇督查巡查反馈问题清单

	Fault       string // a cell that cannot be read
	FaultColumn string

	// Below is what follows from the archive and from what a person chose.
	Issue     Issue
	Plan      IssueStep       // measures, unit, person and deadline of the list
	Home      *HouseholdRow   // nil: not of a household
	VillageIs string          // the village here; TownItself of the town and the departments
	Homes     []*HouseholdRow // that the head may be, if several
	Chosen    int64           // of them, by hand; -1: of the village
	Had       []IssueRow      // that tell the same in the same words, in whatever state
	Alike     []IssueRow      // open ones that may tell the same
	AlikeRow  int             // a row above that tells the same
	Undecided string          // what a person must choose first
	Column    string          // what is wrong, and where
	Reason    string
	Notes     []string
}

// Taken says whether the row can be written.
func (r *IssueBookRow) Taken() bool { return r.Reason == "" && r.Undecided == "" }

// Doubled says whether what the row tells is told already, or may be.
func (r *IssueBookRow) Doubled() bool { return len(r.Had) > 0 || len(r.Alike) > 0 || r.AlikeRow > 0 }

// Whole says whether the list says all that a plan needs.
func (r *IssueBookRow) Whole() bool {
	return r.Plan.Note != "" && r.Plan.Unit != "" && r.Plan.DutyPerson != "" && r.Plan.Deadline != ""
}

// Said is where a word or person is looked for: the cell with its column.
func (r *IssueBookRow) Said(column string) string {
	if w := r.Where[column]; w != "" {
		return w
	}
	return "第" + strconv.Itoa(r.Row) + "行"
}

// Place is the row with its sheet, as it is kept with the issue.
func (r *IssueBookRow) Place() string { return fmt.Sprintf("%s 第%d行", r.Sheet, r.Row) }

// IssueWord is a word of a list that is none of the office's: how many rows say it, and what a person says it means.
type IssueWord struct {
	Field string // ListVillage, ListType or ListNature
	Said  string
	Meant string
	Rows  int
	Known bool // from an earlier list
}

var issueWordLabels = map[string]string{ListVillage: "行政村", ListType: "问题类型", ListNature: "问题性质"}

// Label is what the word is one of.
func (w *IssueWord) Label() string { return issueWordLabels[w.Field] }

// IssueBook is a superior's list, read and compared with the archive; nothing of it is written.
type IssueBook struct {
	File     string
	Source   string // chosen for the file
	Found    Date   // for the rows that do not say when
	Campaign int64
	Rows     []IssueBookRow
	Words    []IssueWord
	Notes    []string
	Proven   bool   // what the list tells is held to be verified
	Original []byte // the file as it came; nil: it is too long to be kept
}

// Meaning is what a person said that a word means.
func (b *IssueBook) Meaning(field, said string) (meant string, ok bool) {
	for _, w := range b.Words {
		if w.Field == field && w.Said == said {
			return w.Meant, w.Meant != ""
		}
	}
	return "", false
}

// Mean says what a word means.
func (b *IssueBook) Mean(field, said, meant string) {
	for i := range b.Words {
		if w := &b.Words[i]; w.Field == field && w.Said == said {
			w.Meant = meant
			return
		}
	}
	b.Words = append(b.Words, IssueWord{Field: field, Said: said, Meant: meant})
}

// SourceOfFile guesses the source from the name of a list or its title: 第三方评估反馈问题.xlsx.
func SourceOfFile(name string) string {
	for _, s := range []struct{ hint, source string }{
		{"第三方", "第三方评估"}, {"评估", "第三方评估"}, {"审计", "审计"}, {"督查", "督查巡查"}, {"巡", "督查巡查"}, {"督导", "督查巡查"}, {"信访", "信访"}, {"媒体", "媒体"}, {"比对", IssueFromComparison},
	} {
		if strings.Contains(name, s.hint) {
			return s.source
		}
	}
	return ""
}

// PlanText is what the list wants done, as it goes into the remark of an issue that waits to be verified.
func (r *IssueBookRow) PlanText() string {
	var parts []string
	for _, p := range []struct{ label, text string }{
		{"整改措施", r.Plan.Note}, {"责任单位", r.Plan.Unit}, {"责任人", r.Plan.DutyPerson}, {"整改时限", string(r.Plan.Deadline)},
	} {
		if p.text != "" {
			parts = append(parts, p.label+"："+p.text)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "清单要求：" + strings.Join(parts, "；")
}

// Steps are those that are taken with the issue where the list is held to be verified: as far as what it says reaches.
func (r *IssueBookRow) Steps(person string) []IssueStep {
	if r.Issue.Nature == "" {
		return nil
	}
	steps := []IssueStep{{Event: DoVerify, Done: r.Issue.Found, Person: person, Note: "清单所列，已核实"}}
	if r.Whole() {
		plan := r.Plan
		plan.Event, plan.Done, plan.Person = DoPlan, r.Issue.Found, person
		steps = append(steps, plan)
	}
	return steps
}

// Tidy reads what the cells say of the issue itself and of its plan.
func (r *IssueBookRow) Tidy(b *IssueBook) {
	cell := r.Cells
	r.Undecided, r.Column, r.Reason, r.Notes = "", "", "", nil
	i := Issue{
		Campaign: b.Campaign, Source: b.Source, Description: cell[ListDescription], Finder: JoinNames(cell[ListFinder]),
		Remark: cell[ListRemark], Origin: b.File + "（" + r.Place() + "）",
	}
	i.Found = r.foundOn(b.Found)
	r.Plan = IssueStep{Event: DoPlan, Note: cell[ListMeasures], Unit: cell[ListUnit], DutyPerson: JoinNames(cell[ListPerson]), Deadline: r.dueOn(i.Found)}
	for _, p := range []string{PaceAtOnce, PaceForLong} {
		if strings.Contains(cell[ListMeasures], p) {
			r.Plan.Pace = p
		}
	}
	r.Issue, r.Home, r.Homes, r.VillageIs, r.Had, r.Alike, r.AlikeRow = i, nil, nil, "", nil, nil, 0
}

// Refuse says what is wrong with the row, the first thing only.
func (r *IssueBookRow) Refuse(column, format string, args ...any) {
	if r.Reason == "" {
		r.Column, r.Reason = r.Where[column], fmt.Sprintf(format, args...)
	}
}

// Check refuses a row that cannot be written, as of a day.
func (r *IssueBookRow) Check(today Date) {
	i := &r.Issue
	switch {
	case i.Description == "":
		r.Refuse(ListDescription, "没有写问题描述")
	case !i.Found.Full():
		r.Refuse(ListFound, "发现时间“%s”要写到日", i.Found)
	case i.Found > today:
		r.Refuse(ListFound, "发现时间 %s 晚于今天 %s", i.Found, today)
	case r.Plan.Deadline != "" && r.Plan.Deadline < i.Found:
		r.Refuse(ListDeadline, "整改时限 %s 早于发现时间 %s%s", r.Plan.Deadline, i.Found, r.unsaidFinding())
	}
	if err := i.Validate(today); err != nil && r.Reason == "" && r.Undecided == "" && i.Source != "" {
		r.Refuse("", "%s", Say(err))
	}
}

// unsaidFinding says, where the list does not say when the issue was found, what to do about it.
func (r *IssueBookRow) unsaidFinding() string {
	if r.Cells[ListFound] != "" {
		return ""
	}
	return "；清单没写发现时间，请在上面改成实际发现的那一天"
}

// MarkDoubles points out rows that tell what is open already, or what a row above tells.
func (b *IssueBook) MarkDoubles(open []IssueRow) {
	told := map[matterKey][]int{}
	for k := range open {
		for _, key := range matterKeys(&open[k].Issue) {
			told[key] = append(told[key], k)
		}
	}
	above := map[matterKey]int{}
	for n := range b.Rows {
		r := &b.Rows[n]
		if !r.Taken() {
			continue
		}
		seen := map[int]bool{}
		for _, key := range matterKeys(&r.Issue) {
			for _, k := range told[key] {
				if !seen[k] {
					seen[k] = true
					r.Alike = append(r.Alike, open[k])
				}
			}
			if r.AlikeRow == 0 {
				r.AlikeRow = above[key]
			}
			if above[key] == 0 {
				above[key] = r.Row
			}
		}
	}
}

// matterKey is what two issues share that may be the same one told twice: whom they are about, and the nature or the words.
type matterKey struct {
	level              string
	village, household int64
	subject, what      string
}

// matterKeys are those of an issue: as Issue.SameMatter compares, and by its words.
func matterKeys(i *Issue) []matterKey {
	key := matterKey{level: i.Level, household: i.Household, what: "描述 " + Squeeze(i.Description)}
	if i.Household == 0 {
		key.village, key.subject = i.Village, i.Subject
	}
	keys := []matterKey{key}
	if key.what = "性质 " + i.Nature; i.Nature != "" {
		keys = append(keys, key)
	}
	return keys
}
