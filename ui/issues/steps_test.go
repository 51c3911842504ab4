package issues

import (
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// asking opens the form of a deed with issues, as the menu does.
func (c *clerk) asking(e township.IssueEvent, ids ...string) *stepForm {
	c.Helper()
	c.screen.list.table.SetTicked(ids)
	for _, some := range c.screen.list.deedGroups(e, c.rowsOf(ids)) {
		c.screen.ask(e, some, c.screen.list.done)
	}
	return nil
}

func (c *clerk) rowsOf(ids []string) []*township.IssueRow {
	var out []*township.IssueRow
	for _, r := range c.screen.list.lines {
		for _, id := range ids {
			if r.key == id {
				out = append(out, r.IssueRow)
			}
		}
	}
	return out
}

// write types into the entry of a field of the dialog.
func (c *clerk) write(label, text string) {
	c.Helper()
	for _, f := range uitest.All[*widgets.Field](c.Top()) {
		if f.Label() != label {
			continue
		}
		switch in := f.Input().(type) {
		case *widgets.Entry:
			in.SetText(text)
		case *widgets.DateEntry:
			in.SetValue(text)
		case *widgets.FilterSelect:
			in.SetValue(text)
		}
		return
	}
	c.Fatalf("no field %q in %q", label, uitest.Texts(c.Top()))
}

// problem is what a field of the dialog says is wrong.
func (c *clerk) problem(label string) string {
	for _, f := range uitest.All[*widgets.Field](c.Top()) {
		if f.Label() == label {
			return f.Problem()
		}
	}
	return ""
}

func (c *clerk) state(id int) township.IssueState { return c.desk.issues[id-1].State }

func TestAnIssueGoesFromTheFindingToTheCloseOut(t *testing.T) {
	c := newClerk(t)
	c.screen.open(1)
	c.Press(t, "核实属实…")
	c.Press(t, "核实属实")
	if c.state(1) != township.IssueToMend || !c.says("2021-11-19　核实属实　张会计") {
		t.Fatalf("%s; %v", c.state(1), c.Failures)
	}
	c.Press(t, "下达整改…")
	c.write("整改措施", "接通自来水")
	c.write("责任单位", "水务站")
	c.write("责任人", "钱工")
	c.Press(t, "15天")
	c.Press(t, "下达整改")
	if i := c.desk.issues[0]; i.State != township.IssueMending || i.Deadline != "2021-12-04" || i.Pace != township.PaceByDay {
		t.Fatalf("%+v; %q", i.Standing, uitest.Texts(c.Top()))
	}
	c.Press(t, "整改完成…")
	c.write("整改情况", "已接通")
	c.Press(t, "整改完成")
	c.Press(t, "验收通过…")
	c.write("验收单位", "乡村振兴办")
	c.Press(t, "验收通过")
	if i := c.desk.issues[0]; i.State != township.IssueClosed || i.AcceptUnit != "乡村振兴办" || i.CompletedBy != "钱工" {
		t.Fatalf("%+v; %q", i.Standing, uitest.Texts(c.Win.Content()))
	}
	if got := strings.Join(c.Texts, " "); !strings.Contains(got, "已验收通过、销号：W0001") {
		t.Errorf("says %q", got)
	}
	c.Press(t, "抽查退回…")
	c.write("退回原因", "又断水了")
	c.Press(t, "抽查退回")
	if c.state(1) != township.IssueMending {
		t.Errorf("%s", c.state(1))
	}
}

func TestWhatIsWrongIsSaidBesideItsField(t *testing.T) {
	c := mending(t)
	c.screen.open(3)
	c.Press(t, "验收通过…")
	c.write("验收人", "钱工")
	c.write("验收单位", "卫生院")
	c.Press(t, "验收通过")
	if got := c.problem("验收人"); !strings.Contains(got, "不能验收自己的整改") {
		t.Errorf("says %q: %q", got, uitest.Texts(c.Top()))
	}
	c.write("验收人", "张会计")
	c.write("日期", "2021-11-14")
	c.Press(t, "验收通过")
	if got := c.problem("日期"); !strings.Contains(got, "日期不能倒着走") {
		t.Errorf("says %q", got)
	}
	if c.state(3) != township.IssueToAccept {
		t.Error(c.state(3))
	}
}

func TestSeveralArePreviewedAndTheOthersDone(t *testing.T) {
	c := mending(t)
	c.asking(township.DoAccept, "1", "3")
	c.write("验收单位", "乡村振兴办")
	c.Press(t, "验收通过 2 个")
	if !c.says("验收通过：2 个里有 1 个不能办") || !c.says("整改完成以后才能验收") {
		t.Fatalf("%q", uitest.Texts(c.Top()))
	}
	c.Press(t, "返回修改")
	if got := uitest.Texts(c.Top()); !strings.Contains(strings.Join(got, ""), "填写的内容写到每一个上") {
		t.Fatalf("%q", got)
	}
	c.Press(t, "验收通过 2 个")
	c.Press(t, "办理其余 1 个")
	if c.state(3) != township.IssueClosed || c.state(1) != township.IssueMending || c.Top() != nil {
		t.Errorf("%s %s; %v", c.state(3), c.state(1), c.Failures)
	}
	c.asking(township.DoComplete, "3", "4", "1")
	c.write("整改情况", "已接通")
	c.Press(t, "整改完成 3 个")
	c.Press(t, "办理其余 1 个")
	if c.state(1) != township.IssueToAccept {
		t.Errorf("%s", c.state(1))
	}
}

func TestMendedAtOnceIsOneDeed(t *testing.T) {
	c := newClerk(t)
	c.asking(atOnce, "1", "2")
	c.write("整改措施", "当场接通")
	c.write("责任单位", "水务站")
	c.write("责任人", "钱工")
	c.write("整改情况", "已接通，当场出水")
	c.Press(t, "立行立改 2 个")
	if c.state(1) != township.IssueToAccept || c.state(2) != township.IssueToAccept || len(c.desk.deeds) != 1 || c.desk.issues[0].Pace != township.PaceAtOnce {
		t.Errorf("%s %s %+v; %q", c.state(1), c.state(2), c.desk.deeds, uitest.Texts(c.Win.Content()))
	}
}

func TestUsualMeasuresAreKeptAndOffered(t *testing.T) {
	c := newClerk(t)
	c.desk.take(t, 1, verify())
	c.desk.take(t, 2, verify())
	f := &stepForm{}
	form := func(id int64) *stepForm {
		c.screen.Refresh()
		row := c.screen.list.lines[id-1].IssueRow
		c.screen.ask(township.DoPlan, []*township.IssueRow{row}, func() {})
		f = c.screen.form
		return f
	}
	form(1).note.SetText("更换老化水管")
	f.keepTemplate()
	f.dialog.Close()
	items := form(2).templateMenu()
	if items[0].Label != "更换老化水管" {
		t.Fatalf("offers %q", items[0].Label)
	}
	items[0].Action()
	if f.note.Text != "更换老化水管" {
		t.Errorf("writes %q", f.note.Text)
	}
	f.dialog.Close()
	if items := form(2).templateMenu(); len(items) < 4 {
		t.Errorf("%d items", len(items))
	}
	f.forgetTemplate(c.desk.templates[0])
	if len(c.desk.templates) != 0 || f.templateMenu()[0].Label != "还没有常用措施" {
		t.Errorf("%+v", c.desk.templates)
	}
}

func TestAnIssueIsMergedIntoAnother(t *testing.T) {
	c := newClerk(t)
	c.desk.issues[1].Household = 1
	c.screen.Refresh()
	c.screen.open(2)
	if !c.says("可能是同一个问题") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.Press(t, "并入…")
	c.write("并入原因", "同一件事")
	c.Press(t, "并入")
	if i := c.desk.issues[1]; i.State != township.IssueMerged || i.MergedInto != 1 {
		t.Fatalf("%+v; %q", i.Standing, uitest.Texts(c.Top()))
	}
	if !c.says("已并入") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
	c.screen.open(1)
	if !c.says("并进来的问题：") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
}

func TestADoubtIsPutToThoseAboveAndAnswered(t *testing.T) {
	c := newClerk(t)
	c.screen.open(1)
	c.page().consult(township.KindEscalate)
	c.write("事由", "要县里批资金")
	c.Press(t, "上报")
	if len(c.desk.asked) != 1 || c.desk.asked[0].Level != township.AskDistrict || !c.says("还没有答复。") {
		t.Fatalf("%+v; %q", c.desk.asked, uitest.Texts(c.Win.Content()))
	}
	c.Press(t, "登记答复…")
	c.write("答复", "资金下月拨付")
	c.write("答复人", "县局王科长")
	c.Press(t, "登记答复")
	if !c.says("答复　2021-11-19　县局王科长：资金下月拨付") {
		t.Errorf("%q", uitest.Texts(c.Win.Content()))
	}
}

// TestOthersKeepTheirPlan: with issues that are being mended among the chosen ones, an empty field keeps what they have, or
// they are left out altogether.
func TestOthersKeepTheirPlan(t *testing.T) {
	a := newArchive()
	a.take(t, 1, verify(), plan("水务站", "2021-11-16"))
	a.take(t, 2, verify())
	c := newClerkAt(t, a)
	was := c.desk.issues[0].Standing
	c.asking(township.DoPlan, "1", "2")
	if !c.says("其中 1 个已在整改，填写的项替换原来的，留空的项保持不变。") {
		t.Fatalf("%q", uitest.Texts(c.Top()))
	}
	c.Press(t, "下达整改")
	if got := c.problem("整改措施"); !strings.Contains(got, "至少填一项") {
		t.Errorf("nothing is filled in: %q", got)
	}
	c.write("责任人", "孙工")
	c.Press(t, "下达整改")
	if !c.says("下达整改：2 个里有 1 个不能办") {
		t.Fatalf("%q", uitest.Texts(c.Top()))
	}
	c.Press(t, "办理其余 1 个")
	if i := c.desk.issues[0]; i.Person != "孙工" || i.Measures != was.Measures || i.Deadline != was.Deadline || i.Pace != was.Pace {
		t.Errorf("%+v", i.Standing)
	}
	c.asking(township.DoPlan, "1", "2")
	f := c.screen.form
	f.sparing.SetChecked(true)
	c.Press(t, "下达整改")
	if got := c.problem("整改措施"); got != "请填写整改措施。" {
		t.Errorf("says %q", got)
	}
	for label, text := range map[string]string{"整改措施": "换水管", "责任单位": "水务站", "责任人": "吴工", "整改时限": "2021-12-01"} {
		c.write(label, text)
	}
	c.Press(t, "下达整改")
	if c.state(2) != township.IssueMending || c.desk.issues[0].Person != "孙工" {
		t.Errorf("%+v", c.desk.issues[0].Standing)
	}
}

// TestHabitsAreKeptForTheArchive: the next start offers the last unit and person, in this archive and no other.
func TestHabitsAreKeptForTheArchive(t *testing.T) {
	a := newArchive()
	a.path = "清溪镇.db"
	a.take(t, 1, verify())
	a.take(t, 2, verify())
	c := newClerkAt(t, a)
	c.asking(township.DoPlan, "1")
	for label, text := range map[string]string{"整改措施": "换水管", "责任单位": "水务站", "责任人": "吴工", "整改时限": "2021-12-01"} {
		c.write(label, text)
	}
	c.Press(t, "下达整改")
	for path, want := range map[string]string{"清溪镇.db": "水务站 吴工", "别的镇.db": " "} {
		a.path = path
		c.screen = New(c.host, a)
		c.screen.Refresh()
		c.screen.ask(township.DoPlan, c.rowsOf([]string{"2"}), func() {})
		f := c.screen.form
		if got := f.unit.Text + " " + f.duty.Text; got != want {
			t.Errorf("%s offers %q, want %q", path, got, want)
		}
		f.dialog.Close()
	}
}

func TestADeadlineOfThisYearIsShort(t *testing.T) {
	for due, want := range map[township.Date]string{"2021-11-16": "超期3天 11-16", "2022-01-08": "还剩50天 2022-01-08", "": ""} {
		s := township.Standing{State: township.IssueMending, Deadline: due}
		if got := deadlineShort(&s, uitest.Today); got != want {
			t.Errorf("%s: %q, want %q", due, got, want)
		}
	}
}
