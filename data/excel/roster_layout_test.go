package excel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// sheetOf is one sheet with the rows given.
func sheetOf(name string, rows ...[]any) rostertest.Book {
	return rostertest.Of(rostertest.Sheet{Name: name, Rows: rows})
}

// taken lists “letter field” of the columns that are used.
func taken(m township.SheetMap) []string {
	var out []string
	for _, c := range m.Columns {
		if c.Taken != "" {
			out = append(out, c.Column+" "+c.Taken)
		}
	}
	return out
}

// TestColumns reads headers of every shape and compares which column was taken for what.
func TestColumns(t *testing.T) {
	id := rostertest.ID(3)
	cases := []struct {
		name   string
		rows   [][]any
		merges []string
		kind   township.RosterKind
		head   []int
		want   []string
	}{
		{
			"household and person share words",
			[][]any{
				{"户编号", "人编号", "姓名", "证件号码", "与户主关系", "户联系电话", "人联系电话", "首次识别时间", "人员识别时间"},
				{"51990000000001", "5199000000000101", "范伟", id, "户主", "13900000001", "13900000002", "201401", "201501"},
			},
			nil, township.PersonRoster,
			[]int{1},
			[]string{"A 户编号", "B 人编号", "C 姓名", "D 证件号码", "E 与户主关系", "F 户联系电话", "G 人联系电话", "H 首次识别时间", "I 人员识别时间"},
		},
		{
			"marks, line breaks and brackets",
			[][]any{
				{"*户 编 号", "姓\n名：", "身份证号码（18位）*", "与户主\r\n关系", "家庭人口（人）", "务工时间（月）"},
				{"51990000000001", "范伟", id, "户主", 3, 6},
			},
			nil, township.PersonRoster,
			[]int{1},
			[]string{"A 户编号", "B 姓名", "C 证件号码", "D 与户主关系", "E 家庭人口", "F 务工时间（月）"},
		},
		{
			"group before hamlet",
			[][]any{
				{"行政村", "自然村", "组", "户编号", "姓名", "证件号码", "与户主关系"},
				{"柏树村", "老湾", "3", "51990000000001", "范伟", id, "户主"},
			},
			nil, township.PersonRoster,
			[]int{1},
			[]string{"A 行政村", "C 组", "D 户编号", "E 姓名", "F 证件号码", "G 与户主关系"},
		},
		{
			"helper under a merged heading",
			[][]any{
				{"村", "户主信息", nil, nil, "监测对象类别", "帮扶责任人", nil, nil},
				{nil, "姓名", "身份证号", "人口数", nil, "姓名", "单位及职务", "联系电话"},
				{"柏树村", "范伟", id, 3, "脱贫不稳定户", "袁敏", "镇政府", "0830-2612345"},
			},
			[]string{"A1:A2", "B1:D1", "E1:E2", "F1:H1"},
			township.HouseholdRoster,
			[]int{1, 2},
			[]string{"A 行政村", "B 户主姓名", "C 户主证件号码", "D 家庭人口", "E 监测对象类别", "F 帮扶责任人", "G 帮扶责任人单位", "H 帮扶责任人电话"},
		},
		{
			"helper's phone right behind",
			[][]any{
				{"村", "户主姓名", "身份证号码", "联系电话", "家庭人口数", "帮扶责任人", "联系电话"},
				{"柏树村", "范伟", id, "13900000001", 3, "袁敏", "0830-2612345"},
			},
			nil, township.HouseholdRoster,
			[]int{1},
			[]string{"A 行政村", "B 户主姓名", "C 户主证件号码", "D 户联系电话", "E 家庭人口", "F 帮扶责任人", "G 帮扶责任人电话"},
		},
		{
			"head beside each person",
			[][]any{
				{"村", "户主姓名", "户主身份证号", "姓名", "身份证号", "性别"},
				{"柏树村", "范伟", id, "范伟", id, "男"},
			},
			nil, township.PersonRoster,
			[]int{1},
			[]string{"A 行政村", "B 户主姓名", "C 户主证件号码", "D 姓名", "E 证件号码", "F 性别"},
		},
		{
			"是否户主",
			[][]any{
				{"村", "户编号", "姓名", "身份证号", "是否户主"},
				{"柏树村", "51990000000001", "范伟", id, "是"},
			},
			nil, township.PersonRoster,
			[]int{1},
			[]string{"A 行政村", "B 户编号", "C 姓名", "D 证件号码", "E 是否户主"},
		},
		{
			"when a monitored household was identified",
			[][]any{
				{"村", "户主姓名", "身份证号", "监测对象类别", "识别时间"},
				{"柏树村", "范伟", id, "脱贫不稳定户", "202106"},
			},
			nil, township.HouseholdRoster,
			[]int{1},
			[]string{"A 行政村", "B 户主姓名", "C 户主证件号码", "D 监测对象类别", "E 风险识别时间"},
		},
		{
			"five risks",
			[][]any{
				{"村", "户主姓名", "身份证号", "致贫/返贫风险1", "致贫/返贫风险2"},
				{"柏树村", "范伟", id, "因病", "因病、因残"},
			},
			nil, township.HouseholdRoster,
			[]int{1},
			[]string{"A 行政村", "B 户主姓名", "C 户主证件号码", "D 致贫返贫风险", "E 致贫返贫风险"},
		},
		{
			"income under a merged heading",
			[][]any{
				{"村", "户编号", "户主姓名", "转移性收入", nil, nil},
				{nil, nil, nil, "低保金", "养老金", "其他"},
				{"柏树村", "51990000000001", "范伟", 100, 200, 300},
			},
			[]string{"D1:F1"},
			township.HouseholdRoster,
			[]int{1, 2},
			[]string{"A 行政村", "B 户编号", "C 户主姓名", "D 低保金", "E 养老金", "F 其他转移性收入"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rows, roster := mustRead(t, rostertest.Of(rostertest.Sheet{Name: "名单", Rows: c.rows, Merges: c.merges}))
			m := roster.Sheets[0]
			if m.Kind != c.kind || !slices.Equal(m.HeaderRows, c.head) || !slices.Equal(taken(m), c.want) {
				t.Errorf("%s, header %v\n got %q\nwant %q", m.Kind, m.HeaderRows, taken(m), c.want)
			}
			if len(rows) != 1 || m.DataRows != 1 || rows[0].Reason != "" || rows[0].Member.Get("name") != "范伟" || rows[0].Member.Get("relation") != township.HeadRelation {
				t.Errorf("%d rows, the first: %+v", len(rows), rows[0])
			}
			if got := rows[0].Household.Get("risks"); c.name == "five risks" && got != "因病、因残" {
				t.Errorf("risks %q", got)
			}
		})
	}
}

