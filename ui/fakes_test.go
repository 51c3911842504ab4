package ui

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

const today = township.Date("2026-11-21")

// evening is the moment of every deed of fakeDesk.
var evening = time.Date(2026, 11, 21, 21, 4, 0, 0, time.Local)

// undoCall is one call of fakeDesk.Undo.
type undoCall struct {
	id      int64
	cascade bool
}

// fakeDesk is a desk at an archive of a few households.
type fakeDesk struct {
	fakeForms
	office   township.Office
	rules    township.OfficeRules
	rows     []township.HouseholdRow
	attached []string // files that were filed
	helpers  []string
	operator string
	last     *township.Deed
	redo     *township.Deed
	deeds    []township.Deed
	undone   []undoCall
	conflict bool // taking back without cascade is refused
	reads    int  // of the register

	staff   []township.Operator
	minutes int   // after which the window locks
	trouble error // when the staff is read
}

func founded() *fakeDesk {
	return &fakeDesk{office: township.Office{Name: "清溪镇", Kind: "镇"}, operator: "张会计"}
}

func (d *fakeDesk) Office(context.Context) (township.Office, township.OfficeRules, bool, error) {
	return d.office, d.rules, d.office.Name != "", nil
}

func (d *fakeDesk) Found(_ context.Context, o township.Office, _ []township.Village) (township.Deed, error) {
	d.office = o
	return township.Deed{ID: 1, At: evening, DeedInfo: township.DeedInfo{Kind: township.DeedInit}}, nil
}

func (d *fakeDesk) SaveOffice(_ context.Context, o township.Office, r township.OfficeRules) (township.Deed, error) {
	d.office, d.rules = o, r
	return township.Deed{ID: 2, At: evening}, nil
}

func (d *fakeDesk) Households(context.Context) ([]*township.HouseholdRow, error) {
	d.reads++
	return township.Pointers(d.rows), nil
}

// Find looks through the rows: the first name of each is its head's, the others are its members'.
func (d *fakeDesk) Find(_ context.Context, req township.FindRequest) (township.Found, error) {
	var all []township.Findable
	for _, r := range d.rows {
		state := ""
		if r.Closed != "" {
			state = "已注销 " + string(r.Closed)
		}
		all = append(all, township.Findable{
			HitRef: township.HitRef{Kind: township.HitHousehold, ID: r.ID}, Household: r.ID, Title: r.Head, Name: r.Head, Code: r.Code, Ledger: r.Ledger, State: state,
		})
		for i, name := range strings.Fields(r.Search.Names) {
			if name != r.Head {
				all = append(all, township.Findable{HitRef: township.HitRef{Kind: township.HitPerson, ID: 100*r.ID + int64(i)}, Household: r.ID, Title: name, Name: name})
			}
		}
	}
	for _, name := range d.helpers {
		all = append(all, township.Findable{HitRef: township.HitRef{Kind: township.HitHelper, Label: name}, Title: name, Name: name})
	}
	return township.Find(all, req), nil
}

func (d *fakeDesk) Counts(context.Context) (households, people int, err error) {
	return len(d.rows), 3 * len(d.rows), nil
}

func (d *fakeDesk) OpenHousehold(_ context.Context, id int64) (township.HouseholdFile, error) {
	for _, r := range d.rows {
		if r.ID == id {
			h := township.Households.NewRecord()
			h.ID = id
			h.Set("village_id", "1")
			return township.HouseholdFile{Row: r, Household: h}, nil
		}
	}
	return township.HouseholdFile{}, township.Errorf(township.CodeNotFound, "没有这户。")
}

func (d *fakeDesk) LastUndoable(context.Context) (township.Deed, bool, error) {
	if d.last == nil {
		return township.Deed{}, false, nil
	}
	return *d.last, true, nil
}

func (d *fakeDesk) Undo(_ context.Context, id int64, cascade bool) (township.Deed, error) {
	d.undone = append(d.undone, undoCall{id, cascade})
	if d.conflict && !cascade {
		return township.Deed{}, township.Errorf(township.CodeConflict, "之后的2项操作建立在它之上。")
	}
	return township.Deed{ID: id + 1, At: evening, DeedInfo: township.DeedInfo{Kind: township.DeedUndo, Title: "撤销：移动"}}, nil
}

func (d *fakeDesk) LastRedoable(context.Context) (township.Deed, bool, error) {
	if d.redo == nil {
		return township.Deed{}, false, nil
	}
	return *d.redo, true, nil
}

func (d *fakeDesk) FindDeeds(context.Context, township.HistoryFilter, int64, int) ([]township.Deed, error) {
	return d.deeds, nil
}

func (d *fakeDesk) DeedDetail(_ context.Context, id int64, _ township.HistoryFilter, _ int64) (township.DeedDetail, error) {
	return township.DeedDetail{Deed: township.Deed{ID: id}}, nil
}

func (d *fakeDesk) Deed(_ context.Context, id int64) (township.Deed, error) {
	return township.Deed{ID: id}, nil
}

func (d *fakeDesk) HistoryChoices(context.Context) (township.HistoryChoices, error) {
	return township.HistoryChoices{}, nil
}

func (d *fakeDesk) ExportHistory(context.Context, township.HistoryFilter, string, func(int, int)) (int, error) {
	return 0, nil
}

