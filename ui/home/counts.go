package home

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// column is a column of numbers: the four ledgers by their place in township.Ledgers, then two more.
type column int

// The columns after the four ledgers, and the one before them.
const (
	columnName    column = -1
	columnNone    column = 4 // in no ledger
	columnAll     column = 5 // every household
	numberColumns        = 6
)

// Measures of the table in designed units.
const (
	rowHeight   = 30
	numberWidth = 110
	leastNumber = 40
	nameWidth   = 110 // at least
	cellPad     = 6   // as in a NumberGrid
	barRoom     = 6
	tableText   = 13
)

// heading is the word above a column and its colour.
func heading(c column) (word string, ink fyne.ThemeColorName) {
	ledger := township.None
	switch c {
	case columnName:
		return "村", look.ColorText
	case columnAll:
		return "全部", look.ColorText
	case columnNone:
	default:
		ledger = township.Ledgers[c]
	}
	return township.StyleOf(ledger).Short, look.ColorLedgerInk(ledger)
}

// newCountRows makes the lines of the table; every number opens what it counts.
func newCountRows(open func(village string, c column)) *widgets.NumberGrid {
	rows := widgets.NewNumberGrid(nameWidth, make([]string, numberColumns)...)
	rows.RowHeight, rows.Nothing, rows.OpenAll, rows.TotalLine, rows.Headless = rowHeight, "0", true, true, true
	rows.Place = func(c int, width float32) (x, w float32) { return cellAt(column(c), width) }
	rows.OnOpen = func(village string, c int) { open(village, column(c)) }
	return rows
}

// newCountTable puts a heading that stays over rows that scroll.
func newCountTable(rows *widgets.NumberGrid) fyne.CanvasObject {
	head := container.New(headLayout{})
	for c := columnName; c < numberColumns; c++ {
		word, ink := heading(c)
		t := widgets.NewBold(word)
		t.FontSize, t.Color, t.Align = tableText, ink, fyne.TextAlignTrailing
		if c == columnName {
			t.Align = fyne.TextAlignLeading
		}
		head.Add(t)
	}
	return newFrame(container.New(tableLayout{}, head, widgets.Rule(), container.NewVScroll(rows)))
}

// linesOf are the villages under a line for the whole office.
func linesOf(o township.Office, villages []township.VillageCount, all totals) []widgets.NumberLine {
	lines := []widgets.NumberLine{lineOf("", "全"+o.Kind, all.households)}
	for _, v := range villages {
		lines = append(lines, lineOf(v.Village.Name, v.Village.Name, v.Households))
	}
	return lines
}

func lineOf(village, label string, households map[township.Ledger]int) widgets.NumberLine {
	numbers := make([]int, numberColumns)
	for i, l := range township.Ledgers {
		numbers[i] = households[l]
		numbers[columnAll] += households[l]
	}
	numbers[columnNone] = households[township.None]
	numbers[columnAll] += households[township.None]
	return widgets.NumberLine{Key: village, Label: label, Numbers: numbers}
}

// cellAt gives the left edge and the width of a cell; the scroll bar has room behind the last one.
func cellAt(c column, width float32) (x, w float32) {
	width -= look.Scaled(barRoom)
	number := min(look.Scaled(numberWidth), max(0, width-look.Scaled(nameWidth))/numberColumns)
	if c == columnName {
		return 0, width - numberColumns*number
	}
	return width - float32(numberColumns-c)*number, number
}

// headLayout puts the words above their columns.
type headLayout struct{}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(nameWidth)+numberColumns*look.Scaled(leastNumber), look.Scaled(rowHeight))
}

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := look.Scaled(cellPad)
	for i, o := range objects {
		x, w := cellAt(column(i)+columnName, size.Width)
		o.Move(fyne.NewPos(x+pad, 0))
		o.Resize(fyne.NewSize(max(0, w-2*pad), size.Height))
	}
}

// tableLayout puts head, rule and rows below each other and gives the rows what is left.
type tableLayout struct{}

func (tableLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return least.AddWidthHeight(0, 1+objects[2].MinSize().Height)
}

func (tableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, head))
	objects[1].Move(fyne.NewPos(0, head))
	objects[1].Resize(fyne.NewSize(size.Width, 1))
	objects[2].Move(fyne.NewPos(0, head+1))
	objects[2].Resize(fyne.NewSize(size.Width, max(0, size.Height-head-1)))
}

// frame is a surface with a hairline around it and no margin inside.
type frame struct {
	widget.BaseWidget
	content fyne.CanvasObject
	ground  *canvas.Rectangle
	edge    *canvas.Rectangle
}

func newFrame(content fyne.CanvasObject) *frame {
	f := &frame{content: content, ground: canvas.NewRectangle(nil), edge: canvas.NewRectangle(nil)}
	f.ExtendBaseWidget(f)
	return f
}

// Refresh takes over the colours of the theme.
func (f *frame) Refresh() {
	f.paint()
	f.BaseWidget.Refresh()
}

func (f *frame) paint() {
	f.ground.FillColor = theme.Color(look.ColorSurface)
	f.edge.FillColor, f.edge.StrokeColor, f.edge.StrokeWidth = color.Transparent, theme.Color(look.ColorLine), 1
}

// CreateRenderer draws the surface, the content, and the line over both.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	f.paint()
	return widget.NewSimpleRenderer(container.NewStack(f.ground, f.content, f.edge))
}
