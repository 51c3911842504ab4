package service

import (
	"database/sql"
	"testing"
)

// openRaw opens an archive past the program, for what only another part of it may do.
func openRaw(tb testing.TB, path string) *sql.DB {
	tb.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(10000)")
	if err != nil {
		tb.Fatal(err)
	}
	return db
}
