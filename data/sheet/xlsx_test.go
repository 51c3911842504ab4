package sheet

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"taizhang/app/township"
)

func TestXLSXCells(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string
	}{
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`, []string{"1|t:姓名|t:张 三"}},
		{"shared trimmed and escaped", `<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>3</v></c></row>`, []string{"1|t:去空白|t:甲\r乙_x000D_"}},
		{"inline", `<row r="1"><c r="A1" t="inlineStr"><is><t>&#28165;&#x6EAA;&lt;&amp;&gt;</t></is></c></row>`, []string{"1|t:清溪<&>"}},
		{"inline rich, phonetic left out", `<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r><rPh sb="0" eb="1"><t>jia</t></rPh></is></c></row>`, []string{"1|t:甲乙"}},
		{"inline without text", `<row r="1"><c r="A1" t="inlineStr"></c><c r="B1" t="inlineStr"/></row>`, nil},
		{"spaces kept on demand", `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲 </t></is></c></row>`, []string{"1|t: 甲 "}},
		{"CDATA", `<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<甲>&]]></t></is></c></row>`, []string{"1|t:<甲>&"}},
		{"line ends", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲\r\n乙\r丙</t></is></c></row>", []string{"1|t:甲\n乙\n丙"}},
		{"number as stored", `<row r="1"><c r="A1"><v>5.1990019560622E+17</v></c><c r="B1" t="n"><v>3912.40</v></c></row>`, []string{"1|n:5.1990019560622E+17|n:3912.40"}},
		{"dates by style", `<row r="1"><c r="A1" s="1"><v>43702</v></c><c r="B1" s="2"><v>43702</v></c><c r="C1" s="3"><v>5</v></c><c r="D1" s="99"><v>6</v></c></row>`, []string{"1|d:43702|d:43702|n:5|n:6"}},
		{"not a number", `<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>0x10</v></c></row>`, []string{"1|t:NaN|t:0x10"}},
		{"bool, error, ISO date", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="d"><v>2021-11-19</v></c></row>`, []string{"1|b:TRUE|b:FALSE|e:#N/A|t:2021-11-19"}},
		{"formulas", `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;""</f><v>x</v></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>A1</f></c><c r="E1"><f>A1</f><v/></c><c r="F1"><f t="shared" si="0"/><v>7</v></c></row>`, []string{"1|=n:2|=t:x|=|=?|=?|=n:7"}},
		{"no references", `<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>`, []string{"1|n:1||n:3", "2|n:4"}},
		{"gaps, hidden, blank rows", `<row r="2" hidden="1"><c r="C2"><v>1</v></c><c r="D2" s="1"/></row><row r="5"><c r="A5"/></row><row r="9" hidden="true"><c r="A9"><v>2</v></c></row>`, []string{"2~|||n:1", "9~|n:2"}},
		{"cells out of order", `<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>`, []string{"1|n:1|n:2"}},
		{"comments and unknown elements", `<!-- x --><?pi?><row r="1"><extLst><c r="A1"><v>9</v></c></extLst><c r="A1"><!-- y --><v>1<!-- z -->2</v><extLst/></c></row>`, []string{"1|n:12"}},
		{"greater-than inside an attribute", `<row r="1" x="a>b"><c r="A1" y='"'><v>1</v></c></row>`, []string{"1|n:1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := smallBook(tt.data).rowsOf(t)
			if err != nil {
				t.Fatal(err)
			}
			wantLines(t, rows, tt.want...)
		})
	}
}

func TestXLSXRefusesBrokenSheets(t *testing.T) {
	tests := []struct{ name, data, fragment string }{
		{"row twice", `<row r="2"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row>`, "行次序混乱"},
		{"rows backwards", `<row r="5"/><row r="3"/>`, "行次序混乱"},
		{"row zero", `<row r="0"/>`, "行次序混乱"},
		{"row beyond Excel", `<row r="1048577"><c><v>1</v></c></row>`, "行次序混乱"},
		{"row not a number", `<row r="x"/>`, "行号不对"},
		{"cell twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, "A1 出现了两次"},
		{"cell of another row", `<row r="1"><c r="A2"><v>1</v></c></row>`, "位置写错"},
		{"cell reference nonsense", `<row r="1"><c r="1A"><v>1</v></c></row>`, "位置写错"},
		{"column beyond Excel", `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`, "位置写错"},
		{"type unknown", `<row r="1"><c r="A1" t="q"><v>1</v></c></row>`, "类型不认识"},
		{"string index too large", `<row r="1"><c r="A1" t="s"><v>4</v></c></row>`, "不存在的文字"},
		{"string index negative", `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, "不存在的文字"},
		{"entity unknown", `<row r="1"><c r="A1" t="inlineStr"><is><t>&nbsp;</t></is></c></row>`, "写错的字符"},
		{"entity zero", `<row r="1"><c r="A1" t="inlineStr"><is><t>&#0;</t></is></c></row>`, "写错的字符"},
		{"ampersand alone", `<row r="1"><c r="A1" t="inlineStr"><is><t>a & b</t></is></c></row>`, "写错的字符"},
		{"invalid UTF-8", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>\xD5\xC5</t></is></c></row>", "含有乱码"},
		{"tags do not pair", `</sheetData></worksheet></x>`, "标签不配对"},
		{"tag not finished", `<row r="1"><c r="A1`, "没有写完"},
		{"document type", `<!ENTITY x "y">`, "不允许的声明"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := smallBook(tt.data).rowsOf(t)
			wantError(t, err, township.CodeUnreadable, "“试.xlsx”", tt.fragment, "重新")
		})
	}
}

