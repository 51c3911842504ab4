package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func chartInWindow(t *testing.T) (c *BarChart, opened *[]string) {
	t.Helper()
	test.NewTempApp(t)
	c, opened = NewBarChart("人均（元）"), &[]string{}
	c.OnOpen = func(key string) { *opened = append(*opened, key) }
	c.Set([]Bar{{Key: "a", Name: "低于 1", Value: 4}, {Key: "b", Name: "1 到 2", From: "1"}, {Key: "c", Name: "2 以上", From: "2", Value: 8}},
		BarLine{0.5, "下线"}, BarLine{2.9, "一条很长很长很长的线的名称"})
	w := test.NewTempWindow(t, c)
	w.Resize(fyne.NewSize(300, 300))
	c.Resize(fyne.NewSize(300, c.MinSize().Height))
	return c, opened
}

func TestBarsOpen(t *testing.T) {
	c, opened := chartInWindow(t)
	for _, x := range []float32{10, 150, 290, 400} { // the second has nothing to open, the last is beside
		c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 60)})
	}
	c.FocusGained()
	for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyReturn, fyne.KeyHome, fyne.KeySpace, fyne.KeyRight, fyne.KeyReturn, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyEnter} {
		c.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want := []string{"a", "c", "c", "a", "a"}
	if len(*opened) != len(want) {
		t.Fatalf("opened are %v, want %v", *opened, want)
	}
	for i := range want {
		if (*opened)[i] != want[i] {
			t.Errorf("opened are %v, want %v", *opened, want)
		}
	}
}

func TestBarsSayWhatTheyAre(t *testing.T) {
	c, _ := chartInWindow(t)
	if c.Said() != "人均（元）" {
		t.Errorf("it says %q", c.Said())
	}
	c.FocusGained()
	if c.Said() != "低于 1" {
		t.Errorf("with the keyboard it says %q", c.Said())
	}
	c.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 50)}})
	if c.Said() != "2 以上" || c.Cursor() != desktop.PointerCursor {
		t.Errorf("under the mouse it says %q", c.Said())
	}
	c.MouseOut()
	c.FocusLost()
	if c.Said() != "人均（元）" || c.Cursor() != desktop.DefaultCursor {
		t.Errorf("left alone it says %q", c.Said())
	}
}

func TestBarsHaveTheirMeasure(t *testing.T) {
	c, _ := chartInWindow(t)
	r := test.WidgetRenderer(c).(*barRenderer)
	high, half, none := r.bars[2].Size().Height, r.bars[0].Size().Height, r.bars[1].Size().Height
	if high != r.highest() || half != high/2 || none != 0 {
		t.Errorf("the bars are %v, %v and %v high", half, none, high)
	}
	if x := r.strokes[0].Position().X + 0.75; x != 50 {
		t.Errorf("the first line stands at %v", x)
	}
	if last := r.labels[1]; last.Position().X+last.Size().Width > 290 || last.Position().X < 0 {
		t.Errorf("the word of the last line stands at %v, %v wide", last.Position(), last.Size())
	}
	c.Set(nil)
	if len(r.Objects()) != 4 || c.Said() != "人均（元）" {
		t.Errorf("without bars %d objects are left", len(r.Objects()))
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}
