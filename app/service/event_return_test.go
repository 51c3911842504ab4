package service_test

import (
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// wedAway is the family of zhang whose daughter left on a day by a way, with an ID number of her own.
func wedAway(t *testing.T, d *service.Desk, a *data.Archive, way string) (household, daughter int64, number string) {
	t.Helper()
	household, people := zhang(t, a)
	daughter, number = people["张梅"], datatest.ID(1)
	datatest.MustDo(t, a, "证件", func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, daughter, map[string]string{"id_number": number, "sex": township.IDNumber(number).Sex(), "phone": "13800001234", "birth_date": "", "relation": "其他"})
		return err
	})
	_, err := d.RecordDecrease(ctx, township.NaturalDecrease{Household: household, Happening: township.Happening{On: "2021-02-01", Way: way}, People: []int64{daughter}}, "")
	must(t, err)
	return household, daughter, number
}

func returning(household int64, number, name string, on township.Date) township.NaturalIncrease {
	m := datatest.Record(township.Members, "name", name, "sex", township.IDNumber(number).Sex(), "relation", "其他", "id_number", number)
	return township.NaturalIncrease{Household: household, Happening: township.Happening{On: on, Way: "迁入"}, People: []township.Record{m}}
}

// TestComeBack: one who left and comes back is the same person, in the same household or in another, and each step can
// be taken back.
func TestComeBack(t *testing.T) {
	d, a, _ := newDesk(t)
	household, daughter, number := wedAway(t, d, a, "嫁出")
	var other int64
	datatest.MustDo(t, a, "另一户", func(tx *data.Tx) error {
		other = datatest.MustInsert(t, tx, datatest.Record(township.Households, "village_id", data.FormatID(datatest.Village(t, tx, "石桥村")), "group_name", "2组"))
		datatest.MustInsert(t, tx, datatest.Record(township.Members, "household_id", data.FormatID(other), "name", "李四", "relation", "户主", "sex", "男"))
		return nil
	})
	if m, home, err := d.Holder(ctx, number); err != nil || m.ID != daughter || home != "柏树村1组张大山户" {
		t.Errorf("departed %d from %q, %v", m.ID, home, err)
	}
	for _, to := range []int64{household, other} {
		before := dump(t, a)
		deed, err := d.RecordIncrease(ctx, returning(to, number, "张梅", "2021-06-01"), "")
		must(t, err)
		f, err := d.Family(ctx, to)
		must(t, err)
		var same bool
		for _, m := range f.Present() {
			same = same || m.ID == daughter && m.Get("joined_on") == "2021-06-01" && m.Get("joined_way") == "迁入" && m.Get("left_way") == "" && m.Get("phone") == "13800001234"
		}
		if !same {
			t.Errorf("in household %d she is not the same: %v", to, f.Present())
		}
		if m, _, err := d.Holder(ctx, number); err != nil || !township.Present(m) {
			t.Errorf("departed still: %v, %v", m, err)
		}
		_, err = d.RecordIncrease(ctx, returning(household, number, "张梅", "2021-07-01"), "")
		wantCode(t, err, township.CodeInvalid, "已属于")
		events, err := d.Events(ctx, township.EventFilter{Kind: township.EventDecrease})
		must(t, err)
		_, err = d.TakeBackEvent(ctx, events[0].ID, false)
		wantCode(t, err, township.CodeConflict, "自然增加张梅")
		_, err = d.Undo(ctx, deed.ID, false)
		must(t, err)
		if dump(t, a) != before {
			t.Errorf("taking back her coming into %d left something", to)
		}
	}
	months, err := d.MonthlyCounts(ctx, "2021-01", "2021-06", "")
	must(t, err)
	if months[0].People != 7 || months[1].People != 6 || months[5].People != 6 {
		t.Errorf("people at the ends of months: %d, %d, %d", months[0].People, months[1].People, months[5].People)
	}
}

// TestComeBackRefused: the dead, somebody of another name, and a day before the leaving.
func TestComeBackRefused(t *testing.T) {
	for way, cases := range map[string][]struct {
		name  string
		on    township.Date
		words string
	}{
		"嫁出": {{"张小梅", "2021-06-01", "姓名与“张小梅”不同"}, {"张梅", "2021-01-31", "发生日期不能早于它"}},
		"死亡": {{"张梅", "2021-06-01", "登记死亡"}},
	} {
		d, a, _ := newDesk(t)
		household, _, number := wedAway(t, d, a, way)
		for _, c := range cases {
			_, err := d.RecordIncrease(ctx, returning(household, number, c.name, c.on), "")
			wantCode(t, err, township.CodeInvalid, c.words)
		}
	}
}

// TestOfficeWays: a reason that the office added is taken, and renamed in the events as well.
func TestOfficeWays(t *testing.T) {
	d, a, _ := newDesk(t)
	household, people := zhang(t, a)
	for list, word := range map[string]string{"成员减少": "服役", "户主变更": "户主失踪"} {
		_, err := d.AddWord(ctx, list, word)
		must(t, err)
	}
	_, err := d.RecordDecrease(ctx, township.NaturalDecrease{Household: household, Happening: township.Happening{On: "2021-02-01", Way: "服役"}, People: []int64{people["张小军"]}}, "")
	must(t, err)
	f, err := d.Family(ctx, household)
	must(t, err)
	_, err = d.ChangeHead(ctx, township.HeadChange{
		Household: household, Happening: township.Happening{On: "2021-03-01", Way: "户主失踪"},
		HeadChoice: township.HeadChoice{Head: people["刘桂兰"], Relations: township.SuggestRelations(f.Members, people["张大山"], people["刘桂兰"])},
	}, "")
	must(t, err)
	_, err = d.RemoveWord(ctx, "户主变更", "户主失踪")
	wantCode(t, err, township.CodeConflict, "正有1处使用")
	_, err = d.RenameWord(ctx, "成员减少", "服役", "参军")
	must(t, err)
	_, err = d.RetireWord(ctx, "成员减少", "死亡", true)
	wantCode(t, err, township.CodeInvalid, "不能停用")
	list, err := d.Events(ctx, township.EventFilter{Kind: township.EventDecrease})
	must(t, err)
	if len(list) != 1 || list[0].Way != "参军" {
		t.Errorf("after the renaming: %+v", list)
	}
}
