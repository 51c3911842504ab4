package page_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"taizhang/reports/font"
	"taizhang/reports/page"
	"taizhang/reports/pdftest"
)

// What is copied or searched is the true character, whatever the face and whether it has it or not.
func TestNamesComeBackAsTheyWere(t *testing.T) {
	names := []string{"𬭎", "𫟹", "䶮", "㛃", "𠮷", "张𬭎", "𫟹𬭎䶮㛃𠮷", "欧阳𠮷😀A1", "王(五)\\", "钍䀍不", "𬭎𫟹"}
	for name, face := range faces {
		t.Run(name, func(t *testing.T) {
			d := newDocument(nil)
			lines(d, page.Type{Face: face(), Size: 16}, names...)
			pdf := finish(t, d)
			text := pdftest.PopplerText(t, pdf)[0]
			file := pdftest.Read(t, pdf)
			drawn := file.Texts(file.Pages()[0])
			for i, want := range names {
				if !strings.Contains(text, want) {
					t.Errorf("pdftotext does not find %q in:\n%s", want, text)
				}
				if drawn[i] != want {
					t.Errorf("by its ToUnicode map line %d is %q, want %q", i, drawn[i], want)
				}
			}
			var missing []string
			for _, m := range d.Missing() {
				missing = append(missing, m.Text)
			}
			if want := []string{"𠮷", "𫟹𬭎䶮㛃𠮷", "欧阳𠮷😀A1"}; !slices.Equal(missing, want) {
				t.Errorf("missing: got %q, want %q", missing, want)
			}
		})
	}
}

func TestOnlyWhatIsWrittenIsMapped(t *testing.T) {
	d := newDocument(nil)
	lines(d, page.Type{Face: font.Sans(), Size: 12}, "张𬭎𠮷")
	for name, table := range pdftest.Read(t, finish(t, d)).ToUnicode() {
		var chars []string
		for _, s := range table {
			chars = append(chars, s)
		}
		slices.Sort(chars)
		if want := []string{"张", "𠮷", "𬭎"}; !slices.Equal(chars, want) {
			t.Errorf("font %s maps to %q, want %q", name, chars, want)
		}
	}
}

// A private-use character of the text is not one of those that the program uses for itself.
func TestPrivateUseTextIsNotTakenForARareCharacter(t *testing.T) {
	d := newDocument(nil)
	lines(d, page.Type{Face: font.Sans(), Size: 12}, "张\uE000\uE001")
	pdf := finish(t, d)
	if got := pdftest.Read(t, pdf).Texts(pdftest.Read(t, pdf).Pages()[0]); got[0] != "张\uE000\uE001" {
		t.Errorf("got %q", got)
	}
	if m := d.Missing(); len(m) != 1 || m[0] != (page.Missing{Page: 1, Text: "张\uE000\uE001"}) {
		t.Errorf("missing: %v, want the text on page 1", m)
	}
}

// More lacking runes than there are codes for them: still no panic, all are reported, and the wide
// space still means itself.
func TestManyLackingRunes(t *testing.T) {
	var b strings.Builder
	for r := rune(0x20000); r < 0x20000+1000; r++ {
		if !font.Sans().Has(r) {
			b.WriteRune(r)
		}
	}
	d := newDocument(nil)
	lines(d, page.Type{Face: font.Sans(), Size: 3}, b.String(), "张　三")
	file := pdftest.Read(t, finish(t, d))
	texts := file.Texts(file.Pages()[0])
	if len(d.Missing()) != 1 || texts[len(texts)-1] != "张　三" || !strings.HasPrefix(b.String(), texts[0][:400]) {
		t.Errorf("%d texts are missing, want 1; the sheet begins %q and ends %q", len(d.Missing()), texts[0], texts[len(texts)-1])
	}
}

func TestFallbackDrawsWhatTheFacesLack(t *testing.T) {
	lacking := ' '
	for r := rune(0x20); r < 0x2200; r++ {
		if b := goFallback(t); !font.Sans().Has(r) {
			if _, ok := b.Outline(r); ok {
				lacking = r
				break
			}
		}
	}
	if lacking == ' ' {
		t.Fatal("the trial font has nothing that Noto Sans SC lacks")
	}
	d := newDocument(goFallback(t))
	lines(d, page.Type{Face: font.Sans(), Size: 20}, "张"+string(lacking)+"三")
	pdf := finish(t, d)
	if len(d.Missing()) != 0 {
		t.Errorf("missing: %v, want none", d.Missing())
	}
	file := pdftest.Read(t, pdf)
	content := file.Pages()[0]
	if got := file.Texts(content)[0]; got != "张"+string(lacking)+"三" {
		t.Errorf("the text is %q", got)
	}
	if !strings.Contains(content, " c\n") && !strings.Contains(content, " l\n") || !strings.Contains(content, "f\n") {
		t.Errorf("no outline was drawn:\n%s", content)
	}
}

func goFallback(tb testing.TB) *font.Fallback {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "go.ttf")
	if err := os.WriteFile(path, goregular.TTF, 0o600); err != nil {
		tb.Fatal(err)
	}
	return font.NewFallback(path)
}

func TestLackingRuneIsDrawnAsABox(t *testing.T) {
	d := newDocument(nil)
	lines(d, page.Type{Face: font.Sans(), Size: 20}, "𠮷", "张")
	content := pdftest.Read(t, finish(t, d)).Pages()[0]
	if n := strings.Count(content, "re\nS\n"); n != 1 {
		t.Errorf("%d boxes, want 1:\n%s", n, content)
	}
}
