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

// mostFound is how many households the list under the search box shows.
const mostFound = 8

// blurDelay is how long the list waits, after the keyboard has left the box, for where it went.
const blurDelay = 150 * time.Millisecond

// finder is the search box at the top and the list of households under it.
type finder struct {
	shell *Shell
	entry *widgets.SearchEntry
	list  *foundList
	panel *panel
}

func newFinder(s *Shell) *finder {
	f := &finder{shell: s}
	f.entry = widgets.NewSearchEntry("Ctrl+K 查姓名、拼音、证件尾号、户编号…", look.Icon(look.IconSearch), f.search)
	f.entry.OnDown = f.enterList
	f.entry.OnEnter(f.submit)
	f.entry.OnBlur(f.leaveSoon)
	f.list = newFoundList()
	f.list.OnPicked = f.open
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

// register returns all households, read once between deeds.
func (s *Shell) register() []township.HouseholdRow {
	if !s.rowsRead {
		rows, err := s.cfg.Desk.Households(context.Background())
		if err != nil {
			s.Fail(err)
			return nil
		}
		s.rows, s.rowsRead = rows, true
	}
	return s.rows
}

// search lists what a query finds; an empty one hides the list.
func (f *finder) search(query string) {
	folded := township.FoldQuery(query)
	if folded == "" {
		f.hide()
		return
	}
	found, total := firstMatches(f.shell.register(), folded, mostFound)
	f.list.SetRows(found, folded, note(query, total))
	f.shell.showPanel(f.panel)
}

// firstMatches returns the first rows that a folded query finds, those found by their head before
// those found by another member, and how many it finds in all.
func firstMatches(rows []township.HouseholdRow, folded string, most int) (found []township.HouseholdRow, total int) {
	var others []township.HouseholdRow
	for i := range rows {
		if !rows[i].Matches(folded) {
			continue
		}
		total++
		switch {
		case strings.Contains(strings.ToLower(rows[i].Head), folded):
			found = appendUpTo(most, found, rows[i])
		default:
			others = appendUpTo(most, others, rows[i])
		}
	}
	return append(found, others[:min(len(others), most-len(found))]...), total
}

func appendUpTo(most int, rows []township.HouseholdRow, row township.HouseholdRow) []township.HouseholdRow {
	if len(rows) < most {
		rows = append(rows, row)
	}
	return rows
}

// note is the last line of the list.
func note(query string, total int) string {
	switch {
	case total == 0:
		return fmt.Sprintf("没有找到“%s”。可输入姓名、拼音首字母、证件末 4 位以上或户编号。", strings.TrimSpace(query))
	case total == 1:
		return "1 户　Enter 打开"
	case total <= mostFound:
		return fmt.Sprintf("%d 户　↓ 选一户，Enter 在“农户”里列出", total)
	}
	return fmt.Sprintf("共 %s 户，这里列出前 %d 户　Enter 在“农户”里全部列出", grouped(total), mostFound)
}

// submit opens the one household that was found, or lists all on 农户.
func (f *finder) submit() {
	query := f.entry.Text
	found, total := firstMatches(f.shell.register(), township.FoldQuery(query), 1)
	switch {
	case strings.TrimSpace(query) == "" || total == 0:
	case total == 1:
		f.open(found[0].ID)
	default:
		f.hide()
		f.shell.ShowHouseholds(township.HouseholdFilter{Query: query})
	}
}

// open shows a household and leaves the box empty for the next question.
func (f *finder) open(id int64) {
	f.entry.Clear()
	f.hide()
	f.shell.ShowHousehold(id)
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
