package excel

import (
	"taizhang/app/township"
	"taizhang/data/sheet"
)

// headSearchRows is how many rows with content from the top may hold the header; the rosters seen have it in rows 1–6.
const headSearchRows = 15

// headRow is a row kept from the top of a sheet.
type headRow struct {
	number int
	own    []string // as they stand there
	texts  []string // merged blocks lend theirs to every cell of their first row
}

// keepHead copies the texts of a row; merged blocks lend their text to every cell of their first row, as a
// heading that spans columns does.
func keepHead(r sheet.Row, merges []sheet.Range) headRow {
	h := headRow{number: r.Number, own: make([]string, len(r.Cells))}
	for i, c := range r.Cells {
		h.own[i] = township.Clean(c.Text)
	}
	h.texts = append([]string(nil), h.own...)
	for _, m := range merges {
		if m.FirstRow != r.Number || m.FirstCol >= len(r.Cells) {
			continue
		}
		for len(h.texts) <= m.LastCol && len(h.texts) < sheet.MaxCols {
			h.texts = append(h.texts, "")
		}
		for c := m.FirstCol + 1; c <= m.LastCol && c < len(h.texts); c++ {
			h.texts[c] = h.texts[m.FirstCol]
		}
	}
	return h
}

// headSearch looks for the header of a sheet: the single row, or pair of rows, that names the most columns of a roster.
type headSearch struct {
	sheet string
	rows  []headRow
	best  *layout
	score int
}

// find returns the layout, or the reason why there is none.
func (s *headSearch) find() (l *layout, why string) {
	for _, r := range s.rows {
		s.try(r.texts, nil, r.number)
	}
	for i, r := range s.rows { // a pair has to name more than a single row does: a title above the header names nothing
		if i+1 < len(s.rows) && s.rows[i+1].number == r.number+1 {
			lower := s.rows[i+1]
			s.try(joinHeadings(r.texts, lower.texts), spread(r.texts, lower.texts), r.number, lower.number)
		}
	}
	if other := s.otherList(); other != "" {
		return nil, "是" + other + "，不是人口信息或户花名册"
	}
	if _, issues := issueHead(s.rows); s.best == nil && issues {
		return nil, "是问题清单，请到“问题”里用“导入清单”导入"
	}
	if s.best == nil {
		return nil, "没有找到花名册的表头（需要有姓名、证件号码或户编号，以及与户主关系或家庭人口等列）"
	}
	return s.best, ""
}

func (s *headSearch) try(headings, groups []string, numbers ...int) {
	l, n := understand(headings, groups)
	if l == nil || n <= s.score {
		return
	}
	l.headerRows = numbers
	if l.usable(s.village(numbers[0]) != "") {
		s.best, s.score = l, n
	}
}

// village returns the village that the sheet's name or the rows above its header name, “” for none.
func (s *headSearch) village(header int) string {
	if v := villageIn(s.sheet); v != "" {
		return v
	}
	for _, r := range s.rows {
		if r.number >= header {
			break
		}
		for _, t := range r.own {
			if v := villageIn(t); v != "" {
				return v
			}
		}
	}
	return ""
}

// otherList names the kind of list that the header belongs to, when it is not a roster of households.
func (s *headSearch) otherList() string {
	if s.best != nil {
		if s.best.surelyPersons() {
			return ""
		}
		return otherListOf(s.best.headings)
	}
	for _, r := range s.rows {
		if name := otherListOf(r.own); name != "" && knownHeadings(r.own) >= 3 {
			return name
		}
	}
	return ""
}

func otherListOf(texts []string) string {
	for _, t := range texts {
		if name, ok := otherLists[bare(normalHeading(t))]; ok {
			return name
		}
	}
	return ""
}

// knownHeadings counts the texts that are headings of some list; in a title or a row of data there are none.
func knownHeadings(texts []string) int {
	n := 0
	for _, t := range texts {
		h := normalHeading(t)
		_, known := lookup(h, headings)
		if _, other := otherLists[bare(h)]; known || other {
			n++
		}
	}
	return n
}

// joinHeadings takes the lower heading of two rows where there is one, else the upper.
func joinHeadings(upper, lower []string) []string {
	out := make([]string, max(len(upper), len(lower)))
	for i := range out {
		out[i] = at(lower, i)
		if out[i] == "" {
			out[i] = at(upper, i)
		}
	}
	return out
}

// spread lends a heading of the upper row to the blank cells at its right that have a heading below, for files
// in which the merge was lost.
func spread(upper, lower []string) []string {
	out := make([]string, max(len(upper), len(lower)))
	last := ""
	for i := range out {
		switch {
		case at(upper, i) != "":
			last = at(upper, i)
		case at(lower, i) == "":
			last = ""
		}
		if at(lower, i) != "" {
			out[i] = last
		}
	}
	return out
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
