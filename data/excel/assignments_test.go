package excel_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/excel/rostertest"
	"taizhang/data/sheet"
)

// assignments reads a list of who helps whom.
func assignments(tb testing.TB, path string) ([]excel.AssignmentRow, []string, error) {
	tb.Helper()
	b, err := sheet.Open(context.Background(), path, sheet.Options{TempDir: tb.TempDir()})
	if err != nil {
		tb.Fatal(err)
	}
	defer b.Close()
	var rows []excel.AssignmentRow
	notes, err := excel.ReadAssignments(context.Background(), b, func(r excel.AssignmentRow) error {
		rows = append(rows, r)
		return nil
	})
	return rows, notes, err
}

func listOf(rows ...[]any) rostertest.Book {
	return rostertest.Book{Sheets: []rostertest.Sheet{{Name: "分配", Rows: rows}}}
}

func TestReadAssignments(t *testing.T) {
	zhao := township.Helper{Name: "赵启明", Unit: "镇乡村振兴办", Post: "主任", Phone: "028-55500101"}
	full := excel.AssignmentRow{Sheet: "分配", Row: 2, Code: "5199001", Village: "柏树村", Group: "1组", Head: "张三", Helper: zhao}
	for _, tt := range []struct {
		name string
		book rostertest.Book
		want excel.AssignmentRow
	}{
		{
			"short words behind the helper",
			listOf([]any{"序号", "村", "组", "户编号", "户主", "家庭人口", "帮扶责任人", "单位", "职务", "电话"},
				[]any{1, "柏树村", "1组", "5199001", "张三", 3, "赵启明", "镇乡村振兴办", "主任", "028-55500101"}),
			full,
		},
		{
			"long words in any order",
			listOf([]any{"帮扶责任人单位", "帮扶责任人职务", "帮扶责任人电话", "帮扶责任人姓名", "户主姓名", "村民小组", "所在村", "户编码"},
				[]any{"镇 乡村振兴办", "主任", "０２８-55500101", "赵 启明", "张　三", "1", "柏树村村委会", "'5199001"}),
			full,
		},
		{
			"a helper's heading over his columns",
			rostertest.Book{Sheets: []rostertest.Sheet{{Name: "分配", Rows: [][]any{
				{"户编号", "行政村", "组", "户主姓名", "监测联系人", nil, nil, nil},
				{nil, nil, nil, nil, "姓名", "单位", "职务", "联系电话"},
				{"5199001", "柏树村", "一组", "张三", "赵启明", "镇乡村振兴办", "主任", "028-55500101"},
			}}}},
			func() excel.AssignmentRow { r := full; r.Row = 3; return r }(),
		},
		{
			"code and name alone",
			listOf([]any{"户编号", "帮扶责任人"}, []any{"5199001", "赵启明"}),
			excel.AssignmentRow{Sheet: "分配", Row: 2, Code: "5199001", Helper: township.Helper{Name: "赵启明"}},
		},
		{
			"the sheet names the village",
			rostertest.Book{Sheets: []rostertest.Sheet{{Name: "柏树村", Rows: [][]any{{"户主", "联系人"}, {"张三", "赵启明"}}}}},
			excel.AssignmentRow{Sheet: "柏树村", Row: 2, Village: "柏树村", Head: "张三", Helper: township.Helper{Name: "赵启明"}},
		},
		{
			"the household's telephone is not the helper's",
			listOf([]any{"村", "户主", "联系电话", "帮扶责任人", "电话"}, []any{"柏树村", "张三", "13800000000", "赵启明", "028-55500101"}),
			excel.AssignmentRow{Sheet: "分配", Row: 2, Village: "柏树村", Head: "张三", Helper: township.Helper{Name: "赵启明", Phone: "028-55500101"}},
		},
		{
			"nobody yet",
			listOf([]any{"户编号", "帮扶责任人"}, []any{"5199001", nil}),
			excel.AssignmentRow{Sheet: "分配", Row: 2, Code: "5199001"},
		},
	} {
		rows, _, err := assignments(t, tt.book.XLSX(t, "分配.xlsx"))
		if err != nil || len(rows) != 1 {
			t.Errorf("%s: %d rows, %v", tt.name, len(rows), err)
			continue
		}
		rows[0].Notes = nil
		if diff := cmp.Diff(tt.want, rows[0]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestReadAssignmentsOfOtherFiles(t *testing.T) {
	_, _, err := assignments(t, listOf([]any{"姓名", "参保地"}, []any{"张三", "某县"}).XLSX(t, "参保.xlsx"))
	if township.CodeOf(err) != township.CodeNoRoster || !strings.Contains(township.Say(err), "参保.xlsx") {
		t.Errorf("another list: %v", err)
	}
	book := listOf([]any{"户编号", "帮扶责任人"}, []any{5.199e17, "赵启明"}, []any{"合计", "1人"}, []any{"5199002", "孙立新"})
	book.Sheets = append(book.Sheets, rostertest.Sheet{Name: "说明", Rows: [][]any{{"填写说明"}}})
	rows, notes, err := assignments(t, book.XLSX(t, "分配.xlsx"))
	if err != nil || len(rows) != 2 || !strings.Contains(rows[0].Reason, "A列 户编号") || rows[1].Reason != "" {
		t.Errorf("%+v, %v; want a row whose code has lost its digits, and a sound one", rows, err)
	}
	if len(notes) != 1 || !strings.Contains(notes[0], "“说明”") {
		t.Errorf("notes %v", notes)
	}
}
