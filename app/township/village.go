package township

import (
	"strconv"
	"strings"
)

// Village is a 行政村 or 社区.
type Village struct {
	ID       int64
	Name     string
	Kind     string // 贫困村 or 非贫困村, “” if not said
	Position int
}

// NormalVillage returns the name by which villages are compared: no spaces, and no 村民委员会, 村委会, 居民委员会 or
// 居委会 behind the village or community.
func NormalVillage(s string) string {
	s = Squeeze(Clean(s))
	for _, committee := range []string{"村民委员会", "村委会", "居民委员会", "居委会"} {
		name, ok := strings.CutSuffix(s, committee)
		switch {
		case !ok || name == "":
		case strings.HasSuffix(name, "村") || strings.HasSuffix(name, "社区"):
			return name
		case strings.HasPrefix(committee, "村"):
			return name + "村"
		}
	}
	return s
}

// ParseVillages reads a pasted list: a name per line, or separated by commas; 「柏树村 贫困村」 gives the kind too.
// Numbers in front of the names, and doubles, are dropped.
func ParseVillages(text string) []Village {
	var out []Village
	seen := map[string]bool{}
	split := func(r rune) bool { return strings.ContainsRune("\n\r\u2028,，、;；", r) }
	for _, line := range strings.FieldsFunc(text, split) {
		v := villageOf(line)
		if v.Name == "" || seen[v.Name] {
			continue
		}
		seen[v.Name] = true
		v.Position = len(out) + 1
		out = append(out, v)
	}
	return out
}

// villageOf reads one line of a list of villages; its name is “” when the line names none.
func villageOf(line string) (v Village) {
	fields := strings.Fields(Clean(line))
	for len(fields) > 0 && isOrdinal(fields[0]) {
		fields = fields[1:]
	}
	if len(fields) == 0 {
		return v
	}
	v.Name = NormalVillage(unnumberedName(fields[0]))
	if last := fields[len(fields)-1]; last == "贫困村" || last == "非贫困村" {
		v.Kind = last
	}
	return v
}

// isOrdinal says whether a word only numbers the line: 1, （2）, 十二.
func isOrdinal(s string) bool {
	_, number := smallNumber(s)
	return number || unnumberedName(s) == ""
}

// unnumberedName takes the number off “1.柏树村” and “（2）双河村”; of a bare number nothing is left.
func unnumberedName(s string) string {
	opened := strings.TrimLeft(s, "(（")
	rest := strings.TrimLeft(opened, "0123456789０１２３４５６７８９")
	name := strings.TrimLeft(rest, ".．)）")
	if rest == opened || rest == name && rest != "" { // no number, or a name that begins with one: 3村
		return s
	}
	return name
}

// NormalGroup writes a 组 one way: “1”, “第1组”, “1社”, “一组” become “1组”; a named hamlet stays.
func NormalGroup(s string) string {
	s = Squeeze(Clean(s))
	core := strings.TrimPrefix(strings.TrimSuffix(Narrow(s), ".0"), "第")
	for _, tail := range []string{"村民小组", "小组", "组", "社"} {
		if t, ok := strings.CutSuffix(core, tail); ok {
			core = t
			break
		}
	}
	if n, ok := smallNumber(core); ok {
		return n + "组"
	}
	return s
}

// smallNumber reads up to three digits, or 1–99 in Chinese numerals.
func smallNumber(s string) (string, bool) {
	if s != "" && len(s) <= 3 && allDigits(s) {
		return strings.TrimLeft(s[:len(s)-1], "0") + s[len(s)-1:], true
	}
	tens, ones, hasTen := strings.Cut(s, "十")
	if !hasTen {
		n, ok := numeral(s)
		return strconv.Itoa(n), ok
	}
	n := 10
	if tens != "" {
		t, ok := numeral(tens)
		if !ok {
			return "", false
		}
		n = 10 * t
	}
	if ones != "" {
		o, ok := numeral(ones)
		if !ok {
			return "", false
		}
		n += o
	}
	return strconv.Itoa(n), true
}

// numeral reads one of 一 … 九.
func numeral(s string) (int, bool) {
	for i, r := range []rune("一二三四五六七八九") {
		if s == string(r) {
			return i + 1, true
		}
	}
	return 0, false
}
