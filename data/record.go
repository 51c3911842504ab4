package data

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"taizhang/app/township"
)

// isInteger says whether a field is an integer column; the others are text.
func isInteger(f township.Field) bool {
	switch f.Kind {
	case township.MoneyField, township.CountField, township.LinkField:
		return true
	}
	return false
}

// toColumn turns canonical text into what the column holds. Text that is not the canonical form of an integer, or
// no UTF-8, is township.CodeInvalid: the column would hold something else than the history says.
func toColumn(f township.Field, value string) (any, error) {
	if !isInteger(f) && utf8.ValidString(value) {
		return value, nil
	}
	if !isInteger(f) {
		return nil, township.Errorf(township.CodeInvalid, "“%s”里有乱码，没有保存。请改正后重试。", f.Label)
	}
	if value == "" {
		return nil, nil
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || strconv.FormatInt(n, 10) != value {
		return nil, township.Errorf(township.CodeInvalid, "“%s”应是整数，“%s”不是，没有保存。请改正后重试。", f.Label, value)
	}
	return n, nil
}

func parseID(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

// FormatID writes a record's ID as the canonical text of a LinkField.
func FormatID(id int64) string { return strconv.FormatInt(id, 10) }

// statements are the SQL of an entity, written once: long rosters ask for it record by record.
type statements struct {
	read, insert string
	integer      []bool // whether a field is an integer column
}

var statementsOf = func() map[*township.Entity]statements {
	out := make(map[*township.Entity]statements, len(township.Entities))
	for _, e := range township.Entities {
		keys, integer := make([]string, len(e.Fields)), make([]bool, len(e.Fields))
		for i, f := range e.Fields {
			keys[i], integer[i] = f.Key, isInteger(f)
		}
		columns := "id," + strings.Join(keys, ",")
		out[e] = statements{
			read:   "SELECT " + columns + " FROM " + e.Table + " ",
			insert: "INSERT INTO " + e.Table + "(" + columns + ") VALUES(?" + strings.Repeat(",?", len(keys)) + ")",

			integer: integer,
		}
	}
	return out
}()

// recordScanner reads rows of “id, columns…”; it is for one query, whose rows it reads one after another.
type recordScanner struct {
	entity  *township.Entity
	integer []bool // of each field
	targets []any
	numbers []any // what the integer columns hold, by the place of their field
}

func newRecordScanner(e *township.Entity) *recordScanner {
	s := &recordScanner{entity: e, integer: statementsOf[e].integer, targets: make([]any, len(e.Fields)+1), numbers: make([]any, len(e.Fields))}
	for i := range s.numbers {
		s.targets[i+1] = &s.numbers[i]
	}
	return s
}

// scan reads the row on which the cursor stands. Text, which never is NULL, goes straight to its place in the record.
func (s *recordScanner) scan(rows interface{ Scan(...any) error }) (township.Record, error) {
	r := s.entity.NewRecord()
	s.targets[0] = &r.ID
	for i, integer := range s.integer {
		if !integer {
			s.targets[i+1] = &r.Values[i]
		}
	}
	if err := rows.Scan(s.targets...); err != nil {
		return r, err
	}
	for i, v := range s.numbers {
		if n, ok := v.(int64); ok {
			r.Values[i] = strconv.FormatInt(n, 10)
		}
	}
	return r, nil
}

// selectRecords returns the records of an entity; where is SQL of our own, never a value.
func selectRecords(ctx context.Context, q querier, e *township.Entity, where string, args ...any) ([]township.Record, error) {
	s := newRecordScanner(e)
	scan := func(rows *sql.Rows) (township.Record, error) { return s.scan(rows) }
	return queryAll(ctx, q, scan, statementsOf[e].read+where, args...)
}

// Get returns a record; one that is not there is township.CodeNotFound.
func (t *Tx) Get(e *township.Entity, id int64) (township.Record, error) {
	s, err := t.stmt(statementsOf[e].read + "WHERE id=?")
	if err != nil {
		return township.Record{}, err
	}
	rows, err := s.QueryContext(t.ctx, id)
	if err != nil {
		return township.Record{}, err
	}
	defer rows.Close()
	if rows.Next() {
		return newRecordScanner(e).scan(rows)
	}
	if err := rows.Err(); err != nil {
		return township.Record{}, err
	}
	return township.Record{}, township.Errorf(township.CodeNotFound, "这条%s已不在档案中，可能已被撤销或删除。请刷新后重试。", word(e))
}

// encodeFields writes changes as {"field":["old","new"],…} in the order given.
func encodeFields(fields []township.FieldChange) string {
	b := make([]byte, 0, 32+40*len(fields))
	b = append(b, '{')
	for i, f := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, f.Field)
		b = append(b, ':', '[')
		b = appendJSON(b, f.Old)
		b = append(b, ',')
		b = appendJSON(b, f.New)
		b = append(b, ']')
	}
	return string(append(b, '}'))
}

// appendJSON appends a JSON string; the plain ones, which are nearly all, without reflection.
func appendJSON(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' || c == 0x7F {
			quoted, _ := json.Marshal(s)
			return append(b, quoted...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}

// decodeFields reads what encodeFields wrote, in the order of the entity's fields.
func decodeFields(e *township.Entity, text string) ([]township.FieldChange, error) {
	if text == erasedFields {
		return nil, nil
	}
	found, plain := plainFields(text)
	if !plain {
		var m map[string][2]string
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			return nil, fmt.Errorf("change of %s: %w", e.Table, err)
		}
		found = found[:0]
		for key, v := range m {
			found = append(found, township.FieldChange{Field: key, Old: v[0], New: v[1]})
		}
	}
	found = slices.DeleteFunc(found, func(f township.FieldChange) bool { return e.Index(f.Field) < 0 })
	slices.SortFunc(found, func(a, b township.FieldChange) int { return cmp.Compare(e.Index(a.Field), e.Index(b.Field)) })
	return found, nil
}

// plainFields reads changes in which no character is escaped, nearly all, without a map and reflection; false for what
// it does not understand.
func plainFields(text string) ([]township.FieldChange, bool) {
	if strings.IndexByte(text, '\\') >= 0 || len(text) < 2 || text[0] != '{' || text[len(text)-1] != '}' {
		return nil, false
	}
	out := make([]township.FieldChange, 0, strings.Count(text, "["))
	for rest := text[1 : len(text)-1]; rest != ""; {
		f, after, ok := plainField(rest)
		if !ok {
			return nil, false
		}
		out = append(out, f)
		if rest, ok = strings.CutPrefix(after, ","); ok == (rest == "") {
			return nil, false // a comma with nothing behind it, or something without a comma before it
		}
	}
	return out, true
}

// plainField reads one change, "field":["old","new"], and returns what stands behind it.
func plainField(text string) (f township.FieldChange, rest string, ok bool) {
	rest = text
	for _, part := range []struct {
		before string
		value  *string
	}{{`"`, &f.Field}, {`:["`, &f.Old}, {`,"`, &f.New}} {
		after, ok := strings.CutPrefix(rest, part.before)
		end := strings.IndexByte(after, '"')
		if !ok || end < 0 {
			return f, "", false
		}
		*part.value, rest = after[:end], after[end+1:]
	}
	rest, ok = strings.CutPrefix(rest, "]")
	return f, rest, ok
}
