package excel

import (
	"math"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// nameValue reads a person's name from a text; a number is no name.
func nameValue(c sheet.Cell) (value, error) {
	if c.Kind != sheet.Text {
		return value{}, reject("“%s”不是姓名，请核对", township.Shorten(plain(c)))
	}
	name, err := township.ParseName(c.Text)
	if name == "" || err != nil {
		return value{}, err
	}
	return value{name, nameMend(c.Text, name)}, nil
}

// nameMend says what was taken off a name, “” for nothing.
func nameMend(raw, name string) string {
	switch {
	case raw == name:
		return ""
	case township.Squeeze(raw) == township.Squeeze(name):
		return "姓名去掉空格"
	}
	return "姓名去掉看不见的字符或多余符号"
}

// idValue reads a 证件号码. A number of 16 digits or more, or a text that ends in zeros against its check digit,
// was rounded by a spreadsheet: it is refused, never guessed.
func idValue(c sheet.Cell) (value, error) {
	text := c.Text
	if c.Kind == sheet.Number {
		if math.Abs(c.Value) >= lostDigits {
			return value{}, reject("按数字存放，Excel 已丢失末几位（%s），无法还原；请向村里要原号码，把该列设为文本后重填", rounded(c.Value))
		}
		text = plain(c)
	}
	if t := township.Clean(text); township.IsBlankWord(t) || strings.Trim(t, "0") == "" {
		return value{}, nil
	}
	p, err := township.ParseID(text)
	if err != nil {
		return value{}, err
	}
	fault := p.Number.Fault()
	if endsInZeros(string(p.Number)) {
		if fault != "" {
			return value{}, reject("末几位是 0 且%s，疑似被 Excel 舍入；请向村里核对原号码后重填", fault)
		}
		p.Mends = append(p.Mends, "末三位是 000，请核对原件")
	}
	if fault != "" {
		p.Mends = append(p.Mends, fault+"，照原样保留")
	}
	v := value{text: string(p.Number)}
	if len(p.Mends) > 0 {
		v.note = "证件号码" + strings.Join(p.Mends, "、")
	}
	return v, nil
}

// sureDigits is how many digits of a long number a spreadsheet keeps; it writes zeros for the rest.
const sureDigits = 15

func endsInZeros(id string) bool {
	return len(id) >= 18 && strings.Trim(id[sureDigits:], "0") == ""
}

// rounded writes a number as the spreadsheet shows it, with zeros for the digits that it lost.
func rounded(f float64) string {
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'e', sureDigits-1, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// codeValue reads a 户编号 or 人编号. One that lost digits is refused where it tells households apart; a person
// is told by the ID number, so there it is left out and said.
func (r *sheetReading) codeValue(c sheet.Cell, vital bool) (value, error) {
	s := r.whole(strings.Trim(township.Squeeze(r.narrow(c)), "‘’"))
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	if lost := lostCode(c, s); lost != "" {
		if vital {
			return value{}, reject("%s；请把该列设为文本后重填", lost)
		}
		return value{note: "人编号按数字存放已丢失末位，未采用"}, nil
	}
	if !township.IsCode(s) {
		return value{}, reject("“%s”不是编号，请核对", township.Shorten(s))
	}
	return value{text: s}, nil
}

// lostCode says how a code has lost its last digits, “” when it has not.
func lostCode(c sheet.Cell, s string) string {
	switch {
	case c.Kind == sheet.Number && math.Abs(c.Value) >= lostDigits:
		return "户编号按数字存放，已丢失末几位（" + rounded(c.Value) + "）"
	case township.LooksRounded(s):
		return "户编号已被 Excel 改成科学计数（" + s + "），末几位丢失"
	}
	return ""
}

func (r *sheetReading) phoneValue(_ column, c sheet.Cell) (value, error) {
	s := r.whole(township.Squeeze(r.narrow(c)))
	if township.IsBlankWord(s) || s == "0" {
		return value{}, nil
	}
	v := value{text: s}
	if n := len(strings.ReplaceAll(s, "-", "")); n != 11 && n != 12 && n != 7 && n != 8 {
		v.note = "电话不是11位，照原样保留"
	}
	return v, tooLong(s)
}
