package campaigns

import (
	"context"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// people is a fake list of people with who visits whom.
type people struct {
	staff   []township.StaffMember
	plan    []township.PlannedVisit
	copied  []int64
	pending *fakePending
	asked   township.VisitRequest
	fail    error
}

type fakePending struct {
	preview   township.StaffPreview
	committed bool
}

func (p *fakePending) Preview() *township.StaffPreview { return &p.preview }

func (p *fakePending) Commit(context.Context) (township.Deed, error) {
	p.committed = true
	return township.Deed{ID: 9}, nil
}

func (d *people) Staff(context.Context, int64) ([]township.StaffMember, error) { return d.staff, nil }

func (d *people) SaveStaff(_ context.Context, m township.StaffMember) (township.StaffMember, township.Deed, error) {
	if d.fail != nil {
		return m, township.Deed{}, d.fail
	}
	m.Judge(60)
	if m.ID == 0 {
		m.ID = int64(len(d.staff) + 1)
		d.staff = append(d.staff, m)
	}
	d.staff[m.ID-1] = m
	return m, township.Deed{ID: 7}, nil
}

func (d *people) RemoveStaff(_ context.Context, _ int64, ids []int64) (township.Deed, error) {
	if d.fail != nil {
		return township.Deed{}, d.fail
	}
	d.staff = slices.DeleteFunc(d.staff, func(m township.StaffMember) bool { return slices.Contains(ids, m.ID) })
	return township.Deed{ID: 8}, nil
}

func (d *people) CopyStaff(_ context.Context, from, _ int64) (int, township.Deed, error) {
	d.copied = append(d.copied, from)
	return 4, township.Deed{ID: 9}, d.fail
}

func (d *people) ImportStaff(context.Context, int64, string, string) (township.PendingStaff, error) {
	return d.pending, d.fail
}

func (d *people) Assignments(_ context.Context, campaign int64) (township.VisitPlan, error) {
	return township.VisitPlan{Campaign: township.Campaign{ID: campaign, Name: "2021年回头看", PassMark: 60}, Staff: d.staff, Visits: d.plan}, nil
}

func (d *people) ProposeAssignments(_ context.Context, req township.VisitRequest) (township.VisitProposal, error) {
	d.asked = req
	out := township.VisitProposal{}
	if len(req.Checkers) < 2 {
		return out, township.Errorf(township.CodeInvalid, "请至少选两名核查员：入户要两人同行。")
	}
	for _, v := range d.plan {
		if v.First == 0 {
			out.Assignments = append(out.Assignments, township.Assignment{Household: v.Row.ID, First: req.Checkers[0], Second: req.Checkers[1]})
		}
	}
	return out, nil
}

func (d *people) SaveAssignments(_ context.Context, _ int64, list []township.Assignment) (township.Deed, error) {
	for _, a := range list {
		for i := range d.plan {
			if d.plan[i].Row.ID == a.Household {
				d.plan[i].First, d.plan[i].Second = a.First, a.Second
			}
		}
	}
	return township.Deed{ID: 10}, d.fail
}

func (d *people) Unassign(_ context.Context, _ int64, ids []int64) (township.Deed, error) {
	for i := range d.plan {
		if slices.Contains(ids, d.plan[i].Row.ID) {
			d.plan[i].First, d.plan[i].Second = 0, 0
		}
	}
	return township.Deed{ID: 11}, nil
}

func (d *fakeDesk) withPeople() *fakeDesk {
	fit := func(id int64, name, unit string) township.StaffMember {
		return township.StaffMember{ID: id, Campaign: 1, Name: name, Unit: unit, Roles: []string{"核查员"}, Trained: "2021-11-02", Score: "90", Passed: "是"}
	}
	d.staff = []township.StaffMember{
		fit(1, "王强", "财政所"), fit(2, "李丽", "司法所"),
		{ID: 3, Name: "未训", Roles: []string{"核查员"}},
		{ID: 4, Name: "赵复", Roles: []string{"复核员"}, Trained: "2021-11-02", Score: "40", Passed: "否"},
	}
	d.rows[2].Helper = "王强"
	for _, r := range d.rows {
		d.plan = append(d.plan, township.PlannedVisit{Row: r})
	}
	return d.withCampaign()
}

func staffOfFirst(t *testing.T, desk *fakeDesk) (*staffPage, *Screen, *uitest.Host) {
	t.Helper()
	s, host := open(t, desk)
	host.Press(t, "人员")
	p, ok := s.view.(*staffPage)
	if !ok {
		t.Fatalf("shown is %T", s.view)
	}
	return p, s, host
}

func TestThePeopleAreListedWithWhyTheyMayNotGo(t *testing.T) {
	p, s, _ := staffOfFirst(t, sampleDesk().withPeople())
	if p.table.Len() != 4 || fitness(p.staff[2]) != "没有参加培训" || !strings.Contains(fitness(p.staff[3]), "40分，不合格") || !uitest.Mentions(s.Content(), "可上岗 2人") {
		t.Errorf("%q", uitest.Texts(s.Content()))
	}
	p.fit.SetValue(fitFailed)
	p.narrow()
	if p.table.Len() != 1 || p.table.Rows()[0].Name != "赵复" {
		t.Errorf("failed are %v", p.table.Rows())
	}
	p.clearAll()
	p.role.SetValue("核查员")
	p.narrow()
	if p.table.Len() != 3 {
		t.Errorf("%d checkers", p.table.Len())
	}
	p.query = "没有这个人"
	p.narrow()
	if !uitest.Mentions(s.Content(), "没有符合条件的人") {
		t.Errorf("%q", uitest.Texts(s.Content()))
	}
}

func TestAPersonIsJudgedWhileOneTypes(t *testing.T) {
	desk := sampleDesk().withPeople()
	p, s, host := staffOfFirst(t, desk)
	s.Shortcut("new")
	write(host, "姓名", "周敏")
	write(host, "考试成绩", "59")
	host.Press(t, "新增")
	if got := fields(host)["考试成绩"].Problem(); !strings.Contains(got, "培训日期") || len(desk.staff) != 4 {
		t.Errorf("a score without a training: %q", got)
	}
	write(host, "培训日期", "2021-11-02")
	write(host, "考试成绩", "58")
	if !uitest.Mentions(host.Top(), "58分，不合格") {
		t.Errorf("not judged: %q", uitest.Texts(host.Top()))
	}
	write(host, "考试成绩", "101")
	host.Press(t, "新增")
	if got := fields(host)["考试成绩"].Problem(); !strings.Contains(got, "0 到 100") {
		t.Errorf("a score of 101: %q", got)
	}
	write(host, "考试成绩", "80")
	desk.fail = township.Errorf(township.CodeConflict, "已经有一位“周敏”。")
	host.Press(t, "新增")
	if got := fields(host)["姓名"].Problem(); got != "已经有一位“周敏”。" {
		t.Errorf("the refusal stands as %q", got)
	}
	desk.fail = nil
	host.Press(t, "新增")
	if host.Top() != nil || len(desk.staff) != 5 || desk.staff[4].Passed != "是" {
		t.Errorf("saved is %+v", desk.staff)
	}
	p.load()
	p.table.Select("5")
	host.Press(t, "删除 1 人…")
	host.Press(t, "删除 1 人")
	if len(desk.staff) != 4 {
		t.Errorf("%d people are left", len(desk.staff))
	}
}

func TestPeopleAreImportedAndCopied(t *testing.T) {
	desk := sampleDesk().withPeople()
	desk.campaigns = append(desk.campaigns, township.Campaign{ID: 2, Name: "2020年回头看", Year: "2020", Began: "2020-03-01"})
	_, _, host := staffOfFirst(t, desk)
	host.Picked = []string{"/media/人员.xlsx"}
	desk.pending = &fakePending{preview: township.StaffPreview{File: "人员.xlsx", Counts: map[township.StaffClass]int{township.StaffNew: 1, township.StaffRejected: 1}, Rows: []township.StaffRow{
		{Sheet: "一", Row: 2, Member: township.StaffMember{Name: "周敏"}}, {Sheet: "一", Row: 3, Class: township.StaffRejected, Reason: "没有姓名"},
	}}}
	host.Press(t, "导入 Excel")
	if explained(&desk.pending.preview.Rows[1]) != "没有姓名" || !uitest.Mentions(host.Top(), "拒收 1 行") {
		t.Fatalf("%q", uitest.Texts(host.Top()))
	}
	host.Press(t, "导入 1 人")
	if !desk.pending.committed || host.Top() != nil {
		t.Error("nothing is imported")
	}
	host.Press(t, "复制名单…")
	host.Press(t, "复制")
	if !slices.Equal(desk.copied, []int64{2}) || host.Top() != nil {
		t.Errorf("copied from %v", desk.copied)
	}
}

func visitsOfFirst(t *testing.T, desk *fakeDesk) (*visitPage, *Screen, *uitest.Host) {
	t.Helper()
	s, host := open(t, desk)
	host.Press(t, "分工")
	p, ok := s.view.(*visitPage)
	if !ok {
		t.Fatalf("shown is %T", s.view)
	}
	return p, s, host
}

func TestVisitsAreProposedAndWritten(t *testing.T) {
	desk := sampleDesk().withPeople()
	p, s, host := visitsOfFirst(t, desk)
	if p.table.Len() != 2 || !uitest.Mentions(s.Content(), "没有分好 3户") {
		t.Fatalf("%d lines, %q", p.table.Len(), uitest.Texts(s.Content()))
	}
	host.Press(t, "自动分工")
	if !slices.Equal(desk.asked.Checkers, []int64{1, 2}) || !uitest.Mentions(host.Top(), "未训（没有参加培训）") || !uitest.Mentions(host.Top(), "共分 3 户") {
		t.Fatalf("asked for %+v, %q", desk.asked, uitest.Texts(host.Top()))
	}
	host.Press(t, "写入分工")
	s.Refresh()
	if host.Top() != nil || p.plan.Loads()[0].Households != 3 {
		t.Errorf("%+v", p.plan.Loads())
	}
	if l := p.lines[1]; l.open != 1 || !strings.Contains(p.explained(l), "帮扶责任人") {
		t.Errorf("a checker who helps the household is not said: %+v", l)
	}
	host.Press(t, "按户显示")
	if p.table.Len() != 3 {
		t.Errorf("%d lines of households", p.table.Len())
	}
}

func TestAPairIsChangedForTheTicked(t *testing.T) {
	desk := sampleDesk().withPeople()
	p, s, host := visitsOfFirst(t, desk)
	p.table.SetTicked([]string{p.lines[0].key, p.lines[1].key})
	p.footer()
	host.Press(t, "指定核查员 3 户…")
	f := fields(host)
	f["核查员"].Input().(interface{ SetValue(string) }).SetValue("1")
	f["同行核查员"].Input().(interface{ SetValue(string) }).SetValue("1")
	host.Press(t, "指定")
	if got := fields(host)["同行核查员"].Problem(); !strings.Contains(got, "同一人") {
		t.Fatalf("one person twice: %q", got)
	}
	f["同行核查员"].Input().(interface{ SetValue(string) }).SetValue("2")
	host.Press(t, "指定")
	s.Refresh()
	if host.Top() != nil || desk.plan[0].First != 1 || desk.plan[2].First != 0 {
		t.Errorf("a household is given to its own helper, or none to anybody: %+v", desk.plan)
	}
	p.table.SetTicked([]string{p.lines[0].key})
	p.footer()
	host.Press(t, "取消分工")
	if desk.plan[0].First != 0 {
		t.Errorf("still assigned: %+v", desk.plan)
	}
}

// press notes what is printed.
type press struct{ wrote []string }

func (p *press) PrintStaff(_ context.Context, _ int64, path string) (township.WallListResult, error) {
	p.wrote = append(p.wrote, "staff "+path)
	return township.WallListResult{Pages: 2}, nil
}

func (p *press) PrintScores(_ context.Context, _ int64, path string) (township.WallListResult, error) {
	p.wrote = append(p.wrote, "scores "+path)
	return township.WallListResult{}, township.Errorf(township.CodeWrite, "写不进去。")
}

func (p *press) PrintAssignments(_ context.Context, _ int64, village, path string) (township.WallListResult, error) {
	p.wrote = append(p.wrote, "assignments "+village+" "+path)
	return township.WallListResult{Pages: 1}, nil
}

func TestListsArePrinted(t *testing.T) {
	desk := sampleDesk().withPeople()
	s, host := open(t, desk)
	paper := &press{}
	s.PrintBy(paper)
	s.showStaff(s.list.lines[0])
	s.Shortcut("print")
	s.view.(*staffPage).printMenu()[1].Action()
	s.showVisits(s.list.lines[0])
	p := s.view.(*visitPage)
	p.village.SetValue("柏树村")
	s.Shortcut("print")
	want := []string{"staff /tmp/人员名单_2021年回头看_2021-11-19.pdf", "scores /tmp/培训考试成绩表_2021年回头看_2021-11-19.pdf", "assignments 柏树村 /tmp/走访分工表_2021年回头看_柏树村_2021-11-19.pdf"}
	if !slices.Equal(paper.wrote, want) || len(host.Saves) != 2 || len(host.Failures) != 1 {
		t.Errorf("%q, %q, %v", paper.wrote, host.Saves, host.Failures)
	}
}
