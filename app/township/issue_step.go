package township

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// IssueEvent is what happens to an issue in a step.
type IssueEvent string

// The events (workflow.md §6). Progress and a new plan leave the state as it is; acceptance is one step, the close-out that
// it allows another, which may be taken together with it.
const (
	DoVerify   IssueEvent = "verify"
	DoRefute   IssueEvent = "refute"
	DoRevisit  IssueEvent = "revisit" // a refuted one is looked at again
	DoPlan     IssueEvent = "plan"
	DoProgress IssueEvent = "progress"
	DoComplete IssueEvent = "complete"
	DoAccept   IssueEvent = "accept"
	DoReject   IssueEvent = "reject"
	DoClose    IssueEvent = "close"
	DoReopen   IssueEvent = "reopen" // a spot check failed
	DoMerge    IssueEvent = "merge"
)

// IssueEvents are the events in their order.
var IssueEvents = []IssueEvent{
	DoVerify, DoRefute, DoRevisit, DoPlan, DoProgress, DoComplete, DoAccept, DoReject, DoClose, DoReopen, DoMerge,
}

// issueEvent is what is known of an event.
type issueEvent struct {
	word string
	from []IssueState
	to   IssueState // “”: it stays
	note string     // what its note is called
	must bool       // the note is needed
}

// issueEvents are the events with the states they lead from and to.
var issueEvents = map[IssueEvent]issueEvent{
	DoVerify:   {"核实属实", []IssueState{IssueToVerify}, IssueToMend, "核实情况", false},
	DoRefute:   {"不属实", []IssueState{IssueToVerify}, IssueRefuted, "不属实的依据", true},
	DoRevisit:  {"重新核实", []IssueState{IssueRefuted}, IssueToVerify, "原因", true},
	DoPlan:     {"下达整改", []IssueState{IssueToMend, IssueMending}, IssueMending, "整改措施", true},
	DoProgress: {"整改进展", []IssueState{IssueMending}, "", "进展情况", true},
	DoComplete: {"整改完成", []IssueState{IssueMending}, IssueToAccept, "整改情况", true},
	DoAccept:   {"验收通过", []IssueState{IssueToAccept}, "", "验收意见", false},
	DoReject:   {"验收退回", []IssueState{IssueToAccept}, IssueMending, "退回原因", true},
	DoClose:    {"销号", []IssueState{IssueToAccept}, IssueClosed, "说明", false},
	DoReopen:   {"抽查退回", []IssueState{IssueClosed}, IssueMending, "退回原因", true},
	DoMerge:    {"并入", []IssueState{IssueToVerify, IssueToMend, IssueMending}, IssueMerged, "并入原因", true},
}

// Word is the event on screen and paper.
func (e IssueEvent) Word() string { return issueEvents[e].word }

// NoteLabel is what the note of the event is called: its evidence, measures, result or reason.
func (e IssueEvent) NoteLabel() string { return issueEvents[e].note }

// NoteNeeded says whether the event needs its note.
func (e IssueEvent) NoteNeeded() bool { return issueEvents[e].must }

// IssueStep is one step of an issue.
type IssueStep struct {
	ID         int64
	Event      IssueEvent
	Done       Date
	Recorded   Date
	Person     string // who did it
	Unit       string // plan: answerable for the mending; accept and reject: who accepts
	DutyPerson string // plan: answerable for the mending
	Deadline   Date   // plan
	Pace       string // plan
	Note       string // see IssueEvent.NoteLabel
	Other      int64  // merge: into which issue

	Keep bool // plan: what it leaves empty stays as the issue has it
}

// IssueStepOf reads a step from its record.
func IssueStepOf(r Record) IssueStep {
	return IssueStep{
		ID: r.ID, Event: IssueEvent(r.Get("event")), Done: Date(r.Get("done_on")), Recorded: Date(r.Get("recorded_on")), Person: r.Get("person"), Unit: r.Get("unit"),
		DutyPerson: r.Get("duty_person"), Deadline: Date(r.Get("deadline")), Pace: r.Get("pace"), Note: r.Get("note"), Other: idOf(r.Get("other_id")),
	}
}

// Values is the step as the archive keeps it.
func (s *IssueStep) Values() map[string]string {
	return map[string]string{
		"event": string(s.Event), "done_on": string(s.Done), "recorded_on": string(s.Recorded), "person": s.Person, "unit": s.Unit, "duty_person": s.DutyPerson,
		"deadline": string(s.Deadline), "pace": s.Pace, "note": s.Note, "other_id": linkText(s.Other),
	}
}

// Late says whether the step was entered in a later month than it was done in: the month's report did not have it.
func (s *IssueStep) Late() bool { return s.Recorded.Month() > s.Done.Month() }

