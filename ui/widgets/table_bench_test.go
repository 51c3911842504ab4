package widgets

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// The sizes of the benchmarks: a large township, and what one screen of it shows.
const (
	benchRows    = 20000
	benchColumns = 12
)

type benchRow struct {
	key    string
	number int
	cells  [benchColumns]string
}

func benchData() []*benchRow {
	rows := make([]*benchRow, benchRows)
	for i := range rows {
		r := &benchRow{key: strconv.Itoa(i), number: i * 7919 % benchRows}
		for c := range r.cells {
			r.cells[c] = fmt.Sprintf("内容%d-%d", r.number, c)
		}
		rows[i] = r
	}
	return rows
}

func benchTable(b *testing.B) (*Table[*benchRow], []*benchRow) {
	b.Helper()
	test.NewTempApp(b)
	var columns []Column[*benchRow]
	for c := range benchColumns {
		columns = append(columns, Column[*benchRow]{
			Key: strconv.Itoa(c), Label: fmt.Sprintf("第%d列", c), Width: 80,
			Text:    func(r *benchRow) string { return r.cells[c] },
			Compare: func(a, b *benchRow) int { return cmp.Compare(a.number, b.number) },
		})
	}
	t := NewTable(func(r *benchRow) string { return r.key }, columns...)
	w := test.NewTempWindow(b, t)
	w.Resize(fyne.NewSize(961, 480))
	rows := benchData()
	t.SetRows(rows)
	return t, rows
}

// BenchmarkTable measures what a clerk waits for on 20,000 rows of 12 columns. The baselines do
// the bare minimum in the same run: sorting an index without drawing, and refreshing Fyne's own
// table of as many cells.
func BenchmarkTable(b *testing.B) {
	b.Run("baseline sort of an index", func(b *testing.B) {
		rows := benchData()
		order := make([]int, len(rows))
		for b.Loop() {
			for i := range order {
				order[i] = i
			}
			slices.SortFunc(order, func(x, y int) int { return cmp.Compare(rows[x].number, rows[y].number) })
		}
	})
	b.Run("sort and redraw", func(b *testing.B) {
		t, _ := benchTable(b)
		for b.Loop() {
			t.sortBy(0)
		}
	})
	b.Run("SetRows unsorted", func(b *testing.B) {
		t, rows := benchTable(b)
		for b.Loop() {
			t.SetRows(rows)
		}
	})
	b.Run("SetRows sorted", func(b *testing.B) {
		t, rows := benchTable(b)
		t.sortBy(0)
		for b.Loop() {
			t.SetRows(rows)
		}
	})
}

// BenchmarkTableScreen measures what happens on one screen: a step of the selection, a page of
// scrolling, a redraw of everything.
func BenchmarkTableScreen(b *testing.B) {
	b.Run("baseline refresh of Fyne's table", func(b *testing.B) {
		t := fyneTable(b)
		for b.Loop() {
			t.Refresh()
		}
	})
	b.Run("redraw", func(b *testing.B) {
		t, _ := benchTable(b)
		for b.Loop() {
			t.grid.reload()
		}
	})
	b.Run("selection moves", func(b *testing.B) {
		t, _ := benchTable(b)
		row := 0
		for b.Loop() {
			row = (row + 1) % 10
			t.SelectRow(row)
		}
	})
	b.Run("scroll a page", func(b *testing.B) {
		t, _ := benchTable(b)
		y := float32(0)
		for b.Loop() {
			y += 450
			if y > 500000 {
				y = 0
			}
			t.grid.scrollTo(y)
		}
	})
}

func fyneTable(b *testing.B) *widget.Table {
	b.Helper()
	test.NewTempApp(b)
	rows := benchData()
	t := widget.NewTable(
		func() (int, int) { return benchRows, benchColumns },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(id widget.TableCellID, o fyne.CanvasObject) {
			o.(*widget.Label).SetText(rows[id.Row].cells[id.Col])
		},
	)
	for c := range benchColumns {
		t.SetColumnWidth(c, 80)
	}
	w := test.NewTempWindow(b, t)
	w.Resize(fyne.NewSize(961, 480))
	return t
}
