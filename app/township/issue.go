package township

import (
	"cmp"
	"slices"
	"strings"
)

// IssueState is how far an issue is (workflow.md §6). It is kept as its word.
type IssueState string

// The states of an issue. The last two are ends without mending: refuted by evidence, or told in another issue.
const (
	IssueToVerify IssueState = "待核实"
	IssueToMend   IssueState = "待整改"
	IssueMending  IssueState = "整改中"
	IssueToAccept IssueState = "待验收"
	IssueClosed   IssueState = "已销号"
	IssueRefuted  IssueState = "不属实"
	IssueMerged   IssueState = "已并入"
)

// IssueStates are the states in their order.
var IssueStates = []IssueState{IssueToVerify, IssueToMend, IssueMending, IssueToAccept, IssueClosed, IssueRefuted, IssueMerged}

// Stands says whether an issue in this state counts as found: it was neither refuted nor told in another one.
func (s IssueState) Stands() bool { return s != IssueRefuted && s != IssueMerged }

// Open says whether something is still to be done about an issue in this state.
func (s IssueState) Open() bool { return s.Stands() && s != IssueClosed }

// The levels of issues: whose they are (forms F7 and F8).
const (
	LevelHousehold  = "户"
	LevelVillage    = "村"
	LevelTown       = "镇"
	LevelDepartment = "部门"
)

// Where issues come from, as far as the program itself raises them; the others are of the vocabulary 问题来源.
const (
	IssueFromSurvey     = "入户核查"
	IssueFromVillage    = "进村核查"
	IssueFromComparison = "数据比对"
	IssueFromQuality    = "数据质量"
)

// The paces of mending (workflow.md §6).
const (
	PaceAtOnce  = "立行立改"
	PaceByDay   = "限期整改"
	PaceForLong = "长期坚持"
)

// Issue is a 问题: what was found, and what has been done about it since.
type Issue struct {
	ID          int64
	Campaign    int64
	Level       string
	Village     int64
	Household   int64
	Survey      int64 // the survey whose answer raised it
	Question    int64
	Item        int64 // of the 37-item sweep (form F9)
	Type        string
	Nature      string
	Description string
	Source      string
	Origin      string      // file and row
	List        int64       // the workbook that it came from, an attachment; 0: none is kept
	Finding     FindingMark // of the program that raised it
	Found       Date
	Finder      string
	Subject     string // who answers for an issue that is no household's
	Remark      string
	Recorded    Date // the day it was entered; “” of the first ones, which surveys drafted

	Standing // the sum of the steps

	Trail []IssueStep // oldest first
}

// Standing is where an issue stands: the sum of its steps up to a day.
type Standing struct {
	State        IssueState
	Measures     string
	Pace         string
	Unit         string // answerable for the mending
	Person       string // likewise; several are joined by 、
	Deadline     Date
	Result       string
	Completed    Date
	CompletedBy  string
	Accepted     Date
	AcceptUnit   string
	AcceptPerson string
	Closed       Date
	MergedInto   int64
}

// IssueOf reads an issue from its record, without its trail.
func IssueOf(r Record) Issue {
	return Issue{
		ID: r.ID, Campaign: idOf(r.Get("campaign_id")), Level: r.Get("level"), Village: idOf(r.Get("village_id")), Household: idOf(r.Get("household_id")),
		Survey: idOf(r.Get("survey_id")), Question: idOf(r.Get("question_id")), Item: idOf(r.Get("item_id")), Type: r.Get("issue_type"), Nature: r.Get("nature"),
		Description: r.Get("description"), Source: r.Get("source"), Origin: r.Get("origin"), List: idOf(r.Get("list_id")), Found: Date(r.Get("found_on")), Finder: r.Get("finder"),
		Subject: r.Get("subject"), Remark: r.Get("remark"), Recorded: Date(r.Get("recorded_on")),
		Finding: FindingMark{In: r.Get("found_in"), At: r.Get("found_at"), Rule: r.Get("rule"), Person: r.Get("found_person")},
		Standing: Standing{
			State: IssueState(r.Get("state")), Measures: r.Get("measures"), Pace: r.Get("pace"), Unit: r.Get("unit"), Person: r.Get("person"),
			Deadline: Date(r.Get("deadline")), Result: r.Get("result"), Completed: Date(r.Get("completed_on")), CompletedBy: r.Get("completed_by"),
			Accepted: Date(r.Get("accepted_on")), AcceptUnit: r.Get("accept_unit"), AcceptPerson: r.Get("accept_person"), Closed: Date(r.Get("closed_on")),
			MergedInto: idOf(r.Get("merged_id")),
		},
	}
}

// Facts is what was found, as the archive keeps it.
func (i *Issue) Facts() map[string]string {
	return map[string]string{
		"campaign_id": linkText(i.Campaign), "level": i.Level, "village_id": linkText(i.Village), "household_id": linkText(i.Household),
		"survey_id": linkText(i.Survey), "question_id": linkText(i.Question), "item_id": linkText(i.Item), "issue_type": i.Type, "nature": i.Nature,
		"description": i.Description, "source": i.Source, "origin": i.Origin, "list_id": linkText(i.List), "found_on": string(i.Found), "finder": i.Finder, "subject": i.Subject,
		"remark": i.Remark, "recorded_on": string(i.Recorded), "found_in": i.Finding.In, "found_at": i.Finding.At, "rule": i.Finding.Rule,
		"found_person": i.Finding.Person,
	}
}

// Values is the standing as the archive keeps it.
func (s *Standing) Values() map[string]string {
	return map[string]string{
		"state": string(s.State), "measures": s.Measures, "pace": s.Pace, "unit": s.Unit, "person": s.Person, "deadline": string(s.Deadline),
		"result": s.Result, "completed_on": string(s.Completed), "completed_by": s.CompletedBy, "accepted_on": string(s.Accepted),
		"accept_unit": s.AcceptUnit, "accept_person": s.AcceptPerson, "closed_on": string(s.Closed), "merged_id": linkText(s.MergedInto),
	}
}

