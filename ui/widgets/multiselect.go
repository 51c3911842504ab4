package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// MultiSelect is a choice of several for a form: it shows what is chosen, and opens a list to tick. In the list Space
// or a click ticks, Enter takes over and leads on, Esc closes.
type MultiSelect struct {
	Button

	OnChanged func(values []string) // the clerk has ticked, or taken a tick away

	placeholder string
	options     []Option
	values      []string
	onBlur      []func()
	onFocus     []func()
	onEnter     func()
	popUp       *widget.PopUp
	list        *optionList
}

var _ Input = (*MultiSelect)(nil)

// NewMultiSelect makes a choice of several; placeholder stands where nothing is chosen.
func NewMultiSelect(placeholder string, options []Option) *MultiSelect {
	s := &MultiSelect{placeholder: placeholder, options: options}
	s.dropDown, s.leading, s.longest = true, true, placeholder
	s.SetUp(s, s.Open)
	s.showValues()
	return s
}

// OnBlur adds a function that is called whenever the keyboard leaves.
func (s *MultiSelect) OnBlur(f func()) { s.onBlur = append(s.onBlur, f) }

// OnFocus adds a function that is called whenever the keyboard comes.
func (s *MultiSelect) OnFocus(f func()) { s.onFocus = append(s.onFocus, f) }

// OnEnter sets what happens after Enter in the list.
func (s *MultiSelect) OnEnter(f func()) { s.onEnter = f }

// FocusGained tells whoever waits for it.
func (s *MultiSelect) FocusGained() {
	s.Button.FocusGained()
	for _, f := range s.onFocus {
		f()
	}
}

// FocusLost tells whoever waits for it.
func (s *MultiSelect) FocusLost() {
	s.Button.FocusLost()
	for _, f := range s.onBlur {
		f()
	}
}

// Values returns what is chosen, in the order of the options.
func (s *MultiSelect) Values() []string { return slices.Clone(s.values) }

// text is what is chosen, for a Field.
func (s *MultiSelect) text() string { return strings.Join(s.values, "、") }

// SetValues chooses without calling OnChanged; values that are no options count as none.
func (s *MultiSelect) SetValues(values []string) {
	s.values = nil
	for _, o := range s.options {
		if slices.Contains(values, o.Value) {
			s.values = append(s.values, o.Value)
		}
	}
	s.showValues()
}

// SetOptions replaces the options; what was chosen stays if it is still among them.
func (s *MultiSelect) SetOptions(options []Option) {
	s.options = options
	s.SetValues(s.values)
}

func (s *MultiSelect) showValues() {
	var words []string
	for _, o := range s.options {
		if slices.Contains(s.values, o.Value) {
			words = append(words, o.Label)
		}
	}
	s.Text, s.quietText = strings.Join(words, "、"), len(words) == 0
	if len(words) == 0 {
		s.Text = s.placeholder
	}
	s.Refresh()
}

// TypedKey opens the list with ↓ as well.
func (s *MultiSelect) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == fyne.KeyDown && !s.Disabled() {
		s.Open()
		return
	}
	s.Button.TypedKey(ev)
}

// Open shows the list of options below.
func (s *MultiSelect) Open() {
	c := canvasOf(s)
	if c == nil || s.Disabled() {
		return
	}
	s.list = newOptionList(nil, "", s.toggle, s.close)
	s.list.toggles = func(value string) bool { return slices.Contains(s.values, value) }
	s.list.chosen = s.done
	s.list.all = s.options
	s.list.show(s.options)
	s.list.least = s.Size().Width - 2*scaled(popUpMargin)
	hint := Inset(4, 8, newText(&Text{Text: "空格选　Enter 完成", FontSize: noteSize, Color: theme.ColorNamePlaceHolder}))
	s.popUp = widget.NewPopUp(Inset(popUpMargin, popUpMargin, Stack(0, s.list, hint)), c)
	s.popUp.ShowAtPosition(belowOf(s, s.popUp, c))
	c.Focus(s.list)
}

// toggle ticks a value, or takes its tick away.
func (s *MultiSelect) toggle(value string) {
	values := s.Values()
	if i := slices.Index(values, value); i >= 0 {
		values = slices.Delete(values, i, i+1)
	} else {
		values = append(values, value)
	}
	s.SetValues(values)
	if s.list != nil {
		s.list.moveTo(s.list.at)
	}
	if s.OnChanged != nil {
		s.OnChanged(s.Values())
	}
}

// done closes the list and leads on.
func (s *MultiSelect) done() {
	s.close()
	if s.onEnter != nil {
		s.onEnter()
	}
}

func (s *MultiSelect) close() {
	if s.popUp != nil {
		s.popUp.Hide()
		s.popUp, s.list = nil, nil
	}
	focus(s)
}
