package sheet

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"taizhang/app/township"
)

// gbk writes text in the encoding of old Chinese systems.
func gbk(tb testing.TB, text string) []byte {
	tb.Helper()
	return encoded(tb, simplifiedchinese.GB18030, text)
}

func encoded(tb testing.TB, e encoding.Encoding, text string) []byte {
	tb.Helper()
	data, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func TestCSV(t *testing.T) {
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.UseBOM) }
	plain := "姓名,金额\n张三,1\n"
	want := []string{"1|t:姓名|t:金额", "2|t:张三|t:1"}
	tests := []struct {
		name string
		data []byte
		want []string
	}{
		{"UTF-8", []byte(plain), want},
		{"UTF-8 with mark", []byte("\uFEFF" + plain), want},
		{"GB18030", gbk(t, plain), want},
		{"GB18030 that looks like UTF-8", gbk(t, "联通\n"), []string{"1|t:联通"}},
		{"GB18030 of four bytes", gbk(t, "𬭎,㛃,䶮\n"), []string{"1|t:𬭎|t:㛃|t:䶮"}},
		{"private use stays", []byte("张\uE863\n"), []string{"1|t:张\uE863"}},
		{"UTF-16 LE", encoded(t, utf16(unicode.LittleEndian), plain), want},
		{"UTF-16 BE", encoded(t, utf16(unicode.BigEndian), plain), want},
		{"ASCII", []byte("a,b\n1,2"), []string{"1|t:a|t:b", "2|t:1|t:2"}},
		{"tabs", []byte("姓名\t地址\n张三\t柏树村,1组,2号\n"), []string{"1|t:姓名|t:地址", "2|t:张三|t:柏树村,1组,2号"}},
		{"semicolons", []byte("题目\n姓名;金额\n张三;1\n"), []string{"1|t:题目", "2|t:姓名|t:金额", "3|t:张三|t:1"}},
		{"delimiter said", []byte("sep=;\r\n姓名;a,b\r\n张;c,d\r\n"), []string{"2|t:姓名|t:a,b", "3|t:张|t:c,d"}},
		{"one column", []byte("姓名\n张三\n"), []string{"1|t:姓名", "2|t:张三"}},
		{"quotes", []byte("a,b\n\"x,\"\"y\"\"\n z\",\"\"\n\"p\"q,r\"s\n"), []string{"1|t:a|t:b", "2|t:x,\"y\"\n z", "4|t:pq|t:r\"s"}},
		{"Windows and blank lines", []byte("a,b\r\n\r\n,\r\n1,2\r\n"), []string{"1|t:a|t:b", "4|t:1|t:2"}},
		{"old Mac", []byte("a,b\r1,2\r"), []string{"1|t:a|t:b", "2|t:1|t:2"}},
		{"spaces and tabs stay", []byte("a,b\n 1 ,\t2\n"), []string{"1|t:a|t:b", "2|t: 1 |t:\t2"}},
		{"ID kept from Excel", []byte("号,名\n=\"051990019\",张\n=\"1\"&A1,李\n"), []string{"1|t:号|t:名", "2|=t:051990019|t:张", "3|t:=\"1\"&A1|t:李"}},
		{"formula as a name", []byte("名,号\n=HYPERLINK(\"x\"),1\n"), []string{"1|t:名|t:号", "2|t:=HYPERLINK(\"x\")|t:1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			book := mustOpen(t, writeFile(t, "单.csv", tt.data))
			if book.Format != "csv" || len(book.Sheets) != 1 {
				t.Fatalf("got %q with %d sheets", book.Format, len(book.Sheets))
			}
			rows := mustRows(t, book, book.Sheets[0])
			wantLines(t, rows, tt.want...)
			wantLines(t, mustRows(t, book, book.Sheets[0]), tt.want...)
		})
	}
}

