package excel_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// What is written comes back: the list of who helps whom is also the form that is filled in.
func TestHelpersComeBack(t *testing.T) {
	zhao := township.Helper{ID: 1, Name: "赵启明", Unit: "镇乡村振兴办", Post: "主任", Phone: "028-55500101"}
	idle := township.Helper{ID: 2, Name: "孙立新", Unit: "县农业农村局", Retired: true}
	households := []township.HouseholdRow{
		{ID: 1, Code: "519900100001", Village: "柏树村", Group: "1组", Head: "张三", People: 3, Type: "脱贫户", Ledger: township.Stable, Helper: "赵启明", HelperUnit: "镇乡村振兴办", HelperTel: "028-55500101"},
		{ID: 2, Code: "519900100002", Village: "柏树村", Group: "2组", Head: "李四", People: 1},
		{ID: 3, Code: "519900100003", Village: "双河村", Group: "1组", Head: "王五", People: 2, Helper: "王芳", HelperUnit: "县教育局"},
	}
	var b bytes.Buffer
	job := excel.HelperJob{Office: "清溪镇", List: township.NewHelperList([]township.Helper{zhao, idle}, households), Printed: time.Date(2021, 11, 20, 9, 30, 0, 0, time.UTC)}
	if err := excel.WriteHelpers(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "帮扶.xlsx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	rows, notes, err := assignments(t, path)
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) != 1 {
		t.Errorf("notes %v, want one on the roster's sheet", notes)
	}
	zhao.ID = 0
	want := []excel.AssignmentRow{
		{Sheet: "分配", Row: 4, Code: "519900100001", Village: "柏树村", Group: "1组", Head: "张三", Helper: zhao},
		{Sheet: "分配", Row: 5, Code: "519900100002", Village: "柏树村", Group: "2组", Head: "李四"},
		{Sheet: "分配", Row: 6, Code: "519900100003", Village: "双河村", Group: "1组", Head: "王五", Helper: township.Helper{Name: "王芳", Unit: "县教育局"}},
	}
	for i := range rows {
		rows[i].Notes = nil
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("what comes back (-want +got):\n%s", diff)
	}
	if err := excel.WriteHelpers(context.Background(), &b, excel.HelperJob{}); township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("an empty archive: %v", err)
	}
}
