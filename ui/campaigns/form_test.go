package campaigns

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestAnEmptyArchiveLeadsToTheFirstCampaign(t *testing.T) {
	desk := sampleDesk()
	s, host := open(t, desk)
	if !uitest.Mentions(s.Content(), "还没有专项行动") {
		t.Fatalf("shown is %q", uitest.Texts(s.Content()))
	}
	s.Shortcut("new")
	p, ok := s.view.(*campaignPage)
	if !ok || p.changed() {
		t.Fatalf("the form is %T, begun as changed: %v", s.view, ok && p.changed())
	}
	p.kind.SetValue("回头看")
	p.kind.OnChanged("回头看")
	if p.name.Text != "2021年回头看" || p.standard.Value() != "5" {
		t.Errorf("offered are the name %q and the standard %q", p.name.Text, p.standard.Value())
	}
	p.stages.offer(township.StagePlans[1])
	if len(p.stages.lines) != 4 {
		t.Fatalf("%d stages", len(p.stages.lines))
	}
	p.stages.move(p.stages.lines[0], 1)
	p.stages.drop(p.stages.lines[3])
	s.Shortcut("save")
	if len(desk.campaigns) != 1 || s.view != nil || len(host.Deeds) != 1 {
		t.Fatalf("%v, %d campaigns, failures %v", s.view, len(desk.campaigns), host.Failures)
	}
	c := desk.campaigns[0]
	if c.Name != "2021年回头看" || c.Standard != 5 || c.Stable != 1 || c.Monitored != 2 || c.PassMark != 60 || len(c.Stages) != 3 || c.Stages[0].Name != "问题整改" {
		t.Errorf("saved is %+v", c)
	}
}

func TestTheFormSaysHowManyHouseholdsAreVisited(t *testing.T) {
	s, _ := open(t, sampleDesk())
	s.create()
	p := s.view.(*campaignPage)
	for _, c := range []struct {
		ledgers, villages []string
		want              string
	}{
		{nil, nil, "将走访 3 户"},
		{[]string{string(township.Stable)}, nil, "将走访 2 户"},
		{[]string{string(township.Stable)}, []string{"柏树村"}, "将走访 1 户"},
		{[]string{string(township.Relapsed)}, nil, "没有符合的户，请放宽条件。"},
	} {
		p.ledgers.SetValues(c.ledgers)
		p.villages.SetValues(c.villages)
		p.ledgers.OnChanged(c.ledgers)
		if p.count.String() != c.want {
			t.Errorf("%v %v: %q, want %q", c.ledgers, c.villages, p.count.String(), c.want)
		}
	}
}

func TestWhatIsWrongInTheFormStandsBesideItsField(t *testing.T) {
	desk := sampleDesk()
	s, host := open(t, desk)
	s.create()
	p := s.view.(*campaignPage)
	for _, c := range []struct{ label, typed, problem string }{
		{"名称", "", "请填写"},
		{"名称", strings.Repeat("长", 41), "40"},
		{"年度", "去年", "不是年度"},
		{"开始日期", "2021-13-01", "不是有效的日期"},
		{"开始日期", "", "请填写"},
		{"结束日期", "2000-01-01", "不能早于"},
	} {
		p.name.SetText("行动")
		write(host, "年度", "2021")
		write(host, "开始日期", "2021-11-05")
		write(host, "结束日期", "")
		write(host, c.label, c.typed)
		s.Shortcut("save")
		if got := fields(host)[c.label].Problem(); !strings.Contains(got, c.problem) || len(desk.campaigns) != 0 {
			t.Errorf("%s %q: %q, want %q", c.label, c.typed, got, c.problem)
		}
	}
	write(host, "结束日期", "")
	p.stages.insert(township.Stage{Name: "第一阶段"})
	p.stages.arrange()
	s.Shortcut("save")
	if l := p.stages.lines[0]; !strings.Contains(l.problem.String(), "没有日期") || len(desk.campaigns) != 0 {
		t.Errorf("a stage without days: %q", l.problem.String())
	}
	p.stages.lines[0].to.SetText("2021-11-19")
	desk.err = township.Errorf(township.CodeConflict, "已经有名为“行动”的专项行动，请换一个名称。")
	s.Shortcut("save")
	if !strings.Contains(p.nameField.Problem(), "已经有名为") || p.name.Text != "行动" {
		t.Errorf("the archive's refusal stands as %q", p.nameField.Problem())
	}
}

func TestWhatWasTypedIsNotLostOnLeaving(t *testing.T) {
	desk := sampleDesk().withCampaign()
	s, host := open(t, desk)
	s.list.table.TypedKey(uitest.Key(fyne.KeyReturn))
	s.Key(uitest.Key(fyne.KeyEscape))
	if s.view != nil {
		t.Fatal("a form that nobody changed is asked about")
	}
	s.edit(s.list.lines[0])
	write(host, "备注", "镇发〔2021〕3号")
	s.Key(uitest.Key(fyne.KeyEscape))
	if host.Top() == nil || s.view == nil {
		t.Fatal("left without a question")
	}
	host.Press(t, "继续填写")
	if p := s.view.(*campaignPage); p.remark.Text != "镇发〔2021〕3号" {
		t.Fatal("what was typed is lost")
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	host.Press(t, "保存")
	if s.view != nil || desk.campaigns[0].Remark != "镇发〔2021〕3号" {
		t.Errorf("saved is %+v", desk.campaigns[0])
	}
}

func TestACampaignIsClosedAndLetRunAgain(t *testing.T) {
	desk := sampleDesk().withCampaign()
	s, host := open(t, desk)
	if !uitest.Mentions(s.Content(), "还剩") && !uitest.Says(s.Content(), "今天截止") {
		t.Errorf("the side does not tell of the stages: %q", uitest.Texts(s.Content()))
	}
	host.Press(t, "结束…")
	if len(desk.closed) != 0 || !uitest.Mentions(host.Top(), "已访 1 户") {
		t.Fatalf("not asked before: %q", uitest.Texts(host.Top()))
	}
	host.Press(t, "结束行动")
	if len(desk.closed) != 1 || len(host.Deeds) != 1 {
		t.Fatalf("closed are %v", desk.closed)
	}
	s.Refresh()
	host.Press(t, "查看")
	p := s.view.(*campaignPage)
	if !p.name.Disabled() || s.Shortcut("save") {
		t.Error("a closed campaign can be changed")
	}
	for _, b := range uitest.All[*widgets.Button](p.page) {
		if b.Text == "保存" {
			t.Error("a closed campaign can be saved")
		}
	}
	s.open(nil)
	host.Press(t, "恢复")
	if desk.campaigns[0].Closed != "" {
		t.Error("it is still closed")
	}
}
