package surveys

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// answer puts answered surveys of two households into the archive; the third has nobody been to.
func (a *archive) answerTwo() {
	for _, id := range []int64{1, 2} {
		s := township.Survey{ID: id + 100, Campaign: campaignID, Household: id, Questionnaire: 7, State: township.SurveyFilled, Round: 1, Collectors: []string{"王强", "李丽"}, Visited: "2021-11-19"}
		for _, q := range a.form.Questions {
			if !q.Free() {
				s.Answers = append(s.Answers, township.SurveyAnswer{Question: q.ID, Answer: township.AnswerFine})
			}
		}
		a.surveys[id] = s
	}
}

// onPlace makes a clerk before a page of the screen.
func onPlace[P place](t *testing.T, make func(*Screen) P) (*clerk, P) {
	t.Helper()
	desk := newArchive()
	desk.answerTwo()
	c := newClerkAt(t, desk)
	c.screen.Refresh()
	p := make(c.screen)
	c.screen.showPlace(p)
	return c, p
}

func TestEveryNumberOfTheProgressOpensItsList(t *testing.T) {
	c, p := onPlace(t, newProgressPage)
	lines := p.villages.Lines()
	if len(lines) != 2 || lines[0].Label != "合计" || !slices.Equal(lines[0].Numbers, []int{3, 1, 0, 0, 2, 0, 0, 0}) {
		t.Fatalf("%+v", lines)
	}
	p.villages.OnOpen("柏树村", 4)
	if c.screen.place != nil || c.screen.list.table.Len() != 2 {
		t.Fatalf("%d households wait for the re-checkers", c.screen.list.table.Len())
	}
	if !c.screen.Key(uitest.Key(fyne.KeyEscape)) || c.screen.place != p {
		t.Error("Esc does not lead back to the progress")
	}
	p.days.OnOpen("2021-11-19")
	if n := c.screen.list.table.Len(); n != 2 {
		t.Errorf("%d households on the day", n)
	}
	c.screen.showPlace(p)
	p.checkers.OnOpen("李丽", 0)
	if n := c.screen.list.table.Len(); n != 2 {
		t.Errorf("%d households of 李丽", n)
	}
}

func TestAClosedCampaignSaysThatItsFiguresAreFrozen(t *testing.T) {
	c, p := onPlace(t, newProgressPage)
	c.desk.campaigns[0].Closed = "2021-12-26"
	c.screen.Refresh()
	if text := strings.Join(uitest.Texts(p.page), ""); !strings.Contains(text, "定格") {
		t.Errorf("not said: %s", text)
	}
}

func contrastOf(s *Screen) *contrastPage { return newContrastPage(s, 101, false) }

func TestWhatAVisitFoundIsEnteredAndAccepted(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	if l := p.line(11, "relation"); l.field != nil || !uitest.Mentions(p.page, "户主变更") {
		t.Error("another head can be entered here")
	}
	address := p.line(0, "address")
	address.field.Input().(*widgets.Entry).SetText("新街7号")
	c.screen.Home() // asks, for nothing is saved yet
	c.Press(t, "继续填写")
	if !c.screen.Shortcut("save") || len(c.desk.changes) != 1 || c.desk.changes[0].Proposed != "新街7号" {
		t.Fatalf("%+v %v", c.desk.changes, c.Failures)
	}
	uitest.Press(t, p.page, "采纳")
	if c.desk.home.Get("address") != "新街7号" || !uitest.Mentions(p.page, "已采纳") {
		t.Errorf("%s", c.desk.home.Get("address"))
	}
}

func TestARefusedChangeAsksForItsReason(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	p.line(0, "address").field.Input().(*widgets.Entry).SetText("新街7号")
	p.save(nil)
	uitest.Press(t, p.page, "不采纳…")
	for _, r := range "以户口簿为准" {
		c.Win.Canvas().Focused().TypedRune(r)
	}
	c.Press(t, "不采纳 1 条")
	if got := c.desk.changes[0]; got.State != township.ChangeRefused || got.Reason != "以户口簿为准" || !uitest.Mentions(p.page, "以户口簿为准") {
		t.Errorf("%+v", got)
	}
}

func TestAFaultIsSaidBesideItsLineAndWhatWasTypedStays(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	c.desk.fault = township.NewContrastError(township.CodeInvalid, "没有保存。", []township.ContrastFault{{Field: "address", Label: "家庭住址", Text: "不是本镇的地址"}}, "")
	entry := p.line(0, "address").field.Input().(*widgets.Entry)
	entry.SetText("新街7号")
	p.save(nil)
	if entry.Text != "新街7号" || p.line(0, "address").field.Problem() != "不是本镇的地址" || len(c.Failures) != 0 {
		t.Errorf("%q %q %v", entry.Text, p.line(0, "address").field.Problem(), c.Failures)
	}
}

func TestNumbersOfTheContrastAreMasked(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	labels := uitest.All[*widgets.MaskedLabel](p.page)
	if len(labels) != 1 || strings.Contains(strings.Join(uitest.Texts(p.page), " "), "13900001111") || c.desk.reveals != 0 {
		t.Fatalf("%d labels", len(labels))
	}
}

