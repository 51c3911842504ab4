package changes

import (
	"context"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeHost keeps also what was offered after a deed.
type fakeHost struct {
	*uitest.Host
	offers []func()
}

func (h *fakeHost) DoneOffering(deed township.Deed, text, _ string, offer func()) {
	h.Done(deed, text)
	h.offers = append(h.offers, offer)
}

// fakeDesk has one family, and keeps what it was asked to do.
type fakeDesk struct {
	family    township.Family
	rows      []township.HouseholdRow
	events    []township.Event
	err       error
	increases []township.NaturalIncrease
	decreases []township.NaturalDecrease
	heads     []township.HeadChange
	splits    []township.HouseholdSplit
	merges    []township.HouseholdMerge
	closings  []township.HouseholdClosing
	sheets    []township.ChangeSheetRequest
	months    []string
	departed  township.Record
}

func (d *fakeDesk) Events(context.Context, township.EventFilter) ([]township.Event, error) {
	return d.events, nil
}

func (d *fakeDesk) MonthlyCounts(_ context.Context, from, to, village string) ([]township.MonthCount, error) {
	return township.CountMonths(d.events, from, to, village, 100), nil
}

func (d *fakeDesk) Family(_ context.Context, id int64) (township.Family, error) {
	if id != d.family.Household.ID {
		other := township.Family{Household: township.Households.NewRecord(), Members: []township.Record{member(99, "李四", "户主", "男", "1960")}}
		other.Household.ID = id
		return other, nil
	}
	return d.family, nil
}

func (d *fakeDesk) EventDeed(_ context.Context, event int64) (township.Deed, error) {
	return township.Deed{ID: 100 + event}, nil
}

func (d *fakeDesk) Holder(_ context.Context, number string) (township.Record, string, error) {
	if number == "" || number != d.departed.Get("id_number") {
		return township.Record{}, "", nil
	}
	return d.departed, "石桥村李四户", nil
}

func (d *fakeDesk) Households(context.Context) ([]*township.HouseholdRow, error) {
	return township.Pointers(d.rows), nil
}

func (d *fakeDesk) Villages(context.Context) ([]township.Village, error) {
	return []township.Village{{ID: 1, Name: "柏树村"}, {ID: 2, Name: "石桥村"}}, nil
}

func (d *fakeDesk) Vocabularies(context.Context) (township.Vocabularies, error) {
	return township.Vocabularies{}, nil
}

func (d *fakeDesk) RecordIncrease(_ context.Context, req township.NaturalIncrease, _ township.Origin) (township.Deed, error) {
	d.increases = append(d.increases, req)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) RecordDecrease(_ context.Context, req township.NaturalDecrease, _ township.Origin) (township.Deed, error) {
	d.decreases = append(d.decreases, req)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) ChangeHead(_ context.Context, req township.HeadChange, _ township.Origin) (township.Deed, error) {
	d.heads = append(d.heads, req)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) SplitHousehold(_ context.Context, req township.HouseholdSplit, _ township.Origin) (township.Deed, int64, error) {
	d.splits = append(d.splits, req)
	return township.Deed{ID: 7}, 8, d.err
}

func (d *fakeDesk) MergeHouseholds(_ context.Context, req township.HouseholdMerge, _ township.Origin) (township.Deed, error) {
	d.merges = append(d.merges, req)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) CloseHousehold(_ context.Context, req township.HouseholdClosing, _ township.Origin) (township.Deed, error) {
	d.closings = append(d.closings, req)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) PrintChangeSheets(_ context.Context, req township.ChangeSheetRequest, _ string) (township.WallListResult, error) {
	d.sheets = append(d.sheets, req)
	return township.WallListResult{Lists: 1, Pages: 1}, nil
}

func (d *fakeDesk) ExportChanges(context.Context, township.EventFilter, bool, string) (int, error) {
	return len(d.events), nil
}

func (d *fakeDesk) PrintMonthlyChanges(_ context.Context, from, to, village, _ string) (township.WallListResult, error) {
	d.months = append(d.months, from+" "+to+" "+village)
	return township.WallListResult{Pages: 1}, nil
}

func member(id int64, name, relation, sex string, birth township.Date) township.Record {
	m := township.Members.NewRecord()
	m.ID = id
	m.Set("name", name)
	m.Set("relation", relation)
	m.Set("sex", sex)
	m.Set("birth_date", string(birth))
	return m
}

// zhang is a family of six, the head first.
func zhang() township.Family {
	h := township.Households.NewRecord()
	h.ID = 1
	h.Set("village_id", "1")
	h.Set("group_name", "1组")
	h.Set("people_declared", "6")
	return township.Family{Household: h, Since: map[int64]township.Date{}, Members: []township.Record{
		member(1, "张大山", "户主", "男", "1948-03-01"), member(2, "刘桂兰", "配偶", "女", "1951-07-09"), member(3, "张强", "之子", "男", "1975-01-20"),
		member(4, "陈红", "之儿媳", "女", "1977-02-02"), member(5, "张小军", "之孙子", "男", "2003-09-09"), member(6, "干亲", "其他", "女", "1980"),
	}}
}

func event(id int64, kind township.EventKind, way string, happened, recorded township.Date, name string) township.Event {
	return township.Event{
		ID: id, Kind: kind, Way: way, Happened: happened, Recorded: recorded, Household: id, Village: "柏树村", Group: "1组", Head: "户主" + name, Code: "519900" + idText(id),
		People: []township.EventPerson{{Member: id, Name: name, Part: township.PartLeft, Before: "之父", Birth: "1950"}},
	}
}

// open makes a screen in a window.
func open(tb testing.TB) (*Screen, *fakeHost, *fakeDesk) {
	tb.Helper()
	host := &fakeHost{Host: uitest.NewHost(tb)}
	desk := &fakeDesk{family: zhang(), events: []township.Event{
		event(1, township.EventDecrease, township.WayDied, "2021-03-02", "2021-05-20", "张大山"),
		event(2, township.EventDecrease, "迁出", "2021-03-20", "2021-03-21", "李梅"),
		event(3, township.EventIncrease, township.WayBorn, "2021-04-03", "2021-04-09", "王小宝"),
		event(4, township.EventClose, township.WayAllMoved, "2020-06-03", "2020-06-09", "赵一"),
	}, rows: []township.HouseholdRow{
		{ID: 1, Village: "柏树村", Group: "1组", Head: "张大山"},
		{ID: 2, Village: "柏树村", Group: "2组", Head: "李四", People: 3},
		{ID: 3, Village: "石桥村", Group: "2组", Head: "王五", People: 3},
		{ID: 4, Village: "柏树村", Group: "2组", Head: "赵一", Closed: "2020-06-03"},
	}}
	s := New(host, desk)
	host.Show(s)
	return s, host, desk
}
