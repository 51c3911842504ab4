package excel

import (
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// column is one column of a roster that was understood.
type column struct {
	index   int
	heading string
	target  target
	field   township.Field
	lookup  township.Lookup
	tenK    bool // its amounts are in 万元
}

// layout is how the columns of one sheet were understood.
type layout struct {
	kind       township.RosterKind
	headerRows []int
	columns    []column
	headings   []string // of every column, for the preview
	has        map[string]bool
}

// last returns the number of the last header row.
func (l *layout) last() int { return l.headerRows[len(l.headerRows)-1] }

// understand maps headings to targets; nil when they are not those of a roster. n counts the
// columns that it names.
func understand(headings, groups []string) (l *layout, n int) {
	seen := survey(headings, groups)
	kind := kindOf(seen)
	if kind == "" {
		return nil, 0
	}
	l = &layout{kind: kind, headings: headings, has: map[string]bool{}}
	words := wordsFor(kind, seen)
	helper := false // the column before is a helper's
	for i, raw := range headings {
		h, group := normalHeading(raw), normalHeading(at(groups, i))
		t, ok := find(h, group, helper, words)
		if !ok {
			helper = helper && h != ""
			continue
		}
		if t.key == keyUnused || t.many || !l.has[t.id()] { // a merged heading stands over several columns and names one
			n++
		}
		helper = t.ofHelper()
		l.offer(column{index: i, heading: raw, target: t, tenK: strings.Contains(h+group, "万元")})
	}
	return l, n
}

// offer takes a column in, unless another one says the same already.
func (l *layout) offer(c column) {
	t := c.target
	if t.key == keyUnused {
		return
	}
	if l.has[t.id()] && !t.many {
		if !betterGroup(t, normalHeading(c.heading)) {
			return
		}
		l.drop(t)
	}
	if t.entity != nil {
		c.field = t.entity.Field(t.key)
	}
	l.columns = append(l.columns, c)
	l.has[t.id()] = true
}

// speak lets the columns know the words of the office.
func (l *layout) speak(words township.Vocabularies) {
	for i := range l.columns {
		if c := &l.columns[i]; c.field.Vocabulary != "" {
			c.lookup = township.NewLookup(words.Of(c.field.Vocabulary))
		}
	}
}

// betterGroup lets a column called 组 take the place of one called 自然村, which stands before it.
func betterGroup(t target, heading string) bool {
	return t.key == "group_name" && !strings.HasPrefix(heading, "自然村")
}

func (l *layout) drop(t target) {
	for i, c := range l.columns {
		if c.target.id() == t.id() {
			l.columns = append(l.columns[:i], l.columns[i+1:]...)
			return
		}
	}
}

// wordsFor chooses the lists that settle the words with several meanings.
func wordsFor(kind township.RosterKind, seen map[string]bool) []map[string]target {
	words := []map[string]target{personWords, headings}
	if kind == township.HouseholdRoster {
		words[0] = householdWords
	}
	if (seen["households.monitor_kind"] || seen["households.risks"]) && !seen["households.monitored_on"] && kind == township.HouseholdRoster {
		return append([]map[string]target{monitoredWords}, words...)
	}
	return words
}

// find looks a heading up by its group, its neighbour and the lists of its roster.
func find(h, group string, helperBefore bool, words []map[string]target) (target, bool) {
	switch {
	case h == "":
		return target{}, false
	case group != "" && group != h:
		if t, ok := findUnder(h, group); ok {
			return t, true
		}
	case group == "" && helperBefore && h != "姓名":
		if t, ok := lookup(h, helperLeaves); ok {
			return t, true
		}
	}
	return lookup(h, words...)
}

// findUnder looks up a heading together with the one that spans it.
func findUnder(h, group string) (t target, ok bool) {
	if isHelperGroup(group) {
		t, ok = lookup(h, helperLeaves)
	}
	if !ok && strings.HasPrefix(group, "户主") {
		t, ok = lookup("户主"+h, headings)
	}
	if !ok {
		t, ok = lookup(group+h, headings)
	}
	return t, ok
}

// survey gathers what the headings name, as far as that does not depend on the kind of the roster.
func survey(texts, groups []string) map[string]bool {
	seen := map[string]bool{}
	helper := false
	for i, raw := range texts {
		h, g := normalHeading(raw), normalHeading(at(groups, i))
		if g != h && isHelperGroup(g) {
			continue
		}
		if strings.HasPrefix(g, "户主") && h == "姓名" {
			seen[keyHeadName] = true
			continue
		}
		t, ok := lookup(h, headings)
		if ok && !(helper && h == "姓名") {
			seen[t.id()] = true
		}
		helper = ok && t.ofHelper()
	}
	return seen
}

// kindOf decides what a row of the sheet is: a person where a name stands beside a relation to the head, a number
// of the person or the name of another who is the head; a household where there is a head, or a name beside
// what only households have.
func kindOf(seen map[string]bool) township.RosterKind {
	oneOf := func(keys ...string) bool { return slices.ContainsFunc(keys, func(k string) bool { return seen[k] }) }
	head := seen[keyHeadName]
	if seen["members.name"] {
		if oneOf("members.relation", "members.code", keyIsHead) || head && seen["members.id_number"] {
			return township.PersonRoster
		}
		head = head || oneOf("households.people_declared", "households.monitor_kind", "households.household_type")
	}
	if head {
		return township.HouseholdRoster
	}
	return ""
}

// usable says whether the columns suffice to tell one household and person from another; village says that the
// sheet as a whole names one.
func (l *layout) usable(village bool) bool {
	id := l.has["members.id_number"] || l.has[keyHeadID]
	code := l.has["households.code"]
	if l.kind == township.PersonRoster {
		return l.has["members.name"] && (id || code)
	}
	return l.has[keyHeadName] && (id || code || village || l.has[keyVillage]) && len(l.columns) >= 3
}

// surelyPersons says whether a sheet is a roster of persons whatever other columns it has.
func (l *layout) surelyPersons() bool {
	return l.kind == township.PersonRoster && l.has["members.relation"] && l.has["households.code"]
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

// column returns the column of a label, as mapping writes it; ok is false for none.
func (l *layout) column(label string) (c column, ok bool) {
	for _, c := range l.columns {
		if c.label() == label {
			return c, true
		}
	}
	return column{index: -1}, false
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
	case keyIsHead:
		return "是否户主"
	case keyHelperPost:
		return "职务"
	}
	return c.field.Label
}

// where names the column for a rejection: “M列 证件号码”.
func (c column) where() string {
	return sheet.ColumnName(c.index) + "列 " + strings.Join(strings.Fields(c.heading), "")
}
