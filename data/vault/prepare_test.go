package vault_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/vault"
)

// corner is a picture whose top left quarter is red and the rest white.
func corner(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			if x < w/2 && y < h/2 {
				c = color.RGBA{200, 0, 0, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func jpegOf(tb testing.TB, m image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	must(tb, jpeg.Encode(&b, m, nil))
	return b.Bytes()
}

func pngOf(tb testing.TB, m image.Image) []byte {
	tb.Helper()
	var b bytes.Buffer
	must(tb, png.Encode(&b, m))
	return b.Bytes()
}

// withEXIF puts an orientation and a moment before the picture of a JPEG, as a camera does.
func withEXIF(content []byte, order binary.AppendByteOrder, orientation int, moment string) []byte {
	mark := "MM\x00*"
	if order.String() == binary.LittleEndian.String() {
		mark = "II*\x00"
	}
	short := func(v int) []byte { return append(order.AppendUint16(nil, uint16(v)), 0, 0) }
	entry := func(tag, kind, count int, value []byte) []byte {
		b := order.AppendUint16(nil, uint16(tag))
		b = order.AppendUint16(b, uint16(kind))
		return append(order.AppendUint32(b, uint32(count)), value...)
	}
	t := append([]byte(mark), order.AppendUint32(nil, 8)...)
	t = order.AppendUint16(t, 2)
	t = append(t, entry(0x0112, 3, 1, short(orientation))...)
	t = append(t, entry(0x8769, 4, 1, order.AppendUint32(nil, 38))...)
	t = order.AppendUint32(t, 0)
	t = order.AppendUint16(t, 1) // at 38
	t = append(t, entry(0x9003, 2, len(moment)+1, order.AppendUint32(nil, 56))...)
	t = order.AppendUint32(t, 0)
	t = append(t, moment+"\x00"...) // at 56
	segment := append([]byte("Exif\x00\x00"), t...)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), content[2:]...)
}

func mustDecode(tb testing.TB, content []byte) image.Image {
	tb.Helper()
	m, _, err := image.Decode(bytes.NewReader(content))
	must(tb, err)
	return m
}

// redCorner says in which corner of a picture the red is.
func redCorner(m image.Image) string {
	b := m.Bounds()
	for name, p := range map[string]image.Point{
		"top left": {b.Dx() / 4, b.Dy() / 4}, "top right": {b.Dx() * 3 / 4, b.Dy() / 4},
		"bottom left": {b.Dx() / 4, b.Dy() * 3 / 4}, "bottom right": {b.Dx() * 3 / 4, b.Dy() * 3 / 4},
	} {
		if _, g, _, _ := m.At(b.Min.X+p.X, b.Min.Y+p.Y).RGBA(); g < 0x8000 {
			return name
		}
	}
	return "nowhere"
}

func TestOrientations(t *testing.T) {
	tests := []struct {
		orientation int
		corner      string
		size        image.Point
	}{
		{1, "top left", image.Pt(60, 40)},
		{2, "top right", image.Pt(60, 40)},
		{3, "bottom right", image.Pt(60, 40)},
		{4, "bottom left", image.Pt(60, 40)},
		{5, "top left", image.Pt(40, 60)},
		{6, "top right", image.Pt(40, 60)},
		{7, "bottom right", image.Pt(40, 60)},
		{8, "bottom left", image.Pt(40, 60)},
	}
	for _, tt := range tests {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			t.Run(fmt.Sprint(tt.orientation, order), func(t *testing.T) {
				content := withEXIF(jpegOf(t, corner(60, 40)), order, tt.orientation, "2021:11:19 09:30:00")
				kept, err := vault.Prepare("x.jpg", content)
				must(t, err)
				m := mustDecode(t, kept.Content)
				if got := redCorner(m); got != tt.corner || m.Bounds().Size() != tt.size {
					t.Errorf("red at the %s of %v, want %s of %v", got, m.Bounds().Size(), tt.corner, tt.size)
				}
				if kept.Taken != "2021-11-19" || kept.Scaled || kept.Format != township.FormatJPEG {
					t.Errorf("kept = %v %v %v", kept.Taken, kept.Scaled, kept.Format)
				}
				if same := bytes.Equal(kept.Content, content); same != (tt.orientation == 1) {
					t.Errorf("byte for byte the same: %v", same)
				}
				if tt.orientation > 1 && bytes.Contains(kept.Content, []byte("Exif")) {
					t.Error("what the camera noted is still there")
				}
			})
		}
	}
}

