package ledgers

import (
	"fmt"
	"testing"

	"taizhang/app/township"
)

// manyRows are the stable households of a large office.
func manyRows() []township.HouseholdRow {
	surnames, given := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚")
	rows := make([]township.HouseholdRow, 20_000)
	for i := range rows {
		name := string([]rune{surnames[i%len(surnames)], given[i%len(given)], given[i*7%len(given)]})
		rows[i] = row(int64(i+1), fmt.Sprintf("第%d村", i%20), fmt.Sprintf("%d组", i%12+1), name, township.Stable)
	}
	return rows
}

// BenchmarkRefresh is everything after a deed, but for the reading of the archive.
func BenchmarkRefresh(b *testing.B) {
	s, _, desk := open(b)
	desk.rows = manyRows()
	b.ResetTimer()
	for b.Loop() {
		s.Refresh()
	}
}

func BenchmarkChooseVillage(b *testing.B) {
	s, _, desk := open(b)
	desk.rows = manyRows()
	s.Refresh()
	b.ResetTimer()
	for b.Loop() {
		s.board.villages.Select("第3村")
		s.board.villages.Select("")
	}
}

func BenchmarkSortByHead(b *testing.B) {
	s, _, desk := open(b)
	desk.rows = manyRows()
	s.Refresh()
	b.ResetTimer()
	for b.Loop() {
		s.board.table.SetSort("head", false)
	}
}
