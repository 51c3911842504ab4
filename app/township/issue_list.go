package township

import (
	"fmt"
	"strings"
)

// IssueForm is one of the lists that issues are printed in.
type IssueForm string

// The lists, by their names as commands.
const (
	FormIssueList    IssueForm = "issue-list"         // F3 排查问题清单
	FormRectify      IssueForm = "rectification"      // F6 整改台账
	FormCloseHomes   IssueForm = "closeout-household" // F7 附件19
	FormCloseVillage IssueForm = "closeout-village"   // F8 附件20
	FormDuty         IssueForm = "duty"               // 责任清单, by unit and person
	FormNotice       IssueForm = "notice"             // 整改通知单, one a unit
	FormAcceptance   IssueForm = "acceptance"         // 验收单 of a round, one line an issue
)

var issueFormWords = map[IssueForm]string{
	FormIssueList: "排查问题清单", FormRectify: "整改台账", FormCloseHomes: "附件19 户级销号台账", FormCloseVillage: "附件20 镇村级销号台账",
	FormDuty: "责任清单", FormNotice: "整改通知单", FormAcceptance: "验收单",
}

// IssueForms are the lists in their order.
var IssueForms = []IssueForm{FormIssueList, FormRectify, FormCloseHomes, FormCloseVillage, FormDuty, FormNotice, FormAcceptance}

// Word is the list on screen.
func (f IssueForm) Word() string { return issueFormWords[f] }

// Admits says whether an issue belongs on the list: F7 holds those of households, F8 the others; duties and notices
// those for which somebody is answerable and whose mending is not done; the acceptance sheet those that wait for it. None
// holds what was refuted or told elsewhere.
func (f IssueForm) Admits(r *IssueRow) bool {
	switch {
	case !r.State.Stands():
		return false
	case f == FormCloseHomes:
		return r.Level == LevelHousehold
	case f == FormCloseVillage:
		return r.Level != LevelHousehold
	case f == FormDuty:
		return r.Unit != "" && r.State != IssueClosed
	case f == FormNotice:
		return r.Unit != "" && r.State == IssueMending
	case f == FormAcceptance:
		return r.State == IssueToAccept && r.Accepted == ""
	}
	return true
}

// Title is the printed title of the list of an office, or of one village of it (forms F3, F6, F7 and F8).
func (f IssueForm) Title(office, village string) string {
	place := village
	if place == "" {
		place = office
	}
	switch f {
	case FormIssueList:
		return "“回头看”排查问题清单"
	case FormCloseHomes:
		return office + "贫困户（含边缘户）问题整改及验收销号台账"
	case FormCloseVillage:
		return office + "镇村级问题整改及验收销号台账"
	case FormRectify:
		return place + "整改台账"
	case FormDuty:
		return place + "问题整改责任清单"
	case FormAcceptance:
		return place + "问题整改验收单"
	}
	return "问题整改通知单"
}

// IssueListRequest asks for a list of issues.
type IssueListRequest struct {
	Form   IssueForm
	Filter IssueFilter
	Issues []int64 // those that were ticked, if any: of them only
	AsOf   Date    // “”: today
}

// IssueList is a list of issues ready to be printed, or written as a workbook. What is counted is what is listed.
type IssueList struct {
	Form    IssueForm
	Office  string
	Village string // “”: more than one
	Title   string
	AsOf    Date
	Scope   string     // what else the list was narrowed by, “” for nothing
	Rows    []IssueRow // in the order of paper
	Figures IssueFigures
	Late    []LateEntry // of the month of AsOf
}

// FileName proposes a name without extension: 柏树村整改台账_2021-12-04.
func (l *IssueList) FileName() string {
	place := l.Village
	if place == "" {
		place = l.Office
	}
	return fmt.Sprintf("%s%s_%s", place, strings.ReplaceAll(l.Form.Word(), " ", ""), l.AsOf)
}

// PlacedDescription is the description as form F3 wants it: with the place and the person before the fact.
func (r *IssueRow) PlacedDescription() string {
	if r.Home != nil {
		return r.Home.Village + r.Home.Group + "：" + r.Description
	}
	if r.VillageName != "" && !strings.Contains(r.Description, r.VillageName) {
		return r.VillageName + "：" + r.Description
	}
	return r.Description
}

// ClosedWord is 是否销号 of the ledgers: 是 or 否.
func (r *IssueRow) ClosedWord() string {
	if r.State == IssueClosed {
		return yes
	}
	return no
}
