package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the sign-in in designed units.
const (
	signInWidth    = 360
	operatorHeight = 44
	mostOperators  = 5 // shown at once; more scroll
)

// longestPIN is how many digits are taken.
const longestPIN = 12

// signIn asks who sits at the desk: one of the office's operators, with his PIN where he has one. It is the only
// thing on its cover that takes keys, so that arrows choose and digits go to the PIN wherever one has clicked.
type signIn struct {
	widget.BaseWidget

	operators []township.Operator
	chosen    int
	pin       string

	onEnter  func(o township.Operator, pin string) error
	onCancel func() // Esc; nil where there is no way back

	rows   []*operatorRow
	scroll *container.Scroll
	box    *pinBox
	note   *widgets.Prose
	below  *fyne.Container // what stands below the list, as far as it applies
	body   fyne.CanvasObject
}

var (
	_ fyne.Focusable = (*signIn)(nil)
	_ fyne.Tabbable  = (*signIn)(nil)
)

// newSignIn makes the question; first is the name of who is offered first.
func newSignIn(title, heading, hint string, operators []township.Operator, first string) *signIn {
	w := &signIn{operators: operators, box: &pinBox{}, note: widgets.NewProse("", look.ColorError, fyne.TextAlignLeading)}
	w.box.ExtendBaseWidget(w.box)
	list := widgets.Stack(6)
	for i, o := range operators {
		row := newOperatorRow(o, func() { w.choose(i); w.pressed() })
		w.rows = append(w.rows, row)
		list.Add(row)
		if o.Name == first {
			w.chosen = i
		}
	}
	w.scroll = container.NewVScroll(list)
	w.below = widgets.Stack(8)
	enter := widgets.NewPrimary("进入　Enter", nil, w.enter)
	w.body = container.NewCenter(widgets.NewCard("", widgets.FixedWidth(signInWidth, widgets.Stack(12,
		widgets.NewQuiet(title), widgets.NewTitle(heading), widgets.NewQuietProse(hint), w.scroll, w.below, enter))))
	w.ExtendBaseWidget(w)
	w.choose(w.chosen)
	return w
}

// choose marks an operator and asks for his PIN, if he has one.
func (w *signIn) choose(i int) {
	if i < 0 || i >= len(w.operators) {
		return
	}
	if i != w.chosen {
		w.pin = ""
		w.say("")
	}
	w.chosen = i
	for n, row := range w.rows {
		row.mark(n == i)
	}
	shown := float32(min(len(w.rows), mostOperators))
	w.scroll.SetMinSize(fyne.NewSize(0, look.Scaled(operatorHeight+6)*shown-look.Scaled(6)))
	w.inSight(w.rows[i])
	w.show()
}

// inSight scrolls no further than needed to show a row whole.
func (w *signIn) inSight(row *operatorRow) {
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	switch height := w.scroll.Size().Height; {
	case height == 0:
	case top < w.scroll.Offset.Y:
		w.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > w.scroll.Offset.Y+height:
		w.scroll.ScrollToOffset(fyne.NewPos(0, bottom-height))
	}
}

// pressed is a click on an operator: one without a PIN sits down at once.
func (w *signIn) pressed() {
	w.focus()
	if !w.operators[w.chosen].HasPIN {
		w.enter()
	}
}

// enter tries to sit down.
func (w *signIn) enter() {
	pin := w.pin
	w.pin = ""
	err := w.onEnter(w.operators[w.chosen], pin)
	if err == nil {
		return
	}
	w.say(township.Say(err))
	w.show()
	w.focus()
}

// focus takes the keyboard back, which a click takes away.
func (w *signIn) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
}

func (w *signIn) say(text string) { w.note.Set(text, look.ColorError) }

// show shows what applies to the chosen one.
func (w *signIn) show() {
	w.box.digits = len(w.pin)
	w.box.Refresh()
	w.below.Objects = nil
	if w.operators[w.chosen].HasPIN {
		w.below.Add(w.box)
	}
	if w.note.String() != "" {
		w.below.Add(w.note)
	}
	w.below.Refresh()
	w.body.Refresh()
}

