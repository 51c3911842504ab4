package data_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

func ask(tb testing.TB, a *data.Archive, query string, args ...any) []string {
	tb.Helper()
	rows, err := a.DB().Query(query, args...)
	if err != nil {
		tb.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			tb.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

func TestTablesHoldTheFieldsOfEntities(t *testing.T) {
	a, _ := datatest.Open(t)
	for _, e := range township.Entities {
		want := []string{"id INTEGER"}
		for _, f := range e.Fields {
			kind := "TEXT"
			switch f.Kind {
			case township.MoneyField, township.CountField, township.LinkField:
				kind = "INTEGER"
			}
			want = append(want, f.Key+" "+kind)
		}
		if got := ask(t, a, "SELECT name||' '||type FROM pragma_table_info(?) ORDER BY cid", e.Table); !reflect.DeepEqual(got, want) {
			t.Errorf("%s has the columns\n%v, want\n%v", e.Table, got, want)
		}
	}
}

func TestLinksAreKept(t *testing.T) {
	a, _ := datatest.Open(t)
	for _, e := range township.Entities {
		var want []string
		for _, f := range e.Fields {
			if f.Kind != township.LinkField {
				continue
			}
			to := township.EntityOfTable(f.Parent)
			if to == nil {
				t.Errorf("%s.%s points nowhere", e.Table, f.Key)
				continue
			}
			want = append(want, f.Key+" → "+to.Table)
			if got := ask(t, a, "SELECT l.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno=0 AND i.name=? AND l.partial=0", e.Table, f.Key); len(got) == 0 {
				t.Errorf("%s.%s has no index: to remove a %s would search the whole table", e.Table, f.Key, to.Table)
			}
		}
		if got := ask(t, a, `SELECT "from"||' → '||"table" FROM pragma_foreign_key_list(?) ORDER BY id DESC`, e.Table); !reflect.DeepEqual(got, want) {
			t.Errorf("%s links %v, want %v", e.Table, got, want)
		}
	}
}

func TestTablesAreStrict(t *testing.T) {
	a, _ := datatest.Open(t)
	if got := ask(t, a, "SELECT name FROM pragma_table_list WHERE schema='main' AND type='table' AND strict=0 AND name NOT LIKE 'sqlite_%'"); len(got) > 0 {
		t.Errorf("not STRICT: %v", got)
	}
}

func TestMigrationsAreNumberedWithoutAGap(t *testing.T) {
	names, err := fs.Glob(os.DirFS("migrations"), "*")
	if err != nil || len(names) != newest {
		t.Fatalf("%v, %v, want %d files", names, err, newest)
	}
	for i, name := range names {
		if want := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(name, want) || !strings.HasSuffix(name, ".sql") {
			t.Errorf("%s does not begin with %s", name, want)
		}
	}
}

const addColumn = "ALTER TABLE villages ADD COLUMN cadre TEXT NOT NULL DEFAULT ''; UPDATE villages SET cadre='李四'"

func TestMigrationPutsACopyAside(t *testing.T) {
	for _, elsewhere := range []bool{false, true} {
		path := written(t)
		opt := data.Options{Now: (&datatest.Clock{At: datatest.Now}).Now}
		dir := filepath.Dir(path)
		if elsewhere {
			dir = filepath.Join(dir, "备份", "升级")
			opt.BackupDir = dir
		}
		a, err := data.OpenNewer(context.Background(), path, opt, addColumn, "CREATE TABLE later(a TEXT) STRICT")
		if err != nil {
			t.Fatal(err)
		}
		if got := ask(t, a, "PRAGMA user_version"); got[0] != strconv.Itoa(newest+2) {
			t.Errorf("version %s, want %d", got[0], newest+2)
		}
		if got := ask(t, a, "SELECT cadre FROM villages"); len(got) != 1 || got[0] != "李四" {
			t.Errorf("cadres %v", got)
		}
		mustClose(t, a)
		copied := openAt(t, filepath.Join(dir, "档案.升级前-v"+strconv.Itoa(newest)+"-20211119-090000.db"))
		if got := ask(t, copied, "SELECT count(*) FROM households"); got[0] != "10" {
			t.Errorf("the copy has %s households", got[0])
		}
		if faults, err := copied.Check(context.Background()); err != nil || len(faults) > 0 {
			t.Errorf("the copy: %v, %v", faults, err)
		}
		mustClose(t, copied)
		a, err = data.OpenNewer(context.Background(), path, opt, addColumn, "CREATE TABLE later(a TEXT) STRICT")
		if err != nil {
			t.Fatal(err)
		}
		mustClose(t, a)
		if got := len(folder(t, dir)); got != map[bool]int{true: 1, false: 2}[elsewhere] {
			t.Errorf("%d files after an opening without a migration: %v", got, dir)
		}
	}
}

func TestNoCopyOfANewArchive(t *testing.T) {
	dir := t.TempDir()
	a, err := data.OpenNewer(context.Background(), filepath.Join(dir, "新.db"), data.Options{}, addColumn)
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, a)
	if got := folder(t, dir); len(got) != 1 {
		t.Errorf("%d files", len(got))
	}
}

func TestNothingIsMigratedWithoutACopy(t *testing.T) {
	path := written(t)
	inTheWay := filepath.Join(t.TempDir(), "备份")
	if err := os.WriteFile(inTheWay, []byte("a file, no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := folder(t, filepath.Dir(path))
	opt := data.Options{BackupDir: inTheWay, Now: (&datatest.Clock{At: datatest.Now}).Now}
	_, err := data.OpenNewer(context.Background(), path, opt, addColumn)
	want := "升级档案前要先留一份副本，但“" + filepath.Join(inTheWay, "档案.升级前-v"+strconv.Itoa(newest)+"-20211119-090000.db") + "”写不下来，档案没有改动。请检查磁盘空间后重试。"
	if township.CodeOf(err) != township.CodeWrite || township.Say(err) != want {
		t.Errorf("%s %q, want %q", township.CodeOf(err), township.Say(err), want)
	}
	if after := folder(t, filepath.Dir(path)); !reflect.DeepEqual(after, before) {
		t.Error("the archive was changed")
	}
	a := openAt(t, path)
	defer a.Close()
	if got := ask(t, a, "PRAGMA user_version"); got[0] != strconv.Itoa(newest) {
		t.Errorf("version %s", got[0])
	}
}

func TestACopyIsNeverReplaced(t *testing.T) {
	path := written(t)
	opt := data.Options{Now: (&datatest.Clock{At: datatest.Now}).Now}
	for range 2 {
		if _, err := data.OpenNewer(context.Background(), path, opt, "SELECT no_such_function()"); err == nil {
			t.Fatal("a broken migration was done")
		}
	}
	stem := filepath.Join(filepath.Dir(path), "档案.升级前-v"+strconv.Itoa(newest)+"-20211119-090000")
	for _, name := range []string{stem + ".db", stem + "-2.db"} {
		a := openAt(t, name)
		if got := ask(t, a, "SELECT count(*) FROM households"); got[0] != "10" {
			t.Errorf("%s has %s households", name, got[0])
		}
		mustClose(t, a)
	}
}

func TestAFailingMigrationLeavesNothing(t *testing.T) {
	path := written(t)
	_, err := data.OpenNewer(context.Background(), path, data.Options{}, addColumn, "CREATE TABLE half(a TEXT) STRICT; INSERT INTO half VALUES('x'); INSERT INTO no_such_table VALUES(1)")
	if township.CodeOf(err) != township.CodeUnreadable || township.Say(err) != "打不开档案“档案.db”（SQLite 错误 1）。请把日志交给维护人员。" {
		t.Errorf("%s %q", township.CodeOf(err), township.Say(err))
	}
	_, err = data.Open(context.Background(), path, data.Options{})
	if township.CodeOf(err) != township.CodeNewer {
		t.Errorf("the step before the failing one is not kept: %v", err)
	}
	a, err := data.OpenNewer(context.Background(), path, data.Options{}, addColumn)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if got := ask(t, a, "SELECT count(*) FROM sqlite_schema WHERE name='half'"); got[0] != "0" {
		t.Error("the table of a step that failed is there")
	}
	if got := ask(t, a, "PRAGMA user_version"); got[0] != strconv.Itoa(newest+1) {
		t.Errorf("version %s, want %d", got[0], newest+1)
	}
}

func TestCopyTo(t *testing.T) {
	a, _ := datatest.Open(t)
	datatest.MustDo(t, a, "建村", func(tx *data.Tx) error { datatest.Village(t, tx, "柏树村"); return nil })
	to := filepath.Join(t.TempDir(), "副本.db")
	if err := a.CopyTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	if err := a.CopyTo(context.Background(), to); err == nil {
		t.Error("a copy was replaced")
	}
	b := openAt(t, to)
	defer b.Close()
	if v, err := b.Read(context.Background()).Villages(); err != nil || len(v) != 1 {
		t.Errorf("the copy has the villages %v, %v", v, err)
	}
	nowhere := filepath.Join(t.TempDir(), "无", "副本.db")
	if err := a.CopyTo(context.Background(), nowhere); err == nil {
		t.Error("a copy was written into a folder that is not there")
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	part := filepath.Join(t.TempDir(), "半份.db")
	if err := a.CopyTo(cancelled, part); err == nil {
		t.Error("a cancelled copy was written")
	}
	if _, err := os.Lstat(part); err == nil {
		t.Error("a cancelled copy was left")
	}
}

// TestStaysNeverOverlap writes past the program: the archive itself keeps a household out of two ledgers on any day.
func TestStaysNeverOverlap(t *testing.T) {
	a := openAt(t, written(t))
	defer a.Close()
	const put = "INSERT INTO ledger_entries(household_id,ledger,entered_on,entry_reason,left_on) VALUES(?,?,?,'',?)"
	must := func(query string, args ...any) {
		t.Helper()
		if _, err := a.DB().Exec(query, args...); err != nil {
			t.Fatal(err)
		}
	}
	must(put, 1, "stable", "2020-01-01", "2021-01-01")
	must(put, 1, "relapsed", "2021-01-01", "")           // begins on the day that the other ends
	must(put, 1, "marginal", "2019-01-01", "2020-01-01") // before it
	must(put, 1, "marginal", "2021-01-01", "2021-01-01") // corrected on its day
	must(put, 2, "stable", "2020-05-01", "2020-05-02")   // of another household
	for _, c := range []struct {
		name  string
		query string
		args  []any
	}{
		{"a second one that lasts", put, []any{1, "monitored", "2021-06-01", ""}},
		{"within another", put, []any{1, "monitored", "2020-06-01", "2020-06-02"}},
		{"ends too late", put, []any{1, "monitored", "2018-01-01", "2019-01-02"}},
		{"around another", put, []any{1, "monitored", "2018-01-01", "2019-06-01"}},
		{"no day, within another", put, []any{1, "monitored", "2020-06-01", "2020-06-01"}},
		{"made longer", "UPDATE ledger_entries SET left_on='2021-02-01' WHERE id=1", nil},
		{"reopened", "UPDATE ledger_entries SET left_on='' WHERE id=1", nil},
		{"given to another household", "UPDATE ledger_entries SET household_id=1 WHERE household_id=2", nil},
		{"half a date", put, []any{3, "stable", "2020-06", ""}},
		{"left before entered", put, []any{3, "stable", "2020-06-01", "2020-05-31"}},
		{"no such ledger", put, []any{3, "rich", "2020-06-01", ""}},
	} {
		if _, err := a.DB().Exec(c.query, c.args...); err == nil {
			t.Errorf("%s: let in", c.name)
		}
	}
	if got := ask(t, a, "SELECT count(*) FROM ledger_entries"); got[0] != "5" {
		t.Errorf("%s stays, want 5", got[0])
	}
}
