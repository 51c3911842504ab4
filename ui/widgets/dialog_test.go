package widgets

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// windowKey sends a key the way a window does: to the focused widget, or to the window.
func windowKey(w fyne.Window, name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := w.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	if w.Canvas().OnTypedKey() != nil {
		w.Canvas().OnTypedKey()(ev)
	}
}

func pageWindow(t *testing.T) fyne.Window {
	t.Helper()
	return inWindow(t, container.NewStack())
}

func TestConfirmKeys(t *testing.T) {
	for _, tc := range []struct {
		name   string
		danger bool
		key    fyne.KeyName
		want   int
	}{
		{"Enter does it", false, fyne.KeyReturn, 1},
		{"keypad Enter does it", false, fyne.KeyEnter, 1},
		{"Esc does not", false, fyne.KeyEscape, 0},
		{"danger: Enter is on 取消", true, fyne.KeyReturn, 0},
		{"danger: Esc does not", true, fyne.KeyEscape, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w, done := pageWindow(t), 0
			Confirm(w, "删除 3 户", "删除后可以撤销。", "删除 3 户", tc.danger, func() { done++ })
			windowKey(w, tc.key)
			if done != tc.want {
				t.Errorf("done %d times, want %d", done, tc.want)
			}
			if w.Canvas().Overlays().Top() != nil {
				t.Error("the dialog is still open")
			}
		})
	}
}

func TestConfirmIsGoneBeforeTheDeed(t *testing.T) {
	w, open := pageWindow(t), true
	Confirm(w, "删除 3 户", "", "删除 3 户", false, func() { open = w.Canvas().Overlays().Top() != nil })
	windowKey(w, fyne.KeyReturn)
	if open {
		t.Error("the question is still open while the deed is done")
	}
}

func TestConfirmDangerWithTheMouse(t *testing.T) {
	w, done := pageWindow(t), 0
	d := Confirm(w, "删除 3 户", "", "删除 3 户", true, func() { done++ })
	if got, want := d.deed.Text, "删除 3 户"; got != want {
		t.Errorf("the button says %q, want %q", got, want)
	}
	test.Tap(d.deed)
	if done != 1 {
		t.Errorf("done %d times, want once", done)
	}
}

func TestDialogWithoutFocusStillTakesKeys(t *testing.T) {
	w, done := pageWindow(t), 0
	Confirm(w, "移动", "", "移动 3 户", false, func() { done++ })
	w.Canvas().Unfocus()
	windowKey(w, fyne.KeyReturn)
	if done != 1 {
		t.Errorf("done %d times, want once", done)
	}
}

func TestDialogGivesTheKeysBack(t *testing.T) {
	w := pageWindow(t)
	var got []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
	d := Inform(w, "完成", "已打印 9 个村。")
	windowKey(w, fyne.KeyEscape)
	d.Close()
	windowKey(w, fyne.KeyF1)
	if want := []fyne.KeyName{fyne.KeyF1}; !slices.Equal(got, want) {
		t.Errorf("the window got %v, want %v", got, want)
	}
}

func TestDialogStaysOpenWhileTheDeedFails(t *testing.T) {
	w, tries, cancelled := pageWindow(t), 0, 0
	d := ShowDialog(w, DialogOptions{
		Title: "改名", Deed: "改名", OnDeed: func() bool { tries++; return tries > 1 }, OnCancel: func() { cancelled++ },
	})
	d.EnableDeed(false)
	windowKey(w, fyne.KeyReturn)
	if tries != 0 {
		t.Error("a switched-off deed was done")
	}
	d.EnableDeed(true)
	d.Do()
	if w.Canvas().Overlays().Top() == nil {
		t.Error("closed though the deed failed")
	}
	d.Do()
	d.Do()
	d.Dismiss()
	if tries != 2 || cancelled != 0 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("tries %d, cancelled %d, open %v; want 2, 0, false", tries, cancelled, w.Canvas().Overlays().Top() != nil)
	}
}

func TestFailTextCanBeCopied(t *testing.T) {
	w := pageWindow(t)
	const text = "文件“人口信息.xlsx”正被 Excel 打开，请先关闭 Excel，再重试。"
	d := Fail(w, "没有导入", text)
	for _, o := range test.LaidOutObjects(d.options.Body) {
		if b, ok := o.(*Button); ok && b.Text == "复制文字" {
			test.Tap(b)
		}
	}
	if got := fyne.CurrentApp().Clipboard().Content(); got != text {
		t.Errorf("copied %q, want the whole text", got)
	}
	windowKey(w, fyne.KeyReturn)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Enter does not close it")
	}
}

func TestPrompt(t *testing.T) {
	w := pageWindow(t)
	var got []string
	d := Prompt(w, PromptOptions{
		Title: "文件有密码", Body: "“名单.xlsx”已加密。", Label: "密码", Deed: "打开文件", Password: true,
		Validate: func(text string) error {
			if text != "1234" {
				return errors.New("密码不对，请重新输入")
			}
			return nil
		},
	}, func(text string) { got = append(got, text) })
	entry, ok := w.Canvas().Focused().(*Entry)
	if !ok || !entry.Password {
		t.Fatalf("the keyboard is on %T, want the password entry", w.Canvas().Focused())
	}
	windowKey(w, fyne.KeyReturn)
	test.Type(entry, "12")
	windowKey(w, fyne.KeyReturn)
	d.Do()
	if len(got) != 0 || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("a wrong password was taken: %v", got)
	}
	test.Type(entry, "34")
	windowKey(w, fyne.KeyReturn)
	if want := []string{"1234"}; !slices.Equal(got, want) || w.Canvas().Overlays().Top() != nil {
		t.Errorf("got %v, open %v, want %v and closed", got, w.Canvas().Overlays().Top() != nil, want)
	}
}

