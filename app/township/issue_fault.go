package township

// FaultOf says which field of a step is wrong with an issue, by its key in IssueSteps, and why; the error is nil for a step
// that can be taken, and the field “” where the whole step is refused.
func (i *Issue) FaultOf(s IssueStep, today Date) (field string, err error) {
	s.Trim()
	s.complete(&i.Standing)
	if !i.Allows(s.Event) {
		return "", i.refuseEvent(s.Event)
	}
	if err := i.validStepDay(&s, today); err != nil {
		return "done_on", err
	}
	if err := i.validNeeds(&s, today); err != nil {
		return s.lacking(), err
	}
	if err := i.validPlan(&s, today); err != nil {
		return s.lackingPlan(), err
	}
	return "person", i.validAccepter(&s, today)
}

// lacking is the field that validNeeds speaks of.
func (s *IssueStep) lacking() string {
	switch {
	case s.Person == "" || tooLongIn("", s.Person, LongestName) != nil:
		return "person"
	case s.Event.NoteNeeded() && s.Note == "":
		return "note"
	case s.Event == DoMerge:
		return "other_id"
	case s.Event == DoAccept && s.Unit == "" || tooLongIn("", s.Unit, LongestText) != nil:
		return "unit"
	case tooLongIn("", s.DutyPerson, LongestText) != nil:
		return "duty_person"
	}
	return "note"
}

// lackingPlan is the field that validPlan speaks of.
func (s *IssueStep) lackingPlan() string {
	switch {
	case s.Unit == "":
		return "unit"
	case s.DutyPerson == "":
		return "duty_person"
	}
	return "deadline"
}

// FactFault says which field of what was found is wrong, by its key in Issues, and why; the error is nil for what can be
// kept.
func (i *Issue) FactFault(today Date) (field string, err error) {
	err = i.Validate(today)
	switch {
	case err == nil:
		return "", nil
	case i.Description == "":
		return "description", err
	case i.Level == LevelHousehold && i.Household == 0:
		return "household_id", err
	case i.Level == LevelVillage && i.Village == 0:
		return "village_id", err
	case i.Level == LevelDepartment && i.Subject == "":
		return "subject", err
	case i.Source == "":
		return "source", err
	case i.validFound(today) != nil:
		return "found_on", err
	}
	return i.longFact(), err
}

// longFact is the field of what was found that is too long: the nature unless it is another.
func (i *Issue) longFact() string {
	for _, long := range []struct {
		field, text string
		most        int
	}{{"description", i.Description, LongestDescription}, {"subject", i.Subject, LongestText}, {"finder", i.Finder, LongestText}, {"remark", i.Remark, LongestText}} {
		if tooLongIn("", long.text, long.most) != nil {
			return long.field
		}
	}
	return "nature"
}
