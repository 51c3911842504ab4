package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// ledgerCard is one ledger of the whole office: its word, its households, its people.
type ledgerCard struct {
	*area
	households, people *widgets.Text
}

func newLedgerCard(l township.Ledger, open func()) *ledgerCard {
	style := township.StyleOf(l)
	word := widgets.NewBold(style.Sign + " " + style.Word)
	word.Color = look.ColorLedgerInk(l)
	c := &ledgerCard{households: widgets.NewFigure("0"), people: widgets.NewQuiet("")}
	figure := container.New(figureLayout{}, c.households, widgets.NewQuiet("户"), c.people)
	c.area = newArea(widgets.Inset(10, 20, widgets.Stack(2, word, figure)), look.ColorLedgerInk(l), open)
	return c
}

func (c *ledgerCard) set(households, people int) {
	c.households.SetText(grouped(households))
	c.people.SetText(grouped(people) + " 人")
	c.content.Refresh()
}

// cardsLayout gives the cards the same width, side by side.
type cardsLayout struct{}

// cardGap is the distance between cards, in designed units.
const cardGap = 12

func (cardsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var least fyne.Size
	for _, o := range objects {
		least = least.Max(o.MinSize())
	}
	n := float32(len(objects))
	return fyne.NewSize(n*least.Width+(n-1)*look.Scaled(cardGap), least.Height)
}

func (cardsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap, n := look.Scaled(cardGap), float32(len(objects))
	width := (size.Width - (n-1)*gap) / n
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+gap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

// figureLayout puts households and their unit at the left and the people at the right, or leaves
// the people out where the cards, which are all of one width, are too narrow for both.
type figureLayout struct{}

// Measures of a figure in designed units.
const (
	figureGap  = 6   // between a figure and its unit
	figureRoom = 170 // for households and people side by side
)

func (figureLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	figure, unit := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(figure.Width+look.Scaled(figureGap)+unit.Width, figure.Height)
}

func (l figureLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range objects[:2] {
		least := o.MinSize()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(least.Width, size.Height))
		x += least.Width + look.Scaled(figureGap)
	}
	people := objects[2].MinSize().Width
	objects[2].Move(fyne.NewPos(size.Width-people, 0))
	objects[2].Resize(fyne.NewSize(people, size.Height))
	if size.Width < look.Scaled(figureRoom) {
		objects[2].Hide()
		return
	}
	objects[2].Show()
}
