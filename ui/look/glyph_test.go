package look_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"

	"taizhang/assets"
)

// TestEveryWordHasItsGlyphs reads every text in the code that the window shows and makes sure that our own fonts
// can draw it: a sign that only some font of the PC has is a � on the next one.
func TestEveryWordHasItsGlyphs(t *testing.T) {
	var fonts []*sfnt.Font
	for _, b := range [][]byte{assets.SansRegular, assets.SansBold} {
		f, err := sfnt.Parse(b)
		if err != nil {
			t.Fatal(err)
		}
		fonts = append(fonts, f)
	}
	checked := 0
	for _, root := range []string{"../../ui", "../../app"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			checked += checkTexts(t, fonts, path)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if checked < 1000 {
		t.Errorf("only %d texts were checked", checked)
	}
}

// checkTexts looks at every string of a file and returns how many there were.
func checkTexts(t *testing.T, fonts []*sfnt.Font, path string) int {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		lit, ok := node.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		n++
		for _, r := range text {
			if r >= 0x80 && r != '\uFFFD' && !unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) && !drawn(t, fonts, r) {
				t.Errorf("%s: %q (%U) is in no font of ours", set.Position(lit.Pos()), r, r)
			}
		}
		return true
	})
	return n
}

func drawn(t *testing.T, fonts []*sfnt.Font, r rune) bool {
	t.Helper()
	var buf sfnt.Buffer
	for _, f := range fonts {
		if g, err := f.GlyphIndex(&buf, r); err != nil || g == 0 {
			return false
		}
	}
	return true
}
