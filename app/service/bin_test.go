package service_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// kin are the IDs of a family in an archive of tests.
type kin struct {
	household int64
	members   []int64 // the head first
}

// settle puts a family that has one of everything: a stay in a ledger, a proposal, a measure, and a change of the family
// that brought its last member.
func settle(tb testing.TB, t *data.Tx, village int64, n int, names ...string) kin {
	tb.Helper()
	code := fmt.Sprintf("5199000000%04d", n)
	h, head := datatest.Household(tb, t, village, code, names[0])
	k := kin{h, []int64{head}}
	id := data.FormatID(h)
	for i, name := range names[1:] {
		k.members = append(k.members, datatest.MustInsert(tb, t, datatest.Record(township.Members, "household_id", id, "name", name, "relation", "之子", "id_number", datatest.ID(10*n+i))))
	}
	datatest.MustInsert(tb, t, datatest.Record(township.LedgerEntries, "household_id", id, "ledger", "stable", "entered_on", "2021-01-10", "entry_reason", "会议"))
	datatest.MustInsert(tb, t, datatest.Record(township.Proposals, "household_id", id, "ledger", "monitored", "reason", "监测对象", "state", township.ProposalHeld))
	datatest.MustInsert(tb, t, datatest.Record(township.Measures, "household_id", id, "kind", "公益性岗位", "content", "保洁员"))
	event := datatest.MustInsert(tb, t, datatest.Record(township.FamilyEvents, "household_id", id, "kind", "increase", "way", "新生儿", "happened_on", "2021-02-01", "recorded_on", "2021-02-02"))
	datatest.MustInsert(tb, t, datatest.Record(township.EventPeople, "event_id", data.FormatID(event), "household_id", id, "member_id", data.FormatID(k.members[len(names)-1]), "part", "增加"))
	return k
}

// binTown is an archive with two families of everything.
func binTown(tb testing.TB) (d *service.Desk, a *data.Archive, first, second kin) {
	tb.Helper()
	d, a, _ = newDesk(tb)
	datatest.MustDo(tb, a, "导入“人口信息.xlsx”", func(t *data.Tx) error {
		v := datatest.Village(tb, t, "柏树村")
		first = settle(tb, t, v, 1, "张三丰", "张翠山", "张无忌")
		second = settle(tb, t, v, 2, "李秀英", "李小龙")
		return nil
	})
	return d, a, first, second
}

// belongings writes every household with all that belongs to it.
func belongings(tb failing, a *data.Archive) string {
	tb.Helper()
	read := a.Read(ctx)
	households, err := read.Households()
	must(tb, err)
	var b strings.Builder
	for _, h := range households {
		fmt.Fprintln(&b, h.ID, h.Values)
		for _, e := range []*township.Entity{township.Members, township.LedgerEntries, township.Proposals, township.FamilyEvents, township.EventPeople, township.Measures} {
			list, err := read.Linked(e, "household_id", h.ID)
			must(tb, err)
			for _, r := range list {
				fmt.Fprintln(&b, " ", e.Table, r.ID, r.Values)
			}
		}
	}
	return b.String()
}

func TestDeletedComesBack(t *testing.T) {
	d, a, first, _ := binTown(t)
	before := belongings(t, a)

	son, err := d.DeleteMember(ctx, first.members[2], "误录")
	must(t, err)
	if son.Title != "删除成员 张无忌（柏树村1组张三丰户）" {
		t.Errorf("title %q", son.Title)
	}
	all, err := d.DeleteHousehold(ctx, first.household, " 重复 ")
	must(t, err)
	if all.Title != "删除 柏树村1组张三丰户（2人）" || all.Reason != "重复" || all.Origin != "屏幕：农户" || all.Kind != township.DeedDelete {
		t.Errorf("deed %+v", all)
	}
	if _, err := d.OpenHousehold(ctx, first.household); township.CodeOf(err) != township.CodeNotFound {
		t.Errorf("opening a deleted household: %v", err)
	}
	bin, err := d.Bin(ctx)
	must(t, err)
	if len(bin) != 2 || bin[0].Counts != "1户、2人、台账记录1条、台账建议1条、帮扶措施1条" || bin[1].Counts != "1人、家庭变动1条" || bin[1].Reason != "误录" {
		t.Errorf("bin %+v", bin)
	}

	_, err = d.Restore(ctx, son.ID)
	wantCode(t, err, township.CodeConflict, all.Title)
	back, err := d.Restore(ctx, all.ID)
	must(t, err)
	if back.Title != "恢复 柏树村1组张三丰户（2人）" || back.Origin != "屏幕：记录" || back.TakeBackWord() != "撤销" {
		t.Errorf("restored by %+v", back)
	}
	_, err = d.Restore(ctx, son.ID)
	must(t, err)
	if got := belongings(t, a); got != before {
		t.Errorf("restored:%s", firstDifference(got, before))
	}
	_, err = d.Restore(ctx, son.ID)
	wantCode(t, err, township.CodeConflict, "已不在回收站里")
	if bin, err := d.Bin(ctx); err != nil || len(bin) != 0 {
		t.Errorf("bin %v %v", bin, err)
	}
}

