package issues

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sweeper is a desk that knows the items of the 37-item sweep.
type sweeper interface {
	// ChecklistItems returns the items, retired ones too.
	ChecklistItems(ctx context.Context) ([]township.ChecklistItem, error)
	// LinkIssues says which item issues belong to; the zero item: none.
	LinkIssues(ctx context.Context, item township.ChecklistItem, issues []int64) (township.Deed, error)
}

// linkItems offers to link issues with an item of the sweep.
func (s *Screen) linkItems(rows []*township.IssueRow, then func()) []*fyne.MenuItem {
	desk, ok := s.desk.(sweeper)
	if !ok || len(rows) == 0 {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("关联大排查项目…", func() { s.askItem(desk, rows, then) })}
}

// sweepText is the item of the sweep that an issue belongs to, with what is looked into; “” of none.
func sweepText(r *township.IssueRow) string {
	if r.Sweep == nil {
		return ""
	}
	return r.SweepName() + "\n" + r.Sweep.Content
}

// reporting is a window that has the sweep's monthly report.
type reporting interface{ ShowMonthlyItem(item int64) }

// sweepDeeds lead from an issue to its line in the month's report, and say which item it belongs to.
func (p *issuePage) sweepDeeds() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if h, ok := p.screen.host.(reporting); ok && p.file.Item != 0 {
		out = append(out, widgets.Row(0, widgets.NewQuietButton("在月报表里看这一项", look.Icon(look.IconReports), func() { h.ShowMonthlyItem(p.file.Item) })))
	}
	if desk, ok := p.screen.desk.(sweeper); ok {
		word := "关联大排查项目…"
		if p.file.Item != 0 {
			word = "改关联的排查项目…"
		}
		out = append(out, widgets.Row(0, widgets.NewQuietButton(word, look.Icon(look.IconEdit), func() {
			p.screen.askItem(desk, []*township.IssueRow{&p.file.IssueRow}, p.focus)
		})))
	}
	return out
}

// noItem is the choice of no item; the others are chosen by their place.
const noItem = "none"

// askItem asks which item of the sweep issues belong to.
func (s *Screen) askItem(desk sweeper, rows []*township.IssueRow, then func()) {
	items, err := desk.ChecklistItems(context.Background())
	if err != nil {
		s.host.Fail(err)
		return
	}
	choice := widgets.NewDropDown("请选择", nil, nil)
	options, now := itemOptions(items, sharedItem(rows))
	choice.SetOptions(options)
	choice.SetValue(now)
	field := widgets.NewField("排查项目", choice, widgets.FieldOptions{Required: true})
	var dialog *widgets.Dialog
	link := func() bool {
		if !field.Check() {
			return false
		}
		item := itemAt(items, choice.Value())
		deed, err := desk.LinkIssues(context.Background(), item, issueIDs(rows))
		if err != nil {
			field.SetProblem(township.Say(err))
			return false
		}
		dialog.Close()
		said := fmt.Sprintf("问题%d个已关联到“%s”", len(rows), item.Named())
		if choice.Value() == noItem {
			said = fmt.Sprintf("问题%d个已不关联排查项目", len(rows))
		}
		s.host.Done(deed, said)
		then()
		return true
	}
	dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: fmt.Sprintf("关联大排查项目：问题%d个", len(rows)), Deed: "关联", Width: stepWidth, First: choice,
		Body:   widgets.Stack(10, field, widgets.NewQuietProse("关联的问题自动计入月报表里这一项的整改进度。")),
		OnDeed: link,
	})
}

// sharedItem is the item with which all of the issues are linked; 0 when they differ: then none is offered.
func sharedItem(rows []*township.IssueRow) int64 {
	item := rows[0].Item
	for _, r := range rows {
		if r.Item != item {
			return 0
		}
	}
	return item
}

// itemOptions are the items on offer, and the choice that stands for the one linked now.
func itemOptions(items []township.ChecklistItem, linked int64) (options []widgets.Option, now string) {
	options = []widgets.Option{{Value: noItem, Label: "不关联"}}
	for _, i := range items {
		own := i.ID != 0 && i.ID == linked
		if i.Retired && !own {
			continue
		}
		place := strconv.Itoa(i.Position)
		if own {
			now = place
		}
		options = append(options, widgets.Option{Value: place, Label: i.Named() + "　" + township.Shorten(i.Content)})
	}
	return options, now
}

// itemAt is the item that a choice stands for, the zero item for none.
func itemAt(items []township.ChecklistItem, place string) township.ChecklistItem {
	for _, i := range items {
		if strconv.Itoa(i.Position) == place {
			return i
		}
	}
	return township.ChecklistItem{}
}

func issueIDs(rows []*township.IssueRow) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids
}