// Trim leaves of the step what its event asks for, cleaned.
func (s *IssueStep) Trim() {
	s.Person, s.Unit, s.DutyPerson, s.Note = JoinNames(s.Person), Clean(s.Unit), JoinNames(s.DutyPerson), Clean(s.Note)
	if s.Event != DoPlan {
		s.DutyPerson, s.Deadline, s.Pace = "", "", ""
	}
	if s.Event != DoPlan && s.Event != DoAccept && s.Event != DoReject {
		s.Unit = ""
	}
	if s.Event != DoMerge {
		s.Other = 0
	}
}

// complete takes from the standing of an issue what a plan leaves as it is.
func (s *IssueStep) complete(has *Standing) {
	if s.Event != DoPlan || !s.Keep {
		return
	}
	s.Keep, s.Note, s.Unit, s.DutyPerson = false, cmp.Or(s.Note, has.Measures), cmp.Or(s.Unit, has.Unit), cmp.Or(s.DutyPerson, has.Person)
	s.Deadline, s.Pace = cmp.Or(s.Deadline, has.Deadline), cmp.Or(s.Pace, has.Pace, PaceByDay)
}

// Allows says whether an event can follow the state in which an issue stands.
func (s *Standing) Allows(e IssueEvent) bool {
	if !slices.Contains(issueEvents[e].from, s.State) {
		return false
	}
	switch e {
	case DoAccept:
		return s.Accepted == ""
	case DoClose:
		return s.Accepted != ""
	}
	return true
}

// Next are the events that can follow the state in which an issue stands.
func (s *Standing) Next() []IssueEvent {
	var out []IssueEvent
	for _, e := range IssueEvents {
		if s.Allows(e) {
			out = append(out, e)
		}
	}
	return out
}

// Take adds a step, after it is seen that the issue allows it, that nothing it needs is missing, and that days do not run
// backwards (workflow.md §6). Nothing is changed by one that is refused; the error knows which field of IssueSteps refuses
// it, if one does.
func (i *Issue) Take(s IssueStep, today Date) error {
	s.Trim()
	s.complete(&i.Standing)
	if s.Recorded == "" {
		s.Recorded = today
	}
	if !i.Allows(s.Event) {
		return i.refuseEvent(s.Event)
	}
	for _, check := range []func(*IssueStep, Date) error{i.validStepDay, i.validNeeds, i.validPlan, i.validAccepter} {
		if err := check(&s, today); err != nil {
			return err
		}
	}
	i.add(s)
	i.Trail = append(slices.Clip(i.Trail), s)
	return nil
}

// refuseEvent says why an event does not follow the state.
func (i *Issue) refuseEvent(e IssueEvent) error {
	switch {
	case e.Word() == "":
		return refuse("没有“%s”这个办理环节。", Shorten(string(e)))
	case e == DoClose && i.State == IssueToAccept:
		return refuse("%s还没有验收通过，不能销号。请先验收。", i.Number())
	case e == DoAccept && i.State == IssueToAccept:
		return refuse("%s已于 %s 验收通过，请办理销号。", i.Number(), i.Accepted)
	case e == DoAccept || e == DoReject:
		return refuse("%s现在是“%s”，整改完成以后才能验收。", i.Number(), i.State)
	}
	return refuse("%s现在是“%s”，不能办理“%s”。", i.Number(), i.State, e.Word())
}

func (i *Issue) validStepDay(s *IssueStep, today Date) error {
	what := s.Event.Word()
	switch last := i.Begun(); {
	case !s.Done.Full():
		return refuseAt("done_on", "请填写%s的日期，写到日，例如 %s。", what, today)
	case s.Done > today:
		return refuseAt("done_on", "%s的日期 %s 晚于今天 %s，请改正。", what, s.Done, today)
	case i.Found == "":
		return refuseAt("done_on", "%s没有发现日期，请先补上，再办理%s。", i.Number(), what)
	case s.Done < i.Found:
		return refuseAt("done_on", "%s的日期 %s 早于发现日期 %s，请改正。", what, s.Done, i.Found)
	case s.Done < last:
		return refuseAt("done_on", "%s的日期 %s 早于上一步（%s）的 %s，日期不能倒着走，请改正。", what, s.Done, i.Trail[len(i.Trail)-1].Event.Word(), last)
	}
	return nil
}

func (i *Issue) validNeeds(s *IssueStep, _ Date) error {
	what := s.Event.Word()
	switch {
	case s.Person == "":
		return refuseAt("person", "请填写%s的办理人。", what)
	case s.Event.NoteNeeded() && s.Note == "":
		return refuseAt("note", "请填写%s。", s.Event.NoteLabel())
	case s.Event == DoVerify && i.Nature == "":
		return refuseAt("note", "%s没有选问题性质，请先补上，再办理%s。", i.Number(), what)
	case s.Event == DoAccept && s.Unit == "":
		return refuseAt("unit", "请填写验收责任单位。")
	case s.Event == DoMerge && s.Other == 0:
		return refuseAt("other_id", "请选择并入哪个问题。")
	case s.Event == DoMerge && s.Other == i.ID:
		return refuseAt("other_id", "%s不能并入自己，请选另一个问题。", i.Number())
	}
	return cmp.Or(tooLongAt("person", "办理人", s.Person, LongestName), tooLongAt("unit", "责任单位", s.Unit, LongestText), tooLongAt("duty_person", "责任人", s.DutyPerson, LongestText),
		tooLongAt("note", s.Event.NoteLabel(), s.Note, LongestDescription))
}

