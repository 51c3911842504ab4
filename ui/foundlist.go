package ui

import (
	"fmt"
	"image/color"
	"strings"

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

// foundList is the list under the search box: a few households and a note about all that was found.
type foundList struct {
	widget.BaseWidget

	OnPicked func(id int64)
	OnLeave  func()     // ↑ on the first row, or Esc: back to the box
	OnRune   func(rune) // a character was typed
	OnBlur   func()

	rows    []township.HouseholdRow
	box     *fyne.Container
	current int // -1 while the keyboard is in the box
}

var _ fyne.Focusable = (*foundList)(nil)

func newFoundList() *foundList {
	l := &foundList{box: widgets.Stack(0), current: -1}
	l.ExtendBaseWidget(l)
	return l
}

// SetRows shows households; folded is the query that found them.
func (l *foundList) SetRows(rows []township.HouseholdRow, folded, note string) {
	l.rows, l.current = rows, -1
	l.box.Objects = nil
	for i := range rows {
		l.box.Add(newFoundRow(l, i, matchedMember(&rows[i], folded)))
	}
	quiet := widgets.NewQuiet(note)
	quiet.FontSize = 12
	l.box.Add(widgets.Inset(6, 12, quiet))
	l.box.Refresh()
}

// Len is how many households are shown.
func (l *foundList) Len() int { return len(l.rows) }

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
		l.moveTo(min(l.current+1, len(l.rows)-1))
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
	if i >= 0 && i < len(l.rows) {
		l.OnPicked(l.rows[i].ID)
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

// headWidth is the width of the heads' names, in designed units.
const headWidth = 72

// foundRow is one household of the list.
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

func newFoundRow(l *foundList, i int, member string) *foundRow {
	h := &l.rows[i]
	where := fmt.Sprintf("%s %s　%d人　%s", h.Village, h.Group, h.People, h.Code)
	if member != "" {
		where = "成员 " + member + "　" + where
	}
	row := widgets.Row(12, widgets.FixedWidth(headWidth, widgets.NewBold(h.Head)), widgets.NewQuiet(where), widgets.Spacer())
	if h.Ledger != township.None {
		row.Add(widgets.NewBadge(h.Ledger.Word(), look.ColorLedgerInk(h.Ledger), look.ColorLedgerTint(h.Ledger)))
	}
	r := &foundRow{list: l, i: i, ground: canvas.NewRectangle(nil), content: widgets.Inset(6, 12, row)}
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

// matchedMember is the member by whom a household was found by name, “” where it is the head
// or where the query is not part of a name.
func matchedMember(h *township.HouseholdRow, folded string) string {
	if folded == "" || strings.Contains(strings.ToLower(h.Head), folded) {
		return ""
	}
	for _, name := range strings.Fields(h.Search.Names) {
		if strings.Contains(name, folded) {
			return name
		}
	}
	return ""
}
