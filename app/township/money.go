package township

import (
	"strconv"
	"strings"
)

// Fen is an amount of money in fen (1 yuan = 100 fen).
type Fen int64

// String gives yuan with two decimals and no separators: “6716.58”.
func (f Fen) String() string {
	sign := ""
	n := uint64(f)
	if f < 0 {
		sign, n = "-", uint64(-f)
	}
	frac := strconv.FormatUint(n%100, 10)
	if len(frac) == 1 {
		frac = "0" + frac
	}
	return sign + strconv.FormatUint(n/100, 10) + "." + frac
}

// Grouped gives yuan with thousands separators for reading: “6,716.58”.
func (f Fen) Grouped() string {
	s := f.String()
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	return sign + GroupThousands(whole) + "." + frac
}

// GroupThousands puts a comma between groups of three digits.
func GroupThousands(digits string) string {
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Thousands writes a count with separators: 1,338.
func Thousands(n int) string { return GroupThousands(strconv.Itoa(n)) }

// maxYuanDigits bounds an amount well inside int64 fen.
const maxYuanDigits = 12

// ParseFen reads yuan as people and spreadsheets write it: “6,716.58”, “6716.580000001”, “１２元”, “￥12”,
// “1.2E4”. It rounds to the fen, half away from zero. ok is false for anything that is not an amount; commas
// that do not part thousands are not guessed at.
func ParseFen(s string) (f Fen, ok bool) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(Narrow(s)), "元"))
	s = strings.TrimLeft(s, "¥￥")
	amount, neg := strings.CutPrefix(s, "-")
	if !neg {
		amount = strings.TrimPrefix(s, "+")
	}
	n, ok := fenOfYuan(strings.TrimLeft(amount, "¥￥"))
	if neg {
		n = -n
	}
	return Fen(n), ok
}

// fenOfYuan reads an amount without a sign.
func fenOfYuan(s string) (int64, bool) {
	if strings.ContainsAny(s, "eE") || len(s) > sureDigits {
		s = withoutNoise(s)
	}
	whole, frac, _ := strings.Cut(s, ".")
	whole, ok := ungrouped(whole)
	if !ok || whole+frac == "" || len(whole) > maxYuanDigits || !allDigits(whole+frac) {
		return 0, false
	}
	n, _ := strconv.ParseInt("0"+whole, 10, 64)
	frac += "000"
	cents, _ := strconv.ParseInt(frac[:2], 10, 64)
	n = n*100 + cents
	if frac[2] >= '5' {
		n++
	}
	return n, true
}

// sureDigits is how many decimal digits survive in a spreadsheet's number; those behind them are noise:
// 1.005 stands in the file as 1.0049999999999999.
const sureDigits = 15

// withoutNoise writes a number of a spreadsheet in plain digits, rounded to those that are sure. A text that is
// no such number comes back as it is.
func withoutNoise(s string) string {
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'e', sureDigits-1, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// ungrouped takes the commas out of 1,234,567; ok is false where they part anything but thousands.
func ungrouped(digits string) (plain string, ok bool) {
	groups := strings.Split(digits, ",")
	for i, g := range groups {
		if i > 0 && len(g) != 3 || i == 0 && len(groups) > 1 && (g == "" || len(g) > 3) {
			return digits, false
		}
	}
	return strings.Join(groups, ""), true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
