package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// BringIntoView scrolls to something that has the keyboard, as little as has to be. What was not drawn yet has no place,
// and is not scrolled to.
func BringIntoView(scroll *container.Scroll, to fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(to) == nil {
		return
	}
	at := scroll.Offset
	top := driver.AbsolutePositionForObject(to).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	switch bottom := top + to.Size().Height; {
	case top < at.Y:
		at.Y = top
	case bottom > at.Y+scroll.Size().Height:
		at.Y = max(0, min(top, bottom-scroll.Size().Height))
	default:
		return
	}
	scroll.ScrollToOffset(at)
}

// SettleScroll gives what scrolls its width before the scroller asks for its height.
func SettleScroll(scroll *container.Scroll) {
	if width := scroll.Size().Width; width > 0 {
		scroll.Content.Resize(fyne.NewSize(width, scroll.Content.MinSize().Height))
		scroll.Refresh()
	}
}
