package excel

import (
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

func (*sheetReading) yesNoValue(_ column, c sheet.Cell) (value, error) {
	s := township.Squeeze(plain(c))
	if v, ok := township.ParseYesNo(s); ok {
		return value{text: v}, nil
	}
	if township.IsBlankWord(s) {
		return value{}, nil
	}
	return value{s, "“" + township.Shorten(s) + "”不是“是”或“否”，照原样保留"}, tooLong(s)
}

// wordValue reads one word of a vocabulary, or several; a word outside it is kept as it stands, and said.
func (*sheetReading) wordValue(c column, cell sheet.Cell) (value, error) {
	s := plain(cell)
	if township.IsBlankWord(s) && c.lookup[s] == "" {
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
			return value{joined, outside(c, strings.Join(unknown, "、"))}, nil
		}
		return value{text: joined}, nil
	}
	w, known := c.lookup.Word(s)
	if !known {
		return value{w, outside(c, w)}, nil
	}
	return value{text: w}, nil
}

func outside(c column, words string) string {
	return c.field.Label + "“" + township.Shorten(words) + "”不在词表中，照原样保留"
}
