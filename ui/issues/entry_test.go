package issues

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// entering opens the form of a new issue.
func (c *clerk) entering() *entryPage {
	c.Helper()
	c.screen.NewIssue(0)
	p, ok := c.screen.view.(*entryPage)
	if !ok {
		c.Fatalf("no form: %v", c.Failures)
	}
	p.keeper.Wait = func(func()) func() { return func() {} } // the test says when the typing rests
	return p
}

func TestAnIssueIsEnteredByHand(t *testing.T) {
	c := newClerk(t)
	p := c.entering()
	c.screen.Shortcut("save")
	if got := p.fields["description"].Problem(); !strings.Contains(got, "请填写问题描述") {
		t.Errorf("says %q", got)
	}
	p.description.SetText("李四家厨房漏雨2处")
	p.source.SetValue("督查巡查")
	c.screen.Shortcut("save")
	if got := p.fields["household_id"].Problem(); !strings.Contains(got, "请选择农户") {
		t.Errorf("says %q", got)
	}
	p.home.search.SetText("柏树村1组李四户")
	p.home.find(p.home.search.Text)
	p.home.enter()
	if p.home.id() != 2 || p.home.list.Visible() {
		t.Fatalf("takes %d", p.home.id())
	}
	p.nature.SetValue("饮水安全")
	p.touched()
	if !c.says("已有没销号的同类问题，先看是不是同一件事：") || !c.says("W0002") {
		t.Errorf("%q", uitest.Texts(p.side.Content))
	}
	c.screen.Shortcut("save")
	if len(c.desk.saves) != 1 || c.desk.issues[4].Household != 2 || c.page().id != 5 {
		t.Fatalf("%+v %v", c.desk.saves, c.Failures)
	}
	c.screen.Shortcut("edit")
	e := c.screen.view.(*entryPage)
	e.remark.SetText("拍了照片")
	c.screen.Shortcut("save")
	if c.desk.issues[4].Remark != "拍了照片" || c.desk.saves[1].Was.Description != "李四家厨房漏雨2处" {
		t.Errorf("%+v", c.desk.saves)
	}
}

func TestLevelsAskForWhatTheyNeed(t *testing.T) {
	c := newClerk(t)
	p := c.entering()
	p.description.SetText("档案缺 3 份")
	p.source.SetValue("审计")
	for level, field := range map[string]string{township.LevelVillage: "village_id", township.LevelDepartment: "subject"} {
		p.level.SetValues(level)
		p.showLevel()
		p.save(nil)
		if p.fields[field].Problem() == "" || !p.groups[field].Visible() || p.groups["household_id"].Visible() {
			t.Errorf("%s does not ask for %s", level, field)
		}
	}
	p.level.SetValues(township.LevelTown)
	p.showLevel()
	p.save(p.again)
	next, ok := c.screen.view.(*entryPage)
	if !ok || len(c.desk.issues) != 5 || next.level.Value() != township.LevelTown || next.source.Value() != "审计" || next.description.Text != "" {
		t.Errorf("%v; %v", c.desk.issues, c.Failures)
	}
}

func TestWhatIsTypedIsKeptAndLeavingAsks(t *testing.T) {
	c := newClerk(t)
	p := c.entering()
	p.description.SetText("厨房漏雨2处")
	p.keeper.Keep()
	if len(c.desk.Kept) != 1 || !Drafted(c.desk.Kept[0]) || !c.says("已留存草稿，意外关闭也不会丢") {
		t.Fatalf("%+v", c.desk.Kept)
	}
	c.screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !c.says("填写的内容还没有保存。") {
		t.Fatal("leaves without asking")
	}
	c.Press(t, "不保存")
	if c.screen.view != nil || len(c.desk.Kept) != 0 {
		t.Errorf("%+v", c.desk.Kept)
	}
	c.entering().description.SetText("厨房漏雨2处")
	c.screen.view.(*entryPage).keeper.Keep()
	draft := c.desk.Kept[0]
	again := newClerkAt(t, c.desk)
	again.screen.Resume(draft)
	if p := again.screen.view.(*entryPage); p.description.Text != "厨房漏雨2处" || !p.changed() {
		t.Errorf("%q", p.description.Text)
	}
}

func TestAConflictKeepsWhatWasTyped(t *testing.T) {
	c := newClerk(t)
	c.screen.open(1)
	c.page().edit()
	p := c.screen.view.(*entryPage)
	p.description.SetText("改过的描述")
	c.desk.refuse = township.Errorf(township.CodeConflict, "W0001打开以后已被别的操作改动，没有保存。")
	p.save(nil)
	if len(c.Failures) != 1 || p.description.Text != "改过的描述" || c.screen.view != view(p) {
		t.Errorf("%v", c.Failures)
	}
}

func TestALongDescriptionStandsWhole(t *testing.T) {
	c := newClerk(t)
	p := c.entering()
	p.level.SetValues(township.LevelTown)
	p.source.SetValue("审计")
	long := strings.Repeat("断水三次，", township.LongestDescription/5)
	p.description.SetText(long + "多一字")
	p.save(nil)
	if got := p.fields["description"].Problem(); !strings.Contains(got, "请改短") {
		t.Fatalf("says %q", got)
	}
	p.description.SetText(long)
	p.save(nil)
	if !c.says(long) || c.page().scroll.Content.MinSize().Height < 500 {
		t.Errorf("%v", c.Failures)
	}
	c.screen.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	c.screen.list.table.Select("5")
	if c.screen.list.side.Content.MinSize().Width > 400 {
		t.Error("the panel grows with the description")
	}
}
