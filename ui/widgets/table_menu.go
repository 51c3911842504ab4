package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// showRowMenu shows what can be done with the selection.
func (t *Table[R]) showRowMenu(row int, at fyne.Position) {
	if row < 0 || t.OnMenu == nil {
		return
	}
	t.popUp(t.OnMenu(), at)
}

// showMenuAtCurrent shows the same below the current row, for the menu key.
func (t *Table[R]) showMenuAtCurrent() {
	row := t.currentRow()
	if row < 0 {
		return
	}
	t.grid.reveal(row)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t)
	y := t.grid.headerHeight() + float32(row+1)*t.grid.rowHeight() - t.grid.scroll.Offset.Y
	t.showRowMenu(row, at.AddXY(scaled(24), y))
}

// showColumnMenu shows which columns there are, to show and hide them.
func (t *Table[R]) showColumnMenu(at fyne.Position) { t.popUp(t.columnMenu(), at) }

func (t *Table[R]) columnMenu() []*fyne.MenuItem {
	items := make([]*fyne.MenuItem, 0, len(t.Columns)+2)
	for i := range t.Columns {
		c := &t.Columns[i]
		shown := t.shown(c)
		item := fyne.NewMenuItem(c.Label, func() { t.setHidden(c.Key, shown) })
		item.Checked = shown
		item.Disabled = c.Fixed || shown && t.lastColumn()
		items = append(items, item)
	}
	return append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("恢复原来的列和列宽", t.resetColumns))
}

// lastColumn says whether there is only one column left, beside the tick boxes.
func (t *Table[R]) lastColumn() bool {
	n := len(t.grid.columns)
	if t.Ticks {
		n--
	}
	return n == 1
}

func (t *Table[R]) popUp(items []*fyne.MenuItem, at fyne.Position) {
	c := canvasOf(t)
	if len(items) == 0 || c == nil {
		return
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}
