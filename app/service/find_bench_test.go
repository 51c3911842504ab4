package service_test

import (
	"database/sql"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
)

// BenchmarkFind is a keystroke in the search box at 20,000 households of three. Its measure is the same question to the
// tables of the archive.
func BenchmarkFind(b *testing.B) {
	archive := bigArchive(b)
	d := service.NewDesk(archive, service.Config{})
	db, err := sql.Open("sqlite", archive.Path())
	must(b, err)
	defer db.Close()
	name, tail := "范业", rosterID(31)[12:]
	for _, q := range []struct{ name, query, where, arg string }{
		{"Name", name, "instr(m.name,?)>0", name},
		{"Surname", "范", "instr(m.name,?)>0", "范"},
		{"Tail", tail, "m.id_number LIKE ?", "%" + tail},
	} {
		b.Run(q.name+"/Ours", func(b *testing.B) {
			if _, err := d.Find(ctx, township.FindRequest{Query: "x", Limit: 10}); err != nil { // the index is made once
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := d.Find(ctx, township.FindRequest{Query: q.query, Limit: 10}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(q.name+"/BareSQL", func(b *testing.B) {
			for b.Loop() {
				bareRows(b, db, "SELECT m.id,m.name,h.code FROM members m JOIN households h ON h.id=m.household_id WHERE "+q.where, q.arg)
			}
		})
	}
}

// BenchmarkFilter is a change of the filter line at 20,000 households.
func BenchmarkFilter(b *testing.B) {
	archive := bigArchive(b)
	rows, err := service.NewDesk(archive, service.Config{}).Households(ctx)
	must(b, err)
	db, err := sql.Open("sqlite", archive.Path())
	must(b, err)
	defer db.Close()
	filter := township.HouseholdFilter{Village: "第3村", Type: "脱贫户", Cause: "因病", Helper: township.NoHelper}
	b.Run("Ours", func(b *testing.B) {
		for b.Loop() {
			if len(township.FilterRows(rows, filter)) != 1000 {
				b.Fatal("other rows than those of the village")
			}
		}
	})
	b.Run("BareSQL", func(b *testing.B) {
		for b.Loop() {
			n := bareRows(b, db, "SELECT id,code,group_name FROM households WHERE village_id=? AND household_type='脱贫户' AND cause='因病' AND helper_name='' AND closed_on=''", 3)
			if n != 1000 {
				b.Fatal(n)
			}
		}
	})
}

// bareRows reads the rows of a query of three columns and counts them.
func bareRows(b *testing.B, db *sql.DB, query string, arg any) (n int) {
	b.Helper()
	rows, err := db.Query(query, arg)
	must(b, err)
	defer rows.Close()
	for rows.Next() {
		var x, y, z string
		must(b, rows.Scan(&x, &y, &z))
		n++
	}
	must(b, rows.Err())
	return n
}
