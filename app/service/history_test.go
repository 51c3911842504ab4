package service_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// deedTitles are the titles of what a filter finds, newest first.
func deedTitles(t *testing.T, d *service.Desk, f township.HistoryFilter) string {
	t.Helper()
	list, err := d.FindDeeds(ctx, f, 0, 100)
	must(t, err)
	var out []string
	for _, deed := range list {
		out = append(out, deed.Title)
	}
	return strings.Join(out, "、")
}

func TestFindInTheHistory(t *testing.T) {
	d, a, first, second := binTown(t)
	datatest.MustDo(t, a, "改电话", func(tx *data.Tx) error {
		tx.From(township.Source{Sheet: "人口信息", Row: 7})
		_, err := tx.Update(township.Members, first.members[1], map[string]string{"phone": "13911112222", "health": "残疾"})
		return err
	})
	datatest.MustDo(t, a, "改收入", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, second.household, map[string]string{"net_income": "123456"})
		return err
	})
	moved, err := d.MoveHouseholds(ctx, []township.Move{{Household: second.household, To: township.Monitored, On: "2021-11-19", Reason: "会议"}})
	must(t, err)
	undone, err := d.Undo(ctx, moved.ID, false)
	must(t, err)
	all := undone.Title + "、" + moved.Title + "、改收入、改电话、导入“人口信息.xlsx”、建立清溪镇的档案"
	for name, c := range map[string]struct {
		filter township.HistoryFilter
		want   string
	}{
		"everything":        {township.HistoryFilter{}, all},
		"an old value":      {township.HistoryFilter{Text: "残疾"}, "改电话"},
		"a label":           {township.HistoryFilter{Text: "健康状况"}, "改电话"},
		"a sum in yuan":     {township.HistoryFilter{Text: "1,234.56"}, "改收入"},
		"a file":            {township.HistoryFilter{Text: "人口信息.xlsx"}, "导入“人口信息.xlsx”"},
		"a person":          {township.HistoryFilter{Text: "张翠山"}, "改电话、导入“人口信息.xlsx”"},
		"a ledger":          {township.HistoryFilter{Text: "监测户", Kind: township.DeedMove}, moved.Title},
		"nothing":           {township.HistoryFilter{Text: "查无此人"}, ""},
		"a number of IDs":   {township.HistoryFilter{Text: datatest.ID(20)}, "导入“人口信息.xlsx”"},
		"a household":       {township.HistoryFilter{Household: first.household}, "改电话、导入“人口信息.xlsx”"},
		"text there":        {township.HistoryFilter{Household: first.household, Text: "电话"}, "改电话"},
		"an entity":         {township.HistoryFilter{Entity: "settings"}, "建立清溪镇的档案"},
		"what was undone":   {township.HistoryFilter{State: township.DeedUndone}, moved.Title},
		"moves that stand":  {township.HistoryFilter{State: township.DeedStands, Kind: township.DeedMove}, ""},
		"a day":             {township.HistoryFilter{From: "2021-11-19", To: "2021-11-19"}, all},
		"before":            {township.HistoryFilter{To: "2021-11-18"}, ""},
		"somebody":          {township.HistoryFilter{Operator: "李站长"}, ""},
		"a quote in a text": {township.HistoryFilter{Text: `"`}, ""},
	} {
		if got := deedTitles(t, d, c.filter); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	list, err := d.FindDeeds(ctx, township.HistoryFilter{}, undone.ID, 2)
	if err != nil || len(list) != 2 || list[0].ID != moved.ID || list[1].Title != "改收入" {
		t.Errorf("a page: %+v %v", list, err)
	}
	choices, err := d.HistoryChoices(ctx)
	if err != nil || len(choices.Operators) != 1 || len(choices.Kinds) != 4 {
		t.Errorf("choices %+v %v", choices, err)
	}
}

func TestDetailOfADeed(t *testing.T) {
	d, a, first, _ := binTown(t)
	changed := datatest.MustDo(t, a, "改电话", func(tx *data.Tx) error {
		tx.From(township.Source{Sheet: "人口信息", Row: 7})
		_, err := tx.Update(township.Members, first.members[1], map[string]string{"phone": "13911112222"})
		return err
	})
	detail, err := d.DeedDetail(ctx, changed.ID, township.HistoryFilter{}, 0)
	must(t, err)
	if len(detail.Records) != 1 || detail.Narrow || detail.After != 0 {
		t.Fatalf("detail %+v", detail)
	}
	r := detail.Records[0]
	if r.Name != "张翠山" || r.Place != "柏树村1组张三丰户" || r.Household != first.household || r.Source.Row != 7 || len(r.Lines) != 1 || r.Lines[0].New != "139****2222" {
		t.Errorf("record %+v", r)
	}
	imported, err := d.DeedDetail(ctx, 2, township.HistoryFilter{Text: "李小龙"}, 0)
	must(t, err)
	for _, r := range imported.Records {
		if !imported.Narrow || !strings.Contains(r.Place, "李秀英户") {
			t.Errorf("a search for 李小龙 tells of %+v", r)
		}
	}
	byTitle, err := d.DeedDetail(ctx, 2, township.HistoryFilter{Text: "人口信息.xlsx"}, 0)
	if err != nil || byTitle.Narrow || len(byTitle.Records) < 10 {
		t.Errorf("found by its title: %+v %v", byTitle, err)
	}
}

func TestExportHistory(t *testing.T) {
	d, a, first, _ := binTown(t)
	datatest.MustDo(t, a, "改电话", func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, first.members[1], map[string]string{"phone": "13911112222"})
		return err
	})
	path := filepath.Join(t.TempDir(), "操作记录.xlsx")
	rows, err := d.ExportHistory(ctx, township.HistoryFilter{}, path, nil)
	must(t, err)
	lines := table(t, path)["操作记录"]
	if len(lines) != rows+3 {
		t.Errorf("%d lines for %d rows", len(lines), rows)
	}
	text := fmt.Sprint(lines)
	for _, want := range []string{"清溪镇操作记录", "全部操作记录", "张会计", "139****2222", "人联系电话", "柏树村1组张三丰户", "建立清溪镇的档案"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the workbook", want)
		}
	}
	for _, secret := range []string{"13911112222", datatest.ID(10)} {
		if strings.Contains(text, secret) {
			t.Errorf("%s is in the workbook", secret)
		}
	}
	_, err = d.ExportHistory(ctx, township.HistoryFilter{Text: "查无此人"}, path, nil)
	wantCode(t, err, township.CodeNotFound, "没有符合条件的操作记录")
}
