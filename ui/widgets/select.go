package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Option is one choice of a FilterSelect: its value, the word for it, and what else finds it where one types, such as
// pinyin initials.
type Option struct {
	Value, Label string
	Find         string
}

// narrowFrom is the number of options beyond which a list can be narrowed by typing.
const narrowFrom = 12

// popUpMargin is the room around a list of options, in designed units.
const popUpMargin = 4

// FilterSelect is a drop-down that shows its value: as a filter 「村：双河村 ▼」, standing out while
// it filters and offering 全部 first; in a form the value alone. Long lists scroll and are
// narrowed by typing.
type FilterSelect struct {
	Button

	OnChanged func(value string) // chosen by the clerk; "" for all

	label       string
	placeholder string
	options     []Option
	value       string
	clearable   bool
	onBlur      []func()
	onFocus     []func()
	onChoice    []func()
	onEnter     func()
	popUp       *widget.PopUp
}

var _ Input = (*FilterSelect)(nil)

// NewFilterSelect makes a filter of the given name. Its value is "", all, at first.
func NewFilterSelect(label string, options []Option, onChanged func(string)) *FilterSelect {
	s := &FilterSelect{label: label, options: options, OnChanged: onChanged, placeholder: "全部", clearable: true}
	return s.finish()
}

// NewDropDown makes a choice for a form; placeholder stands where nothing is chosen yet.
// Add an option of value "" if it may be left open.
func NewDropDown(placeholder string, options []Option, onChanged func(string)) *FilterSelect {
	s := &FilterSelect{options: options, OnChanged: onChanged, placeholder: placeholder}
	return s.finish()
}

// PlainOptions makes options whose words are their values.
func PlainOptions(values ...string) []Option {
	options := make([]Option, len(values))
	for i, v := range values {
		options[i] = Option{Value: v, Label: v}
	}
	return options
}

func (s *FilterSelect) finish() *FilterSelect {
	s.dropDown, s.leading = true, s.label == ""
	s.longest = s.longestWord()
	s.SetUp(s, s.Open)
	s.showValue()
	return s
}

// longestWord is the widest text that the drop-down may get to show.
func (s *FilterSelect) longestWord() string {
	f := newFitter(baseText, false)
	word := s.placeholder
	for _, o := range s.options {
		if f.width(o.Label) > f.width(word) {
			word = o.Label
		}
	}
	return word
}

// OnBlur adds a function that is called whenever the keyboard leaves.
func (s *FilterSelect) OnBlur(f func()) { s.onBlur = append(s.onBlur, f) }

// OnFocus adds a function that is called whenever the keyboard comes.
func (s *FilterSelect) OnFocus(f func()) { s.onFocus = append(s.onFocus, f) }

// FocusGained tells whoever waits for it.
func (s *FilterSelect) FocusGained() {
	s.Button.FocusGained()
	for _, f := range s.onFocus {
		f()
	}
}

// OnChoice adds a function that is called whenever the clerk has chosen from the list, before OnEnter leads on.
func (s *FilterSelect) OnChoice(f func()) { s.onChoice = append(s.onChoice, f) }

// OnEnter sets what happens after a choice was made with the keyboard.
func (s *FilterSelect) OnEnter(f func()) { s.onEnter = f }

// FocusLost tells whoever waits for it.
func (s *FilterSelect) FocusLost() {
	s.Button.FocusLost()
	for _, f := range s.onBlur {
		f()
	}
}

// Value returns the chosen value, "" for none.
func (s *FilterSelect) Value() string { return s.value }

// SetValue chooses without calling OnChanged; a value that is no option counts as none.
func (s *FilterSelect) SetValue(value string) {
	s.value = ""
	for _, o := range s.options {
		if o.Value == value {
			s.value = value
		}
	}
	s.showValue()
}

// SetOptions replaces the options; the value stays if it is still one of them.
func (s *FilterSelect) SetOptions(options []Option) {
	s.options = options
	s.longest = s.longestWord()
	s.SetValue(s.value)
}

// Clear goes back to all, as choosing 全部 does.
func (s *FilterSelect) Clear() { s.choose("") }

// Shown is what the drop-down says: 「村：双河村」.
func (s *FilterSelect) Shown() string { return s.Text }

