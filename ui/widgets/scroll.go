package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scrollAir is what stays free above and below what is brought into view, where the scroller draws its shadow.
const scrollAir = 8

// BringIntoView scrolls to something that has the keyboard, as little as has to be. What was not drawn yet has no place,
// and is not scrolled to.
func BringIntoView(scroll *container.Scroll, to fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(to) == nil {
		return
	}
	at, height, air := scroll.Offset, scroll.Size().Height, scaled(scrollAir)
	from := driver.AbsolutePositionForObject(to).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	top, bottom := from-air, from+to.Size().Height+air
	switch last := max(0, scroll.Content.Size().Height-height); {
	case top < at.Y:
		at.Y = max(0, top)
	case bottom > at.Y+height:
		at.Y = max(0, min(top, bottom-height, last))
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
