package service

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

// person returns somebody of the campaign by name.
func (v *visit) person(name string) township.StaffMember {
	v.Helper()
	list, err := v.desk.Staff(v.ctx, v.campaign.ID)
	v.must(err)
	at := slices.IndexFunc(list, func(m township.StaffMember) bool { return m.Name == name })
	if at < 0 {
		v.Fatalf("no %s among %v", name, list)
	}
	return list[at]
}

func (v *visit) refused(err error, words string) {
	v.Helper()
	if err == nil || !strings.Contains(township.Say(err), words) {
		v.Errorf("%v, want a refusal with %q", err, words)
	}
}

func TestStaffAreJudgedByThePassMark(t *testing.T) {
	v := newVisit(t)
	m, deed, err := v.desk.SaveStaff(v.ctx, township.StaffMember{Campaign: v.campaign.ID, Name: "周 敏", Roles: []string{"核查员"}, Trained: "2021-11-02", Score: "59.5分"})
	v.must(err)
	if m.Name != "周敏" || m.Passed != "否" || !strings.Contains(m.Unfit(), "59.5分，不合格") {
		t.Errorf("%+v", m)
	}
	m.Score = "60"
	m, _, err = v.desk.SaveStaff(v.ctx, m)
	v.must(err)
	if m.Passed != "是" {
		t.Errorf("60 of 60 is %q", m.Passed)
	}
	_, _, err = v.desk.SaveStaff(v.ctx, township.StaffMember{Campaign: v.campaign.ID, Name: "周敏"})
	v.refused(err, "同名的人")
	_, _, err = v.desk.SaveStaff(v.ctx, township.StaffMember{Campaign: v.campaign.ID, Name: "冯一", Score: "90"})
	v.refused(err, "请填写培训日期")
	_, err = v.desk.Undo(v.ctx, deed.ID, true)
	v.must(err)
	if list, _ := v.desk.Staff(v.ctx, v.campaign.ID); len(list) != 6 {
		t.Errorf("%d people after the undo", len(list))
	}
}

func TestWhoIsNamedInASurveyStays(t *testing.T) {
	v := newVisit(t)
	v.fill(func(*township.Survey) {})
	m := v.person("王强")
	_, err := v.desk.RemoveStaff(v.ctx, v.campaign.ID, []int64{v.person("孙审").ID, m.ID})
	v.refused(err, "采集人")
	v.person("孙审") // nothing was removed
	m.Name = "王小强"
	_, _, err = v.desk.SaveStaff(v.ctx, m)
	v.refused(err, "姓名不能改")
	_, err = v.desk.RemoveStaff(v.ctx, v.campaign.ID, []int64{v.person("孙审").ID, v.person("未训").ID})
	v.must(err)
}

func TestStaffAreCopiedWithoutTheirExam(t *testing.T) {
	v := newVisit(t)
	next, _, err := v.desk.SaveCampaign(v.ctx, township.Campaign{Name: "2022年回头看", Year: "2022", Began: "2022-03-01", PassMark: 60})
	v.must(err)
	n, _, err := v.desk.CopyStaff(v.ctx, v.campaign.ID, next.ID)
	v.must(err)
	list, err := v.desk.Staff(v.ctx, next.ID)
	v.must(err)
	if n != 6 || len(list) != 6 || list[0].Trained != "" || list[0].Score != "" || list[0].Passed != "" || len(list[0].Roles) == 0 {
		t.Errorf("%d copied, %+v", n, list)
	}
	_, _, err = v.desk.CopyStaff(v.ctx, v.campaign.ID, next.ID)
	v.refused(err, "没有可复制的")
}

func staffBook(rows ...[]any) rostertest.Book {
	return rostertest.Book{Sheets: []rostertest.Sheet{{Name: "人员", Rows: append([][]any{{"青禾镇核查人员名单"}}, rows...)}}}
}