func TestCSVRefuses(t *testing.T) {
	roster := strings.Repeat("张三,住清溪镇柏树村\n", 20)
	userDefined := append(gbk(t, roster+"李"), "\xAA\xA1,x\n王五\xF8\xA1\xFE\xFE,y\n"...)
	tests := []struct {
		name  string
		data  []byte
		code  township.Code
		words string
	}{
		{"user-defined characters", userDefined, township.CodeUnreadable, "第 21、22 行有 3 处认不出的字"},
		{"UTF-8 with a broken character", []byte(roster + "李\xE5\xBC,x\n"), township.CodeUnreadable, "第 21 行有 1 处认不出的字"},
		{"many lines", []byte(strings.Repeat("张三住清溪镇柏树村一组\xFF\n", 20)), township.CodeUnreadable, "第 1、2、3、4、5、6、7、8 等 行有 20 处"},
		{"UTF-16 with half a pair", append([]byte("\xFF\xFE"), "\x2d\x4e\x00\xD8\x0a\x00"...), township.CodeUnreadable, "第 1 行有 1 处"},
		{"zero bytes", []byte("a,b\n\x00\x00\n"), township.CodeUnreadable, "不是文字"},
		{"control characters", []byte(strings.Repeat("\x01\x02\x03abc", 50)), township.CodeUnreadable, "不是文字"},
		{"quote left open", []byte("a,b\n1,2\n\"张三,3\n李四,4\n"), township.CodeUnreadable, "第 3 行的引号没有配对"},
		{"quote left open, long", []byte("a,b\n\"" + strings.Repeat("1,2\n", 100_000)), township.CodeUnreadable, "第 2 行的引号没有配对"},
		{"endless line", []byte(strings.Repeat("字", 500_000)), township.CodeUnreadable, "第 1 行过长"},
		{"too wide", []byte(strings.Repeat("1,", 301)), township.CodeTooLarge, "超过 300 列"},
		{"too long", []byte(strings.Repeat("1\n", MaxRows+1)), township.CodeTooLarge, "超过 200000 行"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantError(t, refusal(t, "单.csv", tt.data), tt.code, "“单.csv”", tt.words, "请")
		})
	}
}

func TestHTML(t *testing.T) {
	tests := []struct {
		name string
		page string
		want []string
	}{
		{"plain", `<html><table><tr><th>姓名</th><th>号</th></tr><tr><td>张三</td><td x:num="5.1E17">519900</td></tr></table>`, []string{"1|t:姓名|t:号", "2|t:张三|t:519900"}},
		{"entities, breaks, white space", "<table><tr><td>\n  甲&amp;乙&nbsp;&#28165;<br>\n 二 &lt;三&gt;\n</td><td>&nbsp;</td><td><p>x</p><p>y</p></td></tr></table>", []string{"1|t:甲&乙\u00A0清\n二 <三>||t:x\ny"}},
		{"tags left open", `<table><tr><td>1<td>2<tr><td>3</table>`, []string{"1|t:1|t:2", "2|t:3"}},
		{"table left open", `<table><thead><tr><td>1</td></tr></thead><tbody><tr><td>2`, []string{"1|t:1", "2|t:2"}},
		{"cells without a row", `<table><td>1</td><td>2</td></table>`, []string{"1|t:1|t:2"}},
		{"spans", `<table><tr><td colspan=2 rowspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td><td rowspan="9">戊</td></tr><tr><td>己</td><td>庚</td></tr></table>`, []string{"1|t:甲||t:乙", "2|||t:丙", "3|t:丁|t:戊", "4|t:己||t:庚"}},
		{"hidden row and scripts", `<table><script>var a="<td>9</td>"</script><tr style="display: none"><td>1<style>x</style></td></tr><tr hidden><td>2</td></tr></table>`, []string{"1~|t:1", "2~|t:2"}},
		{"layout around it", `<table><tr><td><table><tr><td>数据</td></tr></table></td></tr></table>`, []string{"1|t:数据"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for charset, data := range map[string][]byte{"UTF-8": []byte(tt.page), "GB18030": gbk(t, tt.page)} {
				book := mustOpen(t, writeFile(t, "网页.xls", data))
				if book.Format != "html" || len(book.Sheets) != 1 {
					t.Fatalf("%s: got %q with %d sheets", charset, book.Format, len(book.Sheets))
				}
				wantLines(t, mustRows(t, book, book.Sheets[0]), tt.want...)
				wantLines(t, mustRows(t, book, book.Sheets[0]), tt.want...)
			}
		})
	}
}

