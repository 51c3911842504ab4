package main

import (
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2/theme"

	"taizhang/ui/look"
)

// screen is a virtual screen of a test's own. Its pixels are read from the file that Xvfb keeps them in, so that
// looking costs no process.
type screen struct {
	tb      testing.TB
	display string // :99
	width   int
	height  int
	pixels  *os.File
	first   int64 // offset of the first pixel
	stride  int
}

// The screen is an old office PC's.
const (
	screenWidth  = 1366
	screenHeight = 768
)

// callerEnv is the environment before a test gives itself another home: where the build cache is.
var callerEnv = os.Environ()

// build builds a program of this module, once for all tests.
func build(tb testing.TB, pkg string) string {
	tb.Helper()
	builds.Lock()
	defer builds.Unlock()
	program := filepath.Join(builds.dir, filepath.Base(pkg)+".program")
	if _, err := os.Stat(program); err == nil {
		return program
	}
	cmd := exec.Command("go", "build", "-o", program, pkg)
	cmd.Env = callerEnv
	if out, err := cmd.CombinedOutput(); err != nil {
		tb.Fatalf("go build %s: %v\n%s", pkg, err, out)
	}
	return program
}

// builds is where the programs lie that tests have built.
var builds struct {
	sync.Mutex
	dir string
}

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "taizhang-test-")
	if err != nil {
		panic(err)
	}
	builds.dir = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// startScreen starts Xvfb on a display that is free and ends it with the test.
func startScreen(tb testing.TB) *screen {
	tb.Helper()
	read, write, err := os.Pipe()
	must(tb, err)
	dir := tb.TempDir()
	// Without -noreset the server starts afresh, deaf for a moment, whenever its last client has gone.
	server := exec.Command("Xvfb", "-displayfd", "3", "-fbdir", dir, "-noreset", "-nolisten", "tcp",
		"-screen", "0", fmt.Sprintf("%dx%dx24", screenWidth, screenHeight))
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		tb.Fatalf("no virtual screen (package xvfb, installed by .ci/setup): %v", err)
	}
	tb.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	write.Close()
	must(tb, read.SetReadDeadline(time.Now().Add(10*time.Second)))
	number := make([]byte, 16)
	n, err := read.Read(number)
	if err != nil {
		tb.Fatalf("Xvfb does not say its display: %v", err)
	}
	s := &screen{tb: tb, display: ":" + strings.TrimSpace(string(number[:n]))}
	s.openPixels(filepath.Join(dir, "Xvfb_screen0"))
	return s
}

// openPixels reads the header of an XWD file: 32-bit words, the most significant byte first.
func (s *screen) openPixels(path string) {
	s.tb.Helper()
	file, err := os.Open(path)
	must(s.tb, err)
	s.tb.Cleanup(func() { file.Close() })
	head := make([]byte, 100)
	_, err = file.ReadAt(head, 0)
	must(s.tb, err)
	word := func(i int) int { return int(binary.BigEndian.Uint32(head[4*i:])) }
	const size, width, height, bits, stride, colours, colourSize = 0, 4, 5, 11, 12, 19, 12
	if word(bits) != 32 {
		s.tb.Fatalf("the screen has %d bits a pixel, want 32", word(bits))
	}
	s.pixels, s.width, s.height, s.stride = file, word(width), word(height), word(stride)
	s.first = int64(word(size) + word(colours)*colourSize)
}

// env is what a program on the screen gets, with everything of the user in home.
func (s *screen) env(home string) []string {
	s.tb.Helper()
	must(s.tb, os.MkdirAll(filepath.Join(home, "cache"), 0o700)) // Fyne makes no folders above its own
	var env []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "FYNE_") && !strings.HasPrefix(e, "WAYLAND_") && !strings.HasPrefix(e, "DBUS_") {
			env = append(env, e)
		}
	}
	return append(env, "DISPLAY="+s.display, "FYNE_SCALE=1", "FYNE_THEME=light", "LIBGL_ALWAYS_SOFTWARE=1", "LC_ALL=C.UTF-8",
		"HOME="+home, "XDG_DATA_HOME="+home+"/data", "XDG_STATE_HOME="+home+"/state", "XDG_CACHE_HOME="+home+"/cache",
		"XDG_CONFIG_HOME="+home+"/config", "XDG_RUNTIME_DIR="+home)
}

// look returns what is on the screen now.
func (s *screen) look() *image.RGBA {
	s.tb.Helper()
	raw := make([]byte, s.stride*s.height)
	_, err := s.pixels.ReadAt(raw, s.first)
	must(s.tb, err)
	img := image.NewRGBA(image.Rect(0, 0, s.width, s.height))
	for y := range s.height {
		row, out := raw[y*s.stride:], img.Pix[y*img.Stride:]
		for x := range s.width {
			out[4*x], out[4*x+1], out[4*x+2], out[4*x+3] = row[4*x+2], row[4*x+1], row[4*x], 0xFF
		}
	}
	return img
}

// litRow says whether anything is drawn in the middle row of a window of the given size in the upper left.
func (s *screen) litRow(size image.Point) bool {
	row := make([]byte, 4*size.X)
	if _, err := s.pixels.ReadAt(row, s.first+int64(size.Y/2*s.stride)); err != nil {
		s.tb.Fatal(err)
	}
	for i, b := range row {
		if i%4 != 3 && b != 0 {
			return true
		}
	}
	return false
}

