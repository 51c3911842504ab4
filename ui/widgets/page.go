package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Margins of a page in designed units.
const (
	pageMargin    = 12
	titleHeight   = 44
	footerHeight  = 38
	sidePanel     = 320
	filtersMargin = 8
)

// Page is the frame of every screen: a title row with counts and deeds, a line of filters, the
// body, a panel at the right that can be shown and hidden, and a footer. Parts that are not
// set take no room.
type Page struct {
	widget.BaseWidget

	OnBack func() // set before the page is shown: a way back stands before the title

	title   *Text
	counts  *Text
	deeds   *fyne.Container
	filters *Flow
	split   *Split
	footer  *fyne.Container
	left    *fyne.Container // of the footer
	right   *fyne.Container // of the footer: deeds for the selection
	titles  *fyne.Container
	back    *Button
	parts   []fyne.CanvasObject
	lines   [2]*fill

	unwanted bool              // the clerk does not want the panel at the right
	remember func(wanted bool) // nil: nothing is kept of it
}

// NewPage makes a page with a title and an empty body.
func NewPage(title string) *Page {
	p := &Page{title: NewTitle(title), counts: NewQuiet(""), filters: NewFlow()}
	p.deeds = Row(8)
	p.split = NewSplit(nil, nil, nil)
	p.left, p.right = Row(16), Row(8)
	p.footer = Row(0, p.left, Spacer(), p.right)
	p.back = NewQuietButton("‹ 返回", nil, func() { p.goBack() })
	p.back.Hide()
	heading, counts := Inset(0, 4, p.title), Inset(0, 8, p.counts)
	p.titles = container.New(&titleLayout{back: p.back, title: heading, counts: counts, deeds: p.deeds}, p.back, heading, counts, p.deeds)
	for i := range p.lines {
		p.lines[i] = newFill(theme.ColorNameSeparator, 1, 1)
	}
	p.footer.Hide()
	p.parts = []fyne.CanvasObject{
		p.titles, p.filters, p.split, p.footer, p.lines[0], p.lines[1],
	}
	p.ExtendBaseWidget(p)
	return p
}

// SetTitle changes the title.
func (p *Page) SetTitle(title string) {
	p.title.SetText(title)
	p.changed(p.titles)
}

// SetCounts says how much there is, beside the title: 「460户 1451人」.
func (p *Page) SetCounts(text string) {
	p.counts.SetText(text)
	p.changed(p.titles)
}

// SetDeeds puts buttons at the right of the title row; one of them may be primary.
func (p *Page) SetDeeds(objects ...fyne.CanvasObject) {
	p.deeds.Objects = objects
	p.changed(p.titles)
}

// SetFilters puts the filters on their line, which wraps where the window is narrow.
func (p *Page) SetFilters(objects ...fyne.CanvasObject) {
	p.filters.Objects = objects
	p.changed(p.filters)
}

// changed lays the page out anew after a change to one of its parts; the others are not redrawn.
func (p *Page) changed(part fyne.CanvasObject) {
	(&pageRenderer{p}).Layout(p.Size())
	part.Refresh()
	repaint(p)
}

// SetBody replaces what the page is about.
func (p *Page) SetBody(body fyne.CanvasObject) { p.split.SetMain(body) }

// SetSide replaces the panel at the right, 320 wide; nil takes it away. Whether it is shown
// stays as it was; at first it is.
func (p *Page) SetSide(side fyne.CanvasObject) { p.split.SetRight(side) }

// ShowSide shows or hides the panel at the right.
func (p *Page) ShowSide(show bool) { p.split.ShowRight(show) }

// SideShown says whether there is a panel at the right and it is shown.
func (p *Page) SideShown() bool { return p.split.RightShown() }

// Memory keeps how the clerk likes a screen.
type Memory interface {
	Recall(key string, into any) bool
	Remember(key string, value any)
}

// KeepSide lets a memory keep under a key whether the clerk wants the panel at the right; wanted is whether he does at
// first.
func (p *Page) KeepSide(m Memory, key string, wanted bool) {
	m.Recall(key, &wanted)
	p.unwanted, p.remember = !wanted, func(wanted bool) { m.Remember(key, wanted) }
}

