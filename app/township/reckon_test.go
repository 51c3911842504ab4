package township_test

import (
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestParseAmount(t *testing.T) {
	for _, c := range []struct {
		typed string
		want  township.Fen
		wrong string
	}{
		{"", 0, ""},
		{"1200", 120000, ""},
		{"１，２００．５０", 120050, ""},
		{"1,200元", 120000, ""},
		{"1200*3+500", 410000, ""},
		{"=1200×3＋500", 410000, ""},
		{"(1200-200)/3", 33333, ""},
		{"2/3", 67, ""},
		{"1.2万元", 1200000, ""},
		{"（１万＋５００）*2", 2100000, ""},
		{"3万5", 0, "“5”读不懂，请检查算式"},
		{"万", 0, "算式没有写完，请检查"},
		{"0.005", 1, ""},
		{"-100+300", 20000, ""},
		{"100000000", 100_000_000_00, ""},
		{"-1", 0, "不能是负数，请改正"},
		{"100000000.01", 0, "超过1亿元，请核对单位是不是“元”"},
		{"1e309", 0, "有“e”，这里只能填数字或算式，例如 1200*3+500"},
		{"3头", 0, "有“头”，这里只能填数字或算式，例如 1200*3+500"},
		{"5/0", 0, "除数是 0，算不出来，请改正"},
		{"5/(3-3)", 0, "除数是 0，算不出来，请改正"},
		{"1200*", 0, "算式没有写完，请检查"},
		{"(1200", 0, "括号不成对，请检查算式"},
		{"1200)", 0, "“)”读不懂，请检查算式"},
		{"1.2.3", 0, "“1.2.3”不是数字，请改正"},
		{"12,00", 0, "“12,00”不是数字，请改正"},
		{strings.Repeat("9", 101), 0, "算式太长，最多100个字符，请分开填写"},
		{strings.Repeat("(", 100), 0, "算式没有写完，请检查"},
	} {
		got, err := township.ParseAmount(c.typed)
		switch {
		case c.wrong == "" && (err != nil || got != c.want):
			t.Errorf("%q: %v, %v, want %v", c.typed, got, err, c.want)
		case c.wrong != "" && (township.CodeOf(err) != township.CodeInvalid || township.Say(err) != c.wrong):
			t.Errorf("%q: %v, %q, want %q", c.typed, got, township.Say(err), c.wrong)
		}
	}
}

func TestALossIsToldWhereItStands(t *testing.T) {
	if _, err := township.ParseIncome("-1"); township.Say(err) != "不能是负数；亏损请把花费填在“支出”里" {
		t.Errorf("it says %v", err)
	}
}

func TestParseQuantity(t *testing.T) {
	for _, c := range []struct{ typed, want, wrong string }{
		{"", "", ""},
		{"3", "3", ""},
		{"0.25", "0.25", ""},
		{"800.1234", "800.1234", ""},
		{"1/3", "0.3333", ""},
		{"2*1.5", "3", ""},
		{"1.23456", "", "数量最多四位小数，请改正"},
		{"-3", "", "数量不能是负数，请改正"},
		{"100000001", "", "数量超过1亿，请核对"},
	} {
		got, err := township.ParseQuantity(c.typed)
		if c.wrong != "" && township.Say(err) != c.wrong || c.wrong == "" && (err != nil || got.Text() != c.want) {
			t.Errorf("%q: %q, %v, want %q %q", c.typed, got.Text(), err, c.want, c.wrong)
		}
	}
}

func TestIsSum(t *testing.T) {
	for typed, want := range map[string]bool{"1200": false, "-3": false, "1200*3": true, "(5)": true, "1200×3": true, "": false, "1200-200": true} {
		if got := township.IsSum(typed); got != want {
			t.Errorf("%q: %v", typed, got)
		}
	}
}
