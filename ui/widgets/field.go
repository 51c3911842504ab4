package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a field in designed units.
const (
	fieldLabelWidth = 100
	noteSize        = 12 // of the text of the note
	noteAbove       = 2
	noteBelow       = 5
)

// Input is what a Field can hold: the entries of this package and FilterSelect.
type Input interface {
	fyne.Widget
	fyne.Focusable
	OnBlur(func())  // adds a function for when the keyboard leaves
	OnEnter(func()) // sets what Enter does
}

// problemTeller is an input that knows itself what is wrong with it.
type problemTeller interface{ Problem() string }

// valueTeller is an input whose value is not simply its text.
type valueTeller interface{ Value() string }

// chooser is an input that is chosen from a list, after which nothing more is typed into it.
type chooser interface{ OnChoice(func()) }

// FieldOptions are what a Field knows beside its label.
type FieldOptions struct {
	Required bool
	Lacking  string                   // what is said of one that must be filled and is not; “” is 请填写 with its label
	Hint     string                   // in place of an error, while there is none
	Validate func(text string) error  // asked when the field is left and on save; its text is shown
	Note     func(text string) string // what is doubtful about a value that is right all the same; it does not stop saving
	Label    float32                  // width of the label in designed units; 0 is 100
}

// Field puts a label before an input, a mark if it must be filled, and below it what is wrong,
// said when the field is left. What was typed stays.
type Field struct {
	widget.BaseWidget

	input   Input
	name    string
	options FieldOptions
	label   *Text
	mark    *Text
	note    *Prose
	action  *Button // does something about the problem; hidden while there is nothing to do
	problem string
	refused bool   // the caller set the problem
	wrong   string // the value that it found wrong
	resized func() // the height may have changed
}

// NewField makes a field around an input.
func NewField(label string, input Input, options FieldOptions) *Field {
	f := &Field{input: input, name: label, options: options, label: NewText(label)}
	f.mark = newText(&Text{Text: "*", Color: theme.ColorNameError})
	f.mark.Hidden = !options.Required
	f.note = NewProse("", theme.ColorNameError, fyne.TextAlignLeading)
	f.note.FontSize = noteSize
	f.action = NewButton("", nil, nil)
	f.action.Hide()
	f.ExtendBaseWidget(f)
	f.show("")
	input.OnBlur(f.left)
	if list, ok := input.(chooser); ok {
		list.OnChoice(f.chosen)
	}
	return f
}

// Input returns the input inside.
func (f *Field) Input() Input { return f.input }

// Label returns the name of the field.
func (f *Field) Label() string { return f.name }

// Problem returns what the field says is wrong, “” if nothing is.
func (f *Field) Problem() string { return f.problem }

// afterLeaving is how long a field waits, when the keyboard has left it, before it says what is wrong. See WaitForClicks.
var afterLeaving time.Duration

// WaitForClicks lets fields wait a moment with what is wrong: the note moves what lies below, and the click by which the
// field was left, which is pressed and released, would miss what it was meant for. A window with a mouse wants it.
func WaitForClicks() { afterLeaving = 250 * time.Millisecond }

// left checks the value when the keyboard has gone elsewhere.
func (f *Field) left() {
	if afterLeaving == 0 {
		f.look()
		return
	}
	After(afterLeaving, func() {
		if c := canvasOf(f.input); c != nil && c.Focused() != fyne.Focusable(f.input) {
			f.look()
		}
	})
}

// look checks the value, unless it is still the one that the caller has found wrong.
func (f *Field) look() {
	if !f.refused || f.value() != f.wrong {
		f.Check()
	}
}

// chosen takes back at once what was wrong, though the keyboard stays in the field.
func (f *Field) chosen() {
	if f.problem != "" {
		f.look()
	}
}

// Check looks at the value, shows what is wrong with it, and says whether it is right.
func (f *Field) Check() bool {
	f.refused = false
	f.show(f.findProblem())
	return f.problem == ""
}

// SetProblem shows a fault that only the caller can know, such as a number that exists already. It stays until another
// value is left in the field, or the next Check.
func (f *Field) SetProblem(sentence string) {
	f.refused, f.wrong = sentence != "", f.value()
	f.show(sentence)
}

