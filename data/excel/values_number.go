package excel

import (
	"math"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// saysNone says whether a cell of a date or year says in words that there is none: 未脱贫, 未消除.
func saysNone(s string) bool {
	return township.IsBlankWord(s) || s == "0" || strings.HasPrefix(s, "未") && !strings.ContainsAny(s, "0123456789")
}

// dateValue reads every spelling of vocabulary.md, a packed number (201401) and an Excel serial.
func (r *sheetReading) dateValue(_ column, c sheet.Cell) (value, error) {
	s := plain(c)
	if saysNone(s) {
		return value{}, nil
	}
	if c.Kind == sheet.Number {
		if err := ambiguous(c, s); err != nil {
			return value{}, err
		}
	}
	if d, ok := r.serial(c, s); ok {
		return value{text: string(d)}, nil
	}
	if d, ok := township.ParseDate(s); ok {
		if string(d) != s {
			r.count(mendDate, s)
		}
		return value{text: string(d)}, nil
	}
	return value{}, reject("“%s”不是日期，请改成 2014-01 或 2014-01-05 这样的写法", township.Shorten(s))
}

// ambiguous refuses the numbers that mean two dates: 2014.1 is what a spreadsheet makes of 2014.10 as well, and a
// year typed into a cell with a date format shows a day of 1905.
func ambiguous(c sheet.Cell, s string) error {
	switch {
	case !c.Date && strings.HasSuffix(s, ".1") && len(s) == len("2014.1"):
		return reject("“%s”按数字存放，分不清是1月还是10月，请改成 %s-01 或 %s-10", s, s[:4], s[:4])
	case c.Date && isYear(c.Value):
		return reject("像是把年份 %s 填进了日期格式的单元格，请改成 2014-01 这样的写法", s)
	}
	return nil
}

// isYear says whether a number is a year that a roster means.
func isYear(f float64) bool { return f >= 1900 && f <= 2100 && f == math.Trunc(f) }

// serial reads a cell that holds an Excel day number: one with a date format, or five digits without one.
func (r *sheetReading) serial(c sheet.Cell, s string) (township.Date, bool) {
	n := c.Value
	if !c.Date {
		var err error
		if n, err = strconv.ParseFloat(township.Narrow(s), 64); err != nil || n < 1e4 || n >= 1e5 {
			return "", false
		}
	}
	d, ok := township.DateFromSerial(n, r.date1904)
	if !ok {
		return "", false
	}
	if !c.Date {
		r.count(mendSerial, s)
	}
	if r.date1904 {
		r.count(mend1904, s)
	}
	return d, true
}

// yearValue reads a year, also from a full date or a year in a cell with a date format.
func (r *sheetReading) yearValue(_ column, c sheet.Cell) (value, error) {
	s := plain(c)
	if saysNone(s) {
		return value{}, nil
	}
	if !(c.Kind == sheet.Number && isYear(c.Value)) {
		if d, ok := r.serial(c, s); ok {
			return value{text: string(d[:4])}, nil
		}
	}
	if d, ok := township.ParseDate(strings.TrimSuffix(s, "度")); ok && d != "" {
		if string(d[:4]) != s {
			r.count(mendDate, s)
		}
		return value{text: string(d[:4])}, nil
	}
	return value{}, reject("“%s”不是年度，请改成 2020 这样的写法", township.Shorten(s))
}

func (r *sheetReading) countValue(_ column, c sheet.Cell) (value, error) {
	s := r.narrow(c)
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	n, ok := township.ParseCount(r.whole(strings.TrimRight(s, "人个月口 ")))
	if !ok {
		return value{}, reject("“%s”不是人数或月数，请改成整数", township.Shorten(s))
	}
	return value{text: strconv.Itoa(n)}, nil
}

// whole takes the “.0” off a whole number that was written with decimals.
func (r *sheetReading) whole(s string) string {
	digits, frac, ok := strings.Cut(s, ".")
	if !ok || frac == "" || strings.Trim(frac, "0") != "" || strings.Trim(digits, "0123456789") != "" {
		return s
	}
	r.count(mendDecimal, s)
	return digits
}

// moneyValue reads an amount in yuan; tenK says that the column is in 万元.
func (r *sheetReading) moneyValue(c sheet.Cell, tenK bool) (value, error) {
	s := c.Text
	if c.Kind == sheet.Text {
		s = r.narrow(c)
	}
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	amount := s
	if tenK {
		n, err := strconv.ParseFloat(strings.TrimSuffix(strings.ReplaceAll(s, ",", ""), "万元"), 64)
		if err != nil {
			return value{}, reject("“%s”不是金额，请改成数字（万元）", township.Shorten(s))
		}
		r.count(mendTenK, s)
		amount = strconv.FormatFloat(n*1e4, 'f', 4, 64)
	}
	f, ok := township.ParseFen(amount)
	if !ok {
		return value{}, reject("“%s”不是金额，请改成数字（元）", township.Shorten(s))
	}
	return value{text: strconv.FormatInt(int64(f), 10)}, nil
}

func (r *sheetReading) areaValue(_ column, c sheet.Cell) (value, error) {
	s := r.narrow(c)
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	a, ok := township.ParseArea(s)
	if !ok {
		return value{}, reject("“%s”不是面积，请改成数字", township.Shorten(s))
	}
	return value{text: township.FormatArea(a)}, nil
}
