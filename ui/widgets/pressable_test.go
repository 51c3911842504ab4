package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// patch is the least that can be pressed.
type patch struct{ Pressable }

func (p *patch) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

func TestPressable(t *testing.T) {
	done := 0
	p := &patch{}
	p.SetUp(p, func() { done++ })
	w := inWindow(t, p)
	var passed []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { passed = append(passed, ev.Name) })
	test.Tap(p)
	key(p, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyEscape)
	if done != 4 || !slices.Equal(passed, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("pressed %d times, want 4; passed on %v, want Escape", done, passed)
	}
	p.OnKey = func(name fyne.KeyName) bool { return name == fyne.KeyLeft }
	key(p, fyne.KeyLeft, fyne.KeyRight)
	if !slices.Equal(passed, []fyne.KeyName{fyne.KeyEscape, fyne.KeyRight}) {
		t.Errorf("passed on %v, want Right but not Left", passed)
	}
	p.SetEnabled(false)
	p.Tapped(nil)
	key(p, fyne.KeyReturn)
	if done != 4 {
		t.Error("it was pressed while disabled")
	}
	p.SetEnabled(true)
	p.Tapped(nil)
	if done != 5 {
		t.Error("it was not pressed when enabled again")
	}
}

func TestPressableKnowsMouseAndKeyboard(t *testing.T) {
	p := &patch{}
	p.SetUp(p, nil)
	w := inWindow(t, p)
	p.Tapped(nil) // nothing to do
	w.Canvas().Focus(p)
	p.MouseIn(&desktop.MouseEvent{})
	if !p.Focused() || !p.Hovered() {
		t.Errorf("focused %v, hovered %v", p.Focused(), p.Hovered())
	}
	w.Canvas().Unfocus()
	p.MouseOut()
	if p.Focused() || p.Hovered() {
		t.Errorf("focused %v, hovered %v, want neither", p.Focused(), p.Hovered())
	}
}
