package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Form puts fields below each other. Enter leads from one to the next and, in the last, saves;
// Ctrl+S and Ctrl+Enter save from anywhere in the form. Saving checks all fields first, shows
// what is wrong, and goes to the first wrong one. A form without OnSubmit is a part of its page,
// which gets these shortcuts.
type Form struct {
	widget.BaseWidget

	OnSubmit func() // all fields are right
	OnWrong  func() // some are wrong, in place of going to the first of them
	OnEnd    func() // Enter in the last field, in place of saving

	fields []*Field
	parts  []*FieldGroup
}

// NewForm makes a form of the given fields.
func NewForm(onSubmit func(), fields ...*Field) *Form {
	f := &Form{OnSubmit: onSubmit, fields: fields}
	f.chain(f.Refresh)
	return f
}

// NewFormOf makes a form whose fields stand in several places: each group is an object of its own, which the caller
// puts onto a card. Enter leads through all of them in their order. The form itself is not shown.
func NewFormOf(onSubmit func(), groups ...[]*Field) *Form {
	f := &Form{OnSubmit: onSubmit}
	for _, group := range groups {
		f.fields = append(f.fields, group...)
		f.parts = append(f.parts, newFieldGroup(group))
	}
	f.chain(nil)
	for i, group := range groups {
		for _, field := range group {
			field.resized = f.parts[i].resized
		}
	}
	return f
}

// chain leads from field to field and ties the keys of the form.
func (f *Form) chain(resized func()) {
	for i, field := range f.fields {
		field.resized = resized
		field.input.OnEnter(func() { f.after(i) })
		if e, ok := field.input.(comboTaker); ok {
			e.takeCombo(f.combo)
		}
	}
	f.ExtendBaseWidget(f)
}

// Groups returns the groups of a form of NewFormOf.
func (f *Form) Groups() []*FieldGroup { return f.parts }

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
	if !saves(s) || f.OnSubmit == nil {
		return false
	}
	f.Submit()
	return true
}

// after leads from a field to the next one, or ends after the last, if that was typed.
func (f *Form) after(i int) {
	for _, next := range f.fields[i+1:] {
		if next.Visible() && !isDisabled(next.input) {
			focus(next.input)
			return
		}
	}
	if _, list := f.fields[i].input.(opener); list {
		return
	}
	if f.OnEnd != nil {
		f.OnEnd()
		return
	}
	f.Submit()
}

// opener is an input with a list: Enter chooses from it, and must not save what was only just chosen.
type opener interface{ Open() }

func isDisabled(o any) bool {
	d, ok := o.(fyne.Disableable)
	return ok && d.Disabled()
}

// Fields returns the fields.
func (f *Form) Fields() []*Field { return f.fields }

// Typed returns what says whether the fields hold something else than they do now: for a dialog that asks before it is left.
func (f *Form) Typed() func() bool {
	empty := f.values()
	return func() bool { return !slices.Equal(empty, f.values()) }
}

func (f *Form) values() []string {
	out := make([]string, len(f.fields))
	for i, field := range f.fields {
		out[i] = field.value()
	}
	return out
}

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

// Submit calls OnSubmit if all fields are right, and otherwise OnWrong or goes to the first wrong one.
func (f *Form) Submit() {
	switch right := f.Check(); {
	case !right && f.OnWrong != nil:
		f.OnWrong()
	case !right:
		f.FocusWrong()
	case f.OnSubmit != nil:
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

// Refresh lays the fields out; those of a form that is not shown stand where their page has put them.
func (r *formRenderer) Refresh() {
	if !r.f.Size().IsZero() {
		r.Layout(r.f.Size())
	}
	canvas.Refresh(r.f)
}
