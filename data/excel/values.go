package excel

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// lostDigits is where a double no longer tells every integer that a spreadsheet shows: a number of this
// size in an ID column has lost its last digits.
const lostDigits = 1e15

// value is the canonical text of a cell for a field, and what is to be said of it beside its row.
type value struct {
	text string
	note string
}

// convert reads a cell for a column. The error is a sentence for the clerk that follows the column's name.
func (r *sheetReading) convert(c column, cell sheet.Cell) (value, error) {
	switch {
	case cell.Kind == sheet.Fault:
		return value{}, reject("单元格是错误值 %s，请在原表改正公式或填上内容", cell.Text)
	case cell.Uncached && isVital(c.target):
		return value{}, reject("是公式，原表没有保存计算结果；请用 Excel 或 WPS 打开原表保存一次再导入，或改成文字")
	case cell.Uncached:
		r.uncached++
		return value{}, nil
	case cell.Kind == sheet.Empty:
		return value{}, nil
	}
	switch c.target.key {
	case keyHeadID, "id_number":
		return idValue(cell)
	case keyHeadName, "name":
		return nameValue(cell)
	case keyVillage:
		return villageValue(r.mended(cell))
	case keyTownship, keyIsHead:
		return textValue(r.mended(cell))
	}
	return r.fieldValue(c, r.mended(cell))
}

// fieldValue reads a cleaned cell for a field of a record.
func (r *sheetReading) fieldValue(c column, cell sheet.Cell) (value, error) {
	if read, ok := readers[c.field.Kind]; ok {
		return read(r, c, cell)
	}
	if c.target.key == "group_name" {
		return groupValue(cell)
	}
	return textValue(cell)
}

// readers read the kinds of fields that are more than text.
var readers = map[township.FieldKind]func(*sheetReading, column, sheet.Cell) (value, error){
	township.CodeField: func(r *sheetReading, c column, cell sheet.Cell) (value, error) {
		return r.codeValue(cell, c.target.entity == township.Households)
	},
	township.MoneyField: func(r *sheetReading, c column, cell sheet.Cell) (value, error) {
		return r.moneyValue(cell, c.tenK || r.tenK)
	},
	township.PhoneField: (*sheetReading).phoneValue,
	township.DateField:  (*sheetReading).dateValue,
	township.YearField:  (*sheetReading).yearValue,
	township.CountField: (*sheetReading).countValue,
	township.AreaField:  (*sheetReading).areaValue,
	township.YesNoField: (*sheetReading).yesNoValue,
	township.WordField:  (*sheetReading).wordValue,
	township.WordsField: (*sheetReading).wordValue,
}

func reject(format string, args ...any) error {
	return township.Errorf(township.CodeInvalid, format, args...)
}

// mended cleans the text of a cell, and counts what was in it that should not have been.
func (r *sheetReading) mended(c sheet.Cell) sheet.Cell {
	if c.Kind != sheet.Text {
		return c
	}
	t := township.Clean(c.Text)
	if t != c.Text && township.Squeeze(t) != township.Squeeze(c.Text) {
		r.count(mendInvisible, c.Text)
	}
	if bare := strings.TrimLeft(t, "'`"); bare != t && bare != "" && !strings.ContainsAny(bare, "'`") {
		r.count(mendApostrophe, t)
		t = strings.TrimSpace(bare)
	}
	c.Text = t
	return c
}

// plain is the text of a cell as people see it: a whole number without exponent or “.0”.
func plain(c sheet.Cell) string {
	if c.Kind == sheet.Number && c.Value == math.Trunc(c.Value) && math.Abs(c.Value) < lostDigits {
		return strconv.FormatInt(int64(c.Value), 10)
	}
	return township.Clean(c.Text)
}

// narrow is plain with full-width digits made narrow, which is counted.
func (r *sheetReading) narrow(c sheet.Cell) string {
	s := plain(c)
	n := township.Narrow(s)
	if n != s && strings.ContainsAny(n, "0123456789") {
		r.count(mendWide, s)
	}
	return strings.TrimSpace(n)
}

func tooLong(s string) error {
	if len(s) > township.LongestText && utf8.RuneCountInString(s) > township.LongestText {
		return reject("有%d个字，超过%d个字，不像是这一列的内容，请核对", utf8.RuneCountInString(s), township.LongestText)
	}
	return nil
}

func textValue(c sheet.Cell) (value, error) {
	s := plain(c)
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	return value{text: s}, tooLong(s)
}

func groupValue(c sheet.Cell) (value, error) {
	s := plain(c)
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	return value{text: township.NormalGroup(s)}, tooLong(s)
}

func villageValue(c sheet.Cell) (value, error) {
	name, err := township.ParseVillageName(plain(c))
	return value{text: name}, err
}
