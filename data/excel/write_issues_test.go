package excel

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"taizhang/app/township"
)

// issueBook is a list of so many issues of a form.
func issueBook(form township.IssueForm, n int) township.IssueList {
	list := township.IssueList{Form: form, Office: "青禾镇", AsOf: "2021-12-04", Title: form.Title("青禾镇", "")}
	for i := range n {
		r := township.IssueRow{Issue: township.Issue{
			ID: int64(i + 1), Level: township.LevelHousehold, Household: int64(i + 1), Type: "巩固成果", Nature: "饮水安全", Description: fmt.Sprintf("=断水%d天", 30+i), Found: "2021-11-10",
		}, VillageName: "柏树村", Home: &township.HouseholdRow{Village: "柏树村", Group: "2组", Head: "张三丰", People: 4, Type: "脱贫户"}}
		if form == township.FormCloseVillage {
			r.Level, r.Home = township.LevelVillage, nil
		}
		r.Standing = township.Standing{State: township.IssueMending, Measures: "接通自来水", Unit: []string{"水利站", "村镇建设办"}[i%2], Person: "周涛", Deadline: "2021-12-01"}
		if i%3 == 1 || form == township.FormAcceptance {
			r.State, r.Result, r.Completed = township.IssueToAccept, "已接通", "2021-11-30"
		}
		list.Rows = append(list.Rows, r)
	}
	list.Figures = township.IssueFiguresOf(list.Rows, list.AsOf)
	return list
}

func writeIssues(tb testing.TB, list township.IssueList) written {
	tb.Helper()
	var buf bytes.Buffer
	if err := WriteIssues(context.Background(), &buf, IssueJob{List: list, Printed: printedOn}); err != nil {
		tb.Fatalf("WriteIssues: %v", err)
	}
	return readBack(tb, buf.Bytes())
}

// text is everything in a sheet, cell by cell.
func (w written) text(tb testing.TB, sheet string) string {
	tb.Helper()
	var all strings.Builder
	for _, row := range w.rows(tb, sheet) {
		all.WriteString(strings.Join(row, "") + "\n")
	}
	return all.String()
}

// TestWorkbooksOfIssues: the headings are those of the forms, joined where they are on paper; a page repeats them, the
// totals are numbers, and nothing is a formula.
func TestWorkbooksOfIssues(t *testing.T) {
	for _, form := range township.IssueForms[:4] {
		list := issueBook(form, 40)
		w := writeIssues(t, list)
		sheet := form.Word()
		text := w.text(t, sheet)
		for _, c := range list.Columns() {
			if !strings.Contains(text, c.Label) {
				t.Errorf("%s has no column %s", sheet, c.Label)
			}
		}
		want := "合计"
		for _, f := range form.Totals() {
			want += f.Label + f.Text(list.Figures)
		}
		if !strings.Contains(township.Squeeze(text), want) {
			t.Errorf("%s does not say %s:\n%s", sheet, want, text)
		}
		layout, err := w.GetPageLayout(sheet)
		if err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 {
			t.Errorf("%s prints on %+v, %v", sheet, layout, err)
		}
		if !strings.Contains(w.parts["xl/workbook.xml"], "_xlnm.Print_Titles") {
			t.Errorf("%s does not repeat its headings", sheet)
		}
		w.wantNoFormula(t)
	}
	list := writeIssues(t, issueBook(township.FormIssueList, 3))
	if got := list.value(t, "排查问题清单", "D3"); got != township.OverDescription {
		t.Errorf("over the description stands %q", got)
	}
	merged := map[string]bool{}
	cells, err := list.GetMergeCells("排查问题清单")
	for _, m := range cells {
		merged[m[0]] = true
	}
	if err != nil || !merged["D3:G3"] || !merged["A3:A4"] || !merged["H3:H4"] {
		t.Errorf("joined are %v, %v", merged, err)
	}
	for _, note := range township.IssueListNotes {
		if !strings.Contains(list.text(t, "排查问题清单"), note) {
			t.Errorf("the list lacks the note %s", note)
		}
	}
}

// TestLongTextsInWorkbooks: what is too long for one row of a spreadsheet stands over several, whole, in one joined cell.
func TestLongTextsInWorkbooks(t *testing.T) {
	list := issueBook(township.FormRectify, 3)
	long := strings.Repeat("断水、", 666)
	list.Rows[1].Description = long
	w := writeIssues(t, list)
	rows := w.rows(t, "整改台账")
	if got := rows[4][6]; got != long {
		t.Errorf("%d of %d characters are left", len([]rune(got)), len([]rune(long)))
	}
	high, last := 0.0, 0
	for n := 4; n < len(rows); n++ {
		if n > 4 && len(rows[n]) > 0 && rows[n][0] == "3" {
			break
		}
		h, err := w.GetRowHeight("整改台账", n+1)
		if err != nil || h > highestRow {
			t.Errorf("row %d is %.0f points high, %v", n+1, h, err)
		}
		high, last = high+h, n
	}
	if high < 1000 || last < 8 {
		t.Errorf("the long issue is %.0f points high, down to row %d", high, last+1)
	}
}

// TestWorkbooksByPart: a sheet a unit or village, what is signed, and what says that there is nothing.
func TestWorkbooksByPart(t *testing.T) {
	for form, c := range map[township.IssueForm]struct {
		sheets int
		sheet  string
		says   []string
	}{
		township.FormDuty:       {3, "水利站", []string{"责任人", "整改中（超期3天）"}},
		township.FormNotice:     {2, "水利站", []string{"水利站：", "最早的整改时限为2021年12月1日", "回执", "签收人（签字）"}},
		township.FormAcceptance: {1, "柏树村", []string{"□通过 □退回", "验收人签字", "整改责任人不得验收自己的整改"}},
	} {
		w := writeIssues(t, issueBook(form, 6))
		if got := len(w.GetSheetList()); got != c.sheets {
			t.Errorf("%s has %d sheets, want %d", form.Word(), got, c.sheets)
		}
		text := w.text(t, c.sheet)
		for _, want := range c.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", form.Word(), want, text)
			}
		}
	}
	for _, form := range township.IssueForms[:4] {
		if text := writeIssues(t, issueBook(form, 0)).text(t, form.Word()); !strings.Contains(text, "截至2021年12月4日没有") {
			t.Errorf("%s of nothing says %s", form.Word(), text)
		}
	}
}