func TestASampleIsDrawnCheckedAndCompared(t *testing.T) {
	c, p := onPlace(t, newSamplesPage)
	c.screen.list.table.SetTicked([]string{"1", "3"})
	p.draw()
	if !uitest.Mentions(c.Top(), "张三丰") || !uitest.Mentions(c.Top(), "没有填完") {
		t.Errorf("%v", uitest.Texts(c.Top()))
	}
	for _, r := range "3" {
		c.Win.Canvas().Focused().TypedRune(r)
	}
	c.Press(t, "抽取")
	if len(c.desk.samples) != 0 || !uitest.Mentions(c.Top(), "可抽的只有 2 户") {
		t.Fatalf("a sample larger than its frame: %v", uitest.Texts(c.Top()))
	}
	c.Win.Canvas().Focused().(*widgets.Entry).SetText("100%")
	c.Press(t, "抽取")
	if len(c.desk.samples) != 1 || len(c.desk.samples[0].Households) != 2 || !c.desk.samples[0].Households[0].ByHand {
		t.Fatalf("%+v %v", c.desk.samples, c.Failures)
	}
	sample := c.screen.place.(*samplePage)
	sample.check(1)
	e := c.page()
	if e.sample != 1 || e.visit.first.Value() == "王强" || c.says("复核通过") || !strings.HasSuffix(e.draftKey(), "#1") {
		t.Errorf("sample %d, offered %s", e.sample, e.visit.first.Value())
	}
	if title := e.side.title(0); title != "内容齐全" {
		t.Errorf("a spot check that is whole says %q", title)
	}
	if c.typed("2"); c.says("将生成问题") {
		t.Error("a spot check says that it raises an issue")
	}
	c.typed("x")
	e.forget()
	second := c.desk.surveys[2]
	second.ID, second.Sample, second.Answers = 201, 1, slices.Clone(second.Answers)
	second.Answers[1].Answer = township.AnswerProblem
	c.desk.again[2] = second
	c.screen.back()
	back, ok := c.screen.place.(*samplePage)
	if !ok || c.screen.sample != 0 {
		t.Fatal("the spot check does not lead back to its sample")
	}
	back.turn()
	if back.differ.Len() != 1 || back.result.All.Rate() == "" || !uitest.Mentions(back.page, back.result.All.Rate()) {
		t.Errorf("%+v", back.result)
	}
	c.screen.Key(uitest.Key(fyne.KeyEscape))
	c.screen.Key(uitest.Key(fyne.KeyEscape))
	if c.screen.place != nil || c.screen.entry != nil {
		t.Error("Esc does not lead to the list")
	}
}

func TestWhatAVisitFoundSurvivesACrash(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	p.line(0, "address").field.Input().(*widgets.Entry).SetText("新街7号")
	p.line(0, "phone").field.Input().(*widgets.IDEntry).SetText("13800002222")
	p.keeper.Keep()
	if len(c.desk.Kept) != 1 || !Drafted(c.desk.Kept[0]) || !uitest.Mentions(p.page, "已留存草稿") {
		t.Fatalf("drafts %+v", c.desk.Kept)
	}
	again := newClerkAt(t, c.desk)
	again.screen.Refresh()
	again.screen.Resume(c.desk.Kept[0])
	q, ok := again.screen.place.(*contrastPage)
	if !ok || q.line(0, "address").read() != "新街7号" || q.line(0, "phone").read() != "13800002222" || !q.unsaved() {
		t.Fatalf("resumed %+v", q)
	}
	if uitest.Mentions(q.page, "13800002222") {
		t.Error("the number is not masked")
	}
	if again.screen.Shortcut("save"); len(c.desk.Kept) != 0 || len(c.desk.changes) != 2 {
		t.Errorf("drafts %+v, saved %+v", c.desk.Kept, c.desk.changes)
	}
}

func TestADraftOfTheContrastIsOfferedAndCanBeDropped(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	p.line(0, "address").field.Input().(*widgets.Entry).SetText("新街7号")
	p.keeper.Keep()
	again := newClerkAt(t, c.desk)
	again.screen.Refresh()
	again.screen.showPlace(contrastOf(again.screen))
	again.Press(t, "丢弃")
	if len(c.desk.Kept) != 0 || again.screen.place.unsaved() {
		t.Errorf("drafts %+v", c.desk.Kept)
	}
}

func TestTheContrastOpensWithTheKeyboardInItsFirstField(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	if c.Win.Canvas().Focused() != fyne.Focusable(p.line(0, "address").field.Input()) {
		t.Errorf("the keyboard is at %T", c.Win.Canvas().Focused())
	}
}

func TestTheContrastFitsTheSmallestWindow(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	p.line(0, "address").field.Input().(*widgets.Entry).SetText("新街7号")
	p.line(0, "phone").field.Input().(*widgets.IDEntry).SetText("13800002222")
	p.save(nil)
	uitest.Press(t, p.page, "采纳")
	c.desk.home.Set("phone", "13700003333") // the archive has changed meanwhile
	c.screen.Refresh()
	if width := p.page.MinSize().Width; width > look.Scaled(961) {
		t.Errorf("%g wide", width)
	}
}
