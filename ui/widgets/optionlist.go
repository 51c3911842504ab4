package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of the list in designed units.
const (
	optionHeight  = 28
	optionWidth   = 150
	optionsInView = 12
)

// optionList is the list that a drop-down opens.
type optionList struct {
	widget.BaseWidget

	all, shown []Option
	value      string
	at         int     // the option that Enter picks
	typed      string  // by which it was marked, “” for the arrows
	least      float32 // width of what it hangs from, in units on screen
	picked     func(string)
	closed     func()
	toggles    func(value string) bool // says what is chosen where several may be; nil: one is
	chosen     func()                  // Enter where several may be chosen
	box        *fyne.Container
	scroll     *container.Scroll
}

var _ fyne.Focusable = (*optionList)(nil)

func newOptionList(options []Option, value string, picked func(string), closed func()) *optionList {
	l := &optionList{all: options, value: value, picked: picked, closed: closed, box: Stack(0)}
	l.scroll = container.NewVScroll(l.box)
	l.ExtendBaseWidget(l)
	l.show(options)
	for i, o := range options {
		if o.Value == value {
			l.moveTo(i)
		}
	}
	return l
}

// narrow shows only the options that contain the text.
func (l *optionList) narrow(text string) { l.show(matching(l.all, text)) }

func (l *optionList) show(options []Option) {
	l.shown, l.at = options, 0
	l.box.Objects = nil
	for i, o := range options {
		l.box.Add(newOptionRow(l, i, o))
	}
	if len(options) == 0 {
		l.box.Add(Inset(6, 8, NewQuiet("没有这样的选项")))
	}
	l.scroll.Offset = fyne.Position{}
	l.scroll.Refresh()
}

// moveTo marks an option and brings it into view.
func (l *optionList) moveTo(i int) {
	if len(l.shown) == 0 {
		return
	}
	l.at = min(max(i, 0), len(l.shown)-1)
	height := scaled(optionHeight)
	y, view := float32(l.at)*height, l.scroll.Size().Height
	if y < l.scroll.Offset.Y {
		l.scroll.Offset.Y = y
	} else if view > 0 && y+height > l.scroll.Offset.Y+view {
		l.scroll.Offset.Y = y + height - view
	}
	l.scroll.Refresh()
	for _, o := range l.box.Objects {
		o.Refresh()
	}
}

// key moves, picks or closes, and says whether it had a use for the key.
func (l *optionList) key(name fyne.KeyName) bool {
	if name == fyne.KeyUp || name == fyne.KeyDown {
		l.typed = ""
	}
	if l.toggles != nil && l.toggleKey(name) {
		return true
	}
	switch name {
	case fyne.KeyUp:
		l.moveTo(l.at - 1)
	case fyne.KeyDown:
		l.moveTo(l.at + 1)
	case fyne.KeyPageUp:
		l.moveTo(l.at - optionsInView)
	case fyne.KeyPageDown:
		l.moveTo(l.at + optionsInView)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.at < len(l.shown) {
			l.picked(l.shown[l.at].Value)
		}
	case fyne.KeyEscape:
		l.closed()
	default:
		return false
	}
	return true
}

// toggleKey deals with the keys that are others where several may be chosen.
func (l *optionList) toggleKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeySpace:
		if l.at < len(l.shown) {
			l.picked(l.shown[l.at].Value)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		l.chosen()
	default:
		return false
	}
	return true
}

// TypedKey moves, picks or closes.
func (l *optionList) TypedKey(ev *fyne.KeyEvent) { l.key(ev.Name) }

// TypedRune goes to the next option that contains the character, or that it finds otherwise; several typed in a row are
// taken together as long as an option has them. Short lists are not narrowed.
func (l *optionList) TypedRune(r rune) {
	if r == ' ' || l.typed != "" && l.goTo(l.typed+string(r), 0) {
		return
	}
	l.goTo(string(r), 1)
}

// goTo marks the first option from so many behind the marked one on that a text finds, and says whether there is one.
func (l *optionList) goTo(text string, from int) bool {
	for n := from; n < from+len(l.shown); n++ {
		if i := (l.at + n) % len(l.shown); finds(l.shown[i], text) {
			l.moveTo(i)
			l.typed = text
			return true
		}
	}
	return false
}

// FocusGained changes nothing: the marked option shows anyway.
func (l *optionList) FocusGained() {}

// FocusLost changes nothing.
func (l *optionList) FocusLost() {}

// MinSize shows up to twelve of the options that are left, or the line that says that there are none.
func (l *optionList) MinSize() fyne.Size {
	width := max(scaled(optionWidth), l.least)
	for _, o := range l.all {
		width = max(width, fyne.MeasureText(o.Label, scaled(baseText), fyne.TextStyle{}).Width+scaled(48))
	}
	if len(l.shown) == 0 {
		return fyne.NewSize(width, l.box.MinSize().Height)
	}
	return fyne.NewSize(width, scaled(optionHeight)*float32(min(len(l.shown), optionsInView)))
}

// CreateRenderer draws the scrolling list.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// optionRow is one option in the list.
type optionRow struct {
	widget.BaseWidget
	list   *optionList
	option Option
	i      int
	ground *fill
	text   *Text
	mark   *Text // before the word, where several may be chosen
}

var (
	_ fyne.Tappable     = (*optionRow)(nil)
	_ desktop.Hoverable = (*optionRow)(nil)
)

func newOptionRow(l *optionList, i int, o Option) *optionRow {
	r := &optionRow{list: l, i: i, ground: newFill("", 1, 1), text: NewText(o.Label), mark: newText(&Text{Bold: true, Color: theme.ColorNamePrimary})}
	r.ground.soft = 3
	r.text.Bold = o.Value == l.value && l.toggles == nil
	r.option = o
	r.ExtendBaseWidget(r)
	return r
}

// Tapped picks the option.
func (r *optionRow) Tapped(*fyne.PointEvent) { r.list.picked(r.list.shown[r.i].Value) }

// MouseIn marks the option.
func (r *optionRow) MouseIn(*desktop.MouseEvent) { r.list.moveTo(r.i) }

// MouseMoved changes nothing.
func (r *optionRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut changes nothing.
func (r *optionRow) MouseOut() {}

// MinSize is one line of the list.
func (r *optionRow) MinSize() fyne.Size {
	return fyne.NewSize(scaled(optionWidth), scaled(optionHeight))
}

// Refresh shows whether the option is the marked one.
func (r *optionRow) Refresh() {
	r.ground.name = ""
	if r.list.at == r.i {
		r.ground.name = theme.ColorNameSelection
	}
	if r.list.toggles != nil {
		r.mark.Text = ""
		if r.list.toggles(r.option.Value) {
			r.mark.Text = "√"
		}
		r.mark.Refresh()
	}
	r.ground.Refresh()
	r.text.Refresh()
}

// CreateRenderer draws the option.
func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	r.Refresh()
	content := fyne.CanvasObject(r.text)
	if r.list.toggles != nil {
		content = Row(6, FixedWidth(16, r.mark), r.text)
	}
	return widget.NewSimpleRenderer(container.NewStack(r.ground, Inset(0, 10, content)))
}
