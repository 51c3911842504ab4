package income

import (
	"context"
	"slices"
	"testing"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeDesk has figures of two years and what they are held against, and keeps what it was asked to do.
type fakeDesk struct {
	exchange

	years     []string
	figures   map[string][]township.IncomeFigure
	standards []township.Standard
	items     map[string][]township.IncomeItem
	uses      map[township.LineKey]int
	err       error

	saved    []township.Standard
	removed  []int64
	kept     []township.IncomeItem
	taken    []int64
	moved    []int
	founded  []string
	copied   []string
	opened   []int64
	signed   []int64
	reopened []int64
}

func (d *fakeDesk) IncomeYears(context.Context) ([]string, error) { return d.years, nil }

func (d *fakeDesk) Standards(_ context.Context, year string) ([]township.Standard, error) {
	return slices.DeleteFunc(slices.Clone(d.standards), func(s township.Standard) bool { return year != "" && s.Year != year }), nil
}

func (d *fakeDesk) IncomeFigures(_ context.Context, year string) ([]township.IncomeFigure, error) {
	return d.figures[year], nil
}

func (d *fakeDesk) OpenIncome(_ context.Context, household int64, year string) (township.IncomeFile, error) {
	d.opened = append(d.opened, household)
	f := township.IncomeFile{Sheet: township.IncomeSheet{Household: household, Year: year, Version: 1, State: township.SheetDraft}}
	for _, r := range d.figures[year] {
		if r.Row.ID == household {
			f.Row = *r.Row
		}
	}
	return f, nil
}

func (d *fakeDesk) IncomeVersion(context.Context, int64) (township.IncomeSheet, error) {
	return township.IncomeSheet{}, nil
}

func (d *fakeDesk) SaveIncome(_ context.Context, edit township.SheetEdit, _ township.Origin) (township.IncomeSheet, township.Deed, error) {
	return edit.Sheet, township.Deed{ID: 1}, nil
}

func (d *fakeDesk) SignIncome(_ context.Context, ids []int64, _ township.Signature) (township.Deed, error) {
	d.signed = ids
	return township.Deed{ID: 2}, nil
}

func (d *fakeDesk) CorrectIncome(context.Context, int64, string) (township.IncomeSheet, township.Deed, error) {
	return township.IncomeSheet{}, township.Deed{ID: 3}, nil
}

func (d *fakeDesk) ReopenIncome(_ context.Context, ids []int64) (township.Deed, error) {
	d.reopened = ids
	return township.Deed{ID: 4}, nil
}

func (d *fakeDesk) DeleteIncome(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{ID: 5}, nil
}

func (d *fakeDesk) SaveDraft(context.Context, township.Draft) error { return nil }

func (d *fakeDesk) Drafts(context.Context) ([]township.Draft, error) { return nil, nil }

func (d *fakeDesk) DropDraft(context.Context, string) error { return nil }

func (d *fakeDesk) SaveStandard(_ context.Context, s township.Standard) (township.Deed, error) {
	d.saved = append(d.saved, s)
	return township.Deed{ID: 6}, d.err
}

func (d *fakeDesk) RemoveStandard(_ context.Context, id int64) (township.Deed, error) {
	d.removed = append(d.removed, id)
	return township.Deed{ID: 7}, d.err
}

func (d *fakeDesk) IncomeItems(_ context.Context, year string) ([]township.IncomeItem, map[township.LineKey]int, error) {
	if items, ok := d.items[year]; ok {
		return items, d.uses, nil
	}
	return township.DefaultIncomeItems(), nil, nil
}

func (d *fakeDesk) SaveItem(_ context.Context, i township.IncomeItem) (township.Deed, error) {
	d.kept = append(d.kept, i)
	return township.Deed{ID: 8, DeedInfo: township.DeedInfo{Title: "收入品种 2021年：" + i.Name + "（2张草稿已重算）"}}, d.err
}

func (d *fakeDesk) RemoveItem(_ context.Context, id int64) (township.Deed, error) {
	d.taken = append(d.taken, id)
	if d.err == nil {
		for year, items := range d.items {
			d.items[year] = slices.DeleteFunc(slices.Clone(items), func(i township.IncomeItem) bool { return i.ID == id })
		}
	}
	return township.Deed{ID: 9}, d.err
}

func (d *fakeDesk) MoveItem(_ context.Context, id int64, by int) (township.Deed, error) {
	d.moved = append(d.moved, int(id), by)
	return township.Deed{ID: 10}, d.err
}

func (d *fakeDesk) FoundItems(_ context.Context, year string) (township.Deed, error) {
	d.founded = append(d.founded, year)
	d.items[year] = sampleItems(year)
	return township.Deed{ID: 11}, d.err
}

func (d *fakeDesk) CopyItems(_ context.Context, from, to string) (township.Deed, error) {
	d.copied = append(d.copied, from, to)
	return township.Deed{ID: 12}, d.err
}

func sampleItems(year string) []township.IncomeItem {
	return []township.IncomeItem{
		{ID: 1, Year: year, Category: township.Operating, Name: "猪", Unit: "头", Price: 1800_00, CostRatio: 60_0000, Position: 1},
		{ID: 2, Year: year, Category: township.Operating, Name: "牛", Unit: "头", Position: 2},
		{ID: 3, Year: year, Category: township.Operating, Name: "柠檬", Unit: "斤", Position: 3, Retired: true},
		{ID: 4, Year: year, Category: township.Wage, Name: "务工收入", Unit: "月", Detail: township.WorkItem, Position: 1},
	}
}

var standards2021 = []township.Standard{
	{ID: 1, Year: "2021", Name: "回头看", PovertyLine: 4000_00, MonitorLine: 6000_00, FocusLine: 4000_00, From: "2020-10-01", To: "2021-09-30", Fall: 30, RigidShare: 50, Source: "〔2021〕1号"},
	{ID: 2, Year: "2021", Name: "巩固成果", PovertyLine: 4000_00, MonitorLine: 6500_00, From: "2020-10-01", To: "2021-09-30"},
}

// figure is a household with a sheet in a state, its per-capita income and last year's in yuan; last 0: none.
func figure(id int64, village, head string, state township.SheetState, perCapita, last township.Fen) township.IncomeFigure {
	f := township.IncomeFigure{Row: &township.HouseholdRow{ID: id, Village: village, Group: "1组", Head: head, People: 2, Ledger: township.Stable}, State: state}
	if state != "" {
		f.Sheet, f.Version, f.Population, f.Known = 100+id, 1, 2, true
		f.PerCapita, f.Net = perCapita*100, perCapita*200
		f.Of = [4]township.Fen{perCapita * 150, 0, 0, perCapita * 50}
	}
	if last != 0 {
		was := last * 100
		f.Last = &was
	}
	t := township.IncomeTotals{Population: f.Population}
	t.All.Net = f.Net
	if state != "" {
		f.Flags = township.Flags(t, 0, f.Last, standards2021)
	}
	return f
}

// sampleDesk has eight households in two villages, one of them without people, one without a sheet.
func sampleDesk() *fakeDesk {
	unpeopled := figure(8, "双河村", "空户", township.SheetDraft, 0, 0)
	unpeopled.Known, unpeopled.Population = false, 0
	return &fakeDesk{
		years: []string{"2021", "2020"}, standards: standards2021, items: map[string][]township.IncomeItem{"2021": sampleItems("2021")},
		uses: map[township.LineKey]int{{Category: township.Operating, Item: "猪"}: 3},
		figures: map[string][]township.IncomeFigure{"2021": {
			figure(1, "柏树村", "张三", township.SheetSigned, 3500, 9000), figure(2, "柏树村", "李四", township.SheetComplete, 5200, 6800),
			figure(3, "柏树村", "王五", township.SheetDraft, 6200, 6000), figure(4, "柏树村", "赵六", "", 0, 5000),
			figure(5, "双河村", "钱七", township.SheetSigned, 12800, 12000), figure(6, "双河村", "孙八", township.SheetComplete, 9900, 10100),
			figure(7, "双河村", "周九", township.SheetDraft, -700, 3000), unpeopled,
		}, "2020": {figure(1, "柏树村", "张三", "", 0, 0)}},
	}
}

// open makes a screen in a window.
func open(tb testing.TB, desk *fakeDesk) (*Screen, *uitest.Host) {
	tb.Helper()
	host := uitest.NewHost(tb)
	s := New(host, desk)
	host.Show(s)
	return s, host
}

// heads are the households that the list shows.
func heads(s *Screen) []string {
	var out []string
	for _, r := range s.list.table.Rows() {
		out = append(out, r.Row.Head)
	}
	return out
}

func wantHeads(t *testing.T, s *Screen, what string, want ...string) {
	t.Helper()
	if got := heads(s); !slices.Equal(got, want) || s.view != nil {
		t.Errorf("%s opens %v, want %v", what, got, want)
	}
}

func (d *fakeDesk) AttachmentsOf(context.Context, township.AttachmentOwner) ([]township.Attachment, error) {
	return nil, nil
}

func (d *fakeDesk) AddAttachments(context.Context, township.AttachmentOwner, []string, township.Origin, func(done, total int)) (township.AttachmentOutcome, error) {
	return township.AttachmentOutcome{}, nil
}
