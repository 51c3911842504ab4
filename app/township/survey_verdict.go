package township

import (
	"slices"
	"strconv"
	"strings"
)

// SurveyStep is one of the three verdicts on a survey (workflow.md §4.4).
type SurveyStep string

// The steps in their order: the checkers, two re-checkers of the village, the audit group.
const (
	StepCheck   SurveyStep = "check"
	StepRecheck SurveyStep = "recheck"
	StepAudit   SurveyStep = "audit"
)

var stepWords = map[SurveyStep]string{StepCheck: "核查", StepRecheck: "复核", StepAudit: "审核"}

// Word is the step on screen and paper.
func (s SurveyStep) Word() string { return stepWords[s] }

// Verdict is one verdict on a survey.
type Verdict struct {
	ID     int64
	Step   SurveyStep
	Round  int
	Person string // of a check: the collectors
	On     Date
	Passed bool
	Reason string // of one that sends the survey back
}

// VerdictOf reads a verdict from its record.
func VerdictOf(r Record) Verdict {
	return Verdict{
		ID: r.ID, Step: SurveyStep(r.Get("step")), Round: countOf(r.Get("round")), Person: r.Get("person"), On: Date(r.Get("done_on")), Passed: r.Get("passed") == yes,
		Reason: r.Get("reason"),
	}
}

// Values is the verdict as the archive keeps it.
func (v Verdict) Values() map[string]string {
	passed := no
	if v.Passed {
		passed = yes
	}
	return map[string]string{"step": string(v.Step), "round": strconv.Itoa(v.Round), "person": v.Person, "done_on": string(v.On), "passed": passed, "reason": v.Reason}
}

// Word is the verdict in a word: 通过 or 退回.
func (v Verdict) Word() string {
	if v.Passed {
		return "通过"
	}
	return "退回"
}

// rechecksNeeded is how many re-checkers have to pass a survey.
const rechecksNeeded = 2

// NextStep is the verdict that a survey waits for; “” for none.
func (s *Survey) NextStep() SurveyStep {
	switch s.State {
	case SurveyFilled:
		return StepRecheck
	case SurveyRechecked:
		return StepAudit
	}
	return ""
}

// BackStep is the verdict by which a survey can be sent back; an audited one is, by an auditor, to be rechecked. “” for none.
func (s *Survey) BackStep() SurveyStep {
	if s.State == SurveyDone {
		return StepAudit
	}
	return s.NextStep()
}

// Rechecked are those who have passed the survey as re-checkers in its present round.
func (s *Survey) Rechecked() []string {
	var out []string
	for _, v := range s.Trail {
		if v.Step == StepRecheck && v.Round == s.Round && v.Passed {
			out = append(out, v.Person)
		}
	}
	return out
}

// Judge puts a verdict under the survey and moves it on, or one step back with the reason; the verdict gets the
// survey's round. name is what the household is called in a refusal.
func (s *Survey) Judge(v Verdict, name string, staff []StaffMember, today Date) (Verdict, error) {
	if err := s.mayJudge(v, name, staff, today); err != nil {
		return v, err
	}
	v.Round = s.Round
	s.Trail = append(s.Trail, v)
	switch {
	case !v.Passed && v.Step == StepRecheck:
		s.State, s.Round = SurveyReturned, s.Round+1
	case !v.Passed:
		s.State, s.Round = SurveyFilled, s.Round+1
	case v.Step == StepAudit:
		s.State = SurveyDone
	case len(s.Rechecked()) >= rechecksNeeded:
		s.State = SurveyRechecked
	}
	return v, nil
}

