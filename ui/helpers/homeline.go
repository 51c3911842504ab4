package helpers

import (
	"strconv"

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

// homeLine is a household in the side panel; a click opens it.
type homeLine struct {
	widget.BaseWidget

	OnTapped func()

	home   township.HouseholdRow
	ground *canvas.Rectangle
}

var (
	_ fyne.Tappable      = (*homeLine)(nil)
	_ desktop.Hoverable  = (*homeLine)(nil)
	_ desktop.Cursorable = (*homeLine)(nil)
)

func newHomeLine(r township.HouseholdRow, tapped func()) *homeLine {
	l := &homeLine{OnTapped: tapped, home: r, ground: canvas.NewRectangle(nil)}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped opens the household.
func (l *homeLine) Tapped(*fyne.PointEvent) { l.OnTapped() }

// MouseIn lights the line.
func (l *homeLine) MouseIn(*desktop.MouseEvent) { l.light(theme.Color(theme.ColorNameHover)) }

// MouseMoved changes nothing.
func (l *homeLine) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light off.
func (l *homeLine) MouseOut() { l.light(nil) }

// Cursor says that a click does something.
func (l *homeLine) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (l *homeLine) light(c interface{ RGBA() (r, g, b, a uint32) }) {
	l.ground.FillColor = c
	l.ground.Refresh()
}

// CreateRenderer shows village, group and head, and at the end people and ledger.
func (l *homeLine) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	where := widgets.NewQuiet(l.home.Village + l.home.Group)
	name := widgets.NewText(widgets.ShortName(l.home.Head, "户主未知"))
	people := widgets.NewQuiet(strconv.Itoa(l.home.People) + "人")
	ledger := widgets.NewText(township.StyleOf(l.home.Ledger).Short)
	ledger.Color = look.ColorLedgerInk(l.home.Ledger)
	for _, t := range []*widgets.Text{where, name, people, ledger} {
		t.FontSize = 13
	}
	ends := widgets.Row(8, people, ledger)
	row := widgets.Inset(4, 4, widgets.Frame(nil, nil, widgets.Row(8, where), ends, widgets.Inset(0, 8, name)))
	return widget.NewSimpleRenderer(container.NewStack(l.ground, row))
}
