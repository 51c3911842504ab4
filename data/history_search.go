package data

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"taizhang/app/township"
)

// The history is searched from its newest deed back, and the search ends with the page that was asked for: however many
// changes there are, what is read is bounded by how far back the answers lie. A search is stopped by its context.

// FindDeeds returns the newest deeds before one (0: from the last) that a filter lets through, at most limit.
func (a *Archive) FindDeeds(ctx context.Context, f township.HistoryFilter, before int64, limit int) ([]township.Deed, error) {
	s, err := a.searchFor(ctx, f)
	if err != nil {
		return nil, err
	}
	where, args := s.deeds(before)
	args = append(args, limit)
	return queryAll(ctx, a.asking(f), scanDeed, "SELECT "+deedColumns+" FROM deeds d WHERE "+where+" ORDER BY d.id DESC LIMIT ?", args...)
}

// FindChanges returns the changes of a deed after one (0: from the first) that a filter lets through, at most limit.
func (a *Archive) FindChanges(ctx context.Context, deed int64, f township.HistoryFilter, after int64, limit int) ([]township.Change, error) {
	s, err := a.searchFor(ctx, f)
	if err != nil {
		return nil, err
	}
	from, where, args := s.changes()
	args = append(args, deed, after, limit)
	return queryAll(ctx, a.asking(f), scanChange, "SELECT c."+strings.ReplaceAll(changeColumns, ",", ",c.")+" FROM "+from+" WHERE "+where+
		" AND c.deed_id=? AND c.entity<>'deeds' AND c.id>? ORDER BY c.id LIMIT ?", args...)
}

// asking is what the question of a filter is put to: with a text its wording depends on the text.
func (a *Archive) asking(f township.HistoryFilter) querier {
	if f.Text == "" {
		return a.kept
	}
	return a.db
}

// HistoryChoices returns who did deeds, and of which kinds.
func (a *Archive) HistoryChoices(ctx context.Context) (township.HistoryChoices, error) {
	operators, err := queryStrings(ctx, a.db, "SELECT DISTINCT operator FROM deeds ORDER BY operator")
	if err != nil {
		return township.HistoryChoices{}, err
	}
	kinds, err := queryStrings(ctx, a.db, "SELECT DISTINCT kind FROM deeds ORDER BY kind")
	return township.HistoryChoices{Operators: operators, Kinds: kinds}, err
}

// historySearch is a filter with what its words stand for in the archive.
type historySearch struct {
	township.HistoryFilter
	own      string // JSON array of the changes that concern the household
	ownDeeds string // JSON array of the deeds that made them
	named    string // JSON array of the households with a person of that name
	villages string // JSON array of the villages of that name
}

func (a *Archive) searchFor(ctx context.Context, f township.HistoryFilter) (*historySearch, error) {
	s := &historySearch{HistoryFilter: f, named: "[]", villages: "[]"}
	if f.Household != 0 {
		changes, err := a.briefChanges(ctx, f.Household)
		if err != nil {
			return nil, err
		}
		ids, deeds := []int64{}, []int64{}
		for _, c := range changes {
			ids, deeds = append(ids, c.ID), append(deeds, c.Deed)
		}
		s.own, s.ownDeeds = jsonOf(ids), jsonOf(slices.Compact(deeds))
	}
	if f.Text == "" {
		return s, nil
	}
	err := a.db.QueryRowContext(ctx, `
SELECT (SELECT json_group_array(DISTINCT household_id) FROM members WHERE instr(name,?1)>0),
       (SELECT json_group_array(id) FROM villages WHERE instr(name,?1)>0)`, f.Text).Scan(&s.named, &s.villages)
	return s, err
}

// conditions are parts of a WHERE with their arguments.
type conditions struct {
	parts []string
	args  []any
}

func (c *conditions) add(part string, args ...any) {
	c.parts = append(c.parts, part)
	c.args = append(c.args, args...)
}

func (c *conditions) join(word string) string {
	if len(c.parts) == 0 {
		return "1"
	}
	return "(" + strings.Join(c.parts, word) + ")"
}

// deeds is the condition on deeds d. The unary + keeps the order of the search: by number, from the newest.
func (s *historySearch) deeds(before int64) (string, []any) {
	var c conditions
	if before != 0 {
		c.add("d.id<?", before)
	}
	if s.Operator != "" {
		c.add("+d.operator=?", s.Operator)
	}
	if s.Kind != "" {
		c.add("+d.kind=?", s.Kind)
	}
	if s.From != "" {
		c.add("+d.at>=?", string(s.From))
	}
	if s.To != "" {
		c.add("+d.at<?", string(s.To)+"U") // after every time of that day, 2021-11-19T…
	}
	switch s.State {
	case township.DeedStands:
		c.add("d.undone_by IS NULL")
	case township.DeedUndone:
		c.add("d.undone_by IS NOT NULL")
	}
	if s.OfChanges() {
		touching, args := s.touching()
		c.add(touching, args...)
	}
	return c.join(" AND "), c.args
}

