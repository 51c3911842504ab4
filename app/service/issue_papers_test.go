package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/sheet"
	"taizhang/reports/pdftest"
)

// beset is a visit with issues of a household, of two villages and of the town, in several states.
func beset(t *testing.T) (v *visit, household township.IssueRow) {
	t.Helper()
	v = newVisit(t)
	household = raised(v)
	var other int64
	datatest.MustDo(t, v.archive, "村", func(tx *data.Tx) error {
		other = datatest.Village(t, tx, "石桥村")
		return nil
	})
	save := func(n int, i township.Issue) township.Issue {
		i.Source, i.Type, i.Nature, i.Found, i.Finder = "督查巡查", "责任落实", "驻村工作组责任", "2021-11-12", "县督查组"
		i.Description = fmt.Sprintf("第%d个问题：工作组11月只驻村3天", n)
		out, _, err := v.desk.SaveIssue(v.ctx, township.IssueEdit{Issue: i}, "")
		v.must(err)
		return out
	}
	early := func(s township.IssueStep) township.IssueStep { s.Done = "2021-11-13"; return s }
	for n := range 6 {
		i := township.Issue{Level: township.LevelVillage, Village: household.Village}
		switch n {
		case 2, 3:
			i.Village = other
		case 4:
			i = township.Issue{Level: township.LevelTown, Subject: "镇党委"}
		}
		saved := save(n, i)
		steps := closing()
		switch n {
		case 0:
			v.must(v.take(saved.ID, steps...))
		case 1, 2:
			v.must(v.take(saved.ID, early(steps[0]), early(steps[1])))
			v.must(v.take(saved.ID, steps[2]))
		case 3, 4:
			v.must(v.take(saved.ID, early(steps[0]), early(steps[1])))
		}
	}
	v.must(v.take(household.ID, closing()[:3]...))
	return v, household
}

// paperText and bookText are what stands on a list of issues, as the two ways write it, without blanks.
func paperText(v *visit, req township.IssueListRequest) (string, township.WallListResult) {
	v.Helper()
	path := filepath.Join(v.TempDir(), "问题.pdf")
	res, err := v.desk.PrintIssues(v.ctx, req, path)
	v.must(err)
	pdf, err := os.ReadFile(path)
	v.must(err)
	return township.Squeeze(strings.Join(pdftest.PopplerText(v.TB, pdf), "")), res
}

func bookText(v *visit, req township.IssueListRequest) (string, township.WallListResult) {
	v.Helper()
	path := filepath.Join(v.TempDir(), "问题.xlsx")
	res, err := v.desk.ExportIssues(v.ctx, req, path)
	v.must(err)
	b, err := sheet.Open(v.ctx, path, sheet.Options{TempDir: v.TempDir()})
	v.must(err)
	defer b.Close()
	var all strings.Builder
	for _, s := range b.Sheets {
		v.must(b.Rows(v.ctx, s, func(r sheet.Row) error {
			for _, c := range r.Cells {
				all.WriteString(c.Text)
			}
			return nil
		}))
	}
	return township.Squeeze(all.String()), res
}