func TestBigPhotoIsScaledDown(t *testing.T) {
	kept, err := vault.Prepare("大.jpg", withEXIF(jpegOf(t, corner(3000, 1500)), binary.BigEndian, 6, "0000:00:00 00:00:00"))
	must(t, err)
	m := mustDecode(t, kept.Content)
	if m.Bounds().Size() != image.Pt(1000, 2000) || redCorner(m) != "top right" || !kept.Scaled || kept.Taken != "" {
		t.Errorf("%v, red at the %s, scaled %v, taken %q", m.Bounds(), redCorner(m), kept.Scaled, kept.Taken)
	}
	long, err := vault.Prepare("long.png", pngOf(t, corner(4000, 1)))
	must(t, err)
	if m := mustDecode(t, long.Content); m.Bounds().Size() != image.Pt(2000, 1) || long.Format != township.FormatJPEG {
		t.Errorf("%v %s", m.Bounds(), long.Format)
	}
}

func TestTransparencyBecomesWhite(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 2400, 2))
	kept, err := vault.Prepare("x.png", pngOf(t, m))
	must(t, err)
	if r, _, _, _ := mustDecode(t, kept.Content).At(10, 0).RGBA(); r < 0xF000 {
		t.Errorf("red = %x, want white", r)
	}
}

func TestSmallPicturesStayAsTheyAre(t *testing.T) {
	for format, content := range map[string][]byte{"jpg": jpegOf(t, corner(2000, 10)), "png": pngOf(t, corner(10, 2000))} {
		kept, err := vault.Prepare("名称不算.pdf", content)
		must(t, err)
		if !bytes.Equal(kept.Content, content) || kept.Format != format {
			t.Errorf("%s: %d bytes of %s", format, len(kept.Content), kept.Format)
		}
	}
}

// bomb is a PNG of a few bytes that says it is so large.
func bomb(tb testing.TB, w, h uint32, kind byte, depth byte) []byte {
	b := pngOf(tb, corner(1, 1))
	head := b[16:29]
	binary.BigEndian.PutUint32(head, w)
	binary.BigEndian.PutUint32(head[4:], h)
	head[8], head[9] = depth, kind
	binary.BigEndian.PutUint32(b[29:], crc32.ChecksumIEEE(b[12:29]))
	return b
}

// progressive makes a JPEG say that it is a progressive one of a size.
func progressive(tb testing.TB, w, h uint16) []byte {
	b := jpegOf(tb, corner(16, 16))
	at := bytes.Index(b, []byte{0xFF, 0xC0})
	b[at+1] = 0xC2
	binary.BigEndian.PutUint16(b[at+5:], h)
	binary.BigEndian.PutUint16(b[at+7:], w)
	return b
}

