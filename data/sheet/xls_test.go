package sheet

import (
	"bytes"
	"context"
	"crypto/rc4"
	"crypto/sha1"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"taizhang/app/township"
)

// legacyFixture reads the roster that LibreOffice wrote as .xls.
func legacyFixture(tb testing.TB) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "roster.xls"))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// TestLegacyRoster reads a file of another writer: strings over several CONTINUE records, dates,
// a merged title, negative numbers, formulas, hidden rows and sheets.
func TestLegacyRoster(t *testing.T) {
	book := mustOpen(t, filepath.Join("testdata", "roster.xls"))
	if book.Format != "xls" || book.Date1904 {
		t.Errorf("book: got %q %v", book.Format, book.Date1904)
	}
	var names []string
	for _, s := range book.Sheets {
		names = append(names, fmt.Sprint(s.Name, s.Hidden, s.Merges))
	}
	if want := []string{"花名册false [{1 1 0 7}]", "隐藏表true []", "空表false []"}; !slices.Equal(names, want) {
		t.Fatalf("sheets: got %q, want %q", names, want)
	}
	wantLines(t, mustRows(t, book, book.Sheets[0]), legacyLines()...)
	wantLines(t, mustRows(t, book, book.Sheets[1]), "5|||t:藏")
	wantLines(t, mustRows(t, book, book.Sheets[2]))
}

// legacyLines is what stands in the first sheet of the fixture.
func legacyLines() []string {
	want := []string{"1|t:监测对象花名册", "2|t:序号|t:姓名|t:证件号码|t:变化|t:金额|t:日期|t:合计|t:备注"}
	for i := range 400 {
		mark := ""
		if i%50 == 7 {
			mark = "~"
		}
		want = append(want, fmt.Sprintf("%d%s|n:%d|t:张三%d|t:5199001975%08d|n:%d|n:%v|d:%d|=n:%d|t:第%d户，住清溪镇柏树村%d组，备注 abc 𬭎",
			i+3, mark, i+1, i, i, -i*1000, money(i), 40000+i, i+2, i, i%9))
	}
	return append(want, "403|=t:合计|=b:TRUE|=e:#N/A|=e:#DIV/0!|=b:TRUE|n:1234567890123.5|n:0.1|n:-0.07")
}

// money is what the fixture has in its fifth column.
func money(i int) float64 {
	if i == 0 {
		return 0
	}
	return float64(i) * -0.25
}

func TestLegacy1904(t *testing.T) {
	book := mustOpen(t, filepath.Join("testdata", "date1904.xls"))
	if !book.Date1904 {
		t.Error("Date1904: got false, want true")
	}
	wantLines(t, mustRows(t, book, book.Sheets[0]), "1|t:出生日期", "2|d:100")
}

func TestDecodeRK(t *testing.T) {
	tests := []struct {
		rk   uint32
		want float64
	}{
		{0x00000002, 0},
		{5<<2 | 2, 5},
		{0xFFFFFFFC | 2, -1},
		{uint32(0x80000000) | 2, -536870912},
		{12345<<2 | 3, 123.45},
		{^uint32(6) + 1 - 1 | 3, -0.02},
		{0x3FF00000, 1},
		{0x40590001, 1},
	}
	for _, tt := range tests {
		if got := decodeRK(tt.rk); got != tt.want {
			t.Errorf("decodeRK(%#x): got %v, want %v", tt.rk, got, tt.want)
		}
	}
}

// writtenXLS packs a stream of our own.
func writtenXLS(tb testing.TB, globals []byte, sheets ...legacySheetData) []byte {
	tb.Helper()
	return compoundFile(tb, map[string][]byte{"Workbook": workbookStream(globals, sheets...)})
}

