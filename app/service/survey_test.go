package service

import (
	"context"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// visit is a desk at an archive with a household of two people, a campaign and its staff.
type visit struct {
	testing.TB
	desk     *Desk
	archive  *data.Archive
	clock    *datatest.Clock
	ctx      context.Context
	house    int64
	campaign township.Campaign
}

func newVisit(t *testing.T) *visit {
	t.Helper()
	archive, clock := datatest.Open(t)
	v := &visit{TB: t, archive: archive, clock: clock, ctx: t.Context(), desk: NewDesk(archive, Config{Operator: "张会计"})}
	datatest.MustDo(t, archive, "户", func(tx *data.Tx) error {
		v.house, _ = datatest.Household(t, tx, datatest.Village(t, tx, "柏树村"), "519900100001", "张三丰")
		datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(v.house), "name", "李秀英", "relation", "配偶"))
		return nil
	})
	c, _, err := v.desk.SaveCampaign(v.ctx, township.Campaign{
		Name: "2021年回头看", Kind: "回头看", Year: "2021", Began: "2021-11-05", PassMark: 60,
		Stages: []township.Stage{{Name: "第一阶段", From: "2021-11-05", To: "2021-11-25"}},
	})
	v.must(err)
	v.campaign = c
	datatest.MustDo(t, archive, "人员", func(tx *data.Tx) error {
		for name, roles := range map[string]string{"王强": "核查员", "李丽": "核查员", "赵复": "复核员", "钱复": "复核员", "孙审": "审核员"} {
			datatest.MustInsert(t, tx, datatest.Record(township.Staff, "campaign_id", data.FormatID(c.ID), "name", name, "roles", roles, "trained_on", "2021-11-02", "score", "90", "passed", "是"))
		}
		datatest.MustInsert(t, tx, datatest.Record(township.Staff, "campaign_id", data.FormatID(c.ID), "name", "未训", "roles", "核查员"))
		return nil
	})
	return v
}

func (v *visit) must(err error) {
	v.Helper()
	if err != nil {
		v.Fatal(err)
	}
}

func (v *visit) open() township.SurveyFile {
	v.Helper()
	f, err := v.desk.OpenSurvey(v.ctx, v.campaign.ID, v.house, 0)
	v.must(err)
	return f
}

// fill saves the survey with every question fine but those that change says otherwise.
func (v *visit) fill(change func(*township.Survey)) (township.Survey, township.Deed) {
	v.Helper()
	s, deed, err := v.try(change)
	v.must(err)
	return s, deed
}

func (v *visit) try(change func(*township.Survey)) (township.Survey, township.Deed, error) {
	f := v.open()
	edit := township.SurveyEdit{Survey: f.Survey, Was: f.Survey.Answers}
	s := &edit.Survey
	s.Answers = nil
	for _, q := range f.Form.Questions {
		if !q.Free() {
			s.Answers = append(s.Answers, township.SurveyAnswer{Question: q.ID, Answer: township.AnswerFine})
		}
	}
	s.Collectors, s.Visited, s.Way, s.Steps, s.Signature = []string{"王强", "李丽"}, "2021-11-19", township.WayVisit, township.SevenSteps, township.SignedByThumb
	change(s)
	return v.desk.SaveSurvey(v.ctx, edit, "")
}

func (v *visit) issues() []township.Record {
	v.Helper()
	list, err := v.archive.Read(v.ctx).IssuesOf(v.open().Survey.ID)
	v.must(err)
	return list
}

func dryWell(s *township.Survey) {
	s.Answers[1].Answer, s.Answers[1].Description = township.AnswerProblem, "井水夏天断水四十天"
	s.Answers[1].Note(township.ReadingDryDays, "40")
}

func (v *visit) judge(id int64, step township.SurveyStep, person string, pass bool) error {
	_, err := v.desk.JudgeSurveys(v.ctx, []int64{id}, township.Verdict{Step: step, Person: person, On: "2021-11-19", Passed: pass, Reason: "第2条写明水源"})
	return err
}

