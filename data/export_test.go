package data

import (
	"context"

	"taizhang/app/township"
)

// Records gives tests every record of an entity, as committed.
func (a *Archive) Records(e *township.Entity) ([]township.Record, error) {
	return selectRecords(context.Background(), a.db, e, "ORDER BY id")
}

// Records gives tests every record of an entity, as the deed sees them.
func (t *Tx) Records(e *township.Entity) ([]township.Record, error) {
	return selectRecords(t.ctx, t.tx, e, "ORDER BY id")
}

// ChangesOf gives tests what a deed did to records.
func (a *Archive) ChangesOf(deed int64) ([]township.Change, error) {
	return queryAll(context.Background(), a.db, scanChange, "SELECT "+changeColumns+" FROM changes WHERE deed_id=? AND entity<>'deeds' ORDER BY id", deed)
}
