package surveys

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// mostKeys is how many keys a form without problems may take whose collectors and day are offered.
const mostKeys = 14

func TestAFormWithoutProblemsTakesFewKeys(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	if c.Win.Canvas().Focused() != p.questions[0].bar {
		t.Fatalf("the keyboard begins at %T", c.Win.Canvas().Focused())
	}
	c.typed("1111111111") // all ten questions are in order
	if c.Win.Canvas().Focused() != p.visit.steps {
		t.Fatalf("after the questions the keyboard is at %T", c.Win.Canvas().Focused())
	}
	c.typed(" 2") // the seven steps, a thumbprint
	c.ctrl(fyne.KeyReturn)
	s := c.desk.surveys[1]
	if s.State != township.SurveyFilled || len(s.Answers) != 10 || !slices.Equal(s.Collectors, []string{"王强", "李丽"}) || s.Visited != uitest.Today ||
		s.Way != township.WayVisit || len(s.Steps) != 7 || s.Signature != township.SignedByThumb {
		t.Errorf("saved %+v", s)
	}
	if c.strokes > mostKeys {
		t.Errorf("%d keys, want %d at most", c.strokes, mostKeys)
	}
	if next := c.page(); next.file.Row.ID != 2 || next.visit.first.Value() != "王强" || next.visit.second.Value() != "李丽" {
		t.Errorf("then comes %s with %q, %q", next.file.Row.Head, next.visit.first.Value(), next.visit.second.Value())
	}
}

func TestAProblemAsksForItsDescriptionOnTheSpot(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("12")
	q := p.questions[1]
	if c.Win.Canvas().Focused() != q.description {
		t.Fatalf("the keyboard is at %T", c.Win.Canvas().Focused())
	}
	c.typed("水不好")
	if !c.says("没有写到具体的人和事") || !c.says("将生成问题：饮水安全　水不好") {
		t.Errorf("neither hint nor draft: %q, %q", q.hint.String(), q.draft.String())
	}
	q.description.SetText("井水夏天断水四十天")
	c.key(fyne.KeyReturn)
	if c.Win.Canvas().Focused() != p.questions[2].bar {
		t.Fatalf("after the description the keyboard is at %T", c.Win.Canvas().Focused())
	}
	c.screen.focus(q.readings[0].field.Input())
	c.typed("15")
	c.key(fyne.KeyReturn)
	if !c.says("低于20升，不够用") {
		t.Errorf("the limit is not said beside the litres")
	}
	c.typed("2")
	c.typed("30")
	c.key(fyne.KeyReturn)
	c.typed("900")
	c.key(fyne.KeyReturn)
	c.typed("40")
	c.key(fyne.KeyReturn)
	if c.Win.Canvas().Focused() != p.questions[2].bar {
		t.Fatalf("after the readings the keyboard is at %T", c.Win.Canvas().Focused())
	}
	c.ctrl(fyne.KeyS)
	s := c.desk.surveys[1]
	a := s.Find(2)
	if s.State != township.SurveyUnfinished || a == nil || a.Description != "井水夏天断水四十天" || a.Nature != "饮水安全" || a.Readings[township.ReadingDryDays] != "40" || a.Readings[township.ReadingPiped] != "否" {
		t.Errorf("saved %+v, %+v", s, a)
	}
	if !strings.Contains(c.Texts[0], "未填完，缺") || !strings.Contains(c.Texts[0], "问题 1 个") {
		t.Errorf("said %q", c.Texts)
	}
	if c.page().changed() {
		t.Error("what was saved counts as unsaved")
	}
}

func TestUnfitPeopleAreRefusedBesideTheField(t *testing.T) {
	c := newClerk(t)
	p := c.open(2)
	c.screen.focus(p.visit.first)
	c.typed("wx")
	c.key(fyne.KeyReturn)
	if p.visit.first.Value() != "未训" || !strings.Contains(p.visit.firstField.Problem(), "没有参加培训，不能上岗") {
		t.Errorf("chose %q: %q", p.visit.first.Value(), p.visit.firstField.Problem())
	}
	c.ctrl(fyne.KeyS)
	if c.desk.saves != 0 {
		t.Error("was saved all the same")
	}
	p.visit.first.SetValue("王强")
	p.visit.second.SetValue("王强")
	p.visit.recheck()
	if p.visit.secondField.Problem() == "" {
		t.Error("the same person twice is not refused")
	}
}

func TestARefusalLosesNothing(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("111")
	c.desk.refuse = township.Errorf(township.CodeConflict, "张三丰的调查表打开以后已被别的操作改动，没有保存。")
	c.ctrl(fyne.KeyS)
	if len(c.Failures) != 1 || c.screen.entry != p || p.questions[2].bar.Value() != string(township.AnswerFine) || !p.changed() {
		t.Errorf("%v; changed %v", c.Failures, p.changed())
	}
}

func TestADraftSurvivesACrash(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("12")
	c.typed("井水夏天断水四十天")
	p.keeper.Keep()
	if len(c.desk.Kept) != 1 || !Drafted(c.desk.Kept[0]) {
		t.Fatalf("drafts %+v", c.desk.Kept)
	}
	again := newClerkAt(t, c.desk)
	again.screen.Resume(c.desk.Kept[0])
	q := again.page()
	if q.questions[1].description.Text != "井水夏天断水四十天" || q.questions[0].bar.Value() != string(township.AnswerFine) || !q.changed() {
		t.Errorf("resumed %+v", q.survey())
	}
	again.ctrl(fyne.KeyS)
	if len(c.desk.Kept) != 0 || len(c.desk.surveys[1].Answers) != 2 {
		t.Errorf("drafts %+v, saved %+v", c.desk.Kept, c.desk.surveys[1])
	}
}