// OfferSide shows the panel if there is something to tell of and the clerk wants it.
func (p *Page) OfferSide(something bool) { p.ShowSide(something && !p.unwanted) }

// PutSide puts a panel at the right that is hidden until there is something to tell of, and then shown or not as the clerk
// left it.
func (p *Page) PutSide(side fyne.CanvasObject, m Memory, key string) {
	p.KeepSide(m, key, true)
	p.SetSide(side)
	p.ShowSide(false)
}

// FollowSide shows the current record in the panel at the right, while there is something to tell of and the clerk wants
// the panel.
func FollowSide[R any](p *Page, something bool, current func() (R, bool), show func(R), clear func()) {
	p.OfferSide(something)
	if !p.SideShown() {
		return
	}
	if r, ok := current(); ok {
		show(r)
	} else {
		clear()
	}
}

// ToggleSide shows the panel at the right if it is hidden, and hides it if shown; so the clerk wants it from then on.
func (p *Page) ToggleSide() {
	p.unwanted = p.SideShown()
	p.ShowSide(!p.unwanted)
	if p.remember != nil {
		p.remember(!p.unwanted)
	}
}

// SetFooter puts counts at the left of the footer and deeds for the selection at its right.
func (p *Page) SetFooter(left, right []fyne.CanvasObject) {
	p.left.Objects, p.right.Objects = left, right
	p.footer.Hidden = len(left)+len(right) == 0
	p.changed(p.footer)
}

// Back goes back if the page has a way back, and says whether it did.
func (p *Page) Back() bool { return p.goBack() }

func (p *Page) goBack() bool {
	if p.OnBack == nil {
		return false
	}
	p.OnBack()
	return true
}

// CreateRenderer draws the parts.
func (p *Page) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	p.back.Hidden = p.OnBack == nil
	return &pageRenderer{p}
}

type pageRenderer struct{ p *Page }

func (r *pageRenderer) Destroy()                     {}
func (r *pageRenderer) Objects() []fyne.CanvasObject { return r.p.parts }

func (r *pageRenderer) MinSize() fyne.Size {
	body := r.p.split.MinSize()
	width := max(body.Width, r.p.titles.MinSize().Width) + 2*scaled(pageMargin)
	return fyne.NewSize(width, scaled(titleHeight)+body.Height)
}

func (r *pageRenderer) Layout(size fyne.Size) {
	margin, p := scaled(pageMargin), r.p
	place(p.titles, margin, 0, size.Width-2*margin, scaled(titleHeight))
	top := scaled(titleHeight) + r.layoutFilters(size.Width)
	bottom := size.Height - r.layoutFooter(size)
	place(p.lines[0], 0, top, size.Width, 1)
	place(p.split, 0, top+1, size.Width, bottom-top-1)
}

// layoutFilters returns the height of the filter line, 0 without filters.
func (r *pageRenderer) layoutFilters(width float32) float32 {
	f := r.p.filters
	f.Hidden = len(visibleOf(f.Objects)) == 0
	if f.Hidden {
		return 0
	}
	inner := width - 2*scaled(pageMargin)
	height := f.heightFor(inner)
	place(f, scaled(pageMargin), scaled(titleHeight), inner, height)
	return height + scaled(filtersMargin)
}

// layoutFooter returns the height of the footer, 0 without one.
func (r *pageRenderer) layoutFooter(size fyne.Size) float32 {
	f := r.p.footer
	r.p.lines[1].Hidden = f.Hidden
	if f.Hidden {
		return 0
	}
	height := scaled(footerHeight)
	place(r.p.lines[1], 0, size.Height-height, size.Width, 1)
	place(f, scaled(pageMargin), size.Height-height, size.Width-2*scaled(pageMargin), height)
	return height
}

func (r *pageRenderer) Refresh() {
	r.p.back.Hidden = r.p.OnBack == nil
	for _, o := range r.p.parts {
		o.Refresh()
	}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

// place moves and sizes an object.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(0, width), max(0, height)))
}
