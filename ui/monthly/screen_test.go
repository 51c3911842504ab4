package monthly

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/uitest"
)

// fakeDesk is an archive in memory.
type fakeDesk struct {
	files []township.MonthlyFile // the latest month first
	items []township.ChecklistItem
	edits []township.MonthlyEdit
	uitest.Drawer
	paper []int64
	err   error
}

func (d *fakeDesk) MonthlyEditions(context.Context) ([]township.MonthlyEdition, error) {
	var out []township.MonthlyEdition
	for _, f := range d.files {
		out = append(out, f.MonthlyEdition)
	}
	return out, nil
}

func (d *fakeDesk) IssueRows(context.Context) ([]township.IssueRow, error) {
	return []township.IssueRow{{Issue: township.Issue{Found: "2021-10-20", Campaign: 1}}}, nil
}

func (d *fakeDesk) OpenMonthly(_ context.Context, id int64) (township.MonthlyFile, error) {
	for _, f := range d.files {
		if f.ID == id {
			f.Lines = slices.Clone(f.Lines)
			return f, nil
		}
	}
	return township.MonthlyFile{}, township.Errorf(township.CodeNotFound, "没有这一期。")
}

func (d *fakeDesk) StartMonthly(_ context.Context, month string) (township.MonthlyEdition, township.Deed, error) {
	if d.err != nil {
		return township.MonthlyEdition{}, township.Deed{}, d.err
	}
	f := township.NewMonthly(month, "清溪镇", d.items, nil)
	f.ID, f.Day = int64(len(d.files)+1), uitest.Today
	for i := range f.Lines {
		f.Lines[i].ID = int64(i + 1)
	}
	f.Lines[1].Counted = township.MonthlyCount{IssueFigures: township.IssueFigures{Found: 5, Mended: 3, Closed: 2}, Later: []string{"补登：W0012"}}
	d.files = append([]township.MonthlyFile{f}, d.files...)
	return f.MonthlyEdition, township.Deed{ID: 1}, nil
}

func (d *fakeDesk) SaveMonthly(_ context.Context, edit township.MonthlyEdit) (township.Deed, error) {
	d.edits = append(d.edits, edit)
	for i := range d.files {
		if d.files[i].ID == edit.File.ID {
			d.files[i] = edit.File
		}
	}
	return township.Deed{ID: 2}, nil
}

func (d *fakeDesk) CloseMonthly(_ context.Context, id int64) (township.Deed, error) {
	for i := range d.files {
		if d.files[i].ID == id {
			d.files[i].Closed = uitest.Today
		}
	}
	return township.Deed{ID: 3}, nil
}

func (d *fakeDesk) ChecklistItems(context.Context) ([]township.ChecklistItem, error) {
	return slices.Clone(d.items), nil
}

func (d *fakeDesk) SaveChecklistItem(_ context.Context, i township.ChecklistItem) (township.Deed, error) {
	if err := i.Validate(); err != nil {
		return township.Deed{}, err
	}
	if i.Position == 0 {
		i.Position = len(d.items) + 1
		d.items = append(d.items, i)
	}
	d.items[i.Position-1] = i
	return township.Deed{ID: 4}, nil
}

func (d *fakeDesk) RemoveChecklistItem(_ context.Context, i township.ChecklistItem) (township.Deed, error) {
	d.items = slices.DeleteFunc(d.items, func(o township.ChecklistItem) bool { return o.Position == i.Position })
	return township.Deed{ID: 5}, nil
}

func (d *fakeDesk) MoveChecklistItem(context.Context, township.ChecklistItem, int) (township.Deed, error) {
	return township.Deed{ID: 6}, nil
}

func (d *fakeDesk) PrintMonthly(_ context.Context, id int64, _ string) (township.WallListResult, error) {
	d.paper = append(d.paper, id)
	return township.WallListResult{Pages: 4, Households: 37}, nil
}

func (d *fakeDesk) ExportMonthly(ctx context.Context, id int64, path string) (township.WallListResult, error) {
	return d.PrintMonthly(ctx, id, path)
}

// clerk is a screen in a window.
type clerk struct {
	testing.TB
	*Screen
	desk *fakeDesk
	win  *uitest.Host
}

func newClerk(t *testing.T) *clerk {
	t.Helper()
	h := uitest.NewHost(t)
	c := &clerk{TB: t, desk: &fakeDesk{items: township.DefaultChecklist()}, win: h}
	c.Screen = New(h, c.desk)
	h.Show(c.Screen)
	return c
}

// started is a clerk who has begun this month's edition.
func started(t *testing.T) (*clerk, *editionPage) {
	t.Helper()
	c := newClerk(t)
	c.Shortcut("new")
	c.win.Press(t, "新建")
	p, ok := c.view.(*editionPage)
	if !ok || p.file.Month != "2021-11" {
		t.Fatalf("%+v", c.view)
	}
	p.keeper.Wait = func(func()) func() { return func() {} }
	return c, p
}

// key types characters where the keyboard is.
func (c *clerk) key(text string) {
	c.Helper()
	for _, r := range text {
		at := c.win.Win.Canvas().Focused()
		if r == '\n' {
			at.TypedKey(uitest.Key(fyne.KeyReturn))
			continue
		}
		at.TypedRune(r)
	}
}

