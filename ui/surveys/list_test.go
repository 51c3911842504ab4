package surveys

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// filled saves a survey without problems for a household.
func (c *clerk) filled(household int64) {
	c.Helper()
	c.open(household)
	c.typed("1111111111")
	if household != 1 {
		c.page().visit.first.SetValue("王强")
		c.page().visit.second.SetValue("李丽")
	}
	c.page().visit.steps.SetValues(township.SevenSteps...)
	c.page().visit.signature.SetValues(township.SignedByThumb)
	c.page().save(nil)
	if s := c.desk.surveys[household]; s.State != township.SurveyFilled {
		c.Fatalf("%d: %+v", household, s.Missing(&c.desk.form))
	}
	c.screen.toList()
}

// passed is how many have passed a household's survey.
func (c *clerk) passed(household int64) int {
	s := c.desk.surveys[household]
	return len(s.Rechecked())
}

func (c *clerk) shown() string {
	var out []string
	for _, r := range c.screen.list.table.Rows() {
		out = append(out, r.Row.Head)
	}
	return strings.Join(out, " ")
}

func TestTheListIsNarrowedByStateAndPerson(t *testing.T) {
	c := newClerk(t)
	c.filled(2)
	l := c.screen.list
	for name, want := range map[string]struct {
		filter township.SurveyFilter
		shown  string
	}{
		"waiting":       {township.SurveyFilter{States: []township.SurveyState{township.SurveyFilled}}, "李四"},
		"not visited":   {township.SurveyFilter{States: township.ProgressColumns[0].States}, "张三丰 王五"},
		"goes or was":   {township.SurveyFilter{Person: "王强"}, "张三丰 李四"},
		"was there":     {township.SurveyFilter{Collector: "王强"}, "李四"},
		"goes there":    {township.SurveyFilter{Checker: "王强"}, "张三丰"},
		"nobody goes":   {township.SurveyFilter{Person: township.NoChecker}, "李四 王五"},
		"by name":       {township.SurveyFilter{Query: "王五"}, ""},
		"another form":  {township.SurveyFilter{Form: 9}, ""},
		"with problems": {township.SurveyFilter{Problems: true}, ""},
		"on the day":    {township.SurveyFilter{On: uitest.Today}, "李四"},
	} {
		c.screen.ShowFilter(want.filter)
		if got := c.shown(); got != want.shown {
			t.Errorf("%s: %q, want %q", name, got, want.shown)
		}
	}
	c.screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.shown() != "张三丰 李四 王五" || l.filters.filter.Narrows() {
		t.Errorf("Esc leaves %q", c.shown())
	}
	if !strings.Contains(l.countText(), "未访 2") || !strings.Contains(l.countText(), "待复核 1") {
		t.Errorf("counts %q", l.countText())
	}
}

func TestWithoutACampaignTheListLeadsToCampaigns(t *testing.T) {
	desk := newArchive()
	desk.campaigns = nil
	c := newClerkAt(t, desk)
	c.Press(t, "到“行动”里新建")
	if c.campaigns != 1 {
		t.Error("does not lead there")
	}
	c.screen.OpenSurvey(1, 0)
	if c.screen.entry != nil || !slices.Equal(c.Told, []string{"入户调查"}) {
		t.Errorf("told %q", c.Told)
	}
}

