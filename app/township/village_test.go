package township_test

import (
	"fmt"
	"reflect"
	"testing"

	"taizhang/app/township"
)

func TestNormalVillage(t *testing.T) {
	for in, want := range map[string]string{
		"柏树村":          "柏树村",
		" 柏 树　村\u200b": "柏树村",
		"柏树村村民委员会":     "柏树村",
		"柏树村民委员会":      "柏树村",
		"柏树村委会":        "柏树村",
		"柏树村村委会":       "柏树村",
		"清溪社区":         "清溪社区",
		"清溪社区居民委员会":    "清溪社区",
		"清溪社区居委会":      "清溪社区",
		"清溪社区村民委员会":    "清溪社区",
		"清溪居委会":        "清溪居委会",
		"村委会":          "村委会",
		"":             "",
	} {
		got := township.NormalVillage(in)
		if got != want {
			t.Errorf("NormalVillage(%q) = %q, want %q", in, got, want)
		}
		if again := township.NormalVillage(got); again != got {
			t.Errorf("NormalVillage(%q) = %q", got, again)
		}
	}
}

func TestNormalGroup(t *testing.T) {
	cases := map[string]string{
		"": "", "1": "1组", "1组": "1组", "第1组": "1组", "1社": "1组", "１组": "1组", "01": "1组", "001组": "1组", "1.0": "1组", " 1 组 ": "1组",
		"第十一村民小组": "11组", "一小组": "1组", "一社": "1组", "10": "10组", "120组": "120组", "0": "0组",
		"李家湾": "李家湾", "李家湾（上）": "李家湾（上）", "组": "组", "第组": "第组", "二十十": "二十十", "百组": "百组", "一二组": "一二组", "1234": "1234", "十字口": "十字口",
	}
	numerals := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	for n := 1; n < 100; n++ {
		text := numerals[n%10]
		switch {
		case n >= 20:
			text = numerals[n/10] + "十" + text
		case n >= 10:
			text = "十" + text
		}
		cases[text+"组"] = fmt.Sprintf("%d组", n)
	}
	for in, want := range cases {
		got := township.NormalGroup(in)
		if got != want {
			t.Errorf("NormalGroup(%q) = %q, want %q", in, got, want)
		}
		if again := township.NormalGroup(got); again != got {
			t.Errorf("NormalGroup(%q) = %q", got, again)
		}
	}
}

func TestParseVillages(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []township.Village
	}{
		{"none", " \n,，\n", nil},
		{"a line each", "柏树村\r\n双河村\n", []township.Village{{Name: "柏树村", Position: 1}, {Name: "双河村", Position: 2}}},
		{"commas of every kind", "柏树村,双河村，清溪社区、石桥村;龙门村；凤凰村", []township.Village{
			{Name: "柏树村", Position: 1}, {Name: "双河村", Position: 2}, {Name: "清溪社区", Position: 3}, {Name: "石桥村", Position: 4}, {Name: "龙门村", Position: 5}, {Name: "凤凰村", Position: 6},
		}},
		{"kinds", "柏树村 贫困村\n双河村\t非贫困村\n石桥村 别的", []township.Village{
			{Name: "柏树村", Kind: "贫困村", Position: 1}, {Name: "双河村", Kind: "非贫困村", Position: 2}, {Name: "石桥村", Position: 3},
		}},
		{"doubles, also as spelt otherwise", "柏树村\n柏树村\n柏树村村委会", []township.Village{{Name: "柏树村", Position: 1}}},
		{"numbered", "1.柏树村\n2、双河村\n（3）石桥村\n4 龙门村 贫困村\n五、凤凰村\n3村", []township.Village{
			{Name: "柏树村", Position: 1}, {Name: "双河村", Position: 2}, {Name: "石桥村", Position: 3}, {Name: "龙门村", Kind: "贫困村", Position: 4}, {Name: "凤凰村", Position: 5}, {Name: "3村", Position: 6},
		}},
	} {
		if got := township.ParseVillages(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
