package main

import (
	"image"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// BenchmarkFirstFrame compares the time from the start of the process to the first frame of its window: our program
// on an empty archive and on one of 20,000 households against a bare Fyne window with the same two fonts (goal: at
// most 1.5 times). The frame is there when the first pixel of the window's middle row is not black.
func BenchmarkFirstFrame(b *testing.B) {
	s := startScreen(b)
	ours, bare := build(b, "."), build(b, "./testdata/bare")
	small, large := founded(b), founded(b)
	if code, _, errs := large.run("import", "-assign", bigRoster(b, large.dir, 20_000)); code != exitDone {
		b.Fatal(errs)
	}
	programs := []struct {
		unit string
		args []string
	}{
		{"ms-bare", []string{bare}},
		{"ms-empty", []string{ours, "-db", small.db}},
		{"ms-20000", []string{ours, "-db", large.db}},
	}
	home := b.TempDir()
	took := make([]time.Duration, len(programs))
	for _, p := range programs { // once for the caches of fonts and shaders
		s.firstFrame(home, p.args)
	}
	for b.Loop() {
		for i, p := range programs {
			took[i] += s.firstFrame(home, p.args)
		}
	}
	for i, p := range programs {
		b.ReportMetric(float64(took[i].Microseconds())/1000/float64(b.N), p.unit)
	}
	b.ReportMetric(float64(took[1])/float64(took[0]), "empty/bare")
	b.ReportMetric(float64(took[2])/float64(took[0]), "20000/bare")
}

// firstFrame starts a program and returns how long it took to draw; then it ends the program.
func (s *screen) firstFrame(home string, args []string) time.Duration {
	s.tb.Helper()
	const pause = time.Millisecond
	window := image.Pt(1093, 614)
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Env = s.env(home)
	s.blank()
	if s.litRow(window) {
		s.tb.Fatal("the screen is not black before the program starts")
	}
	start := time.Now()
	must(s.tb, cmd.Start())
	for !s.litRow(window) {
		if time.Since(start) > patience {
			_ = cmd.Process.Kill()
			s.tb.Fatalf("%s draws nothing within %v", args[0], patience)
		}
		time.Sleep(pause)
	}
	took := time.Since(start)
	must(s.tb, cmd.Process.Signal(syscall.SIGTERM))
	_ = cmd.Wait() // a bare program dies of the signal
	return took
}
