// Package pdftest reads the program's own PDFs back, for tests: with poppler, as others will see
// them, and object by object.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// Poppler runs a tool of poppler-utils on a PDF and returns what it prints; the file's name is
// put in place of the argument "PDF". It fails the test if the tool is not there.
func Poppler(tb testing.TB, pdf []byte, tool string, args ...string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		tb.Fatal(err)
	}
	for i, a := range args {
		if a == "PDF" {
			args[i] = path
		}
	}
	var out, diagnostics bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Stdout, cmd.Stderr = &out, &diagnostics
	if err := cmd.Run(); err != nil {
		tb.Fatalf("%s (package poppler-utils, installed by .ci/setup): %v\n%s", tool, err, diagnostics.String())
	}
	if s := diagnostics.String(); s != "" {
		tb.Errorf("%s has complaints: %s", tool, s)
	}
	return out.String()
}

// PopplerText returns the text of each page as pdftotext sees it.
func PopplerText(tb testing.TB, pdf []byte) []string {
	tb.Helper()
	text := Poppler(tb, pdf, "pdftotext", "-layout", "PDF", "-")
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

// T is what reading a PDF needs of a test: *testing.T and *rapid.T have it.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// File is a PDF taken apart.
type File struct {
	tb      T
	objects map[int]string // without “n 0 obj” and “endobj”
	trailer string
}

var (
	objectHead = regexp.MustCompile(`^(\d+) 0 obj\n`)
	reference  = regexp.MustCompile(`(\d+) 0 R`)
	fontUse    = regexp.MustCompile(`/(F[0-9a-f]+) (\d+) 0 R`)
	mapEntry   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
)

// Read takes a PDF apart along its cross-reference table, every entry of which must lead to its object.
func Read(tb T, pdf []byte) *File {
	tb.Helper()
	f := &File{tb: tb, objects: map[int]string{}}
	_, tail, ok := strings.Cut(string(pdf[bytes.LastIndex(pdf, []byte("startxref")):]), "\n")
	start, err := strconv.Atoi(strings.SplitN(tail, "\n", 2)[0])
	if !ok || err != nil || !bytes.HasPrefix(pdf[start:], []byte("xref\n0 ")) {
		tb.Fatalf("no cross-reference table at %q", tail)
	}
	table, trailer, _ := strings.Cut(string(pdf[start:]), "trailer\n")
	f.trailer = trailer
	for i, line := range strings.Split(strings.TrimSpace(table), "\n")[3:] {
		offset, err := strconv.Atoi(strings.Fields(line)[0])
		m := objectHead.FindStringSubmatch(string(pdf[offset:min(offset+20, len(pdf))]))
		if err != nil || m == nil || m[1] != strconv.Itoa(i+1) {
			tb.Fatalf("cross-reference entry %d leads to %q", i+1, pdf[offset:min(offset+20, len(pdf))])
		}
		body := string(pdf[offset+len(m[0]):])
		f.objects[i+1] = body[:strings.Index(body, "\nendobj\n")]
	}
	return f
}

// ref returns the object that key of a dictionary refers to.
func (f *File) ref(dict, key string) string {
	_, rest, ok := strings.Cut(dict, key+" ")
	m := reference.FindStringSubmatch(rest)
	if !ok || m == nil {
		f.tb.Fatalf("no %s in %.200q", key, dict)
	}
	n, _ := strconv.Atoi(m[1])
	return f.objects[n]
}

// stream returns the inflated stream of an object.
func (f *File) stream(object string) string {
	_, data, ok := strings.Cut(object, "stream\n")
	z, err := zlib.NewReader(strings.NewReader(data))
	if !ok || err != nil {
		f.tb.Fatalf("no compressed stream: %v", err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		f.tb.Fatalf("damaged stream: %v", err)
	}
	return string(plain)
}

// catalog is the root of the document.
func (f *File) catalog() string { return f.ref(f.trailer, "/Root") }

// Pages returns the drawing operators of each page.
func (f *File) Pages() []string {
	kids := f.ref(f.catalog(), "/Pages")
	kids = kids[strings.Index(kids, "[")+1 : strings.Index(kids, "]")]
	var pages []string
	for _, m := range reference.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(m[1])
		pages = append(pages, f.stream(f.ref(f.objects[n], "/Contents")))
	}
	return pages
}

// ToUnicode returns the map of each font resource from codes to characters.
func (f *File) ToUnicode() map[string]map[uint16]string {
	fonts := map[string]map[uint16]string{}
	for _, m := range fontUse.FindAllStringSubmatch(f.objects[2], -1) {
		n, _ := strconv.Atoi(m[2])
		table := map[uint16]string{}
		for _, e := range mapEntry.FindAllStringSubmatch(sections(f.stream(f.ref(f.objects[n], "/ToUnicode"))), -1) {
			code, _ := strconv.ParseUint(e[1], 16, 16)
			var units []uint16
			for i := 0; i+4 <= len(e[2]); i += 4 {
				u, _ := strconv.ParseUint(e[2][i:i+4], 16, 16)
				units = append(units, uint16(u))
			}
			table[uint16(code)] = string(utf16.Decode(units))
		}
		fonts[m[1]] = table
	}
	return fonts
}

// sections cuts a ToUnicode map down to its entries.
func sections(cmap string) string {
	_, body, _ := strings.Cut(cmap, "endcodespacerange\n")
	return body
}

// Texts returns the strings of a page in the order in which they are drawn, decoded through ToUnicode.
// A code without an entry becomes U+FFFD.
func (f *File) Texts(content string) []string {
	fonts, current := f.ToUnicode(), ""
	var texts []string
	for content != "" {
		selection := strings.Index(content, " Tf")
		shown := strings.Index(content, "Td (")
		if selection >= 0 && (shown < 0 || selection < shown) {
			words := strings.Fields(content[:selection])
			current = strings.TrimPrefix(words[len(words)-2], "/")
			content = content[selection+3:]
			continue
		}
		if shown < 0 {
			break
		}
		raw, rest := literal(content[shown+len("Td ("):])
		texts = append(texts, decode(raw, fonts[current]))
		content = rest
	}
	return texts
}

// literal reads a PDF literal string up to its closing bracket.
func literal(s string) (raw []byte, rest string) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
			if s[i] == 'r' {
				raw = append(raw, '\r')
			} else {
				raw = append(raw, s[i])
			}
		case ')':
			return raw, s[i+1:]
		default:
			raw = append(raw, s[i])
		}
	}
	return raw, ""
}

