package service

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"taizhang/app/township"
)

// raised is the issue that a visit drafted.
func raised(v *visit) township.IssueRow {
	v.Helper()
	v.fill(func(s *township.Survey) {
		s.Answers[1].Answer, s.Answers[1].Description = township.AnswerProblem, "井水夏天断水四十天"
		s.Answers[1].Note(township.ReadingDryDays, "40")
	})
	rows, err := v.desk.IssueRows(v.ctx)
	v.must(err)
	if len(rows) != 1 {
		v.Fatalf("%d issues", len(rows))
	}
	return rows[0]
}

func (v *visit) take(id int64, steps ...township.IssueStep) error {
	_, err := v.desk.TakeIssues(v.ctx, township.IssueDeed{Issues: []int64{id}, Steps: steps})
	return err
}

// closing are the steps from found to closed.
func closing() []township.IssueStep {
	return []township.IssueStep{
		{Event: township.DoVerify, Done: "2021-11-19", Person: "赵敏"},
		{Event: township.DoPlan, Done: "2021-11-19", Person: "赵敏", Note: "接通自来水", Unit: "水利站", DutyPerson: "周涛", Deadline: "2021-11-19", Pace: township.PaceAtOnce},
		{Event: township.DoComplete, Done: "2021-11-19", Person: "周涛", Note: "自来水已接通"},
		{Event: township.DoAccept, Done: "2021-11-19", Person: "孙立新", Unit: "乡村振兴办"},
		{Event: township.DoClose, Done: "2021-11-19", Person: "孙立新"},
	}
}

// TestAnIssueUntilItIsClosed leads an issue from the answer that raised it to its close-out, and takes all of it back.
func TestAnIssueUntilItIsClosed(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	if row.Called() != "W0001 柏树村1组张三丰户 饮水安全" || row.Whom() != "张三丰" || row.CampaignName != "2021年回头看" || row.State != township.IssueToVerify {
		t.Errorf("%s, %+v", row.Called(), row)
	}
	f, err := v.desk.OpenIssue(v.ctx, row.ID)
	v.must(err)
	if !strings.Contains(f.Asked, "饮水") || !strings.Contains(f.Asked, "有问题，一年缺水（天） 40") || !reflect.DeepEqual(f.Now, []string{"是否解决安全饮用水：未填"}) {
		t.Errorf("asked %q, now %q", f.Asked, f.Now)
	}
	for n, s := range closing() {
		v.must(v.take(row.ID, s))
		list, err := v.desk.IssueList(v.ctx, township.IssueListRequest{Form: township.FormRectify})
		v.must(err)
		if want := min(1, max(0, n-1)); list.Figures.Found != 1 || list.Figures.Mended != want {
			t.Errorf("after %s: %+v", s.Event.Word(), list.Figures)
		}
	}
	f, err = v.desk.OpenIssue(v.ctx, row.ID)
	v.must(err)
	if then, _ := f.AsOf(v.desk.Today()); f.State != township.IssueClosed || len(f.Trail) != 5 || then.Standing != f.Standing {
		t.Errorf("%+v", f.Issue)
	}
	if _, _, err := v.desk.SaveIssue(v.ctx, township.IssueEdit{Issue: f.Issue, Was: f.Issue}, ""); township.Say(err) != "W0001现在是“已销号”，不能再改。要改请先退回，或撤销那一步。" {
		t.Errorf("a closed one: %v", err)
	}
	for range closing() {
		deed, ok, err := v.desk.LastUndoable(v.ctx)
		v.must(err)
		if !ok || !strings.Contains(deed.Title, "W0001 柏树村1组张三丰户") {
			t.Fatalf("to take back: %q", deed.Title)
		}
		_, err = v.desk.Undo(v.ctx, deed.ID, false)
		v.must(err)
	}
	again, err := v.desk.OpenIssue(v.ctx, row.ID)
	v.must(err)
	if !reflect.DeepEqual(again.Issue, row.Issue) {
		t.Errorf("taken back: %+v, want %+v", again.Issue, row.Issue)
	}
}

