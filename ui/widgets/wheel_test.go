package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTheWheelMovesAFormOverItsEntries(t *testing.T) {
	test.NewTempApp(t)
	pressed := false
	fields := container.NewVBox(NewButton("按", nil, func() { pressed = true }))
	for range 40 {
		fields.Add(NewTextEntry(""))
	}
	s := NewFormScroll(fields)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(200, 200))
	test.TapCanvas(w.Canvas(), fyne.NewPos(60, 20))
	if !pressed {
		t.Error("what lies below cannot be pressed")
	}
	test.Scroll(w.Canvas(), fyne.NewPos(60, 100), 0, -50)
	if s.Offset.Y != 50 {
		t.Errorf("the form stands at %v", s.Offset)
	}
}
