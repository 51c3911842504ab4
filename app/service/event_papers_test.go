package service_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// paper returns the text of a PDF, without blanks.
func paper(t *testing.T, path string) string {
	t.Helper()
	pdf, err := os.ReadFile(path)
	must(t, err)
	return township.Squeeze(strings.Join(pdftest.PopplerText(t, pdf), ""))
}

// TestChangeSheets: a deed prints the sheets of what it entered, with the people before and after; the list is exported,
// blank copies carry the household, and nothing to print is said.
func TestChangeSheets(t *testing.T) {
	d, a, _ := newDesk(t)
	household, people := zhang(t, a)
	dir := t.TempDir()
	f, err := d.Family(ctx, household)
	must(t, err)
	_, err = d.RecordIncrease(ctx, township.NaturalIncrease{
		Household: household, Happening: township.Happening{On: "2021-01-09", Way: township.WayBorn},
		People: []township.Record{childOf("张小妹")},
	}, "")
	must(t, err)
	deed, err := d.RecordDecrease(ctx, township.NaturalDecrease{
		Household: household, Happening: township.Happening{On: "2021-03-02", Way: township.WayDied, Reason: "因病去世"}, People: []int64{people["张大山"]},
		Head: &township.HeadChoice{Head: people["刘桂兰"], Relations: withChild(t, f, people)},
	}, "")
	must(t, err)
	path := filepath.Join(dir, "sheets.pdf")
	res, err := d.PrintChangeSheets(ctx, township.ChangeSheetRequest{Deed: deed.ID}, path)
	must(t, err)
	if res.Lists != 2 || res.Pages != 2 {
		t.Errorf("printed %+v", res)
	}
	for _, want := range []string{"家庭成员自然减少情况表", "户主变更情况表", "变动前人口7人", "变动后人口6人", "因病去世", "2021-03-02"} {
		if text := paper(t, path); !strings.Contains(text, want) {
			t.Errorf("the sheets do not say %q", want)
		}
	}
	if n := strings.Count(paper(t, path), "户主姓名张大山"); n != 2 {
		t.Errorf("%d of two sheets name the head as he was before", n)
	}
	must(t, blankSheets(d.PrintChangeSheets(ctx, township.ChangeSheetRequest{Blank: 1, Filter: township.EventFilter{Household: household}}, path)))
	if text := paper(t, path); !strings.Contains(text, "刘桂兰") || !strings.Contains(text, "5199001") {
		t.Error("a blank copy does not carry the household")
	}
	n, err := d.ExportChanges(ctx, township.EventFilter{}, false, filepath.Join(dir, "changes.xlsx"))
	must(t, err)
	if n != 3 {
		t.Errorf("%d events exported, want 3", n)
	}
	_, err = d.ExportChanges(ctx, township.EventFilter{}, true, filepath.Join(dir, "masked.xlsx"))
	must(t, err)
	seen, err := d.Reveals(ctx, township.RevealFilter{}, 10)
	if must(t, err); len(seen) != 2 || seen[0].Record != "导出家庭变动（3次）" || seen[0].Field != "证件号码" || seen[1].Record != "打印增减情况表（2份）" {
		t.Errorf("noted %+v, want the workbook with whole numbers and the sheets with people", seen)
	}
	_, err = d.PrintMonthlyChanges(ctx, "2021-01", "2021-11", "柏树村", path)
	must(t, err)
	if text := paper(t, path); !strings.Contains(text, "自然增减汇总表") || !strings.Contains(text, "补录") {
		t.Error("the summary says too little")
	}
	_, err = d.PrintChangeSheets(ctx, township.ChangeSheetRequest{Filter: township.EventFilter{To: "2001-01-01"}}, filepath.Join(dir, "none.pdf"))
	wantCode(t, err, township.CodeNotFound, "没有符合条件的家庭变动")
	file, err := d.OpenHousehold(ctx, household)
	must(t, err)
	if len(file.Events) != 3 || file.Events[2].Kind != township.EventIncrease {
		t.Errorf("the household tells %+v", file.Events)
	}
	var told []string
	for _, l := range file.History {
		if l.Entity == township.EventPeople.Name {
			t.Errorf("the history tells a person of an event apart: %+v", l)
		}
		if l.Entity == township.FamilyEvents.Name {
			told = append(told, l.New)
		}
	}
	if len(told) != 3 || told[2] != "自然增加 新生儿 2021-01-09" {
		t.Errorf("the history tells %q", told)
	}
}

func blankSheets(_ township.WallListResult, err error) error { return err }

func childOf(name string) township.Record {
	m := township.Members.NewRecord()
	for key, value := range map[string]string{"name": name, "sex": "女", "relation": "之孙女", "birth_date": "2021-01-09"} {
		m.Set(key, value)
	}
	return m
}

// withChild are the suggested relations, and that of the child who was not there when they were made.
func withChild(t *testing.T, f township.Family, people map[string]int64) map[int64]string {
	t.Helper()
	relations := township.SuggestRelations(f.Members, people["张大山"], people["刘桂兰"])
	for _, id := range people {
		relations[people["张梅"]+1] = "之孙女"
		if relations[id] == "" {
			t.Errorf("nothing is suggested for member %d", id)
		}
	}
	return relations
}
