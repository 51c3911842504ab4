package township

import (
	"math/big"
	"strconv"
	"strings"
)

// Quantity is an exact decimal number of units, in ten-thousandths: 12500 is 1.25.
type Quantity int64

// quantityUnit is how many parts of a Quantity make one.
const quantityUnit = 10000

// mostQuantity bounds what one line can hold: 1 亿.
const mostQuantity = int64(1e8 * quantityUnit)

// String writes the number without zeros that say nothing: “1.25”, “3”.
func (q Quantity) String() string {
	sign, n := "", int64(q)
	if n < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatInt(n/quantityUnit, 10)
	if frac := n % quantityUnit; frac != 0 {
		digits := strconv.FormatInt(quantityUnit+frac, 10)[1:]
		s += "." + strings.TrimRight(digits, "0")
	}
	return s
}

// Text is String, “” for 0: as a record and an empty cell have it.
func (q Quantity) Text() string {
	if q == 0 {
		return ""
	}
	return q.String()
}

// Float is the number that a spreadsheet keeps for a quantity.
func (q Quantity) Float() float64 { return float64(q) / quantityUnit }

// ParseQuantity reads a number or a sum, with up to four decimals; of a quotient that has more, four are kept. The empty
// text is 0. The error is a clause to stand beside the cell.
func ParseQuantity(typed string) (Quantity, error) {
	v, _, err := Reckon(typed)
	if err != nil {
		return 0, err
	}
	scaled := new(big.Rat).Mul(v, big.NewRat(quantityUnit, 1))
	n, ok := halfUp(scaled, mostQuantity)
	switch {
	case v.Sign() < 0:
		return 0, refuse("数量不能是负数，请改正")
	case !ok:
		return 0, refuse("数量超过1亿，请核对")
	case !scaled.IsInt() && !strings.Contains(sumText(typed), "/"):
		return 0, refuse("数量最多四位小数，请改正")
	}
	return Quantity(n), nil
}

// quantityOf reads the canonical text of a record, 0 for none.
func quantityOf(text string) Quantity {
	q, err := ParseQuantity(text)
	if err != nil {
		return 0
	}
	return q
}

// At is what a quantity is worth at a price per unit, rounded half up to the fen; ok is false where that is over the
// bound of an amount.
func (q Quantity) At(price Fen) (worth Fen, ok bool) {
	n, ok := halfUp(new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(q)), big.NewInt(int64(price))), big.NewInt(quantityUnit)), int64(mostMoney))
	return Fen(n), ok
}

// Share is a percentage of an amount, rounded half up to the fen.
func (f Fen) Share(percent Quantity) Fen {
	n, _ := halfUp(new(big.Rat).SetFrac(new(big.Int).Mul(big.NewInt(int64(f)), big.NewInt(int64(percent))), big.NewInt(100*quantityUnit)), int64(mostMoney))
	return Fen(n)
}