func TestDeleteRefuses(t *testing.T) {
	d, a, first, second := binTown(t)
	datatest.MustDo(t, a, "并户", func(tx *data.Tx) error {
		event := datatest.MustInsert(t, tx, datatest.Record(township.FamilyEvents, "household_id", data.FormatID(second.household), "kind", "merge", "way", "家庭意愿",
			"happened_on", "2021-06-01", "recorded_on", "2021-06-02", "other_id", data.FormatID(first.household)))
		datatest.MustInsert(t, tx, datatest.Record(township.EventPeople, "event_id", data.FormatID(event), "household_id", data.FormatID(second.household), "member_id", data.FormatID(first.members[1]), "part", "转出"))
		return nil
	})
	before := belongings(t, a)
	for name, c := range map[string]struct {
		do    func() (township.Deed, error)
		code  township.Code
		words []string
	}{
		"without a reason": {func() (township.Deed, error) { return d.DeleteHousehold(ctx, first.household, " 　") }, township.CodeInvalid, []string{"请写明删除的原因"}},
		"a head of others": {func() (township.Deed, error) { return d.DeleteMember(ctx, second.members[0], "误录") }, township.CodeConflict, []string{"李秀英是户主", "还有1人", "户主变更"}},
		"pointed to":       {func() (township.Deed, error) { return d.DeleteHousehold(ctx, first.household, "误录") }, township.CodeConflict, []string{"柏树村1组李秀英户2021-06-01的变动（家庭意愿）", "柏树村1组张三丰户"}},
		"in another's":     {func() (township.Deed, error) { return d.DeleteMember(ctx, first.members[1], "误录") }, township.CodeConflict, []string{"李秀英户", "张翠山"}},
		"gone":             {func() (township.Deed, error) { return d.DeleteMember(ctx, 999, "误录") }, township.CodeNotFound, nil},
	} {
		_, err := c.do()
		t.Run(name, func(t *testing.T) { wantCode(t, err, c.code, c.words...) })
	}
	if got := belongings(t, a); got != before {
		t.Errorf("a refused deletion left%s", firstDifference(got, before))
	}
}

// TestRestoreTellsWhatIsInTheWay gives the code of a deleted household to another one.
func TestRestoreTellsWhatIsInTheWay(t *testing.T) {
	d, a, first, second := binTown(t)
	deleted, err := d.DeleteHousehold(ctx, first.household, "误录")
	must(t, err)
	taken := datatest.MustDo(t, a, "改户编号", func(tx *data.Tx) error {
		_, err := tx.Update(township.Households, second.household, map[string]string{"code": "51990000000001"})
		return err
	})
	_, err = d.Restore(ctx, deleted.ID)
	wantCode(t, err, township.CodeConflict, taken.Title)
}

// archiveBytes is all that lies on the disk of an archive.
func archiveBytes(tb testing.TB, a *data.Archive) []byte {
	tb.Helper()
	var all []byte
	for _, end := range []string{"", "-wal"} {
		b, err := os.ReadFile(a.Path() + end)
		if err != nil && !os.IsNotExist(err) {
			tb.Fatal(err)
		}
		all = append(all, b...)
	}
	return all
}