func (s *FilterSelect) showValue() {
	word := ""
	for _, o := range s.options {
		if o.Value == s.value {
			word = o.Label
		}
	}
	switch {
	case s.label == "" && word == "":
		s.Text = s.placeholder
	case s.label == "":
		s.Text = word
	case s.value == "":
		s.Text = s.label
	default:
		s.Text = s.label + "：" + word
	}
	s.quietText = s.label == "" && (word == "" || s.value == "")
	s.marked = s.label != "" && s.value != ""
	s.Refresh()
}

func (s *FilterSelect) choose(value string) {
	if value == s.value {
		return
	}
	s.SetValue(value)
	if s.OnChanged != nil {
		s.OnChanged(s.value)
	}
}

// TypedKey opens the list with ↓ as well.
func (s *FilterSelect) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyDown && !s.Disabled() {
		s.Open()
		return
	}
	s.Button.TypedKey(ev)
}

// TypedRune opens the list of a form's choice at the options that begin with, or contain, what is typed.
func (s *FilterSelect) TypedRune(r rune) {
	if !s.leading || s.Disabled() || r == ' ' {
		return
	}
	s.Open()
	if e := canvasFocus(s); e != nil && s.popUp != nil {
		e.TypedRune(r)
	}
}

// canvasFocus is what has the keyboard in the window of an object.
func canvasFocus(o fyne.CanvasObject) fyne.Focusable {
	if c := canvasOf(o); c != nil {
		return c.Focused()
	}
	return nil
}

// Open shows the list of options below.
func (s *FilterSelect) Open() {
	c := canvasOf(s)
	if c == nil {
		return
	}
	options := s.options
	if s.clearable {
		options = append([]Option{{Label: s.placeholder}}, options...)
	}
	list := newOptionList(options, s.value, s.picked, s.close)
	if s.leading {
		list.least = s.Size().Width - 2*scaled(popUpMargin)
	}
	content := fyne.CanvasObject(list)
	first := fyne.Focusable(list)
	if len(options) > narrowFrom {
		search := NewSearchEntry("输入几个字查找", nil, nil)
		search.OnSearch = func(text string) { list.narrow(text); s.fit() }
		search.OnChanged = func(string) { search.searchNow() }
		search.onKey = list.key
		content = container.NewBorder(Inset(2, 0, search), nil, nil, nil, list)
		first = search
	}
	s.popUp = widget.NewPopUp(Inset(popUpMargin, popUpMargin, content), c)
	s.popUp.ShowAtPosition(belowOf(s, s.popUp, c))
	c.Focus(first)
}

// fit makes the open list as high as what it shows.
func (s *FilterSelect) fit() {
	if c := canvasOf(s); c != nil && s.popUp != nil {
		s.popUp.Resize(s.popUp.MinSize())
		s.popUp.Move(belowOf(s, s.popUp, c))
	}
}

// belowOf is where a list goes: under its drop-down, or higher where there is no room.
func belowOf(under, list fyne.CanvasObject, c fyne.Canvas) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under).AddXY(0, under.Size().Height+scaled(2))
	size := list.MinSize()
	at.X = max(0, min(at.X, c.Size().Width-size.Width))
	at.Y = max(0, min(at.Y, c.Size().Height-size.Height))
	return at
}

func (s *FilterSelect) picked(value string) {
	s.close()
	s.choose(value)
	for _, f := range s.onChoice {
		f()
	}
	if s.onEnter != nil {
		s.onEnter()
	}
}

func (s *FilterSelect) close() {
	if s.popUp != nil {
		s.popUp.Hide()
		s.popUp = nil
	}
	focus(s)
}

// matching are the options that a text finds.
func matching(options []Option, text string) []Option {
	text = strings.TrimSpace(text)
	var found []Option
	for _, o := range options {
		if finds(o, text) {
			found = append(found, o)
		}
	}
	return found
}

// finds says whether an option's word contains a text, or it is found by it otherwise, small and capital letters alike.
func finds(o Option, text string) bool {
	text = strings.ToLower(text)
	return strings.Contains(strings.ToLower(o.Label), text) || strings.Contains(" "+strings.ToLower(o.Find), " "+text)
}
