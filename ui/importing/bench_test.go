package importing

import (
	"fmt"
	"strconv"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// manyRows is a large roster: mostly new rows, every fifth changed, every tenth refused.
func manyRows(n int) township.Preview {
	person := township.Members
	v := township.Preview{Rows: n, Sheets: []township.SheetMap{{Sheet: "人口", Kind: township.PersonRoster, DataRows: n}}}
	for i := range n {
		r := township.RowResult{Sheet: "人口", Row: i + 4, Name: "张三" + strconv.Itoa(i%97), Household: fmt.Sprintf("5199%010d", i/3)}
		switch {
		case i%10 == 0:
			r.Class, r.Column, r.Reason = township.RowRejected, "M列 证件号码", "按数字存放，末几位变成 0（519900197406085632），无法还原；请向村里要原号码"
			v.Rejected++
		case i%5 == 0:
			r.Class = township.RowChanged
			r.Changes = []township.PlannedChange{
				{Entity: person, Field: person.Field("education"), Old: "小学", New: "初中"},
				{Entity: person, Field: person.Field("phone"), Old: "13812345678", New: "13912345678"},
			}
			v.Changed++
		default:
			r.Class, r.Notes = township.RowNew, []string{"姓名去掉空格"}
			v.New++
		}
		v.Results = append(v.Results, r)
	}
	return v
}

// BenchmarkPreview shows 20,000 rows. The baseline is a table of as many plain lines, which is
// what no screen can do without.
func BenchmarkPreview(b *testing.B) {
	const n = 20000
	v := manyRows(n)
	s := newBench(b)
	s.lay("a.xlsx", v)
	s.ImportFiles([]string{"a.xlsx"})
	p := s.on(b)

	b.Run("baseline table of plain lines", func(b *testing.B) {
		t := widgets.NewTable(func(r *row) string { return r.key }, widgets.Column[*row]{Key: "name", Text: func(r *row) string { return r.Name }})
		for b.Loop() {
			t.SetRows(p.rows)
		}
	})
	b.Run("build rows", func(b *testing.B) {
		for b.Loop() {
			if rows := newRows(v.Results); len(rows) != n {
				b.Fatalf("%d rows, want %d", len(rows), n)
			}
		}
	})
	b.Run("whole page", func(b *testing.B) {
		for b.Loop() {
			s.showPreview()
		}
	})
	b.Run("first search", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			rows := newRows(v.Results)
			b.StartTimer()
			filterRows(rows, allRows, "初中")
		}
	})
	b.Run("next search", func(b *testing.B) {
		for b.Loop() {
			filterRows(p.rows, allRows, "初中")
		}
	})
	b.Run("class", func(b *testing.B) {
		for b.Loop() {
			p.setClass(township.RowRejected)
			p.setClass(allRows)
		}
	})
}