func TestEmptyBin(t *testing.T) {
	d, a, first, second := binTown(t)
	number := datatest.ID(10) // of 张翠山
	kept := datatest.ID(20)   // of 李小龙
	changed := datatest.MustDo(t, a, "修改张翠山", func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, first.members[1], map[string]string{"phone": "13911112222"})
		return err
	})
	must(t, d.NoteReveal(ctx, township.Reveal{Household: first.household, Record: "张翠山", Field: "证件号码"}))
	must(t, d.SaveDraft(ctx, township.Draft{Key: fmt.Sprintf("member:0@%d", first.household), Title: "张三丰户", Content: "{}"}))
	deleted, err := d.DeleteHousehold(ctx, first.household, "张三丰家重复")
	must(t, err)
	other, err := d.DeleteMember(ctx, second.members[1], "误录")
	must(t, err)

	_, err = d.EmptyBin(ctx, []int64{deleted.ID}, "猜的")
	wantCode(t, err, township.CodePassword, "还没有设置管理员密码")
	_, err = d.SetAdminPassword(ctx, "", "清溪镇办公室")
	must(t, err)
	_, err = d.EmptyBin(ctx, []int64{deleted.ID}, "猜的")
	wantCode(t, err, township.CodePassword)
	if !bytes.Contains(archiveBytes(t, a), []byte(number)) {
		t.Fatal("the number is not in the archive to begin with")
	}

	emptied, err := d.EmptyBin(ctx, []int64{deleted.ID}, "清溪镇办公室")
	must(t, err)
	if emptied.Title != "清空回收站：1项" || emptied.Kind != township.DeedEmpty || emptied.Operator != "张会计" || emptied.Records != 1 {
		t.Errorf("deed %+v", emptied)
	}
	all := archiveBytes(t, a)
	for _, gone := range []string{number, "张翠山", "张无忌", "13911112222"} {
		if bytes.Contains(all, []byte(gone)) {
			t.Errorf("%s is in the archive still", gone)
		}
	}
	if !bytes.Contains(all, []byte(kept)) {
		t.Error("what is in the bin still has lost its number")
	}
	if bin, err := d.Bin(ctx); err != nil || len(bin) != 1 || bin[0].ID != other.ID {
		t.Errorf("bin %+v %v", bin, err)
	}
	if list, err := d.Reveals(ctx, township.RevealFilter{}, 10); err != nil || len(list) != 0 {
		t.Errorf("reveals %v %v", list, err)
	}

	for _, id := range []int64{deleted.ID, changed.ID} {
		_, err = d.Undo(ctx, id, true)
		wantCode(t, err, township.CodeConflict, "彻底清除")
	}
	_, err = d.Undo(ctx, emptied.ID, false)
	wantCode(t, err, township.CodeConflict, "不能撤销")
	_, err = d.Restore(ctx, deleted.ID)
	wantCode(t, err, township.CodeConflict, "已不在回收站里")

	last, ok, err := d.LastUndoable(ctx)
	if err != nil || !ok || last.ID != other.ID {
		t.Errorf("last undoable %+v %v %v", last, ok, err)
	}
	_, err = d.Undo(ctx, 2, true) // the import, with what stands on it: nothing of it is left
	must(t, err)
	if got := belongings(t, a); got != "" {
		t.Errorf("left behind:\n%s", got)
	}
	for _, f := range []func() ([]string, error){func() ([]string, error) { return a.Check(ctx) }} {
		if faults, err := f(); err != nil || len(faults) > 0 {
			t.Errorf("check: %v %v", faults, err)
		}
	}
}

// TestErasedStaysErased takes a deletion back and does that again before it is erased: the redo holds the values too.
func TestErasedStaysErased(t *testing.T) {
	d, a, first, second := binTown(t)
	_, err := d.SetAdminPassword(ctx, "", "清溪镇办公室")
	must(t, err)
	deleted, err := d.DeleteHousehold(ctx, first.household, "误录")
	must(t, err)
	restored, err := d.Restore(ctx, deleted.ID)
	must(t, err)
	again, err := d.Undo(ctx, restored.ID, false)
	must(t, err)
	member, err := d.DeleteMember(ctx, second.members[1], "误录")
	must(t, err)
	emptied, err := d.EmptyBin(ctx, nil, "清溪镇办公室")
	must(t, err)
	if emptied.Title != "清空回收站：2项" {
		t.Errorf("title %q", emptied.Title)
	}
	for _, id := range []int64{again.ID, member.ID, deleted.ID} {
		for _, cascade := range []bool{false, true} {
			_, err := d.Undo(ctx, id, cascade)
			wantCode(t, err, township.CodeConflict, "彻底清除")
		}
	}
	if bytes.Contains(archiveBytes(t, a), []byte("张翠山")) {
		t.Error("a name is in the archive still")
	}
	_, err = d.EmptyBin(ctx, nil, "清溪镇办公室")
	wantCode(t, err, township.CodeNotFound, "回收站是空的")
	rows, err := d.LedgerRows(ctx, "", township.Stable, "2021-11-18")
	if err != nil || len(rows) != 1 || rows[0].Head != "李秀英" {
		t.Errorf("a past day shows %+v %v", rows, err)
	}
}