// TestStepsWithSeveralIssues: all or none, and beforehand it is said with which it cannot be done.
func TestStepsWithSeveralIssues(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	village, _, err := v.desk.SaveIssue(v.ctx, township.IssueEdit{Issue: township.Issue{
		Level: township.LevelVillage, Village: row.Village, Nature: "驻村工作组责任", Type: "责任落实", Description: "工作组11月只驻村3天", Source: "督查巡查", Found: "2021-11-18",
	}}, "")
	v.must(err)
	deed := township.IssueDeed{Issues: []int64{row.ID, village.ID}, Steps: closing()[:1]}
	v.must(v.take(village.ID, closing()[0]))
	refused, err := v.desk.TryIssues(v.ctx, deed)
	v.must(err)
	want := []township.IssueRefusal{{Issue: village.ID, Text: "W0002现在是“待整改”，不能办理“核实属实”。"}}
	if !reflect.DeepEqual(refused, want) {
		t.Errorf("refused: %+v", refused)
	}
	if _, err := v.desk.TakeIssues(v.ctx, deed); township.Say(err) != want[0].Text {
		t.Errorf("%v", err)
	}
	if f, err := v.desk.OpenIssue(v.ctx, row.ID); err != nil || f.State != township.IssueToVerify {
		t.Errorf("the other one is %s, %v", f.State, err)
	}
	deed.Issues = deed.Issues[:1]
	deed.Steps = closing()
	done, err := v.desk.TakeIssues(v.ctx, deed)
	v.must(err)
	if done.Title != "核实属实、下达整改、整改完成、验收通过、销号 W0001 柏树村1组张三丰户 饮水安全" {
		t.Errorf("title %q", done.Title)
	}
	if err := v.take(village.ID, township.IssueStep{Event: township.DoMerge, Done: "2021-11-19", Person: "赵敏", Note: "同一件事", Other: row.ID}); err == nil || !strings.Contains(township.Say(err), "W0001现在是“已销号”，W0002不能并入它") {
		t.Errorf("into a closed one: %v", err)
	}
}

// TestIssuesThatTellTheSame are pointed out.
func TestIssuesThatTellTheSame(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	like := func(i township.Issue) []township.IssueRow {
		list, err := v.desk.IssuesLike(context.Background(), i)
		v.must(err)
		return list
	}
	same := township.Issue{Level: township.LevelHousehold, Household: v.house, Nature: "饮水安全"}
	if list := like(same); len(list) != 1 || list[0].ID != row.ID {
		t.Errorf("%+v", list)
	}
	same.Nature = "愁吃"
	if list := like(same); len(list) != 0 {
		t.Errorf("another nature: %+v", list)
	}
	v.must(v.take(row.ID, closing()...))
	same.Nature = "饮水安全"
	if list := like(same); len(list) != 0 {
		t.Errorf("a closed one: %+v", list)
	}
}

// TestConsultations: a question put to those above, and its answer.
func TestConsultations(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	c := township.Consultation{Issue: row.ID, Kind: township.KindConsult, Level: township.AskQuality, Question: "水量怎么认定", Asked: "2021-11-19", AskedBy: "王强"}
	c, deed, err := v.desk.SaveConsultation(v.ctx, c)
	v.must(err)
	if deed.Title != "会商提出：W0001（乡镇质量控制组）" {
		t.Errorf("%q", deed.Title)
	}
	c.Answer, c.Answered, c.AnsweredBy = "按断水天数认定", "2021-11-18", "赵敏"
	if _, _, err := v.desk.SaveConsultation(v.ctx, c); township.Say(err) != "答复日期 2021-11-18 早于提出日期 2021-11-19，请改正。" {
		t.Errorf("%v", err)
	}
	c.Answered = "2021-11-19"
	_, _, err = v.desk.SaveConsultation(v.ctx, c)
	v.must(err)
	f, err := v.desk.OpenIssue(v.ctx, row.ID)
	v.must(err)
	if len(f.Consultations) != 1 || f.Consultations[0] != c {
		t.Errorf("%+v", f.Consultations)
	}
}