// Begun is the first day on which a step of the issue may lie, and the day of its last step once there is one.
func (i *Issue) Begun() Date {
	day := i.Found
	for _, s := range i.Trail {
		day = max(day, s.Done)
	}
	return day
}

// Overdue says whether the deadline is over and the mending not done, as the issue stands on that day. An issue that is
// mended late was overdue until then.
func (s *Standing) Overdue(day Date) bool {
	return s.dated() && s.Deadline < day
}

// DueWithin says whether the mending is due on a day or in so many days after it.
func (s *Standing) DueWithin(day Date, days int) bool {
	return s.dated() && s.Deadline >= day && DaysBetween(day, s.Deadline) <= days
}

// dated says whether an issue waits for a deadline.
func (s *Standing) dated() bool {
	return s.Deadline != "" && s.Completed == "" && (s.State == IssueMending || s.State == IssueToMend)
}

// DaysLate is by how many days the mending was done after its deadline, 0 where it was in time or is not done.
func (s *Standing) DaysLate() int {
	if s.Completed == "" || s.Deadline == "" {
		return 0
	}
	return max(0, DaysBetween(s.Deadline, s.Completed))
}

// Mended says whether the mending is done, accepted or not.
func (s *Standing) Mended() bool { return s.Completed != "" && s.State.Stands() }

// Arisen is the day from which the issue is there: of its finding, or where that is not known, of its entry.
func (i *Issue) Arisen() Date { return cmp.Or(i.Found, i.Recorded) }

// AsOf is the issue as it stood at the end of a day, by the days on which things were done; ok is false for one that had not
// arisen yet. It needs the trail.
func (i *Issue) AsOf(day Date) (then Issue, ok bool) {
	then = *i
	then.Standing, then.Trail = Standing{State: IssueToVerify}, nil
	for _, s := range i.Trail {
		if s.Done > day {
			break
		}
		then.Standing.add(s)
		then.Trail = append(then.Trail, s)
	}
	return then, i.Arisen() <= day
}

// Validate says what cannot be kept of what was found, as of a day, and in which field of Issues.
func (i *Issue) Validate(today Date) error {
	switch {
	case i.Description == "":
		return refuseAt("description", "请填写问题描述，写明谁、什么事、多少。")
	case !slices.Contains(VocabularyOf("问题层级").Values(), i.Level):
		return refuseAt("level", "问题层级“%s”不在户、村、镇、部门之中，请重选。", Shorten(i.Level))
	case i.Level == LevelHousehold && i.Household == 0:
		return refuseAt("household_id", "户级问题请选择农户。")
	case i.Level == LevelVillage && i.Village == 0:
		return refuseAt("village_id", "村级问题请选择行政村。")
	case i.Level == LevelDepartment && i.Subject == "":
		return refuseAt("subject", "部门级问题请填写是哪个行业部门。")
	case i.Source == "":
		return refuseAt("source", "请选择问题来源。")
	}
	if err := i.validFound(today); err != nil {
		return err
	}
	return cmp.Or(tooLongAt("description", "问题描述", i.Description, LongestDescription), tooLongAt("subject", "责任主体", i.Subject, LongestText),
		tooLongAt("finder", "发现人", i.Finder, LongestText), tooLongAt("remark", "备注", i.Remark, LongestText), tooLongAt("nature", "问题性质", i.Nature, LongestName), tooLongAt("issue_type", "问题类型", i.Type, LongestName))
}

func (i *Issue) validFound(today Date) error {
	switch {
	case !i.Found.Full():
		return refuseAt("found_on", "请填写发现日期，写到日，例如 %s。", today)
	case i.Found > today:
		return refuseAt("found_on", "发现日期 %s 晚于今天 %s，请改正。", i.Found, today)
	}
	if len(i.Trail) > 0 && i.Found > i.Trail[0].Done {
		return refuseAt("found_on", "发现日期 %s 晚于“%s”的 %s，请改正。", i.Found, i.Trail[0].Event.Word(), i.Trail[0].Done)
	}
	if i.Deadline != "" && i.Deadline < i.Found {
		return refuseAt("found_on", "发现日期 %s 晚于整改时限 %s，请改正。", i.Found, i.Deadline)
	}
	return nil
}

// Hints are what a person should look at in what was found: a description without a fact (form F3, note 3), what the
// lists would print empty.
func (i *Issue) Hints() []string {
	return clauses(
		clause{i.Description != "" && !StatesFact(i.Description), "问题描述没有写到具体的人和事，请写明谁、什么事、多少"},
		clause{i.Type == "", "没有选问题类型"},
		clause{i.Nature == "", "没有选问题性质"},
		clause{i.Finder == "", "没有写发现人"},
	)
}

// SameMatter says whether two issues may be the same one told twice: of one household, or of one village or department,
// with the same nature, both open (they are pointed out, a person decides).
func (i *Issue) SameMatter(o *Issue) bool {
	return i.ID != o.ID && i.State.Open() && o.State.Open() && i.Nature != "" && i.Nature == o.Nature && i.Level == o.Level && i.Household == o.Household &&
		(i.Household != 0 || i.Village == o.Village && i.Subject == o.Subject)
}

// Number is the number by which people call an issue: W0012.
func (i *Issue) Number() string { return IssueNumber(i.ID) }

// IssueNumber is the number by which people call the issue of an ID.
func IssueNumber(id int64) string {
	s := linkText(id)
	return "W" + strings.Repeat("0", max(0, 4-len(s))) + s
}
