package ledgers

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// anyLedger stands for all lines or columns of the matrix; no ledger has that name.
const anyLedger township.Ledger = "*"

// cellKey names a number of the matrix: from which ledger to which, or a total.
type cellKey struct{ from, to township.Ledger }

// anyCell is no number in particular: everything that moved.
var anyCell = cellKey{anyLedger, anyLedger}

// rows are the households behind the number.
func (k cellKey) rows(c township.LedgerChanges) []township.LedgerChange {
	if k == anyCell {
		return c.Moves()
	}
	out := []township.LedgerChange{}
	for _, r := range c.Rows {
		if (k.from == anyLedger || k.from == r.From) && (k.to == anyLedger || k.to == r.To) {
			out = append(out, r)
		}
	}
	return out
}

// word says what the number counts.
func (k cellKey) word() string {
	switch {
	case k == anyCell:
		return "全部变动"
	case k.to == anyLedger:
		return "期初在" + k.from.Word()
	case k.from == anyLedger:
		return "期末在" + k.to.Word()
	case k.from == k.to && k.from == township.None:
		return "期内进出，期初期末都未入台账"
	case k.from == k.to:
		return "一直在" + k.from.Word()
	}
	return k.from.Word() + " → " + k.to.Word()
}

// matrix shows the numbers: lines are where households came from, columns where they are.
type matrix struct {
	content *fyne.Container
	cells   map[cellKey]*numberCell
	grid    [][]*numberCell
}

// matrixHeads is how many lines and columns of numbers there are: the four, 未入台账, and the totals.
const matrixHeads = 6

func newMatrix(chosen func(cellKey)) *matrix {
	m := &matrix{cells: map[cellKey]*numberCell{}, content: &fyne.Container{Layout: matrixLayout{}}}
	add := func(o fyne.CanvasObject) { m.content.Objects = append(m.content.Objects, o) }
	add(headCell("期初＼期末", look.ColorQuiet, ""))
	for _, l := range township.LedgersAndNone {
		add(headCell(look.LedgerWord(l), look.ColorLedgerInk(l), look.ColorLedgerTint(l)))
	}
	add(headCell("期初合计", look.ColorText, ""))
	for _, from := range append(append([]township.Ledger(nil), township.LedgersAndNone...), anyLedger) {
		if from == anyLedger {
			add(headCell("期末合计", look.ColorText, ""))
		} else {
			add(headCell(look.LedgerWord(from), look.ColorLedgerInk(from), look.ColorLedgerTint(from)))
		}
		var line []*numberCell
		for _, to := range append(append([]township.Ledger(nil), township.LedgersAndNone...), anyLedger) {
			key := cellKey{from, to}
			c := newNumberCell(key, chosen, m.step)
			m.cells[key] = c
			line = append(line, c)
			add(c)
		}
		m.grid = append(m.grid, line)
	}
	return m
}

// headCell names a line or column.
func headCell(text string, ink, tint fyne.ThemeColorName) fyne.CanvasObject {
	t := widgets.NewBold(text)
	t.Color, t.Align = ink, fyne.TextAlignCenter
	return newTinted(t, tint)
}

// show takes over the numbers, and which one is chosen.
func (m *matrix) show(c township.LedgerChanges, chosen cellKey) {
	for key, cell := range m.cells {
		n, text := m.count(c, key)
		cell.show(n, text, n > 0 && key == chosen)
	}
	m.content.Refresh()
}

// count is a number and how it is written; of the households that are in no ledger there is no total.
func (m *matrix) count(c township.LedgerChanges, key cellKey) (n int, text string) {
	var count township.LedgerCount
	switch {
	case key == anyCell, key.from == anyLedger && key.to == township.None, key.to == anyLedger && key.from == township.None:
		return 0, ""
	case key.from == anyLedger:
		count = c.Balance(key.to).Closing
	case key.to == anyLedger:
		count = c.Balance(key.from).Opening
	default:
		count = c.Cell(key.from, key.to)
	}
	if count.Households == 0 {
		return 0, "0"
	}
	return count.Households, countText(count.Households, count.People)
}

// step moves the keyboard from a number to the next one in a direction that leads somewhere.
func (m *matrix) step(key cellKey, across, down int) {
	for y, line := range m.grid {
		for x, c := range line {
			if c.key != key {
				continue
			}
			for x, y = x+across, y+down; x >= 0 && x < matrixHeads && y >= 0 && y < matrixHeads; x, y = x+across, y+down {
				if next := m.grid[y][x]; !next.Disabled() {
					if canvas := fyne.CurrentApp().Driver().CanvasForObject(next); canvas != nil {
						canvas.Focus(next)
					}
					return
				}
			}
			return
		}
	}
}

// matrixLayout lays out a corner, then lines of a head and numbers.
type matrixLayout struct{}

// The measures of the matrix, in designed units.
const (
	matrixFirst = 104
	matrixCell  = 104
	matrixRow   = 25
)

// MinSize is that of all lines.
func (matrixLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(matrixFirst+matrixHeads*matrixCell), look.Scaled((matrixHeads+1)*matrixRow))
}

// Layout shares the width out among the columns of numbers.
func (matrixLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, row := look.Scaled(matrixFirst), look.Scaled(matrixRow)
	cell := (size.Width - first) / matrixHeads
	for i, o := range objects {
		x, y := i%(matrixHeads+1), i/(matrixHeads+1)
		at, width := float32(0), first
		if x > 0 {
			at, width = first+float32(x-1)*cell, cell
		}
		o.Move(fyne.NewPos(at, float32(y)*row))
		o.Resize(fyne.NewSize(width, row))
	}
}