// TestAnEditionIsWrittenByKeyboard: Enter leads from cell to cell and on to the next item; Ctrl+S saves.
func TestAnEditionIsWrittenByKeyboard(t *testing.T) {
	c, p := started(t)
	if !uitest.Mentions(p.page, "关联问题5个，已整改3个，已销号2个，整改率60.0%") || !uitest.Mentions(p.page, "补登：W0012") {
		t.Error("what is counted is not shown")
	}
	c.key("已查\n立改\n在办\n\n第二项")
	p.unit.SetText("乡村振兴办")
	c.Shortcut("save")
	if len(c.desk.edits) != 1 {
		t.Fatalf("%d saved, failed %v", len(c.desk.edits), c.win.Failures)
	}
	f := c.desk.edits[0].File
	if l := f.Lines[0]; l.Situation != "已查" || l.Measures != "立改" || l.Progress != "在办" || l.Unit != "各街道" || f.Lines[1].Situation != "第二项" || f.Unit != "乡村振兴办" {
		t.Errorf("%+v %s", f.Lines[:2], f.Unit)
	}
	if p.changed() || c.win.Win.Canvas().Focused() != fyne.Focusable(p.lines[1].situation) {
		t.Error("the work does not go on where it was")
	}
}

// TestClosingAsks, saves what was typed, and shows what was sent.
func TestClosingAsks(t *testing.T) {
	c, p := started(t)
	p.lines[0].situation.SetText("已查")
	p.askClose()
	if len(c.desk.edits) != 1 || !uitest.Mentions(c.win.Top(), "36项没有写排查情况") {
		t.Errorf("%d saved, %q", len(c.desk.edits), uitest.Texts(c.win.Top()))
	}
	c.win.Press(t, "上报")
	if p.file.Closed != uitest.Today || p.lines[0].situation != nil || p.changed() || !uitest.Mentions(p.page, "已上报") || !uitest.Mentions(p.page, "已查") {
		t.Errorf("%+v", p.file.MonthlyEdition)
	}
	c.Shortcut("print")
	if !slices.Equal(c.desk.paper, []int64{1}) || !strings.Contains(c.win.Suggested[0], "清溪镇大排查月报表_2021-11.pdf") {
		t.Errorf("%v %q", c.desk.paper, c.win.Suggested)
	}
}

// TestAnEditionIsNotLost: leaving asks, and a draft comes back.
func TestAnEditionIsNotLost(t *testing.T) {
	c, p := started(t)
	p.lines[2].measures.SetText("马上改")
	p.keeper.Keep()
	if d, ok := township.FindDraft(c.desk.Kept, "monthly:1"); !ok || !Drafted(d) {
		t.Fatalf("%v", c.desk.Kept)
	}
	c.Key(uitest.Key(fyne.KeyEscape))
	if c.view == nil || c.win.Top() == nil {
		t.Fatal("it was left without a question")
	}
	c.win.Press(t, "继续填写")
	again := newClerk(t)
	again.desk.files, again.desk.Kept = c.desk.files, c.desk.Kept
	again.openEdition(1)
	again.win.Press(t, "继续填写")
	page := again.view.(*editionPage)
	if page.lines[2].read().Measures != "马上改" || !page.changed() {
		t.Error("the draft is gone")
	}
	again.Key(uitest.Key(fyne.KeyEscape))
	again.win.Press(t, "不保存")
	if again.view != nil || len(again.desk.Kept) != 0 {
		t.Error("what is not wanted stays")
	}
}

// TestMonthsOnOffer: the next after the latest, and what cannot be begun is said beside the month.
func TestMonthsOnOffer(t *testing.T) {
	c := newClerk(t)
	if got := c.list.months(); !slices.Equal(got, []string{"2021-11", "2021-10"}) {
		t.Errorf("%q", got)
	}
	if !uitest.Mentions(c.list.page, "2021年10月大排查月报表应在 2021-11-04 前上报，已过15天，请新建并上报。") {
		t.Errorf("%q", uitest.Texts(c.list.page))
	}
	c.desk.files = []township.MonthlyFile{{MonthlyEdition: township.MonthlyEdition{ID: 1, Month: "2021-09"}}}
	c.Refresh()
	if got := c.list.months(); !slices.Equal(got, []string{"2021-10", "2021-11"}) || !uitest.Mentions(c.list.page, "逾期未上报") && !uitest.Mentions(c.list.page, "已过") {
		t.Errorf("%q", got)
	}
	c.desk.err = township.Errorf(township.CodeConflict, "上月的还没有上报。")
	c.list.askNew()
	c.win.Press(t, "新建")
	if !uitest.Mentions(c.win.Top(), "上月的还没有上报。") {
		t.Errorf("%q", uitest.Texts(c.win.Top()))
	}
}

// TestItems: they are added, changed, retired and taken out.
func TestItems(t *testing.T) {
	c := newClerk(t)
	c.openItems()
	p := c.view.(*itemsPage)
	c.Shortcut("new")
	c.key("新项目\n")
	c.key("新内容\n水利站\n")
	if len(c.desk.items) != 38 || c.desk.items[37].Content != "新内容" || c.desk.items[37].Unit != "水利站" || c.win.Top() != nil {
		t.Fatalf("%d items, %q", len(c.desk.items), uitest.Texts(p.page))
	}
	if at, _ := p.table.Current(); at.Project != "新项目" {
		t.Errorf("current is %s", at.Project)
	}
	p.retire.OnTapped()
	if !c.desk.items[37].Retired {
		t.Error("not retired")
	}
	p.remove.OnTapped()
	if len(c.desk.items) != 37 {
		t.Errorf("%d items", len(c.desk.items))
	}
	c.desk.items[0].Used = 2
	p.load()
	p.table.SelectRow(0)
	if !p.remove.Disabled() || !uitest.Mentions(p.page, "月报表、问题共用到2处，不能删除，可以停用") {
		t.Error("one in use can be taken out")
	}
	c.goBack()
	if c.view != nil {
		t.Error("no way back")
	}
}
