package service_test

import (
	"fmt"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// binClerk does random deeds with the bin among others.
type binClerk struct {
	t *rapid.T
	d *service.Desk
	a *data.Archive
}

// may fails unless a deed was done or refused in words.
func (c binClerk) may(err error) {
	switch township.CodeOf(err) {
	case "", township.CodeConflict, township.CodeNotFound:
	default:
		c.t.Fatal(err)
	}
}

func (c binClerk) households() []township.HouseholdRow {
	rows, err := c.d.Households(ctx)
	must(c.t, err)
	return township.Values(rows)
}

func (c binClerk) step() {
	rows := c.households()
	if len(rows) == 0 {
		c.undo()
		return
	}
	row := rapid.SampledFrom(rows).Draw(c.t, "household")
	switch rapid.SampledFrom([]string{"household", "member", "member", "move", "change", "restore", "restore", "undo", "undo"}).Draw(c.t, "step") {
	case "household":
		_, err := c.d.DeleteHousehold(ctx, row.ID, "误录")
		c.may(err)
	case "member":
		members, err := c.a.Read(ctx).MembersOf(row.ID)
		must(c.t, err)
		if len(members) > 0 {
			_, err := c.d.DeleteMember(ctx, rapid.SampledFrom(members).Draw(c.t, "member").ID, "重复")
			c.may(err)
		}
	case "move":
		to := rapid.SampledFrom(township.Ledgers).Draw(c.t, "ledger")
		_, err := c.d.MoveHouseholds(ctx, []township.Move{{Household: row.ID, To: to, On: "2021-11-19", Reason: "会议"}})
		if township.CodeOf(err) != township.CodeInvalid { // it stands there already
			c.may(err)
		}
	case "change":
		code := rapid.SampledFrom([]string{"51990000000001", "51990000000002", "51990000000003"}).Draw(c.t, "code")
		_, err := c.a.Do(ctx, township.DeedInfo{Kind: "test", Title: "改户编号"}, func(tx *data.Tx) error {
			_, err := tx.Update(township.Households, row.ID, map[string]string{"code": code})
			return err
		})
		c.may(err)
	case "restore":
		if bin, err := c.d.Bin(ctx); err == nil && len(bin) > 0 {
			_, err := c.d.Restore(ctx, rapid.SampledFrom(bin).Draw(c.t, "deletion").ID)
			c.may(err)
		}
	case "undo":
		c.undo()
	}
}

// undo takes back any deed but the first two, with what stands on it.
func (c binClerk) undo() {
	deeds, err := c.d.Deeds(ctx, 100)
	must(c.t, err)
	if deed := rapid.SampledFrom(deeds).Draw(c.t, "deed"); deed.ID > 2 && deed.UndoneBy == 0 {
		_, err := c.d.Undo(ctx, deed.ID, true)
		c.may(err)
	}
}

// fresh fails unless the desk's register is what another desk reads from the archive.
func (c binClerk) fresh() {
	want, err := service.NewDesk(c.a, service.Config{}).Households(ctx)
	must(c.t, err)
	if got := fmt.Sprintf("%+v", c.households()); got != fmt.Sprintf("%+v", township.Values(want)) {
		c.t.Fatalf("the register is not fresh:\n%s\nwant\n%+v", got, want)
	}
}

// TestBinProperties deletes, restores, moves, changes and takes back at random; then Ctrl+Z back to the beginning gives
// the archive of the beginning.
func TestBinProperties(t *testing.T) {
	dir, n := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		a, _, err := datatest.OpenAt(filepath.Join(dir, fmt.Sprintf("%d.db", n)))
		must(rt, err)
		defer a.Close()
		d := service.NewDesk(a, service.Config{Operator: "张会计", Origin: "测试"})
		_, err = d.Found(ctx, township.Office{Name: "清溪镇", Kind: "镇"}, nil)
		must(rt, err)
		_, err = a.Do(ctx, township.DeedInfo{Kind: "test", Title: "建户"}, func(tx *data.Tx) error {
			v := datatest.Village(t, tx, "柏树村")
			settle(t, tx, v, 1, "张三丰", "张翠山", "张无忌")
			settle(t, tx, v, 2, "李秀英", "李小龙")
			settle(t, tx, v, 3, "王建国")
			return nil
		})
		must(rt, err)
		c := binClerk{rt, d, a}
		before := belongings(rt, a)
		for range rapid.IntRange(1, 12).Draw(rt, "deeds") {
			c.step()
			c.fresh()
		}
		for {
			last, ok, err := d.LastUndoable(ctx)
			must(rt, err)
			if !ok || last.ID == 2 {
				break
			}
			_, err = d.Undo(ctx, last.ID, false)
			must(rt, err)
			c.fresh()
		}
		if got := belongings(rt, a); got != before {
			rt.Fatalf("everything taken back:%s", firstDifference(got, before))
		}
		if faults, err := a.Check(ctx); err != nil || len(faults) > 0 {
			rt.Fatalf("check: %v %v", faults, err)
		}
	})
}