func decode(raw []byte, table map[uint16]string) string {
	var b strings.Builder
	for i := 0; i+1 < len(raw); i += 2 {
		if s, ok := table[uint16(raw[i])<<8|uint16(raw[i+1])]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune('\uFFFD')
		}
	}
	return b.String()
}

// Bookmark is an entry of the outline.
type Bookmark struct {
	Level int
	Title string
	Page  int // from 1
}

// Outline returns the bookmarks from top to bottom.
func (f *File) Outline() []Bookmark {
	if !strings.Contains(f.catalog(), "/Outlines") {
		return nil
	}
	return f.bookmarks(f.ref(f.catalog(), "/Outlines"), 0)
}

func (f *File) bookmarks(parent string, level int) []Bookmark {
	var list []Bookmark
	if !strings.Contains(parent, "/First") {
		return nil
	}
	for entry := f.ref(parent, "/First"); ; entry = f.ref(entry, "/Next") {
		raw, _ := literal(entry[strings.Index(entry, "/Title (")+len("/Title ("):])
		dest := entry[strings.Index(entry, "/Dest ["):]
		number, _ := strconv.Atoi(reference.FindStringSubmatch(dest)[1])
		list = append(list, Bookmark{level, wide(raw), (number - 1) / 2})
		list = append(list, f.bookmarks(entry, level+1)...)
		if !strings.Contains(entry, "/Next") {
			return list
		}
	}
}

// wide decodes UTF-16 with a byte order mark.
func wide(raw []byte) string {
	var units []uint16
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
