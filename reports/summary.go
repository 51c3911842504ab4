package reports

import (
	"fmt"

	"taizhang/app/township"
)

// The labels of a summary's columns; there are no others (form F5: nothing private hangs on a wall).
const (
	headLabel   = "户主"
	peopleLabel = "人口"
)

// summary prints the four ledgers of one village side by side, on one sheet as long as the smallest
// type that the forms allow makes that possible.
func (p *press) summary(s township.VillageSummary, begun func()) error {
	l := lookOf(township.ForWall, p.paperOfSummary())
	l.left, l.strip = l.right, 0
	title, households, people := s.Village+"四本台账汇总", 0, 0
	for _, list := range s.Lists {
		households += len(list.Rows)
		people += list.People()
	}
	f := p.furnish(l, title, subtitleOf(s.Office, s.AsOf, "四本台账合计 "+counted(households, people)), s.Village+" · 四本台账汇总（公示上墙名单）")
	plan := planSummary(s.Lists, l, f.bodyHeight())
	return p.sheets(title, len(plan.sheets), l.sheet, begun, func(n int) (int, error) {
		f.draw(p.doc, n+1, len(plan.sheets))
		plan.draw(p.doc, n, l.left, f.bodyTop())
		return plan.sheets[n].households(), nil
	})
}

// paperOfSummary: the summary is a wall form whatever the lists beside it are printed for, but a
// file copy is bound on A4.
func (p *press) paperOfSummary() Paper {
	if p.job.Paper == PaperOfForm && p.job.Form == township.ForFile {
		return A4
	}
	return p.job.Paper
}

// item is one line of a block: a household, or the heading of a group.
type item struct {
	text, people string
	heading      bool
	group        string // of a household: the heading to repeat where a column ends within it
}

// itemsOf lists the households of a ledger by group, groups in the order of their first household.
func itemsOf(w township.WallList) []item {
	var order []string
	byGroup := map[string][]township.WallListRow{}
	for _, r := range w.Rows {
		if _, ok := byGroup[r.Group]; !ok {
			order = append(order, r.Group)
		}
		byGroup[r.Group] = append(byGroup[r.Group], r)
	}
	var items []item
	for _, g := range order {
		name := g
		if name == "" {
			name = "未分组"
		}
		rows := byGroup[g]
		items = append(items, item{text: fmt.Sprintf("%s（%d 户）", name, len(rows)), heading: true})
		for _, r := range rows {
			items = append(items, item{text: r.Head, people: fmt.Sprint(r.People), group: name})
		}
	}
	return items
}

// summaryPlan is a summary cut into sheets.
type summaryPlan struct {
	measure
	sheets []summarySheet
}

// summarySheet is one sheet of a summary: blocks from left to right.
type summarySheet struct {
	blocks []block
	column float64 // width of a column
}

// block is what a sheet shows of one ledger.
type block struct {
	list    township.WallList
	columns [][]placed
	again   bool // the ledger began on the sheet before
}

// households counts the households on the sheet.
func (s summarySheet) households() int {
	n := 0
	for _, b := range s.blocks {
		for _, c := range b.columns {
			for _, it := range c {
				if !it.heading {
					n++
				}
			}
		}
	}
	return n
}

// blockGap is the white between two blocks, in body ems of the largest size.
const blockGap = 0.8

// planSummary finds the largest body type in which all lists fit side by side into the body of one
// sheet; where none does, it takes the smallest and goes on to further sheets.
func planSummary(lists []township.WallList, l look, height float64) *summaryPlan {
	items := make([][]item, len(lists))
	for i, w := range lists {
		items[i] = itemsOf(w)
	}
	width := l.width()
	for size := l.body.Size; ; size -= 0.5 {
		m := newMeasure(l, max(size, l.leastBody), height, lists, items)
		room := int((width - m.gaps(len(lists))) / m.least)
		need := m.columnsNeeded(items)
		switch {
		case sum(need) <= room:
			return m.oneSheet(lists, items, need, room, width)
		case size <= l.leastBody:
			return m.severalSheets(lists, items, width)
		}
	}
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// widestColumn bounds the width of a column, in body ems of the largest size: beyond it a
// name and its number stand too far apart, and a second column is better.
const widestColumn = 13

// oneSheet lays the lists out on one sheet, the room that is left given to wider columns and taller rows.
func (m measure) oneSheet(lists []township.WallList, items [][]item, need []int, room int, width float64) *summaryPlan {
	usable := width - m.gaps(len(lists))
	wanted := min(room, int(usable/(widestColumn*m.largest.Em()))+1)
	m.spread(items, need, wanted)
	sheet := summarySheet{column: usable / float64(max(1, sum(need)))}
	m.widen(sheet.column)
	m.stretch(items, need)
	for i, w := range lists {
		b := block{list: w, columns: m.balance(items[i], need[i])}
		for len(b.columns) < m.columnsOfBand(i) {
			b.columns = append(b.columns, nil)
		}
		sheet.blocks = append(sheet.blocks, b)
	}
	sheet.column = usable / float64(max(1, sheet.count()))
	m.widen(sheet.column)
	return &summaryPlan{measure: m, sheets: []summarySheet{sheet}}
}

// count is the number of columns on the sheet.
func (s summarySheet) count() int {
	n := 0
	for _, b := range s.blocks {
		n += len(b.columns)
	}
	return n
}

// spread gives columns beyond the need to the fullest blocks, up to the number wanted.
func (m measure) spread(items [][]item, need []int, wanted int) {
	const worthwhile = 6 // lines in a column, below which another column is not
	for sum(need) < wanted {
		fullest := 0
		for i := range need {
			if len(items[i])*need[fullest] > len(items[fullest])*need[i] {
				fullest = i
			}
		}
		if len(need) == 0 || len(items[fullest]) < worthwhile*need[fullest] {
			return
		}
		need[fullest]++
	}
}

// severalSheets lays the lists out one after the other, as many columns to a sheet as there is room
// for; each is wide enough for the band of a ledger, of which but one column may be on a sheet.
func (m measure) severalSheets(lists []township.WallList, items [][]item, width float64) *summaryPlan {
	for i, w := range lists {
		m.least = max(m.least, m.bands[i], m.wordWidth(w, true))
	}
	columns := max(1, int((width-m.gaps(len(lists)))/m.least))
	column := (width - m.gaps(len(lists))) / float64(columns)
	m.widen(column)
	plan := &summaryPlan{measure: m}
	free := 0
	for i, w := range lists {
		for n, c := range m.balance(items[i], len(m.fill(items[i], m.height))) {
			if free == 0 {
				plan.sheets = append(plan.sheets, summarySheet{column: column})
				free = columns
			}
			sheet := &plan.sheets[len(plan.sheets)-1]
			if n == 0 || free == columns {
				sheet.blocks = append(sheet.blocks, block{list: w, again: n > 0})
			}
			own := &sheet.blocks[len(sheet.blocks)-1]
			own.columns = append(own.columns, c)
			free--
		}
	}
	return plan
}
