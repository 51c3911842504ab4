package data_test

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// fataler is what a test and a property have in common.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// recordsOf returns the records of an entity as a deed sees them.
func recordsOf(tb fataler, tx *data.Tx, e *township.Entity) []township.Record {
	tb.Helper()
	list, err := tx.Records(e)
	if err != nil {
		tb.Fatal(err)
	}
	return list
}

// dump writes every record of every entity, a line each.
func dump(tb fataler, a *data.Archive) string {
	tb.Helper()
	var b strings.Builder
	for _, e := range township.Entities {
		list, err := a.Records(e)
		if err != nil {
			tb.Fatal(err)
		}
		for _, r := range list {
			fmt.Fprintf(&b, "%s %d %q\n", e.Table, r.ID, r.Values)
		}
	}
	return b.String()
}

// allDeeds returns every deed, oldest first.
func allDeeds(tb fataler, a *data.Archive) []township.Deed {
	tb.Helper()
	list, err := a.Deeds(context.Background(), 10_000)
	if err != nil {
		tb.Fatal(err)
	}
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	return list
}

// fates writes of each deed, a line each of the same length, by which one it is taken back.
func fates(tb fataler, a *data.Archive) string {
	tb.Helper()
	var b strings.Builder
	for _, d := range allDeeds(tb, a) {
		fmt.Fprintf(&b, "%6d %6d\n", d.ID, d.UndoneBy)
	}
	return b.String()
}

func same(tb fataler, what, want, got string) {
	tb.Helper()
	if got != want {
		tb.Fatalf("%s: got\n%s\nwant\n%s", what, got, want)
	}
}
