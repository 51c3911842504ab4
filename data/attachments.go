package data

import (
	"context"
	"database/sql"

	"taizhang/app/township"
)

// AttachmentsOf returns the attachments of a record in the order in which they were filed.
func (r Reader) AttachmentsOf(owner township.AttachmentOwner) ([]township.Record, error) {
	if township.Attachments.Field(owner.Link).Kind != township.LinkField {
		return nil, township.Errorf(township.CodeInternal, "附件没有“%s”这种归属。", owner.Link)
	}
	if owner.Phase != "" {
		return selectRecords(r.ctx, r.q, township.Attachments, "WHERE "+owner.Link+"=? AND phase=? ORDER BY id", owner.ID, owner.Phase)
	}
	return selectRecords(r.ctx, r.q, township.Attachments, "WHERE "+owner.Link+"=? ORDER BY id", owner.ID)
}

// Attachment returns one attachment.
func (r Reader) Attachment(id int64) (township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, township.Attachments, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "这个附件已不在档案中，可能已被撤销或删除。请刷新后重试。")
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
}

// Attachments returns every attachment.
func (r Reader) Attachments() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Attachments, "ORDER BY id")
}

// AttachmentCount returns how many attachments there are.
func (r Reader) AttachmentCount() (n int, err error) {
	err = r.q.QueryRowContext(r.ctx, "SELECT count(*) FROM attachments").Scan(&n)
	return n, err
}

// AttachedFile names a file of an attachment.
type AttachedFile struct{ Digest, Format string }

// AttachedFiles returns the files that an attachment has, or has had according to a deed in the history and would have
// again if that were taken back. Attachments whose deletion was emptied from the bin have no file any more.
func (a *Archive) AttachedFiles(ctx context.Context) ([]AttachedFile, error) {
	scan := func(rows *sql.Rows) (f AttachedFile, err error) { return f, rows.Scan(&f.Digest, &f.Format) }
	return queryAll(ctx, a.db, scan, `
WITH past AS (
  SELECT fields->>'$.digest[0]' AS old_digest, fields->>'$.format[0]' AS old_format,
         fields->>'$.digest[1]' AS digest, fields->>'$.format[1]' AS format
  FROM changes c
  WHERE entity='attachments' AND NOT EXISTS (
    SELECT 1 FROM changes x JOIN deeds d ON d.id=x.deed_id
    WHERE x.entity='attachments' AND x.record_id=c.record_id AND x.kind='removed' AND d.emptied=1)
)
SELECT digest, format FROM attachments
UNION SELECT digest, format FROM past WHERE coalesce(digest,'')<>''
UNION SELECT old_digest, old_format FROM past WHERE coalesce(old_digest,'')<>''
ORDER BY 1, 2`)
}
