package home

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// desk answers from what a test puts into it.
type desk struct {
	villages  []township.VillageCount
	proposals []township.Proposal
	deeds     []township.Deed
	imports   []township.ImportRecord
	campaign  township.Campaign
	issues    []township.IssueRow
	editions  []township.MonthlyEdition
	notices   []township.Notice
	err       error
}

func (d *desk) Office(context.Context) (township.Office, township.OfficeRules, bool, error) {
	return township.Office{Name: "清溪镇", Kind: "镇"}, township.OfficeRules{}, true, d.err
}

func (d *desk) VillageCounts(_ context.Context, _ township.Date) ([]township.VillageCount, error) {
	return d.villages, nil
}

func (d *desk) OpenProposals(context.Context) ([]township.Proposal, error) { return d.proposals, nil }

func (d *desk) Deeds(_ context.Context, limit int) ([]township.Deed, error) {
	return d.deeds[:min(limit, len(d.deeds))], nil
}
func (d *desk) Imports(context.Context) ([]township.ImportRecord, error) { return d.imports, nil }

// host notes where the clerk was led.
type host struct {
	went     []string
	undone   township.Deed
	failed   error
	warnings []string
	backup   string
}

func (h *host) Today() township.Date       { return "2026-11-21" }
func (h *host) Moment(at time.Time) string { return at.Format("15:04") }
func (h *host) Warnings() []string         { return h.warnings }
func (h *host) Fail(err error)             { h.failed = err }
func (h *host) Undo(d township.Deed)       { h.undone = d }
func (h *host) OpenFiles(_ string, extensions []string, then func([]string)) {
	h.went = append(h.went, "files "+strings.Join(extensions, " "))
	then([]string{"人口信息.xlsx"})
}

func (h *host) ShowHouseholds(f township.HouseholdFilter) {
	h.went = append(h.went, "households "+f.Village+"/"+f.Ledger)
}

func (h *host) ShowLedger(village string, l township.Ledger) {
	h.went = append(h.went, "ledger "+village+"/"+string(l))
}
func (h *host) ShowProposals() { h.went = append(h.went, "proposals") }
func (h *host) Import(paths []string) {
	h.went = append(h.went, "import "+strings.Join(paths, " "))
}
func (h *host) PrintWallLists(township.WallListRequest) { h.went = append(h.went, "print") }

func village(name string, stable, monitored, none int) township.VillageCount {
	n := map[township.Ledger]int{township.Stable: stable, township.Monitored: monitored, township.None: none}
	p := map[township.Ledger]int{}
	for l, households := range n {
		p[l] = 3 * households
	}
	return township.VillageCount{Village: township.Village{Name: name}, Households: n, People: p}
}

func filled() *desk {
	return &desk{villages: []township.VillageCount{village("柏树村", 1200, 4, 2), village("双河村", 35, 0, 1)}}
}

// shown builds the screen in a window of its least size.
func shown(t *testing.T, d *desk) (*Screen, *host) {
	t.Helper()
	test.NewTempApp(t)
	h := &host{}
	s := New(h, d)
	w := test.NewTempWindow(t, s.Content())
	w.Resize(fyne.NewSize(961, 546))
	s.Refresh()
	return s, h
}

// texts are all words on the screen.
func texts(o fyne.CanvasObject) []string {
	var found []string
	for _, o := range test.LaidOutObjects(o) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			found = append(found, text.Text)
		}
	}
	return found
}

func press(t *testing.T, o fyne.CanvasObject, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(o) {
		if b, ok := o.(*widgets.Button); ok && b.Text == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

func TestFiguresAddUp(t *testing.T) {
	s, _ := shown(t, filled())
	words := texts(s.Content())
	for _, want := range []string{"清溪镇", "1,242 户　3,726 人　2 个村", "● 稳定脱贫户", "1,235", "3,705 人", "全镇", "柏树村"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not shown; shown: %q", want, words)
		}
	}
	want := []widgets.NumberLine{
		{Key: "", Label: "全镇", Numbers: []int{1235, 4, 0, 0, 3, 1242}},
		{Key: "柏树村", Label: "柏树村", Numbers: []int{1200, 4, 0, 0, 2, 1206}},
		{Key: "双河村", Label: "双河村", Numbers: []int{35, 0, 0, 0, 1, 36}},
	}
	if got := s.counts.Lines(); !reflect.DeepEqual(got, want) {
		t.Errorf("table:\n got %v\nwant %v", got, want)
	}
}

func TestEveryNumberIsAWayIn(t *testing.T) {
	cases := []struct {
		line int
		column
		want string
	}{
		{0, 0, "ledger /stable"},
		{0, columnNone, "households /none"},
		{0, columnAll, "households /"},
		{1, 1, "ledger 柏树村/monitored"},
		{1, 3, "ledger 柏树村/marginal"},
		{2, columnNone, "households 双河村/none"},
		{2, columnAll, "households 双河村/"},
	}
	for _, c := range cases {
		s, h := shown(t, filled())
		x, w := cellAt(c.column, s.counts.Size().Width)
		test.TapAt(s.counts, fyne.NewPos(x+w/2, float32(c.line)*30+15))
		if len(h.went) != 1 || h.went[0] != c.want {
			t.Errorf("line %d column %d: went %q, want %q", c.line, c.column, h.went, c.want)
		}
	}
}

func TestNamesAndRoomBelowOpenNothing(t *testing.T) {
	s, h := shown(t, filled())
	test.TapAt(s.counts, fyne.NewPos(4, 40))
	test.TapAt(s.counts, fyne.NewPos(s.counts.Size().Width-20, 400))
	if len(h.went) != 0 {
		t.Errorf("went %q, want nowhere", h.went)
	}
}

func TestTableByKeyboard(t *testing.T) {
	s, h := shown(t, filled())
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace} {
		s.counts.TypedKey(&fyne.KeyEvent{Name: key})
	}
	want := []string{"ledger 柏树村/monitored", "ledger 双河村/monitored"}
	if !slices.Equal(h.went, want) {
		t.Errorf("went %q, want %q", h.went, want)
	}
}

