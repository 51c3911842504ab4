package data

import "taizhang/app/township"

// Operators returns everybody who may or might sit at the PC, in order of entry.
func (r Reader) Operators() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Operators, "ORDER BY id")
}
