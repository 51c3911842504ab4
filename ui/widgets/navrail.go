package widgets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of the navigation in designed units.
const (
	railWidth     = 132
	railCollapsed = 48
	railHead      = 44
	railItem      = 36
	railLeast     = 26 // of an item, where the window is low
)

// NavItem is one place in the navigation.
type NavItem struct {
	Key   string
	Label string
	Icon  fyne.Resource
}

// NavRail is the navigation down the left: icon and word, an accent bar on the current place,
// and, collapsed, the icons alone. Alt+1 … Alt+9 go to the places in their order once
// AddShortcuts was called.
type NavRail struct {
	widget.BaseWidget

	Title       string // above the places
	OnSelected  func(key string)
	OnCollapsed func(collapsed bool) // the clerk has collapsed or opened the rail

	items     []*navItem
	current   string
	collapsed bool
	toggle    *navItem
}

// NewNavRail makes a rail of the given places; none is current until Select.
func NewNavRail(title string, items ...NavItem) *NavRail {
	n := &NavRail{Title: title}
	for _, item := range items {
		n.items = append(n.items, newNavItem(n, item))
	}
	n.ExtendBaseWidget(n)
	return n
}

// SetToggleIcon adds an item at the foot of the rail that collapses and opens it.
func (n *NavRail) SetToggleIcon(icon fyne.Resource) {
	n.toggle = newNavItem(n, NavItem{Label: "收起", Icon: icon})
	n.toggle.OnTapped = func() {
		n.SetCollapsed(!n.collapsed)
		if n.OnCollapsed != nil {
			n.OnCollapsed(n.collapsed)
		}
	}
	n.Refresh()
}

// Current is the key of the current place.
func (n *NavRail) Current() string { return n.current }

// Select makes a place current without calling OnSelected.
func (n *NavRail) Select(key string) {
	n.current = key
	for _, item := range n.items {
		item.Refresh()
	}
}

// Go makes a place current and calls OnSelected, as a click does.
func (n *NavRail) Go(key string) {
	n.Select(key)
	if n.OnSelected != nil {
		n.OnSelected(key)
	}
}

// SetMark puts a short text behind the word of a place, such as a number of things overdue;
// "" takes it away.
func (n *NavRail) SetMark(key, mark string) {
	for _, item := range n.items {
		if item.Key == key {
			item.mark.SetText(mark)
			item.Refresh()
		}
	}
}

// Collapsed says whether only the icons are shown.
func (n *NavRail) Collapsed() bool { return n.collapsed }

// SetCollapsed shows the icons alone, or with their words. OnCollapsed is not called.
func (n *NavRail) SetCollapsed(collapsed bool) {
	n.collapsed = collapsed
	n.Refresh()
}

// AddShortcuts lets Alt+1 … Alt+9 go to the places in their order.
func (n *NavRail) AddShortcuts(c fyne.Canvas) {
	for i, item := range n.items[:min(len(n.items), 9)] {
		key := fyne.KeyName(strconv.Itoa(i + 1))
		OnShortcut(c, fyne.KeyModifierAlt, key, func() { n.Go(item.Key) })
	}
}

// CreateRenderer draws the rail.
func (n *NavRail) CreateRenderer() fyne.WidgetRenderer {
	n.ExtendBaseWidget(n)
	r := &railRenderer{n: n, line: newFill(theme.ColorNameSeparator, 1, 1), ground: newFill(theme.ColorNameInputBackground, 1, 1)}
	r.title = newText(&Text{Bold: true, FontSize: 16})
	return r
}

type railRenderer struct {
	n            *NavRail
	line, ground *fill
	title        *Text
}

func (r *railRenderer) Destroy() {}

func (r *railRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.title, r.line}
	for _, item := range r.n.items {
		objects = append(objects, item)
	}
	if r.n.toggle != nil {
		objects = append(objects, r.n.toggle)
	}
	return objects
}

func (r *railRenderer) MinSize() fyne.Size {
	width := scaled(railWidth)
	if r.n.collapsed {
		width = scaled(railCollapsed)
	}
	return fyne.NewSize(width, scaled(railHead)+float32(len(r.n.items)+1)*scaled(railLeast))
}

func (r *railRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	place(r.line, size.Width-1, 0, 1, size.Height)
	place(r.title, scaled(16), 0, size.Width-scaled(20), scaled(railHead))
	y, height := scaled(railHead), r.itemHeight(size.Height)
	for _, item := range r.n.items {
		place(item, 0, y, size.Width-1, height)
		y += height
	}
	if r.n.toggle != nil {
		place(r.n.toggle, 0, size.Height-height, size.Width-1, height)
	}
}

// itemHeight lets the places draw together in a window that is too low for all of them.
func (r *railRenderer) itemHeight(height float32) float32 {
	share := (height - scaled(railHead)) / float32(len(r.n.items)+1)
	return max(scaled(railLeast), min(scaled(railItem), share))
}

func (r *railRenderer) Refresh() {
	r.title.Text, r.title.Hidden = r.n.Title, r.n.collapsed
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.n.Size())
	canvas.Refresh(r.n)
}

// navItem is one place of the rail.
type navItem struct {
	Pressable
	NavItem
	rail *NavRail
	mark *Text
}

func newNavItem(n *NavRail, item NavItem) *navItem {
	i := &navItem{NavItem: item, rail: n, mark: newText(&Text{FontSize: 12, Color: theme.ColorNameError, Bold: true})}
	i.SetUp(i, func() { n.Go(item.Key) })
	return i
}

func (i *navItem) isCurrent() bool { return i.Key != "" && i.Key == i.rail.current }

// CreateRenderer draws the item.
func (i *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navItemRenderer{i: i, ground: newFill("", 1, 1), bar: newFill(theme.ColorNamePrimary, 1, 1)}
	r.icon, r.word = NewIcon(i.Icon), NewText(i.Label)
	r.Refresh()
	return r
}

type navItemRenderer struct {
	i           *navItem
	ground, bar *fill
	icon        *Icon
	word        *Text
}

func (r *navItemRenderer) Destroy() {}
func (r *navItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.bar, r.icon, r.word, r.i.mark}
}

func (r *navItemRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scaled(railCollapsed), scaled(railLeast))
}

func (r *navItemRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.bar.Resize(fyne.NewSize(gridBarWidth, size.Height))
	icon := scaled(defaultIconSize)
	x := (scaled(railCollapsed) - icon) / 2
	place(r.icon, x, 0, icon, size.Height)
	mark := r.i.mark.MinSize().Width
	place(r.word, x+icon+scaled(10), 0, size.Width-x-icon-scaled(14)-mark, size.Height)
	place(r.i.mark, size.Width-mark-scaled(10), 0, mark, size.Height)
}

func (r *navItemRenderer) Refresh() {
	current := r.i.isCurrent()
	name := theme.ColorNameForeground
	if current {
		name = theme.ColorNamePrimary
	}
	r.icon.Color, r.word.Color, r.word.Bold = name, name, current
	r.word.Hidden = r.i.rail.collapsed
	r.i.mark.Hidden = r.i.rail.collapsed
	r.bar.Hidden = !current
	r.ground.name, r.ground.edge = r.groundName(current), ""
	if r.i.focused {
		r.ground.edge = theme.ColorNamePrimary
	}
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.i.Size())
	canvas.Refresh(r.i)
}

func (r *navItemRenderer) groundName(current bool) fyne.ThemeColorName {
	switch {
	case current:
		return theme.ColorNameSelection
	case r.i.hovered:
		return theme.ColorNameHover
	}
	return ""
}