// touching is the condition that a deed d touched what is asked for.
func (s *historySearch) touching() (string, []any) {
	if s.Household != 0 && s.Entity == "" && s.Text == "" {
		return "d.id IN (SELECT value FROM json_each(?))", []any{s.ownDeeds}
	}
	from, where, args := s.changesOf(true)
	if s.Household != 0 {
		return "d.id IN (SELECT c.deed_id FROM " + from + " WHERE " + where + ")", args
	}
	return "EXISTS (SELECT 1 FROM " + from + " WHERE c.deed_id=d.id AND " + where + ")", args
}

// changes is the source and the condition of changes c.
func (s *historySearch) changes() (from, where string, args []any) { return s.changesOf(false) }

// changesOf is the same; with the words of their deed d, a text may stand in these as well.
func (s *historySearch) changesOf(deed bool) (from, where string, args []any) {
	var c conditions
	from = "changes c"
	if s.Household != 0 {
		from = "json_each(?) h CROSS JOIN changes c ON c.id=h.value"
		c.args = append(c.args, s.own)
		if deed {
			from += " CROSS JOIN deeds d ON d.id=c.deed_id"
		}
	}
	if s.Entity != "" {
		c.add("c.entity=?", s.Entity)
	}
	if s.Text != "" {
		text := s.text()
		if deed {
			text.add("instr(d.title,?)>0 OR instr(d.reason,?)>0 OR instr(d.origin,?)>0", s.Text, s.Text, s.Text)
		}
		c.add(text.join(" OR "), text.args...)
	}
	return from, c.join(" AND "), c.args
}

// linkKeys are the fields whose values are numbers of records, which nobody looks for.
var linkKeys = func() string {
	keys := map[string]bool{}
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Kind == township.LinkField || f.Kind == township.SecretField {
				keys["'"+f.Key+"'"] = true
			}
		}
	}
	var list []string
	for k := range keys {
		list = append(list, k)
	}
	return strings.Join(list, ",")
}()

// text is the condition that a change speaks of the text: in a value, as the label of a field that changed, as the name
// of a person of the household, or as a word that the archive keeps in another form.
func (s *historySearch) text() *conditions {
	c := &conditions{}
	c.add("c.household_id<>0 AND c.household_id IN (SELECT value FROM json_each(?))", s.named)
	needle := strings.Trim(string(appendJSON(nil, s.Text)), `"`)
	c.add(`instr(c.fields,?)>0 AND json_type(c.fields)='object' AND c.entity <>'deeds' AND EXISTS (SELECT 1 FROM json_each(c.fields) j
  WHERE j.key NOT IN (`+linkKeys+`) AND (instr(j.value->>0,?)>0 OR instr(j.value->>1,?)>0))`, needle, s.Text, s.Text)
	for _, label := range s.labels() {
		c.add("c.kind='updated' AND c.entity=? AND instr(c.fields,?)>0", label.entity, `"`+label.key+`":[`)
	}
	if s.villages != "[]" {
		c.add(`c.kind='updated' AND instr(c.fields,'"village_id":[')>0 AND (CAST(c.fields->>'$.village_id[0]' AS INTEGER) IN (SELECT value FROM json_each(?))
  OR CAST(c.fields->>'$.village_id[1]' AS INTEGER) IN (SELECT value FROM json_each(?)))`, s.villages, s.villages)
	}
	for _, word := range s.otherForms() {
		c.add("instr(c.fields,?)>0", word)
	}
	return c
}

// label is a field whose label holds the text.
type label struct{ entity, key string }

func (s *historySearch) labels() []label {
	var out []label
	for _, e := range township.Entities {
		for _, f := range e.Fields {
			if f.Kind != township.LinkField && strings.Contains(f.Label, s.Text) {
				out = append(out, label{e.Table, f.Key})
			}
		}
	}
	return out
}

// otherForms are values that the screen shows as the text: names of ledgers, sums in yuan.
func (s *historySearch) otherForms() []string {
	var out []string
	for _, l := range township.Ledgers {
		if strings.Contains(l.Word(), s.Text) {
			out = append(out, `"`+string(l)+`"`)
		}
	}
	if fen, ok := township.ParseFen(s.Text); ok && strings.ContainsAny(s.Text, ".,") {
		out = append(out, `"`+strconv.FormatInt(int64(fen), 10)+`"`)
	}
	return out
}

// jsonOf writes IDs as a JSON array.
func jsonOf(ids []int64) string {
	text, _ := json.Marshal(ids) // of numbers it cannot fail
	return string(text)
}