// TestNoIssueLeavesByDeletion: one that waits to be verified goes with its survey and comes back with it; one that was
// taken up stays, and what it belongs to with it.
func TestNoIssueLeavesByDeletion(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	deed, err := v.desk.DeleteSurvey(v.ctx, row.Survey, "误录")
	v.must(err)
	if rows, err := v.desk.IssueRows(v.ctx); err != nil || len(rows) != 0 {
		t.Fatalf("%v, %v", rows, err)
	}
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	v.must(v.take(row.ID, closing()[0]))
	for _, remove := range []func() (township.Deed, error){
		func() (township.Deed, error) { return v.desk.DeleteSurvey(v.ctx, row.Survey, "误录") },
		func() (township.Deed, error) { return v.desk.DeleteHousehold(v.ctx, v.house, "误录") },
	} {
		if _, err := remove(); !strings.Contains(township.Say(err), "问题W0001已经办理过，要留在清单上，没有删除") {
			t.Errorf("%v", err)
		}
	}
	if rows, err := v.desk.IssueRows(v.ctx); err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

// TestACorrectedAnswerTakesItsDraftBack, but not one about which somebody has asked.
func TestACorrectedAnswerTakesItsDraftBack(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	v.fill(func(*township.Survey) {})
	if rows, err := v.desk.IssueRows(v.ctx); err != nil || len(rows) != 0 {
		t.Fatalf("%v, %v", rows, err)
	}
	row = raised(v)
	_, _, err := v.desk.SaveConsultation(v.ctx, township.Consultation{
		Issue: row.ID, Kind: township.KindConsult, Level: township.AskQuality, Question: "水量怎么认定", Asked: "2021-11-19", AskedBy: "王强",
	})
	v.must(err)
	v.fill(func(*township.Survey) {})
	if rows, err := v.desk.IssueRows(v.ctx); err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

// TestIssuesAreFound by their number, with their household, by what they tell, and among what was opened lately.
func TestIssuesAreFound(t *testing.T) {
	v := newVisit(t)
	row := raised(v)
	ref := township.HitRef{Kind: township.HitIssue, ID: row.ID}
	find := func(query string, recent ...township.HitRef) township.Found {
		found, err := v.desk.Find(v.ctx, township.FindRequest{Query: query, Recent: recent, Limit: 8})
		v.must(err)
		return found
	}
	for query, kinds := range map[string][]township.HitKind{
		"w0001": {township.HitIssue}, "Ｗ１": {township.HitIssue}, "W0002": nil, "张三丰": {township.HitHousehold, township.HitIssue},
		"zsf": {township.HitHousehold, township.HitIssue}, "断水": {township.HitIssue}, "水": nil, "李秀英": {township.HitPerson},
	} {
		var got []township.HitKind
		found := find(query)
		for _, h := range found.Hits {
			got = append(got, h.Kind)
		}
		if !reflect.DeepEqual(got, kinds) || found.Total() != len(kinds) {
			t.Errorf("%s: %v, %d in all, want %v", query, got, found.Total(), kinds)
		}
	}
	if h, ok := find("张三丰").Sole(); !ok || h.Kind != township.HitHousehold {
		t.Errorf("the household is not what is meant: %+v", h)
	}
	home := township.HitRef{Kind: township.HitHousehold, ID: v.house}
	for _, recent := range [][]township.HitRef{{ref, home}, {home, ref}} {
		if found := find("", recent...); len(found.Hits) != 2 || found.Hits[0].HitRef != recent[0] || found.Hits[1].HitRef != recent[1] {
			t.Errorf("opened lately: %+v, want %+v", found.Hits, recent)
		}
	}
	h := find("断水").Hits[0]
	if h.Title != "张三丰" || h.Detail != "W0001 柏树村 1组　饮水安全" || h.State != "待核实" {
		t.Errorf("%+v", h)
	}
}
