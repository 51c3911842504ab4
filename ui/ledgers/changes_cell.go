package ledgers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// numberCell is a number of the matrix: a way to the households behind it, where there are any.
type numberCell struct {
	widgets.Pressable

	key     cellKey
	text    *widgets.Text
	ground  *canvas.Rectangle
	current bool
}

var _ desktop.Cursorable = (*numberCell)(nil)

// newNumberCell makes a number that is chosen when pressed; the arrows step to its neighbours.
func newNumberCell(key cellKey, chosen func(cellKey), step func(cellKey, int, int)) *numberCell {
	c := &numberCell{key: key, text: widgets.NewText(""), ground: canvas.NewRectangle(nil)}
	c.text.Align = fyne.TextAlignCenter
	c.SetUp(c, func() { chosen(key) })
	c.OnKey = func(name fyne.KeyName) bool {
		arrow, ok := arrows[name]
		if ok {
			step(key, arrow[0], arrow[1])
		}
		return ok
	}
	c.Disable()
	return c
}

// arrows are the ways that the arrow keys go: across, down.
var arrows = map[fyne.KeyName][2]int{fyne.KeyLeft: {-1, 0}, fyne.KeyRight: {1, 0}, fyne.KeyUp: {0, -1}, fyne.KeyDown: {0, 1}}

// show takes over the number; one that counts nobody leads nowhere.
func (c *numberCell) show(households int, text string, current bool) {
	c.text.SetText(text)
	c.current = current
	c.SetEnabled(households > 0)
	c.Refresh()
}

// moved says whether the number counts households that moved.
func (c *numberCell) moved() bool {
	return c.key.from != c.key.to && c.key.from != anyLedger && c.key.to != anyLedger
}

// Cursor is a hand where the number leads somewhere.
func (c *numberCell) Cursor() desktop.Cursor {
	if c.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// CreateRenderer draws the number on its ground.
func (c *numberCell) CreateRenderer() fyne.WidgetRenderer {
	r := &numberRenderer{c: c}
	r.Refresh()
	return r
}

type numberRenderer struct{ c *numberCell }

func (r *numberRenderer) Destroy() {}

func (r *numberRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.text}
}

func (r *numberRenderer) MinSize() fyne.Size { return r.c.text.MinSize() }

func (r *numberRenderer) Layout(size fyne.Size) {
	r.c.ground.Resize(size)
	r.c.text.Resize(size)
}

// Refresh takes over state and theme: who stayed stands on the ledger's own ground, who moved is bold.
func (r *numberRenderer) Refresh() {
	c := r.c
	ground := look.ColorSurface
	switch {
	case c.current:
		ground = theme.ColorNameSelection
	case c.Hovered() && !c.Disabled():
		ground = theme.ColorNameHover
	case c.key.from == c.key.to && c.key.from != township.None && c.key.from != anyLedger:
		ground = look.ColorLedgerTint(c.key.from)
	}
	c.ground.FillColor = theme.Color(ground)
	c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(look.ColorLine), 1
	if c.Focused() {
		c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(look.ColorAccent), 2
	}
	c.text.Bold = c.moved() && !c.Disabled()
	c.text.Color = look.ColorText
	switch {
	case c.Disabled():
		c.text.Color = look.ColorQuiet
	case c.moved():
		c.text.Color = look.ColorAccent
	}
	c.text.Refresh()
	canvas.Refresh(c)
}

// tinted is an object on a ground of the theme, “” for the page's own.
type tinted struct {
	widget.BaseWidget
	object fyne.CanvasObject
	ground *canvas.Rectangle
	tint   fyne.ThemeColorName
}

func newTinted(o fyne.CanvasObject, tint fyne.ThemeColorName) *tinted {
	t := &tinted{object: o, ground: canvas.NewRectangle(nil), tint: tint}
	if tint == "" {
		t.tint = look.ColorGround
	}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer draws the object on the ground.
func (t *tinted) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tintedRenderer{t}
	r.Refresh()
	return r
}

type tintedRenderer struct{ t *tinted }

func (r *tintedRenderer) Destroy() {}

func (r *tintedRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.object}
}

func (r *tintedRenderer) MinSize() fyne.Size { return r.t.object.MinSize() }

func (r *tintedRenderer) Layout(size fyne.Size) {
	r.t.ground.Resize(size)
	r.t.object.Resize(size)
}

func (r *tintedRenderer) Refresh() {
	r.t.ground.FillColor = theme.Color(r.t.tint)
	r.t.ground.StrokeColor, r.t.ground.StrokeWidth = theme.Color(look.ColorLine), 1
	r.t.ground.Refresh()
	r.t.object.Refresh()
}
