package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"taizhang/app/township"
)

// roster makes a workbook like one from a web system: names and IDs, a date, a hidden row.
func roster(tb testing.TB) []byte {
	tb.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		if err != nil {
			tb.Fatal(err)
		}
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	must(err)
	for i := 1; i <= 120; i++ {
		row := []any{i, fmt.Sprintf("村民%d", i), fmt.Sprintf("5199001975%08d", i*7919), 3912.25 + float64(i), 43000 + i}
		must(f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i), &row))
	}
	must(f.SetCellStyle("Sheet1", "E1", "E120", style))
	must(f.SetRowVisible("Sheet1", 9, false))
	must(f.MergeCell("Sheet1", "A1", "B1"))
	var buf bytes.Buffer
	must(f.Write(&buf))
	return buf.Bytes()
}

// contents opens, reads and writes down everything that a caller sees of a file.
func contents(tb testing.TB, path string) ([]string, error) {
	tb.Helper()
	book, err := Open(tb.Context(), path, Options{})
	if err != nil {
		return nil, err
	}
	var all []string
	for _, s := range book.Sheets {
		all = append(all, fmt.Sprint(s.Name, s.Hidden, s.Merges, book.Date1904))
		rows, err := readRows(tb, book, s)
		if err != nil {
			return nil, closeAfter(book, err)
		}
		all = append(all, lines(rows)...)
	}
	return all, book.Close()
}

func TestNoFlippedBitIsReadInSilence(t *testing.T) {
	data := roster(t)
	want, err := contents(t, writeFile(t, "册.xlsx", data))
	if err != nil || len(want) != 121 {
		t.Fatalf("the whole file: %d lines, %v", len(want), err)
	}
	path := filepath.Join(t.TempDir(), "坏.xlsx")
	refused := 0
	flip := func(at, bit int) {
		if readFlipped(t, path, data, want, at, bit) {
			refused++
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		flip(rng.IntN(len(data)), rng.IntN(8))
	}
	if refused < 280 {
		t.Errorf("refused: got %d of 300, too few for a check that works", refused)
	}
	// Data makes up most of a file: the directory and the first header get a round of their own.
	directory := bytes.Index(data, []byte(centralHeaderSig))
	for at := directory; at < len(data); at++ {
		flip(at, at%8)
	}
	for at := range 60 {
		flip(at, at%8)
	}
}

// readFlipped reads data with one bit flipped and says whether it was refused; if it was not, it
// must hold what it held before.
func readFlipped(t *testing.T, path string, data []byte, want []string, at, bit int) bool {
	t.Helper()
	bad := bytes.Clone(data)
	bad[at] ^= 1 << bit
	if err := os.WriteFile(path, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := contents(t, path)
	if err != nil {
		if code := township.CodeOf(err); code == township.CodeInternal || !strings.Contains(err.Error(), "“坏.xlsx”") {
			t.Errorf("byte %d bit %d: %q %v", at, bit, code, err)
		}
		return true
	}
	if !slices.Equal(got, want) {
		t.Errorf("byte %d bit %d: read in silence with other cells", at, bit)
	}
	return false
}

func TestArchiveRefuses(t *testing.T) {
	whole := roster(t)
	directory := bytes.Index(whole, []byte(centralHeaderSig))
	nameAt := bytes.Index(whole, []byte("xl/worksheets/sheet1.xml"))
	changed := func(change func(data []byte)) []byte {
		data := bytes.Clone(whole)
		change(data)
		return data
	}
	tests := []struct {
		name  string
		data  []byte
		code  township.Code
		words string
	}{
		{"truncated", whole[:len(whole)/2], township.CodeUnreadable, "没有拷贝完整"},
		{"last byte missing", whole[:len(whole)-1], township.CodeUnreadable, "没有拷贝完整"},
		{"only a header", whole[:4], township.CodeUnreadable, "没有拷贝完整"},
		{"something behind", append(bytes.Clone(whole), "more"...), township.CodeUnreadable, "损坏"},
		{"something before the directory", slices.Insert(bytes.Clone(whole), directory, 0, 0, 0, 0), township.CodeUnreadable, "损坏"},
		{"something in front", append([]byte("PK\x03\x04junk"), whole...), township.CodeUnreadable, "损坏"},
		{"local name differs", changed(func(d []byte) { d[nameAt+20] = 'X' }), township.CodeUnreadable, "与目录不符"},
		{"encrypted entry", changed(func(d []byte) { d[directory+8] |= 1 }), township.CodeUnsupported, "加密的压缩包"},
		{"part twice", twice(t), township.CodeUnreadable, "出现了两次"},
		{"CRC zero", zeroCRC(t), township.CodeUnreadable, "校验不符"},
		{"undeclared part", undeclared(t, whole), township.CodeUnreadable, "损坏"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantError(t, refusal(t, "册.xlsx", tt.data), tt.code, "“册.xlsx”", tt.words, "请")
		})
	}
}

func TestLineBreaksBehindTheEnd(t *testing.T) {
	whole := roster(t)
	want, err := contents(t, writeFile(t, "册.xlsx", whole))
	if err != nil {
		t.Fatal(err)
	}
	got, err := contents(t, writeFile(t, "下载.xlsx", append(bytes.Clone(whole), "\r\n\r\n"...)))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("with line breaks behind it: %d cells, %v; want %d", len(got), err, len(want))
	}
}