func (d *fakeDesk) Bin(context.Context) ([]township.BinItem, error) { return nil, nil }
func (d *fakeDesk) Restore(context.Context, int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) EmptyBin(context.Context, []int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) DeleteHousehold(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) DeleteMember(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) CheckAdminPassword(context.Context, string) error { return nil }

func (d *fakeDesk) Reveals(context.Context, township.RevealFilter, int) ([]township.Reveal, error) {
	return nil, nil
}

func (d *fakeDesk) LedgersBegan(context.Context) (township.Date, error) { return "", nil }

func (d *fakeDesk) VillageCounts(context.Context, township.Date) ([]township.VillageCount, error) {
	return nil, nil
}

func (d *fakeDesk) Operator() string { return d.operator }

func (d *fakeDesk) Operators(context.Context) ([]township.Operator, error) {
	return slices.Clone(d.staff), d.trouble
}

func (d *fakeDesk) IdleMinutes(context.Context) (int, error) { return d.minutes, d.trouble }

// SignIn takes 2580 for the PIN of everybody who has one.
func (d *fakeDesk) SignIn(_ context.Context, name, pin string) error {
	for _, o := range d.staff {
		if o.Name == name && o.HasPIN && pin != "2580" {
			return township.Errorf(township.CodePassword, "“%s”的PIN不对。", name)
		}
	}
	d.operator = name
	return nil
}

func (d *fakeDesk) SaveOperator(context.Context, township.Operator) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) SetPIN(context.Context, int64, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) ClearPIN(context.Context, int64, string) (township.Deed, error) {
	return township.Deed{}, nil
}
func (d *fakeDesk) HasAdminPassword(context.Context) (bool, error) { return false, nil }
func (d *fakeDesk) SetAdminPassword(context.Context, string, string) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) SaveIdleMinutes(context.Context, int) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) Today() township.Date { return today }
func (d *fakeDesk) ArchivePath() string  { return "/data/qingxi.db" }

func (d *fakeDesk) NoteReveal(context.Context, ...township.Reveal) error { return nil }

func (d *fakeDesk) Villages(context.Context) ([]township.Village, error) { return nil, nil }
func (d *fakeDesk) SaveVillages(context.Context, []township.Village) (township.Deed, error) {
	return township.Deed{}, nil
}
func (d *fakeDesk) OpenProposals(context.Context) ([]township.Proposal, error) { return nil, nil }
func (d *fakeDesk) Deeds(context.Context, int) ([]township.Deed, error)        { return d.deeds, nil }
func (d *fakeDesk) Imports(context.Context) ([]township.ImportRecord, error)   { return nil, nil }
func (d *fakeDesk) HoldProposals(context.Context, []int64) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) AcceptProposals(context.Context, []int64, township.Date, township.Origin) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) MoveHouseholds(context.Context, []township.Move) (township.Deed, error) {
	return township.Deed{}, nil
}

func (d *fakeDesk) LedgerRows(context.Context, string, township.Ledger, township.Date) ([]township.HouseholdRow, error) {
	return nil, nil
}

func (d *fakeDesk) Preview(context.Context, string, township.ImportOptions) (township.PendingImport, error) {
	return nil, township.Errorf(township.CodeUnreadable, "文件读不出来。")
}

func (d *fakeDesk) PrintWallLists(context.Context, township.WallListRequest, string, func(int, int)) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}

func (d *fakeDesk) ExportLedgers(context.Context, township.WallListRequest, string, func(int, int)) (township.WallListResult, error) {
	return township.WallListResult{}, nil
}

// opened is a window with its shell for a test, which ends when all that it began has ended.
func opened(t *testing.T, d *fakeDesk, change ...func(*Config)) *Shell {
	t.Helper()
	c := Config{Desk: d}
	for _, f := range change {
		f(&c)
	}
	app := newLoopedApp(t)
	s := New(app, c)
	t.Cleanup(func() { app.await(t, "what is under way", func() bool { return s.working+s.apart == 0 }) })
	s.Show()
	return s
}

// press types a key on the window.
func press(s *Shell, key fyne.KeyName) {
	if f := s.win.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: key})
		return
	}
	s.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: key})
}

// combine types a shortcut on the window.
func combine(s *Shell, key fyne.KeyName, modifier fyne.KeyModifier) {
	typeShortcut(s, &desktop.CustomShortcut{KeyName: key, Modifier: modifier})
}

// typeShortcut types a shortcut where no widget uses it. Fyne's test canvas hides that it takes
// shortcuts: they are in the canvas that it wraps.
func typeShortcut(s *Shell, shortcut fyne.Shortcut) {
	wrapped := reflect.ValueOf(s.win.Canvas()).Elem().FieldByName("WindowlessCanvas").Interface()
	wrapped.(fyne.Shortcutable).TypedShortcut(shortcut)
}

func ctrl(s *Shell, key fyne.KeyName) { combine(s, key, fyne.KeyModifierControl) }

// tap presses the button of that word in the dialog that is open, or else in the window.
func tap(t *testing.T, s *Shell, label string) {
	t.Helper()
	where := s.win.Canvas().Overlays().Top()
	if where == nil {
		where = s.win.Content()
	}
	for _, o := range test.LaidOutObjects(where) {
		if b, ok := o.(*widgets.Button); ok && b.Text == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}