func TestStaffAreImported(t *testing.T) {
	v := newVisit(t)
	path := staffBook(
		[]any{"序号", "姓 名", "工作单位", "职务", "手机号码", "分工", "培训时间", "考试成绩（分）", "是否合格"},
		[]any{1, "周敏", "财政所", "干部", "13800001111", "核查人员", "2021.11.2", 85, "合格"},
		[]any{2, "王强", "农业服务中心", nil, nil, nil, nil, nil, nil},
		[]any{3, "李丽", nil, nil, nil, "核查员", "2021-11-02", "90", nil},
		[]any{4, "周敏", "派出所"},
		[]any{5, "冯一", "司法所", nil, nil, "司机、复核", "2021-11-02", 55, "合格"},
		[]any{6, "陈二", nil, nil, nil, nil, nil, 120},
		[]any{7, nil, "水务站"},
		[]any{"合计", "7人"},
	).XLSX(t, "人员.xlsx")
	pending, err := v.desk.ImportStaff(v.ctx, v.campaign.ID, path, "")
	v.must(err)
	p := pending.Preview()
	var classes []string
	for _, r := range p.Rows {
		classes = append(classes, r.Class.Word())
	}
	if got := strings.Join(classes, " "); got != "新增 变更 相同 拒收 新增 拒收 拒收" {
		t.Fatalf("%s: %+v", got, p.Rows)
	}
	for at, words := range map[int]string{3: "同名", 5: "培训日期", 6: "没有姓名"} {
		if !strings.Contains(p.Rows[at].Reason, words) {
			t.Errorf("row %d is rejected for %q, want %q", at, p.Rows[at].Reason, words)
		}
	}
	if r := p.Rows[4]; len(r.Notes) != 2 || r.Member.Passed != "否" || !slices.Equal(r.Member.Roles, []string{"复核员"}) {
		t.Errorf("%+v", r)
	}
	if r := p.Rows[1]; !slices.Equal(r.Changes, []string{"单位：空 → 农业服务中心"}) {
		t.Errorf("%q", r.Changes)
	}
	deed, err := pending.Commit(v.ctx)
	v.must(err)
	if m := v.person("周敏"); m.Unit != "财政所" || m.Trained != "2021-11-02" || m.Score != "85" || m.Passed != "是" || m.Phone != "13800001111" {
		t.Errorf("%+v", m)
	}
	if m := v.person("王强"); m.Score != "90" || m.Unit != "农业服务中心" {
		t.Errorf("%+v", m)
	}
	_, err = pending.Commit(v.ctx)
	v.refused(err, "已经导入过")
	_, err = v.desk.Undo(v.ctx, deed.ID, false)
	v.must(err)
	if list, _ := v.desk.Staff(v.ctx, v.campaign.ID); len(list) != 6 {
		t.Errorf("%d people after the undo", len(list))
	}
	_, err = v.desk.ImportStaff(v.ctx, v.campaign.ID, staffBook([]any{"村", "户主"}, []any{"柏树村", "张三"}).XLSX(t, "别的.xlsx"), "")
	v.refused(err, "没有认出人员名单")
}

