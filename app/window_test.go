package main

import (
	"bytes"
	"flag"
	"image"
	"image/draw"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

var updatePicture = flag.Bool("update-picture", false, "write the picture of README")

// window is the program in a real window.
type window struct {
	*screen
	cmd  *exec.Cmd
	id   string // of the X window
	home string
	done chan error
	errs bytes.Buffer
}

// open starts the program and waits for its window.
func (s *screen) open(program, home, title string, args ...string) *window {
	s.tb.Helper()
	w := &window{screen: s, cmd: exec.Command(program, args...), home: home, done: make(chan error, 1)}
	w.cmd.Env, w.cmd.Stderr = s.env(home), &w.errs
	must(s.tb, w.cmd.Start())
	go func() { w.done <- w.cmd.Wait() }()
	s.tb.Cleanup(func() { _ = w.cmd.Process.Kill() })
	s.tb.Cleanup(func() {
		if s.tb.Failed() {
			s.tb.Logf("the program says:\n%.2000s", w.errs.String())
		}
	})
	s.eventually("the window “"+title+"”", func() bool {
		select {
		case err := <-w.done:
			s.tb.Fatalf("the program ends with %v before there is a window", err)
		default:
		}
		search := exec.Command("xdotool", "search", "--onlyvisible", "--name", "^"+title)
		search.Env = w.cmd.Env
		out, err := search.Output()
		w.id = strings.TrimSpace(string(out))
		return err == nil && w.id != ""
	})
	s.eventually("the first frame", func() bool { return s.litRow(image.Pt(600, 300)) })
	s.park()
	s.settled()
	return w
}

// wantEnd waits for the program to end well.
func (w *window) wantEnd() {
	w.tb.Helper()
	select {
	case err := <-w.done:
		if err != nil {
			w.tb.Errorf("the program ends with %v:\n%s", err, w.errs.String())
		}
	case <-time.After(patience):
		w.tb.Fatalf("the program does not end within %v", patience)
	}
}

// enter types a path into the open file dialog and confirms it.
func (w *window) enter(path string) {
	w.tb.Helper()
	w.xdotool("key", "ctrl+a")
	w.act("type the path", "type", "--delay", "12", path)
	w.act("confirm the path", "key", "Return")
}

// files lists the files below a folder of the user.
func (w *window) files(folder string) []string {
	w.tb.Helper()
	var list []string
	must(w.tb, filepath.WalkDir(filepath.Join(w.home, folder), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			list = append(list, path)
		}
		return err
	}))
	return list
}

// idNumber is what may stand on no wall and in no log.
var idNumber = regexp.MustCompile(`\d{17}[\dX]`)

// picture is the window as it is on the screen, which must show something.
func (w *window) picture() *image.RGBA {
	w.tb.Helper()
	whole := w.settled()
	geometry := w.xdotool("getwindowgeometry", "--shell", w.id)
	var size image.Point
	for line := range strings.Lines(geometry) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch name {
		case "WIDTH":
			size.X = atoi(w.tb, value)
		case "HEIGHT":
			size.Y = atoi(w.tb, value)
		}
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(img, img.Rect, whole, image.Point{}, draw.Src)
	if n := colours(img); n < 200 {
		w.tb.Errorf("the window of %v shows %d colours, want hundreds", size, n)
	}
	return img
}

// TestACrashIsToldAtTheNextStart has the runtime end the program as a fault of its own would. The archive must be sound
// and the next window must say so; that one ends on a signal, as at the end of a session.
func TestACrashIsToldAtTheNextStart(t *testing.T) {
	s := startScreen(t)
	program := build(t, ".")
	o := placed(t)
	w := s.open(program, o.path("user"), "台账 · 清溪镇", "-db", o.db)
	must(t, w.cmd.Process.Signal(syscall.SIGABRT))
	if err := <-w.done; err == nil {
		t.Error("the program calls its crash a good end")
	}
	w = s.open(program, o.path("user"), "台账 · 清溪镇", "-db", o.db)
	reports, _ := filepath.Glob(filepath.Join(w.home, "state/taizhang/crash/crash-*.txt"))
	if len(reports) != 1 {
		t.Fatalf("the crash left the reports %q, want one", reports)
	}
	text, err := os.ReadFile(reports[0])
	must(t, err)
	if !bytes.HasPrefix(text, []byte("taizhang "+version)) || !bytes.Contains(text, []byte("goroutine")) {
		t.Errorf("the report has neither version nor stack: %.300s", text)
	}
	s.act("close the message about the crash", "key", "Escape")
	must(t, w.cmd.Process.Signal(syscall.SIGTERM))
	w.wantEnd()
	o.wantClean(w)
}

// TestTheWindowRemembersItsUser opens the demo township as one left it: the size of the window, and who sat there. With
// -update-picture its households are the picture of README.
func TestTheWindowRemembersItsUser(t *testing.T) {
	s := startScreen(t)
	o := newOffice(t)
	o.must("demo")
	state := o.path("user/state/taizhang")
	must(t, os.MkdirAll(state, 0o700))
	must(t, os.WriteFile(filepath.Join(state, "view.json"), []byte(`{"window": {"Width": 1152, "Height": 648}}`), 0o600))
	w := s.open(build(t, "."), o.path("user"), "台账 · ", "-db", o.db)
	s.act("go to 农户", "key", "alt+2")
	s.act("find by pinyin initials", "key", "ctrl+f", "w")
	s.act("the first household", "key", "Down")
	s.eventually("the day's copy of the archive", func() bool {
		copies, _ := filepath.Glob(filepath.Join(o.dir, "backups", "*.db"))
		return len(copies) == 1
	})
	picture := w.picture()
	if got, want := picture.Rect.Size(), image.Pt(1152, 648); got != want {
		t.Errorf("the window has the size %v, want the remembered %v", got, want)
	}
	s.save("build/households.png", picture)
	if *updatePicture {
		s.save("assets/readme/window.png", picture)
	}
	s.closeWindow(w.id)
	w.wantEnd()
	o.wantClean(w)
}

func TestTheDemoLeavesNothing(t *testing.T) {
	s := startScreen(t)
	home := filepath.Join(t.TempDir(), "user")
	t.Setenv("TMPDIR", t.TempDir())
	w := s.open(build(t, "."), home, "台账 · ", "-demo")
	w.picture()
	s.closeWindow(w.id)
	w.wantEnd()
	if left, _ := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "taizhang-demo-*")); len(left) > 0 {
		t.Errorf("the demo left %q", left)
	}
	if _, err := os.Stat(filepath.Join(home, "data", "taizhang")); err == nil {
		t.Error("the demo has made a folder for an archive that stays")
	}
}
