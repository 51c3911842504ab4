package service_test

import (
	"fmt"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/excel/rostertest"
)

// assignmentFile is a list of who helps whom with the usual headings.
func assignmentFile(tb testing.TB, rows ...[]any) string {
	tb.Helper()
	all := append([][]any{{"村", "组", "户编号", "户主", "证件号码", "帮扶责任人", "单位", "职务", "电话"}}, rows...)
	return rostertest.Of(rostertest.Sheet{Name: "分配", Rows: all}).XLSX(tb, "帮扶分配.xlsx")
}

func mustPreviewAssignments(tb testing.TB, d *service.Desk, path string) township.PendingAssignments {
	tb.Helper()
	p, err := d.PreviewAssignments(ctx, path, "")
	must(tb, err)
	return p
}

func TestImportAssignments(t *testing.T) {
	d, a, homes := helperTown(t)
	before := snapshot(t, a)
	p := mustPreviewAssignments(t, d, assignmentFile(t,
		[]any{"柏树村", "1组", "519900100001", "张三", nil, "孙立新", "县农业农村局", "局长", nil},        // 2: by code
		[]any{"柏树村", "1组", nil, "李四", nil, "孙立新", nil, nil, nil},                         // 3: by village and head, a name alone
		[]any{"双河村", "1组", "519900100004", nil, nil, "赵启明", "镇乡村振兴办", nil, nil},          // 4: his already, but for the telephone
		[]any{"双河村", "1组", "519900100005", "钱七", nil, "李娜", "县人社局", "科长", nil},           // 5: somebody new
		[]any{"双河村", "1组", "519900100006", "孙八", nil, "李娜", nil, nil, nil},               // 6: the same, by name alone
		[]any{"双河村", "1组", "519900100009", "无人", nil, "孙立新", nil, nil, nil},              // 7: no such household
		[]any{"双河村", "1组", "519900100007", "钱七", nil, "孙立新", nil, nil, nil},              // 8: another head
		[]any{"双河村", "1组", "519900100007", "周九", nil, nil, nil, nil, nil},                // 9: nobody
		[]any{"柏树村", "1组", "519900100001", "张三", nil, "赵启明", "镇乡村振兴办", nil, nil},         // 10: again, to another
		[]any{"双河村", "1组", "519900100007", "周九", nil, "李娜", "县人社局", nil, "028-66600000"}, // 11
		[]any{"双河村", "9组", nil, "没有", nil, "孙立新", nil, nil, nil},                         // 12: no such head
		[]any{"双河村", "1组", "519900100007", "周九", nil, "李娜", "县人社局", nil, "028-66600000"}, // 13: twice the same
		[]any{"柏树村", "1组", "519900100003", "王五", nil, "新人", nil, nil, "办公室找他"},           // 14: no telephone
	))
	v := p.Preview()
	want := map[int]township.AssignmentClass{
		2: township.AssignmentTaken, 3: township.AssignmentTaken, 4: township.AssignmentTaken, 5: township.AssignmentTaken, 6: township.AssignmentTaken,
		7: township.AssignmentMissing, 8: township.AssignmentAmbiguous, 9: township.AssignmentBlank, 10: township.AssignmentAmbiguous,
		11: township.AssignmentTaken, 12: township.AssignmentMissing, 13: township.AssignmentSame, 14: township.AssignmentAmbiguous,
	}
	total := 0
	for _, r := range v.Rows {
		if r.Class != want[r.Row] {
			t.Errorf("row %d is %s (%s), want %s", r.Row, r.Class.Word(), r.Reason, want[r.Row].Word())
		}
		if (r.Reason == "") != (r.Class == township.AssignmentTaken || r.Class == township.AssignmentSame) {
			t.Errorf("row %d, %s: reason %q", r.Row, r.Class.Word(), r.Reason)
		}
	}
	for _, n := range v.Counts {
		total += n
	}
	if total != len(v.Rows) || len(v.Rows) != len(want) {
		t.Errorf("%d rows, %d counted, want %d", len(v.Rows), total, len(want))
	}
	if len(v.Rows[0].Notes) != 1 || !strings.Contains(v.Rows[0].Notes[0], "职务“局长”与名册（空）不同") {
		t.Errorf("row 2 notes %v", v.Rows[0].Notes)
	}
	if want := []township.Helper{{Name: "李娜", Unit: "县人社局", Post: "科长", Phone: "028-66600000"}}; fmt.Sprint(v.New) != fmt.Sprint(want) {
		t.Errorf("new on the roster: %v, want %v", v.New, want)
	}
	if now := snapshot(t, a); now != before {
		t.Errorf("the preview has written%s", firstDifference(before, now))
	}

	deed, err := p.Commit(ctx)
	must(t, err)
	if want := "导入帮扶分配“帮扶分配.xlsx”：6户"; deed.Title != want || deed.Origin != "文件：帮扶分配.xlsx" {
		t.Errorf("the deed is %q from %q", deed.Title, deed.Origin)
	}
	for i, want := range []string{
		"孙立新 县农业农村局 028-55500102", "孙立新 县农业农村局 028-55500102", "赵启明  ", "赵启明 镇乡村振兴办 028-55500101",
		"李娜 县人社局 028-66600000", "李娜 县人社局 028-66600000", "李娜 县人社局 028-66600000",
	} {
		if got := says(t, d, homes[i]); got != want {
			t.Errorf("household %d says %q, want %q", i+1, got, want)
		}
	}
	_, err = p.Commit(ctx)
	wantCode(t, err, township.CodeConflict, "已经导入过了")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if now := snapshot(t, a); now != before {
		t.Errorf("undo leaves%s", firstDifference(before, now))
	}
	if list, err := d.Helpers(ctx); err != nil || len(list.Rows) != 3 {
		t.Errorf("%d lines after the undo, want 3", len(list.Rows))
	}
}

