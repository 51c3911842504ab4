package widgets

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// shownPicture puts a picture of so many pixels into a window of 400 × 300.
func shownPicture(t *testing.T, w, h int) (*Picture, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	p := NewPicture()
	p.Beside = func(work func()) { work() }
	win := test.NewTempWindow(t, p)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(400, 300))
	p.Resize(fyne.NewSize(400, 300))
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	m.Set(0, 0, color.RGBA{255, 0, 0, 255})
	p.Set(m)
	return p, win
}

// drawnImage is the image on screen.
func drawnImage(t *testing.T, p *Picture) *canvas.Image {
	t.Helper()
	for _, o := range test.LaidOutObjects(p) {
		if i, ok := o.(*canvas.Image); ok && i.Visible() && i.Image != nil {
			return i
		}
	}
	t.Fatal("no picture is drawn")
	return nil
}

func TestPictureFits(t *testing.T) {
	p, _ := shownPicture(t, 1200, 600)
	i := drawnImage(t, p)
	if i.Size() != fyne.NewSize(400, 200) || i.Position() != fyne.NewPos(0, 50) {
		t.Errorf("drawn %v at %v", i.Size(), i.Position())
	}
	if got := i.Image.Bounds().Size(); got != image.Pt(400, 200) {
		t.Errorf("%v pixels are drawn, want as many as the screen has", got)
	}
	p.Resize(fyne.NewSize(200, 300))
	if i := drawnImage(t, p); i.Size() != fyne.NewSize(200, 100) || i.Image.Bounds().Dx() != 200 {
		t.Errorf("in a narrower window %v of %v", i.Size(), i.Image.Bounds())
	}
}

func TestSmallPictureIsNotBlownUp(t *testing.T) {
	p, _ := shownPicture(t, 40, 20)
	if i := drawnImage(t, p); i.Size() != fyne.NewSize(40, 20) || i.Position() != fyne.NewPos(180, 140) {
		t.Errorf("drawn %v at %v", i.Size(), i.Position())
	}
}

func TestPictureWhole(t *testing.T) {
	p, _ := shownPicture(t, 1200, 600)
	zoomed := 0
	p.OnZoom = func() { zoomed++ }
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if i := drawnImage(t, p); !p.Whole() || i.Size() != fyne.NewSize(1200, 600) || zoomed != 1 {
		t.Errorf("whole %v: drawn %v, told %d times", p.Whole(), i.Size(), zoomed)
	}
	if p.scroll.Offset != fyne.NewPos(400, 150) {
		t.Errorf("begins at %v, want in the middle", p.scroll.Offset)
	}
	p.sheet.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 100, DY: 500}})
	if p.scroll.Offset != fyne.NewPos(300, 0) {
		t.Errorf("dragged to %v", p.scroll.Offset)
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if p.scroll.Offset.Y != scaled(pictureStep) {
		t.Errorf("moved to %v", p.scroll.Offset)
	}
	p.sheet.DoubleTapped(nil)
	if p.Whole() || p.scroll.Offset != (fyne.Position{}) || zoomed != 2 {
		t.Errorf("a double click leaves it whole %v at %v", p.Whole(), p.scroll.Offset)
	}
}

func TestPictureTurns(t *testing.T) {
	p, _ := shownPicture(t, 1200, 600)
	p.Turn()
	if i := drawnImage(t, p); i.Size() != fyne.NewSize(150, 300) {
		t.Errorf("turned it is %v", i.Size())
	}
	if r, _, _, _ := p.Image().At(599, 0).RGBA(); r == 0 {
		t.Error("the top left corner is not at the top right")
	}
	p.Set(nil)
	p.Turn()
	p.SetWhole(true)
	if p.Image() != nil {
		t.Error("nothing turned into something")
	}
}

func TestPictureKeysComeFirst(t *testing.T) {
	p, win := shownPicture(t, 1200, 600)
	var got []fyne.KeyName
	p.OnKey = func(k fyne.KeyName) bool { got = append(got, k); return k == fyne.KeyLeft }
	var passed []fyne.KeyName
	win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { passed = append(passed, ev.Name) })
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyEscape} {
		p.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if len(got) != 2 || len(passed) != 1 || passed[0] != fyne.KeyEscape {
		t.Errorf("asked %v, passed on %v", got, passed)
	}
}

func TestTile(t *testing.T) {
	test.NewTempApp(t)
	opened := 0
	tile := NewTile("房屋正面", "2021-10-12", nil, func() { opened++ })
	var keys []fyne.KeyName
	tile.OnKey = func(k fyne.KeyName) bool { keys = append(keys, k); return true }
	tile.OnMenu = func() []*fyne.MenuItem { return []*fyne.MenuItem{fyne.NewMenuItem("删除", nil)} }
	win := test.NewTempWindow(t, tile)
	test.Tap(tile)
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace, fyne.KeyDelete} {
		tile.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if opened != 3 || len(keys) != 1 {
		t.Errorf("opened %d times, asked %v", opened, keys)
	}
	tile.SetPicture(image.NewRGBA(image.Rect(0, 0, 8, 6)))
	shown := 0
	for _, o := range test.LaidOutObjects(tile) {
		if i, ok := o.(*canvas.Image); ok && i.Visible() && i.Image != nil {
			shown++
		}
	}
	if shown != 1 {
		t.Errorf("%d pictures are drawn", shown)
	}
	test.TapSecondary(tile)
	if win.Canvas().Overlays().Top() == nil {
		t.Error("the right button shows no menu")
	}
}
