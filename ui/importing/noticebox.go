package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// noticeBox stacks the notices, and below them the asides on a line; where they are many it
// scrolls.
type noticeBox struct {
	list   *fyne.Container
	asides *widgets.Flow
	inner  *fyne.Container
	scroll *container.Scroll
}

func newNoticeBox() *noticeBox {
	b := &noticeBox{list: widgets.Stack(0), asides: widgets.NewFlow()}
	b.asides.Gap = 4
	b.inner = widgets.Stack(0, widgets.Inset(0, 12, b.list), widgets.Inset(0, 5, b.asides))
	b.scroll = container.NewVScroll(widgets.Inset(4, 0, b.inner))
	return b
}

func (b *noticeBox) set(list []notice, asides []fyne.CanvasObject) {
	b.list.Objects = nil
	for _, n := range list {
		b.list.Add(n.object())
	}
	b.asides.Objects = asides
	b.asides.Refresh()
	b.inner.Refresh()
}

// noticeShare is the part of the body's height that notices take at most.
const noticeShare = 0.36

// bodyLayout gives the notices the height that they need at the width, up to noticeShare, and
// the rest to what is below them.
type bodyLayout struct{ box *noticeBox }

func (l *bodyLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	rest := objects[1].MinSize()
	return fyne.NewSize(rest.Width, rest.Height+look.Scaled(40))
}

func (l *bodyLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	content := l.box.scroll.Content
	content.Resize(fyne.NewSize(size.Width, content.Size().Height)) // the sentences find their lines
	height := min(content.MinSize().Height, size.Height*noticeShare)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height))
}
