package data_test

import (
	"context"
	"database/sql"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// undo takes a deed back and fails the test when it cannot.
func undo(t *testing.T, a *data.Archive, d township.Deed, cascade bool) township.Deed {
	t.Helper()
	u, err := a.Undo(context.Background(), d.ID, cascade, township.DeedInfo{Title: "撤销：" + d.Title, Operator: "张会计"})
	if err != nil {
		t.Fatalf("undo of %s: %v", d.Title, err)
	}
	return u
}

// refused checks the code and the whole sentence of a refusal.
func refused(t *testing.T, err error, code township.Code, sentence string) {
	t.Helper()
	if got := township.CodeOf(err); got != code || township.Say(err) != sentence {
		t.Errorf("got %s “%s”, want %s “%s”", got, township.Say(err), code, sentence)
	}
}

// update is a deed that sets fields of one record.
func update(t *testing.T, a *data.Archive, title string, e *township.Entity, id int64, values map[string]string) township.Deed {
	t.Helper()
	return datatest.MustDo(t, a, title, func(tx *data.Tx) error {
		_, err := tx.Update(e, id, values)
		return err
	})
}

// insert is a deed that puts one record.
func insert(t *testing.T, a *data.Archive, title string, r township.Record) (township.Deed, int64) {
	t.Helper()
	var id int64
	d := datatest.MustDo(t, a, title, func(tx *data.Tx) error {
		id = datatest.MustInsert(t, tx, r)
		return nil
	})
	return d, id
}

// remove is a deed that deletes one record.
func remove(t *testing.T, a *data.Archive, title string, e *township.Entity, id int64) township.Deed {
	t.Helper()
	return datatest.MustDo(t, a, title, func(tx *data.Tx) error { return tx.Remove(e, id) })
}

// place is what most tests begin with: a village and a household with its head.
type place struct {
	village, household, member int64
	deed                       township.Deed
}

func settle(t *testing.T, a *data.Archive) (p place) {
	p.deed = datatest.MustDo(t, a, "导入“甲.xlsx”", func(tx *data.Tx) error {
		p.village = datatest.Village(t, tx, "柏树村")
		p.household, p.member = datatest.Household(t, tx, p.village, "001", "王强")
		return nil
	})
	return p
}

func village(name string) township.Record {
	return datatest.Record(township.Villages, "name", name, "position", "2")
}

func stay(household int64, ledger township.Ledger, on string) township.Record {
	return datatest.Record(township.LedgerEntries, "household_id", data.FormatID(household), "ledger", string(ledger), "entered_on", on, "entry_reason", "核实")
}

// What later deeds can do that stands in the way of taking an earlier one back. Each case does the deed to take
// back and returns it; every later one is called “后一步”.
func TestUndoNamesTheLaterDeed(t *testing.T) {
	tests := []struct {
		name string
		do   func(*testing.T, *data.Archive, place) township.Deed
	}{
		{"the same field was changed again", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d := update(t, a, "前一步", township.Households, p.household, map[string]string{"remark": "已核"})
			update(t, a, "后一步", township.Households, p.household, map[string]string{"remark": "外出"})
			return d
		}},
		{"the updated record was removed", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d := update(t, a, "前一步", township.Members, p.member, map[string]string{"name": "王小强"})
			remove(t, a, "后一步", township.Members, p.member)
			return d
		}},
		{"a household came into the village it created", func(t *testing.T, a *data.Archive, _ place) township.Deed {
			d, v := insert(t, a, "前一步", village("双河村"))
			insert(t, a, "后一步", datatest.Record(township.Households, "village_id", data.FormatID(v)))
			return d
		}},
		{"a household moved into the village it created", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d, v := insert(t, a, "前一步", village("双河村"))
			update(t, a, "后一步", township.Households, p.household, map[string]string{"village_id": data.FormatID(v)})
			return d
		}},
		{"a member came into the household it created", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d, h := insert(t, a, "前一步", datatest.Record(township.Households, "village_id", data.FormatID(p.village)))
			insert(t, a, "后一步", datatest.Record(township.Members, "household_id", data.FormatID(h), "name", "李红"))
			return d
		}},
		{"the household it created was placed in a ledger", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d, h := insert(t, a, "前一步", datatest.Record(township.Households, "village_id", data.FormatID(p.village)))
			insert(t, a, "后一步", stay(h, township.Stable, "2021-11-19"))
			return d
		}},
		{"the proposal it created was accepted", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d, id := insert(t, a, "前一步", datatest.Record(township.Proposals, "household_id", data.FormatID(p.household), "ledger", "stable", "reason", "已脱贫", "state", township.ProposalOpen))
			update(t, a, "后一步", township.Proposals, id, map[string]string{"state": township.ProposalAccepted})
			return d
		}},
		{"the setting it created was changed", func(t *testing.T, a *data.Archive, _ place) township.Deed {
			d, id := insert(t, a, "前一步", datatest.Record(township.Settings, "name", "office", "value", "清溪镇"))
			update(t, a, "后一步", township.Settings, id, map[string]string{"value": "柳河镇"})
			return d
		}},
		{"the household it took out of a ledger is in another", func(t *testing.T, a *data.Archive, p place) township.Deed {
			_, id := insert(t, a, "入账", stay(p.household, township.Stable, "2020-01-01"))
			d := update(t, a, "前一步", township.LedgerEntries, id, map[string]string{"left_on": "2021-01-01"})
			insert(t, a, "后一步", stay(p.household, township.Marginal, "2021-02-01"))
			return d
		}},
		{"the household it took out of a ledger was in another for a time", func(t *testing.T, a *data.Archive, p place) township.Deed {
			_, id := insert(t, a, "入账", stay(p.household, township.Stable, "2020-01-01"))
			d := update(t, a, "前一步", township.LedgerEntries, id, map[string]string{"left_on": "2021-01-01"})
			later := stay(p.household, township.Marginal, "2021-02-01")
			later.Set("left_on", "2021-03-01")
			insert(t, a, "后一步", later)
			return d
		}},
		{"the code it freed has another household", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d := update(t, a, "前一步", township.Households, p.household, map[string]string{"code": ""})
			insert(t, a, "后一步", datatest.Record(township.Households, "village_id", data.FormatID(p.village), "code", "001"))
			return d
		}},
		{"the name of the village it removed is taken", func(t *testing.T, a *data.Archive, _ place) township.Deed {
			_, v := insert(t, a, "新村", village("双河村"))
			d := remove(t, a, "前一步", township.Villages, v)
			insert(t, a, "后一步", village("双河村"))
			return d
		}},
		{"the household of the member it removed is gone", func(t *testing.T, a *data.Archive, p place) township.Deed {
			_, h := insert(t, a, "新户", datatest.Record(township.Households, "village_id", data.FormatID(p.village)))
			_, m := insert(t, a, "新成员", datatest.Record(township.Members, "household_id", data.FormatID(h)))
			d := remove(t, a, "前一步", township.Members, m)
			remove(t, a, "后一步", township.Households, h)
			return d
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, _ := datatest.Open(t)
			d := tt.do(t, a, settle(t, a))
			before := dump(t, a)
			_, err := a.Undo(context.Background(), d.ID, false, township.DeedInfo{Title: "撤销"})
			refused(t, err, township.CodeConflict, "不能单独撤销“前一步”：之后的1项操作建立在它之上（后一步）。请先撤销它们，或选择“一并撤销”。")
			same(t, "a refused undo", before, dump(t, a))

			redone := undo(t, a, undo(t, a, d, true), false)
			same(t, "undone together and done again", before, dump(t, a))
			if redone.Kind != township.DeedUndo || redone.Records < 2 {
				t.Errorf("the redo is a %s of %d records", redone.Kind, redone.Records)
			}
		})
	}
}

