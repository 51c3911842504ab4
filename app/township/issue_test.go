package township_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

const issueToday township.Date = "2021-12-20"

// foundIssue is an issue that was found and waits to be verified.
func foundIssue() township.Issue {
	return township.Issue{
		ID: 12, Level: township.LevelHousehold, Village: 1, Household: 3, Type: "巩固成果", Nature: "饮水安全", Description: "井水夏天断水四十天",
		Source: township.IssueFromSurvey, Found: "2021-11-10", Finder: "王强、李丽", Standing: township.Standing{State: township.IssueToVerify},
	}
}

// stepOf is a step that lacks nothing.
func stepOf(e township.IssueEvent, day township.Date) township.IssueStep {
	s := township.IssueStep{Event: e, Done: day, Person: "赵敏", Note: "已查看"}
	switch e {
	case township.DoPlan:
		s.Note, s.Unit, s.DutyPerson, s.Deadline = "接通自来水", "水利站", "周涛", "2021-12-15"
	case township.DoComplete:
		s.Person, s.Note = "周涛", "自来水已接通"
	case township.DoAccept, township.DoReject:
		s.Unit, s.Person = "乡村振兴办", "孙立新"
	case township.DoMerge:
		s.Other = 5
	}
	return s
}

// waysTo leads an issue into each state, and into the acceptance that waits for its close-out.
var waysTo = map[string][]township.IssueEvent{
	"待核实":     nil,
	"不属实":     {township.DoRefute},
	"已并入":     {township.DoMerge},
	"待整改":     {township.DoVerify},
	"整改中":     {township.DoVerify, township.DoPlan},
	"待验收":     {township.DoVerify, township.DoPlan, township.DoComplete},
	"待验收，已验收": {township.DoVerify, township.DoPlan, township.DoComplete, township.DoAccept},
	"已销号":     {township.DoVerify, township.DoPlan, township.DoComplete, township.DoAccept, township.DoClose},
}

func led(t interface{ Fatal(...any) }, way []township.IssueEvent) township.Issue {
	i := foundIssue()
	for n, e := range way {
		if err := i.Take(stepOf(e, township.Date(fmt.Sprintf("2021-11-%02d", 11+n))), issueToday); err != nil {
			t.Fatal(err)
		}
	}
	return i
}

// TestIssueStates tries every event in every state (workflow.md §6).
func TestIssueStates(t *testing.T) {
	want := map[string]map[township.IssueEvent]township.IssueState{
		"待核实":     {township.DoVerify: township.IssueToMend, township.DoRefute: township.IssueRefuted, township.DoMerge: township.IssueMerged},
		"不属实":     {township.DoRevisit: township.IssueToVerify},
		"已并入":     {},
		"待整改":     {township.DoPlan: township.IssueMending, township.DoMerge: township.IssueMerged},
		"整改中":     {township.DoPlan: township.IssueMending, township.DoProgress: township.IssueMending, township.DoComplete: township.IssueToAccept, township.DoMerge: township.IssueMerged},
		"待验收":     {township.DoAccept: township.IssueToAccept, township.DoReject: township.IssueMending},
		"待验收，已验收": {township.DoClose: township.IssueClosed, township.DoReject: township.IssueMending},
		"已销号":     {township.DoReopen: township.IssueMending},
	}
	for state, way := range waysTo {
		for _, e := range township.IssueEvents {
			i := led(t, way)
			before := i
			err := i.Take(stepOf(e, "2021-12-01"), issueToday)
			to, allowed := want[state][e]
			if allowed != (err == nil) {
				t.Errorf("%s, %s: %v", state, e.Word(), err)
			}
			if slices.Contains(before.Next(), e) != allowed {
				t.Errorf("%s offers %s: %t", state, e.Word(), !allowed)
			}
			if allowed && i.State != to {
				t.Errorf("%s, %s leads to %s, want %s", state, e.Word(), i.State, to)
			}
			if !allowed && (i.Standing != before.Standing || len(i.Trail) != len(before.Trail)) {
				t.Errorf("%s: the refused %s changed the issue", state, e.Word())
			}
		}
	}
}

