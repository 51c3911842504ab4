package issues

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// bulkDeeds are the deeds that are offered for a selection, in their order.
var bulkDeeds = []township.IssueEvent{
	township.DoVerify, atOnce, township.DoPlan, township.DoProgress, township.DoComplete, township.DoAccept, township.DoReject, township.DoClose,
	township.DoRefute, township.DoRevisit, township.DoReopen,
}

// footerDeeds are what can be done with the chosen issues.
func (l *listing) footerDeeds(chosen []*line) []fyne.CanvasObject {
	var deeds []fyne.CanvasObject
	if len(l.deedItems()) > 0 {
		deeds = append(deeds, widgets.NewMenuButton("办理", look.Icon(look.IconCheck), l.deedItems))
	}
	if len(chosen) == 1 {
		deeds = append(deeds, widgets.NewPrimary("打开", nil, func() { l.screen.open(chosen[0].ID) }))
	}
	return deeds
}

// deedItems offers what can follow at least one of the chosen issues; it is asked of all of them, and those that refuse it
// are told before anything is written.
func (l *listing) deedItems() []*fyne.MenuItem {
	chosen := l.chosen()
	rows := make([]*township.IssueRow, len(chosen))
	for i, r := range chosen {
		rows[i] = r.IssueRow
	}
	var items []*fyne.MenuItem
	for _, e := range bulkDeeds {
		for _, some := range l.deedGroups(e, rows) {
			items = append(items, fyne.NewMenuItem(bulkLabel(e, some), func() { l.screen.ask(e, some, l.done) }))
		}
	}
	if len(rows) == 1 && allows(&rows[0].Standing, township.DoMerge) {
		items = append(items, fyne.NewMenuItem("并入另一个问题…", func() { l.screen.ask(township.DoMerge, rows, l.done) }))
	}
	return append(items, l.screen.linkItems(rows, l.done)...)
}

// deedGroups are the issues that a deed is asked of: all of them where it can follow one, and 立行立改 by the state from
// which it starts.
func (l *listing) deedGroups(e township.IssueEvent, rows []*township.IssueRow) [][]*township.IssueRow {
	if e == atOnce {
		var out [][]*township.IssueRow
		for _, state := range []township.IssueState{township.IssueToVerify, township.IssueToMend} {
			var some []*township.IssueRow
			for _, r := range rows {
				if r.State == state {
					some = append(some, r)
				}
			}
			if len(some) > 0 {
				out = append(out, some)
			}
		}
		return out
	}
	if n := countAllowed(e, rows); n == 0 {
		return nil
	}
	return [][]*township.IssueRow{rows}
}

func countAllowed(e township.IssueEvent, rows []*township.IssueRow) int {
	n := 0
	for _, r := range rows {
		if allows(&r.Standing, e) {
			n++
		}
	}
	return n
}

// bulkLabel says what is done and with how many: 验收通过 5 个（另 3 个不能办）….
func bulkLabel(e township.IssueEvent, rows []*township.IssueRow) string {
	n := countAllowed(e, rows)
	label := fmt.Sprintf("%s %d 个", deedWord(e), n)
	if e == atOnce {
		label = fmt.Sprintf("%s %d 个（%s）", deedWord(e), n, rows[0].State)
	}
	if rest := len(rows) - n; rest > 0 {
		label += fmt.Sprintf("（另 %d 个不能办）", rest)
	}
	return label + "…"
}

// done forgets the ticks; the rows were read anew when the deed was told.
func (l *listing) done() {
	l.table.ClearTicks()
	l.selected()
	l.begin()
}
