package township_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
)

// filled returns a record of the values given as key, value, ….
func filled(e *township.Entity, pairs ...string) township.Record {
	r := e.NewRecord()
	for i := 0; i < len(pairs); i += 2 {
		r.Set(pairs[i], pairs[i+1])
	}
	return r
}

func TestMissingOf(t *testing.T) {
	whole := filled(township.Households, "village_id", "1", "group_name", "1组", "household_type", "脱贫户", "helper_name", "王五")
	head := filled(township.Members, "name", "张三", "sex", "男", "birth_date", "1990-01-01", "id_number", "519900199001011234", "relation", "户主")
	baby := filled(township.Members, "name", "张小", "sex", "男", "birth_date", "2026-01-01", "id_type", township.NoIDType, "relation", "之子")
	gone := filled(township.Members, "name", "李四", "left_on", "2020-01-01", "relation", "户主")
	with := func(r township.Record, pairs ...string) township.Record {
		r = r.Clone()
		for i := 0; i < len(pairs); i += 2 {
			r.Set(pairs[i], pairs[i+1])
		}
		return r
	}
	for _, c := range []struct {
		name    string
		h       township.Record
		members []township.Record
		want    []string
	}{
		{"whole", whole, []township.Record{head, baby, gone}, nil},
		{"empty", township.Households.NewRecord(), nil, []string{"行政村未填", "组未填", "户类型和档外五类都未填，请填其中一项", "没有户主"}},
		{"closed", filled(township.Households, "closed_on", "2020-01-01"), nil, nil},
		{"common household needs no helper", with(whole, "household_type", "一般农户", "helper_name", ""), []township.Record{head}, nil},
		{"watched without a ledger", with(whole, "household_type", "", "outside_kind", "重病户", "helper_name", ""), []township.Record{head}, nil},
		{"head has left", whole, []township.Record{gone}, []string{"没有户主"}},
		{"two heads", whole, []township.Record{head, head}, []string{"有不止一名户主，请只留一名"}},
		{
			"monitored", with(whole, "monitor_kind", "脱贫不稳定户", "helper_name", ""),
			[]township.Record{head},
			[]string{"致贫返贫风险未填", "风险识别时间未填", "风险是否已消除未填", "帮扶责任人未填"},
		},
		{
			"cleared", with(whole, "monitor_kind", "脱贫不稳定户", "risks", "因病", "monitored_on", "2021-01", "risk_cleared", "是"),
			[]township.Record{head},
			[]string{"风险消除时间未填", "消除方式未填"},
		},
		{"member", whole, []township.Record{head, filled(township.Members, "name", "张四")}, []string{"张四：性别未填", "张四：出生日期未填", "张四：证件号码未填", "张四：与户主关系未填"}},
		{"stub", whole, []township.Record{with(head, "stub", "是")}, []string{"张三：其余家庭成员还没有录入"}},
	} {
		var got []string
		for _, m := range township.MissingOf(c.h, c.members) {
			got = append(got, m.Text)
			if m.Entity.Index(m.Field) < 0 {
				t.Errorf("%s: no field %s.%s", c.name, m.Entity.Table, m.Field)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestRelationsFor(t *testing.T) {
	words := township.VocabularyOf("与户主关系")
	for _, c := range []struct {
		sex    string
		has    []string
		hasNot []string
	}{
		{township.Male, []string{"户主", "配偶", "之子", "之岳父", "其他"}, []string{"之女", "之儿媳"}},
		{township.Female, []string{"户主", "配偶", "之女", "之兄弟姐妹"}, []string{"之子", "之女婿"}},
		{"", []string{"之子", "之女"}, nil},
	} {
		got := township.RelationsFor(c.sex, words)
		for _, w := range c.has {
			if !slices.Contains(got, w) {
				t.Errorf("%q: no %s", c.sex, w)
			}
		}
		for _, w := range c.hasNot {
			if slices.Contains(got, w) {
				t.Errorf("%q: %s", c.sex, w)
			}
		}
	}
}