// TestIssueFiguresAgree: paper, workbook and screen count the same, for a village and for the town, today and on a past
// day.
func TestIssueFiguresAgree(t *testing.T) {
	v, _ := beset(t)
	seen := map[string]bool{}
	for _, form := range []township.IssueForm{township.FormIssueList, township.FormRectify, township.FormCloseHomes, township.FormCloseVillage} {
		for _, village := range []string{"", "柏树村", "石桥村"} {
			days := []township.Date{"", "2021-11-18"}
			if village == "石桥村" {
				days = []township.Date{"2021-11-01"} // nothing was found yet
			}
			for _, day := range days {
				req := township.IssueListRequest{Form: form, Filter: township.IssueFilter{Village: village}, AsOf: day}
				list, err := v.desk.IssueList(v.ctx, req)
				v.must(err)
				paper, printed := paperText(v, req)
				book, exported := bookText(v, req)
				want := "合计"
				for _, f := range form.Totals() {
					want += f.Label + f.Text(list.Figures)
				}
				if !strings.Contains(paper, want) {
					t.Errorf("%s, %s, %s: the paper does not say %q: %s", form.Word(), village, day, want, paper)
				}
				if !strings.Contains(book, want) {
					t.Errorf("%s, %s, %s: the workbook does not say %q: %s", form.Word(), village, day, want, book)
				}
				if n := len(list.Rows); printed.Households != n || exported.Households != n || list.Figures.Found != n {
					t.Errorf("%s, %s, %s: %d printed, %d exported, %d found of %d", form.Word(), village, day, printed.Households, exported.Households, list.Figures.Found, n)
				}
				if len(list.Rows) == 0 && (!strings.Contains(paper, list.Nothing()) || !strings.Contains(book, list.Nothing())) {
					t.Errorf("%s, %s, %s does not say that it is empty", form.Word(), village, day)
				}
				seen[want] = true
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("all lists count the same: %v", seen)
	}
}

// TestPapersOfUnitsAndRounds: a notice to each unit, what a person answers for, and what is looked at in acceptance: the
// question that raised the issue, with what the archive says of it now.
func TestPapersOfUnitsAndRounds(t *testing.T) {
	v, household := beset(t)
	for form, c := range map[township.IssueForm]struct{ both, book []string }{
		township.FormNotice:     {[]string{"水利站：", "共2个", "回执", "签收人（签字）"}, nil},
		township.FormDuty:       {[]string{"汇总", "水利站", "周涛", "其中超期", "待验收"}, nil},
		township.FormAcceptance: {[]string{"提出依据", household.Number()}, []string{"一年缺水（天）40", "现在：是否解决安全饮用水：未填", "督查巡查", "自来水已接通", "□通过□退回"}},
	} {
		req := township.IssueListRequest{Form: form}
		paper, res := paperText(v, req)
		book, _ := bookText(v, req)
		for _, want := range c.both {
			if !strings.Contains(paper, want) {
				t.Errorf("%s: the paper does not say %q: %s", form.Word(), want, paper)
			}
		}
		for _, want := range append(c.both, c.book...) {
			if !strings.Contains(book, want) {
				t.Errorf("%s: the workbook does not say %q: %s", form.Word(), want, book)
			}
		}
		if want := map[township.IssueForm]int{township.FormNotice: 1, township.FormDuty: 1, township.FormAcceptance: 2}[form]; res.Lists != want {
			t.Errorf("%s has %d parts, want %d", form.Word(), res.Lists, want)
		}
		req.AsOf = "2021-11-01"
		if form == township.FormDuty {
			continue
		}
		if _, err := v.desk.PrintIssues(v.ctx, req, filepath.Join(t.TempDir(), "无.pdf")); township.CodeOf(err) != township.CodeNotFound || !strings.Contains(township.Say(err), "截至2021年11月1日没有") {
			t.Errorf("%s of nothing: %v", form.Word(), err)
		}
	}
}

// TestIssuePapersSayTheirScope: a list that leaves issues out says so; what is asked for wrongly is refused.
func TestIssuePapersSayTheirScope(t *testing.T) {
	v, household := beset(t)
	req := township.IssueListRequest{Form: township.FormRectify, Filter: township.IssueFilter{Unit: "水利站", Campaign: v.campaign.ID, Overdue: true}, Issues: []int64{household.ID}}
	if text, _ := paperText(v, req); !strings.Contains(text, "范围：专项行动2021年回头看，责任单位水利站，超期，勾选的1个") {
		t.Errorf("%s", text)
	}
	for want, req := range map[string]township.IssueListRequest{
		"统计日“2999-01-01”要写到日": {Form: township.FormRectify, AsOf: "2999-01-01"},
		"没有“没有村”这个村":          {Form: township.FormRectify, Filter: township.IssueFilter{Village: "没有村"}},
	} {
		if _, err := v.desk.ExportIssues(v.ctx, req, filepath.Join(t.TempDir(), "错.xlsx")); err == nil || !strings.Contains(township.Say(err), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	req = township.IssueListRequest{Form: township.FormIssueList, Filter: township.IssueFilter{Village: township.TownItself}}
	if text, res := paperText(v, req); res.Households != 1 || !strings.Contains(text, "镇党委") {
		t.Errorf("of the town itself: %+v, %s", res, text)
	}
	ctx, cancel := context.WithCancel(v.ctx)
	cancel()
	path := filepath.Join(t.TempDir(), "停.pdf")
	if _, err := v.desk.PrintIssues(ctx, req, path); err == nil {
		t.Error("a stopped list was printed")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it left a file")
	}
}