func TestImportAssignmentsTellsHouseholdsApart(t *testing.T) {
	d, a, _ := helperTown(t)
	id := datatest.ID(7)
	datatest.MustDo(t, a, "同名", func(tx *data.Tx) error {
		villages, err := tx.Read().Villages()
		if err != nil {
			return err
		}
		home, head := datatest.Household(t, tx, villages[0].ID, "519900100100", "张三")
		_, err = tx.Update(township.Members, head, map[string]string{"id_number": id})
		if err == nil {
			_, err = tx.Update(township.Households, home, map[string]string{"group_name": "2组"})
		}
		return err
	})
	v := mustPreviewAssignments(t, d, assignmentFile(t,
		[]any{"柏树村", nil, nil, "张三", nil, "孙立新", nil, nil, nil},
		[]any{"柏树村", "二组", nil, "张三", nil, "孙立新", nil, nil, nil},
		[]any{nil, nil, nil, "张三", id, "孙立新", nil, nil, nil},
		[]any{"柏树村", nil, nil, "李四", nil, "赵 启明", nil, nil, nil},
	)).Preview()
	for i, want := range []township.AssignmentClass{township.AssignmentAmbiguous, township.AssignmentTaken, township.AssignmentSame, township.AssignmentTaken} {
		if got := v.Rows[i].Class; got != want {
			t.Errorf("row %d is %s (%s), want %s", i+2, got.Word(), v.Rows[i].Reason, want.Word())
		}
	}
	if !strings.Contains(v.Rows[0].Reason, "2户") {
		t.Errorf("the reason is %q", v.Rows[0].Reason)
	}
}

func TestImportAssignmentsTellsHelpersApart(t *testing.T) {
	d, _, _ := helperTown(t)
	_, err := d.SaveHelper(ctx, township.Helper{Name: "孙立新", Unit: "镇民政办"})
	must(t, err)
	_, err = d.SaveHelper(ctx, township.Helper{Name: "退休人", Unit: "镇民政办"})
	must(t, err)
	_, err = d.RetireHelper(ctx, helperNamed(t, d, "退休人").ID, true)
	must(t, err)
	v := mustPreviewAssignments(t, d, assignmentFile(t,
		[]any{"柏树村", nil, nil, "张三", nil, "孙立新", nil, nil, nil},
		[]any{"柏树村", nil, nil, "李四", nil, "孙立新", "镇民政办", nil, nil},
		[]any{"柏树村", nil, nil, "王五", nil, "退休人", nil, nil, nil},
	)).Preview()
	for i, want := range []string{"叫孙立新的有2人", "", "退休人（镇民政办）已停用"} {
		if got := v.Rows[i].Reason; !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("row %d: %q, want %q", i+2, got, want)
		}
	}
}

func TestImportAssignmentsRefusesWhatHasChanged(t *testing.T) {
	d, _, homes := helperTown(t)
	p := mustPreviewAssignments(t, d, assignmentFile(t, []any{"柏树村", nil, nil, "张三", nil, "孙立新", nil, nil, nil}))
	_, err := d.AssignHelper(ctx, township.HelperAssignment{Households: homes[6:], Helper: helperNamed(t, d, "孙立新").ID})
	must(t, err)
	_, err = p.Commit(ctx)
	wantCode(t, err, township.CodeConflict, "预览“帮扶分配.xlsx”之后档案又有改动")
	_, err = d.PreviewAssignments(ctx, t.TempDir()+"/没有.xlsx", "")
	wantCode(t, err, township.CodeUnreadable, "没有.xlsx")
	_, err = d.PreviewAssignments(ctx, assignmentFile(t), "")
	wantCode(t, err, township.CodeNoRoster, "没有数据行")
}
