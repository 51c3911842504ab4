package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"taizhang/app/township"
)

// fuzzOpen reads whatever it is given: it may refuse with a sentence, and nothing else.
func fuzzOpen(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		err := openAndRead(t, path)
		if err != nil && township.CodeOf(err) == township.CodeInternal {
			t.Errorf("no sentence: %v", err)
		}
	})
}

func FuzzXLSX(f *testing.F) {
	f.Add(roster(f))
	f.Add(smallBook(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>&#28165;</t></is></c></row>`).zip(f))
	fuzzOpen(f, "模.xlsx")
}

// FuzzSheetXML goes past the CRC, which a changed zip hardly ever does.
func FuzzSheetXML(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="s"><v>1</v></c><c t="inlineStr"><is><r><t>&#28165;</t></r></is></c></row>`)
	f.Add(`<row hidden="1"><c s="1"><f>A1</f><v>1</v></c><c t="e"><v>#N/A</v></c></row><!-- x --><![CDATA[x]]>`)
	f.Fuzz(func(t *testing.T, sheetData string) {
		if _, err := smallBook(sheetData).rowsOf(t); err != nil && township.CodeOf(err) == township.CodeInternal {
			t.Errorf("no sentence: %v", err)
		}
	})
}

func FuzzXLS(f *testing.F) {
	f.Add(writtenXLS(f, rec(recSST, w32(1, 1), uni("张三", 2)), legacySheetData{name: "表", records: join(
		rec(recLabelSST, w16(0, 0, 0), w32(0)), rec(recMulRK, w16(0, 2), w16(0), w32(6), w16(2)), rec(recMergeCells, w16(1, 0, 1, 0, 1)),
	)}))
	for _, name := range []string{"date1904.xls", "locked.xls"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	fuzzOpen(f, "模.xls")
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("姓名,号\n张三,\"1\n2\"\n=\"05\",x\n"))
	f.Add(gbk(f, "姓名\t号\r\n张三\t1\r\n"))
	f.Add([]byte("\xFF\xFEa\x00,\x00b\x00\n\x00"))
	f.Add([]byte("sep=;\na;b\n"))
	fuzzOpen(f, "模.csv")
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(`<html><meta charset="gb2312"><table><caption>表</caption><tr><td colspan=2 rowspan=3>甲<br>乙<td>丙<tr><td><table><tr><td>内</table></table>`))
	f.Add([]byte("<table><thead><tr hidden><th>1</thead><script>x</script><tr><td><p>a<div>b"))
	fuzzOpen(f, "模.xls")
}
