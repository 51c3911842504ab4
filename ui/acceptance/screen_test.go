package acceptance

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
	rows  []township.IssueRow
	taken []township.IssueRound
	uitest.Drawer
	asked []township.IssueListRequest
}

func waiting(n int) *fakeDesk {
	d := &fakeDesk{}
	for i := range n {
		r := township.IssueRow{VillageName: "柏树村"}
		r.ID, r.Level, r.Nature, r.Description, r.Found = int64(i+1), township.LevelVillage, "饮水安全", "断水九天", "2021-11-01"
		r.Standing = township.Standing{State: township.IssueToAccept, Unit: "水利站", Person: "周涛", Completed: "2021-11-15", CompletedBy: "王强", Result: "已恢复供水"}
		r.Basis = []string{"提出依据：第3条 饮水——有问题", "现在：是否解决安全饮用水：是"}
		d.rows = append(d.rows, r)
	}
	return d
}

func (d *fakeDesk) IssueList(context.Context, township.IssueListRequest) (township.IssueList, error) {
	return township.IssueList{Rows: d.rows, AsOf: uitest.Today}, nil
}

func (d *fakeDesk) AcceptanceList(_ context.Context, village string) (township.IssueList, error) {
	rows := slices.Clone(d.rows)
	return township.IssueList{Rows: slices.DeleteFunc(rows, func(r township.IssueRow) bool { return r.Place() != village })}, nil
}

func (d *fakeDesk) TakeRound(_ context.Context, r township.IssueRound) (township.Deed, error) {
	d.taken = append(d.taken, r)
	d.rows = slices.DeleteFunc(d.rows, func(row township.IssueRow) bool {
		return slices.ContainsFunc(r.Lines, func(l township.RoundLine) bool { return l.Issue == row.ID && len(r.Steps(l)) > 0 })
	})
	return township.Deed{ID: int64(len(d.taken))}, nil
}

func (d *fakeDesk) PrintIssues(_ context.Context, req township.IssueListRequest, _ string) (township.WallListResult, error) {
	d.asked = append(d.asked, req)
	return township.WallListResult{Pages: 1, Households: len(d.rows)}, nil
}

func (d *fakeDesk) ExportIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error) {
	return d.PrintIssues(ctx, req, path)
}

// clerk is a screen in a window.
type clerk struct {
	testing.TB
	*Screen
	desk *fakeDesk
	win  *uitest.Host
}

func newClerk(t *testing.T, desk *fakeDesk) *clerk {
	t.Helper()
	h := uitest.NewHost(t)
	c := &clerk{TB: t, desk: desk, win: h, Screen: New(h, desk)}
	c.keeper.Wait = func(func()) func() { return func() {} }
	h.Show(c.Screen)
	return c
}

// key types characters where the keyboard is.
func (c *clerk) key(runes string) {
	c.Helper()
	for _, r := range runes {
		at := c.win.Win.Canvas().Focused()
		if at == nil {
			c.Fatal("the keyboard is nowhere")
		}
		if r == '\n' {
			at.TypedKey(uitest.Key(fyne.KeyReturn))
			continue
		}
		at.TypedRune(r)
	}
}

