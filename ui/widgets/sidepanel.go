package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// SidePanel is the panel at the right of a list: it tells of what is selected, with deeds at its foot, or says what it
// is for while nothing is. It is put together from other widgets and is none itself: Content is what the page shows.
type SidePanel struct {
	Content *fyne.Container

	scroll       *container.Scroll
	filled, none fyne.CanvasObject
	key          string // of what is told of
}

// NewSidePanel makes a panel that tells of nothing; empty is the sentence that says what it is for, deeds what stands at
// its foot, nil for nothing.
func NewSidePanel(empty string, deeds fyne.CanvasObject) *SidePanel {
	p := &SidePanel{scroll: container.NewVScroll(Stack(0))}
	p.filled = NewSurface(p.scroll)
	if deeds != nil {
		p.filled = NewSurface(Frame(nil, Inset(8, 12, deeds), nil, nil, p.scroll))
	}
	p.none = NewSurface(Inset(0, 12, NewEmptyState(nil, empty, "", nil)))
	p.Content = container.NewStack(p.filled, p.none)
	p.Clear()
	return p
}

// Show tells of what is selected, whose key tells it from others: told of anew, the same stays where it was scrolled to.
func (p *SidePanel) Show(key string, parts ...fyne.CanvasObject) {
	same := p.key == key
	p.key = key
	p.none.Hide()
	p.filled.Show()
	p.scroll.Content = Inset(12, 12, Stack(10, parts...))
	if !same {
		p.scroll.ScrollToTop()
	}
	p.scroll.Refresh()
}

// Clear tells of nothing.
func (p *SidePanel) Clear() {
	p.key = ""
	p.filled.Hide()
	p.none.Show()
}

// Filled says whether it tells of something.
func (p *SidePanel) Filled() bool { return p.filled.Visible() }
