package widgets

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// weekdays head the columns; the week begins on Monday.
var weekdays = []string{"一", "二", "三", "四", "五", "六", "日"}

// Measures of the calendar: six weeks of seven cells.
const (
	calendarWeeks = 6
	dayWidth      = 34
	dayHeight     = 28
)

// calendar shows a month, with today ringed and the chosen day filled. ← → move by a day, ↑ ↓ by a
// week, PageUp and PageDown by a month; Enter picks, Esc closes.
type calendar struct {
	widget.BaseWidget

	day, today time.Time
	picked     func(time.Time)
	closed     func()

	title *Text
	days  []*calendarDay
}

var _ fyne.Focusable = (*calendar)(nil)

func newCalendar(day, today time.Time, picked func(time.Time)) *calendar {
	c := &calendar{day: day, today: today, picked: picked, title: newText(&Text{Bold: true, Align: fyne.TextAlignCenter})}
	for range calendarWeeks * 7 {
		c.days = append(c.days, newCalendarDay(c))
	}
	c.ExtendBaseWidget(c)
	c.update()
	return c
}

// update writes the days of the month into the cells.
func (c *calendar) update() {
	c.title.SetText(fmt.Sprintf("%d年%d月", c.day.Year(), int(c.day.Month())))
	first := time.Date(c.day.Year(), c.day.Month(), 1, 0, 0, 0, 0, time.UTC)
	back := (int(first.Weekday()) + 6) % 7 // days since Monday
	for i, cell := range c.days {
		cell.day = first.AddDate(0, 0, i-back)
		cell.Refresh()
	}
}

// moveTo goes to another day, and shows its month.
func (c *calendar) moveTo(day time.Time) {
	c.day = day
	c.update()
}

// TypedKey moves, picks or closes.
func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.moveTo(c.day.AddDate(0, 0, -1))
	case fyne.KeyRight:
		c.moveTo(c.day.AddDate(0, 0, 1))
	case fyne.KeyUp:
		c.moveTo(c.day.AddDate(0, 0, -7))
	case fyne.KeyDown:
		c.moveTo(c.day.AddDate(0, 0, 7))
	case fyne.KeyPageUp:
		c.moveTo(addMonths(c.day, -1))
	case fyne.KeyPageDown:
		c.moveTo(addMonths(c.day, 1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.picked(c.day)
	case fyne.KeyEscape:
		c.closed()
	}
}

// TypedRune has no use for text.
func (c *calendar) TypedRune(rune) {}

// FocusGained changes nothing: the chosen day is filled anyway.
func (c *calendar) FocusGained() {}

// FocusLost changes nothing.
func (c *calendar) FocusLost() {}

// CreateRenderer lays out the month.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	turn := func(word string, months int) *Button {
		return NewQuietButton(word, nil, func() { c.moveTo(addMonths(c.day, months)); focus(c) })
	}
	head := container.NewBorder(nil, nil,
		Row(0, turn("«", -12), turn("‹", -1)), Row(0, turn("›", 1), turn("»", 12)), c.title)
	grid := container.New(layout.NewGridLayoutWithColumns(7))
	for _, name := range weekdays {
		grid.Add(newText(&Text{Text: name, Color: theme.ColorNamePlaceHolder, Align: fyne.TextAlignCenter}))
	}
	for _, cell := range c.days {
		grid.Add(cell)
	}
	foot := Row(0, NewQuietButton("今天", nil, func() { c.picked(c.today) }), Spacer(), NewQuietButton("关闭", nil, func() { c.closed() }))
	return widget.NewSimpleRenderer(Stack(4, head, grid, foot))
}

// calendarDay is one day in the month.
type calendarDay struct {
	widget.BaseWidget
	c       *calendar
	day     time.Time
	hovered bool
}

var (
	_ fyne.Tappable     = (*calendarDay)(nil)
	_ desktop.Hoverable = (*calendarDay)(nil)
)

func newCalendarDay(c *calendar) *calendarDay {
	d := &calendarDay{c: c}
	d.ExtendBaseWidget(d)
	return d
}

// Tapped picks the day.
func (d *calendarDay) Tapped(*fyne.PointEvent) { d.c.picked(d.day) }

// MouseIn lights the day.
func (d *calendarDay) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved changes nothing.
func (d *calendarDay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the light off.
func (d *calendarDay) MouseOut() { d.hovered = false; d.Refresh() }

// CreateRenderer draws the day.
func (d *calendarDay) CreateRenderer() fyne.WidgetRenderer {
	ground := newFill("", dayWidth, dayHeight)
	ground.soft = 4
	text := newText(&Text{Align: fyne.TextAlignCenter})
	r := &calendarDayRenderer{WidgetRenderer: widget.NewSimpleRenderer(container.NewStack(ground, text)), d: d, ground: ground, text: text}
	r.Refresh()
	return r
}

type calendarDayRenderer struct {
	fyne.WidgetRenderer
	d      *calendarDay
	ground *fill
	text   *Text
}

func (r *calendarDayRenderer) MinSize() fyne.Size {
	return fyne.NewSize(scaled(dayWidth), scaled(dayHeight))
}

func (r *calendarDayRenderer) Refresh() {
	c, day := r.d.c, r.d.day
	r.ground.name, r.ground.edge = "", ""
	r.text.Text, r.text.Color = strconv.Itoa(day.Day()), theme.ColorNameForeground
	switch {
	case day.Equal(c.day):
		r.ground.name, r.text.Color = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary
	case r.d.hovered:
		r.ground.name = theme.ColorNameHover
	}
	if day.Month() != c.day.Month() {
		r.text.Color = theme.ColorNameDisabled
	}
	if day.Equal(c.today) {
		r.ground.edge = theme.ColorNamePrimary
	}
	r.ground.Refresh()
	r.text.Refresh()
}
