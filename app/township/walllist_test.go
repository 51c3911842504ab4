package township_test

import (
	"reflect"
	"strings"
	"testing"

	"taizhang/app/township"
)

func labels(columns []township.WallListColumn) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.Label)
	}
	return out
}

func TestWallListColumns(t *testing.T) {
	wall := []string{"序号", "组", "户主姓名", "家庭人口", "致贫（风险）原因", "脱贫年度/识别时间", "帮扶责任人", "联系电话", "备注"}
	file := append(append([]string(nil), wall...), "户编号", "证件号码", "人均纯收入", "帮扶措施", "入户核查日期")
	for form, want := range map[township.WallListForm][]string{township.ForWall: wall, township.ForFile: file, 7: wall, -1: wall} {
		if got := labels(township.WallListColumns(form)); !reflect.DeepEqual(got, want) {
			t.Errorf("form %d: %v, want %v", form, got, want)
		}
	}
}

// TestNothingPrivateOnTheWall fills every field with its own name: what may not hang on a wall must not come out of
// any column of the wall form, whatever becomes of the columns.
func TestNothingPrivateOnTheWall(t *testing.T) {
	public := map[string]bool{"Group": true, "Head": true, "People": true, "Cause": true, "Since": true, "Helper": true, "HelperPhone": true, "Remark": true}
	var r township.WallListRow
	v := reflect.ValueOf(&r).Elem()
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.String {
			v.Field(i).SetString("<" + v.Type().Field(i).Name + ">")
		}
	}
	text := func(form township.WallListForm) string {
		var b strings.Builder
		for _, c := range township.WallListColumns(form) {
			b.WriteString(c.Text(1, r))
		}
		return b.String()
	}
	wall, file := text(township.ForWall), text(township.ForFile)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if v.Field(i).Kind() != reflect.String {
			continue
		}
		if got := strings.Contains(wall, "<"+name+">"); got != public[name] {
			t.Errorf("%s on the wall: %v, want %v", name, got, public[name])
		}
		if !strings.Contains(file, "<"+name+">") {
			t.Errorf("%s is missing in the file copy", name)
		}
	}
	for _, c := range township.WallListColumns(township.ForWall) {
		for _, word := range []string{"证件", "身份", "健康", "残疾", "收入", "户编号"} {
			if strings.Contains(c.Label, word) {
				t.Errorf("the column %s may not hang on a wall", c.Label)
			}
		}
	}
}

func TestColumnsCannotBeChangedForOthers(t *testing.T) {
	columns := township.WallListColumns(township.ForWall)
	columns[0] = township.WallListColumns(township.ForFile)[10]
	_ = append(columns[:3], columns[4:]...)
	if got := labels(township.WallListColumns(township.ForWall))[0]; got != "序号" {
		t.Errorf("a caller has changed the wall form: %s", got)
	}
}

func TestWallListTexts(t *testing.T) {
	r := township.WallListRow{Group: "3组", Head: "张三丰", People: 4}
	columns := township.WallListColumns(township.ForWall)
	for i, want := range []string{"12", "3组", "张三丰", "4"} {
		if got := columns[i].Text(12, r); got != want {
			t.Errorf("%s: %q, want %q", columns[i].Label, got, want)
		}
	}
	for _, c := range township.WallListColumns(township.ForFile) {
		if c.Weight <= 0 || c.Numeric && c.IsText {
			t.Errorf("%s: %+v", c.Label, c)
		}
	}
}

func TestWallList(t *testing.T) {
	w := township.WallList{Village: "柏树村", Style: township.StyleOf(township.Stable), Rows: []township.WallListRow{{People: 3}, {People: 5}}}
	if got, want := w.Title(), "柏树村稳定脱贫户台账"; got != want {
		t.Errorf("title %s, want %s", got, want)
	}
	if got := w.People(); got != 8 {
		t.Errorf("%d people, want 8", got)
	}
}

func TestWallListFileName(t *testing.T) {
	for _, c := range []struct {
		r    township.WallListRequest
		want string
	}{
		{township.WallListRequest{}, "清溪镇四本台账_上墙_2021-11-19.pdf"},
		{township.WallListRequest{Village: "柏树村", Ledger: township.Stable}, "柏树村稳定脱贫户台账_上墙_2021-11-19.pdf"},
		{township.WallListRequest{Village: "柏树村", Ledger: township.Stable, Form: township.ForFile, AsOf: "2020-12-31"}, "柏树村稳定脱贫户台账_存档_2020-12-31.pdf"},
		{township.WallListRequest{Summary: true, Ledger: township.Stable}, "清溪镇台账汇总_上墙_2021-11-19.pdf"},
	} {
		if got := c.r.FileName("清溪镇", "2021-11-19", ".pdf"); got != c.want {
			t.Errorf("%+v: %s, want %s", c.r, got, c.want)
		}
	}
}
