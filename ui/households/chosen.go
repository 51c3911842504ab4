package households

import (
	"fmt"

	"taizhang/app/township"
)

// chosen are the households that deeds act on: the ticked ones, whatever is shown, or else the selected ones.
func (l *listing) chosen() []township.HouseholdRow {
	if l.table.TickedCount() == 0 {
		return rowsOf(l.table.Selected())
	}
	return township.Values(l.tickedRows())
}

// tickedRows are the ticked households in the order of paper.
func (l *listing) tickedRows() []*township.HouseholdRow {
	var out []*township.HouseholdRow
	for i := range l.rows {
		if l.table.Ticked(l.lines[l.rows[i].ID].key) {
			out = append(out, l.rows[i])
		}
	}
	return out
}

// keepTicks forgets ticks of households that are not in the archive any more.
func (l *listing) keepTicks() {
	var keys []string
	for _, r := range l.tickedRows() {
		keys = append(keys, l.lines[r.ID].key)
	}
	if len(keys) != l.table.TickedCount() {
		l.table.SetTicked(keys)
	}
	l.onlyTicked = l.onlyTicked && len(keys) > 0
}

// ticked follows the ticks.
func (l *listing) ticked() {
	if l.onlyTicked && l.table.TickedCount() == 0 {
		l.onlyTicked = false
		l.narrow()
		return
	}
	l.footer.show()
}

// clearTicks unticks every household.
func (l *listing) clearTicks() {
	l.table.ClearTicks()
	l.screen.focus(l.table)
}

// toggleOnlyTicked shows the ticked households and no others, or goes back to the filter.
func (l *listing) toggleOnlyTicked() {
	l.onlyTicked = !l.onlyTicked
	l.narrow()
	l.screen.focus(l.table)
}

// shownRows are the households that are to be shown.
func (l *listing) shownRows() []*township.HouseholdRow {
	if l.onlyTicked {
		return l.tickedRows()
	}
	return township.FilterRows(l.rows, l.filters.filter)
}

// countable is how many households could be shown: those that are no more only while the filter asks for them.
func (l *listing) countable() int {
	return len(township.FilterRows(l.rows, township.HouseholdFilter{State: l.filters.filter.State}))
}

// chosenText is 已选 12 户 45 人（其中 3 户不在当前显示）; “” while nothing is chosen.
func (l *listing) chosenText() string {
	rows := l.chosen()
	if len(rows) == 0 {
		return ""
	}
	text := "已选 " + township.GroupThousands(fmt.Sprint(len(rows))) + " 户 " + township.GroupThousands(fmt.Sprint(peopleIn(rows))) + " 人"
	if n := l.table.TickedHidden(); n > 0 && l.table.TickedCount() > 0 {
		text += fmt.Sprintf("（其中 %s 户不在当前显示）", township.GroupThousands(fmt.Sprint(n)))
	}
	return text
}

func peopleIn(rows []township.HouseholdRow) int {
	n := 0
	for i := range rows {
		n += rows[i].People
	}
	return n
}

func idsOf(rows []township.HouseholdRow) []int64 {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	return ids
}
