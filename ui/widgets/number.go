package widgets

import (
	"strconv"
	"strings"
)

// NumberEntry takes a number with a fixed count of decimals. What is typed or pasted is reduced
// to digits, one point and a leading minus (full-width ones are converted); when the field is
// left, thousands are separated and decimals filled up.
type NumberEntry struct {
	Entry

	Decimals int
	Min, Max *float64 // bounds, both allowed; nil: none. A Min below 0 allows a minus.
	Plain    bool     // no thousands separators, for years and the like
}

// NewNumberEntry makes an empty entry for numbers of so many decimals, 0 for whole ones.
// Numbers below 0 are refused unless Min is set below 0.
func NewNumberEntry(decimals int) *NumberEntry {
	n := &NumberEntry{Decimals: decimals}
	n.clean = n.allowed
	n.OnBlur(n.tidy)
	n.onFocus = append(n.onFocus, n.untidy)
	n.setUp(n, "")
	return n
}

// Bounds sets the least and the greatest number allowed, both included.
func (n *NumberEntry) Bounds(least, greatest float64) *NumberEntry {
	n.Min, n.Max = &least, &greatest
	return n
}

// Value returns the number; ok is false for an empty field or one that is no number.
func (n *NumberEntry) Value() (value float64, ok bool) {
	value, err := strconv.ParseFloat(n.Digits(), 64)
	return value, err == nil
}

// Digits returns the number as plain text without separators, “” for an empty field: exact,
// where a float is not.
func (n *NumberEntry) Digits() string { return strings.ReplaceAll(strings.TrimSpace(n.Text), ",", "") }

// SetValue writes a number; OnChanged is not called.
func (n *NumberEntry) SetValue(value float64) {
	n.SetDigits(strconv.FormatFloat(value, 'f', n.Decimals, 64))
}

// SetDigits writes a number given as plain text, “” to empty the field; OnChanged is not called.
func (n *NumberEntry) SetDigits(digits string) {
	n.setQuietly(n.format(digits))
}

// Problem says what is wrong with the number, “” if nothing is.
func (n *NumberEntry) Problem() string {
	digits := n.Digits()
	if digits == "" {
		return ""
	}
	value, ok := n.Value()
	switch {
	case !ok:
		return "请填写数字"
	case n.Decimals == 0 && strings.Contains(digits, "."):
		return "请填写整数"
	case decimalsOf(digits) > n.Decimals:
		return "小数最多 " + strconv.Itoa(n.Decimals) + " 位"
	}
	return n.outside(value)
}

// outside says which bound a number breaks, “” if none.
func (n *NumberEntry) outside(value float64) string {
	switch {
	case n.Min != nil && value < *n.Min, n.Min == nil && value < 0:
		return "不能小于 " + n.format(bound(n.Min))
	case n.Max != nil && value > *n.Max:
		return "不能大于 " + n.format(bound(n.Max))
	}
	return ""
}

func bound(limit *float64) string {
	if limit == nil {
		return "0"
	}
	return strconv.FormatFloat(*limit, 'f', -1, 64)
}

func decimalsOf(digits string) int {
	_, fraction, _ := strings.Cut(digits, ".")
	return len(fraction)
}

// allowed reduces text to what a number may hold: digits, one point if the field has decimals and
// none yet, a minus at the very beginning if numbers below 0 are allowed.
func (n *NumberEntry) allowed(text string) string {
	var b strings.Builder
	signs := n.signs()
	for _, r := range text {
		r = narrow(r)
		switch {
		case r >= '0' && r <= '9':
			signs = strings.ReplaceAll(signs, "-", "")
		case strings.ContainsRune(signs, r):
			signs = strings.NewReplacer("-", "", string(r), "").Replace(signs)
		default:
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// signs are the signs that may come next: a point, a minus, both or neither.
func (n *NumberEntry) signs() string {
	signs := ""
	if n.Decimals > 0 && (n.SelectedText() != "" || !strings.Contains(n.Text, ".")) {
		signs = "."
	}
	if n.Min != nil && *n.Min < 0 && n.CursorColumn == 0 {
		signs += "-"
	}
	return signs
}

// tidy separates the thousands when the field is left; what is no number stays as typed.
func (n *NumberEntry) tidy() { n.setQuietly(n.format(n.Digits())) }

// untidy takes the separators out for editing, and marks the number so that typing replaces it.
func (n *NumberEntry) untidy() {
	n.setQuietly(n.Digits())
	n.selectAll()
}

// format writes plain digits with separators and all decimals; surplus decimals stay, to be
// seen and refused rather than lost.
func (n *NumberEntry) format(digits string) string {
	if _, err := strconv.ParseFloat(digits, 64); err != nil {
		return digits
	}
	sign := ""
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = "-", rest
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	if !n.Plain {
		whole = thousands(whole)
	}
	for len(fraction) < n.Decimals {
		fraction += "0"
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// thousands puts a comma before every third digit from the right.
func thousands(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}
