package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of a tile in designed units.
const (
	tileWidth    = 132
	tilePicture  = 92 // height of the picture
	tilePad      = 6
	tileLine     = 18 // height of a line of text
	tileText     = 13
	tileNoteText = 12
)

// Tile is a small picture with its name and a note below it. A click, Enter or Space opens it; the right button and the
// menu key show what can be done with it.
type Tile struct {
	Pressable

	Title     string
	Note      string
	NoteColor fyne.ThemeColorName // "" is quiet
	Icon      fyne.Resource       // while there is no picture

	OnMenu func() []*fyne.MenuItem

	picture image.Image
}

var (
	_ fyne.SecondaryTappable = (*Tile)(nil)
	_ desktop.Cursorable     = (*Tile)(nil)
)

// NewTile makes a tile without a picture.
func NewTile(title, note string, icon fyne.Resource, tapped func()) *Tile {
	t := &Tile{Title: title, Note: note, Icon: icon}
	t.SetUp(t, tapped)
	return t
}

// TilePixels is the longer side that the picture of a tile should have, on a screen of so many pixels a unit.
func TilePixels(scale float32) int { return int(scaled(tileWidth) * max(1, scale)) }

// SetPicture shows a picture, which should be small: nil brings back the icon.
func (t *Tile) SetPicture(picture image.Image) {
	t.picture = picture
	t.Refresh()
}

// SetNote changes the note, and its colour.
func (t *Tile) SetNote(note string, colour fyne.ThemeColorName) {
	t.Note, t.NoteColor = note, colour
	t.Refresh()
}

// TappedSecondary shows what can be done.
func (t *Tile) TappedSecondary(ev *fyne.PointEvent) { t.showMenu(ev.AbsolutePosition) }

func (t *Tile) showMenu(at fyne.Position) {
	c := canvasOf(t)
	if t.OnMenu == nil || c == nil {
		return
	}
	if items := t.OnMenu(); len(items) > 0 {
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
	}
}

// TypedKey shows the menu on its key, and opens on Enter and Space.
func (t *Tile) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name == desktop.KeyMenu {
		t.showMenu(fyne.CurrentApp().Driver().AbsolutePositionForObject(t).AddXY(scaled(24), scaled(tilePicture)))
		return
	}
	t.Pressable.TypedKey(ev)
}

// Cursor shows that the tile can be opened.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws the tile.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	r := &tileRenderer{t: t, ground: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil), image: &canvas.Image{}, icon: NewIcon(nil)}
	r.image.FillMode, r.image.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleFastest // it has been scaled well already
	r.icon.Edge = 36
	r.title, r.note = newText(&Text{FontSize: tileText}), newText(&Text{FontSize: tileNoteText})
	r.Refresh()
	return r
}

type tileRenderer struct {
	t             *Tile
	ground, frame *canvas.Rectangle
	image         *canvas.Image
	icon          *Icon
	title, note   *Text
}

func (r *tileRenderer) Destroy() {}
func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.frame, r.ground, r.image, r.icon, r.title, r.note}
}

func (r *tileRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scaled(tileWidth), scaled(tilePad*3+tilePicture+2*tileLine))
}

func (r *tileRenderer) Layout(size fyne.Size) {
	pad, line := scaled(tilePad), scaled(tileLine)
	inner := size.Width - 2*pad
	r.frame.Resize(size)
	for _, o := range []fyne.CanvasObject{r.ground, r.image, r.icon} {
		place(o, pad, pad, inner, scaled(tilePicture))
	}
	place(r.title, pad, 2*pad+scaled(tilePicture), inner, line)
	place(r.note, pad, 2*pad+scaled(tilePicture)+line, inner, line)
}

func (r *tileRenderer) Refresh() {
	t := r.t
	r.ground.FillColor = colour(theme.ColorNameBackground)
	r.frame.FillColor, r.frame.StrokeColor, r.frame.StrokeWidth = colour(""), colour(theme.ColorNameSeparator), 1
	r.frame.CornerRadius = theme.Size(theme.SizeNameButtonRadius)
	if t.hovered {
		r.frame.FillColor = colour(theme.ColorNameHover)
	}
	if t.focused {
		r.frame.StrokeColor, r.frame.StrokeWidth = colour(theme.ColorNamePrimary), focusThick
	}
	r.image.Hidden, r.icon.Hidden = t.picture == nil, t.picture != nil
	if r.image.Image != t.picture {
		r.image.Image = t.picture
		r.image.Refresh()
	}
	r.icon.Resource, r.icon.Color = t.Icon, theme.ColorNamePlaceHolder
	r.icon.Refresh()
	r.title.Text, r.note.Text, r.note.Color = t.Title, t.Note, t.NoteColor
	if t.NoteColor == "" {
		r.note.Color = theme.ColorNamePlaceHolder
	}
	r.title.Refresh()
	r.note.Refresh()
	r.Layout(t.Size())
	canvas.Refresh(t)
}