// What later deeds can do without standing in the way.
func TestUndoBesideLaterDeeds(t *testing.T) {
	tests := []struct {
		name string
		do   func(*testing.T, *data.Archive, place) township.Deed
	}{
		{"another field of the same record", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d := update(t, a, "前一步", township.Households, p.household, map[string]string{"remark": "已核"})
			update(t, a, "后一步", township.Households, p.household, map[string]string{"phone": "13800005678"})
			return d
		}},
		{"the later deed was itself taken back", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d := update(t, a, "前一步", township.Households, p.household, map[string]string{"remark": "已核"})
			undo(t, a, update(t, a, "后一步", township.Households, p.household, map[string]string{"remark": "外出"}), false)
			return d
		}},
		{"another household of the village", func(t *testing.T, a *data.Archive, p place) township.Deed {
			d, _ := insert(t, a, "前一步", datatest.Record(township.Households, "village_id", data.FormatID(p.village), "code", "002"))
			insert(t, a, "后一步", datatest.Record(township.Households, "village_id", data.FormatID(p.village), "code", "003"))
			return d
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, _ := datatest.Open(t)
			d := tt.do(t, a, settle(t, a))
			before := dump(t, a)
			u := undo(t, a, d, false)
			if dump(t, a) == before {
				t.Error("nothing was taken back")
			}
			undo(t, a, u, false)
			same(t, "done again", before, dump(t, a))
		})
	}
}

// An import that updated records gives them their former values; what another one created in its village it
// does not touch.
func TestUndoImportThatUpdated(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	before := dump(t, a)
	second := datatest.MustDo(t, a, "导入“乙.xlsx”", func(tx *data.Tx) error {
		if _, err := tx.Update(township.Households, p.household, map[string]string{"net_income": "1200000", "group_name": ""}); err != nil {
			return err
		}
		_, err := tx.Update(township.Members, p.member, map[string]string{"name": "王小强", "work_months": "6"})
		return err
	})
	undo(t, a, second, false)
	same(t, "the values before the import", before, dump(t, a))
}

