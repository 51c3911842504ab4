package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

// findables are two households, a member, one who has died, and a helper.
func findables() []township.Findable {
	ref := func(k township.HitKind, id int64) township.HitRef { return township.HitRef{Kind: k, ID: id} }
	return []township.Findable{
		{HitRef: ref(township.HitHousehold, 1), Household: 1, Title: "张三丰", Name: "张三丰", Initials: " zsf", Code: "51990000001234", Number: "519900198001011234", Phones: []string{"13800135678"}},
		{HitRef: ref(township.HitPerson, 11), Household: 1, Title: "张三", Name: "张三", Initials: " zs", Number: "519900200001015678"},
		{HitRef: ref(township.HitPerson, 12), Household: 1, Title: "李张三", Name: "李张三", Initials: " lzs", State: "已故 2021-03-02"},
		{HitRef: ref(township.HitHousehold, 2), Household: 2, Title: "单乐", State: "已注销 2021-05-01", Name: "单乐", Initials: " sl sy dl dy", Code: "51990000005678"},
		{HitRef: ref(township.HitHousehold, 3), Household: 3, Title: "张三", Name: "张三", Initials: " zs", Code: "51990000009999"},
		{HitRef: township.HitRef{Kind: township.HitHelper, Label: "张三（县财政局）"}, Title: "张三", Name: "张三", Initials: " zs", Phones: []string{"02855500101"}},
	}
}

// keys names hits in short: their kinds' first letter and ID.
func keys(f township.Found) string {
	var out []string
	for _, h := range f.Hits {
		out = append(out, string(h.Kind[:2])+string(rune('0'+h.ID%10))+h.Matched)
	}
	return strings.Join(out, " ")
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"张三", "ho3 ho1 pe1 pe2 he0"},
		{" 张 三 丰 ", "ho1"},
		{"zs", "ho3 ho1 pe1 he0"},
		{"ＺＳＦ", "ho1"},
		{"sy", "ho2"},
		{"y", ""},
		{"三丰", "ho1"},
		{"51990000001", "ho1户编号 51990000001234"},
		{"1234", "ho1户编号 51990000001234"},
		{"01011234", "ho1证件尾号 …1234"},
		{"519900198001011234", "ho1证件号码 519900********1234"},
		{"5678", "ho2户编号 51990000005678 ho1电话尾号 …5678 pe1证件尾号 …5678"},
		{"0101", "he0电话尾号 …0101"},
		{"678", ""},
		{"王", ""},
		{"", ""},
	} {
		f := township.Find(findables(), township.FindRequest{Query: c.query, Limit: 10})
		if got := keys(f); got != c.want {
			t.Errorf("“%s” finds %q, want %q", c.query, got, c.want)
		}
		if f.Total() != len(f.Hits) {
			t.Errorf("“%s”: %d in all, want %d", c.query, f.Total(), len(f.Hits))
		}
		if want := slices.ContainsFunc(f.Hits, func(h township.Hit) bool { return h.ID == 2 }); f.Closed != want {
			t.Errorf("“%s”: closed households among the found %v, want %v", c.query, f.Closed, want)
		}
	}
}

// TestRecentOnesComeFirst puts what was opened lately before a better fit, and shows it for an empty query.
func TestRecentOnesComeFirst(t *testing.T) {
	recent := []township.HitRef{
		{Kind: township.HitHelper, Label: "张三（县财政局）"},
		{Kind: township.HitPerson, ID: 12},
		{Kind: township.HitHousehold, ID: 1},
		{Kind: township.HitHousehold, ID: 99},
		{Kind: township.HitPerson, ID: 12},
	}
	for query, want := range map[string]string{"张三": "ho1 ho3 pe2 pe1 he0", "": "he0 pe2 ho1", "丰": "ho1"} {
		if got := keys(township.Find(findables(), township.FindRequest{Query: query, Recent: recent, Limit: 10})); got != want {
			t.Errorf("“%s” finds %q, want %q", query, got, want)
		}
	}
	if got := keys(township.Find(findables(), township.FindRequest{Recent: recent, Limit: 2})); got != "he0 pe2" {
		t.Errorf("two recent ones are %q", got)
	}
}

// TestManyOfOneKindHideNoneOfAnother parts the room for hits, and counts those that had none.
func TestManyOfOneKindHideNoneOfAnother(t *testing.T) {
	all := findables()
	for i := range int64(50) {
		all = append(all, township.Findable{HitRef: township.HitRef{Kind: township.HitHousehold, ID: 100 + i}, Title: "张三", Name: "张三"})
	}
	for limit, want := range map[int][3]int{5: {2, 2, 1}, 10: {7, 2, 1}, 2: {1, 1, 0}, 0: {}} {
		f := township.Find(all, township.FindRequest{Query: "张三", Limit: limit})
		var got [3]int
		for _, h := range f.Hits {
			got[slices.IndexFunc(township.HitKinds[:], func(k struct {
				Kind township.HitKind
				Word string
			},
			) bool {
				return k.Kind == h.Kind
			})]++
		}
		if got != want || f.Totals[township.HitHousehold] != 52 || f.Total() != 55 {
			t.Errorf("of %d: %v of %v, want %v", limit, got, f.Totals, want)
		}
	}
}
