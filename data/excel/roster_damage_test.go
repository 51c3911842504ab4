package excel_test

import (
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/excel/rostertest"
)

// TestDamage puts one damage after the other into a sound row (vocabulary.md, last paragraph). Each is mended and said, or
// the row is refused at its column with a sentence.
func TestDamage(t *testing.T) {
	id := rostertest.ID(3)
	withX := ""
	for n := 1; !strings.HasSuffix(withX, "X"); n++ {
		withX = rostertest.WithCheck(fmt.Sprintf("51990019780308%03d", n))
	}
	const old = "519900780308123"
	wide := strings.Map(func(r rune) rune { return r + 0xFEE0 }, id)
	cases := []struct {
		name    string
		heading string
		cell    any
		want    string // value of the field
		note    string // beside the row
		file    string // about the file
		reason  string // of a refused row
	}{
		{"sound number", "证件号码", id, id, "", "", ""},
		{"ID as a number", "证件号码", rostertest.Raw("519900195506130612"), "", "", "", "按数字存放，Excel 已丢失末几位（519900195506131000）"},
		{"ID as a number with exponent", "证件号码", rostertest.Raw("5.199001974060856e+17"), "", "", "", "（519900197406086000）"},
		{"ID as text with exponent", "证件号码", "5.199E+17", "", "", "", "科学计数（5.199E+17）"},
		{"ID as text with small e", "证件号码", "5.19900195506131e17", "", "", "", "科学计数"},
		{"trailing 000", "证件号码", "519900197803082000", "", "", "", "疑似被 Excel 舍入"},
		{"trailing 000 with the right check digit", "证件号码", id[:15] + "000", id[:15] + "000", "末三位是 000，请核对原件", "", ""},
		{"trailing zeros of a 20-digit number", "证件号码", id[:15] + "00000", "", "", "", "疑似被 Excel 舍入"},
		{"leading apostrophe", "证件号码", "'" + id, id, "去掉多余符号", "", ""},
		{"leading tab", "证件号码", "\t" + id, id, "去掉多余符号", "", ""},
		{"no-break space", "证件号码", "\u00a0" + id + "\u00a0", id, "去掉", "", ""},
		{"zero-width characters inside", "证件号码", id[:6] + "\u200b" + id[6:] + "\ufeff", id, "去掉", "", ""},
		{"spaces inside", "证件号码", id[:6] + " " + id[6:14] + "　" + id[14:], id, "去掉空格", "", ""},
		{"full-width digits", "证件号码", wide, id, "全角改半角", "", ""},
		{"lower-case x", "证件号码", strings.ToLower(withX), withX, "小写x改为X", "", ""},
		{"15 digits", "证件号码", old, rostertest.WithCheck("51990019780308123"), "15位升为18位", "", ""},
		{"15 digits as a number", "证件号码", rostertest.Raw(old), rostertest.WithCheck("51990019780308123"), "15位升为18位", "", ""},
		{"20 characters", "证件号码", id + "43", id + "43", "", "", ""},
		{"22 characters", "证件号码", id + "4301", id + "4301", "", "", ""},
		{"23 characters", "证件号码", id + "43011", "", "", "", "最多22位"},
		{"wrong disability digits", "证件号码", id + "95", id + "95", "残疾证附加位不符，照原样保留", "", ""},
		{"wrong check digit", "证件号码", wrongCheck(id), wrongCheck(id), "校验码不符，照原样保留", "", ""},
		{"17 digits", "证件号码", id[:17], id[:17], "位数不是18、20或22位，照原样保留", "", ""},
		{"placeholder", "证件号码", "999999194512017267", "999999194512017267", "", "", ""},
		{"no number yet", "证件号码", "无", "", "", "", ""},
		{"zero for no number", "证件号码", 0, "", "", "", ""},
		{"other characters", "证件号码", "办理中", "", "", "", "不是证件号码"},
		{"#N/A", "证件号码", rostertest.Fault("#N/A"), "", "", "", "单元格是错误值 #N/A"},
		{"uncached formula of an ID", "证件号码", rostertest.Formula{Text: "VLOOKUP(E2,Sheet2!A:B,2,0)"}, "", "", "", "没有保存计算结果"},
		{"formula of an ID", "证件号码", rostertest.Formula{Text: "VLOOKUP(E2,Sheet2!A:B,2,0)", Cached: id}, id, "", "", ""},

		{"space inside a name", "姓名", "张　三", "张三", "姓名去掉空格", "", ""},
		{"space behind a name", "姓名", "张三 ", "张三", "姓名去掉空格", "", ""},
		{"line break in a name", "姓名", "张\n三", "张三", "姓名去掉空格", "", ""},
		{"zero-width in a name", "姓名", "张\u200b三", "张三", "姓名去掉看不见的字符", "", ""},
		{"leading apostrophe of a name", "姓名", "'张三", "张三", "多余符号", "", ""},
		{"minority name", "姓名", "阿依古丽·买买提", "阿依古丽·买买提", "", "", ""},
		{"rare characters", "姓名", "李𬭎𫟹䶮㛃𠮷", "李𬭎𫟹䶮㛃𠮷", "", "", ""},
		{"private code of 䶮", "姓名", "李\ue863", "李䶮", "姓名去掉看不见的字符", "", ""},
		{"300 characters", "姓名", strings.Repeat("张", 300), "", "", "", "姓名有300个字"},
		{"formula text as a name", "姓名", `=HYPERLINK("http://x","张三")`, "", "", "", "不是姓名"},
		{"formula as a name", "姓名", rostertest.Formula{Text: `HYPERLINK("http://x","张三")`, Cached: "张三"}, "张三", "", "", ""},
		{"uncached formula as a name", "姓名", rostertest.Formula{Text: "B2"}, "", "", "", "没有保存计算结果"},
		{"number as a name", "姓名", 12, "", "", "", "“12”不是姓名"},
		{"blank word as a name", "姓名", "/", "", "", "", "姓名是空的"},
		{"blank name", "姓名", nil, "", "", "", "姓名是空的"},
		{"at sign", "姓名", "@SUM(A1)", "", "", "", "不是姓名"},

		{"code with spaces", "户编号", " 5199 0000 000001", "51990000000001", "", "", ""},
		{"code as a number", "户编号", rostertest.Raw("51990000000001"), "51990000000001", "", "", ""},
		{"code with .0", "户编号", "51990000000001.0", "51990000000001", "", "带着“.0”，已去掉", ""},
		{"code with apostrophe", "户编号", "'51990000000001", "51990000000001", "", "多余的撇号，已去掉（如“名单”第2行“'51990000000001”）", ""},
		{"long code as a number", "户编号", rostertest.Raw("5.19900000000001E+15"), "", "", "", "户编号按数字存放，已丢失末几位"},
		{"long code with exponent", "户编号", "5.199E+15", "", "", "", "户编号已被 Excel 改成科学计数（5.199E+15）"},
		{"words as a code", "户编号", "新增户", "", "", "", "不是编号"},
		{"person's code as a number", "人编号", rostertest.Raw("5199000000000101"), "", "人编号按数字存放已丢失末位，未采用", "", ""},

		{"18.0", "人数", "18.0", "18", "", "有1个整数或编号带着“.0”，已去掉（如“名单”第2行“18.0”）", ""},
		{"18 as a number", "人数", rostertest.Raw("18.0"), "18", "", "", ""},
		{"count in words", "人数", "4人", "4", "", "", ""},
		{"full-width count", "人数", "４", "4", "", "全角数字已改为半角", ""},
		{"half a person", "人数", "2.5", "", "", "", "“2.5”不是人数或月数"},
		{"negative count", "人数", -1, "", "", "", "不是人数或月数"},
		{"#REF! in a count", "人数", rostertest.Fault("#REF!"), "", "", "", "错误值 #REF!"},
		{"uncached formula of a count", "人数", rostertest.Formula{Text: "COUNTIF(D:D,D2)"}, "", "", "有1个公式没有保存计算结果", ""},

		{"201401", "首次识别时间", "201401", "2014-01", "", "有1个日期的写法已统一", ""},
		{"201401 as a number", "首次识别时间", 201401, "2014-01", "", "已统一", ""},
		{"201401 in a date cell", "首次识别时间", rostertest.Date(201401), "2014-01", "", "已统一", ""},
		{"2014-01", "首次识别时间", "2014-01", "2014-01", "", "", ""},
		{"2014/1/1", "首次识别时间", "2014/1/1", "2014-01-01", "", "已统一", ""},
		{"2014年1月", "首次识别时间", "2014年1月", "2014-01", "", "已统一", ""},
		{"2014.1", "首次识别时间", "2014.1", "2014-01", "", "已统一", ""},
		{"2014.1 as a number", "首次识别时间", 2014.1, "", "", "", "分不清是1月还是10月"},
		{"2014.11 as a number", "首次识别时间", 2014.11, "2014-11", "", "已统一", ""},
		{"20140105", "首次识别时间", 20140105, "2014-01-05", "", "已统一", ""},
		{"full-width date", "首次识别时间", "２０１４年１月", "2014-01", "", "已统一", ""},
		{"date cell", "首次识别时间", rostertest.Date(41640), "2014-01-01", "", "", ""},
		{"date and time", "首次识别时间", rostertest.Date(41640.5), "2014-01-01", "", "", ""},
		{"serial without format", "首次识别时间", 41640, "2014-01-01", "", "存成了 Excel 的日期序号，已换算", ""},
		{"serial as text", "首次识别时间", "41640", "2014-01-01", "", "存成了 Excel 的日期序号，已换算", ""},
		{"year in a date cell", "首次识别时间", rostertest.Date(2014), "", "", "", "像是把年份 2014 填进了日期格式的单元格"},
		{"no such day", "首次识别时间", "2014-02-30", "", "", "", "“2014-02-30”不是日期"},
		{"words for a date", "首次识别时间", "去年", "", "", "", "“去年”不是日期"},
		{"not yet", "风险消除时间", "未消除", "", "", "", ""},
		{"slash for a date", "风险消除时间", "/", "", "", "", ""},
		{"year", "脱贫年度", 2020, "2020", "", "", ""},
		{"year in words", "脱贫年度", "2020年度", "2020", "", "已统一", ""},
		{"year of a date cell", "脱贫年度", rostertest.Date(43831), "2020", "", "", ""},
		{"not out of poverty", "脱贫年度", "未脱贫", "", "", "", ""},
		{"words for a year", "脱贫年度", "前年", "", "", "", "“前年”不是年度"},

		{"yuan", "人均纯收入", 6716.58, "671658", "", "", ""},
		{"noise behind the fen", "人均纯收入", rostertest.Raw("8193.059999999999"), "819306", "", "", ""},
		{"yuan with separators", "人均纯收入", "￥6,716.58元", "671658", "", "", ""},
		{"yuan in 万元", "人均纯收入（万元）", 0.671658, "671658", "", "单位是万元，已换算成元", ""},
		{"words for money", "人均纯收入", "约六千", "", "", "", "“约六千”不是金额"},
		{"#DIV/0!", "人均纯收入", rostertest.Fault("#DIV/0!"), "", "", "", "错误值 #DIV/0!"},

		{"unknown relation", "与户主关系", "之姨夫", "之姨夫", "与户主关系“之姨夫”不在词表中，照原样保留", "", ""},
		{"older spelling", "与户主关系", "长子", "之子", "", "", ""},
		{"unknown type", "户类型", "脱贫光荣户", "脱贫光荣户", "户类型“脱贫光荣户”不在词表中，照原样保留", "", ""},
		{"several words", "健康状况", "长期慢性病,残疾", "长期慢性病、残疾", "", "", ""},
		{"unknown among several", "健康状况", "慢性病、精神分裂", "长期慢性病、精神分裂", "健康状况“精神分裂”不在词表中", "", ""},
		{"yes", "是否享受低保", "√", "是", "", "", ""},
		{"yes as 1", "是否享受低保", 1, "是", "", "", ""},
		{"yes as TRUE", "是否享受低保", true, "是", "", "", ""},
		{"neither yes nor no", "是否享受低保", "部分", "部分", "不是“是”或“否”，照原样保留", "", ""},
		{"replacement character", "备注", "外出\ufffd务工", "外出\ufffd务工", "", "", ""},
		{"zero-width in a text", "备注", "外出\u200b务工", "外出务工", "", "看不见的字符或坏字节，已去掉", ""},
		{"long text", "备注", strings.Repeat("长", 501), "", "", "", "有501个字"},
		{"phone as a number", "户联系电话", rostertest.Raw("13900000001"), "13900000001", "", "", ""},
		{"short phone", "户联系电话", "1390000000", "1390000000", "电话不是11位，照原样保留", "", ""},
		{"land line", "户联系电话", "0830-2612345", "0830-2612345", "", "", ""},
		{"group as a number", "组", 3, "3组", "", "", ""},
		{"group in words", "组", "第三村民小组", "3组", "", "", ""},
		{"village's committee", "行政村", "柏树村村民委员会", "柏树村", "", "", ""},
		{"number as a village", "行政村", 7, "", "", "", "“7”不是村名"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			row, roster := one(t, false, c.heading, c.cell)
			if got := fieldOf(row, c.heading); got != c.want && c.reason == "" {
				t.Errorf("value %q, want %q", got, c.want)
			}
			if c.note != "" && !says(row.Notes, c.note) || c.note == "" && c.reason == "" && len(row.Notes) > 0 {
				t.Errorf("notes %q, want %q", row.Notes, c.note)
			}
			if c.file != "" && !says(roster.Notes, c.file) || c.file == "" && len(roster.Notes) > 0 {
				t.Errorf("file notes %q, want %q", roster.Notes, c.file)
			}
			wantRefusal(t, row, c.heading, c.reason)
		})
	}
}

