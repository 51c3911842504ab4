package township

import (
	"slices"
	"strings"
)

// cellWords name the cells whose sums are kept.
var cellWords = map[EntryCell]string{CellQuantity: "数量", CellPrice: "单价", CellIncome: "收入", CellExpense: "支出"}

// workingsWith notes the sum that was typed into a cell beside those of the others, and forgets what a plain number took
// the place of: 收入 1200*3+500；支出 300+80.
func workingsWith(have string, cell EntryCell, typed string) string {
	word, kept := cellWords[cell]
	if !kept {
		return have
	}
	parts := strings.Split(have, "；")
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" || strings.HasPrefix(p, word+" ") })
	if IsSum(typed) {
		parts = append(parts, word+" "+sumText(typed))
	}
	return strings.Join(parts, "；")
}

// WorkingOf is the sum that was typed into a cell of a line, “” for a plain number.
func (l IncomeLine) WorkingOf(cell EntryCell) string {
	for _, p := range strings.Split(l.Workings, "；") {
		if sum, ok := strings.CutPrefix(p, cellWords[cell]+" "); ok && cellWords[cell] != "" {
			return sum
		}
	}
	return ""
}
