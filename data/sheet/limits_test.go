package sheet

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestUnescapeX(t *testing.T) {
	tests := []struct{ in, want string }{
		{"张三", "张三"},
		{"_x", "_x"},
		{"甲_x0009_乙", "甲\t乙"},
		{"_x005F_x000D_", "_x000D_"},
		{"_xD87E__xDC1A_", "\U0002F81A"},
		{"_xD87E_甲", "_xD87E_甲"},
		{"_xD87E__x0041_", "_xD87E_A"},
		{"_x00g0_ _x000d", "_x00g0_ _x000d"},
		{"_x00e9__x00E9_", "éé"},
	}
	for _, tt := range tests {
		if got := unescapeX(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestPartsThatSwell(t *testing.T) {
	whole := smallBook(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`)
	many := func(text string, n int) string { return strings.Repeat(text, n) }
	merged := `<worksheet><sheetData/><mergeCells>` + many(`<mergeCell ref="A1:B1"/>`, maxMerges+1) + `</mergeCells></worksheet>`
	tests := []struct {
		name  string
		parts parts
		code  township.Code
		words string
	}{
		{"elements without end", smallBook(many("<row>", 300)), township.CodeUnreadable, "嵌套过深"},
		{"an endless tag", smallBook(`<row r="` + many("1", maxToken+1) + `"/>`), township.CodeUnreadable, "内容过长"},
		{"an endless text", smallBook(`<row><c t="inlineStr"><is><t>` + many("a", maxToken+1)), township.CodeUnreadable, "内容过长"},
		{"a text of endless pieces", smallBook(`<row><c t="inlineStr"><is><t>` + many("<![CDATA["+many("a", 1<<20)+"]]>", 5) + "</t></is></c></row>"), township.CodeUnreadable, "内容过长"},
		{"a huge workbook part", whole.with("xl/workbook.xml", bookXML+many(" ", maxSmallPart)), township.CodeUnreadable, "workbook.xml 过大"},
		{"styles without end", whole.with("xl/styles.xml", "<styleSheet><cellXfs>"+many("<xf/>", maxStyles+2)+"</cellXfs></styleSheet>"), township.CodeUnreadable, "样式过多"},
		{"merges without end", whole.with("xl/worksheets/sheet1.xml", merged), township.CodeUnreadable, "合并单元格过多"},
		{"sheets without end", whole.with("xl/workbook.xml", `<workbook xmlns:r="r"><sheets>`+many(`<sheet name="a" r:id="rId1"/>`, maxSheets+1)+`</sheets></workbook>`), township.CodeTooLarge, "超过 1000 张"},
		{"strings without end", whole.with("xl/sharedStrings.xml", "<sst>"+many("<si/>", maxSharedStrings+1)+"</sst>"), township.CodeTooLarge, "文字过多"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := tt.parts.zip(t)
			path := writeFile(t, "胀.xlsx", data)
			var err error
			used := allocated(func() { err = openAndRead(t, path) })
			wantError(t, err, tt.code, "“胀.xlsx”", tt.words, "请")
			if used > 300<<20 {
				t.Errorf("allocated %d MB", used>>20)
			}
		})
	}
}

func TestLegacySheetsWithoutEnd(t *testing.T) {
	sheets := make([]legacySheetData, maxSheets+1)
	for i := range sheets {
		sheets[i].name = "表"
	}
	wantError(t, refusal(t, "册.xls", writtenXLS(t, nil, sheets...)), township.CodeTooLarge, "“册.xls”", "超过 1000 张")
}

func TestLegacySheetsThatOverlap(t *testing.T) {
	var records []byte
	for i := range 200 {
		records = append(records, rec(recNumber, w16(i, 0, 0), w64(1))...)
	}
	sheets := make([]legacySheetData, 50)
	for i := range sheets {
		sheets[i].name = "表"
	}
	sheets[0].records = records
	stream := workbookStream(nil, sheets...)
	first, _ := recordAt(stream, len(bof(5)))
	for at := len(bof(5)); ; {
		entry, ok := recordAt(stream, at)
		if !ok || entry.kind != recBoundSheet {
			break
		}
		copy(entry.data[:4], first.data[:4]) // every sheet is the first one
		at = entry.next
	}
	data := compoundFile(t, map[string][]byte{"Workbook": stream})
	wantError(t, refusal(t, "册.xls", data), township.CodeUnreadable, "“册.xls”", "工作表“表”不完整")
}

func TestDirectoryWithoutEnd(t *testing.T) {
	p := parts{}
	for i := range maxParts + 1 {
		p[ColumnName(i)] = ""
	}
	wantError(t, refusal(t, "册.xlsx", p.zip(t)), township.CodeTooLarge, "“册.xlsx”内含 10001 个部件", "请")
	guard := &readGuard{r: strings.NewReader("abcdef"), left: 4}
	buf := make([]byte, 3)
	if _, err := guard.ReadAt(buf, 0); err != nil {
		t.Errorf("within the limit: %v", err)
	}
	_, err := guard.ReadAt(buf, 3)
	wantError(t, named("册.xlsx", err), township.CodeUnreadable, "内部目录过大")
	guard.off = true
	if _, err := guard.ReadAt(buf, 3); err != nil {
		t.Errorf("after the directory: %v", err)
	}
}

func TestNowhereToUnpack(t *testing.T) {
	missing := Options{TempDir: filepath.Join(t.TempDir(), "没有")}
	page := writeFile(t, "网页.xls", gbk(t, "<table><tr><td>张三"))
	_, err := Open(t.Context(), page, missing)
	wantError(t, err, township.CodeWrite, "“网页.xls”", "写不进去", "请")
}

func TestStoppedWhileDecrypting(t *testing.T) {
	path := writeFile(t, "密.xlsx", agileFile(t, roster(t), "x", 10))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := Open(ctx, path, Options{Password: "x"})
	wantError(t, err, township.CodeCancelled, "“密.xlsx”")
}
