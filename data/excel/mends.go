package excel

import (
	"fmt"
	"strings"

	"taizhang/app/township"
)

// mend is a kind of damage that is mended all over a file, and therefore said once, with how often and where first.
type mend int

const (
	mendDate mend = iota
	mendSerial
	mend1904
	mendDecimal
	mendWide
	mendApostrophe
	mendInvisible
	mendTenK
	mendKinds
)

// mendTexts say each mend; the arguments are how often, and an example with its place.
var mendTexts = [mendKinds]string{
	mendDate:       "有%d个日期的写法已统一成 2014-01、2014-01-05 的样子（如%s）。",
	mendSerial:     "有%d个日期存成了 Excel 的日期序号，已换算（如%s）。",
	mend1904:       "原表使用 1904 年日期系统，有%d个日期已按它换算（如%s）。",
	mendDecimal:    "有%d个整数或编号带着“.0”，已去掉（如%s）。",
	mendWide:       "有%d个单元格的全角数字已改为半角（如%s）。",
	mendApostrophe: "有%d个单元格开头有多余的撇号，已去掉（如%s）。",
	mendInvisible:  "有%d个单元格里有看不见的字符或坏字节，已去掉（如%s）。",
	mendTenK:       "有%d个金额的单位是万元，已换算成元（如%s）。",
}

// tally counts one kind of mend.
type tally struct {
	n     int
	first string
}

// count notes a mend of a cell of the row being read.
func (r *sheetReading) count(m mend, text string) {
	t := &r.mends[m]
	if t.n++; t.n == 1 {
		t.first = fmt.Sprintf("“%s”第%d行“%s”", r.sheet.Name, r.number, township.Shorten(township.Clean(text)))
	}
}

// notes are what is to be said of the file as a whole.
func (b *reading) notes(sheets []township.SheetMap) []string {
	var notes []string
	for i, m := range sheets {
		switch {
		case m.Kind == "":
			notes = append(notes, fmt.Sprintf("工作表“%s”没有导入：%s。", m.Sheet, m.Why))
		case b.book.Sheets[i].Hidden:
			notes = append(notes, fmt.Sprintf("工作表“%s”在原表中是隐藏的，也一并读入；不需要的话请在原表中删去。", m.Sheet))
		}
	}
	for m, t := range b.mends {
		if t.n > 0 {
			notes = append(notes, fmt.Sprintf(mendTexts[m], t.n, t.first))
		}
	}
	if b.uncached > 0 {
		notes = append(notes, fmt.Sprintf("有%d个公式没有保存计算结果，按空白处理；请用 Excel/WPS 打开原表保存一次再导入。", b.uncached))
	}
	if b.hidden > 0 {
		notes = append(notes, fmt.Sprintf("有%d行在原表中是隐藏的，也一并读入。", b.hidden))
	}
	return notes
}

// inTenK says whether the rows above a table give its unit as 万元.
func inTenK(rows []headRow, header int) bool {
	for _, r := range rows {
		if r.number >= header {
			return false
		}
		for _, t := range r.own {
			if s := township.Squeeze(t); strings.Contains(s, "单位") && strings.Contains(s, "万元") {
				return true
			}
		}
	}
	return false
}
