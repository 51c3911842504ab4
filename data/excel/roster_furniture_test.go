package excel_test

import (
	"fmt"
	"testing"

	"taizhang/data/excel/rostertest"
)

// TestFurniture passes over what is no data row, and over nothing else.
func TestFurniture(t *testing.T) {
	id := rostertest.ID(3)
	for _, c := range []struct {
		name string
		row  []any
		want int // rows, besides the one above
	}{
		{"blank", nil, 0},
		{"number only", []any{2}, 0},
		{"blank strings", []any{" ", "　", "\u200b"}, 0},
		{"total", []any{"合  计", nil, 35, "12户"}, 0},
		{"total beside the village", []any{2, "柏树村", nil, "小计", nil, nil, 12}, 0},
		{"total in the name", []any{nil, nil, nil, "共计：", nil, nil, 12}, 0},
		{"note", []any{"注：本表一式两份"}, 0},
		{"note in the name's column", []any{nil, nil, nil, "备注：本表一式两份"}, 0},
		{"page", []any{nil, nil, nil, nil, nil, "第2页共5页"}, 0},
		{"signatures", []any{nil, "填报人：范伟", nil, "审核人：袁敏", nil, "2021年11月19日"}, 0},
		{"signature of an office", []any{"村支书签字：", nil, nil, "盖章：", nil, nil}, 0},
		{"numbers of columns", []any{1, 2, 3, 4, 5, 6}, 0},
		{"numbers of columns in brackets", []any{"（1）", "（2）", "（3）", "（4）", "（5）"}, 0},
		{"栏次", []any{"栏次", "甲", "乙", 1, 2, 3, 4}, 0},
		{"header again", []any{"序号", "行政村", "组", "姓名", "证件号码", "与户主关系"}, 0},
		{"title again", []any{"清溪镇人口信息表"}, 0},
		{"line of a village", []any{"石桥村（12户）"}, 0},
		{"a person", []any{2, "柏树村", "1组", "袁敏", id, "配偶"}, 1},
		{"a person and no more", []any{nil, nil, nil, "袁敏"}, 1},
		{"a number and no name", []any{2, "柏树村", "1组", nil, id, "配偶"}, 1},
		{"a person named 注", []any{nil, nil, nil, "注小敏", id}, 1},
		{"a person of 第3村", []any{nil, "第3村", nil, "袁敏"}, 1},
	} {
		rows, _ := mustRead(t, sheetOf("人口", []any{"清溪镇人口信息表"}, []any{"序号", "行政村", "组", "姓名", "证件号码", "与户主关系", "人数"},
			[]any{1, "柏树村", "1组", "范伟", rostertest.ID(4), "户主", 3}, c.row))
		if got := len(rows) - 1; got != c.want {
			t.Errorf("%s: %d rows, want %d: %+v", c.name, got, c.want, rows[len(rows)-1])
		}
	}
}

// TestMergedCells lends a merged cell to its lower rows, whatever its height, and to no others.
func TestMergedCells(t *testing.T) {
	const tall = 400
	sh := rostertest.Sheet{Name: "人口", Rows: [][]any{{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}}, Merges: []string{fmt.Sprintf("A2:A%d", tall+1), "B2:B3", "B4:B5"}}
	for i := range tall {
		sh.Rows = append(sh.Rows, []any{nil, nil, fmt.Sprintf("范伟%c", 0x4E00+i), rostertest.ID(i), "之子"})
	}
	sh.Rows[1][0], sh.Rows[1][1], sh.Rows[3][1] = "柏树村", "51990000000001", "51990000000002"
	sh.Rows = append(sh.Rows, []any{nil, nil, "袁敏", rostertest.ID(tall), "之女"})
	rows, _ := mustRead(t, rostertest.Of(sh))
	if len(rows) != tall+1 {
		t.Fatalf("%d rows, want %d", len(rows), tall+1)
	}
	for i, want := range []string{"51990000000001", "51990000000001", "51990000000002", "51990000000002", ""} {
		if got := rows[i].Household.Get("code"); got != want {
			t.Errorf("row %d: code %q, want %q", rows[i].Row, got, want)
		}
	}
	if rows[tall-1].Village != "柏树村" || rows[tall].Village != "" {
		t.Errorf("village of the last merged row %q, of the one below %q", rows[tall-1].Village, rows[tall].Village)
	}
}
