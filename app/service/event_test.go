package service_test

import (
	"testing"
	"time"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// zhang is the family of journey 6: the head, his wife, a son with wife and child, and a daughter.
func zhang(tb testing.TB, a *data.Archive) (household int64, people map[string]int64) {
	tb.Helper()
	people = map[string]int64{}
	datatest.MustDo(tb, a, "建档", func(tx *data.Tx) error {
		v := datatest.Village(tb, tx, "柏树村")
		household = datatest.MustInsert(tb, tx, datatest.Record(township.Households, "code", "5199001", "village_id", data.FormatID(v), "group_name", "1组", "household_type", "脱贫户"))
		for _, p := range [][4]string{
			{"张大山", "户主", "男", "1948-03-01"},
			{"刘桂兰", "配偶", "女", "1951-07-09"},
			{"张强", "之子", "男", "1975-01-20"},
			{"陈红", "之儿媳", "女", "1977-02-02"},
			{"张小军", "之孙子", "男", "2003-09-09"},
			{"张梅", "之女", "女", "1980-10-10"},
		} {
			people[p[0]] = datatest.MustInsert(tb, tx, datatest.Record(township.Members, "household_id", data.FormatID(household), "name", p[0], "relation", p[1], "sex", p[2], "birth_date", p[3]))
		}
		datatest.MustInsert(tb, tx, datatest.Record(township.LedgerEntries, "household_id", data.FormatID(household), "ledger", "stable", "entered_on", "2021-01-05", "entry_reason", "核定"))
		return nil
	})
	return household, people
}

func relations(tb testing.TB, d *service.Desk, household int64) map[string]string {
	tb.Helper()
	f, err := d.Family(ctx, household)
	must(tb, err)
	out := map[string]string{}
	for _, m := range f.Present() {
		out[m.Get("name")] = m.Get("relation")
	}
	return out
}

func day(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 9, 0, 0, 0, datatest.Now.Location())
}

