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

// maxYuanDigits bounds an amount well inside int64 fen.
const maxYuanDigits = 12

// ParseFen reads yuan as people and spreadsheets write it: “6,716.58”, “6716.580000001”, “１２元”,
// “1.2E4”. It rounds half up to the fen. ok is false for anything that is not an amount.
func ParseFen(s string) (Fen, bool) {
	s = strings.TrimSuffix(strings.ReplaceAll(Narrow(s), ",", ""), "元")
	s = strings.TrimSpace(s)
	neg := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if strings.ContainsAny(s, "eE") {
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || f > 1e12 {
			return 0, false
		}
		s = strconv.FormatFloat(f, 'f', -1, 64)
	}
	whole, frac, _ := strings.Cut(s, ".")
	if whole+frac == "" || len(whole) > maxYuanDigits || !allDigits(whole+frac) {
		return 0, false
	}
	n, _ := strconv.ParseInt("0"+whole, 10, 64)
	frac += "000"
	cents, _ := strconv.ParseInt(frac[:2], 10, 64)
	n = n*100 + cents
	if frac[2] >= '5' {
		n++
	}
	if neg {
		n = -n
	}
	return Fen(n), true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