func TestLegacyRecords(t *testing.T) {
	globals := join(
		rec(recFormat, w16(164), uni(`yyyy"年"m"月"`, 2)),
		rec(recXF, w16(0, 0), make([]byte, 16)), rec(recXF, w16(0, 164), make([]byte, 16)),
	)
	cell := func(row, col, xf int) []byte { return w16(row, col, xf) }
	chart := join(bof(0x20), rec(recNumber, cell(0, 0, 0), w64(99)), eof)
	records := join(
		rec(recRow, w16(4, 0, 9, 255, 0, 0), w32(0x20)),
		rec(recNumber, cell(4, 1, 1), w64(43702)),
		rec(recMulRK, w16(4, 2), w16(0), w32(7<<2|2), w16(1), w32(-3<<2|2), w16(3)),
		rec(recLabel, cell(1, 0, 0), uni("甲\n乙", 2)),
		chart,
		rec(recRString, cell(1, 1, 0), uni("丙", 2), w16(1, 0)),
		rec(recLabel, cell(1, 2, 0), w16(2), []byte{0}, []byte{'a', 0xE9}),
		rec(recBoolErr, cell(1, 3, 0), []byte{0x17, 1}), rec(recBoolErr, cell(1, 4, 0), []byte{1, 0}),
		rec(recFormula, cell(2, 0, 0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8)),
		rec(recShrFmla, make([]byte, 10)), rec(recString, uni("文字", 2)),
		rec(recFormula, cell(2, 1, 0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8)),
		rec(recFormula, cell(2, 2, 0), []byte{3, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8)),
		rec(recFormula, cell(2, 3, 1), w64(43703), make([]byte, 8)),
		rec(recNumber, cell(3, 0, 0), []byte{0, 0, 0, 0, 0, 0, 0xF8, 0x7F}),
		rec(recNumber, cell(3, 1, 0), w64(5.19900197501010011e17)),
		rec(recNumber, cell(3, 2, 0), w64(1e22)),
		rec(recMergeCells, w16(1), w16(0, 1, 2, 3)),
	)
	data := writtenXLS(t, globals,
		legacySheetData{name: "表", records: records},
		legacySheetData{name: "图", kind: 2}, legacySheetData{name: "深藏", state: 2})
	book := mustOpen(t, writeFile(t, "册.xls", data))
	if len(book.Sheets) != 2 || !book.Sheets[1].Hidden {
		t.Fatalf("sheets: got %d", len(book.Sheets))
	}
	if want := []Range{{1, 2, 2, 3}}; !slices.Equal(book.Sheets[0].Merges, want) {
		t.Errorf("merges: got %v, want %v", book.Sheets[0].Merges, want)
	}
	wantLines(t, mustRows(t, book, book.Sheets[0]),
		"2|t:甲\n乙|t:丙|t:aé|e:#REF!|b:TRUE",
		"3|=t:文字|=?|=|=d:43703",
		"4|e:#NUM!|n:519900197501010000|n:1e+22",
		"5~||d:43702|n:7|d:-3")
}

// TestSharedStringsOverRecords cuts tables of strings in many places: inside the text each
// CONTINUE says anew how wide characters are, elsewhere it does not.
func TestSharedStringsOverRecords(t *testing.T) {
	text := []byte{flagWide}
	rich := join(w16(3), []byte{flagWide | flagRich | flagPhonem}, w16(1), w32(6), wide("清溪镇"), w16(0, 0), []byte("phonem"))
	for cut := range 4 {
		village := wide("柏树村")
		stream := join(rec(recSST, w32(3, 3), rich, w16(3), text, village[:2*cut]),
			rec(recContinue, text, village[2*cut:], w16(2), []byte{0}, []byte("ab")))
		if cut == 3 { // the string ended with its record: no flags at the beginning of the next
			stream = join(rec(recSST, w32(3, 3), rich, w16(3), text, village), rec(recContinue, w16(2), []byte{0}, []byte("ab")))
		}
		checkShared(t, stream, "清溪镇", "柏树村", "ab")
	}
	narrow := join(rec(recSST, w32(1, 1), w16(4), []byte{0}, []byte("ab")), rec(recContinue, text, wide("丙丁")))
	checkShared(t, narrow, "ab丙丁")
	pair := wide("𬭎")
	checkShared(t, join(rec(recSST, w32(1, 1), w16(2), text, pair[:2]), rec(recContinue, text, pair[2:])), "𬭎")
	extra := join(rec(recSST, w32(2, 2), w16(1), []byte{flagWide | flagRich}, w16(2), wide("甲"), w16(0)), rec(recContinue, w16(0, 0, 0), w16(1), text, wide("乙")))
	checkShared(t, extra, "甲", "乙")
}

// checkShared loads a table of strings and compares them.
func checkShared(t *testing.T, stream []byte, want ...string) {
	t.Helper()
	first, ok := recordAt(stream, 0)
	if !ok {
		t.Fatal("no record")
	}
	l := &legacyBook{stream: stream, sst: first}
	for i, text := range want {
		got, err := l.sharedString(i)
		if err != nil || got != text {
			t.Errorf("string %d: got %q %v, want %q", i, got, err, text)
		}
	}
	if _, err := l.sharedString(len(want)); err == nil {
		t.Errorf("string %d: got no error behind the last", len(want))
	}
}