func TestXLSXRefusesBrokenBooks(t *testing.T) {
	whole := smallBook(`<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>`)
	tests := []struct {
		name  string
		parts parts
		code  township.Code
		words string
	}{
		{"sheet missing", whole.with("xl/worksheets/sheet1.xml", ""), township.CodeUnreadable, "缺少工作表“花名册”"},
		{"sheet is none", whole.with("xl/worksheets/sheet1.xml", "<x/>"), township.CodeUnreadable, "缺少工作表“花名册”"},
		{"styles missing", whole.with("xl/styles.xml", ""), township.CodeUnreadable, "缺少部件 styles.xml"},
		{"strings missing", whole.with("xl/sharedStrings.xml", ""), township.CodeUnreadable, "缺少部件 sharedStrings.xml"},
		{"relations missing", whole.with("xl/_rels/workbook.xml.rels", ""), township.CodeUnreadable, "找不到工作表"},
		{"workbook missing", whole.with("xl/workbook.xml", ""), township.CodeUnreadable, "缺少部件 workbook.xml"},
		{"no sheets", whole.with("xl/workbook.xml", `<workbook><sheets/></workbook>`), township.CodeUnsupported, "没有工作表"},
		{"sheet broken behind the rows", whole.with("xl/worksheets/sheet1.xml", `<worksheet><sheetData/><mergeCells>`), township.CodeUnreadable, "没有写完"},
		{"merge nonsense", whole.with("xl/worksheets/sheet1.xml", `<worksheet><sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells></worksheet>`), township.CodeUnreadable, "合并单元格写错"},
		{"strings broken", whole.with("xl/sharedStrings.xml", `<sst><si><t>姓名`), township.CodeUnreadable, "没有写完"},
		{"encoding unknown", whole.with("xl/workbook.xml", `<?xml version="1.0" encoding="ebcdic"?><workbook/>`), township.CodeUnreadable, "文字编码 ebcdic"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := tt.parts.rowsOf(t)
			wantError(t, err, tt.code, "“试.xlsx”", tt.words, "请")
		})
	}
}

