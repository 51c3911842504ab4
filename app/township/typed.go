package township

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many characters a value may have; above it is not what its field or column says.
const (
	LongestText = 500
	LongestName = 50
	longestCode = 40
)

// IsBlankWord says whether a text stands for nothing: “/”, “—”, “无”, “不详”.
func IsBlankWord(s string) bool {
	switch s {
	case "", "/", "\\", "-", "--", "—", "——", "－", "／", "无", "不详", "未知", "空", "N/A", "null", "NULL", "\\N":
		return true
	}
	return false
}

// ParseName reads a person's name: no blanks inside a Chinese name, at most 50 characters, and nothing that is no
// name. The error is a clause to follow the field's name.
func ParseName(s string) (string, error) {
	name := strings.TrimSpace(strings.TrimLeft(Clean(s), "'`"))
	if hasHan(name) {
		name = Squeeze(name)
	}
	if IsBlankWord(name) {
		return "", nil
	}
	if n := utf8.RuneCountInString(name); n > LongestName {
		return "", refuse("姓名有%d个字，超过%d个字，请核对", n, LongestName)
	}
	if strings.ContainsAny(name[:1], "=+-@\"") || strings.ContainsAny(name, ":：") || !hasLetter(name) {
		return "", refuse("“%s”不是姓名，请核对", Shorten(name))
	}
	return name, nil
}

// ParseVillageName reads the name of a 村 or 社区. The error is a clause to follow the field's name.
func ParseVillageName(s string) (string, error) {
	s = NormalVillage(s)
	switch {
	case IsBlankWord(s):
		return "", nil
	case !hasLetter(s):
		return "", refuse("“%s”不是村名，请改正", Shorten(s))
	case utf8.RuneCountInString(s) > LongestName:
		return "", refuse("村名有%d个字，请核对", utf8.RuneCountInString(s))
	}
	return s, nil
}

func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// yesNo are the spellings of 是 and 否.
var yesNo = map[string]string{
	"是": "是", "有": "是", "√": "是", "✓": "是", "Y": "是", "y": "是", "1": "是", "已": "是", "TRUE": "是", "已消除": "是", "已参加": "是", "参加": "是", "已参保": "是", "参保": "是", "享受": "是", "已享受": "是",
	"否": "否", "无": "否", "×": "否", "X": "否", "x": "否", "N": "否", "n": "否", "0": "否", "未": "否", "FALSE": "否", "未消除": "否", "未参加": "否", "没有": "否", "不参加": "否", "未参保": "否", "不享受": "否", "未享受": "否",
}

// ParseYesNo reads the spellings of 是 and 否; ok is false for anything else.
func ParseYesNo(s string) (v string, ok bool) {
	v, ok = yesNo[Squeeze(s)]
	return v, ok
}

// ParseCount reads a whole number of 0 or more as people write it: “3人”, “１２个月”. ok is false for anything else.
func ParseCount(s string) (n int, ok bool) {
	s = strings.TrimSpace(strings.TrimRight(Narrow(s), "人个月口 "))
	n, err := strconv.Atoi(s)
	return n, err == nil && allDigits(s) && n <= mostCounted
}

// areaUnits are the characters of the units that people write behind an area.
const areaUnits = "亩㎡平方米 "

// ParseArea reads an area of 0 or more: “3.5亩”, “１２０平方米”. ok is false for anything else.
func ParseArea(s string) (a float64, ok bool) {
	a, err := strconv.ParseFloat(strings.TrimRight(Narrow(s), areaUnits), 64)
	return a, err == nil && a >= 0 && a <= 1e7
}

// PlainPhone writes a phone number without blanks, with one sort of dash.
func PlainPhone(s string) string {
	return strings.NewReplacer("—", "-", "－", "-", "–", "-").Replace(Squeeze(Narrow(s)))
}

// IsCode says whether a text can be a 户编号 or 人编号: digits, letters, dashes, at most 40.
func IsCode(s string) bool {
	return len(s) <= longestCode && strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) < 0
}

// Shorten cuts what is quoted in a sentence.
func Shorten(s string) string {
	const most = 20
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
