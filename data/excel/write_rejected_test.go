package excel

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// refusedSheet is a roster of a village with a title, two header rows and two refused rows.
func refusedSheet() RejectedSheet {
	return RejectedSheet{
		Name: "柏树村",
		Head: [][]string{
			{"防止返贫监测对象花名册（柏树村）"},
			{"填报单位：青禾镇人民政府", "", "", "", "", "", "填报时间：2021年11月10日"},
			{"序号", "地址", "", "户主信息", "", "", "监测对象\n类别", "备注"},
			{"", "村", "组", "姓名", "身份证号", "人口数", "", ""},
		},
		Merges: []HeadMerge{
			{1, 1, 0, 7},
			{3, 4, 0, 0},
			{3, 3, 1, 2},
			{3, 3, 3, 5},
			{3, 4, 6, 6},
			{3, 4, 7, 7},
			{4, 5, 0, 0},
			{0, 1, 0, 0},
			{1, 1, 3, 99}, // not within the head
		},
		Rows: []RejectedRow{
			{7, []string{"3", "柏树村", "2组", "张三丰", "5.19E+17", "2", "脱贫不稳定户", "-"}, 4, "E列“身份证号”已被Excel改成科学计数，末几位丢失。"},
			{9, []string{"4", "柏树村", "3", "=HYPERLINK(\"x\")", "51990019501224074X", "-1", ""}, -1, "与第8行重复。"},
		},
	}
}

func TestRejectedLooksLikeTheOriginal(t *testing.T) {
	in := refusedSheet()
	w := writeRejected(t, in)
	rows := w.rows(t, "柏树村")
	for i, head := range in.Head[:3] {
		if got := strings.Join(rows[i], "|"); got != strings.TrimRight(strings.Join(head, "|"), "|") {
			t.Errorf("head row %d is %q", i+1, got)
		}
	}
	want := [][]string{
		{"", "村", "组", "姓名", "身份证号", "人口数", "", "", "原行号", "拒收原因"},
		{"3", "柏树村", "2组", "张三丰", "5.19E+17", "2", "脱贫不稳定户", "-", "7", in.Rows[0].Reason},
		{"4", "柏树村", "3", "'=HYPERLINK(\"x\")", "51990019501224074X", "-1", "", "", "9", "与第8行重复。"},
	}
	for i, row := range want {
		if !slices.Equal(rows[3+i], row) {
			t.Errorf("row %d is %q, want %q", 4+i, rows[3+i], row)
		}
	}
	if len(rows) != 6 {
		t.Errorf("%d rows, want 6", len(rows))
	}
	w.wantNoFormula(t)
}

func TestRejectedMerges(t *testing.T) {
	w := writeRejected(t, refusedSheet())
	merges, err := w.GetMergeCells("柏树村")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range merges {
		got = append(got, m.GetStartAxis()+":"+m.GetEndAxis())
	}
	if want := []string{"A1:H1", "A3:A4", "B3:C3", "D3:F3", "G3:G4", "H3:H4"}; !slices.Equal(got, want) {
		t.Errorf("merged %q, want %q", got, want)
	}
}

func TestRejectedCells(t *testing.T) {
	w := writeRejected(t, refusedSheet())
	cases := []struct {
		cell   string
		kind   excelize.CellType
		fill   string
		quoted bool
	}{
		{"A5", excelize.CellTypeInlineString, "", false},
		{"E5", excelize.CellTypeInlineString, hex(township.StyleOf(township.Relapsed).Tint), false},
		{"I5", excelize.CellTypeUnset, "", false},
		{"J5", excelize.CellTypeInlineString, "", false},
		{"D6", excelize.CellTypeInlineString, "", true},
		{"E6", excelize.CellTypeInlineString, "", false},
		{"F6", excelize.CellTypeInlineString, "", false},
	}
	for _, c := range cases {
		kind, _ := w.GetCellType("柏树村", c.cell)
		style := w.styleOf(t, "柏树村", c.cell)
		if got := strings.Join(style.Fill.Color, ""); kind != c.kind || got != c.fill || w.quoted(t, "柏树村", c.cell) != c.quoted {
			t.Errorf("%s: type %d, fill %q, want %d, %q, quoted %t", c.cell, kind, got, c.kind, c.fill, c.quoted)
		}
		if text := c.kind == excelize.CellTypeInlineString; text != (style.NumFmt == formatText) {
			t.Errorf("%s has format %d", c.cell, style.NumFmt)
		}
	}
	want := []string{
		"paper 9 landscape 1x0 fit true", "tab B3261E", "titles '柏树村'!$1:$4", "filter '柏树村'!$A$4:$J$6",
		"&L柏树村 · 拒收行&C第&P页 共&N页&R打印日期 2021-11-20", "centred true", "frozen true 4 A5",
	}
	if got := pageSetup(t, w, "柏树村"); !slices.Equal(got, want) {
		t.Errorf("page\n%q\nwant\n%q", got, want)
	}
}

