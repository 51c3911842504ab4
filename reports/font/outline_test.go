package font

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

func TestFallbackDrawsFromTheFirstFontThatHasTheRune(t *testing.T) {
	dir := t.TempDir()
	rubbish, good := filepath.Join(dir, "rubbish.ttf"), filepath.Join(dir, "good.ttf")
	for path, data := range map[string][]byte{rubbish: []byte("no font"), good: goregular.TTF} {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b := NewFallback(filepath.Join(dir, "not there.ttf"), rubbish, good)
	if _, ok := b.Outline('张'); ok {
		t.Error("the font has no 张, but an outline came back")
	}
	steps, ok := b.Outline('O')
	if !ok || len(steps) == 0 || !steps[0].Move {
		t.Fatalf("got %v %v, want the outline of O", steps, ok)
	}
	checkO(t, steps)
}

// checkO makes sure of two contours in the middle of the em.
func checkO(t *testing.T, steps []Step) {
	t.Helper()
	left, right, top, contours := 1.0, 0.0, 0.0, 0
	for _, s := range steps {
		left, right, top = min(left, s.To.X), max(right, s.To.X), max(top, s.To.Y)
		if s.Move {
			contours++
		}
	}
	if off := left - (1 - right); contours != 2 || off > 0.05 || off < -0.05 || top < 0.5 || top > 0.9 {
		t.Errorf("O has %d contours and reaches from %.2f to %.2f, up to %.2f", contours, left, right, top)
	}
}

func TestFallbackWithoutFonts(t *testing.T) {
	if steps, ok := NewFallback().Outline('𠮷'); ok {
		t.Errorf("got %v, want nothing", steps)
	}
}
