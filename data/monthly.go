package data

import (
	"database/sql"

	"taizhang/app/township"
)

// ChecklistItems returns the items of the sweep in their order; none before the first deed with them.
func (r Reader) ChecklistItems() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.ChecklistItems, "ORDER BY position,id")
}

// ChecklistUses returns how many editions and issues have each item.
func (r Reader) ChecklistUses() (map[int64]int, error) {
	out := map[int64]int{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var id int64
		var n int
		err := rows.Scan(&id, &n)
		out[id] = n
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan,
		"SELECT item_id,count(*) FROM (SELECT item_id FROM monthly_lines UNION ALL SELECT item_id FROM issues WHERE item_id IS NOT NULL) GROUP BY item_id")
	return out, err
}

// MonthlyEditions returns the editions of the sweep's report, the latest month first.
func (r Reader) MonthlyEditions() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.MonthlyEditions, "ORDER BY month DESC")
}

// MonthlyEdition returns one edition.
func (r Reader) MonthlyEdition(id int64) (township.Record, error) {
	return r.one(township.MonthlyEditions, id, "这期月报表已不在档案中，可能已被撤销。请刷新后重试。")
}

// MonthlyLinesOf returns the lines of an edition in their order.
func (r Reader) MonthlyLinesOf(edition int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.MonthlyLines, "WHERE edition_id=? ORDER BY position,id", edition)
}