// TestNoRoster refuses books without a roster, with the reason per sheet.
func TestNoRoster(t *testing.T) {
	id := rostertest.ID(3)
	cases := []struct {
		name  string
		book  rostertest.Book
		words []string
	}{
		{"empty sheet", sheetOf("Sheet1"), []string{"名单.xlsx", "工作表“Sheet1”是空的", "请选择"}},
		{"something else", sheetOf("食堂", []any{"日期", "菜名", "数量"}, []any{"2021-11-01", "回锅肉", 12}), []string{"工作表“食堂”没有找到花名册的表头"}},
		{"insured", sheetOf("参保", []any{"姓名", "身份证号码", "参保地", "缴费金额"}, []any{"范伟", id, "清溪镇", 280}), []string{"是参保名单"}},
		{"vehicles", sheetOf("比对", []any{"车辆信息比对结果"}, []any{"号牌号码", "车辆类型", "所有人", "身份证明号码"}, []any{"川A12345", "小型", "范伟", id}), []string{"是车辆比对名单"}},
		{"beneficiaries", sheetOf("受益户", []any{"项目名称", "行政村", "户编号", "户主姓名", "户主证件号码", "受益金额（元）"}, []any{"光伏", "柏树村", "51990000000001", "范伟", id, 3000}), []string{"是项目受益户名单"}},
		{"benefits", sheetOf("低保", []any{"村", "户主姓名", "身份证号", "家庭人口", "保障金额"}, []any{"柏树村", "范伟", id, 3, 400}), []string{"是低保、特困备案表"}},
		{"deaths", sheetOf("死亡", []any{"姓名", "身份证号码", "死亡日期", "村"}, []any{"范伟", id, "2021-01-01", "柏树村"}), []string{"是死亡名单"}},
		{"villages", sheetOf("行政村", []any{"行政村", "是否出列", "总户数", "总人口数"}, []any{"柏树村", "是", 300, 1000}), []string{"没有找到花名册的表头"}},
		{"several sheets", rostertest.Of(rostertest.Sheet{Name: "一"}, rostertest.Sheet{Name: "二"}, rostertest.Sheet{Name: "三"}, rostertest.Sheet{Name: "四"}), []string{"工作表“一”是空的；工作表“二”是空的；工作表“三”是空的；等"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := read(t, c.book.XLSX(t, "名单.xlsx"))
			if township.CodeOf(err) != township.CodeNoRoster {
				t.Fatalf("error %v, want %s", err, township.CodeNoRoster)
			}
			for _, w := range c.words {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("“%s” does not say “%s”", err, w)
				}
			}
		})
	}
}

