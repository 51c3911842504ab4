package households

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// scrollBody is the scrolling body of a page that takes the keyboard: arrows and pages scroll,
// Alt+↑ and Alt+↓ step, everything else goes on to the window.
type scrollBody struct {
	widget.BaseWidget

	onStep func(by int)
	scroll *container.Scroll
}

var (
	_ fyne.Focusable    = (*scrollBody)(nil)
	_ fyne.Shortcutable = (*scrollBody)(nil)
	_ fyne.Tappable     = (*scrollBody)(nil)
)

func newScrollBody() *scrollBody {
	b := &scrollBody{scroll: container.NewVScroll(container.NewStack())}
	b.ExtendBaseWidget(b)
	return b
}

// set replaces the content; it stays scrolled as far as it was.
func (b *scrollBody) set(content fyne.CanvasObject) {
	at := b.scroll.Offset
	b.scroll.Content = widgets.Inset(12, 12, content)
	b.scroll.Refresh()
	b.settle()
	b.scroll.Offset = at
	b.scrollBy(0)
}

// settle gives the content its width before the scroller asks for its height: what wraps and what
// goes into columns depends on it.
func (b *scrollBody) settle() {
	if width := b.scroll.Size().Width; width > 0 {
		b.scroll.Content.Resize(fyne.NewSize(width, b.scroll.Content.MinSize().Height))
		b.scroll.Refresh()
	}
}

// Tapped takes the keyboard.
func (b *scrollBody) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// FocusGained changes nothing: the whole page has the keyboard.
func (b *scrollBody) FocusGained() {}

// FocusLost changes nothing.
func (b *scrollBody) FocusLost() {}

// TypedRune has no use for text.
func (b *scrollBody) TypedRune(rune) {}

// scrollLine is how far an arrow scrolls, in designed units.
const scrollLine = 40

// TypedKey scrolls, or passes the key on to the window.
func (b *scrollBody) TypedKey(ev *fyne.KeyEvent) {
	if !b.key(ev.Name) {
		b.forward(ev)
	}
}

// key scrolls, and says whether it had a use for the key.
func (b *scrollBody) key(name fyne.KeyName) bool {
	page := b.scroll.Size().Height - look.Scaled(scrollLine)
	switch name {
	case fyne.KeyUp:
		b.scrollBy(-look.Scaled(scrollLine))
	case fyne.KeyDown:
		b.scrollBy(look.Scaled(scrollLine))
	case fyne.KeyPageUp:
		b.scrollBy(-page)
	case fyne.KeyPageDown, fyne.KeySpace:
		b.scrollBy(page)
	case fyne.KeyHome:
		b.scroll.ScrollToTop()
	case fyne.KeyEnd:
		b.scroll.ScrollToBottom()
	default:
		return false
	}
	return true
}

func (b *scrollBody) scrollBy(dy float32) {
	at := b.scroll.Offset
	at.Y = min(max(0, at.Y+dy), max(0, b.scroll.Content.Size().Height-b.scroll.Size().Height))
	b.scroll.ScrollToOffset(at)
}

// reach brings a part of the content into view.
func (b *scrollBody) reach(o fyne.CanvasObject) {
	top, ok := heightIn(b.scroll.Content, o)
	if !ok {
		return
	}
	top -= b.scroll.Offset.Y
	around := look.Scaled(scrollLine)
	if below := top + o.Size().Height + around - b.scroll.Size().Height; below > 0 {
		b.scrollBy(below)
	} else if top < around {
		b.scrollBy(top - around)
	}
}

// heightIn is how far below the top of a content a part of it stands. The driver does not know before it has drawn the part.
func heightIn(content, part fyne.CanvasObject) (float32, bool) {
	if content == part {
		return 0, true
	}
	if c, ok := content.(*fyne.Container); ok {
		for _, o := range c.Objects {
			if y, ok := heightIn(o, part); ok {
				return o.Position().Y + y, true
			}
		}
	}
	return 0, false
}

func (b *scrollBody) forward(ev *fyne.KeyEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(ev)
	}
}

// TypedShortcut steps with Alt+↑ and Alt+↓, or passes the shortcut on to the window.
func (b *scrollBody) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierAlt {
		switch c.KeyName {
		case fyne.KeyUp:
			b.onStep(-1)
			return
		case fyne.KeyDown:
			b.onStep(1)
			return
		}
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(b).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// CreateRenderer draws the scroller.
func (b *scrollBody) CreateRenderer() fyne.WidgetRenderer { return &scrollBodyRenderer{b} }

type scrollBodyRenderer struct{ b *scrollBody }

func (r *scrollBodyRenderer) Destroy()                     {}
func (r *scrollBodyRenderer) MinSize() fyne.Size           { return r.b.scroll.MinSize() }
func (r *scrollBodyRenderer) Refresh()                     { r.b.scroll.Refresh() }
func (r *scrollBodyRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.scroll} }

func (r *scrollBodyRenderer) Layout(size fyne.Size) {
	r.b.scroll.Resize(size)
	r.b.settle()
}