func TestHTMLSheets(t *testing.T) {
	page := `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>花名册</x:Name></x:ExcelWorksheet>
<x:ExcelWorksheet><x:Name>二&amp;三</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>
<body>题<table><tr><td colspan=3>标题</td></tr><tr><td rowspan=5>甲</td></tr></table><table><tr><td>&nbsp;</td></tr></table>
<table><tr><td>乙</td></tr></table></body></html>`
	book := mustOpen(t, writeFile(t, "网页.xls", gbk(t, page)))
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "花名册" || book.Sheets[1].Name != "二&三" {
		t.Fatalf("sheets: got %d", len(book.Sheets))
	}
	if want := []Range{{1, 1, 0, 2}, {2, 2, 0, 0}}; !slices.Equal(book.Sheets[0].Merges, want) {
		t.Errorf("merges: got %v, want %v", book.Sheets[0].Merges, want)
	}
	wantLines(t, mustRows(t, book, book.Sheets[1]), "1|t:乙")

	nested := `<table><tr><td>外<table><caption>内表</caption><tr><td>内</td></tr></table>面</td></tr></table>`
	book = mustOpen(t, writeFile(t, "嵌套.xls", []byte(nested)))
	if len(book.Sheets) != 2 || book.Sheets[0].Name != "表1" || book.Sheets[1].Name != "内表" {
		t.Fatalf("nested: got %+v", book.Sheets)
	}
	wantLines(t, mustRows(t, book, book.Sheets[0]), "1|t:外面")
	wantLines(t, mustRows(t, book, book.Sheets[1]), "1|t:内")

	big5 := `<html><meta charset="big5"><table><tr><td>姓名：張三豐，住臺北市，備註：無</td></tr></table>`
	book = mustOpen(t, writeFile(t, "繁.xls", encoded(t, traditionalchinese.Big5, big5)))
	wantLines(t, mustRows(t, book, book.Sheets[0]), "1|t:姓名：張三豐，住臺北市，備註：無")
}

func TestHTMLRefuses(t *testing.T) {
	tests := []struct {
		name, page string
		code       township.Code
		words      string
	}{
		{"no table", "<html><body>请登录</body></html>", township.CodeUnreadable, "里面没有表格"},
		{"blank table", "<html><table><tr><td></td></tr></table></html>", township.CodeUnreadable, "里面没有表格"},
		{"frames", "<html><frameset><frame src=x></frameset></html>", township.CodeUnsupported, "网页的外壳"},
		{"nested too deep", strings.Repeat("<table><tr><td>", 100), township.CodeUnreadable, "嵌套过深"},
		{"too many tables", strings.Repeat("<table><tr><td>x</td></tr></table>", maxSheets+1), township.CodeTooLarge, "1000 张以上的表"},
		{"cell too long", "<table><tr><td>" + strings.Repeat("字 ", 100_000), township.CodeUnreadable, "内容过长"},
		{"too wide", "<table><tr><td colspan=300>a<td>b</table>", township.CodeTooLarge, "超过 300 列"},
		{"merges without end", "<table>" + strings.Repeat("<tr><td colspan=2>", maxMerges+1), township.CodeUnreadable, "合并单元格过多"},
		{"single-file page", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", township.CodeUnsupported, ".mht"},
		{"XML spreadsheet", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, township.CodeUnsupported, "XML 表格 2003"},
	}

	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantError(t, refusal(t, "网页.xls", []byte(tt.page)), tt.code, "“网页.xls”", tt.words, "请")
		})
	}
}
