package data_test

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// A person moves from one household to another, with what was known of him; the first is told that he left.
func TestHouseholdChangesFollowPeople(t *testing.T) {
	a, _ := datatest.Open(t)
	var first, second, person int64
	datatest.MustDo(t, a, "建立", func(tx *data.Tx) error {
		v := datatest.Village(t, tx, "柏树村")
		first, person = datatest.Household(t, tx, v, "5199001", "张三")
		second, _ = datatest.Household(t, tx, v, "5199002", "李四")
		return nil
	})
	update(t, a, "改名", township.Members, person, map[string]string{"nation": "汉族"})
	update(t, a, "迁", township.Members, person, map[string]string{"household_id": data.FormatID(second)})
	update(t, a, "后来", township.Members, person, map[string]string{"labour": "普通劳动力"})
	update(t, a, "户", township.Households, first, map[string]string{"cause": "因病"})
	insert(t, a, "入账", stay(first, township.Stable, "2021-01-01"))
	for household, want := range map[int64][]string{
		first:  {"建立 created households 1", "建立 created members 1", "改名 updated members 1", "迁 updated members 1", "户 updated households 1", "入账 created ledger_entries 1"},
		second: {"建立 created members 1", "建立 created households 2", "建立 created members 2", "改名 updated members 1", "迁 updated members 1", "后来 updated members 1"},
		99:     nil,
		0:      nil,
	} {
		changes, deeds, err := a.HouseholdChanges(context.Background(), household)
		var got []string
		for _, c := range changes {
			got = append(got, fmt.Sprintf("%s %s %s %d", deeds[c.Deed].Title, c.Kind, c.Entity.Table, c.RecordID))
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("household %d: %q, %v, want %q", household, got, err, want)
		}
	}
}

// What the history keeps is read the same whether its characters had to be escaped or not.
func TestChangesReadWhatWasWritten(t *testing.T) {
	a, _ := datatest.Open(t)
	var household int64
	datatest.MustDo(t, a, "建立", func(tx *data.Tx) error {
		household, _ = datatest.Household(t, tx, datatest.Village(t, tx, "柏树村"), "5199001", "张三")
		return nil
	})
	for i, value := range []string{`坡上`, `"东"头`, `a\b`, "一行\n二行", `],"x":["`, `{}`, `,`, ` `, "\u007f", ``} {
		update(t, a, "改", township.Households, household, map[string]string{"address": value, "remark": fmt.Sprint(i)})
		changes, _, err := a.HouseholdChanges(context.Background(), household)
		if err != nil {
			t.Fatal(err)
		}
		last := changes[len(changes)-1].Fields
		if len(last) != 2 || last[0].Field != "address" || last[0].New != value || last[1].Field != "remark" || last[1].New != fmt.Sprint(i) {
			t.Errorf("%q is read as %q", value, last)
		}
	}
}
