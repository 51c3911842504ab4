package campaigns

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/widgets"
)

// halves puts two objects side by side; a choice of many words is cut where it has no more room.
func halves(left, right fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Halves(280, 28, left, right)
}
