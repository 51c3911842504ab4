package data_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// clerk does random deeds on an archive. Names and codes come from small stocks, so that they often collide.
type clerk struct {
	t *rapid.T
	a *data.Archive
}

func (c clerk) pick(label string, from ...string) string {
	return rapid.SampledFrom(from).Draw(c.t, label)
}

// one draws a record of an entity; ok is false when there is none.
func (c clerk) one(tx *data.Tx, e *township.Entity) (r township.Record, ok bool) {
	list := recordsOf(c.t, tx, e)
	if len(list) == 0 {
		return r, false
	}
	return rapid.SampledFrom(list).Draw(c.t, e.Table), true
}

// deed does one to four random writes. A deed that the archive refuses leaves nothing, and says why in words.
func (c clerk) deed(n int) {
	before := dump(c.t, c.a)
	_, err := c.a.Do(context.Background(), township.DeedInfo{Kind: "test", Title: fmt.Sprintf("操作%d", n)}, func(tx *data.Tx) error {
		for range rapid.IntRange(1, 4).Draw(c.t, "writes") {
			if err := c.write(tx); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		return
	}
	if code := township.CodeOf(err); code != township.CodeConflict {
		c.t.Fatalf("deed %d: code %s: %v", n, code, err)
	}
	same(c.t, "a refused deed", before, dump(c.t, c.a))
}

func (c clerk) write(tx *data.Tx) error {
	writes := []func(*data.Tx) error{c.putVillage, c.putHousehold, c.putMember, c.changeHousehold, c.changeMember, c.setSetting, c.move, c.propose, c.remove}
	return writes[rapid.IntRange(0, len(writes)-1).Draw(c.t, "write")](tx)
}

func (c clerk) putVillage(tx *data.Tx) error {
	_, err := tx.Insert(datatest.Record(township.Villages, "name", c.pick("name", "柏树村", "双河村", "清溪社区"), "position", "1"))
	return err
}

func (c clerk) putHousehold(tx *data.Tx) error {
	v, ok := c.one(tx, township.Villages)
	if !ok {
		return c.putVillage(tx)
	}
	_, err := tx.Insert(datatest.Record(township.Households, "village_id", data.FormatID(v.ID), "code", c.pick("code", "", "001", "002", "003")))
	return err
}

func (c clerk) putMember(tx *data.Tx) error {
	h, ok := c.one(tx, township.Households)
	if !ok {
		return c.putHousehold(tx)
	}
	_, err := tx.Insert(datatest.Record(township.Members, "household_id", data.FormatID(h.ID), "name", c.pick("name", "王强", "李“小”红", "a\"b\\c\n")))
	return err
}

func (c clerk) changeHousehold(tx *data.Tx) error {
	h, ok := c.one(tx, township.Households)
	if !ok {
		return c.putHousehold(tx)
	}
	values := map[string]string{}
	switch c.pick("field", "code", "remark", "net_income", "village_id") {
	case "code":
		values["code"] = c.pick("code", "", "001", "002", "003")
	case "remark":
		values["remark"] = c.pick("remark", "", "已核", "外出")
	case "net_income":
		values["net_income"] = c.pick("income", "", "0", "-500", "1200000")
	default:
		v, _ := c.one(tx, township.Villages)
		values["village_id"] = data.FormatID(v.ID)
	}
	_, err := tx.Update(township.Households, h.ID, values)
	return err
}

func (c clerk) changeMember(tx *data.Tx) error {
	m, ok := c.one(tx, township.Members)
	if !ok {
		return c.putMember(tx)
	}
	h, _ := c.one(tx, township.Households)
	_, err := tx.Update(township.Members, m.ID, map[string]string{"household_id": data.FormatID(h.ID), "name": c.pick("name", "王强", "王小强")})
	return err
}

func (c clerk) setSetting(tx *data.Tx) error {
	s, ok := c.one(tx, township.Settings)
	if !ok || c.pick("setting", "new", "old") == "new" {
		_, err := tx.Insert(datatest.Record(township.Settings, "name", c.pick("name", "office", "contact"), "value", "清溪镇"))
		return err
	}
	_, err := tx.Update(township.Settings, s.ID, map[string]string{"name": c.pick("name", "office", "contact"), "value": c.pick("value", "柳河镇", "")})
	return err
}

// move closes the stay of a household that lasts, opens one, or both.
func (c clerk) move(tx *data.Tx) error {
	h, ok := c.one(tx, township.Households)
	if !ok {
		return c.putHousehold(tx)
	}
	for _, s := range recordsOf(c.t, tx, township.LedgerEntries) {
		if s.Get("household_id") == data.FormatID(h.ID) && s.Get("left_on") == "" && c.pick("leave", "yes", "yes", "yes", "no") == "yes" {
			if _, err := tx.Update(township.LedgerEntries, s.ID, map[string]string{"left_on": "2021-11-19", "leave_reason": "风险消除"}); err != nil {
				return err
			}
		}
	}
	if c.pick("enter", "yes", "no") == "no" {
		return nil
	}
	_, err := tx.Insert(datatest.Record(township.LedgerEntries, "household_id", data.FormatID(h.ID), "ledger", c.pick("ledger", "stable", "monitored"), "entered_on", "2021-11-19", "entry_reason", "核实"))
	return err
}

func (c clerk) propose(tx *data.Tx) error {
	if p, ok := c.one(tx, township.Proposals); ok && c.pick("proposal", "new", "old") == "old" {
		_, err := tx.Update(township.Proposals, p.ID, map[string]string{"state": c.pick("state", township.ProposalAccepted, township.ProposalHeld)})
		return err
	}
	h, ok := c.one(tx, township.Households)
	if !ok {
		return c.putHousehold(tx)
	}
	_, err := tx.Insert(datatest.Record(township.Proposals, "household_id", data.FormatID(h.ID), "ledger", "stable", "reason", "已脱贫", "state", township.ProposalHeld))
	return err
}

// remove deletes any record; one that others belong to is refused.
func (c clerk) remove(tx *data.Tx) error {
	e := rapid.SampledFrom(township.Entities).Draw(c.t, "entity")
	r, ok := c.one(tx, e)
	if !ok {
		return nil
	}
	return tx.Remove(e, r.ID)
}

// takeBack undoes a deed and says whether it could. A refusal names a later deed and changes nothing.
func (c clerk) takeBack(d township.Deed, cascade bool) (township.Deed, bool) {
	before := dump(c.t, c.a)
	u, err := c.a.Undo(context.Background(), d.ID, cascade, township.DeedInfo{Title: "撤销：" + d.Title})
	if err == nil {
		return u, true
	}
	if code := township.CodeOf(err); code != township.CodeConflict || !strings.HasPrefix(err.Error(), "不能单独撤销“"+d.Title+"”：之后的") {
		c.t.Fatalf("undo of %d (cascade %v): code %s: %v\n%s", d.ID, cascade, code, err, history(c.t, c.a))
	}
	same(c.t, "a refused undo", before, dump(c.t, c.a))
	return u, false
}

// history writes every deed and what it did, for a failure.
func history(tb fataler, a *data.Archive) string {
	tb.Helper()
	var b strings.Builder
	for _, d := range allDeeds(tb, a) {
		fmt.Fprintf(&b, "%d %s, taken back by %d\n", d.ID, d.Title, d.UndoneBy)
		changes, err := a.ChangesOf(d.ID)
		if err != nil {
			tb.Fatal(err)
		}
		for _, c := range changes {
			fmt.Fprintf(&b, "    %s %s %d %q\n", c.Kind, c.Entity.Table, c.RecordID, c.Fields)
		}
	}
	return b.String()
}

// thereAndBack undoes a random deed that stands, with what builds on it, then perhaps the undo, and that again;
// redoing must give back the records, and which deeds stand.
func (c clerk) thereAndBack() {
	d, ok := c.standing()
	if !ok {
		return
	}
	before, stood := dump(c.t, c.a), fates(c.t, c.a)
	u, ok := c.takeBack(d, false)
	if !ok {
		u, ok = c.takeBack(d, true)
	}
	if !ok {
		c.t.Fatalf("deed %d cannot be taken back with what builds on it", d.ID)
	}
	after, standsAfter := dump(c.t, c.a), fates(c.t, c.a)
	for range rapid.IntRange(0, 2).Draw(c.t, "redos") {
		redo, _ := c.takeBack(u, false)
		same(c.t, "undo and redo", before, dump(c.t, c.a))
		same(c.t, "the deeds after undo and redo", stood, fates(c.t, c.a)[:len(stood)])
		u, _ = c.takeBack(redo, false)
		same(c.t, "undo, redo, undo", after, dump(c.t, c.a))
		same(c.t, "the deeds after undo, redo, undo", standsAfter[:len(stood)], fates(c.t, c.a)[:len(stood)])
	}
}

// standing draws a deed, of any kind, that was not taken back.
func (c clerk) standing() (township.Deed, bool) {
	var list []township.Deed
	for _, d := range allDeeds(c.t, c.a) {
		if d.UndoneBy == 0 {
			list = append(list, d)
		}
	}
	if len(list) == 0 {
		return township.Deed{}, false
	}
	return rapid.SampledFrom(list).Draw(c.t, "deed"), true
}

// Random deeds and undos of deeds anywhere in the history: what is taken back and done again is as it was, and
// from the newest to the oldest everything can be taken back until the archive is empty.
func TestRandomDeedsForwardAndBack(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		a, _, err := datatest.OpenAt(filepath.Join(dir, fmt.Sprintf("%d.db", n)))
		if err != nil {
			rt.Fatal(err)
		}
		defer a.Close()
		c := clerk{rt, a}
		empty := dump(rt, a)
		for i := range rapid.IntRange(1, 14).Draw(rt, "deeds") {
			c.deed(i)
			if rapid.IntRange(0, 3).Draw(rt, "undo") == 0 {
				c.thereAndBack()
			}
		}
		c.unwind()
		same(rt, "everything taken back", empty, dump(rt, a))
		if faults, err := a.Check(context.Background()); err != nil || len(faults) > 0 {
			rt.Fatalf("check: %v %v", faults, err)
		}
	})
}

// unwind is Ctrl+Z until nothing is left to take back.
func (c clerk) unwind() {
	for {
		d, ok, err := c.a.LastUndoable(context.Background())
		if err != nil {
			c.t.Fatal(err)
		}
		if !ok {
			return
		}
		if _, ok := c.takeBack(d, false); !ok {
			if _, ok = c.takeBack(d, true); !ok {
				c.t.Fatalf("deed %d cannot be taken back", d.ID)
			}
		}
	}
}
