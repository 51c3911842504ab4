package service_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"html"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// put writes a file of the test.
func put(tb testing.TB, name string, content []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	must(tb, os.WriteFile(path, content, 0o600))
	return path
}

func content(tb testing.TB, path string) []byte {
	tb.Helper()
	b, err := os.ReadFile(path)
	must(tb, err)
	return b
}

// encrypted writes a roster with a password.
func encrypted(tb testing.TB, password string) string {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rostertest.Persons(rostertest.Town(3), rostertest.Style{}).Rows {
		must(tb, f.SetSheetRow("Sheet1", rostertest.Ref(0, i+1), &row))
	}
	path := filepath.Join(tb.TempDir(), "加密.xlsx")
	must(tb, f.SaveAs(path, excelize.Options{Password: password}))
	return path
}

// bomb is a workbook whose one sheet unpacks to so many chunks of 16 MB of blanks; claimed is the size that its directory
// gives, 0 for the true one.
func bomb(tb testing.TB, chunks int, claimed uint64) string {
	tb.Helper()
	const chunk = 16 << 20
	blanks := bytes.Repeat([]byte(" "), chunk)
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestSpeed)
	must(tb, err)
	write := func() []byte { // what one more chunk adds to the stream
		from := packed.Len()
		_, err := w.Write(blanks)
		must(tb, err)
		must(tb, w.Flush())
		return bytes.Clone(packed.Bytes()[from:])
	}
	first, more := write(), write()
	from := packed.Len()
	must(tb, w.Close())
	last := packed.Bytes()[from:]
	stream := append(append(first, bytes.Repeat(more, chunks-1)...), last...)

	sum := crc32.NewIEEE()
	if claimed == 0 {
		claimed = uint64(chunk * chunks)
		for range chunks {
			_, _ = sum.Write(blanks) // a hash never fails
		}
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/workbook.xml":            `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	} {
		part, err := z.Create(name)
		must(tb, err)
		_, err = part.Write([]byte(text))
		must(tb, err)
	}
	part, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(len(stream)), UncompressedSize64: claimed, CRC32: sum.Sum32()})
	must(tb, err)
	_, err = part.Write(stream)
	must(tb, err)
	must(tb, z.Close())
	if out.Len() > 4<<20 {
		tb.Fatalf("the bomb has %d bytes", out.Len())
	}
	return put(tb, "大表.xlsx", out.Bytes())
}