func TestRefused(t *testing.T) {
	photo := jpegOf(t, corner(60, 40))
	picture := pngOf(t, corner(60, 40))
	tests := []struct {
		name    string
		content []byte
		code    township.Code
		words   []string
	}{
		{"zero bytes", nil, township.CodeUnreadable, []string{"“x”是空文件"}},
		{"truncated jpeg", photo[:len(photo)-20], township.CodeUnreadable, []string{"“x”已损坏或不完整，没有添加", "重新"}},
		{"jpeg head alone", photo[:20], township.CodeUnreadable, []string{"“x”已损坏"}},
		{"truncated png", picture[:len(picture)-20], township.CodeUnreadable, []string{"“x”已损坏或不完整"}},
		{"png bomb", bomb(t, 60_000, 60_000, 2, 8), township.CodeTooLarge, []string{"“x”有 60000×60000 像素", "缩小"}},
		{"png bomb of deep colours", bomb(t, 10_000, 10_000, 6, 16), township.CodeTooLarge, []string{"像素"}},
		{"progressive bomb", progressive(t, 9_000, 9_000), township.CodeTooLarge, []string{"9000×9000"}},
		{"heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), township.CodeUnsupported, []string{"HEIC", "JPG"}},
		{"webp", []byte("RIFF\x00\x00\x00\x00WEBPVP8 "), township.CodeUnsupported, []string{"WebP"}},
		{"tiff", []byte("II*\x00rest"), township.CodeUnsupported, []string{"TIFF", "扫描仪"}},
		{"gif", []byte("GIF89a"), township.CodeUnsupported, []string{"GIF"}},
		{"bmp", []byte("BM000000"), township.CodeUnsupported, []string{"BMP"}},
		{"workbook", []byte("PK\x03\x04rest"), township.CodeUnsupported, []string{"不是照片或扫描件", "JPG、PNG"}},
		{"broken pdf", []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"), township.CodeUnreadable, []string{"“x”不完整"}},
		{"pdf without a body", []byte("%PDF-1.4\n%%EOF"), township.CodeUnreadable, []string{"“x”不完整"}},
		{"too long", make([]byte, township.MaxAttachmentBytes+1), township.CodeTooLarge, []string{"40.0 MB"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := vault.Prepare("x", tt.content)
			wantCode(t, err, tt.code, tt.words...)
		})
	}
}

func TestDamagedNotesDoNotMatter(t *testing.T) {
	whole := withEXIF(jpegOf(t, corner(60, 40)), binary.LittleEndian, 6, "2021:11:19 09:30:00")
	for i := 6; i < 110; i++ {
		content := bytes.Clone(whole)
		content[i] ^= 0xFF
		kept, err := vault.Prepare("x.jpg", content)
		if err == nil && len(kept.Content) == 0 {
			t.Errorf("byte %d: nothing kept", i)
		}
	}
}

// scan is a PDF as a scanner writes it: pages of one JPEG each, with the pages' own lines in extra.
func scan(pages int, photo []byte, box, extra string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-1.4\n%%\xE2\xE3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n")
	fmt.Fprintf(&b, "2 0 obj\n<< /Type /Pages /Count %d /MediaBox %s /Kids [", pages, box)
	for i := range pages {
		fmt.Fprintf(&b, " %d 0 R", 10+i)
	}
	fmt.Fprintf(&b, " ] >>\nendobj\n3 0 obj\n%d\nendobj\n", len(photo))
	fmt.Fprintf(&b, "4 0 obj\n<< /Type /XObject /Subtype /Image /Width 60 /Height 40 /Filter [ /DCTDecode ] /Length 3 0 R >>\nstream\n%s\nendstream\nendobj\n", photo)
	for i := range pages {
		fmt.Fprintf(&b, "%d 0 obj\n<</Type/Page/Parent 2 0 R/Resources<</XObject<</Im0 4 0 R>>>>%s>>\nendobj\n", 10+i, extra)
	}
	b.WriteString("trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n")
	return b.Bytes()
}

func TestFirstPageOfAScan(t *testing.T) {
	photo := jpegOf(t, corner(60, 40))
	tests := []struct {
		name, box, extra string
		corner           string
	}{
		{"plain", "[0 0 600 400]", "", "top left"},
		{"turned", "[0 0 600 400]", "/Rotate 90", "top right"},
		{"turned back", "[0 0 600 400]", "/Rotate -90", "bottom left"},
		{"a logo on a written page", "[0 0 595 842]", "", ""},
		{"no size", "[]", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			content := scan(3, photo, tt.box, tt.extra)
			kept, err := vault.Prepare("x.pdf", content)
			must(t, err)
			if !bytes.Equal(kept.Content, content) || kept.Format != township.FormatPDF {
				t.Error("the PDF was changed")
			}
			pages, first := vault.ReadPDF(content)
			if pages != 3 {
				t.Errorf("%d pages, want 3", pages)
			}
			if tt.corner == "" && first != nil || tt.corner != "" && (first == nil || redCorner(first) != tt.corner) {
				t.Errorf("first page = %v, want red at the %q", first, tt.corner)
			}
		})
	}
}

func TestDamagedPDFNeverBreaksThePreview(t *testing.T) {
	whole := scan(2, jpegOf(t, corner(16, 16)), "[0 0 60 40]", "")
	for i := range whole {
		for _, change := range []byte{'(', '<', '[', '9', 0xFF} {
			content := bytes.Clone(whole)
			content[i] = change
			vault.ReadPDF(content)
		}
		vault.ReadPDF(whole[:i])
	}
	vault.ReadPDF([]byte(strings.Repeat("1 0 obj << /Type [", 20_000)))
	vault.ReadPDF([]byte("1 0 obj <</Type/Catalog/Pages 2 0 R>> 2 0 obj <</Kids[2 0 R]>> 3 0 obj 3 0 R"))
}
