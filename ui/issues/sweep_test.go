package issues

import (
	"context"
	"slices"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// sweeping is an archive with the items of the sweep.
type sweeping struct {
	*archive
	item   township.ChecklistItem
	linked []int64
}

func (a *sweeping) ChecklistItems(context.Context) ([]township.ChecklistItem, error) {
	return township.DefaultChecklist(), nil
}

func (a *sweeping) LinkIssues(_ context.Context, item township.ChecklistItem, issues []int64) (township.Deed, error) {
	a.item, a.linked = item, issues
	return township.Deed{ID: 1}, nil
}

// TestIssuesAreLinkedWithTheSweep: the chosen ones, with an item or with none.
func TestIssuesAreLinkedWithTheSweep(t *testing.T) {
	c := newClerk(t)
	desk := &sweeping{archive: c.desk}
	rows := []*township.IssueRow{{Issue: township.Issue{ID: 3}}, {Issue: township.Issue{ID: 5}}}
	if len(c.screen.linkItems(rows, func() {})) != 0 {
		t.Error("it is offered where the desk has no sweep")
	}
	c.screen.desk = desk
	went := 0
	choose := func(place, button string) {
		c.screen.linkItems(rows, func() { went++ })[0].Action()
		for _, s := range uitest.All[*widgets.FilterSelect](c.host.Top()) {
			s.SetValue(place)
		}
		c.host.Press(t, button)
	}
	choose("7", "关联")
	if desk.item.Position != 7 || !slices.Equal(desk.linked, []int64{3, 5}) || went != 1 {
		t.Errorf("%+v %v", desk.item, desk.linked)
	}
	choose(noItem, "关联")
	if desk.item != (township.ChecklistItem{}) || went != 2 {
		t.Errorf("%+v", desk.item)
	}
	choose("", "关联")
	if went != 2 || !uitest.Mentions(c.host.Top(), "请填写排查项目") {
		t.Errorf("%q", uitest.Texts(c.host.Top()))
	}
}
