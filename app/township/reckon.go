package township

import (
	"math/big"
	"strings"
	"unicode/utf8"
)

// longestSum is how many characters of a sum are read; it bounds the work as well.
const longestSum = 100

// IsSum says whether what was typed into a cell is a sum to be worked out (1200*3+500), not a plain number.
func IsSum(typed string) bool {
	return strings.ContainsAny(strings.TrimLeft(sumText(typed), "+-"), "+-*/()")
}

// sumText writes what was typed with the signs that the reckoning knows.
func sumText(typed string) string {
	s := strings.NewReplacer("×", "*", "÷", "/", "－", "-", "—", "-", "，", ",", "。", ".", "￥", "", "¥", "").Replace(typed)
	s = Squeeze(Narrow(Clean(s)))
	return strings.TrimPrefix(strings.TrimSuffix(s, "元"), "=")
}

// Reckon works out what was typed into a cell, exactly: a number, or numbers joined by + - * / and brackets, in full or
// half width, also in 万. ok is false for the empty text. The error is a clause to stand beside the cell.
func Reckon(typed string) (value *big.Rat, ok bool, err error) {
	s := sumText(typed)
	if s == "" {
		return new(big.Rat), false, nil
	}
	if utf8.RuneCountInString(s) > longestSum {
		return nil, false, refuse("算式太长，最多%d个字符，请分开填写", longestSum)
	}
	if i := strings.IndexFunc(s, notInSum); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return nil, false, refuse("有“%c”，这里只能填数字或算式，例如 1200*3+500", r)
	}
	r := reckoning{rest: s}
	value, err = r.sum()
	if err == nil && r.rest != "" {
		err = refuse("“%s”读不懂，请检查算式", Shorten(r.rest))
	}
	if err != nil {
		return nil, false, err
	}
	return value, true, nil
}

func notInSum(r rune) bool { return !strings.ContainsRune("0123456789.,+-*/()万", r) }

// reckoning reads a sum from left to right: sum → product → factor.
type reckoning struct{ rest string }

func (r *reckoning) take(sign byte) bool {
	if r.rest != "" && r.rest[0] == sign {
		r.rest = r.rest[1:]
		return true
	}
	return false
}

func (r *reckoning) sum() (*big.Rat, error) {
	total, err := r.product()
	for err == nil {
		var next *big.Rat
		switch {
		case r.take('+'):
			if next, err = r.product(); err == nil {
				total = new(big.Rat).Add(total, next)
			}
		case r.take('-'):
			if next, err = r.product(); err == nil {
				total = new(big.Rat).Sub(total, next)
			}
		default:
			return total, nil
		}
	}
	return nil, err
}

func (r *reckoning) product() (*big.Rat, error) {
	total, err := r.factor()
	for err == nil {
		var next *big.Rat
		switch {
		case r.take('*'):
			if next, err = r.factor(); err == nil {
				total = new(big.Rat).Mul(total, next)
			}
		case r.take('/'):
			if next, err = r.factor(); err == nil && next.Sign() == 0 {
				err = refuse("除数是 0，算不出来，请改正")
			}
			if err == nil {
				total = new(big.Rat).Quo(total, next)
			}
		default:
			return total, nil
		}
	}
	return nil, err
}

func (r *reckoning) factor() (*big.Rat, error) {
	switch {
	case r.take('-'):
		v, err := r.factor()
		if err != nil {
			return nil, err
		}
		return new(big.Rat).Neg(v), nil
	case r.take('+'):
		return r.factor()
	case r.take('('):
		v, err := r.sum()
		if err == nil && !r.take(')') {
			err = refuse("括号不成对，请检查算式")
		}
		return v, err
	}
	return r.number()
}

func (r *reckoning) number() (*big.Rat, error) {
	end := strings.IndexFunc(r.rest, func(c rune) bool { return c != '.' && c != ',' && (c < '0' || c > '9') })
	if end < 0 {
		end = len(r.rest)
	}
	text := r.rest[:end]
	if text == "" {
		return nil, refuse("算式没有写完，请检查")
	}
	whole, frac, _ := strings.Cut(text, ".")
	plain, grouped := ungrouped(whole)
	if !grouped || plain+frac == "" || !allDigits(plain+frac) {
		return nil, refuse("“%s”不是数字，请改正", Shorten(text))
	}
	r.rest = r.rest[end:]
	v, _ := new(big.Rat).SetString("0" + plain + "." + frac + "0")
	if tenK, ok := strings.CutPrefix(r.rest, "万"); ok {
		r.rest = tenK
		v.Mul(v, big.NewRat(10000, 1))
	}
	return v, nil
}

// halfUp rounds a number to a whole one; what lies in the middle goes up, towards the greater. ok is false where the
// whole number is over a bound or under its negative.
func halfUp(v *big.Rat, bound int64) (n int64, ok bool) {
	num, den := v.Num(), v.Denom()
	twice := new(big.Int).Add(new(big.Int).Lsh(num, 1), den)
	q := new(big.Int).Div(twice, new(big.Int).Lsh(den, 1)) // Euclidean: towards the lesser for a positive divisor
	if !q.IsInt64() || q.Int64() > bound || q.Int64() < -bound {
		return 0, false
	}
	return q.Int64(), true
}

// ParseAmount reads an amount or a sum of amounts in yuan, rounded half up to the fen; the empty text is 0. It is never
// negative. The error is a clause to stand beside the cell.
func ParseAmount(typed string) (Fen, error) { return typedFen(typed, "不能是负数，请改正") }

// ParseIncome is ParseAmount of what a line brought in: who made a loss learns where it stands.
func ParseIncome(typed string) (Fen, error) {
	return typedFen(typed, "不能是负数；亏损请把花费填在“支出”里")
}

func typedFen(typed, negative string) (Fen, error) {
	v, _, err := Reckon(typed)
	if err != nil {
		return 0, err
	}
	n, ok := halfUp(new(big.Rat).Mul(v, big.NewRat(100, 1)), int64(mostMoney))
	switch {
	case v.Sign() < 0:
		return 0, refuse("%s", negative)
	case !ok:
		return 0, refuse("超过1亿元，请核对单位是不是“元”")
	}
	return Fen(n), nil
}
