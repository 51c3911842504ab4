package township_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
)

func TestDoubtfulOf(t *testing.T) {
	home := filled(township.Households)
	for _, c := range []struct {
		name   string
		member []string
		want   []string
	}{
		{"sound", []string{"id_number", "519900199001011237", "sex", "男", "birth_date", "1990-01-01", "relation", "户主"}, nil},
		{"blank", nil, nil},
		{"check digit", []string{"id_number", "519900199001011234", "sex", "男", "birth_date", "1990-01-01"}, []string{"张三：证件号码校验码不符"}},
		{"too short", []string{"id_number", "51990019900101123"}, []string{"张三：证件号码位数不是18、20或22位"}},
		{"passport", []string{"id_number", "E12345678", "id_type", "护照"}, nil},
		{"birth", []string{"id_number", "519900199001011237", "birth_date", "1990-01-02"}, []string{"张三：出生日期与证件号码不一致"}},
		{"birth as far as known", []string{"id_number", "519900199001011237", "birth_date", "1990"}, nil},
		{"sex", []string{"id_number", "519900199001011237", "sex", "女"}, []string{"张三：性别与证件号码不一致"}},
		{"relation", []string{"sex", "女", "relation", "之子"}, []string{"张三：与户主关系是“之子”，性别是“女”"}},
		{"left", []string{"sex", "女", "relation", "之子", "left_on", "2020-01-01"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := filled(township.Members, append([]string{"name", "张三"}, c.member...)...)
			var got []string
			for _, d := range township.DoubtfulOf(home, []township.Record{m}) {
				got = append(got, d.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	gone := filled(township.Households, "closed_on", "2021-01-01")
	if got := township.DoubtfulOf(gone, []township.Record{filled(township.Members, "sex", "女", "relation", "之子")}); got != nil {
		t.Errorf("a household that is no more: %v", got)
	}
}
