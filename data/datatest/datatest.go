// Package datatest gives tests a real archive in a folder of their own, and records with what matters set.
package datatest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
)

// Now is the moment at which archives of tests begin: 19 November 2021, 9 in the morning in China.
var Now = time.Date(2021, 11, 19, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))

// Clock is a clock that a test sets.
type Clock struct{ At time.Time }

// Now returns the clock's moment.
func (c *Clock) Now() time.Time { return c.At }

// Open returns a new archive that is closed when the test ends, and its clock.
func Open(tb testing.TB) (*data.Archive, *Clock) {
	tb.Helper()
	a, clock, err := OpenAt(filepath.Join(tb.TempDir(), "档案.db"))
	if err != nil {
		tb.Fatal(err)
	}
	closeAfter(tb, a)
	return a, clock
}

// OpenCopy returns an archive that is a copy of another one, closed when the test ends, and its clock: for what takes long
// to fill.
func OpenCopy(tb testing.TB, content []byte) (*data.Archive, *Clock) {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "档案.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tb.Fatal(err)
	}
	clock := &Clock{At: Now}
	a, err := data.Open(context.Background(), path, data.Options{Now: clock.Now, MustExist: true})
	if err != nil {
		tb.Fatal(err)
	}
	closeAfter(tb, a)
	return a, clock
}

func closeAfter(tb testing.TB, a *data.Archive) {
	tb.Cleanup(func() {
		if err := a.Close(); err != nil {
			tb.Error(err)
		}
	})
}

// OpenAt returns a new archive at a path, for tests that make many and close each themselves, and its clock.
func OpenAt(path string) (*data.Archive, *Clock, error) {
	content, err := blank()
	if err == nil {
		err = os.WriteFile(path, content, 0o600)
	}
	if err != nil {
		return nil, nil, err
	}
	clock := &Clock{At: Now}
	a, err := data.Open(context.Background(), path, data.Options{Now: clock.Now, MustExist: true})
	return a, clock, err
}

// blank is the file of an archive in which nothing was done yet. It is made once: laying out the schema takes longer
// than most tests take for all the rest.
var blank = sync.OnceValues(func() (content []byte, err error) {
	dir, err := os.MkdirTemp("", "datatest")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "档案.db")
	a, err := data.Open(context.Background(), path, data.Options{})
	if err != nil {
		return nil, err
	}
	if err := a.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// MustDo does a deed and fails the test when it fails.
func MustDo(tb testing.TB, a *data.Archive, title string, body func(*data.Tx) error) township.Deed {
	tb.Helper()
	d, err := a.Do(context.Background(), township.DeedInfo{Kind: "test", Title: title, Operator: "张会计", Origin: "测试"}, body)
	if err != nil {
		tb.Fatalf("%s: %v", title, err)
	}
	return d
}

// Record returns a record of an entity with the given fields, as key, value, key, value …
func Record(e *township.Entity, pairs ...string) township.Record {
	r := e.NewRecord()
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Set(pairs[i], pairs[i+1])
	}
	return r
}

// Village puts a village and returns its ID.
func Village(tb testing.TB, t *data.Tx, name string) int64 {
	return MustInsert(tb, t, Record(township.Villages, "name", name, "position", "1"))
}

// Household puts a household with a head and returns their IDs.
func Household(tb testing.TB, t *data.Tx, village int64, code, head string) (household, member int64) {
	household = MustInsert(tb, t, Record(township.Households, "code", code, "village_id", data.FormatID(village), "group_name", "1组", "household_type", "脱贫户"))
	member = MustInsert(tb, t, Record(township.Members, "household_id", data.FormatID(household), "name", head, "relation", township.HeadRelation))
	return household, member
}

// MustInsert puts a record.
func MustInsert(tb testing.TB, t *data.Tx, r township.Record) int64 {
	tb.Helper()
	id, err := t.Insert(r)
	if err != nil {
		tb.Fatalf("insert into %s: %v", r.Entity.Table, err)
	}
	return id
}

// ID returns the n-th sound ID number of tests: fictitious region 519900, born 1970, with its check digit.
func ID(n int) string {
	body := fmt.Sprintf("519900197001%02d%03d", n%28+1, n%1000)
	c, ok := township.CheckDigit(body)
	if !ok {
		panic("datatest: " + body)
	}
	return body + string(c)
}