// TestIssueNeeds: what each step needs, whose hand may not accept, and that days do not run backwards.
func TestIssueNeeds(t *testing.T) {
	type change func(*township.IssueStep)
	for want, c := range map[string]struct {
		state string
		event township.IssueEvent
		spoil change
	}{
		"请填写整改措施。":                                  {"待整改", township.DoPlan, func(s *township.IssueStep) { s.Note = " " }},
		"请填写整改责任单位。":                                {"待整改", township.DoPlan, func(s *township.IssueStep) { s.Unit = "" }},
		"请填写整改责任人。":                                 {"待整改", township.DoPlan, func(s *township.IssueStep) { s.DutyPerson = "" }},
		"请填写整改时限，写到日。":                              {"待整改", township.DoPlan, func(s *township.IssueStep) { s.Deadline = "2021-12" }},
		"整改时限 2021-11-09 早于发现日期 2021-11-10，请改正。":    {"待整改", township.DoPlan, func(s *township.IssueStep) { s.Deadline = "2021-11-09" }},
		"整改时限 2021-11-20 早于下达整改的 2021-12-01，请改正。":   {"待整改", township.DoPlan, func(s *township.IssueStep) { s.Deadline = "2021-11-20" }},
		"请填写不属实的依据。":                                {"待核实", township.DoRefute, func(s *township.IssueStep) { s.Note = "" }},
		"请填写整改情况。":                                  {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Note = "" }},
		"请填写整改完成的办理人。":                              {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Person = "" }},
		"请填写整改完成的日期，写到日，例如 2021-12-20。":             {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Done = "" }},
		"整改完成的日期 2021-12-21 晚于今天 2021-12-20，请改正。":   {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Done = "2021-12-21" }},
		"整改完成的日期 2021-11-09 早于发现日期 2021-11-10，请改正。": {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Done = "2021-11-09" }},
		"整改完成的日期 2021-11-11 早于上一步（下达整改）的 2021-11-12，日期不能倒着走，请改正。": {"整改中", township.DoComplete, func(s *township.IssueStep) { s.Done = "2021-11-11" }},
		"请填写验收责任单位。": {"待验收", township.DoAccept, func(s *township.IssueStep) { s.Unit = "" }},
		"“周涛”是W0012的整改责任人，不能验收自己的整改，请换人验收。": {"待验收", township.DoAccept, func(s *township.IssueStep) { s.Person = "孙立新，周 涛" }},
		"W0012现在是“整改中”，整改完成以后才能验收。":         {"整改中", township.DoAccept, func(*township.IssueStep) {}},
		"W0012还没有验收通过，不能销号。请先验收。":           {"待验收", township.DoClose, func(*township.IssueStep) {}},
		"W0012不能并入自己，请选另一个问题。":              {"待整改", township.DoMerge, func(s *township.IssueStep) { s.Other = 12 }},
		"没有“nonsense”这个办理环节。":               {"待整改", township.DoVerify, func(s *township.IssueStep) { s.Event = "nonsense" }},
	} {
		i := led(t, waysTo[c.state])
		s := stepOf(c.event, "2021-12-01")
		c.spoil(&s)
		if err := i.Take(s, issueToday); err == nil || township.Say(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	i := foundIssue()
	i.Found = ""
	if err := i.Take(stepOf(township.DoVerify, "2021-12-01"), issueToday); err == nil || !strings.Contains(township.Say(err), "没有发现日期") {
		t.Errorf("without a day of finding: %v", err)
	}
}

// TestIssueFactsAreChecked: what cannot be kept of what was found.
func TestIssueFactsAreChecked(t *testing.T) {
	for want, spoil := range map[string]func(*township.Issue){
		"请填写问题描述，写明谁、什么事、多少。":                       func(i *township.Issue) { i.Description = "" },
		"问题层级“组”不在户、村、镇、部门之中，请重选。":                  func(i *township.Issue) { i.Level = "组" },
		"户级问题请选择农户。":                                func(i *township.Issue) { i.Household = 0 },
		"村级问题请选择行政村。":                               func(i *township.Issue) { i.Level, i.Village = township.LevelVillage, 0 },
		"部门级问题请填写是哪个行业部门。":                          func(i *township.Issue) { i.Level = township.LevelDepartment },
		"请选择问题来源。":                                  func(i *township.Issue) { i.Source = "" },
		"请填写发现日期，写到日，例如 2021-12-20。":                func(i *township.Issue) { i.Found = "2021-11" },
		"发现日期 2021-12-21 晚于今天 2021-12-20，请改正。":      func(i *township.Issue) { i.Found = "2021-12-21" },
		"发现日期 2021-11-12 晚于“核实属实”的 2021-11-11，请改正。": func(i *township.Issue) { i.Found = "2021-11-12" },
		"": func(i *township.Issue) { i.Description = strings.Repeat("断水", 1000) },
	} {
		i := led(t, waysTo["待整改"])
		spoil(&i)
		if err := i.Validate(issueToday); township.Say(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	long := foundIssue()
	long.Description = strings.Repeat("断", 2001)
	if err := long.Validate(issueToday); err == nil || !strings.Contains(township.Say(err), "问题描述") {
		t.Errorf("2,001 characters: %v", err)
	}
}

// TestIssueAsOf: the standing is the sum of the steps up to a day, and that of today is what is kept.
func TestIssueAsOf(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		i := foundIssue()
		day := 11
		kept := map[township.Date]township.Standing{}
		for range rapid.IntRange(0, 12).Draw(r, "steps") {
			next := i.Next()
			if len(next) == 0 {
				break
			}
			day += rapid.IntRange(0, 2).Draw(r, "days")
			done := township.Date(fmt.Sprintf("2021-11-%02d", min(30, day)))
			s := stepOf(rapid.SampledFrom(next).Draw(r, "event"), done)
			if err := i.Take(s, issueToday); err != nil {
				r.Fatal(err)
			}
			kept[done] = i.Standing
		}
		for _, done := range slices.Sorted(maps.Keys(kept)) {
			if then, ok := i.AsOf(done); !ok || then.Standing != kept[done] {
				r.Fatalf("as of %s: %+v, want %+v", done, then.Standing, kept[done])
			}
		}
		if then, ok := i.AsOf(issueToday); !ok || then.Standing != i.Standing {
			r.Fatalf("as of today: %+v, want %+v", then.Standing, i.Standing)
		}
		if _, ok := i.AsOf("2021-11-09"); ok {
			r.Fatal("it was there before it was found")
		}
	})
}

// TestIssueFigures: one definition of each figure.
func TestIssueFigures(t *testing.T) {
	var rows []township.IssueRow
	for _, way := range waysTo {
		rows = append(rows, township.IssueRow{Issue: led(t, way)})
	}
	f := township.IssueFiguresOf(rows, "2021-12-20")
	if f.Found != 6 || f.Mended != 3 || f.Accepted != 2 || f.Closed != 1 || f.Overdue != 1 || f.Rate() != "50.0%" {
		t.Errorf("%+v %s", f, f.Rate())
	}
	if f := township.IssueFiguresOf(rows, "2021-12-15"); f.Overdue != 0 {
		t.Errorf("on the last day %d are overdue", f.Overdue)
	}
	for want, f := range map[string]township.IssueFigures{"—": {}, "72.1%": {Found: 61, Mended: 44}, "100.0%": {Found: 3, Mended: 3}, "66.7%": {Found: 3, Mended: 2}} {
		if got := f.Rate(); got != want {
			t.Errorf("%d of %d: %s, want %s", f.Mended, f.Found, got, want)
		}
	}
	soon := led(t, waysTo["整改中"])
	if !soon.DueWithin("2021-12-08", 7) || soon.DueWithin("2021-12-07", 7) || soon.DueWithin("2021-12-16", 7) || !soon.Overdue("2021-12-16") {
		t.Error("due on the 15th: warned of from the 8th, overdue from the 16th")
	}
}

// TestAPlanMayKeepWhatAnIssueHas: what it leaves empty stays, a deadline that is over included; an issue that has nothing of
// it lacks it as ever.
func TestAPlanMayKeepWhatAnIssueHas(t *testing.T) {
	i := township.Issue{ID: 4, Nature: "饮水安全", Found: "2021-10-01", Standing: township.Standing{State: township.IssueToMend}}
	plan := township.IssueStep{Event: township.DoPlan, Done: "2021-10-02", Person: "赵敏", Note: "接通自来水", Unit: "水利站", DutyPerson: "周涛", Deadline: "2021-10-20", Pace: township.PaceForLong}
	keeping := township.IssueStep{Event: township.DoPlan, Done: "2021-11-19", Person: "赵敏", DutyPerson: "钱工", Keep: true}
	if err := i.Take(keeping, "2021-11-19"); township.Say(err) != "请填写整改措施。" {
		t.Errorf("an issue without a plan: %v", err)
	}
	if err := i.Take(plan, "2021-11-19"); err != nil {
		t.Fatal(err)
	}
	if err := i.Take(keeping, "2021-11-19"); err != nil {
		t.Fatal(err)
	}
	if i.Measures != "接通自来水" || i.Unit != "水利站" || i.Person != "钱工" || i.Deadline != "2021-10-20" || i.Pace != township.PaceForLong {
		t.Errorf("%+v", i.Standing)
	}
	if s := i.Trail[1]; s.Note != "接通自来水" || s.Keep {
		t.Errorf("%+v", s)
	}
}

// TestAReturnStandsUntilThereIsNewProgress: what the lists say of the mending is the truth of the day, on any day.
func TestAReturnStandsUntilThereIsNewProgress(t *testing.T) {
	i := township.Issue{ID: 4, Nature: "饮水安全", Found: "2021-05-01", Standing: township.Standing{State: township.IssueToMend}}
	for _, c := range []struct {
		step township.IssueStep
		want string
	}{
		{township.IssueStep{Event: township.DoPlan, Done: "2021-05-02", Note: "接通自来水", Unit: "水利站", DutyPerson: "周涛", Deadline: "2021-05-30"}, ""},
		{township.IssueStep{Event: township.DoProgress, Done: "2021-05-06", Note: "已购水管"}, "5月6日整改进展：已购水管"},
		{township.IssueStep{Event: township.DoComplete, Done: "2021-05-10", Note: "已接通自来水"}, "已接通自来水"},
		{township.IssueStep{Event: township.DoReject, Done: "2021-05-20", Note: "水质没有检测"}, "5月20日验收退回：水质没有检测"},
		{township.IssueStep{Event: township.DoPlan, Done: "2021-05-21", Note: "检测水质", Unit: "水利站", DutyPerson: "周涛", Deadline: "2021-06-30"}, "5月20日验收退回：水质没有检测"},
		{township.IssueStep{Event: township.DoComplete, Done: "2021-05-28", Note: "检测合格"}, "检测合格"},
	} {
		c.step.Person = "赵敏"
		if c.step.Event == township.DoReject {
			c.step.Person, c.step.Unit = "孙立新", "乡村振兴办"
		}
		if err := i.Take(c.step, "2021-11-19"); err != nil {
			t.Fatal(err)
		}
		if then, _ := i.AsOf(c.step.Done); i.Result != c.want || then.Result != c.want {
			t.Errorf("after %s: %q, as of the day %q, want %q", c.step.Event, i.Result, then.Result, c.want)
		}
	}
}

// TestAnIssueWithoutItsFindingArisesWithItsEntry: no past day before it has it.
func TestAnIssueWithoutItsFindingArisesWithItsEntry(t *testing.T) {
	i := township.Issue{Recorded: "2021-11-10"}
	for day, want := range map[township.Date]bool{"2021-11-09": false, "2021-11-10": true, "2021-12-01": true} {
		if _, ok := i.AsOf(day); ok != want {
			t.Errorf("as of %s: %v", day, ok)
		}
	}
}

// TestLateEntriesOfAPastDayAreThoseOfThatDay: what was entered after it is named by the list of the day of its entry.
func TestLateEntriesOfAPastDayAreThoseOfThatDay(t *testing.T) {
	row := township.IssueRow{Issue: township.Issue{ID: 1, Found: "2021-10-20", Recorded: "2021-11-03", Trail: []township.IssueStep{
		{Event: township.DoVerify, Done: "2021-10-21", Recorded: "2021-11-18"}, {Event: township.DoPlan, Done: "2021-11-02", Recorded: "2021-11-18"},
	}}}
	for day, want := range map[township.Date]int{"2021-10-31": 0, "2021-11-02": 0, "2021-11-03": 1, "2021-11-17": 1, "2021-11-30": 2, "2021-12-01": 0} {
		if got := township.LateEntries([]township.IssueRow{row}, day); len(got) != want {
			t.Errorf("as of %s: %d late entries, want %d", day, len(got), want)
		}
	}
}

// TestWhatIsRefusedNamesItsField: the screen says it beside the field.
func TestWhatIsRefusedNamesItsField(t *testing.T) {
	const today = township.Date("2021-11-19")
	long := strings.Repeat("长", township.LongestDescription+1)
	sound := township.Issue{ID: 4, Level: township.LevelTown, Nature: "饮水安全", Source: "审计", Description: "三处水池渗漏", Found: "2021-10-01", Standing: township.Standing{State: township.IssueToMend}}
	for _, c := range []struct {
		change func(*township.Issue)
		field  string
	}{
		{func(i *township.Issue) { i.Description = "" }, "description"},
		{func(i *township.Issue) { i.Description = long }, "description"},
		{func(i *township.Issue) { i.Level = township.LevelHousehold }, "household_id"},
		{func(i *township.Issue) { i.Level = township.LevelVillage }, "village_id"},
		{func(i *township.Issue) { i.Level = township.LevelDepartment }, "subject"},
		{func(i *township.Issue) { i.Source = "" }, "source"},
		{func(i *township.Issue) { i.Found = "2021-11-20" }, "found_on"},
		{func(i *township.Issue) { i.Deadline = "2021-09-30" }, "found_on"},
		{func(i *township.Issue) { i.Finder = long }, "finder"},
	} {
		i := sound
		c.change(&i)
		if err := i.Validate(today); err == nil || township.FieldOf(err) != c.field {
			t.Errorf("of %s: %q in the field %q", c.field, err, township.FieldOf(err))
		}
	}
	plan := township.IssueStep{Event: township.DoPlan, Done: "2021-10-02", Person: "赵敏", Note: "修补", Unit: "水利站", DutyPerson: "周涛", Deadline: "2021-10-20", Pace: township.PaceByDay}
	for _, c := range []struct {
		change func(*township.IssueStep)
		field  string
	}{
		{func(s *township.IssueStep) { s.Done = "2021-09-30" }, "done_on"},
		{func(s *township.IssueStep) { s.Person = "" }, "person"},
		{func(s *township.IssueStep) { s.Note = "" }, "note"},
		{func(s *township.IssueStep) { s.Unit = "" }, "unit"},
		{func(s *township.IssueStep) { s.DutyPerson = "" }, "duty_person"},
		{func(s *township.IssueStep) { s.Deadline = "2021-09-30" }, "deadline"},
		{func(s *township.IssueStep) { s.Pace = "慢慢改" }, "pace"},
		{func(s *township.IssueStep) { s.Event = township.DoAccept }, ""},
	} {
		i, s := sound, plan
		c.change(&s)
		if err := i.Take(s, today); err == nil || township.FieldOf(err) != c.field {
			t.Errorf("a plan with a wrong %s: %q in the field %q", c.field, err, township.FieldOf(err))
		}
	}
}

func TestLateIsCountedFromTheDeadline(t *testing.T) {
	for _, c := range []struct {
		deadline, completed township.Date
		want                int
	}{{"2021-11-20", "2021-11-28", 8}, {"2021-11-20", "2021-11-20", 0}, {"2021-11-20", "2021-11-19", 0}, {"2021-11-20", "", 0}, {"", "2021-11-28", 0}} {
		s := township.Standing{Deadline: c.deadline, Completed: c.completed}
		if got := s.DaysLate(); got != c.want {
			t.Errorf("due %s, done %s: %d days late, want %d", c.deadline, c.completed, got, c.want)
		}
	}
}