func TestABatchOfVerdictsNamesWhatNobodyLookedAt(t *testing.T) {
	c := newClerk(t)
	c.filled(1)
	c.filled(2)
	c.screen.looked = map[int64]bool{101: true}
	c.screen.list.table.SetTicked([]string{"1", "2"})
	items := c.screen.list.verdictItems()
	if len(items) != 2 || items[0].Label != "复核通过 2 户…" || items[1].Label != "复核退回 2 户…" {
		t.Fatalf("offers %v", items)
	}
	items[0].Action()
	if text := strings.Join(uitest.Texts(c.Top()), ""); !strings.Contains(text, "看过的 1 户：柏树村1组张三丰户") || !strings.Contains(text, "还没有打开看的 1 户：柏树村1组李四户") {
		t.Errorf("says %q", text)
	}
	c.typed("赵") // opens the list at him
	c.key(fyne.KeyReturn)
	c.Press(t, "复核通过 1 户")
	if len(c.desk.judged) != 1 || c.passed(2) != 0 {
		t.Fatalf("judged %+v; %v", c.desk.judged, c.Failures)
	}
	c.screen.list.table.SetTicked([]string{"1", "2"})
	c.screen.list.verdictItems()[0].Action()
	c.typed("钱")
	c.key(fyne.KeyReturn)
	for _, check := range uitest.All[*widgets.Check](c.Top()) {
		check.SetChecked(true)
	}
	c.Press(t, "复核通过 2 户")
	if c.desk.surveys[1].State != township.SurveyRechecked || c.passed(2) != 1 {
		t.Errorf("%+v", c.desk.surveys)
	}
}

func TestAVerdictThatIsRefusedKeepsTheDialog(t *testing.T) {
	c := newClerk(t)
	c.filled(1)
	p := c.open(1)
	if buttons := p.verdictButtons(); len(buttons) != 2 {
		t.Fatalf("%d buttons", len(buttons))
	}
	c.Press(t, "退回…")
	c.typed("赵")
	c.key(fyne.KeyReturn)
	c.Press(t, "复核退回 1 户")
	if c.Top() == nil || len(c.desk.judged) != 0 {
		t.Fatal("was sent back without a reason")
	}
	for _, e := range uitest.All[*widgets.Entry](c.Top()) {
		if e.PlaceHolder == "例如：第2条用水量漏填" {
			e.SetText("第2条用水量漏填")
		}
	}
	c.Press(t, "复核退回 1 户")
	if c.Top() != nil || c.desk.surveys[1].State != township.SurveyReturned {
		t.Errorf("%+v; %v", c.desk.judged, c.Failures)
	}
}

func TestSentBackSurveysSayWhy(t *testing.T) {
	c := newClerk(t)
	c.filled(1)
	s := c.desk.surveys[1]
	if _, err := s.Judge(township.Verdict{Step: township.StepRecheck, Person: "赵复", On: uitest.Today, Reason: "第2条用水量漏填"}, "张三丰", c.desk.staff, uitest.Today); err != nil {
		t.Fatal(err)
	}
	c.desk.surveys[1] = s
	c.screen.Refresh()
	if r := c.screen.list.table.Rows()[0]; backText(r) != "第2条用水量漏填" || r.State != township.SurveyReturned {
		t.Errorf("%+v", r.SurveyRow)
	}
	c.open(1)
	if !c.says("复核退回（赵复，2021-11-19）：第2条用水量漏填") {
		t.Errorf("%q", uitest.Texts(c.page().page))
	}
}

func TestNobodyMetIsNotedAndStillEntered(t *testing.T) {
	c := newClerk(t)
	c.screen.list.table.SetTicked([]string{"2", "3"})
	c.screen.list.markUnreachable()
	c.typed("全家在外")
	c.Press(t, "登记 2 户")
	if c.desk.surveys[3].State != township.SurveyUnreachable || backText(c.screen.list.table.Rows()[2]) != "未联系上：全家在外" {
		t.Fatalf("%+v", c.desk.surveys)
	}
	p := c.open(3)
	if !c.says("登记过未联系上：全家在外") || p.visit.way.Value() != township.WayVisit || p.changed() {
		t.Errorf("opens with %q, changed %v", p.visit.way.Value(), p.changed())
	}
}

func TestAScanIsFiledWithTheSurvey(t *testing.T) {
	c := newClerk(t)
	c.filled(1)
	p := c.open(1)
	c.Picked = []string{"/tmp/a.jpg"}
	p.addScan()
	if len(c.desk.scans) != 1 || c.desk.scans[0].ID != 101 || !c.says("签字表照片 1 个") {
		t.Errorf("%+v", c.desk.scans)
	}
	if !c.screen.TakeDropped([]string{"/tmp/b.jpg"}) || c.screen.TakeDropped([]string{"/tmp/b.xlsx"}) {
		t.Error("dropped files go astray")
	}
}