func TestCardsOpenTheirLedger(t *testing.T) {
	s, h := shown(t, filled())
	for _, c := range s.cards {
		test.Tap(c.area)
	}
	s.cards[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := []string{"ledger /stable", "ledger /monitored", "ledger /relapsed", "ledger /marginal", "ledger /relapsed"}
	if !slices.Equal(h.went, want) {
		t.Errorf("went %q, want %q", h.went, want)
	}
}

func TestProposalsWait(t *testing.T) {
	d := filled()
	s, h := shown(t, d)
	if slices.ContainsFunc(texts(s.Content()), func(w string) bool { return strings.Contains(w, "待确认") }) {
		t.Error("a card for proposals is shown though there are none")
	}
	d.proposals = make([]township.Proposal, 12)
	s.Refresh()
	if !slices.Contains(texts(s.Content()), "12 条台账建议待确认") {
		t.Errorf("no card for 12 proposals; shown: %q", texts(s.Content()))
	}
	test.Tap(s.side.Objects[0].(*area))
	if !slices.Equal(h.went, []string{"proposals"}) {
		t.Errorf("went %q", h.went)
	}
}

func TestDeedsCanBeTakenBack(t *testing.T) {
	deed := func(id int64, kind, title string, undoneBy int64) township.Deed {
		return township.Deed{ID: id, UndoneBy: undoneBy, DeedInfo: township.DeedInfo{Kind: kind, Title: title, Operator: "张会计"}}
	}
	cases := []struct {
		deed township.Deed
		want string // what stands at its right
	}{
		{deed(5, township.DeedMove, "移动", 0), "撤销"},
		{deed(5, township.DeedMove, "移动", 7), "已撤销"},
		{deed(5, township.DeedUndo, "撤销：移动", 0), "恢复"},
		{deed(1, township.DeedInit, "建立清溪镇的档案", 0), ""},
		{deed(1, township.DeedDemo, "写入演示数据", 0), ""},
	}
	for _, c := range cases {
		d := filled()
		d.deeds = []township.Deed{c.deed}
		s, h := shown(t, d)
		words := texts(s.side)
		for _, word := range []string{"撤销", "已撤销", "恢复"} {
			if slices.Contains(words, word) != (word == c.want) {
				t.Errorf("%s/%d: shown %q, want %q", c.deed.Title, c.deed.UndoneBy, words, c.want)
			}
		}
		if c.want == "撤销" || c.want == "恢复" {
			press(t, s.side, c.want)
			if h.undone.ID != c.deed.ID {
				t.Errorf("%s: undone %d, want %d", c.deed.Title, h.undone.ID, c.deed.ID)
			}
		}
	}
}

func TestImportsAreListed(t *testing.T) {
	d := filled()
	at := time.Date(2026, 11, 21, 21, 4, 0, 0, time.UTC)
	d.imports = []township.ImportRecord{{
		Deed: township.Deed{ID: 9, DeedInfo: township.DeedInfo{Kind: township.DeedImport}}, At: at,
		Outcome: township.Outcome{File: "人口信息.xlsx", Rows: 1451, New: 1436, Rejected: 15},
	}}
	s, h := shown(t, d)
	words := texts(s.side)
	for _, want := range []string{"人口信息.xlsx", "21:04　新增 1,436　变更 0　相同 0　拒收 15"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not shown; shown: %q", want, words)
		}
	}
	press(t, s.side, "撤销这次导入")
	if h.undone.ID != 9 {
		t.Errorf("undone %d, want 9", h.undone.ID)
	}
}

func TestEmptyArchiveSaysWhatToDo(t *testing.T) {
	s, h := shown(t, &desk{})
	press(t, s.page, "选择花名册")
	want := []string{"files xlsx xls csv", "import 人口信息.xlsx"}
	if !slices.Equal(h.went, want) {
		t.Errorf("went %q, want %q", h.went, want)
	}
	if slices.Contains(texts(s.Content()), "● 稳定脱贫户") {
		t.Error("an empty archive shows figures")
	}
}

func TestWarningsStay(t *testing.T) {
	test.NewTempApp(t)
	h := &host{warnings: []string{"档案放在可移动磁盘上。"}}
	s := New(h, filled())
	s.Refresh()
	s.Refresh()
	if got := len(s.side.Objects); got != 1 {
		t.Errorf("%d cards at the side, want 1 warning", got)
	}
}

func TestReadingFails(t *testing.T) {
	d := filled()
	d.err = errors.New("disk")
	_, h := shown(t, d)
	if !errors.Is(h.failed, d.err) {
		t.Errorf("failed with %v, want %v", h.failed, d.err)
	}
}

func TestPrintShortcut(t *testing.T) {
	s, h := shown(t, filled())
	if !s.Shortcut("print") || s.Shortcut("save") {
		t.Error("only print is a shortcut of this page")
	}
	if !slices.Equal(h.went, []string{"print"}) {
		t.Errorf("went %q", h.went)
	}
}
