package data_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// Each write is kept field by field with its old and new value, and where in a file it came from.
func TestChangesOfAHousehold(t *testing.T) {
	a, clock := datatest.Open(t)
	p := settle(t, a)
	clock.At = clock.At.Add(time.Hour)
	d := datatest.MustDo(t, a, "导入“乙.xlsx”", func(tx *data.Tx) error {
		tx.From(township.Source{Sheet: "人口信息", Row: 7})
		n, err := tx.Update(township.Households, p.household, map[string]string{"net_income": "1200000", "group_name": "", "household_type": "脱贫户"})
		if err == nil && n != 2 {
			t.Errorf("%d fields changed, want 2", n)
		}
		tx.From(township.Source{})
		return errors.Join(err, tx.Remove(township.Members, p.member), tx.Retitle("导入“乙.xlsx”：1户"))
	})
	changes, deeds, err := a.HouseholdChanges(context.Background(), p.household)
	if err != nil {
		t.Fatal(err)
	}
	household, home := data.FormatID(p.household), data.FormatID(p.village)
	want := []township.Change{
		{Deed: p.deed.ID, Entity: township.Households, RecordID: p.household, Household: p.household, Kind: township.Created, Fields: []township.FieldChange{
			{Field: "code", New: "001"}, {Field: "village_id", New: home}, {Field: "group_name", New: "1组"}, {Field: "household_type", New: "脱贫户"},
		}},
		{Deed: p.deed.ID, Entity: township.Members, RecordID: p.member, Household: p.household, Kind: township.Created, Fields: []township.FieldChange{
			{Field: "household_id", New: household}, {Field: "name", New: "王强"}, {Field: "relation", New: "户主"},
		}},
		{Deed: d.ID, Entity: township.Households, RecordID: p.household, Household: p.household, Kind: township.Updated, Source: township.Source{Sheet: "人口信息", Row: 7}, Fields: []township.FieldChange{
			{Field: "group_name", Old: "1组"}, {Field: "net_income", New: "1200000"},
		}},
		{Deed: d.ID, Entity: township.Members, RecordID: p.member, Household: p.household, Kind: township.Removed, Fields: []township.FieldChange{
			{Field: "household_id", Old: household}, {Field: "name", Old: "王强"}, {Field: "relation", Old: "户主"},
		}},
	}
	for i := range changes {
		if i > 0 && changes[i].ID <= changes[i-1].ID {
			t.Errorf("change %d is numbered %d, after %d", i, changes[i].ID, changes[i-1].ID)
		}
		changes[i].ID = 0
	}
	if !reflect.DeepEqual(changes, want) {
		t.Errorf("got\n%+v\nwant\n%+v", changes, want)
	}
	if len(deeds) != 2 {
		t.Errorf("%d deeds, want 2", len(deeds))
	}
	wantInfo := township.DeedInfo{Kind: "test", Title: "导入“乙.xlsx”：1户", Operator: "张会计", Origin: "测试"}
	if got := deeds[d.ID]; got.DeedInfo != wantInfo || got.Records != 2 || !got.At.Equal(clock.At) {
		t.Errorf("the deed is %+v", got)
	}
}

