package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func villageFilter(t *testing.T, n int) (s *FilterSelect, w fyne.Window, chosen *[]string) {
	t.Helper()
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("村%02d", i))
	}
	chosen = &[]string{}
	s = NewFilterSelect("村", PlainOptions(names...), func(v string) { *chosen = append(*chosen, v) })
	return s, inWindow(t, s), chosen
}

func TestFilterSelectShowsItsValue(t *testing.T) {
	s, _, chosen := villageFilter(t, 3)
	if got, want := s.Button.label(), "村 ▼"; got != want || s.marked {
		t.Errorf("without a value %q marked %v, want %q", got, s.marked, want)
	}
	s.SetValue("村01")
	if got, want := s.Button.label(), "村：村01 ▼"; got != want || !s.marked {
		t.Errorf("with a value %q marked %v, want %q marked", got, s.marked, want)
	}
	s.SetOptions(PlainOptions("别村"))
	if s.Value() != "" || s.Shown() != "村" {
		t.Errorf("value %q shown %q after the option went, want none", s.Value(), s.Shown())
	}
	if len(*chosen) != 0 {
		t.Errorf("OnChanged with %v for what the program did", *chosen)
	}
}

func TestFilterSelectKeyboard(t *testing.T) {
	s, w, chosen := villageFilter(t, 3)
	key(s, fyne.KeyDown)
	list, ok := w.Canvas().Focused().(*optionList)
	if !ok {
		t.Fatalf("the keyboard is on %T, want the list", w.Canvas().Focused())
	}
	if got, want := list.shown[0].Label, "全部"; got != want {
		t.Errorf("first option %q, want %q", got, want)
	}
	key(list, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if want := []string{"村00"}; !slices.Equal(*chosen, want) || s.Value() != "村00" {
		t.Errorf("chose %v, want %v", *chosen, want)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the list is still open")
	}
	key(s, fyne.KeyReturn)
	list = w.Canvas().Focused().(*optionList)
	if got := list.shown[list.at].Value; got != "村00" {
		t.Errorf("the list opens at %q, want the value", got)
	}
	key(list, fyne.KeyEscape)
	if len(*chosen) != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("after Esc chose %v", *chosen)
	}
	s.Clear()
	if want := []string{"村00", ""}; !slices.Equal(*chosen, want) {
		t.Errorf("chose %v, want %v", *chosen, want)
	}
}

func TestFilterSelectLongListNarrows(t *testing.T) {
	s, w, chosen := villageFilter(t, 30)
	test.Tap(s)
	search, ok := w.Canvas().Focused().(*SearchEntry)
	if !ok {
		t.Fatalf("the keyboard is on %T, want the search entry", w.Canvas().Focused())
	}
	test.Type(search, "17")
	key(search, fyne.KeyReturn)
	if want := []string{"村17"}; !slices.Equal(*chosen, want) {
		t.Errorf("chose %v, want %v", *chosen, want)
	}
}

func TestFilterSelectNothingMatches(t *testing.T) {
	s, w, chosen := villageFilter(t, 30)
	test.Tap(s)
	search := w.Canvas().Focused().(*SearchEntry)
	tall := s.popUp.Content.Size().Height
	test.Type(search, "没有")
	if got := s.popUp.Content.Size().Height; got > tall/3 {
		t.Errorf("the box is %v high around nothing, %v before", got, tall)
	}
	key(search, fyne.KeyReturn, fyne.KeyDown, fyne.KeyEscape)
	if len(*chosen) != 0 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("chose %v, list open %v", *chosen, w.Canvas().Overlays().Top() != nil)
	}
}

func TestOptionListTap(t *testing.T) {
	var picked string
	l := newOptionList(PlainOptions("甲", "乙"), "", func(v string) { picked = v }, func() {})
	inWindow(t, l)
	test.Tap(l.box.Objects[1].(*optionRow))
	if picked != "乙" {
		t.Errorf("picked %q, want 乙", picked)
	}
}

func TestDropDownInAForm(t *testing.T) {
	d := NewDropDown("请选择", []Option{{Value: "ill", Label: "因病"}, {Value: "study", Label: "因学"}}, nil)
	f := NewField("原因", d, FieldOptions{Required: true})
	w := inWindow(t, f)
	if got, want := d.Shown(), "请选择"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	if f.Check() || f.Problem() != "请填写原因" {
		t.Errorf("problem = %q", f.Problem())
	}
	d.Open()
	list := w.Canvas().Focused().(*optionList)
	if len(list.shown) != 2 {
		t.Errorf("%d options, want 2: no 全部 in a form", len(list.shown))
	}
	key(list, fyne.KeyDown, fyne.KeyReturn)
	if d.Value() != "study" || d.Shown() != "因学" || !f.Check() {
		t.Errorf("value %q shown %q problem %q", d.Value(), d.Shown(), f.Problem())
	}
}

// What was wrong is taken back at once when something is chosen, though the keyboard stays.
func TestDropDownIsMendedByChoosing(t *testing.T) {
	d := NewDropDown("请选择", PlainOptions("因病", "因学"), nil)
	f := NewField("原因", d, FieldOptions{Required: true})
	w := inWindow(t, f)
	f.SetProblem("请选择原因。")
	d.Open()
	key(w.Canvas().Focused().(*optionList), fyne.KeyReturn)
	if w.Canvas().Focused() != fyne.Focusable(d) || f.Problem() != "" {
		t.Errorf("after choosing %q the field says %q", d.Value(), f.Problem())
	}
}

func TestDropDownHasRoomForItsLongestOption(t *testing.T) {
	s := NewDropDown("请选择", PlainOptions("甲", "边缘易致贫户"), nil)
	inWindow(t, s)
	text := fyne.MeasureText("边缘易致贫户 ▼", scaled(baseText), fyne.TextStyle{}).Width
	if got := s.MinSize().Width; got < text {
		t.Errorf("asks for %v, want at least %v", got, text)
	}
	before := s.MinSize().Width
	s.SetValue("甲")
	if got := s.MinSize().Width; got != before {
		t.Errorf("asks for %v after a choice, want %v as before", got, before)
	}
	s.SetOptions(PlainOptions("一个长得多的选项，比先前的都长"))
	if got := s.MinSize().Width; got <= before {
		t.Errorf("asks for %v with a longer option, want more than %v", got, before)
	}
}