// TestForeignColumnInARoster takes a roster of persons that has a column of another list all the same.
func TestForeignColumnInARoster(t *testing.T) {
	rows, _ := mustRead(t, sheetOf("人口", []any{"村", "户编号", "姓名", "身份证号", "与户主关系", "残疾证号"},
		[]any{"柏树村", "51990000000001", "范伟", rostertest.ID(3), "户主", rostertest.ID(3) + "43"}))
	if len(rows) != 1 || rows[0].Reason != "" {
		t.Errorf("%d rows: %+v", len(rows), rows)
	}
}

// TestSheetsOfABook reads what is a roster and says why the rest was left out; hidden sheets and rows are said.
func TestSheetsOfABook(t *testing.T) {
	head := []any{"村", "户主姓名", "身份证号", "监测对象类别"}
	person := func(n int) []any {
		return []any{"柏树村", fmt.Sprintf("范伟%c", 0x4E00+n), rostertest.ID(n), "脱贫不稳定户"}
	}
	rows, roster := mustRead(t, rostertest.Of(
		rostertest.Sheet{Name: "填表说明", Rows: [][]any{{"一、按户填写"}}},
		rostertest.Sheet{Name: "柏树村", Rows: [][]any{head, person(1), person(2), person(3)}, HiddenRows: []int{3}},
		rostertest.Sheet{Name: "去年", Hidden: true, Rows: [][]any{head, person(4)}},
		rostertest.Sheet{Name: "空表"},
	))
	if len(rows) != 4 || roster.Sheets[1].DataRows != 3 || roster.Sheets[2].DataRows != 1 {
		t.Errorf("%d rows, sheets %+v", len(rows), roster.Sheets)
	}
	for _, want := range []string{
		"工作表“填表说明”没有导入：没有找到花名册的表头", "工作表“空表”没有导入：是空的", "工作表“去年”在原表中是隐藏的，也一并读入", "有1行在原表中是隐藏的，也一并读入",
	} {
		if !says(roster.Notes, want) {
			t.Errorf("notes %q do not say %q", roster.Notes, want)
		}
	}
}

// TestVillageOfASheet finds the village where no column says it.
func TestVillageOfASheet(t *testing.T) {
	for _, c := range []struct{ sheet, title, want string }{
		{"柏树村", "监测对象花名册", "柏树村"},
		{"1.柏树村", "", "柏树村"},
		{"柏树村（32户）", "", "柏树村"},
		{"柏树村监测户", "", "柏树村"},
		{"清溪社区", "", "清溪社区"},
		{"清溪镇柏树村", "", "柏树村"},
		{"3村", "", ""},
		{"表1", "清溪镇2021年监测对象花名册（柏树村）", "柏树村"},
		{"Sheet1", "柏树村2021年脱贫户花名册", "柏树村"},
		{"Sheet1", "某县清溪镇柏树村村民委员会脱贫户花名册", "柏树村"},
		{"Sheet1", "填报单位：清溪镇柏树村", "柏树村"},
		{"Sheet1", "2021年镇江村花名册", "镇江村"},
		{"汇总", "清溪镇2021年各村监测户花名册", ""},
		{"Sheet1", "脱贫人口和农村低收入人口花名册", ""},
		{"Sheet1", "清溪镇乡村振兴办公室", ""},
		{"Sheet1", "清溪镇村级光伏受益户", ""},
	} {
		rows, _, err := read(t, sheetOf(c.sheet, []any{c.title}, []any{"组", "户主姓名", "身份证号", "家庭人口"}, []any{"1组", "范伟", rostertest.ID(3), 3}).XLSX(t, "名单.xlsx"))
		if err != nil || len(rows) != 1 {
			t.Errorf("%s, %s: %d rows, %v", c.sheet, c.title, len(rows), err)
			continue
		}
		if rows[0].Village != c.want {
			t.Errorf("%s, %s: village %q, want %q", c.sheet, c.title, rows[0].Village, c.want)
		}
	}
}

// TestListWithoutNumbers takes households told by village and head alone only where the village is known.
func TestListWithoutNumbers(t *testing.T) {
	head, row := []any{"组", "户主姓名", "家庭人口", "监测对象类别"}, []any{"1组", "范伟", 3, "脱贫不稳定户"}
	rows, _ := mustRead(t, sheetOf("柏树村", head, row))
	if len(rows) != 1 || rows[0].Village != "柏树村" {
		t.Errorf("rows %+v", rows)
	}
	if _, _, err := read(t, sheetOf("Sheet1", head, row).XLSX(t, "名单.xlsx")); township.CodeOf(err) != township.CodeNoRoster {
		t.Errorf("error %v, want %s", err, township.CodeNoRoster)
	}
}