// wantRefusal compares why a row was refused, and at which cell; “” is a row that is taken.
func wantRefusal(t *testing.T, row *excel.RosterRow, heading, reason string) {
	t.Helper()
	if reason == "" {
		if row.Reason != "" {
			t.Errorf("refused: %s %s", row.Column, row.Reason)
		}
		return
	}
	if !strings.Contains(row.Reason, reason) {
		t.Errorf("reason %q, want %q", row.Reason, reason)
	}
	if !strings.HasSuffix(row.Column, "列 "+heading) || row.At < 0 {
		t.Errorf("column %q at %d, want … %s", row.Column, row.At, heading)
	}
}

// fieldOf returns the value of the field that a heading stands for.
func fieldOf(row *excel.RosterRow, heading string) string {
	if heading == "行政村" {
		return row.Village
	}
	for _, p := range []struct {
		record  township.Record
		heading string
		key     string
	}{
		{row.Member, "证件号码", "id_number"},
		{row.Member, "姓名", "name"},
		{row.Member, "人编号", "code"},
		{row.Member, "与户主关系", "relation"},
		{row.Member, "健康状况", "health"},
		{row.Member, "是否享受低保", "minimum_living"},
		{row.Household, "户编号", "code"},
		{row.Household, "组", "group_name"},
		{row.Household, "人数", "people_declared"},
		{row.Household, "首次识别时间", "identified_on"},
		{row.Household, "风险消除时间", "cleared_on"},
		{row.Household, "脱贫年度", "exit_year"},
		{row.Household, "人均纯收入", "per_capita"},
		{row.Household, "人均纯收入（万元）", "per_capita"},
		{row.Household, "户类型", "household_type"},
		{row.Household, "备注", "remark"},
		{row.Household, "户联系电话", "phone"},
	} {
		if p.heading == heading {
			return p.record.Get(p.key)
		}
	}
	return "no field for " + heading
}

