package data_test

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// TestStandingDeedsMakeTheArchive does and takes back deeds, and undos of deeds, in any order. After each step the
// archive must hold what the deeds that stand, done one after the other, would have left: nothing of an undone deed,
// all of the others. A refusal is a conflict in words, never an error from inside, and changes nothing.
func TestStandingDeedsMakeTheArchive(t *testing.T) {
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if before == checks.DefValue {
		_ = checks.Value.Set("12") // each makes an archive on the disk
		defer checks.Value.Set(before)
	}
	n := 0
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		n++
		a, _, err := datatest.OpenAt(filepath.Join(dir, fmt.Sprint(n, ".db")))
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		w := &world{T: t, Archive: a}
		w.begin()
		for range rapid.SampledFrom([]int{30, 15, 5}).Draw(t, "steps") {
			if rapid.Bool().Draw(t, "a new deed") {
				w.deed()
			} else {
				w.takeBack()
			}
		}
	})
}

// world is an archive that random deeds are done in.
type world struct {
	*rapid.T
	*data.Archive
	deeds int
}

func (w *world) pick(what string, n int) int { return rapid.IntRange(0, n-1).Draw(w.T, what) }

// begin lets there be something to change.
func (w *world) begin() {
	_, err := w.Do(context.Background(), township.DeedInfo{Kind: "test", Title: "事0"}, func(tx *data.Tx) error {
		for _, e := range []*township.Entity{township.Villages, township.Households, township.Households, township.Members, township.Members, township.LedgerEntries, township.Settings} {
			r := e.NewRecord()
			for key, values := range few[e] {
				r.Set(key, values[0])
			}
			if e == township.Households {
				r.Set("code", "")
			}
			if _, err := tx.Insert(r); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.Fatal(err)
	}
}

// deed does one with a few changes, and now and then none.
func (w *world) deed() {
	w.deeds++
	info := byHand
	info.Title = fmt.Sprintf("事%d", w.deeds)
	_, err := w.Do(context.Background(), info, func(tx *data.Tx) error {
		for range rapid.IntRange(0, 5).Draw(w.T, "changes") {
			if err := w.change(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		w.Fatalf("%s: %v", info.Title, err)
	}
	w.check(info.Title)
}

// change makes, changes or removes one record; what the archive refuses does not happen.
func (w *world) change(tx *data.Tx) error {
	e := rapid.SampledFrom([]*township.Entity{
		township.Households, township.Members, township.Villages, township.LedgerEntries, township.Settings, township.Proposals,
	}).Draw(w.T, "entity")
	id := int64(1 + w.pick("id", 4))
	var err error
	switch rapid.SampledFrom([]string{"update", "insert", "update", "remove", "update"}).Draw(w.T, "how") {
	case "insert":
		r := e.NewRecord()
		for key, v := range w.values(e, true) {
			r.Set(key, v)
		}
		_, err = tx.Insert(r)
	case "remove":
		err = tx.Remove(e, id)
	default:
		_, err = tx.Update(e, id, w.values(e, false))
	}
	switch township.CodeOf(err) {
	case township.CodeNotFound, township.CodeConflict, township.CodeInvalid:
		return nil
	}
	return err
}

// few are so few values that deeds meet; the first of each can be in one record.
var few = map[*township.Entity]map[string][]string{
	township.Villages:      {"name": {"甲村", "乙村", "丙村"}, "position": {"1", "2", ""}},
	township.Households:    {"village_id": {"1", "2", "3"}, "code": {"H1", "", "H2"}, "group_name": {"1组", "2组"}, "net_income": {"5", ""}},
	township.Members:       {"household_id": {"1", "2", "3"}, "name": {"张三", "李四"}, "nation": {"", "汉族"}},
	township.LedgerEntries: {"household_id": {"1", "2"}, "ledger": {"stable", "marginal"}, "entered_on": {"2020-01-01", "2021-01-01"}, "left_on": {"", "2020-06-01", "2021-06-01"}, "entry_reason": {"核实"}},
	township.Proposals:     {"household_id": {"1", "2"}, "ledger": {"stable"}, "reason": {"甲", "乙"}, "state": {"待确认", "暂缓"}},
	township.Settings:      {"name": {"省", "市"}, "value": {"川", "渝"}},
}

// values draws some or all of the fields.
func (w *world) values(e *township.Entity, all bool) map[string]string {
	out := map[string]string{}
	for _, f := range e.Fields {
		if values := few[e][f.Key]; len(values) > 0 && (all || w.pick("set "+f.Key, 2) == 0) {
			out[f.Key] = rapid.SampledFrom(values).Draw(w.T, f.Key)
		}
	}
	return out
}

// takeBack takes a deed back, an undo too, alone or with those built on it.
func (w *world) takeBack() {
	deeds := allDeeds(w.T, w.Archive)
	target := deeds[len(deeds)-1-w.pick("deed", len(deeds))] // the later the likelier
	before := dump(w.T, w.Archive)
	cascade := w.pick("cascade", 2) == 0
	info := byHand
	info.Title = "撤" + target.Title
	_, err := w.Undo(context.Background(), target.ID, cascade, info)
	switch {
	case err == nil && target.UndoneBy != 0:
		w.Fatalf("%s was taken back twice", target.Title)
	case err == nil:
		w.check(info.Title)
	case township.CodeOf(err) != township.CodeConflict:
		w.Fatalf("%s: %s %v", info.Title, township.CodeOf(err), err)
	case !strings.HasSuffix(err.Error(), "。"):
		w.Fatalf("%s: %v", info.Title, err)
	case before != dump(w.T, w.Archive):
		w.Fatalf("%s was refused (%v) and has changed something", info.Title, err)
	}
}

// check compares the archive with the deeds that stand.
func (w *world) check(title string) {
	if got, want := dump(w.T, w.Archive), w.replay(); got != want {
		w.Fatalf("after %s there is\n%s\nwant\n%s\ndeeds\n%s", title, got, want, history(w.T, w.Archive))
	}
	faults, err := w.Check(context.Background())
	if err != nil || len(faults) > 0 {
		w.Fatalf("after %s: %v, %v", title, faults, err)
	}
}

// replay does the standing deeds once more, in memory and in their order, and writes what they leave as dump does.
func (w *world) replay() string {
	type key struct {
		e  *township.Entity
		id int64
	}
	records := map[key]township.Record{}
	for _, d := range allDeeds(w.T, w.Archive) {
		if d.UndoneBy != 0 || d.Kind == township.DeedUndo {
			continue
		}
		changes, err := w.ChangesOf(d.ID)
		if err != nil {
			w.Fatal(err)
		}
		for _, c := range changes {
			k := key{c.Entity, c.RecordID}
			switch c.Kind {
			case township.Removed:
				delete(records, k)
				continue
			case township.Created:
				records[k] = c.Entity.NewRecord()
			}
			for _, f := range c.Fields {
				records[k].Set(f.Field, f.New)
			}
		}
	}
	var b strings.Builder
	for _, e := range township.Entities {
		for id := range int64(len(records)) * 50 { // numbers are not given again, so there are gaps
			if r, ok := records[key{e, id}]; ok {
				fmt.Fprintf(&b, "%s %d %q\n", e.Table, id, r.Values)
			}
		}
	}
	return b.String()
}
