package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

func TestRedo(t *testing.T) {
	d := founded()
	s := opened(t, d)
	redo := func() {
		typeShortcut(s, &fyne.ShortcutRedo{})
	}
	redo() // nothing to do again: a toast
	if s.blocked() {
		t.Fatal("asks about nothing")
	}
	d.redo = &township.Deed{ID: 9, At: evening, DeedInfo: township.DeedInfo{Kind: township.DeedUndo, Title: "撤销：移动 1 户"}}
	redo()
	tap(t, s, "恢复")
	await(t, "the first redo", func() bool { return s.working == 0 })
	combine(s, fyne.KeyZ, fyne.KeyModifierControl|fyne.KeyModifierShift)
	tap(t, s, "恢复")
	await(t, "the second redo", func() bool { return s.working == 0 })
	if want := []undoCall{{9, false}, {9, false}}; !slices.Equal(d.undone, want) {
		t.Errorf("did again %v, want %v", d.undone, want)
	}
}

// TestUndoSaysWhatItSkips takes back a deed before one that can never be taken back.
func TestUndoSaysWhatItSkips(t *testing.T) {
	d := founded()
	d.last = &township.Deed{ID: 8, At: evening, DeedInfo: township.DeedInfo{Kind: township.DeedMove, Title: "移动 1 户"}}
	d.deeds = []township.Deed{{ID: 9, DeedInfo: township.DeedInfo{Kind: township.DeedEmpty, Title: "清空回收站：1项"}}, *d.last}
	s := opened(t, d)
	if got := s.skipped(8); got != "清空回收站：1项" {
		t.Errorf("skipped %q", got)
	}
	if got := s.skipped(9); got != "" {
		t.Errorf("skipped %q after the last deed", got)
	}
	typeShortcut(s, &fyne.ShortcutUndo{})
	tap(t, s, "撤销")
	await(t, "the undo", func() bool { return s.working == 0 })
	if !slices.Equal(d.undone, []undoCall{{8, false}}) {
		t.Errorf("took back %v", d.undone)
	}
}