func TestLegacyRefuses(t *testing.T) {
	sheet := func(records ...[]byte) legacySheetData {
		return legacySheetData{name: "表", records: join(records...)}
	}
	sst := rec(recSST, w32(1, 1), w16(9), []byte{1}, wide("甲"))
	label := rec(recLabelSST, w16(0, 0, 0), w32(0))
	whole := legacyFixture(t)
	old := workbookStream(nil, sheet())
	copy(old[4:], w16(0x0500))
	tests := []struct {
		name  string
		data  []byte
		code  township.Code
		words string
	}{
		{"truncated", whole[:len(whole)/2], township.CodeUnreadable, "损坏"},
		{"only a header", whole[:512], township.CodeUnreadable, "损坏"},
		{"strings end early", writtenXLS(t, sst, sheet(label)), township.CodeUnreadable, "文字表不完整"},
		{"no strings", writtenXLS(t, nil, sheet(label)), township.CodeUnreadable, "不存在的文字"},
		{"cell too short", writtenXLS(t, nil, sheet(rec(recNumber, w16(0, 0, 0)))), township.CodeUnreadable, "工作表“表”不完整"},
		{"label ends early", writtenXLS(t, nil, sheet(rec(recLabel, w16(0, 0, 0), w16(9), []byte{1}, wide("甲")))), township.CodeUnreadable, "文字不完整"},
		{"merges end early", writtenXLS(t, nil, sheet(rec(recMergeCells, w16(9)))), township.CodeUnreadable, "工作表“表”不完整"},
		{"wide", writtenXLS(t, nil, sheet(rec(recNumber, w16(0, 300, 0), w64(1)))), township.CodeTooLarge, "超过 300 列"},
		{"XOR password", writtenXLS(t, rec(recFilePass, w16(0, 1, 2)), sheet()), township.CodeUnsupported, "去掉密码"},
		{"BIFF5 in a Workbook stream", compoundFile(t, map[string][]byte{"Workbook": old}), township.CodeUnsupported, "太旧"},
		{"BIFF5", compoundFile(t, map[string][]byte{"Book": old}), township.CodeUnsupported, "太旧"},
		{"Word", compoundFile(t, map[string][]byte{"WordDocument": old}), township.CodeUnsupported, "是 Word 文档"},
		{"PowerPoint", compoundFile(t, map[string][]byte{"PowerPoint Document": old}), township.CodeUnsupported, "是 PowerPoint"},
		{"no workbook", compoundFile(t, map[string][]byte{"Other": old}), township.CodeUnsupported, "没有工作簿"},
		{"charts only", writtenXLS(t, nil, legacySheetData{name: "图", kind: 2}), township.CodeUnsupported, "没有工作表"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantError(t, refusal(t, "册.xls", tt.data), tt.code, "“册.xls”", tt.words, "请")
		})
	}
}

func TestLegacyPassword(t *testing.T) {
	path := filepath.Join("testdata", "locked.xls")
	_, err := Open(t.Context(), path, Options{})
	wantError(t, err, township.CodePassword, "“locked.xls”", "请输入密码")
	_, err = Open(t.Context(), path, Options{Password: "清溪"})
	wantError(t, err, township.CodePassword, "“locked.xls”", "密码不对")
	book, err := Open(t.Context(), path, Options{Password: "清溪2021"})
	if err != nil {
		t.Fatal(err)
	}
	rows := mustRows(t, book, book.Sheets[0])
	if len(rows) != 299 {
		t.Errorf("rows: got %d, want 299", len(rows))
	}
	wantLines(t, rows[:3], "1|t:姓名", "2|t:张三|n:3912.4", "3|t:村民3")
	if err := book.Close(); err != nil {
		t.Error(err)
	}
}

// TestLegacyCryptoAPI encrypts a stream the way Excel 2007 and later do, under the password that
// Excel uses for a book of which only the structure is protected: no question is asked.
func TestLegacyCryptoAPI(t *testing.T) {
	for _, bits := range []int{40, 128} {
		lock := &legacyLock{salt: bytes.Repeat([]byte{7}, 16), keyLen: bits / 8}
		lock.seed = digest(sha1.New, lock.salt, wide(defaultPassword))
		verifier := []byte("sixteen bytes...")
		sealed := append(bytes.Clone(verifier), digest(sha1.New, verifier)...)
		key := digest(sha1.New, lock.seed, le32(0))[:bits/8]
		if bits == 40 {
			key = append(key, make([]byte, 11)...)
		}
		stream, err := rc4.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		stream.XORKeyStream(sealed, sealed)
		header := w32(4, 0, 0x6801, 0x8004, bits, 1, 0, 0)
		pass := rec(recFilePass, w16(1, 2, 2), w32(4, len(header)), header, w32(16), lock.salt, sealed[:16], w32(20), sealed[16:])
		var records []byte
		for i := range 300 {
			records = append(records, rec(recNumber, w16(i, 0, 0), w64(float64(i)))...)
		}
		plain := workbookStream(pass, legacySheetData{name: "表", records: records})
		if err := lock.decrypt(context.Background(), plain); err != nil { // RC4 is its own reverse
			t.Fatal(err)
		}
		book := mustOpen(t, writeFile(t, "册.xls", compoundFile(t, map[string][]byte{"Workbook": plain})))
		rows := mustRows(t, book, book.Sheets[0])
		if len(rows) != 300 || rows[299].Cells[0].Value != 299 {
			t.Errorf("%d bits: got %d rows", bits, len(rows))
		}
	}
}