func TestDeedsNewestFirst(t *testing.T) {
	a, _ := datatest.Open(t)
	p := settle(t, a)
	for i := range 3 {
		update(t, a, fmt.Sprintf("第%d次", i), township.Households, p.household, map[string]string{"remark": fmt.Sprint(i)})
	}
	list, err := a.Deeds(context.Background(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Title != "第2次" || list[1].Title != "第1次" {
		t.Errorf("got %+v", list)
	}
	if list[0].Records != 1 || !list[0].At.Equal(datatest.Now) {
		t.Errorf("the newest has %d records at %v", list[0].Records, list[0].At)
	}
	_, err = a.Deed(context.Background(), 77)
	refused(t, err, township.CodeNotFound, "没有编号为77的操作记录。")
}

// LastUndoable goes back deed by deed; undos, the founding and the demo are not among them.
func TestLastUndoable(t *testing.T) {
	a, _ := datatest.Open(t)
	for _, kind := range []string{township.DeedInit, township.DeedDemo} {
		_, err := a.Do(context.Background(), township.DeedInfo{Kind: kind, Title: kind}, func(tx *data.Tx) error {
			datatest.Village(t, tx, kind)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	first := settle(t, a).deed
	second, _ := insert(t, a, "第二步", village("双河村"))
	for _, want := range []township.Deed{second, first} {
		d, ok, err := a.LastUndoable(context.Background())
		if err != nil || !ok || d.ID != want.ID {
			t.Fatalf("got %d %v %v, want %d", d.ID, ok, err, want.ID)
		}
		undo(t, a, d, false)
	}
	if d, ok, err := a.LastUndoable(context.Background()); ok || err != nil {
		t.Errorf("got %+v %v, want none", d, err)
	}
}

// A file is known again while its import stands; after an undo it may come again, after a redo not.
func TestImportOf(t *testing.T) {
	a, _ := datatest.Open(t)
	d := datatest.MustDo(t, a, "导入“甲.xlsx”", func(tx *data.Tx) error {
		datatest.Village(t, tx, "柏树村")
		return tx.RecordImport("d1", township.Outcome{File: "甲.xlsx"})
	})
	expectImport(t, a, "d1", d.ID)
	expectImport(t, a, "d2", 0)
	u := undo(t, a, d, false)
	expectImport(t, a, "d1", 0)
	undo(t, a, u, false)
	expectImport(t, a, "d1", d.ID)
}

// expectImport checks which import of a digest stands, 0 for none.
func expectImport(t *testing.T, a *data.Archive, digest string, want int64) {
	t.Helper()
	got, ok, err := a.ImportOf(context.Background(), digest)
	if err != nil || got.ID != want || ok != (want != 0) {
		t.Errorf("import of %s is %d %v %v, want %d", digest, got.ID, ok, err, want)
	}
}

func TestImports(t *testing.T) {
	a, _ := datatest.Open(t)
	want := township.Outcome{File: "甲.xlsx", Rows: 5, New: 1, Changed: 1, Same: 1, Rejected: 2, Proposals: 1}
	d := datatest.MustDo(t, a, "导入“甲.xlsx”", func(tx *data.Tx) error {
		datatest.Village(t, tx, "柏树村")
		return tx.RecordImport("d1", want)
	})
	list, err := a.Imports(context.Background())
	if err != nil || len(list) != 1 {
		t.Fatalf("got %+v %v, want one", list, err)
	}
	if got := list[0]; got.Outcome != want || got.Deed.ID != d.ID || !got.At.Equal(datatest.Now) {
		t.Errorf("got %+v", got)
	}
}

func TestChangesAfter(t *testing.T) {
	a, clock := datatest.Open(t)
	p := settle(t, a)
	clock.At = clock.At.AddDate(0, 0, 1)
	update(t, a, "次日", township.Households, p.household, map[string]string{"remark": "已核"})
	clock.At = clock.At.AddDate(0, 0, 1)
	update(t, a, "第三日", township.Households, p.household, map[string]string{"remark": "外出"})
	update(t, a, "第三日", township.Members, p.member, map[string]string{"name": "王小强"})
	for hours, want := range map[int]int{-1: 3, 0: 2, 24: 1, 48: 0} {
		got, err := a.ChangesAfter(context.Background(), township.Households, datatest.Now.Add(time.Duration(hours)*time.Hour))
		if err != nil || len(got) != want {
			t.Errorf("%d hours on: %d changes %v, want %d", hours, len(got), err, want)
		}
		if len(got) > 1 && got[0].Deed < got[1].Deed {
			t.Errorf("%d hours on: not newest first: %+v", hours, got)
		}
	}
}