// TestARoundIsEnteredByKeyboard: eleven are accepted and one sent back; who mended cannot accept.
func TestARoundIsEnteredByKeyboard(t *testing.T) {
	c := newClerk(t, waiting(12))
	if !uitest.Mentions(c.page, "提出依据：第3条 饮水") || !uitest.Mentions(c.page, "现在：是否解决安全饮用水：是") {
		t.Error("what raised the issues is not shown")
	}
	c.head.unit.SetText("乡村振兴办")
	c.focusFirst()
	c.key("孙立新、周涛\n")
	if said := c.lines[0].said; !said.Visible() || !strings.Contains(said.String(), "“周涛”是W0001的整改责任人，不能验收自己的整改") {
		t.Errorf("who mended it: %q", said.String())
	}
	c.key("11111111111")
	c.key("2没有修完\n")
	if !c.lines[11].below.Visible() {
		t.Error("no reason is asked for")
	}
	c.take(nil)
	if len(c.desk.taken) != 0 {
		t.Fatal("who mended it accepted")
	}
	c.head.persons.SetText("孙立新")
	c.lines[11].reason.SetText("")
	c.take(nil)
	if said := c.lines[11].said.String(); said != "请填写退回原因。" || len(c.desk.taken) != 0 {
		t.Errorf("without a reason: %q", said)
	}
	c.lines[11].reason.SetText("没有修完")
	c.Shortcut("save")
	if len(c.desk.taken) != 1 {
		t.Fatalf("%d rounds", len(c.desk.taken))
	}
	r := c.desk.taken[0]
	if r.Word() != "通过11个，退回1个" || !r.Close || r.Day != uitest.Today || r.Unit != "乡村振兴办" || r.Persons != "孙立新" || r.Lines[11].Reason != "没有修完" {
		t.Errorf("%+v", r)
	}
	if got := c.win.Texts; len(got) != 1 || got[0] != "柏树村验收：通过11个，退回1个" {
		t.Errorf("%q", got)
	}
	if !uitest.Mentions(c.page, "柏树村没有待验收的问题了。") || c.changed() {
		t.Error("the village is not done")
	}
}

// TestWhatIsLeftAloneWaits: a line that is not taken, or has no verdict, stays.
func TestWhatIsLeftAloneWaits(t *testing.T) {
	c := newClerk(t, waiting(3))
	c.head.unit.SetText("乡村振兴办")
	c.head.persons.SetText("孙立新")
	c.focusFirst()
	c.key("13")
	if got := c.counts.Text; got != "通过 1　退回 0　不办 1　未填 1" {
		t.Errorf("%q", got)
	}
	c.take(nil)
	if len(c.lines) != 2 || c.lines[0].row.ID != 2 {
		t.Errorf("%d wait", len(c.lines))
	}
}

// TestARoundIsNotLost: leaving asks, and a draft comes back.
func TestARoundIsNotLost(t *testing.T) {
	desk := waiting(2)
	c := newClerk(t, desk)
	c.head.unit.SetText("乡村振兴办")
	c.focus(c.lines[0].choice)
	c.key("2漏水")
	c.keeper.Keep()
	if d, ok := township.FindDraft(desk.Kept, "acceptance:柏树村"); !ok || !Drafted(d) {
		t.Fatalf("%v", desk.Kept)
	}
	left := false
	c.Leave(func() { left = true })
	if left || c.win.Top() == nil {
		t.Fatal("it was left without a question")
	}
	c.win.Press(t, "继续填写")
	again := newClerk(t, desk)
	again.win.Press(t, "继续填写")
	if l := again.lines[0].read(); l.Verdict != township.RoundBack || l.Reason != "漏水" || again.head.unit.Text != "乡村振兴办" {
		t.Errorf("%+v", l)
	}
	again.Leave(func() { left = true })
	again.win.Press(t, "不登记")
	if !left || len(desk.Kept) != 0 || again.changed() {
		t.Error("what is not wanted stays")
	}
}

func TestTheSheetsAreOfTheVillage(t *testing.T) {
	c := newClerk(t, waiting(2))
	c.Shortcut("print")
	if len(c.desk.asked) != 1 || c.desk.asked[0].Filter.Village != "柏树村" || c.desk.asked[0].Form != township.FormAcceptance || len(c.win.Saves) != 1 {
		t.Errorf("%+v %q", c.desk.asked, c.win.Saves)
	}
}

func TestNothingWaits(t *testing.T) {
	c := newClerk(t, waiting(0))
	if !uitest.Mentions(c.page, "现在没有待验收的问题") {
		t.Error("nothing is said")
	}
	c.take(nil)
	went := false
	c.OnBack = func() bool { went = true; return true }
	if c.Key(uitest.Key(fyne.KeyEscape)); !went {
		t.Error("no way back")
	}
}