func TestASurveyDraftsItsIssueAndFollowsIt(t *testing.T) {
	v := newVisit(t)
	s, _ := v.fill(dryWell)
	if s.State != township.SurveyFilled || s.Head != "张三丰" || s.Population != 2 {
		t.Fatalf("%+v", s)
	}
	list := v.issues()
	if len(list) != 1 || list[0].Get("nature") != "饮水安全" || list[0].Get("finder") != "王强、李丽" || list[0].Get("state") != "待核实" ||
		!strings.HasPrefix(list[0].Get("description"), "井水夏天断水四十天（一年缺水40天") {
		t.Fatalf("%v", list)
	}
	v.fill(func(s *township.Survey) { dryWell(s); s.Answers[1].Description = "井水断水五十天" })
	if again := v.issues(); len(again) != 1 || again[0].ID != list[0].ID || !strings.HasPrefix(again[0].Get("description"), "井水断水五十天") {
		t.Fatalf("%v", again)
	}
	_, deed := v.fill(func(*township.Survey) {})
	if left := v.issues(); len(left) != 0 {
		t.Fatalf("%v", left)
	}
	_, err := v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if back := v.issues(); len(back) != 1 {
		t.Fatalf("after the undo: %v", back)
	}
}

func TestASurveyThatLacksSomethingIsKeptUnfinished(t *testing.T) {
	v := newVisit(t)
	s, _ := v.fill(func(s *township.Survey) { s.Collectors, s.Answers = s.Collectors[:1], s.Answers[:3] })
	if f := v.open(); s.State != township.SurveyUnfinished || len(f.Survey.Answers) != 3 || len(f.Survey.Missing(&f.Form)) != 2 {
		t.Errorf("%s %v", s.State, f.Survey.Missing(&f.Form))
	}
	for want, change := range map[string]func(*township.Survey){
		"没有参加培训": func(s *township.Survey) { s.Collectors = []string{"王强", "未训"} },
		"早于":     func(s *township.Survey) { s.Visited = "2021-11-01" },
		"晚于今天":   func(s *township.Survey) { s.Visited = "2031-11-01" },
	} {
		if _, _, err := v.try(change); township.CodeOf(err) == "" || !strings.Contains(township.Say(err), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestVerdictsLockAndSendBack(t *testing.T) {
	v := newVisit(t)
	s, _ := v.fill(dryWell)
	v.must(v.judge(s.ID, township.StepRecheck, "赵复", true))
	v.must(v.judge(s.ID, township.StepRecheck, "钱复", true))
	if _, _, err := v.try(func(*township.Survey) {}); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("a survey that was passed is changed: %v", err)
	}
	v.must(v.judge(s.ID, township.StepAudit, "孙审", false))
	rows, err := v.desk.SurveyRows(v.ctx, v.campaign.ID)
	v.must(err)
	if r := rows[0]; r.State != township.SurveyFilled || r.SentBack != "第2条写明水源" || r.Rechecked != 0 || r.Round != 2 || r.Problems != 1 {
		t.Errorf("%+v", r)
	}
	v.must(v.judge(s.ID, township.StepRecheck, "赵复", false))
	if f := v.open(); f.Survey.State != township.SurveyReturned || len(f.Survey.Trail) != 5 {
		t.Errorf("%s %+v", f.Survey.State, f.Survey.Trail)
	}
	deed, _, err := v.desk.LastUndoable(v.ctx)
	v.must(err)
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if f := v.open(); f.Survey.State != township.SurveyFilled || len(f.Survey.Trail) != 4 {
		t.Errorf("after the undo: %s %+v", f.Survey.State, f.Survey.Trail)
	}
}

func TestAUsedQuestionnaireNoLongerChanges(t *testing.T) {
	v := newVisit(t)
	v.fill(func(*township.Survey) {})
	list, err := v.desk.Questionnaires(v.ctx)
	v.must(err)
	for _, q := range list {
		was := q.Questions[0].Text
		q.Questions[0].Text = "是否吃得饱、穿得暖"
		saved, _, err := v.desk.SaveQuestionnaire(v.ctx, q)
		v.must(err)
		if fresh := saved.ID != q.ID; fresh != q.Used || q.Used && saved.Version != 2 {
			t.Errorf("%s used %v: saved as %d, version %d", q.Name, q.Used, saved.ID, saved.Version)
		}
		if f := v.open(); q.Used && f.Form.Questions[0].Text != was {
			t.Errorf("the survey now asks %s", f.Form.Questions[0].Text)
		}
	}
}

func TestAClosedCampaignIsFrozen(t *testing.T) {
	v := newVisit(t)
	v.fill(dryWell)
	deed, err := v.desk.CloseCampaign(v.ctx, v.campaign.ID)
	v.must(err)
	for name, err := range map[string]error{
		"survey":   func() error { _, _, err := v.try(func(*township.Survey) {}); return err }(),
		"verdict":  v.judge(v.open().Survey.ID, township.StepRecheck, "赵复", true),
		"campaign": func() error { _, _, err := v.desk.SaveCampaign(v.ctx, v.campaign); return err }(),
		"unreachable": func() error {
			_, err := v.desk.MarkUnreachable(v.ctx, v.campaign.ID, []int64{v.house}, "全家在外")
			return err
		}(),
	} {
		if township.CodeOf(err) != township.CodeConflict || !strings.Contains(township.Say(err), "已于") {
			t.Errorf("%s: %v", name, err)
		}
	}
	before, err := v.desk.SurveyProgress(v.ctx, v.campaign.ID)
	v.must(err)
	datatest.MustDo(t, v.archive, "户", func(tx *data.Tx) error {
		datatest.Household(t, tx, datatest.Village(t, tx, "石桥村"), "519900100002", "李四")
		return nil
	})
	after, err := v.desk.SurveyProgress(v.ctx, v.campaign.ID)
	v.must(err)
	if before.All.Total != 1 || after.All.Total != 1 || before.All.Problems != 1 || after.All.Problems != 1 {
		t.Errorf("the figures moved: %+v, %+v", before.All, after.All)
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if again, err := v.desk.SurveyProgress(v.ctx, v.campaign.ID); err != nil || again.All.Total != 2 {
		t.Errorf("%+v %v", again.All, err)
	}
}

func TestNobodyWasMet(t *testing.T) {
	v := newVisit(t)
	_, err := v.desk.MarkUnreachable(v.ctx, v.campaign.ID, []int64{v.house}, "全家在外，电话两次未接")
	v.must(err)
	if f := v.open(); f.Survey.State != township.SurveyUnreachable || f.Survey.WayNote == "" {
		t.Errorf("%+v", f.Survey)
	}
	if s, _ := v.fill(dryWell); s.State != township.SurveyFilled {
		t.Errorf("%s", s.State)
	}
	if _, err := v.desk.MarkUnreachable(v.ctx, v.campaign.ID, []int64{v.house}, "未接"); township.CodeOf(err) != township.CodeConflict {
		t.Errorf("a filled survey is marked as unreachable: %v", err)
	}
	deed, err := v.desk.DeleteSurvey(v.ctx, v.open().Survey.ID, "录错了户")
	v.must(err)
	if f := v.open(); f.Survey.ID != 0 {
		t.Error("the survey is still there")
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if len(v.issues()) != 1 {
		t.Error("its issue did not come back")
	}
}

func TestTheHistoryOfASurveyIsInWords(t *testing.T) {
	v := newVisit(t)
	v.fill(func(*township.Survey) {})
	_, deed := v.fill(dryWell)
	detail, err := v.desk.DeedDetail(v.ctx, deed.ID, township.HistoryFilter{}, 0)
	v.must(err)
	var told []string
	for _, r := range detail.Records {
		told = append(told, r.Entity+" "+r.Name)
		for _, l := range r.Lines {
			told = append(told, l.Field.Label+"："+l.Old+"→"+l.New)
		}
	}
	all := strings.Join(told, "\n")
	for _, want := range []string{"调查回答 第2条 看饮水", "核查情况：正常→有问题", "一年缺水（天）：→40", "问题 W0001 饮水安全：井水夏天断水四十天"} {
		if !strings.Contains(all, want) {
			t.Errorf("the history does not say %s:\n%s", want, all)
		}
	}
	for _, code := range []string{"problem", "fine", "filled"} {
		if strings.Contains(all, code) {
			t.Errorf("the history says %s:\n%s", code, all)
		}
	}
}
