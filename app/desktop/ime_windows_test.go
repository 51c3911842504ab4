package desktop

import (
	"testing"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func TestCaretOf(t *testing.T) {
	test.NewTempApp(t)
	entry := widget.NewEntry()
	w := test.NewTempWindow(t, container.NewVBox(widget.NewLabel("户主"), entry))
	w.Resize(fyne.NewSize(300, 200))
	if caret, ok := caretOf(w.Canvas()); ok {
		t.Errorf("a caret at %v without focus", caret)
	}
	w.Canvas().Focus(entry)
	before, ok := caretOf(w.Canvas())
	if !ok || before.top <= int32(entry.Position().Y) || before.bottom <= before.top {
		t.Errorf("the caret of the empty entry is %v, %v", before, ok)
	}
	test.Type(entry, "abcd")
	after, ok := caretOf(w.Canvas())
	if !ok || after.left <= before.left || after.top != before.top {
		t.Errorf("the caret is %v after typing, was %v", after, before)
	}
	entry.SetText("")
	test.Type(entry, "a long text that goes on and on, far beyond the right end of what can be seen")
	if caret, ok := caretOf(w.Canvas()); !ok || caret.left > 300 {
		t.Errorf("the caret of a long text is %v, %v, outside the window", caret, ok)
	}
}

func TestInputMethodStructsAreLaidOutAsInC(t *testing.T) {
	for name, sizes := range map[string][2]uintptr{
		"COMPOSITIONFORM": {unsafe.Sizeof(compositionForm{}), 28},
		"CANDIDATEFORM":   {unsafe.Sizeof(candidateForm{}), 32},
		"IMECHARPOSITION": {unsafe.Sizeof(charPosition{}), 36},
	} {
		if sizes[0] != sizes[1] {
			t.Errorf("%s has %d bytes, want %d", name, sizes[0], sizes[1])
		}
	}
}