// differing counts the pixels in which two pictures differ.
func differing(a, b *image.RGBA) int {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		if a.Pix[i] != b.Pix[i] || a.Pix[i+1] != b.Pix[i+1] || a.Pix[i+2] != b.Pix[i+2] {
			n++
		}
	}
	return n
}

// colours counts the colours of a picture.
func colours(img *image.RGBA) int {
	seen := map[color.RGBA]bool{}
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			seen[img.RGBAAt(x, y)] = true
		}
	}
	return len(seen)
}

// patience is how long a test waits for the window at most.
const patience = 30 * time.Second

// caret is how many pixels a blinking caret changes at most; more is news.
const caret = 80

// settled waits until the screen keeps still and returns what is on it.
func (s *screen) settled() *image.RGBA {
	s.tb.Helper()
	const pause, calm = 60 * time.Millisecond, 3
	last, still := s.look(), 0
	for end := time.Now().Add(patience); time.Now().Before(end); {
		time.Sleep(pause)
		now := s.look()
		if still++; differing(last, now) > caret {
			still = 0
		}
		if last = now; still >= calm {
			return now
		}
	}
	s.tb.Fatalf("the screen does not come to rest within %v", patience)
	return nil
}

// xdotool moves mouse and keyboard of the screen.
func (s *screen) xdotool(args ...string) string {
	s.tb.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = s.env(s.tb.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		s.tb.Fatalf("xdotool %s (package xdotool, installed by .ci/setup): %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// act does something with the keyboard or mouse that must show, and waits for the screen to come to rest.
func (s *screen) act(what string, args ...string) {
	s.tb.Helper()
	before := s.settled()
	s.xdotool(args...)
	s.eventually(fmt.Sprintf("an effect of %s (xdotool %s)", what, strings.Join(args, " ")), func() bool {
		return differing(before, s.look()) > caret
	})
	s.settled()
}

// eventually waits for something. The machine may be busy with other tests.
func (s *screen) eventually(what string, ok func() bool) {
	s.tb.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(end) {
			s.save("build/window-stuck.png", s.look())
			s.tb.Fatalf("%s: not within %v; see build/window-stuck.png", what, patience)
		}
	}
}

// free waits until no dialog and no progress is in the way: what is below them is darkened.
func (s *screen) free() {
	s.tb.Helper()
	navigation := image.Pt(60, 510)
	s.eventually("the end of the work", func() bool {
		return s.settled().RGBAAt(navigation.X, navigation.Y) == color.RGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xFF}
	})
}

// press presses the primary button: the largest area in the accent colour, wherever it stands.
func (s *screen) press(what string) {
	s.tb.Helper()
	var at image.Point
	s.eventually("a primary button for "+what, func() (ok bool) {
		at, ok = primaryButton(s.settled())
		return ok
	})
	s.xdotool("mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y), "sleep", "0.1")
	s.act(what, "click", "1")
	s.park()
}

// park puts the mouse where it lights nothing up and is in no picture.
func (s *screen) park() { s.xdotool("mousemove", fmt.Sprint(s.width-1), fmt.Sprint(s.height-1)) }

// primaryButton finds the middle of the largest solid rectangle in the accent colour; the letters on it are holes.
func primaryButton(img *image.RGBA) (middle image.Point, ok bool) {
	r, g, b, _ := look.New(look.Options{Mode: look.Light}).Color(theme.ColorNamePrimary, theme.VariantLight).RGBA()
	accent := color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 0xFF}
	seen := make([]bool, img.Rect.Dx()*img.Rect.Dy())
	best := 0
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			box, area := flood(img, seen, image.Pt(x, y), accent)
			if area > best && box.Dx() > 40 && box.Dy() > 16 && 2*area > box.Dx()*box.Dy() {
				best, middle, ok = area, box.Min.Add(box.Max).Div(2), true
			}
		}
	}
	return middle, ok
}

// flood measures the area of one colour that a point belongs to, once.
func flood(img *image.RGBA, seen []bool, from image.Point, c color.RGBA) (box image.Rectangle, area int) {
	stack := []image.Point{from}
	for len(stack) > 0 {
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		i := p.Y*img.Rect.Dx() + p.X
		if !p.In(img.Rect) || seen[i] || img.RGBAAt(p.X, p.Y) != c {
			continue
		}
		seen[i] = true
		area++
		box = box.Union(image.Rect(p.X, p.Y, p.X+1, p.Y+1))
		for _, d := range []image.Point{{X: 1}, {X: -1}, {Y: 1}, {Y: -1}} {
			stack = append(stack, p.Add(d))
		}
	}
	return box, area
}

// save writes a picture into the repository, path counted from its root.
func (s *screen) save(path string, img image.Image) {
	s.tb.Helper()
	path = filepath.Join("..", filepath.FromSlash(path))
	must(s.tb, os.MkdirAll(filepath.Dir(path), 0o755))
	file, err := os.Create(path)
	must(s.tb, err)
	must(s.tb, png.Encode(file, img))
	must(s.tb, file.Close())
}
