package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Form puts fields below each other. Enter leads from one to the next and, in the last, saves;
// Ctrl+S and Ctrl+Enter save from anywhere in the form. Saving checks all fields first, shows
// what is wrong, and goes to the first wrong one.
type Form struct {
	widget.BaseWidget

	OnSubmit func() // all fields are right

	fields []*Field
}

// NewForm makes a form of the given fields.
func NewForm(onSubmit func(), fields ...*Field) *Form {
	f := &Form{OnSubmit: onSubmit, fields: fields}
	for i, field := range fields {
		field.resized = f.Refresh
		field.input.OnEnter(func() { f.after(i) })
		if e, ok := field.input.(comboTaker); ok {
			e.takeCombo(f.combo)
		}
	}
	f.ExtendBaseWidget(f)
	return f
}

// comboTaker is an input that hands shortcuts to its form before the window.
type comboTaker interface {
	takeCombo(func(fyne.Shortcut) bool)
}

func (e *Entry) takeCombo(f func(fyne.Shortcut) bool) {
	own := e.onCombo
	e.onCombo = func(s fyne.Shortcut) bool { return own != nil && own(s) || f(s) }
}

// combo saves on Ctrl+S and Ctrl+Enter.
func (f *Form) combo(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch c.KeyName {
	case fyne.KeyS, fyne.KeyReturn, fyne.KeyEnter:
		f.Submit()
		return true
	}
	return false
}

// after leads from a field to the next one, or saves after the last.
func (f *Form) after(i int) {
	for _, next := range f.fields[i+1:] {
		if next.Visible() && !isDisabled(next.input) {
			focus(next.input)
			return
		}
	}
	f.Submit()
}

func isDisabled(o any) bool {
	d, ok := o.(fyne.Disableable)
	return ok && d.Disabled()
}

// Fields returns the fields.
func (f *Form) Fields() []*Field { return f.fields }

// Check looks at all fields and shows what is wrong, and says whether all are right.
func (f *Form) Check() bool {
	right := true
	for _, field := range f.fields {
		if field.Visible() && !field.Check() {
			right = false
		}
	}
	return right
}

// Submit calls OnSubmit if all fields are right, and otherwise goes to the first wrong one.
func (f *Form) Submit() {
	if !f.Check() {
		f.FocusWrong()
		return
	}
	if f.OnSubmit != nil {
		f.OnSubmit()
	}
}

// FocusWrong puts the keyboard into the first field that shows a problem.
func (f *Form) FocusWrong() {
	for _, field := range f.fields {
		if field.problem != "" && field.Visible() {
			focus(field.input)
			return
		}
	}
}

// FocusFirst puts the keyboard into the first field.
func (f *Form) FocusFirst() {
	if first := f.first(); first != nil {
		focus(first)
	}
}

func (f *Form) first() fyne.Focusable {
	for _, field := range f.fields {
		if field.Visible() && !isDisabled(field.input) {
			return field.input
		}
	}
	return nil
}

// CreateRenderer draws the fields.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	r := &formRenderer{f: f}
	for _, field := range f.fields {
		r.objects = append(r.objects, field)
	}
	return r
}

// formGap is the distance between fields, in designed units.
const formGap = 8

type formRenderer struct {
	f       *Form
	objects []fyne.CanvasObject
}

func (r *formRenderer) stack() *stackLayout          { return &stackLayout{gap: formGap} }
func (r *formRenderer) Destroy()                     {}
func (r *formRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *formRenderer) MinSize() fyne.Size           { return r.stack().MinSize(r.objects) }
func (r *formRenderer) Layout(size fyne.Size)        { r.stack().Layout(r.objects, size) }

func (r *formRenderer) Refresh() {
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
