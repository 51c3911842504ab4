package excel

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// furniture tells the data rows of a sheet from what stands between them: blank rows, totals, notes, signatures, the
// title and header repeated on each printed page, a row of column numbers, lines that head a village.
type furniture struct {
	layout *layout
	head   map[string]string // rows of the head as rowText writes them, by their first text
}

func newFurniture(l *layout, head []headRow) furniture {
	f := furniture{layout: l, head: map[string]string{}}
	for _, r := range head {
		if text := rowText(r.own); r.number <= l.last() && text != "" {
			first, _, _ := strings.Cut(text, cellEnd)
			f.head[first] = text
		}
	}
	return f
}

// cellEnd stands behind each text of rowText.
const cellEnd = "\x00"

// rowText joins the texts of a row, so that the same line is known again.
func rowText(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		if t = township.Squeeze(t); t != "" {
			b.WriteString(t + cellEnd)
		}
	}
	return b.String()
}

// isData says whether a row is a data row; cells is own with what merged blocks lend it.
func (f furniture) isData(own, cells []sheet.Cell) bool {
	filled, first := filledCells(own)
	switch {
	case filled == 0, isTotal(first), filled <= 2 && isNote(first), f.isSignature(first, own):
		return false
	}
	vital := f.vital(own)
	if vital == 0 && (filled < 2 || f.vital(cells) == 0) {
		return false
	}
	repeated, known := f.head[first]
	return vital >= 0 && !isColumnNumbers(own) && !(known && repeated == rowText(textsOf(own)))
}

// filledCells counts the cells that are not blank, and returns the text of the first.
func filledCells(cells []sheet.Cell) (n int, first string) {
	for _, c := range cells {
		if isBlank(c) {
			continue
		}
		if n == 0 {
			first = township.Squeeze(township.Clean(c.Text))
		}
		n++
	}
	return n, first
}

func isBlank(c sheet.Cell) bool {
	return !c.Uncached && (c.Kind == sheet.Empty || strings.TrimSpace(c.Text) == "")
}

func textsOf(cells []sheet.Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = township.Clean(c.Text)
	}
	return out
}

// vital counts the cells that hold a name, number or code; -1 when they only repeat the headings or are a total.
func (f furniture) vital(cells []sheet.Cell) int {
	vital, empty := 0, 0
	for _, c := range f.layout.columns {
		if c.index >= len(cells) || !isVital(c.target) || isBlank(cells[c.index]) {
			continue
		}
		vital++
		t := normalHeading(cells[c.index].Text)
		if t == normalHeading(c.heading) || isTotal(t) {
			empty++
		}
	}
	if vital > 0 && vital == empty {
		return -1
	}
	return vital
}

// isVital says whether a column can make a row a data row: without name, number and code there is nobody in it.
func isVital(t target) bool {
	switch t.key {
	case "name", "id_number", "code", keyHeadName, keyHeadID:
		return true
	}
	return false
}

func isTotal(s string) bool {
	for _, w := range []string{"合计", "总计", "小计", "共计", "累计"} {
		if strings.HasPrefix(s, w) || strings.HasSuffix(strings.TrimRight(s, ":："), w) {
			return true
		}
	}
	return false
}

// isNote says whether the first text of a row of one or two is that of a line below or between tables.
func isNote(s string) bool {
	return len([]rune(s)) > township.LongestName || noteLine.MatchString(s)
}

// noteLine matches 注：…, 备注1…, 填报人…, 审核… and 第2页共5页.
var noteLine = regexp.MustCompile(`^((注|备注|说明|单位|附)([:：0-9（(]|$)|填报|填表|审核|负责人|制表|经办|盖章|签字|(第|共)[0-9]+页)`)

// signatures are the words of the lines that people sign.
var signatures = []string{
	"填报人", "填表人", "制表人", "审核人", "审批人", "负责人", "经办人", "复核人", "校对人", "填报单位", "填报时间", "填表时间", "填报日期",
	"制表时间", "主要领导", "分管领导", "单位负责人", "联系人", "联系电话", "单位盖章", "盖章", "签字", "签名", "签章", "村支书", "村主任", "书记", "主任",
}

// isSignature says whether a row is a line to be signed: 填报人：____ 审核人：____ 负责人：____, spread over any columns.
func (f furniture) isSignature(first string, own []sheet.Cell) bool {
	word, _, ok := strings.Cut(township.Narrow(first), ":")
	if !ok || f.hasNumber(own) {
		return false
	}
	word = bare(word)
	return slices.ContainsFunc(signatures, func(s string) bool { return strings.HasSuffix(word, s) })
}

// hasNumber says whether a row has a number or code of somebody.
func (f furniture) hasNumber(cells []sheet.Cell) bool {
	for _, c := range f.layout.columns {
		if isVital(c.target) && c.target.key != "name" && c.target.key != keyHeadName && c.index < len(cells) && strings.ContainsAny(cells[c.index].Text, "0123456789") {
			return true
		}
	}
	return false
}

// isColumnNumbers recognises the row “1 2 3 4 …”, “栏次 1 2 3 …” or “甲 乙 1 2 …” that some forms print under the header.
func isColumnNumbers(cells []sheet.Cell) bool {
	const words, fewest = 3, 4
	others, numbers, last := 0, 0, 0
	for _, c := range cells {
		if isBlank(c) {
			continue
		}
		n, err := strconv.Atoi(strings.Trim(plain(c), "()（）"))
		switch {
		case err != nil:
			others++
		case numbers > 0 && n != last+1:
			return false
		default:
			numbers++
			last = n
		}
		if others > words {
			return false
		}
	}
	return numbers >= fewest && numbers > others
}

// heading returns the village that a line between the rows names, “” for none: 柏树村（32户）. What WriteRejected puts
// beside such a line does not count.
func (f furniture) heading(own []sheet.Cell) string {
	for i, h := range f.layout.headings {
		if (h == RejectedNumberHeading || h == RejectedReasonHeading) && i < len(own) {
			own = own[:i]
		}
	}
	filled, first := filledCells(own)
	if filled != 1 || isTotal(first) || isNote(first) {
		return ""
	}
	return villageIn(first)
}
