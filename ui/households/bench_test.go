package households

import (
	"fmt"
	"testing"

	"taizhang/app/township"
)

// Goal of the issue: filter and search over 20,000 households at most 50 ms each, up to the rows on
// screen. BenchmarkFilterRows is the bare filter, to compare with in the same run.

const benchHouseholds = 20_000

// manyRows is a large office: 20 villages, three people a household.
func manyRows() []township.HouseholdRow {
	surnames, given := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚")
	causes := []string{"因病", "因残", "因学", "缺技术", "缺劳动力", "自身发展动力不足"}
	ledgers := append([]township.Ledger{township.None}, township.Ledgers...)
	rows := make([]township.HouseholdRow, benchHouseholds)
	for i := range rows {
		name := string([]rune{surnames[i%len(surnames)], given[i%len(given)], given[i*7%len(given)]})
		rows[i] = township.HouseholdRow{
			ID: int64(i + 1), Code: fmt.Sprintf("51990010%06d", i), Village: fmt.Sprintf("第%d村", i%20), VillageOrder: i % 20,
			Group: fmt.Sprintf("%d组", i%12+1), Head: name, People: i%6 + 1, Type: []string{"脱贫户", "一般农户"}[i%2],
			Ledger: ledgers[i%5], Cause: causes[i%len(causes)], Phone: fmt.Sprintf("138%08d", i), PerCapita: fmt.Sprint(i * 37),
			Search: township.SearchText{
				Names: " " + name + " 李秀英 王小明 ", Initials: fmt.Sprintf(" %c%cw lxy wxm ", 'a'+i%26, 'a'+i*3%26),
				IDTails: []string{fmt.Sprintf("5199001980%08d", i), fmt.Sprintf("5199001982%08d", i), fmt.Sprintf("5199002010%08d", i)},
			},
		}
	}
	return rows
}

func benchFilter(b *testing.B, filter township.HouseholdFilter) {
	s, _, _ := open(b, nil)
	s.desk.(*fakeDesk).rows = manyRows()
	s.Refresh()
	b.ResetTimer()
	for b.Loop() {
		s.list.filters.filter = filter
		s.list.narrow()
		s.list.filters.filter = township.HouseholdFilter{}
	}
}

func BenchmarkFilterRows(b *testing.B) {
	rows := township.Pointers(manyRows())
	b.ResetTimer()
	for b.Loop() {
		if len(township.FilterRows(rows, township.HouseholdFilter{Village: "第3村"})) == 0 {
			b.Fatal("no rows")
		}
	}
}

func BenchmarkFilter(b *testing.B) { benchFilter(b, township.HouseholdFilter{Village: "第3村"}) }

func BenchmarkFilterFour(b *testing.B) {
	benchFilter(b, township.HouseholdFilter{Village: "第3村", Ledger: "monitored", Type: "一般农户", Cause: "缺技术"})
}

func BenchmarkFilterClear(b *testing.B) { benchFilter(b, township.HouseholdFilter{}) }

func BenchmarkSearchName(b *testing.B)   { benchFilter(b, township.HouseholdFilter{Query: "王伟"}) }
func BenchmarkSearchPinyin(b *testing.B) { benchFilter(b, township.HouseholdFilter{Query: "ad"}) }
func BenchmarkSearchID(b *testing.B)     { benchFilter(b, township.HouseholdFilter{Query: "4321"}) }

func BenchmarkSortByHead(b *testing.B) {
	s, _, _ := open(b, nil)
	s.desk.(*fakeDesk).rows = manyRows()
	s.Refresh()
	b.ResetTimer()
	for b.Loop() {
		s.list.table.SetSort("head", false)
	}
}

// BenchmarkRefresh is everything after a deed, but for the reading of the archive.
func BenchmarkRefresh(b *testing.B) {
	s, _, _ := open(b, nil)
	s.desk.(*fakeDesk).rows = manyRows()
	b.ResetTimer()
	for b.Loop() {
		s.Refresh()
	}
}