func (s *Survey) mayJudge(v Verdict, name string, staff []StaffMember, today Date) error {
	if err := s.inTurn(v, name); err != nil {
		return err
	}
	switch {
	case v.Person == "":
		return refuse("请填写%s人。", v.Step.Word())
	case slices.Contains(s.Collectors, v.Person):
		return Errorf(CodeConflict, "%s：“%s”是这一户的采集人，不能%s自己核查的户，请换一人。", name, v.Person, v.Step.Word())
	case v.Step == StepRecheck && slices.Contains(s.Rechecked(), v.Person):
		return Errorf(CodeConflict, "%s：“%s”已经复核过这一户，要由另一人再复核。", name, v.Person)
	case v.Step == StepAudit && slices.Contains(s.Rechecked(), v.Person):
		return Errorf(CodeConflict, "%s：“%s”复核过这一户，不能再审核，请换一人。", name, v.Person)
	case !v.Passed && strings.TrimSpace(v.Reason) == "":
		return refuse("退回要写明原因，例如“第2条用水量漏填”。")
	}
	if err := fitFor(v, name, staff); err != nil {
		return err
	}
	if err := s.validVerdictDay(v, name, today); err != nil {
		return err
	}
	return tooLongIn("意见", v.Reason, LongestText)
}

// inTurn refuses a verdict that is not the survey's next one.
func (s *Survey) inTurn(v Verdict, name string) error {
	next := s.NextStep()
	if !v.Passed {
		next = s.BackStep()
	}
	switch {
	case next == "":
		return Errorf(CodeConflict, "%s的调查表是“%s”，不能%s。", name, s.State.Word(), v.Step.Word())
	case next != v.Step:
		return Errorf(CodeConflict, "%s的调查表是“%s”，要先%s，不能%s。", name, s.State.Word(), next.Word(), v.Step.Word())
	}
	return nil
}

// fitFor says whether the person has the role that the step asks for.
func fitFor(v Verdict, name string, staff []StaffMember) error {
	role := map[SurveyStep]string{StepRecheck: RoleRechecker, StepAudit: RoleAuditor}[v.Step]
	at := slices.IndexFunc(staff, func(m StaffMember) bool { return m.Name == v.Person })
	switch {
	case at < 0:
		return Errorf(CodeNotFound, "%s：“%s”不在这次行动的人员名单里，请先到“人员”里登记。", name, Shorten(v.Person))
	case !staff[at].Is(role):
		return refuse("%s：“%s”的分工不是%s，不能%s。请换一人，或在“人员”里改分工。", name, v.Person, role, v.Step.Word())
	}
	return nil
}

func (s *Survey) validVerdictDay(v Verdict, name string, today Date) error {
	last := s.Visited
	if n := len(s.Trail); n > 0 && s.Trail[n-1].On > last {
		last = s.Trail[n-1].On
	}
	switch {
	case !v.On.Full():
		return refuse("请填写%s日期，写到日，例如 %s。", v.Step.Word(), today)
	case v.On > today:
		return refuse("%s日期 %s 晚于今天 %s，请改正。", v.Step.Word(), v.On, today)
	case v.On < last:
		return refuse("%s：%s日期 %s 早于上一环节的 %s，请改正。", name, v.Step.Word(), v.On, last)
	}
	return nil
}

// Locked says whether the answers may not be changed: the re-checkers have passed the survey.
func (s *Survey) Locked() bool { return s.State == SurveyRechecked || s.State == SurveyDone }

// Refill gives a survey whose answers were saved the state that they have: unfinished while anything is missing, else it
// waits for the re-checkers, with the check noted in its trail. What re-checkers said of answers that have changed since
// counts no more. It returns the verdict to be kept, if one is new.
func (s *Survey) Refill(q *Questionnaire, changed bool, today Date) (v Verdict, checked bool) {
	was := s.State
	if len(s.Missing(q)) > 0 {
		s.State = SurveyUnfinished
		if was == SurveyReturned {
			s.State = SurveyReturned
		}
		return Verdict{}, false
	}
	s.State = SurveyFilled
	if was == SurveyFilled && !changed {
		return Verdict{}, false
	}
	if was == SurveyFilled && len(s.Rechecked()) > 0 {
		s.Round++
	}
	v = Verdict{Step: StepCheck, Round: s.Round, Person: strings.Join(s.Collectors, "、"), On: today, Passed: true}
	if was == SurveyFilled && s.checkedInRound() {
		return Verdict{}, false
	}
	s.Trail = append(s.Trail, v)
	return v, true
}

func (s *Survey) checkedInRound() bool {
	return slices.ContainsFunc(s.Trail, func(v Verdict) bool { return v.Step == StepCheck && v.Round == s.Round })
}
