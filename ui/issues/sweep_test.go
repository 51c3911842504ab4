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

// reported is a window with the monthly report.
type reported struct {
	*host
	item int64
}

func (r *reported) ShowMonthlyItem(item int64) { r.item = item }

// TestAnIssueNamesItsItem: its page and the panel name it, lead to the report, and change it; the list asks for it.
func TestAnIssueNamesItsItem(t *testing.T) {
	c := newClerk(t)
	desk := &sweeping{archive: c.desk}
	h := &reported{host: c.host}
	c.screen.desk, c.screen.host = desk, h
	item := township.DefaultChecklist()[6]
	item.ID = 70
	desk.archive.items = map[int64]*township.ChecklistItem{70: &item}
	desk.issues[0].Item = 70
	c.screen.Refresh()
	c.screen.list.table.SelectRow(0)
	c.screen.list.selected()
	if !uitest.Mentions(c.screen.list.page, "第7项 政策落实") {
		t.Errorf("%q", uitest.Texts(c.screen.list.page))
	}
	c.screen.OpenIssue(1)
	c.Press(t, "在月报表里看这一项")
	c.Press(t, "改关联的排查项目…")
	for _, s := range uitest.All[*widgets.FilterSelect](c.Top()) {
		s.SetValue("8")
	}
	c.Press(t, "关联")
	if h.item != 70 || !slices.Equal(desk.linked, []int64{1}) || !uitest.Mentions(c.screen.body, "是否扎实推进农村饮水安全巩固提升") {
		t.Errorf("%d %v %q", h.item, desk.linked, uitest.Texts(c.screen.body))
	}
	c.screen.ShowFilter(township.IssueFilter{Item: 70})
	if f := c.screen.list.filters; len(c.screen.list.table.Rows()) != 1 || !slices.Contains(uitest.Texts(c.screen.list.page), "排查项目：第7项 政策落实（1） ▼") || f.said() != "排查项目 第7项 政策落实" {
		t.Errorf("%q %s", uitest.Texts(c.screen.list.page), f.said())
	}
	for _, s := range uitest.All[*widgets.FilterSelect](c.screen.list.page) {
		s.Clear()
	}
	if f := c.screen.list.filters.filter; f.Narrows() {
		t.Errorf("%+v", f)
	}
}
