package income

import (
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

func TestHalvesStandBelowEachOtherWhereTheyHaveNoRoom(t *testing.T) {
	uitest.NewHost(t)
	box := func() fyne.CanvasObject { return widgets.FixedWidth(100, widgets.FixedHeight(40, widgets.Rule())) }
	left, right := box(), box()
	turns := 0
	both := halves(left, right, func() { turns++ })
	for _, c := range []struct {
		width   float32
		x, y, h float32
		turns   int
	}{{400, 206, 0, 40, 0}, {180, 0, 52, 92, 1}, {190, 0, 52, 92, 1}, {212 * 2, 218, 0, 40, 2}} {
		both.Resize(fyne.NewSize(c.width, 200))
		if at := right.Position(); at.X != c.x || at.Y != c.y || both.MinSize().Height != c.h || turns != c.turns {
			t.Errorf("%v wide, the second stands at %v, %v high, after %d turns", c.width, at, both.MinSize().Height, turns)
		}
	}
}
