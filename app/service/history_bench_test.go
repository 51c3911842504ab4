package service_test

import (
	"database/sql"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
)

// drain reads a query to its end, as bare as can be: every value into the same place.
func drain(tb testing.TB, db *sql.DB, query string, args ...any) int {
	tb.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		tb.Fatal(err)
	}
	cells, targets := make([]sql.NullString, len(columns)), make([]any, len(columns))
	for i := range cells {
		targets[i] = &cells[i]
	}
	n := 0
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			tb.Fatal(err)
		}
		n++
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return n
}

// BenchmarkBigTownship measures what a clerk does at 20,000 households, 60,000 people and 300,000 changes, each beside
// the bare SQL that reads or writes the same.
func BenchmarkBigTownship(b *testing.B) {
	a, db := datatest.BigTownship(b)
	newDesk := func() *service.Desk {
		return service.NewDesk(a, service.Config{Operator: "张会计", Origin: "测试"})
	}
	b.Run("FirstScreen/Ours", func(b *testing.B) {
		for b.Loop() {
			d := newDesk()
			households, _, err := d.Counts(ctx)
			if err != nil || households != datatest.BigHouseholds {
				b.Fatal(households, err)
			}
			_, err = d.VillageCounts(ctx, "")
			must(b, err)
			_, err = d.Deeds(ctx, 8)
			must(b, err)
			_, err = d.Imports(ctx)
			must(b, err)
			_, err = d.OpenProposals(ctx)
			must(b, err)
		}
	})
	b.Run("FirstScreen/BareSQL", func(b *testing.B) {
		for b.Loop() {
			drain(b, db, "SELECT * FROM households ORDER BY id")
			drain(b, db, "SELECT id,household_id,name,id_number,relation,sex,birth_date,id_type,phone,left_on,left_way,stub FROM members ORDER BY household_id,id")
			drain(b, db, "SELECT * FROM ledger_entries WHERE left_on=''")
			drain(b, db, "SELECT * FROM deeds ORDER BY id DESC LIMIT 8")
		}
	})
	benchmarkOpen(b, newDesk(), db)
	benchmarkUndoLast(b, newDesk(), db)
	benchmarkHistory(b, newDesk(), db)
}

func benchmarkOpen(b *testing.B, d *service.Desk, db *sql.DB) {
	_, err := d.Households(ctx)
	must(b, err)
	b.Run("OpenHousehold/Ours", func(b *testing.B) {
		for n := int64(0); b.Loop(); n++ {
			f, err := d.OpenHousehold(ctx, n*7919%datatest.BigHouseholds+1)
			if err != nil || len(f.Members) != 3 || len(f.History) < 10 {
				b.Fatal(len(f.History), err)
			}
		}
	})
	b.Run("OpenHousehold/BareSQL", func(b *testing.B) {
		for n := int64(0); b.Loop(); n++ {
			id := n*7919%datatest.BigHouseholds + 1
			for _, q := range []string{
				"SELECT * FROM households WHERE id=?", "SELECT * FROM members WHERE household_id=? ORDER BY id", "SELECT * FROM ledger_entries WHERE household_id=?", "SELECT * FROM proposals WHERE household_id=?",
				"SELECT * FROM changes WHERE household_id=? AND household_id<>0 ORDER BY id", "SELECT * FROM deeds WHERE id IN (SELECT deed_id FROM changes WHERE household_id=? AND household_id<>0)",
			} {
				drain(b, db, q, id)
			}
		}
	})
}

// benchmarkUndoLast takes the last deed back, as Ctrl+Z does, and reads the register as the screens do after it.
func benchmarkUndoLast(b *testing.B, d *service.Desk, db *sql.DB) {
	b.Run("UndoLast/Ours", func(b *testing.B) {
		n := 0
		for b.Loop() {
			b.StopTimer()
			n++
			_, err := d.MoveHouseholds(ctx, []township.Move{{Household: int64(n%datatest.BigHouseholds + 1), To: township.Monitored, On: "2021-11-01", Reason: "会议"}})
			must(b, err)
			_, err = d.Households(ctx)
			must(b, err)
			b.StartTimer()
			last, ok, err := d.LastUndoable(ctx)
			if err != nil || !ok {
				b.Fatal(ok, err)
			}
			_, err = d.Undo(ctx, last.ID, false)
			must(b, err)
			_, err = d.Households(ctx)
			must(b, err)
		}
	})
	b.Run("UndoLast/BareSQL", func(b *testing.B) {
		for b.Loop() {
			bareUndo(b, db)
		}
	})
}

// bareUndo writes what an undo of a move writes: two records, their changes, the deed and its mark.
func bareUndo(b *testing.B, db *sql.DB) {
	tx, err := db.Begin()
	must(b, err)
	defer tx.Rollback()
	for _, q := range []string{
		"INSERT INTO deeds(at,kind,title,operator,origin,undoes,records) VALUES('2021-11-19T09:00:00+08:00','undo','撤销','张会计','屏幕',10,2)",
		"UPDATE ledger_entries SET leave_reason='x' WHERE id=5",
		"UPDATE households SET remark='x' WHERE id=5",
		`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields) VALUES(10,'ledger_entries',5,5,'updated','{"leave_reason":["","x"]}')`,
		`INSERT INTO changes(deed_id,entity,record_id,household_id,kind,fields) VALUES(10,'households',5,5,'updated','{"remark":["","x"]}')`,
		`INSERT INTO changes(deed_id,entity,record_id,kind,fields) VALUES(10,'deeds',5,'updated','{"undone_by":[0,1]}')`,
		"UPDATE deeds SET origin='屏幕：农户' WHERE id=10",
	} {
		if _, err := tx.Exec(q); err != nil {
			b.Fatal(err)
		}
	}
	must(b, tx.Commit())
}

// benchmarkHistory searches for what is there often, what lies far back, and what is not there at all.
func benchmarkHistory(b *testing.B, d *service.Desk, db *sql.DB) {
	for _, c := range []struct {
		name, text string
		least      int
	}{{"often", "弱劳动力", 200}, {"farBack", "户信息.xlsx", 1}, {"never", "查无此人", 0}} {
		b.Run("SearchHistory/"+c.name+"/Ours", func(b *testing.B) {
			for b.Loop() {
				list, err := d.FindDeeds(ctx, township.HistoryFilter{Text: c.text}, 0, 200)
				if err != nil || len(list) < c.least {
					b.Fatal(len(list), err)
				}
			}
		})
		b.Run("SearchHistory/"+c.name+"/BareSQL", func(b *testing.B) {
			for b.Loop() {
				drain(b, db, `SELECT * FROM deeds d WHERE instr(d.title,?1)>0 OR EXISTS (SELECT 1 FROM changes c WHERE c.deed_id=d.id AND instr(c.fields,?1)>0) ORDER BY d.id DESC LIMIT 200`, c.text)
			}
		})
	}
	b.Run("HistoryOfHousehold/Ours", func(b *testing.B) {
		for b.Loop() {
			list, err := d.FindDeeds(ctx, township.HistoryFilter{Household: 77}, 0, 200)
			if err != nil || len(list) < 4 {
				b.Fatal(len(list), err)
			}
		}
	})
	b.Run("HistoryOfHousehold/BareSQL", func(b *testing.B) {
		for b.Loop() {
			drain(b, db, "SELECT * FROM deeds WHERE id IN (SELECT deed_id FROM changes WHERE household_id=? AND household_id<>0) ORDER BY id DESC LIMIT 200", 77)
		}
	})
}
