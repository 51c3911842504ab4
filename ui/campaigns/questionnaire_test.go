package campaigns

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func formsOf(t *testing.T, desk *fakeDesk) (*formList, *Screen, *uitest.Host) {
	t.Helper()
	s, host := open(t, desk)
	host.Press(t, "调查表")
	l, ok := s.view.(*formList)
	if !ok {
		t.Fatalf("shown is %T", s.view)
	}
	return l, s, host
}

func TestAQuestionnaireIsChanged(t *testing.T) {
	desk := sampleDesk().withCampaign()
	l, s, host := formsOf(t, desk)
	if l.table.Len() != 2 || !strings.Contains(formUse(l.table.Rows()[0]), "2021年回头看") {
		t.Fatalf("%d questionnaires", l.table.Len())
	}
	l.table.TypedKey(uitest.Key(fyne.KeyReturn))
	p := s.view.(*formPage)
	n := len(p.now)
	if p.changed() {
		t.Error("it is changed when it opens")
	}
	first := p.now[0].Text
	p.table.SelectRow(0)
	p.move(1)
	if p.now[1].Text != first || !p.changed() {
		t.Error("the first question does not move")
	}
	p.drop()
	s.Shortcut("new")
	host.Press(t, "加上")
	if got := fields(host)["内容"].Problem(); !strings.Contains(got, "请填写") {
		t.Errorf("an empty question: %q", got)
	}
	write(host, "内容", p.now[0].Text)
	host.Press(t, "加上")
	if got := fields(host)["内容"].Problem(); !strings.Contains(got, "第1条已经是") {
		t.Errorf("a question twice: %q", got)
	}
	write(host, "内容", "是否有稳定就业")
	host.Press(t, "加上")
	if len(p.now) != n || p.now[n-1].Text != "是否有稳定就业" || !p.now[n-1].Free() {
		t.Fatalf("%+v", p.now)
	}
	s.Key(uitest.Key(fyne.KeyEscape))
	if host.Top() == nil {
		t.Fatal("left without a question")
	}
	host.Press(t, "保存")
	if s.view != view(l) || len(desk.forms) != 2 || desk.forms[0].Questions[n-1].Text != "是否有稳定就业" || desk.forms[0].Questions[0].Text == first {
		t.Errorf("%T %+v", s.view, desk.forms[0].Questions)
	}
}

func TestAnAnsweredQuestionnaireGetsItsNextVersion(t *testing.T) {
	desk := sampleDesk().withCampaign()
	desk.forms[0].Used = true
	l, s, host := formsOf(t, desk)
	l.edit(l.table.Rows()[0])
	if !uitest.Mentions(s.Content(), "存为第2版") {
		t.Errorf("not said: %q", uitest.Texts(s.Content()))
	}
	write(host, "表头标题", "新的标题")
	s.Shortcut("save")
	if len(desk.forms) != 3 || desk.forms[2].Version != 2 || !strings.Contains(host.Texts[0], "第2版") {
		t.Errorf("%v %q", len(desk.forms), host.Texts)
	}
}

func TestAQuestionnaireIsCopiedAndRetired(t *testing.T) {
	desk := sampleDesk()
	l, s, host := formsOf(t, desk)
	l.focus()
	host.Press(t, "复制一张来改")
	p := s.view.(*formPage)
	if p.name.Text != township.StableForm+"（修改）" || len(p.now) == 0 || p.now[0].ID != 0 {
		t.Fatalf("the copy is %q with %d questions", p.name.Text, len(p.now))
	}
	s.Shortcut("save")
	if len(desk.forms) != 3 {
		t.Fatalf("%d questionnaires", len(desk.forms))
	}
	l.table.SelectRow(0)
	host.Press(t, "停用")
	if !desk.forms[0].Retired {
		t.Error("it is not retired")
	}
}

func TestNumbersLeadToTheirHouseholds(t *testing.T) {
	desk := sampleDesk().withPeople()
	s, _ := open(t, desk)
	w := s.host.(*window)
	grid := uitest.All[*widgets.NumberGrid](s.Content())[0]
	for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyDown, fyne.KeyReturn} {
		grid.TypedKey(uitest.Key(key))
	}
	if len(w.asked) != 1 || len(w.asked[0].States) == 0 || w.asked[0].States[0] != township.SurveyNone {
		t.Errorf("asked for %+v", w.asked)
	}
	s.showVisits(s.list.lines[0])
	p := s.view.(*visitPage)
	p.plan.Visits[0].First, p.plan.Visits[0].Second = 1, 2
	p.showSide()
	uitest.Press(t, p.page, "1户")
	if len(w.asked) != 2 || w.asked[1].Checker != "王强" || w.asked[1].Campaign != 1 {
		t.Errorf("asked for %+v", w.asked)
	}
}
