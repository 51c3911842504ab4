package table

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/reports/font"
	"taizhang/reports/page"
)

func TestShareAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spans := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) span {
			least := rapid.Float64Range(1, 60).Draw(t, "min")
			return span{least, least + rapid.Float64Range(0, 900).Draw(t, "more"), rapid.Float64Range(0.2, 3).Draw(t, "weight")}
		}), 1, 14).Draw(t, "spans")
		total, least := 0.0, 0.0
		widths := share(spans, 260)
		for _, s := range spans {
			least += s.min
		}
		for i, w := range widths {
			total += w
			if least <= 260 && w < spans[i].min-0.01 {
				t.Fatalf("column %d gets %.2f, less than %.2f", i, w, spans[i].min)
			}
		}
		if total < 259.9 || total > 260.1 {
			t.Fatalf("the columns take %.2f of 260", total)
		}
	})
}

// texts are cells of all kinds, now and then very long.
func texts() *rapid.Generator[string] {
	rare := rapid.SampledFrom([]rune("张三丰欧阳，。（）·/0123456789ABCabc-. 　𬭎䶮𠮷😀\u200b\xff"))
	return rapid.Custom(func(t *rapid.T) string {
		most := rapid.SampledFrom([]int{3, 3, 3, 12, 60, 300}).Draw(t, "most")
		return string(rapid.SliceOfN(rare, 0, most).Draw(t, "runes"))
	})
}

// Whatever the cells hold: each text stands inside its cell, no two cover each other, the
// table stays inside its room, and nothing is lost.
func TestNothingIsClippedOrOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := trialTable(0)
		for range rapid.IntRange(0, 25).Draw(t, "rows") {
			table.Rows = append(table.Rows, Row{Cells: rapid.SliceOfN(texts(), 0, 5).Draw(t, "cells")})
		}
		if rapid.Bool().Draw(t, "totals") {
			table.Totals = []Row{{Cells: []string{"", texts().Draw(t, "total")}}}
		}
		room := Room{First: rapid.Float64Range(40, 200).Draw(t, "first"), Next: rapid.Float64Range(40, 200).Draw(t, "next")}
		table.Set = rapid.Bool().Draw(t, "set")
		over := ""
		if rapid.Bool().Draw(t, "over") {
			over = "本户"
			table.Columns[1].Over, table.Columns[2].Over = over, over
		}
		if room.First > 80 && room.Next > 80 {
			table.Under = rapid.Float64Range(0, 30).Draw(t, "under")
		}
		d := draw(t, table, room)
		checkSheets(t, d, room)
		last := room.Next
		if d.layout.Sheets() == 1 {
			last = room.First
		}
		if left := last - d.layout.Height(d.layout.Sheets()-1); left < table.Under-hair {
			t.Fatalf("under the table %.2f are left, not %.2f", left, table.Under)
		}
		var want, got []string
		for i := range table.count() {
			for j := range table.Columns {
				if row := table.row(i).Cells; j < len(row) {
					want = append(want, strings.Join(strings.Fields(font.Tidy(row[j])), ""))
				}
			}
		}
		for _, m := range d.marks {
			got = append(got, strings.Join(strings.Fields(m.Text), ""))
		}
		for range d.layout.Sheets() {
			want = append(want, "序号", "户主姓名", "联系电话", "备注", over)
		}
		if g, w := sortedRunes(got), sortedRunes(want); g != w {
			t.Fatalf("on paper %q, want %q", g, w)
		}
	})
}

func sortedRunes(texts []string) string {
	runes := []rune(strings.Join(texts, ""))
	slices.Sort(runes)
	return string(runes)
}

const hair = 0.02

func checkSheets(t *rapid.T, d drawn, room Room) {
	limit := room.First
	for i := range d.layout.Sheets() {
		if h := d.layout.Height(i); h > limit+hair {
			t.Fatalf("the table is %.2f high on sheet %d, which has %.2f", h, i+1, limit)
		}
		limit = room.Next
	}
	for i, m := range d.marks {
		if !inside(m.Box, m.Within) {
			t.Fatalf("%q at %+v leaves its cell %+v", m.Text, m.Box, m.Within)
		}
		for _, o := range d.marks[i+1:] {
			if o.Page == m.Page && overlap(m.Box, o.Box) {
				t.Fatalf("%q and %q cover each other on sheet %d", m.Text, o.Text, m.Page)
			}
		}
	}
}

func inside(box, within page.Rect) bool {
	return box.X >= within.X-hair && box.Right() <= within.Right()+hair && box.Y >= within.Y-hair && box.Bottom() <= within.Bottom()+hair
}

func overlap(a, b page.Rect) bool {
	return a.X < b.Right()-hair && b.X < a.Right()-hair && a.Y < b.Bottom()-hair && b.Y < a.Bottom()-hair
}
