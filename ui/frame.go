package ui

import "fyne.io/fyne/v2"

// frameLayout places navigation, top bar, page and status line, in this order, edge to edge.
type frameLayout struct{}

func (frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rail, top, page, status := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize(), objects[3].MinSize()
	return fyne.NewSize(
		rail.Width+max(top.Width, page.Width),
		max(rail.Height, top.Height+page.Height)+status.Height)
}

func (frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	rail, top, page, status := objects[0], objects[1], objects[2], objects[3]
	left, head, foot := rail.MinSize().Width, top.MinSize().Height, status.MinSize().Height
	rail.Resize(fyne.NewSize(left, size.Height-foot))
	top.Move(fyne.NewPos(left, 0))
	top.Resize(fyne.NewSize(size.Width-left, head))
	page.Move(fyne.NewPos(left, head))
	page.Resize(fyne.NewSize(size.Width-left, size.Height-head-foot))
	status.Move(fyne.NewPos(0, size.Height-foot))
	status.Resize(fyne.NewSize(size.Width, foot))
}