// twice makes a package in which one part stands under two spellings of its name.
func twice(t *testing.T) []byte {
	p := smallBook("")
	return p.with("XL/Worksheets/sheet1.xml", p["xl/worksheets/sheet1.xml"]).zip(t)
}

// zeroCRC makes a package whose one part claims a CRC of zero, which archive/zip takes for none.
func zeroCRC(t *testing.T) []byte {
	return packRaw(t, "xl/workbook.xml", deflated(t, []byte(bookXML)), uint64(len(bookXML)), 0)
}

// undeclared adds an entry that the directory does not mention.
func undeclared(t *testing.T, whole []byte) []byte {
	extra := packRaw(t, "xl/more.xml", deflated(t, []byte("<x/>")), 4, crc32.ChecksumIEEE([]byte("<x/>")))
	extra = extra[:bytes.Index(extra, []byte(centralHeaderSig))]
	directory := bytes.Index(whole, []byte(centralHeaderSig))
	data := slices.Insert(bytes.Clone(whole), directory, extra...)
	end := len(data) - endRecordLen
	binary.LittleEndian.PutUint32(data[end+16:], uint32(directory+len(extra)))
	return data
}

// deflated compresses data.
func deflated(tb testing.TB, data []byte) []byte {
	tb.Helper()
	var buf bytes.Buffer
	w, err := flate.NewWriter(&buf, flate.BestSpeed)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// packRaw makes a package with one entry that claims what it is told to claim.
func packRaw(tb testing.TB, name string, compressed []byte, size uint64, sum uint32) []byte {
	tb.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	entry, err := w.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum,
		CompressedSize64: uint64(len(compressed)), UncompressedSize64: size,
	})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := entry.Write(compressed); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

// bomb deflates times × 1 MB of spaces without compressing each anew.
func bomb(tb testing.TB, times int) []byte {
	tb.Helper()
	var block bytes.Buffer
	w, err := flate.NewWriter(&block, flate.BestCompression)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := w.Write(bytes.Repeat([]byte(" "), 1<<20)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	out := bytes.Repeat(block.Bytes(), times)
	return append(out, deflated(tb, nil)...)
}

func TestBombs(t *testing.T) {
	const megabytes = 600
	compressed := bomb(t, megabytes)
	if len(compressed) > 1<<20 {
		t.Fatalf("the bomb takes %d bytes", len(compressed))
	}
	tests := []struct {
		name    string
		claimed uint64
		code    township.Code
		words   string
	}{
		{"600 MB, and says so", megabytes << 20, township.CodeTooLarge, "超过 512 MB"},
		{"600 MB, says 1 MB", 1 << 20, township.CodeUnreadable, "校验不符"},
		{"600 MB, says 500 MB", 500 << 20, township.CodeUnreadable, "校验不符"},
		{"600 MB, says 9 EB", 9 << 60, township.CodeTooLarge, "超过 512 MB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := packRaw(t, "xl/workbook.xml", compressed, tt.claimed, 1)
			var err error
			used := allocated(func() { err = refusal(t, "弹.xlsx", data) })
			wantError(t, err, tt.code, "“弹.xlsx”", tt.words, "请")
			if used > 20<<20 {
				t.Errorf("allocated %d MB", used>>20)
			}
		})
	}
}

func TestOtherPackages(t *testing.T) {
	tests := []struct {
		name, part, words string
	}{
		{"Word", "word/document.xml", "是 Word 文档"},
		{"PowerPoint", "ppt/presentation.xml", "是 PowerPoint"},
		{"binary workbook", "xl/workbook.bin", ".xlsb"},
		{"something else", "照片.jpg", "是压缩包"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := parts{tt.part: "x"}.zip(t)
			wantError(t, refusal(t, "册.xlsx", data), township.CodeUnsupported, "“册.xlsx”", tt.words, "请")
		})
	}
	ods := parts{"mimetype": "x", "content.xml": "x", "META-INF/manifest.xml": "x"}.zip(t)
	wantError(t, refusal(t, "册.xlsx", ods), township.CodeUnsupported, "“册.xlsx”", ".ods", "另存为 .xlsx")
}
