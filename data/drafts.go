package data

import (
	"context"
	"database/sql"
	"time"

	"taizhang/app/township"
)

// turnFor waits until no deed is under way, and returns what ends the turn.
func (a *Archive) turnFor(ctx context.Context) (done func(), err error) {
	select {
	case a.turn <- struct{}{}:
		return func() { <-a.turn }, nil
	case <-ctx.Done():
		return nil, explainWrite(ctx, ctx.Err())
	}
}

// SaveDraft keeps what was typed into a form, in place of an earlier draft of the same one. It is no deed: nothing of it
// comes into the history.
func (a *Archive) SaveDraft(ctx context.Context, d township.Draft) error {
	done, err := a.turnFor(ctx)
	if err != nil {
		return err
	}
	defer done()
	_, err = a.db.ExecContext(ctx, `INSERT INTO drafts(key,at,operator,title,content) VALUES(?1,?2,?3,?4,?5)
  ON CONFLICT(key) DO UPDATE SET at=?2,operator=?3,title=?4,content=?5`,
		d.Key, a.now().Format(time.RFC3339), d.Operator, d.Title, d.Content)
	if err != nil {
		return explainWrite(ctx, err)
	}
	return nil
}

// Drafts returns what was typed and never saved, the newest first.
func (a *Archive) Drafts(ctx context.Context) ([]township.Draft, error) {
	scan := func(rows *sql.Rows) (d township.Draft, err error) {
		var at string
		if err := rows.Scan(&d.Key, &at, &d.Operator, &d.Title, &d.Content); err != nil {
			return d, err
		}
		d.At, err = time.Parse(time.RFC3339, at)
		return d, err
	}
	return queryAll(ctx, a.db, scan, "SELECT key,at,operator,title,content FROM drafts ORDER BY at DESC,key")
}

// DropDraft forgets what was typed into a form; a draft that is not there is none to forget.
func (a *Archive) DropDraft(ctx context.Context, key string) error {
	done, err := a.turnFor(ctx)
	if err != nil {
		return err
	}
	defer done()
	_, err = a.db.ExecContext(ctx, "DELETE FROM drafts WHERE key=?", key)
	if err != nil {
		return explainWrite(ctx, err)
	}
	return nil
}