func TestXLSXPackages(t *testing.T) {
	whole := smallBook(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>43702</v></c></row>`)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(
		`<?xml version="1.0" encoding="UTF-16"?>` + whole["xl/worksheets/sheet1.xml"])
	if err != nil {
		t.Fatal(err)
	}
	prefixed := strings.NewReplacer("<worksheet "+nsMain, `<x:worksheet xmlns:x="u"`, "</", "</x:", "<", "<x:").Replace
	tests := []struct {
		name  string
		parts parts
	}{
		{"usual", whole},
		{"strict namespace", whole.with("xl/_rels/workbook.xml.rels",
			strings.ReplaceAll(bookRels, "schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument"))},
		{"absolute target", whole.with("xl/_rels/workbook.xml.rels", strings.ReplaceAll(bookRels, `"worksheets/`, `"/xl/worksheets/`))},
		{"target with dots and escapes", whole.with("xl/_rels/workbook.xml.rels", strings.ReplaceAll(bookRels, `"worksheets/sheet`, `"../xl/worksheets/%73heet`))},
		{"target in other case", whole.with("xl/_rels/workbook.xml.rels", strings.ReplaceAll(bookRels, `"worksheets/`, `"Worksheets/`))},
		{"prefixed names", whole.with("xl/worksheets/sheet1.xml", prefixed(whole["xl/worksheets/sheet1.xml"]))},
		{"UTF-16 part", whole.with("xl/worksheets/sheet1.xml", utf16)},
		{"UTF-8 mark", whole.with("xl/worksheets/sheet1.xml", "\uFEFF"+whole["xl/worksheets/sheet1.xml"])},
		{"no root relations", whole.with("_rels/.rels", "")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, err := tt.parts.rowsOf(t)
			if err != nil {
				t.Fatal(err)
			}
			wantLines(t, rows, "1|t:姓名|d:43702")
		})
	}
}

func TestXLSXBookProperties(t *testing.T) {
	p := smallBook("").with("xl/workbook.xml", `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets>`+
		`<sheet name="甲&amp;乙" state="hidden" r:id="rId1"/><sheet name="图表" r:id="rId9"/><sheet name="深藏" state="veryHidden" r:id="rId1"/>`+
		`</sheets></workbook>`)
	p = p.with("xl/_rels/workbook.xml.rels", strings.ReplaceAll(bookRels, "</Relationships>",
		`<Relationship Id="rId9" Type="`+nsRelation+`/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>`))
	p = p.with("xl/worksheets/sheet1.xml", `<worksheet><sheetData/><mergeCells><mergeCell ref="A1:AO1"/><mergeCell ref="$B$3"/></mergeCells></worksheet>`)
	book := mustOpen(t, writeFile(t, "册.xlsx", p.zip(t)))
	if !book.Date1904 || book.Format != "xlsx" || book.Name != "册.xlsx" {
		t.Errorf("book: got %v %q %q", book.Date1904, book.Format, book.Name)
	}
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "甲&乙" || !book.Sheets[0].Hidden || !book.Sheets[1].Hidden {
		t.Fatalf("sheets: got %+v", book.Sheets)
	}
	want := []Range{{1, 1, 0, 40}, {3, 3, 1, 1}}
	if got := book.Sheets[0].Merges; !slices.Equal(got, want) {
		t.Errorf("merges: got %v, want %v", got, want)
	}
}

func TestRowsTwiceAndStopped(t *testing.T) {
	p := smallBook(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 300))
	book := mustOpen(t, writeFile(t, "册.xlsx", p.zip(t)))
	s := book.Sheets[0]
	first, second := mustRows(t, book, s), mustRows(t, book, s)
	if len(first) != 300 || !slices.Equal(lines(first), lines(second)) {
		t.Errorf("second reading differs: %d and %d rows", len(first), len(second))
	}
	enough := errors.New("enough")
	n := 0
	err := book.Rows(t.Context(), s, func(Row) error {
		if n++; n == 5 {
			return enough
		}
		return nil
	})
	if err != enough || n != 5 {
		t.Errorf("stopped: got %v after %d rows, want the callback's own error after 5", err, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = book.Rows(ctx, s, func(Row) error { cancel(); return nil })
	wantError(t, err, township.CodeCancelled, "“册.xlsx”", "已停止")
	if _, err := Open(ctx, writeFile(t, "册.xlsx", p.zip(t)), Options{}); township.CodeOf(err) != township.CodeCancelled {
		t.Errorf("Open with a cancelled context: got %v", err)
	}
}

func TestLimits(t *testing.T) {
	wide := `<row r="1"><c r="KN1"><v>1</v></c><c r="KO1"/></row>`
	if rows, err := smallBook(wide).rowsOf(t); err != nil || len(rows[0].Cells) != MaxCols {
		t.Errorf("column %d: got %v", MaxCols, err)
	}
	_, err := smallBook(`<row r="1"><c r="KO1"><v>1</v></c></row>`).rowsOf(t)
	wantError(t, err, township.CodeTooLarge, "“试.xlsx”", "超过 300 列")
	row := `<row><c><v>1</v></c></row>`
	if rows, err := smallBook(strings.Repeat(row, MaxRows) + strings.Repeat("<row/>", 1000)).rowsOf(t); err != nil || len(rows) != MaxRows {
		t.Errorf("%d rows: got %d, %v", MaxRows, len(rows), err)
	}
	_, err = smallBook(strings.Repeat(row, MaxRows+1)).rowsOf(t)
	wantError(t, err, township.CodeTooLarge, "“试.xlsx”", "超过 200000 行")
}

func TestColumnName(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 40: "AO", 701: "ZZ", 702: "AAA"} {
		if got := ColumnName(i); got != want {
			t.Errorf("ColumnName(%d): got %s, want %s", i, got, want)
		}
	}
}
