package income

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// archive is a desk at two households of 2021, kept in memory.
type archive struct {
	StandardSetter
	ItemSetter
	ItemFounder
	Exchanger

	rows   []*township.HouseholdRow
	items  []township.IncomeItem
	family map[int64][]township.IncomePerson
	last   map[int64][]township.IncomeLine
	sheets map[int64]township.IncomeSheet
	uitest.Drawer
	scans  []township.Attachment
	saves  int
	refuse error
}

func newArchive() *archive {
	items := township.DefaultIncomeItems()
	items[0].Price, items[0].CostRatio = 180000, 600000
	return &archive{
		rows: []*township.HouseholdRow{
			{ID: 1, Code: "519900100001", Village: "柏树村", Group: "1组", Head: "张三丰", People: 4, Type: "脱贫户", Ledger: township.Stable},
			{ID: 2, Code: "519900100002", Village: "柏树村", Group: "1组", Head: "李四", People: 2, Type: "脱贫户", Ledger: township.Stable},
		},
		items: items,
		family: map[int64][]township.IncomePerson{
			1: {{Name: "张三丰", Age: 66}, {Name: "王强", Age: 40, Works: true, Area: "省外", Months: 8}, {Name: "张小", Age: 12}},
		},
		last:   map[int64][]township.IncomeLine{1: {{Category: township.Operating, Item: "猪", Unit: "头", Quantity: 20000, Income: 360000, Expense: 200000}}},
		sheets: map[int64]township.IncomeSheet{},
	}
}

func (a *archive) IncomeYears(context.Context) ([]string, error) { return []string{"2021"}, nil }

func (a *archive) Standards(context.Context, string) ([]township.Standard, error) {
	return []township.Standard{{Year: "2021", Name: "回头看", PovertyLine: 400000, MonitorLine: 600000}}, nil
}

func (a *archive) IncomeFigures(context.Context, string) ([]township.IncomeFigure, error) {
	var out []township.IncomeFigure
	for _, r := range a.rows {
		f := township.IncomeFigure{Row: r}
		if s, ok := a.sheets[r.ID]; ok {
			f.Sheet, f.State, f.Population = s.ID, s.State, s.Population
			f.PerCapita, f.Known = s.Totals().PerCapita()
		}
		out = append(out, f)
	}
	return out, nil
}

func (a *archive) OpenIncome(_ context.Context, household int64, year string) (township.IncomeFile, error) {
	for _, r := range a.rows {
		if r.ID != household {
			continue
		}
		f := township.IncomeFile{Row: *r, LastLines: a.last[household], Letters: map[string]string{"玉米": "ym", "蔬菜": "sc"}}
		f.Sheet = township.IncomeSheet{Household: household, Year: year, Version: 1, State: township.SheetDraft}
		if s, ok := a.sheets[household]; ok {
			f.Sheet = s
		}
		f.Items, f.Family, f.People = a.items, a.family[household], r.People
		f.Standards, _ = a.Standards(context.Background(), year)
		f.Recount()
		return f, nil
	}
	return township.IncomeFile{}, township.Errorf(township.CodeNotFound, "没有这一户。")
}

func (a *archive) IncomeVersion(context.Context, int64) (township.IncomeSheet, error) {
	return township.IncomeSheet{}, nil
}

func (a *archive) SaveIncome(_ context.Context, edit township.SheetEdit, _ township.Origin) (township.IncomeSheet, township.Deed, error) {
	if a.refuse != nil {
		return edit.Sheet, township.Deed{}, a.refuse
	}
	a.saves++
	s := edit.Sheet
	s.ID, s.State = s.Household, township.SheetDraft
	if edit.Finish {
		s.State = township.SheetComplete
	}
	a.sheets[s.Household] = s
	return s, township.Deed{ID: int64(a.saves)}, s.Validate()
}

func (a *archive) SignIncome(_ context.Context, ids []int64, g township.Signature) (township.Deed, error) {
	if a.refuse != nil {
		return township.Deed{}, a.refuse
	}
	for _, id := range ids {
		s := a.sheets[id]
		s.State, s.Signature = township.SheetSigned, g
		a.sheets[id] = s
	}
	return township.Deed{ID: 9}, g.Validate(uitest.Today, "")
}

func (a *archive) CorrectIncome(_ context.Context, id int64, reason string) (township.IncomeSheet, township.Deed, error) {
	s := a.sheets[id]
	s.Version, s.State, s.Reason = s.Version+1, township.SheetDraft, reason
	a.sheets[id] = s
	return s, township.Deed{ID: 10}, nil
}

func (a *archive) ReopenIncome(context.Context, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (a *archive) DeleteIncome(_ context.Context, id int64, _ string) (township.Deed, error) {
	delete(a.sheets, id)
	return township.Deed{ID: 11}, nil
}

func (a *archive) AttachmentsOf(context.Context, township.AttachmentOwner) ([]township.Attachment, error) {
	return a.scans, nil
}

func (a *archive) AddAttachments(_ context.Context, owner township.AttachmentOwner, paths []string, _ township.Origin, _ func(done, total int)) (township.AttachmentOutcome, error) {
	for range paths {
		a.scans = append(a.scans, township.Attachment{ID: owner.ID})
	}
	return township.AttachmentOutcome{Added: len(paths)}, nil
}

// clerk sits at the screen and uses nothing but the keyboard; she counts her strokes.
type clerk struct {
	testing.TB
	*uitest.Host
	desk    *archive
	screen  *Screen
	strokes int
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	c := &clerk{TB: t, Host: uitest.NewHost(t), desk: newArchive()}
	c.screen = New(c.Host, c.desk)
	c.screen.later = func(func()) (stop func()) { return func() {} } // a draft is not kept after the test
	c.Show(c.screen)
	t.Cleanup(func() {
		if c.screen.sheet != nil {
			c.screen.sheet.keeper.Stop()
		}
	})
	return c
}

// open opens a household's sheet from the list.
func (c *clerk) open(household int64) *sheetPage {
	c.Helper()
	c.screen.begin(household)
	if c.screen.sheet == nil {
		c.Fatalf("the sheet of %d did not open: %v", household, c.Failures)
	}
	return c.screen.sheet
}

func (c *clerk) key(names ...fyne.KeyName) {
	c.Helper()
	for _, name := range names {
		c.strokes++
		f := c.Win.Canvas().Focused()
		if f == nil {
			c.Fatalf("%s: nothing has the keyboard", name)
		}
		f.TypedKey(uitest.Key(name))
	}
}

func (c *clerk) typed(text string) {
	c.Helper()
	for _, r := range text {
		c.strokes++
		c.Win.Canvas().Focused().TypedRune(r)
	}
}

func (c *clerk) ctrl(key fyne.KeyName) {
	c.Helper()
	c.strokes++
	c.Win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
}

// at says in which row and column the keyboard is: 猪 数量.
func (c *clerk) at() string {
	p := c.screen.sheet
	line, column, ok := p.grid.Current()
	if !ok {
		return ""
	}
	return strings.TrimSpace(itemText(p.rows[line].EntryRow)) + " " + sheetColumns[column].Label
}

// said are the lines of the sheet on screen: 猪 3 5400.00-3240.00.
func (c *clerk) said() string {
	var out []string
	for _, l := range c.screen.sheet.lines() {
		out = append(out, fmt.Sprintf("%s %s %s-%s", l.Name(), l.Quantity.Text(), l.Income, l.Expense))
	}
	return strings.Join(out, "; ")
}
