package widgets

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// houseForm is a form of three fields: a required name, a date, a number with a bound.
func houseForm(t *testing.T) (f *Form, w fyne.Window, saved *int) {
	t.Helper()
	saved = new(int)
	f = NewForm(func() { *saved++ },
		NewField("户主", NewTextEntry(""), FieldOptions{Required: true, Validate: func(text string) error {
			if text == "无" {
				return errors.New("请填写真实姓名")
			}
			return nil
		}}),
		NewField("纳入日期", NewDateEntry(nil, readDate), FieldOptions{Hint: "会议通过的日期"}),
		NewField("人口", NewNumberEntry(0).Bounds(1, 20), FieldOptions{}),
	)
	return f, inWindow(t, f), saved
}

func entryOf(f *Form, i int) fyne.Focusable { return f.Fields()[i].Input() }

func TestFieldSaysWhatIsWrongWhenLeft(t *testing.T) {
	f, w, _ := houseForm(t)
	name := f.Fields()[0]
	if name.Problem() != "" {
		t.Errorf("before anything was done: %q", name.Problem())
	}
	w.Canvas().Focus(entryOf(f, 0))
	w.Canvas().Focus(entryOf(f, 1))
	if got, want := name.Problem(), "请填写户主"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
	if name.note.Hidden || name.note.text != "请填写户主" {
		t.Error("the problem is not shown")
	}
	test.Type(entryOf(f, 0), "无")
	w.Canvas().Focus(entryOf(f, 0))
	w.Canvas().Focus(entryOf(f, 2))
	if got, want := name.Problem(), "请填写真实姓名"; got != want {
		t.Errorf("problem = %q, want %q", got, want)
	}
	if got := name.Input().(*Entry).Text; got != "无" {
		t.Errorf("what was typed has become %q", got)
	}
}

// What the caller has found wrong stays when the keyboard moves on, until another value is left in the field.
// What lacks may have its own sentence.
func TestFieldSaysWhatLacks(t *testing.T) {
	f := NewField("行政村", NewTextEntry(""), FieldOptions{Required: true, Lacking: "档案里还没有村"})
	if f.Check() || f.Problem() != "档案里还没有村" {
		t.Errorf("problem = %q", f.Problem())
	}
}

// In a window with a mouse nothing moves while the click is under way by which a field was left.
func TestFieldWaitsForTheClick(t *testing.T) {
	clock := After
	t.Cleanup(func() { afterLeaving, After = 0, clock })
	var waiting []func()
	After = func(_ time.Duration, do func()) func() {
		waiting = append(waiting, do)
		return func() {}
	}
	WaitForClicks()
	input := NewTextEntry("")
	f := NewField("姓名", input, FieldOptions{Required: true})
	w := test.NewTempWindow(t, f)
	w.Canvas().Focus(input)
	before := f.MinSize()
	w.Canvas().Unfocus()
	if f.Problem() != "" || f.MinSize() != before {
		t.Errorf("said at once: %q", f.Problem())
	}
	for _, do := range waiting {
		do()
	}
	if f.Problem() != "请填写姓名" {
		t.Errorf("said after the click: %q", f.Problem())
	}
}

func TestFieldKeepsWhatTheCallerFound(t *testing.T) {
	f, w, _ := houseForm(t)
	name := f.Fields()[0]
	test.Type(entryOf(f, 0), "张三")
	w.Canvas().Focus(entryOf(f, 0))
	name.SetProblem("已有这一户")
	w.Canvas().Focus(entryOf(f, 1))
	if name.Problem() != "已有这一户" || name.note.Hidden {
		t.Errorf("left as it was, it says %q", name.Problem())
	}
	w.Canvas().Focus(entryOf(f, 0))
	test.Type(entryOf(f, 0), "丰")
	w.Canvas().Focus(entryOf(f, 1))
	if name.Problem() != "" {
		t.Errorf("another value: %q", name.Problem())
	}
}

func TestFieldHintReturns(t *testing.T) {
	f, _, _ := houseForm(t)
	date := f.Fields()[1]
	if date.note.text != "会议通过的日期" {
		t.Errorf("note = %q, want the hint", date.note.text)
	}
	date.SetProblem("这一天没有开会")
	if date.note.text != "这一天没有开会" || date.Problem() != "这一天没有开会" {
		t.Errorf("note = %q, want the problem", date.note.text)
	}
	if !date.Check() || date.note.text != "会议通过的日期" {
		t.Errorf("note = %q, want the hint again", date.note.text)
	}
}

func TestFormEnterLeadsOnAndSavesAtLast(t *testing.T) {
	f, w, saved := houseForm(t)
	f.FocusFirst()
	test.Type(entryOf(f, 0), "张三丰")
	for i := range 3 {
		if w.Canvas().Focused() != entryOf(f, i) {
			t.Fatalf("step %d: the keyboard is on %T", i, w.Canvas().Focused())
		}
		key(entryOf(f, i), fyne.KeyReturn)
	}
	if *saved != 1 {
		t.Errorf("saved %d times, want once", *saved)
	}
}

func TestFormSkipsDisabledAndHiddenFields(t *testing.T) {
	f, w, _ := houseForm(t)
	f.Fields()[1].Input().(*DateEntry).Disable()
	f.FocusFirst()
	key(entryOf(f, 0), fyne.KeyReturn)
	if w.Canvas().Focused() != entryOf(f, 2) {
		t.Errorf("the keyboard is on %T, want the third field", w.Canvas().Focused())
	}
}

func TestFormSubmitGoesToTheFirstWrongField(t *testing.T) {
	f, w, saved := houseForm(t)
	test.Type(entryOf(f, 0), "张三丰")
	test.Type(entryOf(f, 1), "不知道")
	test.Type(entryOf(f, 2), "50")
	f.Submit()
	if *saved != 0 {
		t.Error("saved though two fields are wrong")
	}
	if w.Canvas().Focused() != entryOf(f, 1) {
		t.Errorf("the keyboard is on %T, want the second field", w.Canvas().Focused())
	}
	if got, want := f.Fields()[2].Problem(), "不能大于 20"; got != want {
		t.Errorf("the third field says %q, want %q", got, want)
	}
}

func TestFormShortcutsSave(t *testing.T) {
	f, _, saved := houseForm(t)
	test.Type(entryOf(f, 0), "张三丰")
	for i, k := range []fyne.KeyName{fyne.KeyS, fyne.KeyReturn} {
		f.Fields()[i].Input().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl})
	}
	if *saved != 2 {
		t.Errorf("saved %d times, want twice", *saved)
	}
}

func TestFieldOfAMaskedNumberChecksTheTrueOne(t *testing.T) {
	id := NewIDEntry(nil)
	var seen string
	f := NewField("证件号码", id, FieldOptions{Validate: func(text string) error { seen = text; return nil }})
	inWindow(t, f)
	id.SetValue("519900198001011234", true)
	if !f.Check() || seen != "519900198001011234" {
		t.Errorf("checked %q", seen)
	}
}
