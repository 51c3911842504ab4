package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

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

// toColumn turns canonical text into what the column holds.
func toColumn(f township.Field, value string) any {
	if !isInteger(f) {
		return value
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return nil
	}
	return n
}

func parseID(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

// FormatID writes a record's ID as the canonical text of a LinkField.
func FormatID(id int64) string { return strconv.FormatInt(id, 10) }

// columnList names an entity's columns so that each scans as text, ” for NULL.
func columnList(e *township.Entity) string {
	parts := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		parts[i] = e.Table + "." + f.Key
	}
	return strings.Join(parts, ",")
}

func insertSQL(e *township.Entity) string {
	keys := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		keys[i] = f.Key
	}
	return "INSERT INTO " + e.Table + "(id," + strings.Join(keys, ",") + ") VALUES(?" + strings.Repeat(",?", len(keys)) + ")"
}

// scanRecord reads a row of “id, columns…”.
func scanRecord(e *township.Entity, rows interface{ Scan(...any) error }) (township.Record, error) {
	r := e.NewRecord()
	targets := make([]any, len(r.Values)+1)
	cells := make([]sql.NullString, len(r.Values))
	targets[0] = &r.ID
	for i := range cells {
		targets[i+1] = &cells[i]
	}
	if err := rows.Scan(targets...); err != nil {
		return r, err
	}
	for i, c := range cells {
		r.Values[i] = c.String
	}
	return r, nil
}

// selectRecords returns the records of an entity; where is SQL of our own, never a value.
func selectRecords(ctx context.Context, q querier, e *township.Entity, where string, args ...any) ([]township.Record, error) {
	query := "SELECT id," + columnList(e) + " FROM " + e.Table + " " + where
	return queryAll(ctx, q, func(rows *sql.Rows) (township.Record, error) { return scanRecord(e, rows) }, query, args...)
}

// Get returns a record; one that is not there is township.CodeNotFound.
func (t *Tx) Get(e *township.Entity, id int64) (township.Record, error) {
	list, err := selectRecords(t.ctx, t.tx, e, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "这条%s记录已不在档案中，可能已被撤销或删除。请刷新后重试。", e.Name)
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
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
	var m map[string][2]string
	if err := json.Unmarshal([]byte(text), &m); err != nil {
		return nil, fmt.Errorf("change of %s: %w", e.Table, err)
	}
	out := make([]township.FieldChange, 0, len(m))
	for _, f := range e.Fields {
		if v, ok := m[f.Key]; ok {
			out = append(out, township.FieldChange{Field: f.Key, Old: v[0], New: v[1]})
		}
	}
	return out, nil
}
