package data

import "taizhang/app/township"

// Notices returns every notice in the order of entry.
func (r Reader) Notices() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Notices, "ORDER BY id")
}

// Notice returns one notice.
func (r Reader) Notice(id int64) (township.Record, error) {
	return r.one(township.Notices, id, "这条公示已不在档案中，可能已被撤销或删除。请刷新后重试。")
}

// Objections returns the objections to all notices, the oldest first.
func (r Reader) Objections() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Objections, "ORDER BY raised_on,id")
}

// ObjectionsTo returns the objections to a notice, the oldest first.
func (r Reader) ObjectionsTo(notice int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Objections, "WHERE notice_id=? ORDER BY raised_on,id", notice)
}

// Objection returns one objection.
func (r Reader) Objection(id int64) (township.Record, error) {
	return r.one(township.Objections, id, "这条异议已不在档案中，可能已被撤销。请刷新后重试。")
}
