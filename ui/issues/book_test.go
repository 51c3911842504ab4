package issues

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
)

// listRow is a row of a superior's list, weighed.
func listRow(n int, head string) township.IssueBookRow {
	r := township.IssueBookRow{
		Sheet: "清单", Row: n, VillageIs: "柏树村", Where: map[string]string{},
		Cells: map[string]string{township.ListHead: head, township.ListDescription: head + "家断水", township.ListVillage: "柏树村"},
	}
	r.Issue.Description = head + "家断水"
	return r
}

func (a *archive) ReadIssueBook(_ context.Context, path, password string) (township.IssueBook, error) {
	if path == "密.xlsx" && password != "123" {
		return township.IssueBook{}, township.Errorf(township.CodePassword, "“密.xlsx”有打开密码，请输入密码。")
	}
	b := township.IssueBook{File: path, Found: "2021-11-19", Words: []township.IssueWord{{Field: township.ListNature, Said: "水的问题", Rows: 1}}}
	b.Rows = []township.IssueBookRow{listRow(3, "张三丰"), listRow(4, "李四"), listRow(5, "王五"), listRow(6, "赵六")}
	b.Rows[1].Undecided = "柏树村有2户的户主都是“李四”，请选是哪一户"
	b.Rows[2].Column, b.Rows[2].Reason = "D列 整改时限", "整改时限 2021-11-01 早于发现时间 2021-11-10"
	b.Rows[3].AlikeRow = 3
	return b, nil
}

func (a *archive) WeighIssueBook(_ context.Context, b *township.IssueBook) error {
	b.Rows[0].Had = a.had
	for i := range b.Rows {
		if b.Rows[i].Chosen != 0 {
			b.Rows[i].Undecided = ""
		}
	}
	return nil
}

func (a *archive) TakeIssueBook(_ context.Context, b township.IssueBook, chosen []int) (township.Deed, error) {
	a.takenList, a.chosenRows = b, chosen
	return township.Deed{ID: 70}, nil
}

func (c *clerk) list() *bookPage {
	c.Helper()
	p, ok := c.screen.view.(*bookPage)
	if !ok {
		c.Fatalf("no list is shown: %v", c.Failures)
	}
	return p
}

func TestAListIsLookedAtBeforeItIsWritten(t *testing.T) {
	c := newClerk(t)
	c.Picked = []string{"反馈问题.xlsx"}
	c.Press(t, "导入清单")
	p := c.list()
	for _, want := range []string{"4行　可写入 1　档案已有 0　可能重复 1　待选择 1　拒收 1", "清单用语（1 个待对应）", "请先在上面选择这份清单的问题来源。"} {
		if !c.says(want) {
			t.Errorf("%q is not said", want)
		}
	}
	if got := p.chosen(); !slices.Equal(got, []int{0}) {
		t.Errorf("ticked at first: %v", got)
	}
	p.take()
	if c.desk.chosenRows != nil {
		t.Error("a list without its source is written")
	}
	p.source.OnChanged("督查巡查")
	p.table.SetTicked([]string{"0", "1", "2", "3"})
	p.ticked()
	if got := p.chosen(); !slices.Equal(got, []int{0, 3}) {
		t.Errorf("what waits or is rejected can be ticked: %v", got)
	}
	p.book.Rows[1].Chosen = 2
	p.weigh()
	if got := p.chosen(); !slices.Equal(got, []int{0, 1, 3}) {
		t.Errorf("after a household was chosen: %v", got)
	}
	c.Press(t, "写入 3 个问题")
	if !slices.Equal(c.desk.chosenRows, []int{0, 1, 3}) || c.desk.takenList.Source != "督查巡查" || c.screen.view != nil {
		t.Errorf("taken %v of %q", c.desk.chosenRows, c.desk.takenList.Source)
	}
}

func TestWhatIsWrongWithARowIsSaid(t *testing.T) {
	c := newClerk(t)
	c.Picked = []string{"反馈问题.xlsx"}
	c.Press(t, "导入清单")
	c.list().table.SelectRow(2)
	if !c.says("第5行：D列 整改时限：整改时限 2021-11-01 早于发现时间 2021-11-10") {
		t.Error("the reason is not said in full")
	}
	c.list().choose(c.list().rows[1])
	if !c.says("第4行：是哪一户") {
		t.Error("nobody asks which household is meant")
	}
}

func TestALockedListAsksForItsPassword(t *testing.T) {
	c := newClerk(t)
	c.screen.ImportLists([]string{"密.xlsx", "另一份.xlsx"})
	if c.screen.view != nil || !c.says("“密.xlsx”有打开密码，请输入密码。") {
		t.Fatal("nobody asks for the password")
	}
	test.Type(c.Window().Canvas().Focused(), "123")
	c.Press(t, "打开")
	if p := c.list(); p.book.File != "密.xlsx" || len(c.Failures) > 0 {
		t.Errorf("%q is shown, failures %v", p.book.File, c.Failures)
	}
}

// TestWhatTheArchiveHasIsPointedOut: it is not ticked, and its number is said.
func TestWhatTheArchiveHasIsPointedOut(t *testing.T) {
	c := newClerk(t)
	c.Picked = []string{"反馈问题.xlsx"}
	c.Press(t, "导入清单")
	p := c.list()
	c.desk.had = []township.IssueRow{{Issue: township.Issue{ID: 12, Standing: township.Standing{State: township.IssueClosed}}}}
	p.weigh()
	if r := p.rows[0]; r.Class() != township.BookRowHad || r.Why() != "和W0012写的是同一件事（已销号）" || len(p.chosen()) != 0 {
		t.Errorf("%s, %q, ticked %v", r.Class(), r.Why(), p.chosen())
	}
}