// peak returns the most heap in use, in MB, while work runs.
func peak(work func()) uint64 {
	var wg sync.WaitGroup
	done, most := make(chan struct{}), uint64(0)
	look := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse+m.StackInuse)
	}
	runtime.GC()
	wg.Add(1)
	go func() {
		defer wg.Done()
		for {
			look()
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	work()
	close(done)
	wg.Wait()
	look()
	return most >> 20
}

// TestBadFiles refuses each with a sentence that names the clerk's file and says what to do; nothing is written, nothing stays
// in the folder of copies, and memory stays bounded.
func TestBadFiles(t *testing.T) {
	good := content(t, persons(t, rostertest.Town(30), rostertest.Style{}))
	flipped := bytes.Clone(good)
	flipped[len(flipped)/3] ^= 0x10
	head := rostertest.Sheet{Name: "人口", Rows: [][]any{{"清溪镇人口信息表"}, {"行政村", "户编号", "姓名", "证件号码", "与户主关系"}}}
	total := head
	total.Rows = append(total.Rows[:2:2], []any{"合计", nil, 0})
	for _, c := range []struct {
		name  string
		path  string
		code  township.Code
		words []string
	}{
		{"truncated", put(t, "截断.xlsx", good[:len(good)*2/3]), township.CodeUnreadable, []string{"截断.xlsx", "重新"}},
		{"cut to 100 bytes", put(t, "截断.xlsx", good[:100]), township.CodeUnreadable, []string{"截断.xlsx", "重新"}},
		{"a flipped bit", put(t, "坏.xlsx", flipped), township.CodeUnreadable, []string{"坏.xlsx", "重新"}},
		{"PDF", put(t, "名单.xlsx", []byte("%PDF-1.7\n%âãÏÓ\n1 0 obj\n")), township.CodeUnsupported, []string{"名单.xlsx", "PDF", "请选择"}},
		{"empty file", put(t, "空.xlsx", nil), township.CodeUnreadable, []string{"空.xlsx", "0 字节"}},
		{"empty sheet", rostertest.Of(rostertest.Sheet{Name: "Sheet1"}).XLSX(t, "空表.xlsx"), township.CodeNoRoster, []string{"空表.xlsx", "“Sheet1”是空的", "请选择"}},
		{"header without rows", rostertest.Of(head).XLSX(t, "没有人.xlsx"), township.CodeNoRoster, []string{"没有人.xlsx", "没有数据行"}},
		{"header and total", rostertest.Of(total).XLSX(t, "没有人.xlsx"), township.CodeNoRoster, []string{"没有人.xlsx", "没有数据行"}},
		{"something else", rostertest.Of(rostertest.Sheet{Name: "食堂", Rows: [][]any{{"日期", "菜名"}, {"周一", "回锅肉"}}}).XLSX(t, "食堂.xlsx"), township.CodeNoRoster, []string{"食堂.xlsx", "没有找到花名册的表头"}},
		{"text", put(t, "通知.csv", []byte("各村：\n请于明日上午开会。\n")), township.CodeNoRoster, []string{"通知.csv"}},
		{"password", encrypted(t, "123456"), township.CodePassword, []string{"加密.xlsx", "密码"}},
		{"missing", filepath.Join(t.TempDir(), "优盘", "人口信息.xlsx"), township.CodeUnreadable, []string{"人口信息.xlsx", "优盘"}},
		{"folder", t.TempDir(), township.CodeUnsupported, []string{"文件夹"}},
		{"600 MB, said", bomb(t, 38, 0), township.CodeTooLarge, []string{"大表.xlsx", "请"}},
		{"600 MB, denied", bomb(t, 38, 4000), township.CodeUnreadable, []string{"大表.xlsx", "请"}},
		{"480 MB, within the budget", bomb(t, 30, 0), township.CodeUnreadable, []string{"大表.xlsx", "请"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, archive, _ := newDesk(t)
			dir := t.TempDir()
			d := service.NewDesk(archive, service.Config{TempDir: dir})
			before := dump(t, archive)
			var err error
			used := peak(func() { _, err = d.Preview(ctx, c.path, township.ImportOptions{}) })
			wantCode(t, err, c.code, c.words...)
			if strings.Contains(township.Say(err), "in-") {
				t.Errorf("the sentence names the copy: %s", township.Say(err))
			}
			if used > 300 {
				t.Errorf("%d MB were in use", used)
			}
			if n := filesIn(t, dir); n != 0 {
				t.Errorf("%d files stay behind", n)
			}
			if dump(t, archive) != before {
				t.Error("something was written")
			}
		})
	}
}

// TestPassword opens an encrypted roster with its password, and asks again for a wrong one.
func TestPassword(t *testing.T) {
	d, _, _ := newDesk(t)
	path := encrypted(t, "密码123")
	_, err := d.Preview(ctx, path, township.ImportOptions{Password: "123"})
	wantCode(t, err, township.CodePassword, "加密.xlsx")
	p := mustPreview(t, d, path, township.ImportOptions{Password: "密码123"}).Preview()
	wantCounts(t, p, [4]int{rostertest.Rows(rostertest.Town(3)), 0, 0, 0})
}

// TestIncomeBookWithPassword says what to do about a workbook of incomes that nobody is asked the password of.
func TestIncomeBookWithPassword(t *testing.T) {
	d, _, _ := newDesk(t)
	_, err := d.ReadIncomeBook(ctx, encrypted(t, "123456"))
	wantCode(t, err, township.CodeUnsupported, "“加密.xlsx”有打开密码，没有读取")
}

// TestFormatsCalledXLS reads what web systems call .xls: an HTML table, and a workbook under a wrong name.
func TestFormatsCalledXLS(t *testing.T) {
	town := rostertest.Town(5)
	sheet := rostertest.Persons(town, rostertest.Style{Titles: []string{"清溪镇人口信息"}, Total: true})
	var page strings.Builder
	page.WriteString(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border=1>`)
	for _, row := range sheet.Rows {
		page.WriteString("<tr>")
		for _, v := range row {
			page.WriteString("<td>")
			if v != nil {
				page.WriteString(html.EscapeString(fmt.Sprint(v)))
			}
			page.WriteString("</td>")
		}
		page.WriteString("</tr>\n")
	}
	page.WriteString("</table></body></html>")
	for name, path := range map[string]string{
		"html":           put(t, "人口信息.xls", []byte(page.String())),
		"xlsx":           put(t, "人口信息.xls", content(t, persons(t, town, rostertest.Style{}))),
		"csv":            put(t, "人口信息.xls", content(t, sheet.CSVGB(t, "人口信息.csv"))),
		"csv called txt": put(t, "人口信息.txt", content(t, sheet.CSV(t, "人口信息.csv"))),
	} {
		d, _, _ := newDesk(t)
		p := mustPreview(t, d, path, township.ImportOptions{}).Preview()
		if got, want := counts(p), [4]int{rostertest.Rows(town), 0, 0, 0}; got != want {
			t.Errorf("%s: %v, want %v%s", name, got, want, rejections(p))
		}
	}
}

// TestSamples reads the rosters as they really arrive, where they are at hand.
func TestSamples(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "samples")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	must(t, err)
	if len(files) == 0 {
		t.Skip("no folder of samples beside the repository")
	}
	d, _, _ := newDesk(t)
	want := map[string][4]int{"01": {1448, 0, 0, 3}, "02": {0, 59, 0, 0}}
	for _, path := range files {
		number := filepath.Base(path)[:2]
		im, err := d.Preview(ctx, path, township.ImportOptions{})
		if _, roster := want[number]; !roster {
			wantCode(t, err, township.CodeNoRoster, filepath.Base(path))
			continue
		}
		must(t, err)
		wantCounts(t, im.Preview(), want[number])
		_, err = im.Commit(ctx, nil)
		must(t, err)
		im.Close()
		again := mustPreview(t, d, path, township.ImportOptions{}).Preview()
		wantCounts(t, again, [4]int{0, 0, again.Rows - want[number][3], want[number][3]})
	}
}
