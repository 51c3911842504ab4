package page_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"taizhang/app/township"
	"taizhang/reports/font"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

var made = time.Date(2021, 11, 21, 9, 30, 0, 0, time.UTC)

// faces are all faces, with their names for messages.
var faces = map[string]func() *font.Face{"regular": font.Sans, "bold": font.SansBold, "serif": font.Serif}

func newDocument(fallback *font.Fallback) *page.Document {
	return page.New(page.Properties{Title: "试页", Author: "清溪镇", Made: made}, fallback)
}

func finish(tb testing.TB, d *page.Document) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// lines writes one text under the other on an A4 sheet.
func lines(d *page.Document, t page.Type, texts ...string) {
	d.AddSheet(page.A4)
	for i, s := range texts {
		d.Put(t.Wrap(s, 170), page.Rect{X: 20, Y: 20 + 12*float64(i), W: 170, H: 12}, page.Black, page.Left)
	}
}

func TestPropertiesAndOutline(t *testing.T) {
	d := page.New(page.Properties{Title: "𬭎村台账（存档）", Author: "清溪镇", Made: made}, nil)
	d.AddSheet(page.A3Landscape)
	d.Bookmark(0, "𬭎村")
	d.Bookmark(1, "稳定脱贫户")
	d.AddSheet(page.A3Landscape)
	d.Bookmark(1, "监测户")
	d.AddSheet(page.A3Landscape)
	d.Bookmark(0, "石桥村"+strings.Repeat("长", 100))
	d.Bookmark(1, "边缘户\x00\u200b")
	pdf := finish(t, d)
	got := pdftest.Read(t, pdf).Outline()
	want := []pdftest.Bookmark{
		{Level: 0, Title: "𬭎村", Page: 1},
		{Level: 1, Title: "稳定脱贫户", Page: 1},
		{Level: 1, Title: "监测户", Page: 2},
		{Level: 0, Title: "石桥村" + strings.Repeat("长", 56) + "…", Page: 3},
		{Level: 1, Title: "边缘户", Page: 3},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	info := pdftest.Poppler(t, pdf, "pdfinfo", "PDF")
	for _, want := range []string{"𬭎村台账（存档）", "清溪镇", "台账", "Sun Nov 21 09:30:00 2021", "Pages:           3"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
}

func TestSameContentSameBytes(t *testing.T) {
	var files [2][]byte
	for i := range files {
		d := newDocument(nil)
		for _, face := range []*font.Face{font.Serif(), font.SansBold(), font.Sans()} {
			lines(d, page.Type{Face: face, Size: 12}, "张三丰𬭎𠮷", "2021-11-19")
		}
		d.Bookmark(0, "柏树村")
		files[i] = finish(t, d)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two documents with the same content differ")
	}
}

func TestDocumentsCanBeMadeAtTheSameTime(t *testing.T) {
	var wait sync.WaitGroup
	files := make([][]byte, 4)
	for i := range files {
		wait.Go(func() {
			d := newDocument(nil)
			lines(d, page.Type{Face: font.Serif(), Size: 12}, "张三丰𬭎", "石桥村")
			var b bytes.Buffer
			if err := d.Write(&b); err != nil {
				t.Error(err)
			}
			files[i] = b.Bytes()
		})
	}
	wait.Wait()
	for i := range files {
		if !bytes.Equal(files[i], files[0]) {
			t.Errorf("document %d differs from the first", i)
		}
	}
}

func TestNothingWrittenIsStillADocument(t *testing.T) {
	if n := len(pdftest.Read(t, finish(t, newDocument(nil))).Pages()); n != 1 {
		t.Errorf("%d pages, want an empty one", n)
	}
}

// brokenWriter fails after so many bytes.
type brokenWriter struct {
	left int
	err  error
}

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, w.err
	}
	return len(p), nil
}

func TestWriteErrors(t *testing.T) {
	own := township.Errorf(township.CodeWrite, "优盘已拔出。")
	cases := []struct {
		name string
		err  error
		code township.Code
		text string
	}{
		{"plain", errors.New("disk full"), township.CodeWrite, "PDF 没有写成：目标文件写入失败。请检查磁盘空间和优盘是否还在，然后重试。"},
		{"with its own sentence", fmt.Errorf("saving: %w", own), township.CodeWrite, "优盘已拔出。"},
	}
	for _, tc := range cases {
		document := func() *page.Document {
			d := newDocument(nil)
			lines(d, page.Type{Face: font.Sans(), Size: 12}, "张三丰李四光")
			return d
		}
		size := len(finish(t, document()))
		for _, left := range []int{0, size / 2, size - 100} {
			err := document().Write(&brokenWriter{left: left, err: tc.err})
			if township.CodeOf(err) != tc.code || township.Say(err) != tc.text || !errors.Is(err, tc.err) {
				t.Errorf("%s after %d of %d bytes: got %q %q", tc.name, left, size, township.CodeOf(err), township.Say(err))
			}
		}
	}
}

func TestStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	if err := page.Stopped(ctx); err != nil {
		t.Errorf("got %v before the clerk stopped", err)
	}
	cancel()
	if err := page.Stopped(ctx); township.CodeOf(err) != township.CodeCancelled || township.Say(err) != "已取消打印，没有生成文件。" {
		t.Errorf("got %q %q", township.CodeOf(err), township.Say(err))
	}
}

// No text whatever makes the document fail, and what is in it reads as what was tidied.
func TestAnyTextCanBeWritten(t *testing.T) {
	d := newDocument(nil)
	typ := page.Type{Face: font.Sans(), Size: 9}
	want := []string{}
	texts := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 60), func(b []byte) string { return string(b) }))
	rapid.Check(t, func(t *rapid.T) {
		s := texts.Draw(t, "text")
		d.AddSheet(page.A4)
		d.Bookmark(0, s)
		b := typ.Line(s, 1e6)
		d.Put(b, page.Rect{X: 10, Y: 10, W: 1e6, H: 10}, page.Black, page.Left)
		want = append(want, b.Text)
	})
	file := pdftest.Read(t, finish(t, d))
	for i, content := range file.Pages() {
		if got := strings.Join(file.Texts(content), ""); got != want[i] {
			t.Errorf("sheet %d reads %q, want %q", i+1, got, want[i])
		}
	}
}
