package excel

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// Limits of what a cell of a roster may hold; above them it is not what its column says.
const (
	longestName = 50
	longestText = 500
	// lostDigits is where a double no longer tells every integer that a spreadsheet shows: a number of this
	// size in an ID column has lost its last digits.
	lostDigits = 1e15
)

// value is the canonical text of a cell for a field, and what was mended or is odd about it.
type value struct {
	text string
	note string
}

// convert reads a cell for a column. The error is a sentence for the clerk that follows the column's name.
func (b *reading) convert(c column, cell sheet.Cell) (value, error) {
	switch {
	case cell.Kind == sheet.Fault:
		return value{}, reject("单元格是错误值 %s，请在原表改正公式或填上内容", cell.Text)
	case cell.Uncached:
		b.uncached++
		return value{}, nil
	case cell.Kind == sheet.Empty:
		return value{}, nil
	}
	switch c.target.key {
	case keyHeadID:
		return idValue(cell)
	case keyHeadName:
		return nameValue(cell)
	case keyVillage:
		return value{text: township.NormalVillage(cell.Text)}, tooLong(cell.Text)
	case keyTownship:
		return value{text: township.Squeeze(township.Clean(cell.Text))}, nil
	}
	return b.fieldValue(c, cell)
}

func (b *reading) fieldValue(c column, cell sheet.Cell) (value, error) {
	switch c.field.Kind {
	case township.IDField:
		return idValue(cell)
	case township.NameField:
		if c.target.entity == township.Households {
			return textValue(cell)
		}
		return nameValue(cell)
	case township.CodeField:
		return codeValue(cell, c.target.entity == township.Households)
	case township.PhoneField:
		return phoneValue(cell)
	case township.DateField:
		return b.dateValue(cell)
	case township.YearField:
		return b.yearValue(cell)
	case township.CountField:
		return countValue(cell)
	case township.MoneyField:
		return moneyValue(cell)
	case township.AreaField:
		return areaValue(cell)
	case township.YesNoField:
		return yesNoValue(cell)
	case township.WordField, township.WordsField:
		return wordValue(c, cell)
	}
	if c.target.key == "group_name" {
		return value{text: township.NormalGroup(plain(cell))}, tooLong(cell.Text)
	}
	return textValue(cell)
}

func reject(format string, args ...any) error {
	return township.Errorf(township.CodeInvalid, format, args...)
}

// plain is the text of a cell as people see it: a whole number without exponent or “.0”.
func plain(c sheet.Cell) string {
	if c.Kind == sheet.Number && c.Value == math.Trunc(c.Value) && math.Abs(c.Value) < lostDigits {
		return strconv.FormatInt(int64(c.Value), 10)
	}
	return township.Clean(c.Text)
}

// isBlankWord says whether a text stands for nothing: “/”, “—”, “无”, “不详”.
func isBlankWord(s string) bool {
	switch s {
	case "", "/", "\\", "-", "--", "—", "——", "无", "不详", "未知", "空", "N/A", "null", "NULL", "\\N":
		return true
	}
	return false
}

func tooLong(s string) error {
	if len(s) > longestText && utf8.RuneCountInString(s) > longestText {
		return reject("有%d个字，超过%d个字，不像是这一列的内容，请核对", utf8.RuneCountInString(s), longestText)
	}
	return nil
}

func textValue(c sheet.Cell) (value, error) {
	s := plain(c)
	if isBlankWord(s) {
		return value{}, nil
	}
	return value{text: s}, tooLong(s)
}

// nameValue reads a person's name: no blanks inside a Chinese name, at most longestName characters, and nothing
// that is no name.
func nameValue(c sheet.Cell) (value, error) {
	if c.Kind != sheet.Text {
		return value{}, reject("“%s”不是姓名，请核对", c.Text)
	}
	s := township.Clean(c.Text)
	name := s
	if hasHan(s) {
		name = township.Squeeze(s)
	}
	if n := utf8.RuneCountInString(name); n > longestName {
		return value{}, reject("姓名有%d个字，超过%d个字，请核对", n, longestName)
	}
	if name != "" && (strings.ContainsAny(name[:1], "=+-@'\"") || !hasLetter(name)) {
		return value{}, reject("“%s”不是姓名，请核对", shorten(name))
	}
	if name != s {
		return value{name, "姓名去掉空格"}, nil
	}
	return value{text: name}, nil
}