// homes puts more households into the archive, some with helpers.
func (v *visit) homes(helpers ...string) []int64 {
	v.Helper()
	var ids []int64
	datatest.MustDo(v.TB, v.archive, "户", func(tx *data.Tx) error {
		village := datatest.Village(v.TB, tx, "石桥村")
		for i, helper := range helpers {
			id, _ := datatest.Household(v.TB, tx, village, "51990020000"+string(rune('1'+i)), "户主"+string(rune('甲'+i)))
			if _, err := tx.Update(township.Households, id, map[string]string{"helper_name": helper}); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	return ids
}

func TestVisitsAreSharedOut(t *testing.T) {
	v := newVisit(t)
	ids := v.homes("王强", "", "")
	wang, li, untrained := v.person("王强"), v.person("李丽"), v.person("未训")
	_, err := v.desk.ProposeAssignments(v.ctx, township.VisitRequest{Campaign: v.campaign.ID, Checkers: []int64{wang.ID, untrained.ID}})
	v.refused(err, "没有参加培训")
	_, err = v.desk.ProposeAssignments(v.ctx, township.VisitRequest{Campaign: v.campaign.ID, Checkers: []int64{wang.ID}})
	v.refused(err, "两名")
	p, err := v.desk.ProposeAssignments(v.ctx, township.VisitRequest{Campaign: v.campaign.ID, Village: "石桥村", Checkers: []int64{wang.ID, li.ID}})
	v.must(err)
	if len(p.Assignments) != 2 || len(p.Left) != 1 || p.Left[0].Row.ID != ids[0] || !strings.Contains(p.Left[0].Why, "王强") {
		t.Fatalf("%+v", p)
	}
	deed, err := v.desk.SaveAssignments(v.ctx, v.campaign.ID, p.Assignments)
	v.must(err)
	plan, err := v.desk.Assignments(v.ctx, v.campaign.ID)
	v.must(err)
	if loads := plan.Loads(); len(plan.Visits) != 4 || len(loads) != 1 || loads[0].Households != 2 {
		t.Errorf("%+v", plan)
	}
	_, err = v.desk.RemoveStaff(v.ctx, v.campaign.ID, []int64{wang.ID})
	v.refused(err, "还分有2户")
	for want, a := range map[string]township.Assignment{
		"自己帮扶的户": {Household: ids[0], First: li.ID, Second: wang.ID},
		"两人同行":   {Household: ids[1], First: li.ID},
		"同一人":    {Household: ids[1], First: li.ID, Second: li.ID},
		"没有参加培训": {Household: ids[1], First: li.ID, Second: untrained.ID},
		"不是核查员":  {Household: ids[1], First: li.ID, Second: v.person("孙审").ID},
	} {
		_, err := v.desk.SaveAssignments(v.ctx, v.campaign.ID, []township.Assignment{a})
		v.refused(err, want)
	}
	_, err = v.desk.Unassign(v.ctx, v.campaign.ID, ids)
	v.must(err)
	_, err = v.desk.Undo(v.ctx, deed.ID, true)
	v.must(err)
	if plan, _ := v.desk.Assignments(v.ctx, v.campaign.ID); len(plan.Loads()) != 0 {
		t.Errorf("%+v", plan.Loads())
	}
	_, err = v.desk.CloseCampaign(v.ctx, v.campaign.ID)
	v.must(err)
	_, err = v.desk.SaveAssignments(v.ctx, v.campaign.ID, p.Assignments)
	v.refused(err, "已于")
}

func TestAFormIsChangedBeforeTheFirstCampaign(t *testing.T) {
	archive, _ := datatest.Open(t)
	desk := NewDesk(archive, Config{})
	list, err := desk.Questionnaires(t.Context())
	if err != nil || len(list) != 2 || list[0].ID != 0 {
		t.Fatalf("%v %v", list, err)
	}
	list[0].Title = "另一个标题"
	if _, _, err := desk.SaveQuestionnaire(t.Context(), list[0]); err != nil {
		t.Fatal(err)
	}
	list, err = desk.Questionnaires(t.Context())
	if err != nil || len(list) != 2 || list[0].Title != "另一个标题" || list[0].Version != 1 || len(list[0].Questions) != len(township.DefaultQuestionnaires()[0].Questions) {
		t.Errorf("%d forms, %+v, %v", len(list), list[0], err)
	}
}

func TestTheNextVersionOfAFormCanBeChanged(t *testing.T) {
	v := newVisit(t)
	v.fill(func(*township.Survey) {})
	change := func(q township.Questionnaire, title string) township.Questionnaire {
		q.Title = title
		saved, _, err := v.desk.SaveQuestionnaire(v.ctx, q)
		v.must(err)
		return saved
	}
	used := v.open().Form
	second := change(used, "第二版的标题")
	if second.ID == used.ID || second.Version != 2 {
		t.Fatalf("%+v", second)
	}
	if again := change(second, "再改的标题"); again.ID != second.ID || again.Version != 2 {
		t.Errorf("%+v", again)
	}
	if third := change(used, "从第一版改的"); third.Version != 3 {
		t.Errorf("%+v", third)
	}
	second.Name = township.MonitoredForm
	second.Version = 1
	_, _, err := v.desk.SaveQuestionnaire(v.ctx, second)
	v.refused(err, "请换一个名称")
}

func TestHeadingsOfAListThatNobodyKnowsAreReadByWhatIsInThem(t *testing.T) {
	v := newVisit(t)
	path := staffBook(
		[]any{"序 号", "参加核查人员姓名", "职务/职称", "集中培训时间", "理论考试得分", "考核是否合格", "出生年月"},
		[]any{"1", "周一新", "科员", "2021-11-03", "88", "是", "1980-01"},
	).XLSX(t, "名单.xlsx")
	pending, err := v.desk.ImportStaff(v.ctx, v.campaign.ID, path, "")
	v.must(err)
	p := pending.Preview()
	if len(p.Notes) != 1 || !strings.HasSuffix(p.Notes[0], "没有读取的列：出生年月") {
		t.Errorf("noted is %q", p.Notes)
	}
	if m := p.Rows[0].Member; m.Name != "周一新" || m.Post != "科员" || m.Trained != "2021-11-03" || m.Score != "88" || m.Passed != "是" {
		t.Errorf("read is %+v", m)
	}
}
