package widgets

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/draw"
)

// Picture shows a picture as large as it fits, or pixel by pixel; then it is moved with the wheel, by dragging, and with
// the arrows up and down. A double click or Space changes between the two.
type Picture struct {
	widget.BaseWidget

	OnKey  func(fyne.KeyName) bool // asked first for each key; may be nil
	OnZoom func()                  // fit or whole has changed; may be nil

	// Beside runs slow work off the UI goroutine; nil is a goroutine of its own.
	Beside func(work func())

	picture image.Image
	fitted  image.Image // the picture at the size that fits
	whole   bool        // pixel by pixel
	scaling bool        // fitted is being made
	sheet   *sheet
	scroll  *container.Scroll
}

var (
	_ fyne.Focusable    = (*Picture)(nil)
	_ fyne.Shortcutable = (*Picture)(nil)
)

// NewPicture makes a widget that shows nothing yet.
func NewPicture() *Picture {
	p := &Picture{}
	p.sheet = newSheet(p)
	p.scroll = container.NewScroll(p.sheet)
	p.ExtendBaseWidget(p)
	return p
}

// Set shows another picture, as large as it fits; nil shows none.
func (p *Picture) Set(picture image.Image) {
	p.picture, p.fitted = picture, nil
	p.SetWhole(false)
}

// Image returns the picture as it is shown, nil if none is.
func (p *Picture) Image() image.Image { return p.picture }

// Turn turns the picture by a quarter, clockwise.
func (p *Picture) Turn() {
	if p.picture != nil {
		p.picture, p.fitted = quarterTurn(p.picture), nil
		p.scroll.Offset = fyne.Position{}
		p.Refresh()
	}
}

// Whole says whether the picture is shown pixel by pixel.
func (p *Picture) Whole() bool { return p.whole }

// SetWhole shows the picture pixel by pixel, or as large as it fits.
func (p *Picture) SetWhole(whole bool) {
	changed := p.whole != whole
	p.whole = whole
	p.scroll.Offset = fyne.Position{}
	p.Refresh()
	if whole {
		p.centre()
	}
	if changed && p.OnZoom != nil {
		p.OnZoom()
	}
}

// centre begins in the middle of what does not fit.
func (p *Picture) centre() {
	over := p.sheet.MinSize().Subtract(p.scroll.Size())
	p.scroll.ScrollToOffset(fyne.NewPos(max(0, over.Width/2), max(0, over.Height/2)))
}

// scale is how many pixels of the screen a unit has.
func (p *Picture) scale() float32 {
	if c := canvasOf(p); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	return 1
}

// natural is the size of the picture pixel by pixel.
func (p *Picture) natural() fyne.Size {
	if p.picture == nil {
		return fyne.Size{}
	}
	size, scale := p.picture.Bounds().Size(), p.scale()
	return fyne.NewSize(float32(size.X)/scale, float32(size.Y)/scale)
}

// drawn is the size in which the picture is drawn: a small one is not blown up.
func (p *Picture) drawn() fyne.Size {
	natural, room := p.natural(), p.Size()
	if p.whole || natural.IsZero() || room.IsZero() {
		return natural
	}
	shrink := min(1, room.Width/natural.Width, room.Height/natural.Height)
	return fyne.NewSize(natural.Width*shrink, natural.Height*shrink)
}

// shown is the picture to draw: the one that was scaled down well, or for the moment the whole one.
func (p *Picture) shown() image.Image {
	if p.picture == nil || p.whole {
		return p.picture
	}
	want := p.wanted()
	if size := p.picture.Bounds().Size(); want.X >= size.X || want.Y >= size.Y || want.X == 0 || want.Y == 0 {
		return p.picture
	}
	if p.fitted != nil && p.fitted.Bounds().Size() == want {
		return p.fitted
	}
	p.fit(want)
	if p.fitted != nil {
		return p.fitted
	}
	return p.picture
}

// wanted is how many pixels of the screen the picture has.
func (p *Picture) wanted() image.Point {
	drawn, scale := p.drawn(), p.scale()
	return image.Pt(int(drawn.Width*scale+0.5), int(drawn.Height*scale+0.5))
}

// fit scales the picture down beside the UI goroutine, one size after the other.
func (p *Picture) fit(size image.Point) {
	if p.scaling {
		return
	}
	p.scaling = true
	picture := p.picture
	beside := p.Beside
	if beside == nil {
		beside = func(work func()) { go work() }
	}
	beside(func() {
		out := image.NewRGBA(image.Rectangle{Max: size})
		draw.BiLinear.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Src, nil)
		fyne.Do(func() {
			p.scaling = false
			if p.picture == picture {
				p.fitted = out
			}
			p.sheet.Refresh() // which asks for the size that is wanted by now
		})
	})
}

// quarterTurn returns a picture turned by a quarter, clockwise.
func quarterTurn(picture image.Image) image.Image {
	b := picture.Bounds()
	from := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(from, from.Bounds(), picture, b.Min, draw.Src)
	to := image.NewRGBA(image.Rect(0, 0, b.Dy(), b.Dx()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			copy(to.Pix[to.PixOffset(b.Dy()-1-y, x):][:4], from.Pix[from.PixOffset(x, y):][:4])
		}
	}
	return to
}

// pictureStep is how far an arrow moves the picture, in designed units.
const pictureStep = 60

// TypedKey zooms, moves the picture, or passes the key on to the window.
func (p *Picture) TypedKey(ev *fyne.KeyEvent) {
	if p.OnKey != nil && p.OnKey(ev.Name) {
		return
	}
	switch ev.Name {
	case fyne.KeySpace:
		p.SetWhole(!p.whole)
	case fyne.KeyUp:
		p.move(0, -scaled(pictureStep))
	case fyne.KeyDown:
		p.move(0, scaled(pictureStep))
	default:
		forwardKey(p, ev)
	}
}

// move shows another part of a picture that does not fit.
func (p *Picture) move(dx, dy float32) {
	over := p.sheet.MinSize().Subtract(p.scroll.Size())
	at := p.scroll.Offset.AddXY(dx, dy)
	p.scroll.ScrollToOffset(fyne.NewPos(max(0, min(at.X, over.Width)), max(0, min(at.Y, over.Height))))
}

// TypedRune has no use for text.
func (p *Picture) TypedRune(rune) {}

// TypedShortcut passes shortcuts on to the window.
func (p *Picture) TypedShortcut(s fyne.Shortcut) { forwardShortcut(p, s) }

// FocusGained changes nothing: the whole page has the keyboard.
func (p *Picture) FocusGained() {}

// FocusLost changes nothing.
func (p *Picture) FocusLost() {}

// CreateRenderer draws the picture in its scroller.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pictureRenderer{p: p, ground: newFill(theme.ColorNameBackground, 1, 1)}
}

type pictureRenderer struct {
	p      *Picture
	ground *fill
}

func (r *pictureRenderer) Destroy()           {}
func (r *pictureRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(scaled(80)) }
func (r *pictureRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.p.scroll}
}

func (r *pictureRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.p.scroll.Resize(size)
	r.p.sheet.Refresh()
	r.p.scroll.Refresh()
}

func (r *pictureRenderer) Refresh() {
	r.ground.Refresh()
	r.Layout(r.p.Size())
}
