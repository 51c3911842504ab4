package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of dialogs in designed units.
const (
	dialogWidth  = 420
	dialogMargin = 20
)

// DialogOptions describe a dialog: a question or a short form, and the deed that it leads to.
type DialogOptions struct {
	Title  string
	Body   fyne.CanvasObject // may be nil
	Width  float32           // of the body, in designed units; 0 is 420
	Deed   string            // word on the button that does it: 「删除 3 户」, never 「确定」 alone
	Danger bool              // the deed destroys: a red button, and the keyboard starts on the other one
	Cancel string            // word on the other button; "" is 取消; "-": there is none
	Other  string            // word on a third button, at the left: 「不保存」; "": there is none
	First  fyne.Focusable    // where the keyboard starts; nil: on a button

	Typed    func() bool // whether something was typed that would be lost; leaving the dialog asks then. nil: it never does
	OnDeed   func() bool // the deed; false keeps the dialog open, for something is still wrong
	OnOther  func()      // the third button; the dialog is closed first
	OnCancel func()      // closed without the deed
}

// Dialog is an open dialog. Esc cancels; Enter does the deed unless a field or a button has a
// use for it.
type Dialog struct {
	options  DialogOptions
	canvas   fyne.Canvas
	popUp    *widget.PopUp
	deed     *Button
	cancel   *Button
	previous func(*fyne.KeyEvent)
	closed   func()
	overlay  fyne.CanvasObject // what the pop-up puts over the page
	sizing   bool              // takes another size just now
}

// openDialogs are the dialogs that are open, by what lies over the page for each. Used on the UI goroutine only.
var openDialogs = map[fyne.CanvasObject]*Dialog{}

// ShowDialog opens a dialog over a window.
func ShowDialog(win fyne.Window, o DialogOptions) *Dialog { return showDialog(win.Canvas(), o) }

func showDialog(c fyne.Canvas, o DialogOptions) *Dialog {
	d := &Dialog{options: o, canvas: c}
	d.open(d.typedKey)
	d.canvas.Focus(d.first())
	return d
}

func (d *Dialog) open(typedKey func(*fyne.KeyEvent)) {
	d.popUp = widget.NewModalPopUp(Inset(dialogMargin, dialogMargin, d.content()), d.canvas)
	d.previous = d.canvas.OnTypedKey()
	d.canvas.SetOnTypedKey(typedKey)
	d.show()
}

func (d *Dialog) show() {
	underCover(d.canvas, func() {
		d.popUp.Show()
		d.overlay = d.canvas.Overlays().Top()
		openDialogs[d.overlay] = d
	})
}

func (d *Dialog) hide() {
	underCover(d.canvas, d.popUp.Hide)
	delete(openDialogs, d.overlay)
}

// showPanel opens a dialog without buttons, which the program closes itself.
func showPanel(win fyne.Window, title string, body *Progress) *Dialog {
	d := &Dialog{options: DialogOptions{Title: title, Body: body}, canvas: win.Canvas()}
	d.open(nil)
	if !body.cancel.Hidden {
		d.canvas.Focus(body.cancel)
	}
	return d
}

func (d *Dialog) content() fyne.CanvasObject {
	o := d.options
	title := newText(&Text{Text: o.Title, Bold: true, FontSize: 16})
	parts := []fyne.CanvasObject{title}
	if o.Body != nil {
		parts = append(parts, o.Body)
	}
	if o.Deed != "" {
		parts = append(parts, d.buttons())
	}
	width := o.Width
	if width == 0 {
		width = dialogWidth
	}
	return container.New(&snug{d}, FixedWidth(width, Stack(14, parts...)))
}

// snug lets a dialog shrink with its content: what Fyne puts over a window only grows by itself.
type snug struct{ dialog *Dialog }

// MinSize is that of the content.
func (l *snug) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout gives the content all the room, and takes back what it no longer needs.
func (l *snug) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if least := objects[0].MinSize(); size.Height > least.Height+1 {
		l.dialog.Resize()
	}
}

func (d *Dialog) buttons() fyne.CanvasObject {
	o := d.options
	d.deed = NewPrimary(o.Deed, nil, d.Do)
	if o.Danger {
		d.deed.Importance = widget.DangerImportance
	}
	row := Row(8)
	if o.Other != "" {
		row.Add(NewButton(o.Other, nil, func() { d.Close(); o.OnOther() }))
	}
	row.Add(Spacer())
	if o.Cancel != "-" {
		word := o.Cancel
		if word == "" {
			word = "取消"
		}
		d.cancel = NewButton(word, nil, d.Dismiss)
		row.Add(d.cancel)
	}
	row.Add(d.deed)
	return row
}

func (d *Dialog) first() fyne.Focusable {
	switch {
	case d.options.First != nil:
		return d.options.First
	case d.options.Danger && d.cancel != nil:
		return d.cancel
	}
	return d.deed
}

// typedKey gets the keys that nothing inside the dialog has a use for.
func (d *Dialog) typedKey(ev *fyne.KeyEvent) {
	if CoverTakesKey(d.canvas, ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyEscape:
		d.Dismiss()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !d.options.Danger {
			d.Do()
		}
	}
}

// shortcut does the deed on Ctrl+S and Ctrl+Enter, wherever in the dialog the keyboard is.
func (d *Dialog) shortcut(s fyne.Shortcut) {
	if saves(s) && !d.options.Danger {
		d.Do()
	}
}

