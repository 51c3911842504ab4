package income

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

func TestTheSideFollowsTheSelection(t *testing.T) {
	desk := sampleDesk()
	s, host := open(t, desk)
	side := func() fyne.CanvasObject { return s.list.side.Content }
	if !s.list.page.SideShown() || !uitest.Says(side(), "张三") || !uitest.Says(side(), "3,500.00 元") || !uitest.Mentions(side(), "收入骤减") || !uitest.Says(side(), "看表") {
		t.Errorf("the side says %q", uitest.Texts(side()))
	}
	s.list.table.Select("4")
	if !uitest.Mentions(side(), "2021年还没有收入计算表") || !uitest.Says(side(), "5,000.00 元") {
		t.Errorf("without a sheet the side says %q", uitest.Texts(side()))
	}
	uitest.Press(t, side(), "农户资料")
	uitest.Press(t, side(), "填表")
	if s.sheet == nil || len(host.Opened) != 1 || host.Opened[0] != 4 || desk.opened[0] != 4 {
		t.Errorf("opened are %v and the sheets of %v", host.Opened, desk.opened)
	}
}

func TestSpaceTogglesTheSide(t *testing.T) {
	s, host := open(t, sampleDesk())
	s.list.table.TypedKey(uitest.Key(fyne.KeySpace))
	if s.list.page.SideShown() {
		t.Error("the side is still shown")
	}
	other := New(host, sampleDesk())
	host.Show(other)
	if other.list.page.SideShown() {
		t.Error("it is forgotten that the side was put away")
	}
	s.list.table.TypedKey(uitest.Key(fyne.KeySpace))
	if !s.list.page.SideShown() {
		t.Error("the side does not come back")
	}
}

func TestTheListOffersTheFirstStandard(t *testing.T) {
	desk := sampleDesk()
	desk.standards = nil
	s, host := open(t, desk)
	host.Press(t, "设立2021年的收入标准")
	if !uitest.Says(host.Top(), "设立收入标准") {
		t.Fatal("the form does not open")
	}
	host.Press(t, "设立")
	if len(desk.saved) != 1 || desk.saved[0].Year != "2021" || desk.saved[0].From != "2020-10-01" || len(host.Deeds) != 1 {
		t.Errorf("saved are %+v", desk.saved)
	}
	s.list.filters.set(township.IncomeFilter{From: 4000_00, Below: 6000_00})
	if !uitest.Says(s.list.page, "人均 4,000 到 6,000 元") {
		t.Errorf("the list says %q", uitest.Texts(s.list.page))
	}
	test.Tap(s.list.filters.clear)
	if s.list.filters.narrows() {
		t.Error("the range is still asked for")
	}
}

// What is wrong beside the lines comes into view with its problem when the sheet is to be saved, and nothing is lost.
func TestAWrongRemarkComesIntoView(t *testing.T) {
	c := newClerk(t)
	page := c.open(1)
	side := page.side
	side.remark.SetText(strings.Repeat("长", 501))
	side.scroll.ScrollToTop()
	page.save(false, nil)
	if side.scroll.Offset.Y == 0 || !uitest.Mentions(side.content, "最多500个字") || c.desk.saves > 0 {
		t.Errorf("at %v it says %q", side.scroll.Offset, uitest.Texts(side.content))
	}
	if got := side.remark.Text; len([]rune(got)) != 501 {
		t.Errorf("%d characters are left", len([]rune(got)))
	}
}

// Ctrl+S in the fields beside the lines is the page's, which saves the sheet; Enter in the last leads back to the grid.
func TestTheFieldsBesideTheLinesAreAPartOfTheSheet(t *testing.T) {
	c := newClerk(t)
	remark := c.open(1).side.remark
	c.Win.Canvas().Focus(remark)
	c.ctrl(fyne.KeyS)
	if c.Win.Canvas().Focused() != fyne.Focusable(remark) {
		t.Error("the fields keep Ctrl+S for themselves")
	}
	c.key(fyne.KeyReturn)
	if c.Win.Canvas().Focused() == fyne.Focusable(remark) || c.at() != "猪 数量" {
		t.Errorf("Enter leads to %q", c.at())
	}
}
