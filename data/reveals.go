package data

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"taizhang/app/township"
)

// AddReveals notes who had which masked numbers shown, all or none of them. It is no deed: nothing of it can be
// changed or taken back.
func (a *Archive) AddReveals(ctx context.Context, seen []township.Reveal) error {
	select {
	case a.turn <- struct{}{}:
		defer func() { <-a.turn }()
	case <-ctx.Done():
		return explainWrite(ctx, ctx.Err())
	}
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return explainWrite(ctx, err)
	}
	defer tx.Rollback()
	for _, s := range seen {
		_, err := tx.ExecContext(ctx, "INSERT INTO reveals(at,operator,household_id,record,field) VALUES(?,?,?,?,?)",
			s.At.Format(time.RFC3339), s.Operator, s.Household, s.Record, s.Field)
		if err != nil {
			return explainWrite(ctx, err)
		}
	}
	if err := tx.Commit(); err != nil {
		return explainWrite(ctx, err)
	}
	return nil
}

// Reveals returns who looked at which masked numbers, newest first, at most limit.
func (r Reader) Reveals(f township.RevealFilter, limit int) ([]township.Reveal, error) {
	where, args := revealsWhere(f)
	scan := func(rows *sql.Rows) (s township.Reveal, err error) {
		var at string
		if err = rows.Scan(&at, &s.Operator, &s.Household, &s.Record, &s.Field); err == nil {
			s.At, err = time.Parse(time.RFC3339, at)
		}
		return s, err
	}
	return queryAll(r.ctx, r.q, scan, "SELECT at,operator,household_id,record,field FROM reveals"+where+" ORDER BY id DESC LIMIT ?", append(args, limit)...)
}

// revealsWhere is the condition of a filter. Moments are kept with their zone, so that their first ten characters
// are the day by the office's clock.
func revealsWhere(f township.RevealFilter) (where string, args []any) {
	var parts []string
	add := func(set bool, part string, values ...any) {
		if set {
			parts = append(parts, part)
			args = append(args, values...)
		}
	}
	add(f.Operator != "", "operator=?", f.Operator)
	add(f.Household != 0, "household_id=?", f.Household)
	add(f.From != "", "substr(at,1,10)>=?", string(f.From))
	add(f.To != "", "substr(at,1,10)<=?", string(f.To))
	add(f.Text != "", "(instr(record,?)>0 OR instr(field,?)>0)", f.Text, f.Text)
	if len(parts) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(parts, " AND "), args
}
