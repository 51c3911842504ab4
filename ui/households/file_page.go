package households

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// filePage is the page of one household: everything that the archive knows of it, and from where.
type filePage struct {
	screen    *Screen
	page      *widgets.Page
	body      *scrollBody
	origin    *widgets.Text
	pinned    *value // the value whose origin stays shown
	previous  *widgets.Button
	next      *widgets.Button
	adding    *widgets.Button // adds a member to the record; hidden for a household that is no more
	attached  *attachments
	file      township.HouseholdFile
	shown     bool
	allLines  bool // the whole history is shown, not only the last of it
	pastShown bool // those who have left are told as well
}

// originHint stands where the origin of a value will be said.
const originHint = "指向或点一个值，这里显示它的来源"

func newFilePage(s *Screen) *filePage {
	f := &filePage{screen: s, page: widgets.NewPage(""), origin: widgets.NewQuiet(originHint)}
	f.page.OnBack = func() { s.back() }
	f.attached = newAttachments(f)
	f.body = newScrollBody()
	f.body.onStep = f.step
	f.previous = widgets.NewButton("上一户", nil, func() { f.step(-1) })
	f.next = widgets.NewButton("下一户", nil, func() { f.step(1) })
	edit := widgets.NewPrimary("修改", look.Icon(look.IconEdit), func() { f.screen.editHousehold("") })
	f.page.SetDeeds(edit, widgets.NewMenuButton("办理", nil, f.menu), f.previous, f.next)
	f.page.SetBody(f.body)
	f.page.SetFooter([]fyne.CanvasObject{f.origin}, nil)
	return f
}

func (f *filePage) open() bool { return f.shown }
func (f *filePage) close()     { f.shown = false }
func (f *filePage) id() int64  { return f.file.Row.ID }

// load reads a household and shows it from its top; false means that it could not be read.
func (f *filePage) load(id int64) bool {
	file, err := f.screen.desk.OpenHousehold(context.Background(), id)
	if err != nil {
		f.screen.host.Fail(err)
		return false
	}
	f.file, f.shown, f.allLines = file, true, false
	f.show()
	f.body.scroll.ScrollToTop()
	return true
}

// reload reads the same household anew; one that is gone leaves for the table.
func (f *filePage) reload() {
	file, err := f.screen.desk.OpenHousehold(context.Background(), f.id())
	if err != nil {
		if township.CodeOf(err) != township.CodeNotFound {
			f.screen.host.Fail(err)
		}
		f.screen.leave()
		return
	}
	f.file = file
	f.show()
}

// show builds the page for the household.
func (f *filePage) show() {
	r := f.file.Row
	f.pinned = nil
	f.tell("")
	f.page.SetTitle(headOf(r))
	f.page.SetCounts(fmt.Sprintf("%s　%s %s　%d人", widgets.OrDash(r.Code), r.Village, r.Group, r.People))
	f.page.SetFilters(f.state()...)
	parts := []fyne.CanvasObject{}
	if card := f.proposalCard(); card != nil {
		parts = append(parts, card)
	}
	for _, card := range []fyne.CanvasObject{f.missingCard(), f.doubtfulCard()} {
		if card != nil {
			parts = append(parts, card)
		}
	}
	parts = append(parts, f.memberCard())
	if card := f.issueCard(); card != nil {
		parts = append(parts, card)
	}
	parts = append(parts, newColumns(append(f.sectionCards(), f.measureCard())...), f.attached.card(), newColumns(f.stayCard(), f.changesCard(), f.historyCard()))
	f.body.set(widgets.Stack(12, parts...))
	f.showNeighbours()
}

// state is the line below the title: where the household stands.
func (f *filePage) state() []fyne.CanvasObject {
	r := f.file.Row
	objects := []fyne.CanvasObject{badge(r.Ledger)}
	for _, text := range []string{since(r), r.Type, monitorText(r)} {
		if text != "" {
			objects = append(objects, widgets.NewQuiet(text))
		}
	}
	return objects
}

func since(r township.HouseholdRow) string {
	if r.Entered == "" {
		return ""
	}
	return "自 " + string(r.Entered) + " 起"
}

// step goes to the household before (-1) or after (1) in the list as it is filtered and sorted.
func (f *filePage) step(by int) {
	rows := f.screen.list.table.Rows()
	at := placeOf(rows, f.id()) + by
	if placeOf(rows, f.id()) < 0 || at < 0 || at >= len(rows) {
		return
	}
	if f.load(rows[at].ID) {
		f.screen.list.table.Select(rows[at].key)
	}
}

// showNeighbours switches the buttons off where the list ends.
func (f *filePage) showNeighbours() {
	rows := f.screen.list.table.Rows()
	at := placeOf(rows, f.id())
	f.previous.SetEnabled(at > 0)
	f.next.SetEnabled(at >= 0 && at+1 < len(rows))
}

// placeOf returns where a household stands among lines, -1 if it does not.
func placeOf(lines []*line, id int64) int {
	for i, r := range lines {
		if r.ID == id {
			return i
		}
	}
	return -1
}

// print opens the print panel for the list that the household stands on.
func (f *filePage) print() {
	f.screen.host.PrintWallLists(requestFor([]township.HouseholdRow{f.file.Row}))
}

// menu offers the deeds for the household.
func (f *filePage) menu() []*fyne.MenuItem {
	items := f.screen.offers([]township.HouseholdRow{f.file.Row})
	if f.screen.OnMove != nil {
		items = append(items, fyne.NewMenuItem("移动台账…", f.move))
	}
	return append(items, f.deleteItems()...)
}

// move opens the dialog 移动台账 for the household.
func (f *filePage) move() { f.screen.OnMove([]township.HouseholdRow{f.file.Row}) }

// tell says where a value comes from, at the foot of the page; “” brings back the hint or the
// pinned origin.
func (f *filePage) tell(origin string) {
	switch {
	case origin != "":
	case f.pinned != nil:
		origin = f.pinned.origin
	default:
		origin = originHint
	}
	f.origin.SetText(origin)
}

// pin keeps the origin of a value shown, until another is clicked or the same again.
func (f *filePage) pin(v *value) {
	before := f.pinned
	f.pinned = v
	if before == v {
		f.pinned = nil
	}
	for _, changed := range []*value{before, v} {
		if changed != nil {
			changed.mark(changed == f.pinned)
		}
	}
	f.tell("")
	f.screen.focus(f.body)
}
