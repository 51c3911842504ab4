package issues

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// lane is a column of the board: the issues of a state as cards, of which only those in view are drawn.
type lane struct {
	board   *board
	state   township.IssueState
	head    *widgets.Text
	cards   *cardList
	rows    []*line
	at      int // the current card
	content fyne.CanvasObject
}

func newLane(b *board, s township.IssueState) *lane {
	o := &lane{board: b, state: s, head: widgets.NewBold("")}
	o.head.Color = look.IssueInk(s)
	o.cards = newCardList(o)
	o.content = container.NewBorder(widgets.Inset(6, 8, o.head), nil, nil, nil, o.cards)
	return o
}

// set shows rows; the current one stays where it is still there.
func (o *lane) set(rows []*line) {
	key := ""
	if r, ok := o.currentRow(); ok {
		key = r.key
	}
	o.rows = rows
	o.at = min(o.at, max(0, len(rows)-1))
	for i, r := range rows {
		if r.key == key {
			o.at = i
		}
	}
	o.head.SetText(o.title())
	o.cards.Refresh()
}

func (o *lane) currentRow() (*line, bool) {
	if o.at < 0 || o.at >= len(o.rows) {
		return nil, false
	}
	return o.rows[o.at], true
}

// goTo makes a card current and brings it into view.
func (o *lane) goTo(at int) {
	o.at = min(max(0, at), len(o.rows)-1)
	if o.at < 0 {
		o.at = 0
		return
	}
	o.cards.ScrollTo(o.at)
	o.cards.Refresh()
	o.board.list.selected()
}

// cardList is the cards of a lane, with the keys of the board.
type cardList struct {
	widget.List

	lane    *lane
	focused bool
}

func newCardList(o *lane) *cardList {
	c := &cardList{lane: o}
	c.Length = func() int { return len(o.rows) }
	c.CreateItem = func() fyne.CanvasObject { return newCard(o) }
	c.UpdateItem = func(id widget.ListItemID, item fyne.CanvasObject) {
		if id < len(o.rows) {
			item.(*card).show(o.rows[id], id)
		}
	}
	c.HideSeparators = true
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained lights the current card.
func (c *cardList) FocusGained() {
	c.focused = true
	b := c.lane.board
	for i, one := range b.lanes {
		if one == c.lane {
			b.at = i
		}
	}
	c.Refresh()
	b.list.selected()
}

// FocusLost takes the light off.
func (c *cardList) FocusLost() {
	c.focused = false
	c.Refresh()
}

// TypedKey moves among the cards and opens one; other keys are the window's.
func (c *cardList) TypedKey(ev *fyne.KeyEvent) {
	o := c.lane
	moves := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1, fyne.KeyPageUp: -5, fyne.KeyPageDown: 5, fyne.KeyHome: -len(o.rows), fyne.KeyEnd: len(o.rows)}
	switch by, moved := moves[ev.Name]; {
	case moved:
		o.goTo(o.at + by)
	case ev.Name == fyne.KeyLeft:
		o.board.beside(-1)
	case ev.Name == fyne.KeyRight:
		o.board.beside(1)
	case ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter:
		if r, ok := o.currentRow(); ok {
			o.board.list.screen.open(r.ID)
		}
	case ev.Name == fyne.KeySpace:
		o.board.list.toggleSide()
	default:
		if w := o.board.list.screen.host.Window(); w != nil && w.Canvas().OnTypedKey() != nil {
			w.Canvas().OnTypedKey()(ev)
		}
	}
}

// card is one issue on the board: whom it is about, its deadline, its nature.
type card struct {
	widget.BaseWidget

	lane           *lane
	box            *canvas.Rectangle
	whom, deadline *widgets.Text
	nature, number *widgets.Text
	content        *fyne.Container
	id             int64
	at             int
}

func newCard(o *lane) *card {
	c := &card{lane: o, box: canvas.NewRectangle(nil), whom: widgets.NewBold(""), deadline: widgets.NewText(""), nature: widgets.NewQuiet(""), number: widgets.NewQuiet("")}
	c.box.StrokeWidth = 1
	for _, t := range []*widgets.Text{c.whom, c.deadline, c.nature, c.number} {
		t.FontSize = 13
	}
	first := container.NewBorder(nil, nil, nil, c.number, c.whom)
	c.content = container.NewStack(c.box, widgets.Inset(5, 8, widgets.Stack(1, first, c.nature, c.deadline)))
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer draws the card.
func (c *card) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.content) }

// show writes an issue onto the card.
func (c *card) show(r *line, at int) {
	today := c.lane.board.list.screen.host.Today()
	c.id, c.at = r.ID, at
	c.whom.SetText(whom(r.IssueRow))
	c.number.SetText(r.Number())
	c.nature.SetText(widgets.OrDash(r.Nature))
	c.deadline.Color = orQuiet(look.DeadlineInk(&r.Standing, today))
	c.deadline.SetText(cardDay(r.IssueRow, today))
	c.deadline.Refresh()
	current := at == c.lane.at && c.lane.cards.focused
	c.box.CornerRadius = look.Scaled(4)
	c.box.FillColor, c.box.StrokeColor = theme.Color(look.ColorSurface), theme.Color(look.ColorLine)
	if current {
		c.box.FillColor, c.box.StrokeColor = theme.Color(theme.ColorNameSelection), theme.Color(look.ColorAccent)
	}
	c.box.Refresh()
}

// cardDay is the day that counts for an issue in its state: its deadline in words first, when it was mended or closed, and
// of one that waits for no deadline when it was found.
func cardDay(r *township.IssueRow, today township.Date) string {
	words := r.DeadlineWords(today)
	switch {
	case words != "":
		return words + "　" + string(r.Deadline[len("2006-"):])
	case r.Closed != "":
		return string(r.Closed) + " 销号"
	case r.Completed != "":
		return string(r.Completed) + " 整改"
	}
	return widgets.OrDash(string(r.Found)) + " 发现"
}

func orQuiet(ink fyne.ThemeColorName) fyne.ThemeColorName {
	if ink == "" {
		return look.ColorQuiet
	}
	return ink
}

// Tapped opens the issue; on the way back its card is the current one.
func (c *card) Tapped(*fyne.PointEvent) {
	o := c.lane
	o.board.list.screen.focus(o.cards)
	o.goTo(c.at)
	o.board.list.screen.open(c.id)
}