func TestPromptEsc(t *testing.T) {
	w := pageWindow(t)
	Prompt(w, PromptOptions{Title: "新名字", Label: "名字", Value: "旧", Deed: "改名"}, func(string) { t.Error("the deed was done") })
	windowKey(w, fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Esc in the entry does not close the dialog")
	}
}

func TestToast(t *testing.T) {
	under := NewButton("下面", nil, nil)
	h := NewToastHost(container.NewStack(under))
	w := inWindow(t, h)
	undone := 0
	Toast(w.Canvas(), "已移动 3 户", "撤销", func() { undone++ })
	if got, want := h.Shown(), "已移动 3 户"; got != want {
		t.Errorf("shows %q, want %q", got, want)
	}
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a toast is an overlay and takes all clicks")
	}
	Toast(w.Canvas(), "已移动 5 户", "撤销", func() { undone += 5 })
	test.Tap(h.toast.buttons[0])
	if undone != 5 || h.Shown() != "" {
		t.Errorf("undone %d, shows %q; want 5 and nothing", undone, h.Shown())
	}
	Toast(w.Canvas(), "已保存", "", nil)
	if len(h.toast.buttons) > 0 {
		t.Error("a button without a word")
	}
	if h.timer == nil {
		t.Error("the toast stays for ever")
	}
}

func TestToastWithoutAHostDoesNothing(t *testing.T) {
	w := pageWindow(t)
	Toast(w.Canvas(), "已保存", "", nil)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("something was shown")
	}
}

func TestLongTextScrollsInItsDialog(t *testing.T) {
	w := pageWindow(t)
	d := Inform(w, "结果", strings.Repeat("张三丰的证件号码已被Excel改成科学计数。\n", 200))
	if got := d.options.Body.MinSize().Height; got != paragraphHeight {
		t.Errorf("the text is %v high, want %v", got, paragraphHeight)
	}
}

// TestCtrlEnterDoesTheDeedFromADropDown presses it where the keyboard is in no entry.
func TestCtrlEnterDoesTheDeedFromADropDown(t *testing.T) {
	w, open := pageWindow(t), len(openDialogs) // other tests leave some open
	for _, danger := range []bool{false, true} {
		done := 0
		choice := NewDropDown("请选择", PlainOptions("甲", "乙"), nil)
		d := ShowDialog(w, DialogOptions{Title: "问", Body: choice, Deed: "做", Danger: danger, First: choice, OnDeed: func() bool { done++; return true }})
		w.Canvas().Focus(choice)
		choice.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
		if want := map[bool]int{false: 1, true: 0}[danger]; done != want {
			t.Errorf("danger %v: done %d times, want %d", danger, done, want)
		}
		d.Close()
		if len(openDialogs) != open {
			t.Errorf("%d dialogs are remembered after this one is closed, want %d", len(openDialogs), open)
		}
	}
}

// TestDialogShrinksWithItsContent: room that a note took is given back when the note goes.
func TestDialogShrinksWithItsContent(t *testing.T) {
	win := pageWindow(t)
	note := NewQuietProse("这里说明为什么不能这样办，说得长一些，好让它占上两三行的地方，占得越多越看得出来。")
	note.Hide()
	body := Stack(8, NewText("内容"), note)
	d := ShowDialog(win, DialogOptions{Title: "问题", Body: body, Deed: "办理", OnDeed: func() bool { return true }})
	height := func() float32 { return d.popUp.Content.Size().Height }
	before := height()
	note.Show()
	d.Resize()
	if height() <= before {
		t.Fatalf("a note does not make the dialog taller: %v, %v", height(), before)
	}
	note.Hide()
	d.popUp.Refresh()
	if height() != before {
		t.Errorf("without its note the dialog is %v high, before %v", height(), before)
	}
}

// A dialog into which something was typed asks before that is thrown away.
func TestDismissAsks(t *testing.T) {
	w, typed, left, keys := pageWindow(t), false, 0, 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { keys++ })
	entry := NewTextEntry("")
	d := ShowDialog(w, DialogOptions{
		Title: "登记", Body: entry, Deed: "登记", First: entry,
		Typed: func() bool { return typed }, OnDeed: func() bool { return true }, OnCancel: func() { left++ },
	})
	typed = true
	d.Dismiss()
	if over := w.Canvas().Overlays(); len(over.List()) != 1 || openDialogs[over.Top()] == d || left != 0 {
		t.Fatal("the question does not stand in the dialog's place")
	}
	windowKey(w, fyne.KeyReturn) // the keyboard starts on 继续填写
	if openDialogs[w.Canvas().Overlays().Top()] != d || left != 0 || w.Canvas().Focused() != fyne.Focusable(entry) {
		t.Fatalf("going on does not stay where one was; the keyboard is on %T", w.Canvas().Focused())
	}
	d.Dismiss()
	openDialogs[w.Canvas().Overlays().Top()].Do()
	if w.Canvas().Overlays().Top() != nil || left != 1 {
		t.Errorf("leaving did not leave; told %d times", left)
	}
	if w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyInsert}); keys != 1 {
		t.Error("the window does not get its keys back")
	}

	typed = false
	ShowDialog(w, DialogOptions{Title: "登记", Body: entry, Deed: "登记", Typed: func() bool { return typed }}).Dismiss()
	if w.Canvas().Overlays().Top() != nil {
		t.Error("asked although nothing was typed")
	}
}