func TestRejectedIsReadAgainAfterMending(t *testing.T) {
	w := writeRejected(t, refusedSheet())
	if err := w.SetCellStr("柏树村", "E5", "51990019501224074X"); err != nil {
		t.Fatal(err)
	}
	got := readRoster(t, w)
	if len(got) != 2 || got[0].Reason != "" || got[1].Reason == "" {
		t.Fatalf("got %d rows, want the mended one taken and the other refused again", len(got))
	}
	read := []string{got[0].Member.Get("name"), got[0].Member.Get("id_number"), got[0].Village}
	if want := []string{"张三丰", "51990019501224074X", "柏树村"}; !slices.Equal(read, want) {
		t.Errorf("read %q, want %q", read, want)
	}
}

// readRoster reads a workbook the way the import does.
func readRoster(tb testing.TB, w written) []*RosterRow {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "拒收行.xlsx")
	if err := w.SaveAs(path); err != nil {
		tb.Fatal(err)
	}
	book, err := sheet.Open(context.Background(), path, sheet.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = book.Close() })
	var rows []*RosterRow
	keep := func(r *RosterRow) error { rows = append(rows, r); return nil }
	if _, err := ReadRoster(context.Background(), book, township.Vocabularies{}, keep); err != nil {
		tb.Fatalf("the workbook is not read: %v", err)
	}
	return rows
}

func TestRejectedWithoutHeadOrRows(t *testing.T) {
	w := writeRejected(
		t, RejectedSheet{Name: "Sheet1", Rows: []RejectedRow{{2, []string{"a", "b"}, 5, "不是花名册。"}}},
		RejectedSheet{Name: "sheet1", Head: [][]string{{"姓名", "证件号码"}}}, RejectedSheet{Name: ""},
	)
	want := map[string]string{
		"Sheet1": ",,原行号,拒收原因;a,b,2,不是花名册。", "sheet1(2)": "姓名,证件号码,原行号,拒收原因", "(2)": "原行号,拒收原因",
	}
	for name, text := range want {
		var got []string
		for _, row := range w.rows(t, name) {
			got = append(got, strings.Join(row, ","))
		}
		if s := strings.Join(got, ";"); s != text {
			t.Errorf("%s holds %q, want %q", name, s, text)
		}
	}
}

func TestRejectedReasonIsShownWhole(t *testing.T) {
	s := refusedSheet()
	s.Rows[0].Reason = strings.Repeat("已被Excel改成科学计数，无法还原；", 30)
	s.Rows[0].Cells[3] = strings.Repeat("很长的名字", 60)
	w := writeRejected(t, s)
	widths := columnWidths(t, w.sheetPart(1))
	height, err := w.GetRowHeight("柏树村", 5)
	if err != nil {
		t.Fatal(err)
	}
	for c, text := range map[int]string{3: s.Rows[0].Cells[3], 9: s.Rows[0].Reason} {
		lines := (textWidth(text)/em)/int((widths[c]-0.8)*unitPoints/rejectedSize) + 1
		if need := float64(lines) * rejectedSize * 1.32; height < need {
			t.Errorf("column %d: %d lines in a row of %.0f points, need %.0f", c, lines, height, need)
		}
	}
}

func TestRejectedProperties(t *testing.T) {
	doc, err := writeRejected(t, refusedSheet()).GetDocProps()
	if err != nil || doc.Creator != "青禾镇" || doc.Title != "拒收行" {
		t.Errorf("properties %+v (%v)", doc, err)
	}
	var buf bytes.Buffer
	if err := WriteRejected(context.Background(), &buf, RejectedJob{Sheets: []RejectedSheet{refusedSheet()}}); err != nil {
		t.Fatal(err)
	}
	if doc, err = readBack(t, buf.Bytes()).GetDocProps(); err != nil || doc.Creator != programName || strings.HasPrefix(doc.Created, "0001") {
		t.Errorf("without office and date: %+v (%v)", doc, err)
	}
}

func TestRejectedErrors(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	wantError(t, WriteRejected(ctx, &out, RejectedJob{Sheets: []RejectedSheet{refusedSheet()}}), township.CodeCancelled, "已停止生成表格")
	wantError(t, WriteRejected(context.Background(), &out, RejectedJob{}), township.CodeInvalid, "没有被拒收的行")
	if out.Len() > 0 {
		t.Errorf("%d bytes were written all the same", out.Len())
	}
}

func TestRejectedLeavesNoTemporaryFile(t *testing.T) {
	dir := t.TempDir()
	s := refusedSheet()
	row := RejectedRow{1, []string{strings.Repeat("长", 500)}, -1, "重复。"}
	for range 12000 { // the sheet grows over what the library keeps in memory
		s.Rows = append(s.Rows, row)
	}
	var out bytes.Buffer
	if err := WriteRejected(context.Background(), &out, RejectedJob{Sheets: []RejectedSheet{s}, TempDir: dir}); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 || out.Len() == 0 {
		t.Errorf("%d files are left (%v), %d bytes written", len(left), err, out.Len())
	}
}
