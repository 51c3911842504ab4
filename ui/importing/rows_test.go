package importing

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestExplain(t *testing.T) {
	p := roster()
	rows := newRows(p.Results)
	tests := []struct {
		place int
		want  string
	}{
		{0, "姓名去掉空格"},
		{1, "证件号码：519900********0612 → 519900********062X；文化程度：（空） → 小学"},
		{2, ""},
		{3, "M列 证件号码：末几位变成 0（519900********5632），请核对"},
	}
	for _, tt := range tests {
		if got := rows[tt.place].explain; got != tt.want {
			t.Errorf("row %d: explain = %q, want %q", tt.place, got, tt.want)
		}
	}
}

func TestExplainShowsMoneyInYuan(t *testing.T) {
	f := township.Households.Field("net_income")
	r := township.RowResult{Class: township.RowChanged, Changes: []township.PlannedChange{{Field: f, Old: "391240", New: "1421240"}}}
	if got, want := explain(&r), "纯收入：3,912.40 → 14,212.40"; got != want {
		t.Errorf("explain = %q, want %q", got, want)
	}
}

func TestDiscreet(t *testing.T) {
	tests := []struct{ text, want string }{
		{"与第3行证件号码相同", "与第3行证件号码相同"},
		{"519900195506130612重复", "519900********0612重复"},
		{"（51990019550613062x）", "（519900********062x）"},
		{"“51990019550613061243”", "“" + township.IDNumber("51990019550613061243").Masked() + "”"},
		{"电话13812345678有误", "电话138****5678有误"},
		{"属双河村1组张三户（户编号51991067858686）", "属双河村1组张三户（户编号51991067858686）"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := discreet(tt.text); got != tt.want {
			t.Errorf("discreet(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestFilterRows(t *testing.T) {
	rows := newRows(roster().Results)
	tests := []struct {
		class township.RowClass
		query string
		want  string
	}{
		{allRows, "", "张三丰 李秀英 王建国 赵四 钱五"},
		{township.RowNew, "", "张三丰 钱五"},
		{township.RowRejected, "", "赵四"},
		{allRows, "5199002", "王建国 赵四"},
		{allRows, "小学", "李秀英"},
		{allRows, " 张　三 ", "张三丰"},
		{township.RowNew, "钱", "钱五"},
		{township.RowSame, "钱", ""},
		{allRows, "519900195506130612", ""}, // a masked number cannot be guessed by searching
	}
	for _, tt := range tests {
		var names []string
		for _, r := range filterRows(rows, tt.class, tt.query) {
			names = append(names, r.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("filterRows(%d, %q) = %q, want %q", tt.class, tt.query, got, tt.want)
		}
	}
}

func TestNamesOfFiles(t *testing.T) {
	long := strings.Repeat("清溪镇脱贫户名单", 40) + "_第3版.xlsx"
	short := shorten(long)
	if n := len([]rune(short)); n != longestName {
		t.Errorf("shortened name has %d characters, want %d", n, longestName)
	}
	if !strings.HasPrefix(short, "清溪镇脱贫户名单") || !strings.HasSuffix(short, "_第3版.xlsx") {
		t.Errorf("shorten = %q: beginning or end is lost", short)
	}
	if got, want := rejectedName("人口信息.xls"), "人口信息_拒收.xlsx"; got != want {
		t.Errorf("rejectedName = %q, want %q", got, want)
	}
	if got, want := joined([]string{"双河村", "石桥村", "柏树村"}, 2, "个"), "双河村、石桥村等3个"; got != want {
		t.Errorf("joined = %q, want %q", got, want)
	}
}