// TestFamilyChanges is journey 6: the head dies in March and she learns it in May; the child born in April is added; a son
// splits off; it was the wrong household.
func TestFamilyChanges(t *testing.T) {
	d, a, clock := newDesk(t)
	household, people := zhang(t, a)
	before := dump(t, a)
	f, err := d.Family(ctx, household)
	must(t, err)
	suggested := township.SuggestRelations(f.Members, people["张大山"], people["刘桂兰"])

	clock.At = day(2021, time.May, 20)
	death := township.HeadChange{
		Household: household, Happening: township.Happening{On: "2021-03-02", Way: township.WayHeadDied},
		HeadChoice: township.HeadChoice{Head: people["刘桂兰"], Relations: suggested},
	}
	first, err := d.ChangeHead(ctx, death, "屏幕：变动")
	must(t, err)
	if first.Title != "柏树村1组张大山户：户主变更为刘桂兰（户主死亡 2021-03-02）" || first.Kind != township.DeedHead {
		t.Errorf("deed %+v", first)
	}
	got := relations(t, d, household)
	for name, want := range map[string]string{"张大山": "", "刘桂兰": "户主", "张强": "之子", "陈红": "之儿媳", "张小军": "之孙子", "张梅": "之女"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	child := datatest.Record(township.Members, "name", "张小妹", "sex", "女", "relation", "之孙女", "birth_date", "2021-04-11")
	_, err = d.RecordIncrease(ctx, township.NaturalIncrease{Household: household, Happening: township.Happening{On: "2021-04-11", Way: township.WayBorn}, People: []township.Record{child}}, "")
	must(t, err)
	deed, made, err := d.SplitHousehold(ctx, township.HouseholdSplit{
		Household: household, Happening: township.Happening{On: "2021-05-06"}, People: []int64{people["张强"], people["陈红"], people["张小军"]},
		Choice: township.HeadChoice{Head: people["张强"], Relations: map[int64]string{people["陈红"]: "配偶", people["张小军"]: "之子"}}, Group: "2组", Status: true,
	}, "")
	must(t, err)
	if deed.Title != "柏树村1组刘桂兰户：分出张强户3人（2021-05-06）" {
		t.Errorf("deed %q", deed.Title)
	}
	if got := relations(t, d, made); got["张强"] != "户主" || got["陈红"] != "配偶" || got["张小军"] != "之子" || len(got) != 3 {
		t.Errorf("the new household is %v", got)
	}
	monthsOfZhang(t, d)

	_, err = d.Undo(ctx, first.ID, false)
	wantCode(t, err, township.CodeConflict, "不能单独撤销", "分出张强户")
	list, err := d.Events(ctx, township.EventFilter{Kind: township.EventHead})
	must(t, err)
	if len(list) != 1 || list[0].Names() != "刘桂兰" || !list[0].Late() {
		t.Fatalf("changes of head: %+v", list)
	}
	clock.At = day(2021, time.July, 1)
	_, err = d.TakeBackEvent(ctx, list[0].ID, true)
	must(t, err)
	left, err := d.Events(ctx, township.EventFilter{})
	must(t, err)
	if len(left) != 1 || left[0].Kind != township.EventIncrease {
		t.Fatalf("after taking back what builds on it: %+v", left)
	}
	_, err = d.TakeBackEvent(ctx, left[0].ID, false)
	must(t, err)
	if dump(t, a) != before {
		t.Error("taking everything back left something")
	}
	months, err := d.MonthlyCounts(ctx, "2021-05", "2021-07", "")
	must(t, err)
	dead := township.EventKey{Kind: township.EventDecrease, Way: township.WayDied}
	if m := months[0]; m.Reported[dead] != 1 || m.Happened[dead] != 0 || len(m.Late) != 3 {
		t.Errorf("May stays as reported: %+v", m)
	}
	if m := months[2]; m.Reported[dead] != -1 || len(m.Withdrawn) != 4 {
		t.Errorf("July takes it off: %+v", m)
	}
	for _, e := range months[2].Withdrawn {
		if e.Kind != township.EventHead && e.Names() == "" || e.Head == "" {
			t.Errorf("withdrawn without names: %+v", e)
		}
	}
}

func monthsOfZhang(t *testing.T, d *service.Desk) {
	t.Helper()
	months, err := d.MonthlyCounts(ctx, "2021-02", "2021-05", "柏树村")
	must(t, err)
	dead, born := township.EventKey{Kind: township.EventDecrease, Way: township.WayDied}, township.EventKey{Kind: township.EventIncrease, Way: township.WayBorn}
	split := township.EventKey{Kind: township.EventSplit}
	for i, want := range [][7]int{{0, 0, 0, 0, 0, 0, 6}, {1, 0, 0, 0, 0, 0, 5}, {0, 1, 0, 0, 0, 0, 6}, {0, 0, 1, 1, 1, 1, 6}} {
		m := months[i]
		if got := [7]int{m.Happened[dead], m.Happened[born], m.Happened[split], m.Reported[dead], m.Reported[born], m.Reported[split], m.People}; got != want {
			t.Errorf("%s: %v, want %v", m.Month, got, want)
		}
	}
	if late := months[3].Late; len(late) != 3 {
		t.Errorf("May names %d late entries, want 3", len(late))
	}
}

// TestHouseholdEnds: a household that is no more has nobody, is in no ledger, is not counted, and takes nothing.
func TestHouseholdEnds(t *testing.T) {
	d, a, _ := newDesk(t)
	household, people := zhang(t, a)
	before := dump(t, a)
	deed, err := d.CloseHousehold(ctx, township.HouseholdClosing{Household: household, Happening: township.Happening{On: "2021-06-01", Way: township.WayAllMoved}}, "")
	must(t, err)
	row := rowOf(t, d, "5199001")
	if row.Closed != "2021-06-01" || row.ClosedWay != township.WayAllMoved || row.People != 0 || row.Ledger != township.None || row.Head != "张大山" {
		t.Errorf("row %+v", row)
	}
	if households, n, err := d.Counts(ctx); err != nil || households != 0 || n != 0 {
		t.Errorf("%d households, %d people, %v", households, n, err)
	}
	stays, err := a.Read(ctx).StaysOf(household)
	must(t, err)
	if stays[0].Left != "2021-06-01" || stays[0].LeaveReason != township.WayAllMoved {
		t.Errorf("stay %+v", stays[0])
	}
	_, err = d.MoveHouseholds(ctx, []township.Move{{Household: household, To: township.Marginal, On: "2021-11-01", Reason: "核实"}})
	wantCode(t, err, township.CodeInvalid, "已于 2021-06-01 注销", "不能移入台账")
	_, err = d.RecordDecrease(ctx, township.NaturalDecrease{Household: household, Happening: township.Happening{On: "2021-06-02", Way: "死亡"}, People: []int64{people["张强"]}}, "")
	wantCode(t, err, township.CodeInvalid, "已于 2021-06-01 注销")
	_, err = d.Undo(ctx, deed.ID, false)
	must(t, err)
	if dump(t, a) != before {
		t.Error("taking back left something")
	}
}

// TestMergeHouseholds puts everybody into the other household, and names them there.
func TestMergeHouseholds(t *testing.T) {
	d, a, _ := newDesk(t)
	household, people := zhang(t, a)
	var other int64
	datatest.MustDo(t, a, "另一户", func(tx *data.Tx) error {
		other, _ = datatest.Household(t, tx, 1, "5199002", "李四")
		return nil
	})
	req := township.HouseholdMerge{Household: household, Into: other, Happening: township.Happening{On: "2021-06-01"}, Relations: map[int64]string{}}
	_, err := d.MergeHouseholds(ctx, req, "")
	wantCode(t, err, township.CodeInvalid, "请选择张大山与户主的关系")
	for _, id := range people {
		req.Relations[id] = "其他"
	}
	deed, err := d.MergeHouseholds(ctx, req, "")
	must(t, err)
	if deed.Title != "柏树村1组张大山户：6人并入柏树村1组李四户（2021-06-01）" {
		t.Errorf("deed %q", deed.Title)
	}
	if got := rowOf(t, d, "5199002"); got.People != 7 || got.Head != "李四" {
		t.Errorf("the household that took them in: %+v", got)
	}
	if got := rowOf(t, d, "5199001"); got.Head != "张大山" || got.ClosedWay != township.WayMerged || got.Ledger != township.None {
		t.Errorf("the household that is no more: %+v", got)
	}
}

// TestIncreaseNumbers: a number that somebody present has names him and his household.
func TestIncreaseNumbers(t *testing.T) {
	d, a, _ := newDesk(t)
	household, people := zhang(t, a)
	datatest.MustDo(t, a, "证件", func(tx *data.Tx) error {
		_, err := tx.Update(township.Members, people["张强"], map[string]string{"id_number": datatest.ID(1)})
		return err
	})
	id := township.IDNumber(datatest.ID(1))
	m := datatest.Record(township.Members, "name", "赵六", "sex", id.Sex(), "relation", "其他", "id_number", string(id))
	req := township.NaturalIncrease{Household: household, Happening: township.Happening{On: "2021-06-01", Way: "迁入"}, People: []township.Record{m}}
	_, err := d.RecordIncrease(ctx, req, "")
	wantCode(t, err, township.CodeInvalid, "赵六的证件号码已属于柏树村1组张大山户的张强")
	next := township.IDNumber(datatest.ID(2))
	m.Set("id_number", string(next))
	m.Set("sex", next.Sex())
	_, err = d.RecordIncrease(ctx, req, "")
	must(t, err)
	f, err := d.Family(ctx, household)
	must(t, err)
	last := f.Members[len(f.Members)-1]
	if born, _ := next.Birth(); last.Get("birth_date") != string(born) || last.Get("joined_on") != "2021-06-01" || last.Get("joined_way") != "迁入" {
		t.Errorf("joined as %v", last.Values)
	}
}