// Of three imports that build on one another the first is named with both later ones, and all go together.
func TestUndoCascade(t *testing.T) {
	a, _ := datatest.Open(t)
	empty := dump(t, a)
	p := settle(t, a)
	var h int64
	datatest.MustDo(t, a, "导入“乙.xlsx”", func(tx *data.Tx) error {
		h, _ = datatest.Household(t, tx, p.village, "002", "李红")
		return nil
	})
	insert(t, a, "移入台账", stay(h, township.Stable, "2021-11-19"))
	full := dump(t, a)

	_, err := a.Undo(context.Background(), p.deed.ID, false, township.DeedInfo{Title: "撤销"})
	refused(t, err, township.CodeConflict, "不能单独撤销“导入“甲.xlsx””：之后的2项操作建立在它之上（移入台账；导入“乙.xlsx”）。请先撤销它们，或选择“一并撤销”。")
	u := undo(t, a, p.deed, true)
	same(t, "all three taken back", empty, dump(t, a))
	for _, d := range allDeeds(t, a)[:3] {
		if d.UndoneBy != u.ID {
			t.Errorf("%s is taken back by %d, want %d", d.Title, d.UndoneBy, u.ID)
		}
	}
	if u.Records != 6 || u.Undoes != p.deed.ID {
		t.Errorf("the undo has %d records and undoes %d, want 6 and %d", u.Records, u.Undoes, p.deed.ID)
	}
	if kept, err := a.Deed(context.Background(), u.ID); err != nil || kept.Records != u.Records {
		t.Errorf("the history gives it %d records (%v), want %d", kept.Records, err, u.Records)
	}
	undo(t, a, u, false)
	same(t, "all three done again", full, dump(t, a))
}

// A cascade that fails half way leaves nothing: here the archive refuses the last step of the older deed.
func TestUndoCascadeAllOrNothing(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	update(t, a, "后一步", township.Households, p.household, map[string]string{"remark": "已核"})
	before, stood := dump(t, a), fates(t, a)
	sqlExec(t, a, "CREATE TRIGGER stop BEFORE DELETE ON villages BEGIN SELECT RAISE(ABORT,'stop'); END")
	_, err := a.Undo(context.Background(), p.deed.ID, true, township.DeedInfo{Title: "撤销"})
	refused(t, err, township.CodeConflict, "不能撤销“导入“甲.xlsx””：还有其他记录属于这条行政村记录，没有删除。请先删除或移走它们。")
	same(t, "records", before, dump(t, a))
	same(t, "deeds", stood, fates(t, a))
}

// sqlExec writes to the archive past the program.
func sqlExec(t *testing.T, a *data.Archive, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", a.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}

// An undo that took back deeds from before and after another one stands in that one's way only with what it did
// to the earlier deeds: what it did to the later ones cancels out.
func TestUndoBesideACascade(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	before := dump(t, a)
	first, h := insert(t, a, "导入“乙.xlsx”", datatest.Record(township.Households, "village_id", data.FormatID(p.village)))
	middle := update(t, a, "改备注", township.Households, p.household, map[string]string{"remark": "已核"})
	datatest.MustDo(t, a, "导入“丙.xlsx”", func(tx *data.Tx) error {
		for _, id := range []int64{p.household, h} {
			if _, err := tx.Update(township.Households, id, map[string]string{"remark": "外出"}); err != nil {
				return err
			}
		}
		return nil
	})
	undo(t, a, first, true)
	undo(t, a, middle, false)
	same(t, "all three taken back", before, dump(t, a))
}

func TestUndoOfWhatCannotBe(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	_, err := a.Undo(context.Background(), 999, false, township.DeedInfo{Title: "撤销"})
	refused(t, err, township.CodeNotFound, "没有编号为999的操作记录。")
	undo(t, a, p.deed, false)
	_, err = a.Undo(context.Background(), p.deed.ID, true, township.DeedInfo{Title: "撤销"})
	refused(t, err, township.CodeConflict, "“导入“甲.xlsx””已经撤销过了。")
}

// A redo finds the place taken: the deed that took it is named.
func TestRedoNamesWhatStandsInItsPlace(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	u := undo(t, a, p.deed, false)
	insert(t, a, "新村", village("柏树村"))
	_, err := a.Undo(context.Background(), u.ID, false, township.DeedInfo{Title: "恢复"})
	refused(t, err, township.CodeConflict, "不能单独撤销“撤销：导入“甲.xlsx””：之后的1项操作建立在它之上（新村）。请先撤销它们，或选择“一并撤销”。")
}

// A number is never given twice: a record made after an undo has a history of its own.
func TestRemovedNumbersAreNotGivenAgain(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	u := undo(t, a, p.deed, false)
	again := settle(t, a)
	if again.village == p.village || again.household == p.household || again.member == p.member {
		t.Errorf("numbers given twice: %+v and %+v", p, again)
	}
	undo(t, a, again.deed, false)
	undo(t, a, u, false)
	changes, _, err := a.HouseholdChanges(context.Background(), p.household)
	if err != nil {
		t.Fatal(err)
	}
	if len(changes) != 6 { // created, removed and created again: the household and its head
		t.Errorf("got %d changes of the first household, want 6", len(changes))
	}
}
