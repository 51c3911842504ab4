package widgets

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// isoDay is how dates are shown and handed over.
const isoDay = "2006-01-02"

// DateEntry takes a date in the spellings that its parser reads and shows it as 2026-03-05 when
// the field is left. A calendar opens with the button at its right or Alt+↓; ↑ and ↓ move a
// complete date by a day, PageUp and PageDown by a month.
type DateEntry struct {
	Entry

	OnDate   func(iso string) // a new date was settled: on leaving, Enter, or from the calendar; "" for none
	Partial  bool             // a month (2026-03) or a year (2026) will do
	NotAfter string           // ISO date; later ones are refused; "" for no bound
	Now      func() time.Time // the clock that “today” is read from

	parse   func(string) (iso string, ok bool)
	settled string
	popUp   *widget.PopUp
}

// NewDateEntry makes an empty entry. parse reads what people type and gives it in ISO form, or
// says that it is no date: township.ParseDate is one. The icon of the calendar may be nil.
func NewDateEntry[D ~string](calendar fyne.Resource, parse func(string) (D, bool)) *DateEntry {
	d := &DateEntry{Now: time.Now}
	d.parse = func(text string) (string, bool) {
		iso, ok := parse(text)
		return string(iso), ok
	}
	d.ActionItem = newActionIcon(calendar, menuIndicator, d.ShowCalendar)
	d.onKey, d.onCombo = d.key, d.combo
	d.OnBlur(d.settle)
	d.OnFocus(d.selectAll) // so that typing replaces the date, as in a number
	d.setUp(d, "年-月-日")
	return d
}

// monthAndDay is a date without its year, as people say it of late: 11-10, 11.10, 11月10日.
var monthAndDay = regexp.MustCompile(`^\s*(\d{1,2})[-./月](\d{1,2})[日号]?\s*$`)

// read is what is typed as a date in ISO form. A date without its year is of this year, or of the last one where this
// year's is refused as too late.
func (d *DateEntry) read() (iso string, ok bool) {
	if iso, ok = d.parse(d.Text); ok {
		return iso, true
	}
	parts := monthAndDay.FindStringSubmatch(strings.Map(narrow, d.Text))
	if parts == nil {
		return "", false
	}
	year := d.Now().Year()
	iso, ok = d.parse(fmt.Sprintf("%d-%s-%s", year, parts[1], parts[2]))
	if ok && d.NotAfter != "" && iso > d.NotAfter {
		return d.parse(fmt.Sprintf("%d-%s-%s", year-1, parts[1], parts[2]))
	}
	return iso, ok
}

// Value returns the date in ISO form, “” for an empty field or one that holds no date.
func (d *DateEntry) Value() string {
	iso, ok := d.read()
	if !ok || len(iso) < len(isoDay) && !d.Partial {
		return ""
	}
	return iso
}

// SetValue writes a date given in ISO form; neither OnChanged nor OnDate is called.
func (d *DateEntry) SetValue(iso string) {
	d.settled = iso
	d.setQuietly(iso)
}

// Problem says what is wrong with what is typed, “” if nothing is.
func (d *DateEntry) Problem() string {
	iso, ok := d.read()
	switch {
	case !ok:
		return "不是有效的日期，请按 2026-03-05 的样子填写"
	case iso == "":
		return ""
	case len(iso) < len(isoDay) && !d.Partial:
		return "请填写到日，例如 2026-03-05"
	case d.NotAfter != "" && iso > d.NotAfter[:min(len(iso), len(d.NotAfter))]:
		return "不能晚于 " + d.NotAfter
	}
	return ""
}

// settle writes the date in its one form; what is no date stays as it was typed.
func (d *DateEntry) settle() {
	if d.Problem() != "" {
		return
	}
	iso := d.Value()
	d.setQuietly(iso)
	if iso == d.settled {
		return
	}
	d.settled = iso
	if d.OnDate != nil {
		d.OnDate(iso)
	}
}

// key deals with the keys that move a date; Enter settles it and leads on.
func (d *DateEntry) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyReturn, fyne.KeyEnter:
		d.settle()
		return false
	case fyne.KeyUp:
		d.move(0, 1)
	case fyne.KeyDown:
		d.move(0, -1)
	case fyne.KeyPageUp:
		d.move(1, 0)
	case fyne.KeyPageDown:
		d.move(-1, 0)
	case fyne.KeyF4:
		d.ShowCalendar()
	default:
		return false
	}
	return true
}

// combo opens the calendar with Alt+↓.
func (d *DateEntry) combo(s fyne.Shortcut) bool {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok || c.KeyName != fyne.KeyDown || c.Modifier != fyne.KeyModifierAlt {
		return false
	}
	d.ShowCalendar()
	return true
}

// move changes a complete date; an empty or partial one stays.
func (d *DateEntry) move(months, days int) {
	day, err := time.Parse(isoDay, d.Value())
	if err != nil {
		return
	}
	d.SetText(addMonths(day, months).AddDate(0, 0, days).Format(isoDay))
	d.CursorColumn = len(d.Text)
	d.Refresh()
}

// addMonths goes to the same day of another month, or its last: 31 January + 1 is 28 February.
func addMonths(day time.Time, months int) time.Time {
	if months == 0 {
		return day
	}
	first := time.Date(day.Year(), day.Month()+time.Month(months), 1, 0, 0, 0, 0, day.Location())
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

// ShowCalendar opens the calendar below the field, at its date or at today.
func (d *DateEntry) ShowCalendar() {
	c := canvasOf(d)
	if c == nil || d.Disabled() {
		return
	}
	cal := newCalendar(d.start(), d.today(), d.picked)
	cal.closed = func() { d.closeCalendar() }
	d.popUp = widget.NewPopUp(Inset(8, 8, cal), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(d).AddXY(0, d.Size().Height+scaled(2))
	size := d.popUp.MinSize()
	at.X = min(at.X, c.Size().Width-size.Width)
	if at.Y+size.Height > c.Size().Height {
		at.Y = max(0, at.Y-d.Size().Height-size.Height-scaled(4))
	}
	d.popUp.ShowAtPosition(at)
	c.Focus(cal)
}

func (d *DateEntry) today() time.Time {
	now := d.Now()
	return time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
}

// start is the day that the calendar opens at.
func (d *DateEntry) start() time.Time {
	value := d.Value()
	for _, layout := range []string{isoDay, "2006-01", "2006"} {
		if day, err := time.Parse(layout, value); err == nil {
			return day
		}
	}
	return d.today()
}

// picked takes over a day from the calendar.
func (d *DateEntry) picked(day time.Time) {
	d.closeCalendar()
	d.SetText(day.Format(isoDay))
	d.settle()
}

func (d *DateEntry) closeCalendar() {
	if d.popUp != nil {
		d.popUp.Hide()
		d.popUp = nil
	}
	focus(d)
}
