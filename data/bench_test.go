package data_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// A large township: what the benchmarks put into an archive in one deed.
const (
	manyHouseholds = 20_000
	perHousehold   = 3
)

var benchInfo = township.DeedInfo{Kind: township.DeedImport, Title: "导入“全镇.xlsx”", Operator: "张会计", Origin: "测试"}

// bigHousehold is the n-th household of the benchmarks, with as much filled in as a roster has.
func bigHousehold(village int64, n int) township.Record {
	return datatest.Record(township.Households, "code", fmt.Sprintf("519900%012d", n), "village_id", data.FormatID(village),
		"group_name", fmt.Sprintf("%d组", n%12+1), "address", "清溪镇柏树村", "household_type", "脱贫户", "poverty_status", "已脱贫",
		"cause", "因病", "identified_on", "2014-01", "exit_year", "2019", "people_declared", "3", "wage_income", "2400000",
		"operating_income", "860000", "transfer_income", "312000", "net_income", "3572000", "per_capita", "1190600",
		"cultivated_land", "3.2", "housing_area", "96", "electricity", "是", "safe_water", "是", "helper_name", "李明", "helper_unit", "镇财政所")
}

// bigMember is the n-th member of the benchmarks.
func bigMember(household int64, n int) township.Record {
	return datatest.Record(township.Members, "household_id", data.FormatID(household), "code", fmt.Sprintf("5199%014d", n),
		"name", fmt.Sprintf("王%d", n), "sex", "男", "birth_date", "1970-01-05", "id_type", "居民身份证", "id_number", datatest.ID(n),
		"relation", "户主", "nation", "汉族", "politics", "群众", "education", "小学", "health", "健康", "labour", "普通劳动力",
		"medical_insurance", "是", "pension_insurance", "是", "identified_on", "2014-01")
}

// fillTownship puts 20,000 households and 60,000 members in one deed.
func fillTownship(tb testing.TB, a *data.Archive) township.Deed {
	tb.Helper()
	var village int64
	datatest.MustDo(tb, a, "设置", func(t *data.Tx) error {
		village = datatest.Village(tb, t, "柏树村")
		return nil
	})
	d, err := a.Do(context.Background(), benchInfo, func(t *data.Tx) error {
		for n := range manyHouseholds {
			h := datatest.MustInsert(tb, t, bigHousehold(village, n))
			for m := range perHousehold {
				datatest.MustInsert(tb, t, bigMember(h, perHousehold*n+m))
			}
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// BenchmarkInsert compares a deed of 80,000 records with the same rows written by prepared SQL without a history.
func BenchmarkInsert(b *testing.B) {
	b.Run("deed", func(b *testing.B) {
		for b.Loop() {
			a, _ := datatest.Open(b)
			fillTownship(b, a)
		}
	})
	b.Run("bare", func(b *testing.B) {
		for b.Loop() {
			fillBare(b)
		}
	})
}

// fillBare writes the same rows with nothing but prepared statements, into tables of the same shape.
func fillBare(b *testing.B) {
	a, _ := datatest.Open(b)
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(a.Path())+"?_pragma=synchronous(FULL)&_pragma=foreign_keys(1)&_txlock=immediate")
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := tx.Exec("INSERT INTO villages(id,name) VALUES(1,'柏树村')"); err != nil {
		b.Fatal(err)
	}
	households, members := bareInsert(b, tx, township.Households), bareInsert(b, tx, township.Members)
	for n := range manyHouseholds {
		bareExec(b, households, n+1, bigHousehold(1, n))
		for m := range perHousehold {
			bareExec(b, members, perHousehold*n+m+1, bigMember(int64(n+1), perHousehold*n+m))
		}
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
}

func bareInsert(b *testing.B, tx *sql.Tx, e *township.Entity) *sql.Stmt {
	keys := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		keys[i] = f.Key
	}
	s, err := tx.Prepare("INSERT INTO " + e.Table + "(id," + strings.Join(keys, ",") + ") VALUES(?" + strings.Repeat(",?", len(keys)) + ")")
	if err != nil {
		b.Fatal(err)
	}
	return s
}

func bareExec(b *testing.B, s *sql.Stmt, id int, r township.Record) {
	args := []any{id}
	for i, v := range r.Values {
		switch kind := r.Entity.Fields[i].Kind; {
		case v == "" && (kind == township.MoneyField || kind == township.CountField):
			args = append(args, nil)
		default:
			args = append(args, v)
		}
	}
	if _, err := s.Exec(args...); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkUndo takes an import of 80,000 records back, as the last deed and together with a later one that
// changed every household.
func BenchmarkUndo(b *testing.B) {
	b.Run("last", func(b *testing.B) { benchmarkUndo(b, false) })
	b.Run("cascade", func(b *testing.B) { benchmarkUndo(b, true) })
}

func benchmarkUndo(b *testing.B, later bool) {
	for b.Loop() {
		b.StopTimer()
		a, _ := datatest.Open(b)
		d := fillTownship(b, a)
		if later {
			datatest.MustDo(b, a, "改备注", func(t *data.Tx) error {
				for id := range int64(manyHouseholds) {
					if _, err := t.Update(township.Households, id+1, map[string]string{"net_income": "4000000", "remark": "已核"}); err != nil {
						return err
					}
				}
				return nil
			})
		}
		b.StartTimer()
		if _, err := a.Undo(context.Background(), d.ID, later, benchInfo); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad reads what the list of households needs.
func BenchmarkLoad(b *testing.B) {
	a, _ := datatest.Open(b)
	fillTownship(b, a)
	for b.Loop() {
		r := a.Read(context.Background())
		households, err := r.Households()
		if err != nil {
			b.Fatal(err)
		}
		people, err := r.People()
		if err != nil {
			b.Fatal(err)
		}
		if len(households) != manyHouseholds || len(people) != perHousehold*manyHouseholds {
			b.Fatalf("read %d households and %d people", len(households), len(people))
		}
	}
}
