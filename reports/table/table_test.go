package table

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
)

// trialStyle is a small table style: the room of a sheet below holds ten plain rows.
func trialStyle() Style {
	return Style{
		Head: page.Type{Face: font.SansBold(), Size: 10}, Body: page.Type{Face: font.Sans(), Size: 10},
		HeadInk: page.White, HeadGround: 0x1E7B34, MinHead: 10, MinRow: 10, PadX: 1, PadY: 1, Bar: 2, Rule: page.Quiet,
	}
}

const (
	trialWidth  = 180.0
	trialHeight = 110.0
)

func trialTable(rows int) *Table {
	t := &Table{Style: trialStyle(), Columns: []Column{
		{Label: "序号", Weight: 0.7, Align: page.Right},
		{Label: "户主姓名", Weight: 1.6, Wraps: true},
		{Label: "联系电话", Weight: 1.7, Align: page.Centre},
		{Label: "备注", Weight: 1.6, Wraps: true},
	}}
	for i := range rows {
		t.Rows = append(t.Rows, Row{
			Cells: []string{fmt.Sprint(i + 1), "张三丰", "0830-2310000", "备注"},
			Mark:  &Mark{Tint: 0xE4F3E7, Bar: 0x1E7B34},
		})
	}
	return t
}

// drawn is a table on paper.
type drawn struct {
	layout *Layout
	marks  []page.Mark // of the texts, sheet by sheet
}

// paper takes the sheets of all tests: opening the fonts for each would take most of the time.
var paper = page.New(page.Properties{Made: time.Unix(0, 0)}, nil)

// origin is where the tables of the tests stand on their sheets.
const origin = 15.0

func draw(tb interface{ Fatal(...any) }, t *Table, room Room) drawn {
	l, err := t.Lay(context.Background(), trialWidth, room)
	if err != nil {
		tb.Fatal(err)
	}
	out := drawn{layout: l}
	before := paper.Pages()
	paper.Observe(func(m page.Mark) {
		m.Page -= before
		out.marks = append(out.marks, m)
	})
	for i := range l.Sheets() {
		paper.AddSheet(page.A4)
		if err := l.Draw(context.Background(), paper, i, origin, origin); err != nil {
			tb.Fatal(err)
		}
	}
	return out
}

// on lists the texts of a sheet, from 1.
func (d drawn) on(sheet int) []string {
	var texts []string
	for _, m := range d.marks {
		if m.Page == sheet {
			texts = append(texts, m.Text)
		}
	}
	return texts
}

func TestHeadingStandsOnEverySheet(t *testing.T) {
	d := draw(t, trialTable(25), Room{First: 60, Next: trialHeight})
	var counts []int
	for i := range d.layout.Sheets() {
		counts = append(counts, len(d.layout.Pieces(i)))
		if got, want := d.on(i + 1)[:4], []string{"序号", "户主姓名", "联系电话", "备注"}; !slices.Equal(got, want) {
			t.Errorf("sheet %d starts with %q, want %q", i+1, got, want)
		}
	}
	if want := []int{5, 10, 10}; !slices.Equal(counts, want) {
		t.Errorf("rows per sheet: got %v, want %v", counts, want)
	}
	if got := d.layout.Height(1); got != trialHeight {
		t.Errorf("the second sheet's table is %.1f high, want %.1f", got, trialHeight)
	}
}

func TestEmptyTableIsItsHeading(t *testing.T) {
	d := draw(t, trialTable(0), Room{First: trialHeight, Next: trialHeight})
	if d.layout.Sheets() != 1 || len(d.on(1)) != 4 {
		t.Errorf("got %d sheets with %q", d.layout.Sheets(), d.on(1))
	}
}

