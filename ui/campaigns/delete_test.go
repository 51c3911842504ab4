package campaigns

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func TestACampaignIsDeletedOnceItWasAskedAbout(t *testing.T) {
	desk := sampleDesk().withCampaign()
	s, host := open(t, desk)
	s.askDelete(s.list.lines[0])
	if len(host.Told) != 1 || host.Top() != nil {
		t.Fatalf("a campaign with a visit is asked about; told is %q", host.Told)
	}
	s.list.lines[0].progress = township.SurveyProgress{}
	s.askDelete(s.list.lines[0])
	host.Press(t, "删除行动")
	if len(desk.campaigns) != 0 || len(host.Deeds) != 1 {
		t.Errorf("%d campaigns are left, %d deeds, failures %v", len(desk.campaigns), len(host.Deeds), host.Failures)
	}
}

func TestARefusedDeletionIsTold(t *testing.T) {
	desk := sampleDesk().withCampaign()
	desk.err = township.Errorf(township.CodeConflict, "已有1张入户调查表，不能删除。")
	s, host := open(t, desk)
	s.list.lines[0].progress = township.SurveyProgress{}
	s.askDelete(s.list.lines[0])
	host.Press(t, "删除行动")
	if len(desk.campaigns) != 1 || len(host.Failures) != 1 {
		t.Errorf("%d campaigns are left, failures %v", len(desk.campaigns), host.Failures)
	}
}

func TestANewStageAndWhatIsWrongWithItAreSeen(t *testing.T) {
	s, host := open(t, sampleDesk())
	host.Win.Resize(fyne.NewSize(1000, 420))
	s.create()
	p := s.view.(*campaignPage)
	p.name.SetText("回头看")
	for range 6 {
		p.stages.add.OnTapped()
	}
	last := p.stages.lines[5]
	seen := func() bool {
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject
		top := place(last.content).Y - place(p.scroll).Y
		return top >= 0 && top+last.content.MinSize().Height <= p.scroll.Size().Height
	}
	if !seen() {
		t.Fatalf("the new line is out of view, the form stands at %v", p.scroll.Offset)
	}
	last.name.SetText("总结")
	p.scroll.ScrollToTop()
	s.Shortcut("save")
	if last.problem.Hidden || !seen() {
		t.Errorf("%q is out of view, the form stands at %v", last.problem.String(), p.scroll.Offset)
	}
}
