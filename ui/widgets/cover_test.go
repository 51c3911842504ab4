package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// keyed notes the keys that it gets.
type keyed struct {
	Button
	keys []fyne.KeyName
}

func newKeyed() *keyed {
	k := &keyed{}
	k.SetUp(k, nil)
	return k
}

func (k *keyed) TypedKey(ev *fyne.KeyEvent) { k.keys = append(k.keys, ev.Name) }

func TestCoverLiesOverDialogs(t *testing.T) {
	entry := NewTextEntry("")
	w := inWindow(t, entry)
	c := w.Canvas()
	done := 0
	below := ShowDialog(w, DialogOptions{Title: "下面", Deed: "做", OnDeed: func() bool { done++; return true }})
	first := newKeyed()
	cover := ShowCover(w, first, first)
	onTop := func(when string) {
		t.Helper()
		if c.Overlays().Top() != fyne.CanvasObject(cover.sheet) || c.Focused() != fyne.Focusable(first) {
			t.Errorf("%s: on top is %T, the keyboard is at %T", when, c.Overlays().Top(), c.Focused())
		}
	}
	onTop("at first")
	if cover.sheet.Size().Width < c.Size().Width || cover.sheet.Size().Height < c.Size().Height {
		t.Errorf("the cover has %v of %v", cover.sheet.Size(), c.Size())
	}
	second := Fail(w, "没有做成", "一句话")
	onTop("after a dialog opened")
	c.Unfocus()
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn}) // after a click beside the content
	onTop("after a key")
	if len(first.keys) != 1 || done != 0 || second.popUp == nil {
		t.Errorf("the cover got %v; the dialogs did %d", first.keys, done)
	}
	second.Close()
	onTop("after the upper dialog closed")
	test.Tap(cover.sheet)
	onTop("after a click")
	below.Close()
	onTop("after the lower dialog closed")
	cover.Lift()
	cover.Lift()
	if c.Overlays().Top() != nil {
		t.Errorf("%T is left", c.Overlays().Top())
	}
}

func TestLaterCoverTakesThePlace(t *testing.T) {
	w := inWindow(t, NewText(""))
	one, two := newKeyed(), newKeyed()
	earlier := ShowCover(w, one, one)
	later := ShowCover(w, two, two)
	if len(w.Canvas().Overlays().List()) != 1 {
		t.Errorf("%d covers", len(w.Canvas().Overlays().List()))
	}
	earlier.Lift()
	if !CoverTakesKey(w.Canvas(), &fyne.KeyEvent{Name: fyne.KeyDown}) || len(two.keys) != 1 {
		t.Error("the later cover got no key")
	}
	later.Lift()
	if CoverTakesKey(w.Canvas(), &fyne.KeyEvent{Name: fyne.KeyDown}) {
		t.Error("a cover that is gone took a key")
	}
}
