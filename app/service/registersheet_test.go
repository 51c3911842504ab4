package service_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
)

// demoDesk is the fictitious township, with the households that are.
func demoDesk(tb testing.TB) (*service.Desk, []int64) {
	tb.Helper()
	archive, _ := datatest.Open(tb)
	d := service.NewDesk(archive, service.Config{Operator: "张会计", Origin: "测试", TempDir: tb.TempDir()})
	must(tb, d.FillDemo(ctx))
	rows, err := d.Households(ctx)
	must(tb, err)
	var ids []int64
	for _, r := range rows {
		if r.Closed == "" {
			ids = append(ids, r.ID)
		}
	}
	return d, ids
}

// TestExportsComeBackTheSame reads the workbooks of members and of households with the import: no row says anything new.
func TestExportsComeBackTheSame(t *testing.T) {
	d, ids := demoDesk(t)
	for _, c := range []struct {
		name    string
		members bool
	}{{"家庭成员名册.xlsx", true}, {"农户名册.xlsx", false}} {
		path := filepath.Join(t.TempDir(), c.name)
		n, err := d.ExportRegister(ctx, township.RegisterRequest{Households: ids, Members: c.members}, path, nil)
		must(t, err)
		p := mustPreview(t, d, path, township.ImportOptions{}).Preview()
		wantCounts(t, p, [4]int{0, 0, n, 0})
		if n == 0 {
			t.Errorf("%s: nothing was exported", c.name)
		}
	}
}

// exported writes a workbook and returns the cells of its sheet.
func exported(tb testing.TB, d *service.Desk, req township.RegisterRequest) [][]string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "名册.xlsx")
	_, err := d.ExportRegister(ctx, req, path, nil)
	must(tb, err)
	f, err := excelize.OpenFile(path)
	must(tb, err)
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	must(tb, err)
	return rows
}

func TestExportMasksAndChooses(t *testing.T) {
	d, _, homes := findTown(t)
	all := exported(t, d, township.RegisterRequest{Households: homes[:1], Members: true})
	text := strings.Join(all[len(all)-1], " ")
	if !strings.Contains(text, datatest.ID(8)) || !strings.Contains(text, "13800135678") || !strings.Contains(all[1][0], "含证件号码、电话") {
		t.Errorf("the workbook says %q under %q", text, all[1])
	}
	for _, row := range all {
		if strings.Contains(strings.Join(row, " "), "李秀英") {
			t.Error("who has died is on the list")
		}
	}
	if seen, err := d.Reveals(ctx, township.RevealFilter{}, 10); err != nil || len(seen) != 1 || seen[0].Record != "导出家庭成员（1户）" || seen[0].Field != "证件号码、电话" {
		t.Errorf("of the workbook with numbers is noted %+v, %v", seen, err)
	}
	masked := exported(t, d, township.RegisterRequest{Households: homes[:1], Members: true, Mask: true})
	text = strings.Join(masked[len(masked)-1], " ")
	if strings.Contains(text, datatest.ID(8)) || strings.Contains(text, "13800135678") || !strings.Contains(text, "138****5678") {
		t.Errorf("masked, it says %q", text)
	}
	few := exported(t, d, township.RegisterRequest{Households: homes[:1], Columns: []string{"code", "head", "people", "helper_name"}})
	if got := strings.Join(few[2], " "); got != "户编号 户主姓名 现有人口 帮扶责任人" {
		t.Errorf("the headings are %q", got)
	}
	if got := strings.Join(few[3], " "); got != "51990000000011 张三丰 2 赵启明" {
		t.Errorf("the row is %q", got)
	}
	_, err := d.ExportRegister(ctx, township.RegisterRequest{}, filepath.Join(t.TempDir(), "空.xlsx"), nil)
	if township.CodeOf(err) != township.CodeInvalid {
		t.Errorf("an empty list gives %v", err)
	}
}
