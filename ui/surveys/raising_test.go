package surveys

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/raising"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestWhatAVisitFoundOtherwiseIsRaised(t *testing.T) {
	c, p := onPlace(t, contrastOf)
	var raised []township.Finding
	c.screen.Raising = &raising.Way{
		Issues: func(int64) ([]township.IssueRow, error) { return nil, nil },
		Raise:  func(f township.Finding) { raised = append(raised, f) },
	}
	if p.load(); uitest.Mentions(p.page, "登记为问题") {
		t.Error("a line without a difference can be raised")
	}
	p.line(0, "address").field.Input().(*widgets.Entry).SetText("新街7号")
	p.save(nil)
	uitest.Press(t, p.page, "登记为问题")
	if len(raised) != 1 || raised[0].Survey != 101 || raised[0].Source != "数据比对" || raised[0].At != "家庭住址" {
		t.Fatalf("%+v", raised)
	}
	if uitest.Press(t, p.page, "采纳"); uitest.Mentions(p.page, "登记为问题") {
		t.Error("what the archive has taken over can still be raised")
	}
}

func TestAFindingLeadsToItsLineAndBack(t *testing.T) {
	c, _ := onPlace(t, contrastOf)
	back := 0
	c.screen.OnBack = func() bool { back++; return true }
	c.screen.OpenContrast(101, 0, township.FindingMark{In: township.FoundInContrast, At: "家庭住址"})
	p, ok := c.screen.place.(*contrastPage)
	if !ok || c.Win.Canvas().Focused() != fyne.Focusable(p.line(0, "address").field.Input()) {
		t.Fatalf("leads elsewhere: %v", c.Failures)
	}
	if far := p.line(11, "phone"); far != nil {
		c.screen.OpenContrast(101, 0, township.FindingMark{In: township.FoundInContrast, At: far.of.Field.Label, Person: far.of.Person})
		if p = c.screen.place.(*contrastPage); p.scroll.Offset.Y <= 0 {
			t.Error("a line far below is not scrolled to")
		}
	}
	c.screen.placeBack()
	if back != 1 {
		t.Errorf("goes back %d times", back)
	}
}
