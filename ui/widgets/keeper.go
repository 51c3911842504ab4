package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// keepAfter is how long the typing rests before a draft is kept.
const keepAfter = 800 * time.Millisecond

// Keeper keeps what is typed into a page as a draft once the typing rests, so that a crash does not lose it. Used on the
// UI goroutine.
type Keeper struct {
	Changed func() bool             // whether anything is typed that is not saved
	Save    func() (problem string) // keeps it; a sentence says why it could not
	Forget  func()                  // takes back what Save kept
	Tell    func(text string)       // says beside the deeds what was kept; “” takes that back

	Wait func(then func()) (stop func()) // until the typing rests; nil: for keepAfter

	kept bool
	told bool
	stop func()
}

// Later keeps a draft once the typing rests.
func (k *Keeper) Later() {
	k.Stop()
	wait := k.Wait
	if wait == nil {
		wait = rest
	}
	k.stop = wait(k.Keep)
}

// rest calls a function on the UI goroutine once the typing rests.
func rest(then func()) (stop func()) { return After(keepAfter, then) }

// Stop takes back what Later began.
func (k *Keeper) Stop() {
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
}

// Keep keeps what was typed at once; where nothing is unsaved there is nothing to keep any more.
func (k *Keeper) Keep() {
	k.Stop()
	if !k.Changed() {
		k.Drop()
		return
	}
	k.told = true
	if problem := k.Save(); problem != "" {
		k.Tell("草稿没有留存：" + problem)
		return
	}
	k.kept = true
	k.Tell("已留存草稿，意外关闭也不会丢")
}

// Drop forgets the draft, if there is one.
func (k *Keeper) Drop() {
	k.Stop()
	if k.told {
		k.told = false
		k.Tell("")
	}
	if k.kept {
		k.kept = false
		k.Forget()
	}
}

// Begin says whether what the page was opened with is kept as a draft already.
func (k *Keeper) Begin(kept bool) {
	k.Stop()
	k.kept = kept
}

// Resume is the question whether to go on with a draft.
type Resume struct {
	Text    string // whose draft it is
	Later   string // word on the button that leaves it as it is
	Go      func() // goes on with it; the dialog is closed first
	Discard func()
	Leave   func() // leaves it as it is; nil: nothing more is done
}

// AskResume asks whether to go on with a draft.
func AskResume(win fyne.Window, r Resume) *Dialog {
	var d *Dialog
	d = ShowDialog(win, DialogOptions{
		Title: "上次有未保存的内容", Body: NewProse(r.Text, theme.ColorNameForeground, fyne.TextAlignLeading),
		Deed: "继续填写", Other: "丢弃", Cancel: r.Later,
		OnDeed:  func() bool { d.Close(); r.Go(); return true },
		OnOther: r.Discard, OnCancel: r.Leave,
	})
	return d
}
