package excel

import (
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// headSearchRows is how many rows with content from the top may hold the header; the rosters seen have it in rows 1–6.
const headSearchRows = 15

// column is one column of a roster that was understood.
type column struct {
	index   int
	heading string
	target  target
	field   township.Field
	lookup  township.Lookup
}

// layout is how the columns of one sheet were understood.
type layout struct {
	kind       township.RosterKind
	headerRows []int
	first      int // row numbers up to and with this one are head
	columns    []column
	headings   []string // of every column, for the preview
	has        map[string]bool
}

// headRow is a row kept from the top of a sheet.
type headRow struct {
	number int
	texts  []string
}

// keepHead copies the texts of a row; merged blocks lend their text to every cell of their first row, as a
// heading that spans columns does.
func keepHead(r sheet.Row, merges []sheet.Range) headRow {
	h := headRow{number: r.Number, texts: make([]string, len(r.Cells))}
	for i, c := range r.Cells {
		h.texts[i] = township.Clean(c.Text)
	}
	for _, m := range merges {
		if m.FirstRow != r.Number || m.FirstCol >= len(r.Cells) {
			continue
		}
		for len(h.texts) <= m.LastCol && m.LastCol < sheet.MaxCols {
			h.texts = append(h.texts, "")
		}
		for c := m.FirstCol + 1; c <= m.LastCol && c < len(h.texts); c++ {
			h.texts[c] = h.texts[m.FirstCol]
		}
	}
	return h
}

// findLayout looks for the header in the first rows of a sheet: the single row, or pair of rows, that names the
// most columns of a roster. When there is none, why is the reason.
func findLayout(rows []headRow) (best *layout, why string) {
	score := 0
	try := func(headings []string, groups []string, numbers ...int) {
		l, n := understand(headings, groups)
		if l != nil && n > score {
			l.headerRows, l.first = numbers, numbers[len(numbers)-1]
			best, score = l, n
		}
	}
	for _, r := range rows {
		if other := otherList(r.texts); other != "" {
			return nil, "是" + other + "，不是人口信息或户花名册"
		}
		try(r.texts, nil, r.number)
	}
	for i, r := range rows { // a pair has to name more than a single row does: a title above the header names nothing
		if i+1 < len(rows) && rows[i+1].number == r.number+1 {
			try(joinHeadings(r.texts, rows[i+1].texts), spread(r.texts, rows[i+1].texts), r.number, rows[i+1].number)
		}
	}
	if best == nil {
		return nil, "没有找到花名册的表头（需要有姓名、证件号码或户编号，以及与户主关系或家庭人口等列）"
	}
	return best, ""
}

func otherList(texts []string) string {
	if len(texts) <= 2 {
		return ""
	}
	for _, t := range texts {
		if name, ok := otherLists[bare(normalHeading(t))]; ok {
			return name
		}
	}
	return ""
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

// understand maps headings to targets; nil when they do not make a roster. n counts the columns understood.
func understand(headings, groups []string) (l *layout, n int) {
	kind := kindOf(headings, groups)
	if kind == "" {
		return nil, 0
	}
	l = &layout{kind: kind, headings: headings, has: map[string]bool{}}
	taken := map[string]bool{}
	helperBefore := false
	for i, raw := range headings {
		h := normalHeading(raw)
		t, ok := l.find(h, normalHeading(at(groups, i)), helperBefore)
		if !ok {
			helperBefore = helperBefore && h != ""
			continue
		}
		n++
		helperBefore = strings.HasPrefix(t.key, "helper_")
		if t.key == keyUnused || (taken[t.key] && !t.many && !betterGroup(t, h)) {
			continue
		}
		if taken[t.key] && !t.many {
			l.drop(t.key)
		}
		taken[t.key] = true
		l.add(i, raw, t)
	}
	if !l.usable() {
		return nil, 0
	}
	return l, n
}

// betterGroup lets a column called 组 take the place of one called 自然村, which stands before it.
func betterGroup(t target, heading string) bool {
	return t.key == "group_name" && !strings.HasPrefix(heading, "自然村")
}

func (l *layout) drop(key string) {
	for i, c := range l.columns {
		if c.target.key == key {
			l.columns = append(l.columns[:i], l.columns[i+1:]...)
			return
		}
	}
}

func (l *layout) add(index int, heading string, t target) {
	c := column{index: index, heading: heading, target: t}
	if t.entity != nil {
		c.field = t.entity.Field(t.key)
		if c.field.Vocabulary != "" {
			c.lookup = township.NewLookup(township.VocabularyOf(c.field.Vocabulary))
		}
	}
	l.columns = append(l.columns, c)
	l.has[scope(t)+t.key] = true
}

// scope tells 户编号 from 人编号, which share a key.
func scope(t target) string {
	if t.entity == nil {
		return ""
	}
	return t.entity.Table + "."
}

// find looks a heading up by its group, its neighbour and the kind of the roster.
func (l *layout) find(h, group string, helperBefore bool) (target, bool) {
	if h == "" {
		return target{}, false
	}
	words := personWords
	if l.kind == township.HouseholdRoster {
		words = householdWords
	}
	if isHelperGroup(group) && group != h {
		if t, ok := lookup(h, helperLeaves); ok {
			return t, true
		}
	}
	if helperBefore && group == "" && h != "姓名" {
		if t, ok := lookup(h, helperLeaves); ok {
			return t, true
		}
	}
	if strings.HasPrefix(group, "户主") && group != h {
		if t, ok := lookup("户主"+h, headings); ok {
			return t, true
		}
	}
	if group != "" && group != h {
		if t, ok := lookup(group+h, headings); ok {
			return t, true
		}
	}
	return lookup(h, words, headings)
}

// kindOf decides what a row of the sheet is: a person where there is a relation to the head beside a name,
// a household where there is a head, or a name beside what only households have.
func kindOf(texts, groups []string) township.RosterKind {
	seen := map[string]bool{}
	for i, raw := range texts {
		h := normalHeading(raw)
		if g := normalHeading(at(groups, i)); isHelperGroup(g) && g != h {
			continue
		} else if strings.HasPrefix(g, "户主") && h == "姓名" {
			seen[keyHeadName] = true
			continue
		}
		if t, ok := lookup(h, headings); ok {
			seen[scope(t)+t.key] = true
		}
	}
	name := seen["members.name"]
	switch {
	case name && (seen["members.relation"] || seen["members.code"]):
		return township.PersonRoster
	case seen[keyHeadName], name && (seen["households.people_declared"] || seen["households.monitor_kind"] || seen["households.household_type"]):
		return township.HouseholdRoster
	}
	return ""
}

// usable says whether the columns suffice to tell one household and person from another.
func (l *layout) usable() bool {
	id := l.has["members.id_number"] || l.has[keyHeadID]
	code := l.has["households.code"]
	if l.kind == township.PersonRoster {
		return l.has["members.name"] && (id || code)
	}
	return l.has[keyHeadName] && (id || code || l.has[keyVillage]) && len(l.columns) >= 3
}

// mapping describes the layout for the preview.
func (l *layout) mapping(name string) township.SheetMap {
	m := township.SheetMap{Sheet: name, Kind: l.kind, HeaderRows: l.headerRows}
	taken := map[int]string{}
	for _, c := range l.columns {
		taken[c.index] = c.label()
	}
	for i, h := range l.headings {
		if normalHeading(h) != "" {
			m.Columns = append(m.Columns, township.ColumnMap{Column: sheet.ColumnName(i), Heading: township.Clean(h), Taken: taken[i]})
		}
	}
	return m
}

func (c column) label() string {
	switch c.target.key {
	case keyVillage:
		return "行政村"
	case keyTownship:
		return "乡镇"
	case keyHeadName:
		return "户主姓名"
	case keyHeadID:
		return "户主证件号码"
	}
	return c.field.Label
}

// where names the column for a rejection: “M列 证件号码”.
func (c column) where() string {
	return sheet.ColumnName(c.index) + "列 " + strings.Join(strings.Fields(c.heading), "")
}
