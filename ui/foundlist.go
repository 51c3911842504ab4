package ui

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// foundList is the list under the search box: a few hits, kind by kind, and a note about all that was found.
type foundList struct {
	widget.BaseWidget

	OnPicked func(township.Hit)
	OnAll    func()     // the line that lists all was picked
	OnLeave  func()     // ↑ on the first row, or Esc: back to the box
	OnRune   func(rune) // a character was typed
	OnBlur   func()

	hits    []township.Hit
	picks   []func() // what each row does, in the order shown
	box     *fyne.Container
	current int // -1 while the keyboard is in the box
}

var _ fyne.Focusable = (*foundList)(nil)

func newFoundList() *foundList {
	l := &foundList{box: widgets.Stack(0), current: -1}
	l.ExtendBaseWidget(l)
	return l
}

// SetHits lists hits under the words of their kinds, or what was opened last, one after the other.
func (l *foundList) SetHits(found township.Found, note string, recent bool) {
	l.hits, l.picks, l.current = found.Hits, nil, -1
	l.box.Objects = nil
	for i, h := range l.hits {
		if !recent && (i == 0 || l.hits[i-1].Kind != h.Kind) {
			l.box.Add(kindHeading(h.Kind, found.Totals[h.Kind]))
		}
		l.addRow(hitLine(h, recent), func() { l.OnPicked(h) })
	}
	if !recent && found.Total() > 1 && listable(found) {
		l.box.Add(widgets.Rule())
		l.addRow(widgets.NewText(listAllWord), func() { l.OnAll() })
	}
	quiet := widgets.NewQuiet(note)
	quiet.FontSize = 12
	l.box.Add(widgets.Inset(6, 12, quiet))
	l.box.Refresh()
}

// listAllWord stands on the line that lists all.
const listAllWord = "在“农户”里全部列出"

// kindHeading names a kind of hits, and how many there are.
func kindHeading(k township.HitKind, total int) fyne.CanvasObject {
	t := widgets.NewQuiet(fmt.Sprintf("%s　%s", k.Word(), grouped(total)))
	t.FontSize = 12
	return widgets.Inset(3, 12, t)
}

func (l *foundList) addRow(content fyne.CanvasObject, pick func()) {
	l.box.Add(newFoundRow(l, len(l.picks), content))
	l.picks = append(l.picks, pick)
}

// Len is how many rows can be picked.
func (l *foundList) Len() int { return len(l.picks) }

// FocusGained marks the first household.
func (l *foundList) FocusGained() { l.moveTo(0) }

// FocusLost takes the mark away.
func (l *foundList) FocusLost() {
	l.moveTo(-1)
	l.OnBlur()
}

// TypedRune goes on typing in the box.
func (l *foundList) TypedRune(r rune) { l.OnRune(r) }

// TypedKey moves, opens, or goes back to the box.
func (l *foundList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		l.moveTo(min(l.current+1, len(l.picks)-1))
	case fyne.KeyUp:
		if l.current <= 0 {
			l.OnLeave()
			return
		}
		l.moveTo(l.current - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.pick(l.current)
	case fyne.KeyEscape, fyne.KeyBackspace:
		l.OnLeave()
	}
}

func (l *foundList) pick(i int) {
	if i >= 0 && i < len(l.picks) {
		l.picks[i]()
	}
}

func (l *foundList) moveTo(i int) {
	l.current = i
	for _, o := range l.box.Objects {
		if r, ok := o.(*foundRow); ok {
			r.Refresh()
		}
	}
}

// CreateRenderer draws the rows.
func (l *foundList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.box) }

// titleWidth is the width of names, in designed units.
const titleWidth = 72

// hitLine is one hit: what it is called, where it is, what of it matched, and how it stands.
func hitLine(h township.Hit, recent bool) fyne.CanvasObject {
	detail := h.Detail
	if h.People > 0 {
		detail += fmt.Sprintf("　%d人", h.People)
	}
	if recent && h.Kind == township.HitHelper {
		detail = h.Kind.Word() + "　" + detail
	}
	row := widgets.Row(12, widgets.FixedWidth(titleWidth, widgets.NewBold(widgets.ShortName(h.Title, "姓名未知"))), widgets.NewQuiet(detail))
	if h.Matched != "" {
		row.Add(widgets.NewText(h.Matched))
	}
	row.Add(widgets.Spacer())
	if h.State != "" {
		row.Add(widgets.NewBadge(h.State, look.ColorQuiet, look.ColorGround))
	}
	if h.Ledger != township.None {
		row.Add(widgets.NewBadge(h.Ledger.Word(), look.ColorLedgerInk(h.Ledger), look.ColorLedgerTint(h.Ledger)))
	}
	return row
}

// foundRow is one row of the list that can be picked.
type foundRow struct {
	widget.BaseWidget
	list    *foundList
	i       int
	ground  *canvas.Rectangle
	content fyne.CanvasObject
}

var (
	_ desktop.Mouseable = (*foundRow)(nil)
	_ desktop.Hoverable = (*foundRow)(nil)
)

func newFoundRow(l *foundList, i int, content fyne.CanvasObject) *foundRow {
	r := &foundRow{list: l, i: i, ground: canvas.NewRectangle(nil), content: widgets.Inset(5, 12, content)}
	r.ExtendBaseWidget(r)
	return r
}

// MouseDown opens the household: at once, for letting go may find the list hidden already.
func (r *foundRow) MouseDown(ev *desktop.MouseEvent) {
	if ev.Button == desktop.MouseButtonPrimary {
		r.list.pick(r.i)
	}
}

// MouseUp changes nothing.
func (r *foundRow) MouseUp(*desktop.MouseEvent) {}

// MouseIn marks the household.
func (r *foundRow) MouseIn(*desktop.MouseEvent) { r.list.moveTo(r.i) }

// MouseMoved changes nothing.
func (r *foundRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut changes nothing: the mark stays on the last one.
func (r *foundRow) MouseOut() {}

// Refresh shows whether the row is marked.
func (r *foundRow) Refresh() {
	r.paint()
	r.BaseWidget.Refresh()
}

func (r *foundRow) paint() {
	r.ground.FillColor = color.Transparent
	if r.i == r.list.current {
		r.ground.FillColor = theme.Color(theme.ColorNameSelection)
	}
}

// CreateRenderer draws the household.
func (r *foundRow) CreateRenderer() fyne.WidgetRenderer {
	r.paint()
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.content))
}