// Do does the deed and closes the dialog if it was done.
func (d *Dialog) Do() {
	if d.deed == nil || d.deed.Disabled() || d.popUp == nil {
		return
	}
	if d.options.OnDeed == nil || d.options.OnDeed() {
		d.Close()
	}
}

// Dismiss closes the dialog without the deed; what was typed is not thrown away unasked.
func (d *Dialog) Dismiss() {
	switch {
	case d.popUp == nil:
	case d.options.Typed != nil && d.options.Typed():
		d.askToLeave()
	default:
		d.leave()
	}
}

// askToLeave asks before what was typed is thrown away. The question stands in the dialog's place, not over it, and gives
// the keyboard back where it was.
func (d *Dialog) askToLeave() {
	focused, leaving := d.canvas.Focused(), false
	d.hide()
	var ask *Dialog
	ask = showDialog(d.canvas, DialogOptions{
		Title: "填写的内容还没有登记", Body: paragraph("离开后，在这里填写的内容不会保留。", dialogWidth),
		Deed: "不登记，离开", Cancel: "继续填写", Danger: true,
		OnDeed: func() bool { leaving = true; ask.Close(); d.leave(); return true },
	})
	ask.OnClosed(func() {
		if leaving {
			return
		}
		d.show()
		if focused == nil {
			focused = d.first()
		}
		d.canvas.Focus(focused)
	})
}

func (d *Dialog) leave() {
	d.Close()
	if d.options.OnCancel != nil {
		d.options.OnCancel()
	}
}

// Close closes the dialog and gives the keyboard back; closing twice does nothing.
func (d *Dialog) Close() {
	if d.popUp == nil {
		return
	}
	d.hide()
	d.popUp = nil
	d.canvas.SetOnTypedKey(d.previous)
	if d.closed != nil {
		d.closed()
	}
}

// OnClosed sets what is done after the dialog was closed, however that was.
func (d *Dialog) OnClosed(f func()) { d.closed = f }

// SetDeed changes the word on the button of the deed.
func (d *Dialog) SetDeed(word string) {
	if d.deed != nil {
		d.deed.SetText(word)
	}
}

// Resize lets the dialog take the height that its body needs now.
func (d *Dialog) Resize() {
	if d.popUp == nil || d.sizing {
		return
	}
	d.sizing = true
	d.popUp.Refresh()
	d.popUp.Resize(d.popUp.MinSize())
	d.sizing = false
}

// EnableDeed switches the button of the deed on or off.
func (d *Dialog) EnableDeed(on bool) { d.deed.SetEnabled(on) }

// Confirm asks before a deed, which deedLabel names: 「删除 3 户」. With danger the keyboard starts
// on 取消, so that an Enter too many destroys nothing. The question is gone before on is called, for
// the deed may have something to tell.
func Confirm(win fyne.Window, title, body, deedLabel string, danger bool, on func()) *Dialog {
	var d *Dialog
	d = ShowDialog(win, DialogOptions{
		Title: title, Body: paragraph(body, dialogWidth), Deed: deedLabel, Danger: danger,
		OnDeed: func() bool { d.Close(); on(); return true },
	})
	return d
}

// Inform tells something that needs no answer.
func Inform(win fyne.Window, title, text string) *Dialog {
	return ShowDialog(win, DialogOptions{Title: title, Body: paragraph(text, dialogWidth), Deed: "知道了", Cancel: "-"})
}

// Fail tells what went wrong and what to do now; the text can be copied for whoever helps.
func Fail(win fyne.Window, title, text string) *Dialog {
	mark := newText(&Text{Text: "未完成", Bold: true, Color: theme.ColorNameError})
	copyButton := NewQuietButton("复制文字", nil, func() { fyne.CurrentApp().Clipboard().SetContent(text) })
	return ShowDialog(win, DialogOptions{
		Title: title, Deed: "知道了", Cancel: "-",
		Body: Stack(8, mark, paragraph(text, dialogWidth), Row(0, copyButton, Spacer())),
	})
}

// PromptOptions describe a question for one text.
type PromptOptions struct {
	Title    string
	Body     string // a sentence above the field; may be empty
	Label    string // of the field
	Value    string // in the field at first
	Deed     string // word on the button
	Password bool   // hide what is typed
	Validate func(text string) error
}

// Prompt asks for one text, such as the password of a file; an empty one is refused.
func Prompt(win fyne.Window, o PromptOptions, on func(text string)) *Dialog {
	entry := NewTextEntry("")
	if o.Password {
		entry = NewPasswordEntry("")
	}
	entry.setQuietly(o.Value)
	field := NewField(o.Label, entry, FieldOptions{Required: true, Validate: o.Validate})
	var d *Dialog
	form := NewForm(func() { d.Close(); on(entry.Text) }, field)
	parts := []fyne.CanvasObject{form}
	if o.Body != "" {
		parts = []fyne.CanvasObject{paragraph(o.Body, dialogWidth), form}
	}
	d = ShowDialog(win, DialogOptions{
		Title: o.Title, Body: Stack(8, parts...), Deed: o.Deed, First: entry,
		OnDeed: func() bool { form.Submit(); return false },
	})
	return d
}
