package service

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// superiorsBook writes a workbook as a superior's office has one: a sheet by name, its rows, and the merged blocks.
func superiorsBook(v *visit, name string, sheets map[string][][]any, merges ...string) string {
	v.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for sheet, rows := range sheets {
		if _, err := f.NewSheet(sheet); err != nil {
			v.Fatal(err)
		}
		for n, row := range rows {
			v.must(f.SetSheetRow(sheet, fmt.Sprintf("A%d", n+1), &row))
		}
		for _, m := range merges {
			first, last, _ := strings.Cut(m, ":")
			v.must(f.MergeCell(sheet, first, last))
		}
	}
	path := filepath.Join(v.TempDir(), name)
	v.must(f.SaveAs(path))
	return path
}

// TestAListAsAnOfficeWritesItIsRead: the headings in the third row under merged titles, notes beneath, days as numbers and
// as people write them, wide spaces in names, a heading that is merged over its households, an empty sheet beside it.
func TestAListAsAnOfficeWritesItIsRead(t *testing.T) {
	v, _ := superiors(t, "空.csv")
	long := strings.Repeat("水", township.LongestDescription-1)
	path := superiorsBook(v, "县督查反馈.xlsx", map[string][][]any{"反馈": {
		{"某县乡村振兴督查反馈问题清单"},
		{"填报单位：县督查组", nil, nil, nil, "2021年11月15日"},
		{"序号", "所在村", "户主", "存在的问题", "问题性质", "整改期限", "检查时间"},
		{1, "柏树村", "张　三　丰", "井水断了四十天", "饮水安全", 44540, 44510},
		{2, "柏树村", nil, "公示栏没有更新", "驻村工作组责任", "12月底前", "2021.5.3"},
		{3, "青松村", "王五", long, "医疗保障", "2021年12月", "5月3日"},
		{4, "青松村", "王五", long + "水水水", "医疗保障", nil, "5月3日"},
		{5, "青松村", "王五", "没有参保", "医疗保障", 5.3, "11月18日"},
		{"注：1.本清单由县督查组填写。"},
		{"审核人：", nil, "填报人："},
	}, "空": nil}, "A1:G1", "B4:B5")
	book, err := v.desk.ReadIssueBook(v.ctx, path, "")
	v.must(err)
	if len(book.Rows) != 5 || !slices.Contains(book.Notes, "工作表“空”是空的，没有读取") {
		t.Fatalf("%d rows, notes %q", len(book.Rows), book.Notes)
	}
	for n, want := range []struct {
		village, head string
		found, due    township.Date
		said          string
	}{
		{"柏树村", "张三丰", "2021-11-10", "2021-12-10", ""},
		{"柏树村", "", "2021-05-03", "2021-12-31", ""},
		{"青松村", "王五", "2021-05-03", "2021-12-31", ""},
		{"青松村", "王五", "2021-05-03", "", "没有写"},
		{"", "", "2021-11-18", "", "F列 整改期限“5.3”按数字存放，分不清是几月几日，请改成 2021-05-03 这样的写法"},
	} {
		r := &book.Rows[n]
		head := ""
		if r.Home != nil {
			head = r.Home.Head
		}
		if n == 3 {
			if !strings.Contains(r.Reason, "2000") {
				t.Errorf("a description that is too long: %q", r.Reason)
			}
			continue
		}
		if r.VillageIs != want.village || head != want.head || r.Issue.Found != want.found || r.Plan.Deadline != want.due || said(r) != want.said {
			t.Errorf("row %d: %q %q %s %s %q, want %+v", r.Row, r.VillageIs, head, r.Issue.Found, r.Plan.Deadline, said(r), want)
		}
	}
}

// TestWhatWeWroteIsKnownAgain: each list of ours that comes back as a superior's proposes nothing, and points out every issue
// as already there, in whatever state.
func TestWhatWeWroteIsKnownAgain(t *testing.T) {
	v, _ := beset(t)
	long := strings.Repeat("水井夏天断水，取水要走八百米，老人挑不动。", 80)
	_, _, err := v.desk.SaveIssue(v.ctx, township.IssueEdit{Issue: township.Issue{
		Level: township.LevelVillage, Village: 1, Description: long[:len(long)/3*3], Nature: "饮水安全", Source: "督查巡查", Found: "2021-11-02", Finder: "王强",
	}}, "")
	v.must(err)
	for _, form := range []township.IssueForm{township.FormIssueList, township.FormRectify, township.FormCloseHomes, township.FormCloseVillage, township.FormDuty} {
		path := filepath.Join(t.TempDir(), string(form)+".xlsx")
		out, err := v.desk.ExportIssues(v.ctx, township.IssueListRequest{Form: form}, path)
		v.must(err)
		book, err := v.desk.ReadIssueBook(v.ctx, path, "")
		v.must(err)
		if len(book.Rows) != out.Households {
			t.Errorf("%s: %d rows of %d", form.Word(), len(book.Rows), out.Households)
		}
		for i := range book.Rows {
			if r := &book.Rows[i]; len(r.Had) == 0 || r.Reason != "" || r.Undecided != "" {
				t.Errorf("%s %s: known as %d, %s", form.Word(), r.Place(), len(r.Had), said(r))
			}
		}
	}
}

// TestFilesAreToldApart: what is dropped on the window is a roster, a list of issues, or to be asked about.
func TestFilesAreToldApart(t *testing.T) {
	v, list := superiors(t, "第三方评估反馈.csv", assessed...)
	home := []any{"行政村", "户编号", "户主姓名", "家庭人口", "户类型"}
	person := []any{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}
	for want, paths := range map[township.BookKind][]string{
		township.IssueListBook: {list, superiorsBook(v, "a.xlsx", map[string][][]any{"表": {{"清单"}, {"序号", "行政村", "户主姓名", "家庭人口", "户类型", "问题描述", "整改措施"}}})},
		township.RosterBook:    {superiorsBook(v, "b.xlsx", map[string][][]any{"表": {{"花名册"}, home}}), superiorsBook(v, "c.xlsx", map[string][][]any{"表": {person}})},
		township.DoubtfulBook: {
			superiorsBook(v, "d.xlsx", map[string][][]any{"表": {append(slices.Clone(person), "存在问题")}}),
			superiorsBook(v, "e.xlsx", map[string][][]any{"表": {home}, "问题": {{"行政村", "户主", "存在问题", "整改措施"}}}),
		},
		"": {superiorsBook(v, "f.xlsx", map[string][][]any{"表": {{"号牌号码", "所有人"}}}), superiorsBook(v, "g.xlsx", nil)},
	} {
		for _, path := range paths {
			if got, err := v.desk.KindOfBook(v.ctx, path); err != nil || got != want {
				t.Errorf("%s: %q %v, want %q", filepath.Base(path), got, err, want)
			}
		}
	}
}
