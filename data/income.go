package data

import (
	"database/sql"

	"taizhang/app/township"
)

// Standards returns the standards of every year, the latest year first.
func (r Reader) Standards() ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.Standards, "ORDER BY year DESC,id")
}

// IncomeItems returns the catalogue of a year; none before the year was set up.
func (r Reader) IncomeItems(year string) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IncomeItems, "WHERE year=? ORDER BY position,id", year)
}

// IncomeYears returns the years that have a standard, a catalogue or a sheet, the latest first.
func (r Reader) IncomeYears() ([]string, error) {
	scan := func(rows *sql.Rows) (y string, err error) { return y, rows.Scan(&y) }
	return queryAll(r.ctx, r.q, scan, "SELECT year FROM standards UNION SELECT year FROM income_items UNION SELECT year FROM income_sheets ORDER BY year DESC")
}

// SheetsOf returns the income sheets of a household, the latest year and version first.
func (r Reader) SheetsOf(household int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IncomeSheets, "WHERE household_id=? ORDER BY year DESC,version DESC", household)
}

// Sheet returns one income sheet.
func (r Reader) Sheet(id int64) (township.Record, error) {
	list, err := selectRecords(r.ctx, r.q, township.IncomeSheets, "WHERE id=?", id)
	if err == nil && len(list) == 0 {
		err = township.Errorf(township.CodeNotFound, "这张收入计算表已不在档案中，可能已被撤销或删除。请刷新后重试。")
	}
	if err != nil {
		return township.Record{}, err
	}
	return list[0], nil
}

// latestSheets is the condition that a sheet is its household's last version of its year.
const latestSheets = "NOT EXISTS (SELECT 1 FROM income_sheets l WHERE l.household_id=s.household_id AND l.year=s.year AND l.version>s.version)"

// SheetsOfYear returns the last version of every household's sheet of a year.
func (r Reader) SheetsOfYear(year string) ([]township.Record, error) {
	among, args := r.narrowed("household_id", year)
	return selectRecords(r.ctx, r.q, township.IncomeSheets, "s WHERE year=?"+among+" AND "+latestSheets+" ORDER BY household_id", args...)
}

// SheetsInShort returns the last version of every household's sheet of a year in short, by household.
func (r Reader) SheetsInShort(year string) (map[int64]township.SheetShort, error) {
	out := map[int64]township.SheetShort{}
	var s township.SheetShort
	scan := func(rows *sql.Rows) (struct{}, error) {
		err := rows.Scan(&s.ID, &s.Household, &s.Version, &s.State, &s.Population, &s.Of[0], &s.Of[1], &s.Of[2], &s.Of[3], &s.Net, &s.Rigid, &s.SignedOn)
		out[s.Household] = s
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan, `
SELECT id,household_id,version,state,coalesce(population,0),coalesce(operating_net,0),coalesce(property_net,0),coalesce(transfer_net,0),coalesce(wage_net,0),
  coalesce(net_income,0),coalesce(rigid_expense,0),signed_on FROM income_sheets s WHERE year=? AND `+latestSheets, year)
	return out, err
}

// LinesOf returns the lines of a sheet in the order in which they were written.
func (r Reader) LinesOf(sheet int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.IncomeLines, "WHERE sheet_id=? ORDER BY id", sheet)
}

// LinesOfYear returns the lines of every household's last sheet of a year, sheet by sheet.
func (r Reader) LinesOfYear(year string) ([]township.Record, error) {
	among, args := r.narrowed("s.household_id", year)
	return selectRecords(r.ctx, r.q, township.IncomeLines,
		"WHERE sheet_id IN (SELECT id FROM income_sheets s WHERE year=?"+among+" AND "+latestSheets+") ORDER BY sheet_id,id", args...)
}

// AnswersOf returns the reasons with which the warnings on a sheet were answered.
func (r Reader) AnswersOf(sheet int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, township.WarningAnswers, "WHERE sheet_id=? ORDER BY id", sheet)
}

// ItemUses returns in how many sheets of a year each item of the catalogue has a line, by category and item.
func (r Reader) ItemUses(year string) (map[township.LineKey]int, error) {
	out := map[township.LineKey]int{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var key township.LineKey
		var n int
		err := rows.Scan(&key.Category, &key.Item, &n)
		out[key] = n
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan, "SELECT l.category,l.item,count(DISTINCT l.sheet_id) FROM income_lines l JOIN income_sheets s ON s.id=l.sheet_id WHERE s.year=? GROUP BY 1,2", year)
	return out, err
}

// ItemIncomes returns what each item brought in each household of a village in a year, by category and item, in the last
// version of the sheets; for the village's medians.
func (r Reader) ItemIncomes(village int64, year string) (map[township.LineKey][]township.Fen, error) {
	out := map[township.LineKey][]township.Fen{}
	scan := func(rows *sql.Rows) (struct{}, error) {
		var key township.LineKey
		var income int64
		err := rows.Scan(&key.Category, &key.Item, &income)
		out[key] = append(out[key], township.Fen(income))
		return struct{}{}, err
	}
	_, err := queryAll(r.ctx, r.q, scan, `
SELECT l.category, l.item, sum(l.income) FROM income_sheets s
JOIN households h ON h.id=s.household_id AND h.village_id=?
JOIN income_lines l ON l.sheet_id=s.id AND l.income>0
WHERE s.year=? AND `+latestSheets+`
GROUP BY s.id, 1, 2`, village, year)
	return out, err
}

// ByID returns those of some records of an entity that are in the archive.
func (r Reader) ByID(e *township.Entity, ids []int64) ([]township.Record, error) {
	return selectRecords(r.ctx, r.q, e, "WHERE id IN (SELECT value FROM json_each(?))", jsonOf(ids))
}