func TestTotalsStayWithTwoRows(t *testing.T) {
	for rows, want := range map[int][]int{
		0:  {1},
		1:  {2},
		8:  {9},
		9:  {10},
		10: {8, 3}, // the total would stand alone
		11: {9, 3}, // with one row only
		12: {10, 3},
		13: {10, 4},
		20: {10, 8, 3},
	} {
		table := trialTable(rows)
		table.Totals = []Row{{Cells: []string{"", "合计", fmt.Sprint(rows)}}}
		d := draw(t, table, Room{First: trialHeight, Next: trialHeight})
		var got []int
		for i := range d.layout.Sheets() {
			got = append(got, len(d.layout.Pieces(i)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%d rows and a total: rows per sheet %v, want %v", rows, got, want)
		}
		if texts := d.on(d.layout.Sheets()); texts[len(texts)-2] != "合计" {
			t.Errorf("%d rows: the last sheet ends with %q", rows, texts[len(texts)-2:])
		}
	}
}

func TestRowTallerThanTheRestMovesToTheNextSheet(t *testing.T) {
	table := trialTable(3)
	table.Rows[1].Cells[3] = strings.Repeat("欧阳修远", 105) // most of a sheet
	d := draw(t, table, Room{First: trialHeight, Next: trialHeight})
	if got := d.layout.Pieces(1)[0]; got != (Piece{Row: 1, To: d.layout.lineCount(1), Height: d.layout.height(1)}) {
		t.Errorf("the second sheet starts with %+v, want the whole second row", got)
	}
}

func TestRowTallerThanASheetGoesOn(t *testing.T) {
	table := trialTable(3)
	table.Rows[1].Cells[3] = strings.Repeat("欧阳修远", 300)
	d := draw(t, table, Room{First: trialHeight, Next: trialHeight})
	next := 0
	for i := range d.layout.Sheets() {
		for _, p := range d.layout.Pieces(i) {
			if p.Row == 1 && (p.From != next || p.To <= p.From) {
				t.Errorf("piece %+v does not go on from line %d", p, next)
			}
			if p.Row == 1 {
				next = p.To
			}
		}
	}
	if next != d.layout.lineCount(1) || d.layout.Sheets() < 3 {
		t.Errorf("%d of %d lines on %d sheets", next, d.layout.lineCount(1), d.layout.Sheets())
	}
}

// TestARowThatGoesOnSaysWhoseItIs: on each further sheet the columns that are repeated stand at its top.
func TestARowThatGoesOnSaysWhoseItIs(t *testing.T) {
	tab := trialTable(1)
	tab.Columns[0].Again, tab.Columns[1].Again = " ", "（续）"
	tab.Rows[0].Cells[3] = strings.Repeat("很长的备注", 900)
	d := draw(t, tab, Room{trialHeight, trialHeight})
	if d.layout.Sheets() < 3 {
		t.Fatalf("%d sheets", d.layout.Sheets())
	}
	for sheet := 1; sheet <= d.layout.Sheets(); sheet++ {
		whose, number := "", false
		for _, m := range d.marks {
			if m.Page == sheet && m.Box.Y < origin+2*tab.Style.MinHead {
				if strings.Trim(m.Text, "张三丰（续） ") == "" {
					whose += m.Text
				}
				number = number || strings.TrimSpace(m.Text) == "1"
			}
		}
		want := "张三丰（续）"
		if sheet == 1 {
			want = "张三丰"
		}
		if strings.TrimSpace(whose) != want || !number {
			t.Errorf("sheet %d: %q, its number %v; want %q", sheet, whose, number, want)
		}
	}
}

func TestColumnsFitWhatTheyHold(t *testing.T) {
	table := trialTable(40)
	table.Rows[7].Cells[1] = strings.Repeat("欧阳修远", 75)
	l, err := table.Lay(context.Background(), trialWidth, Room{First: trialHeight, Next: trialHeight})
	if err != nil {
		t.Fatal(err)
	}
	if n := l.cells[2].count; n != 1 || l.cells[7*4+2].count != 1 {
		t.Errorf("a telephone number takes %d lines", n)
	}
	fair := (trialWidth - 2) * 1.6 / 5.6
	if got := l.edges[2] - l.edges[1]; got < fair || got > 2*fair {
		t.Errorf("the column with the one long name is %.1f wide, want between its share %.1f and twice that", got, fair)
	}
	if got := l.edges[4]; got < trialWidth-0.01 || got > trialWidth+0.01 {
		t.Errorf("the table is %.2f wide, want %.2f", got, trialWidth)
	}
}

func TestStoppedWork(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	l, err := trialTable(3).Lay(ctx, trialWidth, Room{First: trialHeight, Next: trialHeight})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	d := page.New(page.Properties{}, nil)
	d.AddSheet(page.A4)
	_, layErr := trialTable(3).Lay(ctx, trialWidth, Room{First: trialHeight, Next: trialHeight})
	for name, err := range map[string]error{"lay": layErr, "draw": l.Draw(ctx, d, 0, 0, 0)} {
		if township.CodeOf(err) != township.CodeCancelled || township.Say(err) != "已取消打印，没有生成文件。" {
			t.Errorf("%s: got %q %q", name, township.CodeOf(err), township.Say(err))
		}
	}
}

func TestShare(t *testing.T) {
	cases := []struct {
		name  string
		spans []span
		want  []float64
	}{
		{"plenty: by weight", []span{{5, 10, 1}, {5, 10, 3}}, []float64{25, 75}},
		{"plenty: need before weight", []span{{5, 60, 1}, {5, 10, 3}}, []float64{60, 40}},
		{"short: the widest gives way", []span{{5, 20, 1}, {5, 400, 1}}, []float64{20, 80}},
		{"short: not below the least", []span{{70, 70, 1}, {5, 400, 1}}, []float64{70, 30}},
		{"too short: all alike", []span{{150, 150, 1}, {50, 50, 1}}, []float64{75, 25}},
	}
	for _, tc := range cases {
		got := share(tc.spans, 100)
		for i, want := range tc.want {
			if got[i] < want-0.01 || got[i] > want+0.01 {
				t.Errorf("%s: got %v, want %v", tc.name, got, tc.want)
				break
			}
		}
	}
}
