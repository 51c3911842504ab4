package township_test

import (
	"testing"

	"taizhang/app/township"
)

// TestJudgeInEveryState tries every verdict in every state: what is not the survey's turn is refused and moves nothing.
func TestJudgeInEveryState(t *testing.T) {
	type move struct {
		state township.SurveyState
		step  township.SurveyStep
		pass  bool
	}
	moves := map[move]township.SurveyState{
		{township.SurveyFilled, township.StepRecheck, true}:   township.SurveyRechecked, // the second of two
		{township.SurveyFilled, township.StepRecheck, false}:  township.SurveyReturned,
		{township.SurveyRechecked, township.StepAudit, true}:  township.SurveyDone,
		{township.SurveyRechecked, township.StepAudit, false}: township.SurveyFilled,
		{township.SurveyDone, township.StepAudit, false}:      township.SurveyFilled,
	}
	for _, state := range township.SurveyStates {
		for _, step := range []township.SurveyStep{township.StepCheck, township.StepRecheck, township.StepAudit} {
			for _, pass := range []bool{true, false} {
				s := answered()
				s.State = state
				s.Trail = []township.Verdict{{Step: township.StepRecheck, Round: 1, Person: "赵复", On: surveyDay, Passed: true}}
				person := map[township.SurveyStep]string{township.StepRecheck: "钱复", township.StepAudit: "孙审", township.StepCheck: "王强"}[step]
				v := township.Verdict{Step: step, Person: person, On: surveyDay, Passed: pass, Reason: "第2条用水量漏填"}
				_, err := s.Judge(v, "张三", surveyStaff, "2021-12-01")
				want, allowed := moves[move{state, step, pass}]
				switch {
				case allowed && (err != nil || s.State != want):
					t.Errorf("%s %s %v: %s, %v", state, step, pass, s.State, err)
				case !allowed && (err == nil || s.State != state || len(s.Trail) != 1):
					t.Errorf("%s %s %v was not refused: %s", state, step, pass, s.State)
				}
				if allowed && !pass && s.Round != 2 {
					t.Errorf("%s %s sent back in round %d", state, step, s.Round)
				}
			}
		}
	}
}

func TestNobodyJudgesHimself(t *testing.T) {
	filled := func() township.Survey {
		s := answered()
		s.State = township.SurveyFilled
		return s
	}
	staff := append([]township.StaffMember{fit("李丽", township.RoleRechecker, township.RoleAuditor)}, surveyStaff...)
	for name, c := range map[string]struct {
		survey township.Survey
		v      township.Verdict
		want   string
	}{
		"the collector": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "李丽", On: surveyDay, Passed: true},
			"张三：“李丽”是这一户的采集人，不能复核自己核查的户，请换一人。",
		},
		"no re-checker": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "孙审", On: surveyDay, Passed: true},
			"张三：“孙审”的分工不是复核员，不能复核。请换一人，或在“人员”里改分工。",
		},
		"a stranger": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "周某", On: surveyDay, Passed: true},
			"张三：“周某”不在这次行动的人员名单里，请先到“人员”里登记。",
		},
		"before the visit": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "赵复", On: "2021-11-19", Passed: true},
			"张三：复核日期 2021-11-19 早于上一环节的 2021-11-20，请改正。",
		},
		"in the future": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "赵复", On: "2021-12-02", Passed: true},
			"复核日期 2021-12-02 晚于今天 2021-12-01，请改正。",
		},
		"back without a reason": {
			filled(),
			township.Verdict{Step: township.StepRecheck, Person: "赵复", On: surveyDay},
			"退回要写明原因，例如“第2条用水量漏填”。",
		},
		"nobody": {filled(), township.Verdict{Step: township.StepRecheck, On: surveyDay, Passed: true}, "请填写复核人。"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := c.survey.Judge(c.v, "张三", staff, "2021-12-01")
			if err == nil || township.Say(err) != c.want {
				t.Errorf("%v, want %s", err, c.want)
			}
		})
	}
}

func TestTwoRecheckersThenTheAuditor(t *testing.T) {
	s := answered()
	q := stableForm()
	if v, checked := s.Refill(&q, true, surveyDay); !checked || v.Person != "王强、李丽" || s.State != township.SurveyFilled {
		t.Fatalf("%+v %v %s", v, checked, s.State)
	}
	judge := func(step township.SurveyStep, person string, pass bool) error {
		v := township.Verdict{Step: step, Person: person, On: surveyDay, Passed: pass}
		if !pass {
			v.Reason = "漏了第3条的人"
		}
		_, err := s.Judge(v, "张三", surveyStaff, "2021-12-01")
		return err
	}
	if err := judge(township.StepRecheck, "赵复", true); err != nil || s.State != township.SurveyFilled {
		t.Fatal(err, s.State)
	}
	if err := judge(township.StepRecheck, "赵复", true); err == nil {
		t.Fatal("one person re-checked twice")
	}
	if err := judge(township.StepRecheck, "钱复", true); err != nil || s.State != township.SurveyRechecked {
		t.Fatal(err, s.State)
	}
	if err := judge(township.StepAudit, "钱复", true); err == nil {
		t.Fatal("a re-checker audits what he passed")
	}
	if err := judge(township.StepAudit, "孙审", false); err != nil || s.State != township.SurveyFilled || len(s.Rechecked()) != 0 {
		t.Fatal(err, s.State, s.Rechecked())
	}
	for _, p := range []string{"赵复", "钱复"} {
		if err := judge(township.StepRecheck, p, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := judge(township.StepAudit, "孙审", true); err != nil || s.State != township.SurveyDone || !s.Locked() {
		t.Fatal(err, s.State)
	}
}

func TestChangedAnswersVoidTheRecheck(t *testing.T) {
	s := answered()
	q := stableForm()
	s.Refill(&q, true, surveyDay)
	if _, err := s.Judge(township.Verdict{Step: township.StepRecheck, Person: "赵复", On: surveyDay, Passed: true}, "张三", surveyStaff, "2021-12-01"); err != nil {
		t.Fatal(err)
	}
	if _, checked := s.Refill(&q, false, surveyDay); checked || s.Round != 1 || len(s.Rechecked()) != 1 {
		t.Error("saving what is the same voids a re-check")
	}
	if _, checked := s.Refill(&q, true, surveyDay); !checked || s.Round != 2 || len(s.Rechecked()) != 0 {
		t.Error("changed answers keep their re-check")
	}
}
