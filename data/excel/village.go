package excel

import (
	"regexp"
	"strings"
	"unicode"

	"taizhang/app/township"
)

// villageIn finds the name of a village in the name of a sheet or in a title: 柏树村, 1.柏树村,
// 清溪镇2021年监测户花名册（柏树村）, 填报单位：清溪镇柏树村村民委员会. It is “” for none.
func villageIn(s string) string {
	s = dated.ReplaceAllString(township.Clean(s), " ")
	for _, run := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		if v := villageInRun(run); v != "" {
			return v
		}
	}
	return ""
}

// dated are the dates of titles, whose 年 and 月 are no part of a name.
var dated = regexp.MustCompile(`[0-9０-９]+(年度|年|月份|月|日)`)

// longestVillage is the most characters that the name of a village has.
const longestVillage = 10

func villageInRun(run string) string {
	for _, tail := range []string{"村", "社区"} {
		before, rest, ok := strings.Cut(run, tail)
		if !ok || tail == "村" && goesOn(rest) {
			continue
		}
		name := afterTownship(before) + tail
		if n := len([]rune(name)); n > 1 && n <= longestVillage && !placeless[name] && !aboutPeople(name) {
			return name
		}
	}
	return ""
}

// placeless are words that end like a village and name none.
var placeless = map[string]bool{
	"各村": true, "全村": true, "本村": true, "农村": true, "乡村": true, "行政村": true, "自然村": true, "所在村": true,
	"社区": true, "各社区": true, "全社区": true, "本社区": true, "村社区": true,
}

// aboutPeople tells the beginning of a title that goes on about 农村 from a name.
func aboutPeople(name string) bool {
	for _, w := range []string{"贫", "低保", "低收入", "监测", "人口", "农户"} {
		if strings.Contains(name, w) {
			return true
		}
	}
	return false
}

// goesOn says whether 村 begins a longer word: 村级, 村务, 村集体; 村民委员会 stands behind a name.
func goesOn(rest string) bool {
	if strings.HasPrefix(rest, "民委员会") {
		return false
	}
	for _, w := range []string{"民", "级", "务", "集", "支", "振兴", "镇", "居", "别", "名", "社区"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// afterTownship drops what stands up to the township: 四川省某县清溪镇柏树 → 柏树; 镇江 stays.
func afterTownship(s string) string {
	cut := 0
	for _, w := range []string{"街道办事处", "街道", "镇", "乡", "县", "单位", "关于"} {
		if i := strings.Index(s, w); i > 0 && i+len(w) < len(s) {
			cut = max(cut, i+len(w))
		}
	}
	return s[cut:]
}