// validPlan says what a plan lacks: to leave 待整改 an issue needs measures, responsible unit and person, deadline.
func (i *Issue) validPlan(s *IssueStep, _ Date) error {
	if s.Event != DoPlan {
		return nil
	}
	switch {
	case s.Unit == "":
		return refuseAt("unit", "请填写整改责任单位。")
	case s.DutyPerson == "":
		return refuseAt("duty_person", "请填写整改责任人。")
	case !s.Deadline.Full():
		return refuseAt("deadline", "请填写整改时限，写到日。")
	case s.Deadline < i.Found:
		return refuseAt("deadline", "整改时限 %s 早于发现日期 %s，请改正。", s.Deadline, i.Found)
	case s.Deadline < s.Done && s.Deadline != i.Deadline: // a plan may leave a deadline that is over as it is
		return refuseAt("deadline", "整改时限 %s 早于下达整改的 %s，请改正。", s.Deadline, s.Done)
	case s.Pace != "" && !slices.Contains(VocabularyOf("整改方式").Values(), s.Pace):
		return refuseAt("pace", "整改方式“%s”不在立行立改、限期整改、长期坚持之中，请重选。", Shorten(s.Pace))
	}
	return nil
}

// validAccepter refuses that whoever carried the work out accepts it.
func (i *Issue) validAccepter(s *IssueStep, _ Date) error {
	if s.Event != DoAccept && s.Event != DoReject {
		return nil
	}
	mended := SplitWords(i.Person + "、" + i.CompletedBy)
	for _, name := range SplitWords(s.Person) {
		if slices.Contains(mended, name) {
			return refuseAt("person", "“%s”是%s的整改责任人，不能验收自己的整改，请换人验收。", name, i.Number())
		}
	}
	return nil
}

// add applies a step to the standing.
func (st *Standing) add(s IssueStep) {
	if to := issueEvents[s.Event].to; to != "" {
		st.State = to
	}
	switch s.Event {
	case DoPlan:
		st.Measures, st.Unit, st.Person, st.Deadline, st.Pace = s.Note, s.Unit, s.DutyPerson, s.Deadline, s.Pace
	case DoComplete:
		st.Result, st.Completed, st.CompletedBy = s.Note, s.Done, s.Person
	case DoAccept:
		st.Accepted, st.AcceptUnit, st.AcceptPerson = s.Done, s.Unit, s.Person
	case DoProgress:
		st.Result = s.told()
	case DoReject, DoReopen:
		st.Result = s.told()
		st.Completed, st.CompletedBy, st.Accepted, st.AcceptUnit, st.AcceptPerson, st.Closed = "", "", "", "", "", ""
	case DoClose:
		st.Closed = s.Done
	case DoMerge:
		st.MergedInto = s.Other
	}
}

// told is the step as 整改情况 of the lists says it until the mending is told: 5月20日验收退回：水质没有检测.
func (s *IssueStep) told() string {
	day := s.Done.Chinese()
	if _, after, ok := strings.Cut(day, "年"); ok {
		day = after
	}
	text := day + s.Event.Word() + "：" + s.Note
	if long := []rune(text); len(long) > LongestDescription {
		return string(long[:LongestDescription-1]) + "…"
	}
	return text
}

// Line is the step as one line of the trail: 2021-12-03 整改完成 王强：已接通自来水.
func (s *IssueStep) Line() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s", s.Done, s.Event.Word(), s.Person)
	if s.Event == DoAccept || s.Event == DoReject {
		if s.Unit != "" {
			b.WriteString("（" + s.Unit + "）")
		}
	}
	if s.Note != "" {
		b.WriteString("：" + s.Note)
	}
	if s.Event == DoPlan {
		fmt.Fprintf(&b, "（%s %s，%s前）", s.Unit, s.DutyPerson, s.Deadline)
	}
	return b.String()
}

// JoinNames reads the names of one or several people, however they are separated, and joins them by 、. A blank inside a
// Chinese name, 张　三, is none of the separators.
func JoinNames(typed string) string {
	var out []string
	for _, part := range strings.FieldsFunc(Narrow(Clean(typed)), func(r rune) bool { return strings.ContainsRune("、,;，；/", r) }) {
		if name := Squeeze(part); name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, "、")
}
