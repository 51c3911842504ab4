package widgets

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// proseWidth is the least width of text that wraps, in designed units: it asks for no more, and
// takes what it gets.
const proseWidth = 60

// Prose is text of several lines in a named colour and a designed size, broken as Chinese is: no
// closing sign begins a line. It is as high as its lines at the width that it was given, without
// a margin, so that it stands in line with a Text.
type Prose struct {
	widget.BaseWidget

	FontSize float32 // in designed units; 0 is 14
	Bold     bool
	Align    fyne.TextAlign

	self   fyne.Widget // the widget that is on screen, which may embed this one
	text   string
	colour fyne.ThemeColorName
}

// NewProse makes wrapping text; colour is a name of the theme, “” the normal colour of text.
func NewProse(text string, colour fyne.ThemeColorName, align fyne.TextAlign) *Prose {
	p := &Prose{text: text, colour: colour, Align: align}
	p.setUp(p)
	return p
}

// NewQuietProse makes wrapping text that stays back.
func NewQuietProse(text string) *Prose {
	return NewProse(text, theme.ColorNamePlaceHolder, fyne.TextAlignLeading)
}

// setUp makes self, which is or embeds p, the widget.
func (p *Prose) setUp(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

// String returns the text without the line breaks that its width makes.
func (p *Prose) String() string { return p.text }

// Set changes text and colour.
func (p *Prose) Set(text string, colour fyne.ThemeColorName) {
	if p.text == text && p.colour == colour {
		return
	}
	p.text, p.colour = text, colour
	p.Refresh()
}

func (p *Prose) textSize() float32 {
	if p.FontSize == 0 {
		return scaled(baseText)
	}
	return scaled(p.FontSize)
}

// linesAt breaks the text for a width; before there is one, only where the text itself does.
func (p *Prose) linesAt(width float32) []string {
	text := p.text
	if width > 0 {
		text = wrapText(text, width, newFitter(p.textSize(), p.Bold))
	}
	return strings.Split(text, "\n")
}

// CreateRenderer draws the lines.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p}
	r.write()
	return r
}

type proseRenderer struct {
	p       *Prose
	lines   []string
	width   float32 // that the lines are broken for
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }

// lineHeight is the height of one line, and with the room between lines.
func (r *proseRenderer) lineHeight() (line, step float32) {
	line = fyne.MeasureText("国", r.p.textSize(), fyne.TextStyle{Bold: r.p.Bold}).Height
	return line, line + theme.LineSpacing()
}

func (r *proseRenderer) MinSize() fyne.Size {
	line, step := r.lineHeight()
	return fyne.NewSize(scaled(proseWidth), line+step*float32(len(r.lines)-1))
}

// Layout breaks the text anew for the width. Where that changes the height the window is drawn
// again, and before it draws it lays out whatever holds the text.
func (r *proseRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.width = size.Width
		r.write()
	}
	line, step := r.lineHeight()
	for i, o := range r.objects {
		place(o, 0, step*float32(i), size.Width, line)
	}
}

// write puts the lines into texts, one for each.
func (r *proseRenderer) write() {
	lines := r.p.linesAt(r.width)
	if !slices.Equal(lines, r.lines) {
		r.lines = lines
		r.objects = make([]fyne.CanvasObject, len(lines))
		for i, line := range lines {
			r.objects[i] = canvas.NewText(line, nil)
		}
		repaint(r.p.self)
	}
	r.paint()
}

// paint gives every line its colour and size.
func (r *proseRenderer) paint() {
	name := r.p.colour
	if name == "" {
		name = theme.ColorNameForeground
	}
	for _, o := range r.objects {
		t := o.(*canvas.Text)
		t.Color, t.TextSize, t.Alignment = colour(name), r.p.textSize(), r.p.Align
		t.TextStyle.Bold = r.p.Bold
	}
}

func (r *proseRenderer) Refresh() {
	r.write()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p.self)
}

// paragraphHeight is the height beyond which a paragraph scrolls, in designed units.
const paragraphHeight = 280

// paragraph is text for a dialog of a designed width, which can be selected and copied; a very
// long one scrolls.
func paragraph(text string, width float32) fyne.CanvasObject {
	room := scaled(width) - theme.ScrollBarSize()
	l := widget.NewLabel(wrapText(text, room, newFitter(theme.TextSize(), false)))
	l.Selectable = true
	if l.MinSize().Height <= scaled(paragraphHeight) {
		return container.New(&outdentLayout{}, l)
	}
	scroll := container.NewVScroll(l)
	scroll.SetMinSize(fyne.NewSize(scaled(width), scaled(paragraphHeight)))
	return scroll
}

// outdentLayout takes the margin away that Fyne puts around a label, so that its text stands
// in line with what is above and below.
type outdentLayout struct{}

func (outdentLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().SubtractWidthHeight(2*theme.InnerPadding(), 2*theme.InnerPadding())
}

func (outdentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.InnerPadding()
	objects[0].Move(fyne.NewPos(-pad, -pad))
	objects[0].Resize(size.AddWidthHeight(2*pad, 2*pad))
}
