package service_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// mend writes the rejected rows of an import as a workbook again, each row changed as a clerk would, and returns its path.
func mend(tb testing.TB, path string, change func(row []any)) string {
	tb.Helper()
	var sheets []rostertest.Sheet
	for _, name := range sortedNames(table(tb, path)) {
		sh := rostertest.Sheet{Name: name}
		for i, row := range table(tb, path)[name] {
			cells := make([]any, len(row))
			for k, c := range row {
				if c != "" {
					cells[k] = c
				}
			}
			if i > 0 {
				change(cells)
			}
			sh.Rows = append(sh.Rows, cells)
		}
		sheets = append(sheets, sh)
	}
	return rostertest.Of(sheets...).XLSX(tb, "改好的.xlsx")
}

func sortedNames(m map[string][][]string) []string {
	var out []string
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// saveRejected saves the rejected rows of an import and returns the path.
func saveRejected(tb testing.TB, im township.PendingImport) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "拒收.xlsx")
	if err := im.SaveRejected(ctx, path); err != nil {
		tb.Fatal(err)
	}
	return path
}

// TestRejectedComeBack saves the refused rows, mends them in their workbook and imports that: the archive is as if nothing had
// been wrong, whatever the layout.
func TestRejectedComeBack(t *testing.T) {
	town := rostertest.Town(8)
	sick := map[string]string{} // numbers that were spoilt, by name
	for _, c := range []struct {
		name  string
		style rostertest.Style
		spoil []int // rows of the roster, from the first person
		leave []string
	}{
		{"members", rostertest.Style{Titles: []string{"清溪镇人口信息表"}}, []int{4, 6}, nil},
		{"heads", rostertest.Style{}, []int{0, 3}, nil},
		{"no code", rostertest.Style{Omit: []string{"户编号"}}, []int{4, 8}, []string{"households.code"}},
		{"head refused, no code", rostertest.Style{Omit: []string{"户编号"}}, []int{3}, []string{"households.code"}},
		{"merged", rostertest.Style{Merged: true, HeadColumn: true, Groups: true}, []int{4, 8}, nil},
		{"only beside the head", rostertest.Style{HeadOnly: true}, []int{4, 8}, nil},
		{"header in row 3", rostertest.Style{HeadAt: 3, Total: true}, []int{2, 9}, nil},
		{"a line per village", rostertest.Style{Villages: true}, []int{2, 9}, nil},
		{"a line per village, no code", rostertest.Style{Villages: true, Omit: []string{"户编号"}}, []int{4, 8}, []string{"households.code"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := -1
			style := c.style
			style.Change = func(_ int, heading string, v any) any {
				if heading == "姓名" {
					n++
				}
				if heading == "证件号码" && slices.Contains(c.spoil, n) {
					return rostertest.Raw("5.199001974060856e+17")
				}
				return v
			}
			for _, f := range town {
				for _, m := range f.People {
					sick[m.Name] = m.ID
				}
			}
			d, archive, _ := newDesk(t)
			im := mustPreview(t, d, persons(t, town, style), township.ImportOptions{})
			if im.Preview().Rejected < len(c.spoil) {
				t.Fatalf("%v", counts(im.Preview()))
			}
			_, err := im.Commit(ctx, nil)
			must(t, err)
			mended := mend(t, saveRejected(t, im), func(row []any) {
				for k, v := range row {
					if s, ok := v.(string); ok && strings.HasPrefix(s, "5.199") {
						for _, other := range row {
							if name, ok := other.(string); ok && sick[name] != "" && name != headOfRow(row, town) {
								row[k] = sick[name]
							}
						}
						if s, ok := row[k].(string); ok && strings.HasPrefix(s, "5.199") {
							row[k] = sick[headOfRow(row, town)]
						}
					}
				}
			})
			p, _ := mustImport(t, d, mended)
			if p.Rejected > 0 || p.New != im.Preview().Rejected {
				t.Errorf("mended: %v, want %d new%s", counts(p), im.Preview().Rejected, rejections(p))
			}
			want, full, _ := newDesk(t)
			mustImport(t, want, persons(t, town, rostertest.Style{}))
			if a, b := snapshot(t, full, c.leave...), snapshot(t, archive, c.leave...); a != b {
				t.Errorf("another archive:%s", firstDifference(a, b))
			}
		})
	}
}

