package excel

import (
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// yesNo are the spellings of 是 and 否.
var yesNo = map[string]string{
	"是": "是", "有": "是", "√": "是", "✓": "是", "Y": "是", "y": "是", "1": "是", "已": "是", "TRUE": "是", "已消除": "是", "已参加": "是",
	"否": "否", "无": "否", "×": "否", "X": "否", "x": "否", "N": "否", "n": "否", "0": "否", "未": "否", "FALSE": "否", "未消除": "否", "未参加": "否", "没有": "否",
}

func (*sheetReading) yesNoValue(_ column, c sheet.Cell) (value, error) {
	s := township.Squeeze(plain(c))
	if v, ok := yesNo[s]; ok {
		return value{text: v}, nil
	}
	if isBlankWord(s) {
		return value{}, nil
	}
	return value{s, "“" + shorten(s) + "”不是“是”或“否”，照原样保留"}, tooLong(s)
}

// wordValue reads one word of a vocabulary, or several; a word outside it is kept as it stands, and said.
func (*sheetReading) wordValue(c column, cell sheet.Cell) (value, error) {
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
	return c.field.Label + "“" + shorten(words) + "”不在词表中，照原样保留"
}