func TestLeavingAsksWhatIsUnsaved(t *testing.T) {
	c := newClerk(t)
	c.open(1)
	c.key(fyne.KeyEscape)
	if c.screen.entry != nil {
		t.Fatal("nothing was typed, yet it asks")
	}
	c.open(1)
	c.typed("1")
	c.key(fyne.KeyEscape)
	if c.Top() == nil || c.screen.entry == nil {
		t.Fatal("does not ask")
	}
	c.Press(t, "不保存")
	if c.screen.entry != nil || c.desk.saves != 0 {
		t.Error("does not leave, or saved")
	}
}

func TestALockedSurveyIsOnlyRead(t *testing.T) {
	c := newClerk(t)
	c.open(1)
	c.typed("1111111111 2")
	c.ctrl(fyne.KeyS)
	s := c.desk.surveys[1]
	s.State = township.SurveyRechecked
	s.Trail = append(s.Trail, township.Verdict{Step: township.StepRecheck, Round: 1, Person: "赵复", On: uitest.Today, Passed: true})
	c.desk.surveys[1] = s
	c.screen.Refresh()
	p := c.page()
	if !p.questions[0].bar.Disabled() || p.visit.content.Objects[0].Visible() || !c.says("已复核通过，只能看") || !c.says("复核　2021-11-19　赵复　通过") {
		t.Errorf("%q", uitest.Texts(p.page))
	}
}

func TestAScannedFormOfAFormerEditionSaysSo(t *testing.T) {
	c := newClerk(t)
	c.screen.OpenScanned(township.FormCode{Kind: township.FormSurvey, Campaign: campaignID, Edition: 1, Household: 2})
	if p := c.page(); p.older != "" {
		t.Errorf("of the edition in use it says %q", p.older)
	}
	c.desk.form.Version = 2
	c.desk.campaigns = append(c.desk.campaigns, township.Campaign{ID: 2, Name: "2020年大排查", Year: "2020", Began: "2020-05-01"})
	c.screen.OpenScanned(township.FormCode{Kind: township.FormSurvey, Campaign: 2, Edition: 1, Household: 2})
	p := c.page()
	if p.file.Campaign.ID != 2 || !c.says("扫到的是“2020年大排查”的表") || !c.says("题目可能不同") {
		t.Fatalf("%q", uitest.Texts(p.page))
	}
	c.Press(t, "改为录入“2021年回头看”的调查表")
	if c.page().file.Campaign.ID != campaignID {
		t.Error("the current campaign is not offered")
	}
}

func TestWhatHasTheKeyboardIsInView(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("1111111111")
	if p.scroll.Offset.Y == 0 {
		t.Error("the steps are out of view")
	}
	c.typed(" 2")
	c.ctrl(fyne.KeyS)
	if c.Win.Canvas().Focused() != p.questions[0].bar || p.scroll.Offset.Y > p.questions[0].content.Position().Y {
		t.Errorf("the keyboard is at %T, the form scrolled to %g", c.Win.Canvas().Focused(), p.scroll.Offset.Y)
	}
}

func TestTheFieldsOfAProblemHaveRoom(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("2")
	c.typed("吃不饱")
	c.key(fyne.KeyReturn)
	c.screen.focus(p.questions[7].bar)
	c.typed("2")
	c.screen.focus(p.questions[0].bar)
	for _, o := range []fyne.CanvasObject{p.questions[0].description, p.questions[7].description, p.questions[7].nature, p.visit.first, p.visit.remark} {
		if o.Size().Width < 100 || o.Size().Height < 20 {
			t.Errorf("%T has %v", o, o.Size())
		}
	}
}

func TestEnterAfterTheSevenStepsDoesNotSkipTheSignature(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.screen.focus(p.visit.steps)
	c.typed(" ")
	c.key(fyne.KeyReturn)
	if c.Win.Canvas().Focused() != p.visit.signature {
		t.Fatalf("the keyboard is at %T", c.Win.Canvas().Focused())
	}
	c.key(fyne.KeyReturn)
	if c.Win.Canvas().Focused() != p.visit.remark {
		t.Fatalf("then at %T", c.Win.Canvas().Focused())
	}
	c.screen.focus(p.visit.signature)
	c.typed("3")
	if c.Win.Canvas().Focused() != p.visit.proxy {
		t.Fatalf("after 代签 at %T", c.Win.Canvas().Focused())
	}
}

func TestAHouseholdThatTheCampaignDoesNotVisitIsPointedOut(t *testing.T) {
	c := newClerk(t)
	if c.open(1); c.says("不在“2021年回头看”要走访的户里") {
		t.Fatal("said of one that is visited")
	}
	c.desk.campaigns[0].Villages = []string{"石桥村"}
	if c.open(2); !c.says("不在“2021年回头看”要走访的户里") {
		t.Error("not pointed out")
	}
}

func TestTheKeyboardGoesToWhatTheVisitLacks(t *testing.T) {
	c := newClerk(t)
	p := c.open(1)
	c.typed("1111111111") // ends at the seven steps
	c.typed("1234567")
	c.screen.focus(p.visit.signature)
	c.typed("3")
	c.ctrl(fyne.KeyS)
	if c.Win.Canvas().Focused() != p.visit.proxy || c.desk.surveys[1].State != township.SurveyUnfinished {
		t.Errorf("after saving at %T", c.Win.Canvas().Focused())
	}
}