// headOfRow returns the head of the town whose name a row has.
func headOfRow(row []any, town []rostertest.Family) string {
	for _, f := range town {
		for _, v := range row {
			if v == f.Head().Name {
				return f.Head().Name
			}
		}
	}
	return ""
}

// TestRejectedLooksLikeTheOriginal keeps sheet, titles and headings, the cells as they stood, and says why beside them.
func TestRejectedLooksLikeTheOriginal(t *testing.T) {
	d, _, _ := newDesk(t)
	path := rostertest.Book{Date1904: true, Sheets: []rostertest.Sheet{
		{Name: "好的", Rows: [][]any{{"行政村", "户编号", "姓名", "证件号码", "与户主关系"}, {"柏树村", "51990000000009", "范戊", rostertest.ID(9), "户主"}}},
		{Name: "柏树村", Rows: [][]any{
			{"清溪镇人口信息表"},
			nil,
			{"行政村", "户编号", "姓名", "证件号码", "与户主关系", "首次识别时间", "人均纯收入"},
			{"柏树村", "51990000000001", "范甲", rostertest.ID(1), "户主", rostertest.Date(40178), 6716.58},
			{"柏树村", "51990000000001", "范乙", rostertest.Raw("5.199001974060856e+17"), "之子", rostertest.Date(40178), 6716.58},
			{"柏树村", "51990000000002", `=HYPERLINK("http://x","y")`, rostertest.ID(3), "户主", nil, nil},
		}},
	}}.XLSX(t, "人.xlsx")
	im := mustPreview(t, d, path, township.ImportOptions{})
	wantCounts(t, im.Preview(), [4]int{2, 0, 0, 2})
	saved := saveRejected(t, im)
	sheets := table(t, saved)
	if len(sheets) != 1 {
		t.Fatalf("sheets %v", sortedNames(sheets))
	}
	rows := sheets["柏树村"]
	if len(rows) != 4 || rows[0][0] != "清溪镇人口信息表" {
		t.Fatalf("rows %q", rows)
	}
	if got := rows[1][7:]; !slices.Equal(got, []string{"原行号", "拒收原因"}) {
		t.Errorf("headings %q", rows[1])
	}
	if got := rows[2]; !slices.Equal(got[:8], []string{"柏树村", "51990000000001", "范乙", "5.199001974060856e+17", "之子", "2014-01-01", "6716.58", "5"}) ||
		!strings.Contains(got[8], "D列 证件号码：按数字存放") {
		t.Errorf("row %q", got)
	}
	if got := rows[3]; got[2] != `'=HYPERLINK("http://x","y")` || got[7] != "6" || !strings.Contains(got[8], "C列 姓名：") {
		t.Errorf("row %q", got)
	}
	again := mustPreview(t, d, saved, township.ImportOptions{}).Preview()
	wantCounts(t, again, [4]int{0, 0, 0, 2})
	if r := again.Results[0]; r.Column != "D列 证件号码" {
		t.Errorf("read again: %+v", r)
	}
	stop, cancel := context.WithCancel(ctx)
	cancel()
	err := im.SaveRejected(stop, filepath.Join(t.TempDir(), "x.xlsx"))
	wantCode(t, err, township.CodeCancelled)
	err = im.SaveRejected(ctx, filepath.Join(t.TempDir(), "没有", "x.xlsx"))
	wantCode(t, err, township.CodeWrite, "x.xlsx")
}

// TestNothingRejected says so instead of writing an empty workbook.
func TestNothingRejected(t *testing.T) {
	d, _, _ := newDesk(t)
	im := mustPreview(t, d, persons(t, rostertest.Town(3), rostertest.Style{}), township.ImportOptions{})
	err := im.SaveRejected(ctx, filepath.Join(t.TempDir(), "x.xlsx"))
	wantCode(t, err, township.CodeInvalid, "没有被拒收的行")
}

var _ township.PendingImport = (*service.Import)(nil)
