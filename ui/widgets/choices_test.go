package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestADigitChoosesAndLeadsOn(t *testing.T) {
	c := NewChoices(Option{Value: "fine", Label: "正常"}, Option{Value: "problem", Label: "有问题"})
	changed, led := 0, 0
	c.OnChanged = func() { changed++ }
	c.OnEnter(func() { led++ })
	w := inWindow(t, c)
	w.Canvas().Focus(c)
	c.TypedKey(&fyne.KeyEvent{Name: fyne.Key2})
	if c.Value() != "" {
		t.Error("the key chooses before its character comes")
	}
	c.TypedRune('2')
	if c.Value() != "problem" || changed != 1 || led != 1 {
		t.Errorf("%q, changed %d, led on %d times", c.Value(), changed, led)
	}
	c.TypedRune('１')
	if c.Value() != "fine" || led != 2 {
		t.Errorf("a wide digit gives %q", c.Value())
	}
	c.TypedRune('3')
	c.TypedRune('f')
	if c.Value() != "fine" || led != 2 {
		t.Errorf("what is no option gives %q", c.Value())
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if c.Value() != "" {
		t.Error("Delete does not take the choice back")
	}
	test.TapAt(c, fyne.NewPos(c.widths()[0]+scaled(choiceGap)+4, 4))
	if c.Value() != "problem" || led != 2 {
		t.Errorf("a tap gives %q", c.Value())
	}
	c.Disable()
	c.TypedRune('1')
	if c.Value() != "problem" {
		t.Error("chooses while it is locked")
	}
}

func TestALetterChoosesAGrade(t *testing.T) {
	c := NewChoices(PlainOptions("A", "B", "C", "D")...)
	inWindow(t, c)
	c.TypedRune('c')
	if c.Value() != "C" {
		t.Errorf("c chooses %q", c.Value())
	}
}

func TestSpaceTicksAll(t *testing.T) {
	c := NewTicks(PlainOptions("一进", "二看", "三核")...)
	led := 0
	c.OnEnter(func() { led++ })
	inWindow(t, c)
	c.TypedRune('2')
	if !slices.Equal(c.Values(), []string{"二看"}) || led != 0 {
		t.Errorf("2 ticks %q", c.Values())
	}
	c.TypedRune(' ')
	if len(c.Values()) != 3 || led != 1 {
		t.Errorf("Space ticks %q, led on %d times", c.Values(), led)
	}
	c.TypedRune(' ')
	if len(c.Values()) != 0 || led != 1 {
		t.Errorf("Space again leaves %q", c.Values())
	}
}

func TestAnOptionIsFoundByItsInitials(t *testing.T) {
	l := newOptionList([]Option{{Value: "a", Label: "王强", Find: "wq"}, {Value: "b", Label: "未训", Find: "wx"}, {Value: "c", Label: "李丽", Find: "ll"}}, "", func(string) {}, func() {})
	inWindow(t, l)
	l.TypedRune('w')
	l.TypedRune('x')
	if l.at != 1 {
		t.Errorf("wx finds %d", l.at)
	}
	l.TypedRune('l')
	if l.at != 2 {
		t.Errorf("l finds %d", l.at)
	}
	if got := matching(l.all, "WQ"); len(got) != 1 || got[0].Value != "a" {
		t.Errorf("WQ matches %v", got)
	}
}
