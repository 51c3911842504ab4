package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mostFound is how many hits the list under the search box shows.
const mostFound = 10

// blurDelay is how long the list waits, after the keyboard has left the box, for where it went.
const blurDelay = 150 * time.Millisecond

// searcher looks for anything in the archive.
type searcher interface {
	Find(ctx context.Context, req township.FindRequest) (township.Found, error)
}

// finder is the search box at the top and the list of hits under it.
type finder struct {
	shell *Shell
	entry *widgets.SearchEntry
	list  *foundList
	panel *panel
}

func newFinder(s *Shell) *finder {
	f := &finder{shell: s}
	f.entry = widgets.NewSearchEntry("Ctrl+K 查姓名、拼音、证件或电话尾号、户编号…", look.Icon(look.IconSearch), f.search)
	f.entry.OnDown = f.enterList
	f.entry.OnEnter(f.submit)
	f.entry.OnFocus(f.offerRecent)
	f.entry.OnBlur(f.leaveSoon)
	f.list = newFoundList()
	f.list.OnPicked = f.open
	f.list.OnAll = f.listAll
	f.list.OnLeave = func() { s.win.Canvas().Focus(f.entry) }
	f.list.OnRune = f.typeOn
	f.list.OnBlur = f.leaveSoon
	f.panel = newPanel(f.list, f.below)
	return f
}

// find puts the keyboard into the search box (Ctrl+K).
func (s *Shell) find() {
	s.win.Canvas().Focus(s.finder.entry)
	if s.finder.entry.Text != "" {
		s.finder.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		s.finder.search(s.finder.entry.Text)
	}
}

// ask looks for a query among everything, what this operator opened last before the rest.
func (f *finder) ask(query string) township.Found {
	req := township.FindRequest{Query: query, Recent: f.shell.recent(), Limit: mostFound}
	found, err := f.shell.cfg.Desk.Find(context.Background(), req)
	if err != nil {
		f.shell.Fail(err)
	}
	return found
}

// search lists what a query finds; an empty one lists what was opened last.
func (f *finder) search(query string) {
	if township.FoldQuery(query) == "" {
		f.offerRecent()
		return
	}
	found := f.ask(query)
	f.list.SetHits(found, note(query, found), false)
	f.shell.showPanel(f.panel)
}

// offerRecent lists what was opened last while nothing is typed.
func (f *finder) offerRecent() {
	if township.FoldQuery(f.entry.Text) != "" {
		return
	}
	found := township.Found{}
	if f.shell.founded && f.shell.win.Canvas().Focused() == f.entry {
		found = f.ask("")
	}
	if len(found.Hits) == 0 {
		f.hide()
		return
	}
	f.list.SetHits(found, note("", found), true)
	f.shell.showPanel(f.panel)
}

// note is the last line of the list.
func note(query string, found township.Found) string {
	total, shown := found.Total(), len(found.Hits)
	switch {
	case township.FoldQuery(query) == "":
		return fmt.Sprintf("最近打开的 %d 条　↓ 选一条，Enter 打开", total)
	case total == 0 && township.FormCodeFault(query) != "":
		return township.FormCodeFault(query)
	case total == 0:
		return fmt.Sprintf("没有找到“%s”。可输入姓名、拼音首字母、证件或电话末 4 位以上、户编号。", strings.TrimSpace(query))
	case total == 1:
		return "1 条　Enter 打开"
	case sole(found):
		return counts(found) + "　Enter 打开这一户"
	case !listable(found):
		return counts(found) + "　↓ 选一条，Enter 打开"
	case total <= shown:
		return counts(found) + "　↓ 选一条，Enter 在“农户”里列出"
	}
	return fmt.Sprintf("%s，这里列出 %d 条　Enter 在“农户”里全部列出", counts(found), shown)
}

// counts is 农户 13 条、帮扶责任人 1 条.
func counts(found township.Found) string {
	var parts []string
	for _, k := range township.HitKinds {
		if n := found.Totals[k.Kind]; n > 0 {
			parts = append(parts, k.Word+" "+grouped(n)+" 条")
		}
	}
	return strings.Join(parts, "、")
}

// sole says whether nothing was found but one, and issues of it.
func sole(found township.Found) bool {
	_, ok := found.Sole()
	return ok
}

// listable says whether 农户 can list something of what was found.
func listable(found township.Found) bool {
	return found.Totals[township.HitHousehold]+found.Totals[township.HitPerson] > 0
}

// submit opens the one hit there is, or lists all on 农户.
func (f *finder) submit() {
	query := f.entry.Text
	if strings.TrimSpace(query) == "" {
		return
	}
	switch found := f.ask(query); {
	case sole(found):
		f.open(found.Hits[0])
	case listable(found):
		f.listAll()
	case found.Total() > 0:
		f.enterList()
	}
}

// listAll lists on 农户 whatever the query finds there; the text stays in the box.
func (f *finder) listAll() {
	filter := township.HouseholdFilter{Query: f.entry.Text}
	if f.ask(f.entry.Text).Closed {
		filter.State = township.StateAny
	}
	f.hide()
	f.shell.ShowHouseholds(filter)
}

// open shows what was found and leaves the box empty for the next question.
func (f *finder) open(hit township.Hit) {
	f.entry.Clear()
	f.hide()
	f.shell.openHit(hit)
}

func (f *finder) enterList() {
	if !f.panel.Hidden && f.list.Len() > 0 {
		f.shell.win.Canvas().Focus(f.list)
	}
}

// typeOn goes on typing in the box.
func (f *finder) typeOn(r rune) {
	f.shell.win.Canvas().Focus(f.entry)
	f.entry.TypedRune(r)
}

// leaveSoon hides the list unless the keyboard went from the box to it, or back.
func (f *finder) leaveSoon() {
	time.AfterFunc(blurDelay, func() { fyne.Do(f.leave) })
}

func (f *finder) leave() {
	switch f.shell.win.Canvas().Focused() {
	case f.entry, f.list:
	default:
		f.hide()
	}
}

func (f *finder) hide() { f.panel.Hide() }

// below is where the list goes: under the box, as wide as it or wider.
func (f *finder) below(least, window fyne.Size) (fyne.Position, fyne.Size) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.entry)
	at = at.AddXY(0, f.entry.Size().Height+look.Scaled(3))
	width := min(max(f.entry.Size().Width, least.Width), window.Width-at.X-look.Scaled(topMargin))
	return at, fyne.NewSize(width, least.Height)
}