// TypedKey chooses with the arrows, deletes a digit, and enters.
func (w *signIn) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		w.choose(w.chosen - 1)
	case fyne.KeyDown:
		w.choose(w.chosen + 1)
	case fyne.KeyTab:
		w.choose((w.chosen + 1) % len(w.operators))
	case fyne.KeyBackspace:
		w.pin = w.pin[:max(0, len(w.pin)-1)]
		w.show()
	case fyne.KeyReturn, fyne.KeyEnter:
		w.enter()
	case fyne.KeyEscape:
		w.escape()
	}
}

// escape deletes what was typed, or goes back.
func (w *signIn) escape() {
	if w.pin != "" || w.onCancel == nil {
		w.pin = ""
		w.show()
		return
	}
	w.onCancel()
}

// TypedRune takes the digits of the PIN.
func (w *signIn) TypedRune(r rune) {
	r = []rune(township.Narrow(string(r)))[0]
	if r < '0' || r > '9' || len(w.pin) == longestPIN || !w.operators[w.chosen].HasPIN {
		return
	}
	w.pin += string(r)
	w.say("")
	w.show()
}

// AcceptsTab keeps the keyboard here.
func (w *signIn) AcceptsTab() bool { return true }

// FocusGained changes nothing: the keyboard is nowhere else.
func (w *signIn) FocusGained() {}

// FocusLost changes nothing.
func (w *signIn) FocusLost() {}

// CreateRenderer draws the question in the middle.
func (w *signIn) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(w.body) }

// operatorRow is the big button of an operator. It never takes the keyboard.
type operatorRow struct {
	widget.BaseWidget
	operator township.Operator
	tapped   func()
	marked   bool
	ground   *canvas.Rectangle
}

var _ fyne.Tappable = (*operatorRow)(nil)

func newOperatorRow(o township.Operator, tapped func()) *operatorRow {
	r := &operatorRow{operator: o, tapped: tapped, ground: canvas.NewRectangle(nil)}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped chooses the operator.
func (r *operatorRow) Tapped(*fyne.PointEvent) { r.tapped() }

func (r *operatorRow) mark(on bool) {
	r.marked = on
	r.Refresh()
}

// Refresh takes over the colours of the theme.
func (r *operatorRow) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.BaseWidget.Refresh()
}

func (r *operatorRow) paint() {
	r.ground.FillColor = theme.Color(look.ColorSurface)
	r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorLine), 1
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	if r.marked {
		r.ground.FillColor = theme.Color(theme.ColorNameHover)
		r.ground.StrokeColor, r.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	}
}

// CreateRenderer draws the name, and the sign that a PIN is asked for.
func (r *operatorRow) CreateRenderer() fyne.WidgetRenderer {
	r.paint()
	line := widgets.Row(8, widgets.NewBold(r.operator.Name), widgets.Spacer())
	if r.operator.HasPIN {
		line.Add(widgets.NewQuiet("PIN"))
	}
	height := canvas.NewRectangle(nil)
	height.SetMinSize(fyne.NewSize(1, look.Scaled(operatorHeight)))
	return widget.NewSimpleRenderer(container.NewStack(height, r.ground, widgets.Inset(0, 14, line)))
}

// pinBox shows how many digits were typed, never which.
type pinBox struct {
	widget.BaseWidget
	digits int
	text   *widgets.Text
	ground *canvas.Rectangle
}

// Refresh shows the dots.
func (b *pinBox) Refresh() {
	if b.text != nil {
		b.fill()
	}
	b.BaseWidget.Refresh()
}

func (b *pinBox) fill() {
	b.ground.FillColor = theme.Color(look.ColorSurface)
	b.ground.StrokeColor, b.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	b.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	b.ground.Refresh()
	b.text.SetText(pinText(b.digits))
}

// pinText is what the box says.
func pinText(digits int) string {
	if digits == 0 {
		return "请输入 PIN（数字）"
	}
	return fmt.Sprintf("PIN　%s", strings.TrimSpace(strings.Repeat("● ", digits)))
}

// CreateRenderer draws the box.
func (b *pinBox) CreateRenderer() fyne.WidgetRenderer {
	b.text, b.ground = widgets.NewText(""), canvas.NewRectangle(nil)
	b.ground.SetMinSize(fyne.NewSize(1, look.Scaled(36)))
	b.fill()
	return widget.NewSimpleRenderer(container.NewStack(b.ground, widgets.Inset(0, 14, b.text)))
}
