package service

import (
	"testing"

	"taizhang/app/township"
)

func TestAYearGetsItsOwnItems(t *testing.T) {
	r := newReckoning(t)
	items, _, err := r.desk.IncomeItems(r.ctx, "2021")
	r.must(err)
	if len(items) == 0 || items[0].ID != 0 {
		t.Fatalf("before, the year has %+v", items)
	}
	_, err = r.desk.FoundItems(r.ctx, "去年")
	r.wrong(err, township.CodeInvalid, "不是年度")
	deed, err := r.desk.FoundItems(r.ctx, "2021")
	r.must(err)
	items, _, err = r.desk.IncomeItems(r.ctx, "2021")
	r.must(err)
	if len(items) != len(township.DefaultIncomeItems()) || items[0].ID == 0 || deed.Title != "建立2021年的收入品种目录" || deed.Kind != township.DeedIncomeSetup {
		t.Errorf("%q gives %d items", deed.Title, len(items))
	}
	_, err = r.desk.FoundItems(r.ctx, "2021")
	r.wrong(err, township.CodeConflict, "已经有品种目录")
	items[0].Price = 2000_00
	_, err = r.desk.SaveItem(r.ctx, items[0])
	r.must(err)
	_, err = r.desk.FoundItems(r.ctx, "2022")
	r.must(err)
	next, _, err := r.desk.IncomeItems(r.ctx, "2022")
	r.must(err)
	if next[0].Price != 2000_00 {
		t.Errorf("the next year begins with %+v", next[0])
	}
	_, err = r.desk.Undo(r.ctx, deed.ID, true)
	r.must(err)
	if items, _, _ = r.desk.IncomeItems(r.ctx, "2021"); items[0].ID != 0 {
		t.Error("undone, the items are still there")
	}
}
