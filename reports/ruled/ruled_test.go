package ruled

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
)

func style() Style {
	return Style{
		Head: page.Type{Face: font.SansBold(), Size: 9}, Body: page.Type{Face: font.Serif(), Size: 10}, Bold: page.Type{Face: font.SansBold(), Size: 10},
		Least: 9, MaxRow: 8, PadX: 0.9, PadY: 0.1,
	}
}

// form has groups of so many rows, and so many rows under them.
func form(sums int, groups ...int) *Grid {
	g := &Grid{Style: style(), Columns: []Column{{"类别", 18, page.Centre}, {"品种", 40, page.Left}, {"数量", 20, page.Right}}}
	for i, n := range groups {
		for j := range n {
			g.Rows = append(g.Rows, Row{Group: fmt.Sprintf("%d.生产经营性收入", i+1), Cells: []Cell{{Text: fmt.Sprintf("第%d行", j+1)}, {Text: "12"}}})
		}
	}
	for range sums {
		g.Rows = append(g.Rows, Row{Cells: []Cell{{Text: "合计", Bold: true}, {Text: "12", Bold: true}}, Keep: true})
	}
	return g
}

func lay(t interface{ Fatal(...any) }, g *Grid, room float64) *Layout {
	l, err := g.Lay(context.Background(), room)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestRowsGrowIntoTheRoom(t *testing.T) {
	g := form(2, 10, 5)
	if l := lay(t, g, 100); l.Sheets() != 1 || l.Height(0) > 100.01 || l.Height(0) < 99.9 {
		t.Errorf("%d sheets, %.2f of 100 mm", l.Sheets(), l.Height(0))
	}
	if l := lay(t, g, 250); l.Height(0) != 18*8 {
		t.Errorf("%.2f mm, want 18 rows of 8", l.Height(0))
	}
	if l := lay(t, g, 60); l.Sheets() != 2 || g.Least() < 60 {
		t.Errorf("%d sheets of 60 mm for %.2f", l.Sheets(), g.Least())
	}
}

func TestALabelHasRoomBesideASingleRow(t *testing.T) {
	l := lay(t, form(0, 1), 12)
	if label := l.labels[0].Height(); len(l.labels[0].Lines) < 2 || l.high[0] < label {
		t.Errorf("a label of %.2f mm beside a row of %.2f", label, l.high[0])
	}
}

func TestLongTextsShrinkAndWrap(t *testing.T) {
	g := form(0, 3)
	g.Rows[0].Cells[0].Text, g.Rows[1].Cells[0].Text = strings.Repeat("长", 11), strings.Repeat("长", 24)
	l := lay(t, g, 18)
	if b := l.cells[0][0]; len(b.Lines) != 1 || b.Type.Size >= 10 || b.Type.Size < 9 {
		t.Errorf("11 characters: %d lines of %.1f pt", len(b.Lines), b.Type.Size)
	}
	if b := l.cells[1][0]; len(b.Lines) != 2 || b.Type.Size != 9 || l.high[1] < b.Height() {
		t.Errorf("24 characters: %d lines of %.1f pt in %.2f mm", len(b.Lines), b.Type.Size, l.high[1])
	}
}

func TestStoppedWorkIsSaid(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := form(0, 1).Lay(ctx, 100); township.CodeOf(err) != township.CodeCancelled {
		t.Errorf("stopped: %v", err)
	}
}

// Every row stands on one sheet, in order; sheets hold what they have room for; no part of a group is a single row, and
// the sums stand with at least two rows.
func TestSheetsOfAnyForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		groups := rapid.SliceOfN(rapid.IntRange(2, 40), 1, 5).Draw(t, "groups")
		g := form(rapid.IntRange(0, 2).Draw(t, "sums"), groups...)
		room := rapid.Float64Range(45, 250).Draw(t, "room")
		l := lay(t, g, room)
		next := 0
		for sheet := range l.Sheets() {
			from, to := l.Rows(sheet)
			if from != next || to <= from || l.Height(sheet) > room+0.01 {
				t.Fatalf("sheet %d has the rows %d to %d, %.2f of %.2f mm", sheet, from, to, l.Height(sheet), room)
			}
			next = to
			for i := from; i < to; i++ {
				alone := (i == from || g.Rows[i-1].Group != g.Rows[i].Group) && (i+1 == to || g.Rows[i+1].Group != g.Rows[i].Group)
				if g.Rows[i].Group != "" && alone || g.Rows[i].Group == "" && i < from+2 {
					t.Fatalf("sheet %d: row %d stands alone", sheet, i)
				}
			}
		}
		if next != len(g.Rows) {
			t.Fatalf("%d rows on paper of %d", next, len(g.Rows))
		}
	})
}