func shorten(s string) string {
	const most = 20
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func hasHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// idValue reads a 证件号码. A number of 16 digits or more, or a text that ends in zeros against its check digit,
// was rounded by a spreadsheet: it is refused, never guessed.
func idValue(c sheet.Cell) (value, error) {
	text := c.Text
	if c.Kind == sheet.Number {
		if math.Abs(c.Value) >= lostDigits {
			return value{}, reject("按数字存放，Excel 已把末几位变成 0（%s），无法还原；请向村里要原号码，把该列设为文本后重填", integerText(c.Value))
		}
		text = plain(c)
	}
	if isBlankWord(township.Clean(text)) {
		return value{}, nil
	}
	p, err := township.ParseID(text)
	if err != nil {
		return value{}, err
	}
	v := value{text: string(p.Number)}
	if len(p.Mends) > 0 {
		v.note = "证件号码" + strings.Join(p.Mends, "、")
	}
	fault := p.Number.Fault()
	if fault != "" && len(p.Number) == 18 && strings.HasSuffix(v.text, "000") {
		return value{}, reject("末三位是 000 且%s，疑似被 Excel 舍入；请向村里核对原号码后重填", fault)
	}
	if fault != "" {
		v.note = strings.TrimPrefix(v.note+"；证件号码"+fault+"，照原样保留", "；")
	}
	return v, nil
}

func integerText(f float64) string { return strconv.FormatFloat(f, 'f', 0, 64) }

// codeValue reads a 户编号 or 人编号. One that lost digits is refused where it tells households apart; a person
// is told by the ID number, so there it is left out and said.
func codeValue(c sheet.Cell, vital bool) (value, error) {
	s := strings.TrimLeft(township.Squeeze(township.Narrow(plain(c))), "'`‘’")
	s = strings.TrimSuffix(s, ".0")
	if isBlankWord(s) {
		return value{}, nil
	}
	rounded := c.Kind == sheet.Number && math.Abs(c.Value) >= lostDigits || township.LooksRounded(s)
	if rounded && vital {
		return value{}, reject("户编号按数字存放，已丢失末几位（%s）；请把该列设为文本后重填", s)
	}
	if rounded {
		return value{note: "人编号按数字存放已丢失末位，未采用"}, nil
	}
	if len(s) > 40 || !isASCIIWord(s) {
		return value{}, reject("“%s”不是编号，请核对", shorten(s))
	}
	return value{text: s}, nil
}

func isASCIIWord(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

func phoneValue(c sheet.Cell) (value, error) {
	s := strings.Trim(township.Narrow(plain(c)), "'` ")
	if isBlankWord(s) || s == "0" {
		return value{}, nil
	}
	digits := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	v := value{text: digits}
	if n := len(strings.ReplaceAll(digits, "-", "")); n != 11 && n != 12 && n != 7 && n != 8 {
		v.note = "电话不是11位，照原样保留"
	}
	return v, tooLong(digits)
}

// dateValue reads every spelling of vocabulary.md, a packed number (201401) and an Excel serial.
func (b *reading) dateValue(c sheet.Cell) (value, error) {
	s := plain(c)
	if isBlankWord(s) || s == "0" {
		return value{}, nil
	}
	if c.Kind == sheet.Number && (c.Date || len(s) == 5) {
		if d, ok := township.DateFromSerial(c.Value, b.date1904); ok {
			return value{text: string(d)}, nil
		}
	}
	if d, ok := township.ParseDate(s); ok {
		return value{text: string(d)}, nil
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil && len(s) == 5 {
		if d, ok := township.DateFromSerial(n, b.date1904); ok {
			return value{string(d), "日期由 Excel 序号换算"}, nil
		}
	}
	return value{}, reject("“%s”不是日期，请改成 2014-01 或 2014-01-05 这样的写法", shorten(s))
}

// yearValue reads a year, also from a full date or a year in a cell with a date format.
func (b *reading) yearValue(c sheet.Cell) (value, error) {
	s := plain(c)
	if isBlankWord(s) || s == "0" {
		return value{}, nil
	}
	if c.Kind == sheet.Number && (c.Value < 1900 || c.Value > 2100) {
		if d, ok := township.DateFromSerial(c.Value, b.date1904); ok && (c.Date || len(s) == 5) {
			return value{text: string(d[:4])}, nil
		}
	}
	if d, ok := township.ParseDate(strings.TrimSuffix(s, "度")); ok && d != "" {
		return value{text: string(d[:4])}, nil
	}
	return value{}, reject("“%s”不是年度，请改成 2020 这样的写法", shorten(s))
}

func countValue(c sheet.Cell) (value, error) {
	s := strings.TrimSpace(township.Narrow(plain(c)))
	if isBlankWord(s) {
		return value{}, nil
	}
	s = strings.TrimRight(s, "人个月口 ")
	if whole, frac, ok := strings.Cut(s, "."); ok && strings.Trim(frac, "0") == "" {
		s = whole
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 100000 {
		return value{}, reject("“%s”不是人数或月数，请改成整数", shorten(s))
	}
	return value{text: strconv.Itoa(n)}, nil
}

func moneyValue(c sheet.Cell) (value, error) {
	s := township.Clean(c.Text)
	if isBlankWord(s) {
		return value{}, nil
	}
	f, ok := township.ParseFen(s)
	if !ok {
		return value{}, reject("“%s”不是金额，请改成数字（元）", shorten(s))
	}
	return value{text: strconv.FormatInt(int64(f), 10)}, nil
}

func areaValue(c sheet.Cell) (value, error) {
	s := strings.TrimRight(strings.TrimSpace(township.Narrow(plain(c))), "亩㎡平方米 ")
	if isBlankWord(s) {
		return value{}, nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 0 || f > 1e7 {
		return value{}, reject("“%s”不是面积，请改成数字", shorten(s))
	}
	return value{text: strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64)}, nil
}

// yesNo are the spellings of 是 and 否.
var yesNo = map[string]string{
	"是": "是", "有": "是", "√": "是", "✓": "是", "Y": "是", "y": "是", "1": "是", "已": "是", "TRUE": "是", "已消除": "是", "已参加": "是",
	"否": "否", "无": "否", "×": "否", "X": "否", "x": "否", "N": "否", "n": "否", "0": "否", "未": "否", "FALSE": "否", "未消除": "否", "未参加": "否", "没有": "否",
}

func yesNoValue(c sheet.Cell) (value, error) {
	s := township.Squeeze(plain(c))
	if v, ok := yesNo[s]; ok {
		return value{text: v}, nil
	}
	if isBlankWord(s) {
		return value{}, nil
	}
	return value{s, "“" + shorten(s) + "”不是“是”或“否”，照原样保留"}, tooLong(s)
}

func wordValue(c column, cell sheet.Cell) (value, error) {
	s := plain(cell)
	if isBlankWord(s) && c.lookup[s] == "" {
		return value{}, nil
	}
	if err := tooLong(s); err != nil {
		return value{}, err
	}
	if c.lookup == nil {
		return value{text: s}, nil
	}
	if c.field.Kind == township.WordsField {
		joined, unknown := c.lookup.Words(s)
		if len(unknown) > 0 {
			return value{joined, c.field.Label + "“" + shorten(strings.Join(unknown, "、")) + "”不在词表中，照原样保留"}, nil
		}
		return value{text: joined}, nil
	}
	w, known := c.lookup.Word(s)
	if !known {
		return value{w, c.field.Label + "“" + shorten(w) + "”不在词表中，照原样保留"}, nil
	}
	return value{text: w}, nil
}