// SetProblemWith shows a fault with a button beside it that does something about it: 「打开该户」.
func (f *Field) SetProblemWith(sentence, deed string, do func()) {
	f.SetProblem(sentence)
	f.action.Text, f.action.OnTapped = deed, do
	f.action.Show()
	f.Refresh()
	if f.resized != nil {
		f.resized()
	}
}

// OnFocus adds a function that is called when the keyboard comes into the field, if its input can tell.
func (f *Field) OnFocus(do func()) {
	if input, ok := f.input.(interface{ OnFocus(func()) }); ok {
		input.OnFocus(do)
	}
}

func (f *Field) findProblem() string {
	if p, ok := f.input.(problemTeller); ok && p.Problem() != "" {
		return p.Problem()
	}
	text := f.value()
	if text == "" {
		switch {
		case !f.options.Required:
			return ""
		case f.options.Lacking != "":
			return f.options.Lacking
		}
		return "请填写" + f.name
	}
	if f.options.Validate != nil {
		if err := f.options.Validate(text); err != nil {
			return err.Error()
		}
	}
	return ""
}

// doubt is what the field has to say about a value that is right.
func (f *Field) doubt() string {
	if text := f.value(); f.options.Note != nil && text != "" {
		return f.options.Note(text)
	}
	return ""
}

// value is the value as text; of an entry that shows something else, such as a mask, the true one.
func (f *Field) value() string {
	switch input := f.input.(type) {
	case *NumberEntry:
		return input.Digits()
	case valueTeller:
		return input.Value()
	case interface{ text() string }:
		return input.text()
	}
	return ""
}

// text is what an entry holds.
func (e *Entry) text() string { return e.Text }

func (f *Field) show(problem string) {
	f.problem = problem
	f.action.Hide()
	text, name := problem, theme.ColorNameError
	if problem == "" {
		text, name = f.doubt(), theme.ColorNameWarning
	}
	if text == "" {
		text, name = f.options.Hint, theme.ColorNamePlaceHolder
	}
	f.note.Hidden = text == ""
	f.note.Set(text, name)
	f.Refresh()
	if f.resized != nil {
		f.resized()
	}
}

func (f *Field) labelWidth() float32 {
	if f.options.Label > 0 {
		return scaled(f.options.Label)
	}
	return scaled(fieldLabelWidth)
}

// CreateRenderer draws the field.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &fieldRenderer{f}
}

type fieldRenderer struct{ f *Field }

func (r *fieldRenderer) Destroy() {}
func (r *fieldRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.f.label, r.f.mark, r.f.input, r.f.note, r.f.action}
}

func (r *fieldRenderer) MinSize() fyne.Size {
	size := r.f.input.MinSize()
	size.Width = r.f.labelWidth() + max(size.Width, scaled(120))
	if !r.f.note.Hidden {
		size.Height += scaled(noteAbove) + r.f.note.MinSize().Height + scaled(noteBelow)
	}
	if !r.f.action.Hidden {
		size.Height += r.f.action.MinSize().Height + scaled(noteBelow)
	}
	return size
}

func (r *fieldRenderer) Layout(size fyne.Size) {
	f, left := r.f, r.f.labelWidth()
	height := f.input.MinSize().Height
	line := height
	if multi, ok := f.input.(*Entry); ok && multi.MultiLine {
		line = scaled(buttonHeight)
	}
	word := min(f.label.MinSize().Width, left-scaled(16))
	place(f.label, 0, 0, word, line)
	place(f.mark, word+scaled(3), 0, scaled(8), line)
	place(f.input, left, 0, size.Width-left, height)
	note := heightAt(f.note, size.Width-left)
	place(f.note, left, height+scaled(noteAbove), size.Width-left, note)
	action := f.action.MinSize()
	place(f.action, left, height+scaled(noteAbove)+note+scaled(noteBelow), min(action.Width, size.Width-left), action.Height)
}

func (r *fieldRenderer) Refresh() {
	r.f.note.Refresh()
	r.f.action.Refresh()
	r.f.label.Refresh()
	r.f.mark.Refresh()
	r.Layout(r.f.Size())
	canvas.Refresh(r.f)
}
