package township

import (
	"strings"
	"unicode/utf8"
)

// Office is the 乡镇 or 街道 whose archive this is; one per archive.
type Office struct {
	Province, City, County string
	Name                   string // 清溪镇
	Kind                   string // 镇, 乡 or 街道
}

// OfficeKinds are the kinds of office.
var OfficeKinds = []string{"镇", "乡", "街道"}

// maxOfficeName bounds what fits a title line.
const maxOfficeName = 30

// Validate says what is missing or too long.
func (o Office) Validate() error {
	if o.Name == "" {
		return Errorf(CodeInvalid, "请填写乡镇（街道）名称。")
	}
	if utf8.RuneCountInString(o.Name) > maxOfficeName {
		return Errorf(CodeInvalid, "乡镇（街道）名称有%d个字，最多%d个字，请改短。", utf8.RuneCountInString(o.Name), maxOfficeName)
	}
	return nil
}

// ParseOffice reads “四川省某市某县清溪镇” or just “清溪镇”: what stands before 省, 市, 县/区/旗 goes to its part.
func ParseOffice(s string) Office {
	s = strings.TrimSuffix(Squeeze(Clean(s)), "人民政府")
	var o Office
	o.Province, s = cutAfter(s, "省", "自治区")
	o.City, s = cutAfter(s, "市", "自治州", "盟", "地区")
	o.County, s = cutAfter(s, "县", "区", "旗")
	o.Name = s
	o.Kind = kindOf(s)
	return o
}

func cutAfter(s string, endings ...string) (head, rest string) {
	for _, e := range endings {
		if i := strings.Index(s, e); i > 0 && i+len(e) < len(s) {
			return s[:i+len(e)], s[i+len(e):]
		}
	}
	return "", s
}

func kindOf(name string) string {
	for _, k := range []string{"街道", "镇", "乡"} {
		if strings.HasSuffix(name, k) || strings.HasSuffix(name, k+"办事处") {
			return k
		}
	}
	return OfficeKinds[0]
}

// Full returns province, city, county and name in one.
func (o Office) Full() string { return o.Province + o.City + o.County + o.Name }

// Village is a 行政村 or 社区.
type Village struct {
	ID       int64
	Name     string
	Kind     string // 贫困村 or 非贫困村, “” if not said
	Position int
}

// NormalVillage returns the name by which villages are compared: no spaces, no 村民委员会 or 村委会 behind the 村.
func NormalVillage(s string) string {
	s = Squeeze(Clean(s))
	for _, tail := range []string{"民委员会", "委会"} {
		if t := strings.TrimSuffix(s, "村"+tail); t != s {
			return t + "村"
		}
	}
	for _, tail := range []string{"居民委员会", "居委会"} {
		if t := strings.TrimSuffix(s, "社区"+tail); t != s {
			return t + "社区"
		}
	}
	return s
}

// ParseVillages reads a pasted list: a name per line, or separated by commas; 「柏树村 贫困村」 gives the kind too.
// Doubles are dropped.
func ParseVillages(text string) []Village {
	var out []Village
	seen := map[string]bool{}
	split := func(r rune) bool { return strings.ContainsRune("\n\r,，、;；", r) }
	for _, line := range strings.FieldsFunc(text, split) {
		fields := strings.Fields(Clean(strings.ReplaceAll(line, "\t", " ")))
		if len(fields) == 0 {
			continue
		}
		v := Village{Name: NormalVillage(fields[0]), Position: len(out) + 1}
		if len(fields) > 1 && (fields[1] == "贫困村" || fields[1] == "非贫困村") {
			v.Kind = fields[1]
		}
		if v.Name != "" && !seen[v.Name] {
			seen[v.Name] = true
			out = append(out, v)
		}
	}
	return out
}

// NormalGroup writes a 组 one way: “1”, “第1组”, “1社”, “一组” become “1组”; a named hamlet stays.
func NormalGroup(s string) string {
	s = strings.TrimSuffix(Squeeze(Narrow(Clean(s))), ".0")
	core := strings.TrimPrefix(s, "第")
	for _, tail := range []string{"村民小组", "小组", "组", "社"} {
		if t := strings.TrimSuffix(core, tail); t != core {
			core = t
			break
		}
	}
	if n, ok := smallNumber(core); ok {
		return n + "组"
	}
	return s
}

// smallNumber reads 1–99 in digits or Chinese numerals.
func smallNumber(s string) (string, bool) {
	if s != "" && len(s) <= 3 && allDigits(s) {
		return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:], true
	}
	const numerals = "一二三四五六七八九"
	digit := func(t string) (int, bool) {
		i := strings.Index(numerals, t)
		return i/3 + 1, t != "" && i >= 0 && utf8.RuneCountInString(t) == 1
	}
	tens, ones, hasTen := strings.Cut(s, "十")
	if !hasTen {
		n, ok := digit(s)
		return string(rune('0' + n)), ok
	}
	t, o := 1, 0
	ok1, ok2 := true, true
	if tens != "" {
		t, ok1 = digit(tens)
	}
	if ones != "" {
		o, ok2 = digit(ones)
	}
	return string(rune('0'+t)) + string(rune('0'+o)), ok1 && ok2
}

// OfficeRules are the office's choices where the plans leave one.
type OfficeRules struct {
	MarginalColour string // one of MarginalColours
	Placement      PlacementRules
}