// wrongCheck puts another check digit behind a number.
func wrongCheck(id string) string {
	if id[17] == '5' {
		return id[:17] + "6"
	}
	return id[:17] + "5"
}

// TestDates1904 reads serials by the book's own day 0.
func TestDates1904(t *testing.T) {
	for _, c := range []struct {
		name string
		cell any
		want string
	}{
		{"date cell", rostertest.Date(40178), "2014-01-01"},
		{"serial without format", 40178, "2014-01-01"},
		{"written out", "2014-01", "2014-01"},
	} {
		row, roster := one(t, true, "首次识别时间", c.cell)
		if got := row.Household.Get("identified_on"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if said := says(roster.Notes, "1904 年日期系统"); said != (c.cell != "2014-01") {
			t.Errorf("%s: notes %q", c.name, roster.Notes)
		}
	}
}

// TestUnitAboveTheTable takes 单位：万元 in a title line for all amounts.
func TestUnitAboveTheTable(t *testing.T) {
	rows, roster := mustRead(t, rostertest.Of(rostertest.Sheet{Name: "名单", Rows: [][]any{
		{"清溪镇家庭收入表", nil, nil, "单位：万元、人"},
		{"行政村", "户编号", "户主姓名", "家庭人口", "人均纯收入", "年收入"},
		{"柏树村", "51990000000001", "范伟", 3, 0.67, "2.01万元"},
	}}))
	if got := rows[0].Household.Get("per_capita"); got != "670000" {
		t.Errorf("per capita %s fen, want 670000", got)
	}
	if got := rows[0].Household.Get("gross_income"); got != "2010000" {
		t.Errorf("income %s fen, want 2010000", got)
	}
	if !says(roster.Notes, "有2个金额的单位是万元") {
		t.Errorf("notes %q", roster.Notes)
	}
}

// TestInferred keeps apart what a row says and what follows from its number.
func TestInferred(t *testing.T) {
	row, _ := one(t, false, "性别", nil)
	id := township.IDNumber(rostertest.ID(3))
	birth, _ := id.Birth()
	if row.Member.Get("birth_date") != string(birth) || row.Member.Get("sex") != id.Sex() || len(row.Inferred) != 2 {
		t.Errorf("birth %q, sex %q, inferred %v", row.Member.Get("birth_date"), row.Member.Get("sex"), row.Inferred)
	}
	row, _ = one(t, false, "出生日期", "1999-09-09")
	if row.Member.Get("birth_date") != "1999-09-09" || !says(row.Notes, "出生日期“1999-09-09”与证件号码（"+string(birth)+"）不符") {
		t.Errorf("birth %q, notes %q", row.Member.Get("birth_date"), row.Notes)
	}
}

// TestDoubtfulValues keeps what can hardly be, and says so.
func TestDoubtfulValues(t *testing.T) {
	for _, c := range []struct{ heading, value, more, note string }{
		{"务工时间（月）", "12", "", ""},
		{"务工时间（月）", "13", "", "务工时间13个月超过12个月"},
		{"家庭人口", "120", "", "家庭人口120人超过99人"},
		{"风险消除时间", "2021-05", "2021-06-05", "风险消除时间 2021-05 早于风险识别时间 2021-06-05"},
		{"风险消除时间", "2021-06", "2021-06-05", ""},
	} {
		rows, _ := mustRead(t, sheetOf("人口", []any{"行政村", "姓名", "证件号码", "与户主关系", c.heading, "风险识别时间"},
			[]any{"柏树村", "范伟", rostertest.ID(4), "户主", c.value, c.more}))
		if got := strings.Join(rows[0].Notes, "；"); rows[0].Reason != "" || (c.note == "") != (got == "") || !strings.Contains(got, c.note) {
			t.Errorf("%s %s: %q, refused %q, want %q", c.heading, c.value, got, rows[0].Reason, c.note)
		}
	}
}
