package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/reports/pdftest"
)

// TestFromARosterToTheWall walks the main job in a real window: a roster is looked at and imported, its proposals are
// accepted, and a wall list is saved as PDF.
func TestFromARosterToTheWall(t *testing.T) {
	s := startScreen(t)
	program := build(t, ".")
	o := founded(t)
	roster := o.roster()
	expected := o.preview(roster)
	w := s.open(program, o.path("user"), "台账 · 清溪镇", "-db", o.db)

	s.act("go to 交换", "key", "alt+9")
	s.act("选择文件", "key", "Return")
	w.enter(roster)
	s.free()
	if n := len(o.list()); n != 0 {
		t.Fatalf("the preview has written %d households", n)
	}
	copies := w.files("cache/taizhang/temp")
	w.startAgain(program, o)
	if got := w.files("cache/taizhang/temp"); len(copies) == 0 || strings.Join(got, "\n") != strings.Join(copies, "\n") {
		t.Errorf("the second start turned the copies %q into %q", copies, got)
	}
	s.press("导入")
	s.eventually("the import", func() bool { return len(o.list()) > 0 })
	s.press("去确认台账建议")
	s.act("select all proposals", "key", "ctrl+a")
	s.press("采纳选中")
	s.act("confirm", "key", "Return")
	s.eventually("the households in their ledgers", func() bool { return len(o.placed()) == expected.Proposals })
	s.free()
	s.act("back to the ledgers", "key", "Escape")
	s.save("build/window.png", w.picture())

	pdf := o.path("wall.pdf")
	s.act("open 打印", "key", "ctrl+p")
	s.act("save the PDF", "key", "ctrl+p")
	w.enter(pdf)
	s.eventually("the PDF", func() bool { _, err := os.Stat(pdf); return err == nil })
	o.wantWallList(pdf)
	o.wantPeople(expected.New)

	w.failToImport(o)
	w.wantDiscreetLog(roster)
	s.closeWindow(w.id)
	w.wantEnd()
	o.wantClean(w)
}

// roster returns a roster under a name that xdotool can type: the sample of the national system where it lies beside
// the repository, else one like it.
func (o *office) roster() string {
	o.tb.Helper()
	sample, err := os.ReadFile("../../shared/samples/01 国扶系统导出_人口信息.xlsx")
	if err != nil {
		return saveXLSX(o.tb, o.path("roster.xlsx"), personRoster(twoVillages()...))
	}
	must(o.tb, os.WriteFile(o.path("roster.xlsx"), sample, 0o600))
	return o.path("roster.xlsx")
}

// preview returns what an import would count.
func (o *office) preview(roster string) township.Outcome {
	o.tb.Helper()
	_, out, errs := o.run("import", "-dry-run", roster)
	list := outcomes(o.tb, out)
	if len(list) != 1 || list[0].New == 0 || list[0].Proposals == 0 {
		o.tb.Fatalf("a dry run of %s counts %+v: %s", roster, list, errs)
	}
	return list[0]
}

// placed returns the households that stand in a ledger.
func (o *office) placed() (list []listLine) {
	for _, line := range o.list() {
		if line.Ledger != township.None {
			list = append(list, line)
		}
	}
	return list
}

// startAgain starts the program a second time, which must bring the first window forward and end well.
func (w *window) startAgain(program string, o *office) {
	w.tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	before := o.bytes()
	second := exec.CommandContext(ctx, program, "-db", o.db)
	second.Env = w.cmd.Env
	if out, err := second.CombinedOutput(); err != nil {
		w.tb.Errorf("the second start ends with %v: %s", err, out)
	}
	if !bytes.Equal(before, o.bytes()) {
		w.tb.Error("the second start changed the archive")
	}
	if got := w.xdotool("search", "--onlyvisible", "--name", "^台账"); got != w.id {
		w.tb.Errorf("after the second start there are the windows %q, want %q alone", got, w.id)
	}
}

// wantWallList checks a wall list of 稳定脱贫户.
func (o *office) wantWallList(path string) {
	o.tb.Helper()
	pdf, err := os.ReadFile(path)
	must(o.tb, err)
	pages := pdftest.PopplerText(o.tb, pdf)
	if info := pdftest.Poppler(o.tb, pdf, "pdfinfo", "PDF"); !strings.Contains(info, "A3") {
		o.tb.Errorf("the wall list is not on A3:\n%s", info)
	}
	text := township.Squeeze(strings.Join(pages, "\n"))
	for _, line := range o.placed() {
		title := line.Village + "稳定脱贫户台账"
		if !strings.Contains(text, title) {
			o.tb.Errorf("the wall lists lack the title %q", title)
		}
		if shown := strings.Contains(text, line.Head); line.Ledger == township.Stable && !shown {
			o.tb.Errorf("the wall lists lack %q", line.Head)
		}
		if strings.Contains(text, line.Code) {
			o.tb.Errorf("the wall lists show the code %s", line.Code)
		}
	}
	if id := idNumber.FindString(text); id != "" {
		o.tb.Errorf("the wall lists show the number %s", id)
	}
}

// wantPeople checks how many people the archive holds.
func (o *office) wantPeople(want int) {
	o.tb.Helper()
	people := 0
	for _, line := range o.list() {
		people += line.People
	}
	if people != want {
		o.tb.Errorf("the archive holds %d people, want %d", people, want)
	}
}

// failToImport lets the window read a file that is none of its kind.
func (w *window) failToImport(o *office) {
	w.tb.Helper()
	broken := o.path("broken.xlsx")
	must(w.tb, os.WriteFile(broken, []byte("PK\x03\x04 "+identity(7)+" 范伟"), 0o600))
	w.act("close the panel", "key", "Escape")
	w.act("go to 交换", "key", "alt+9")
	w.act("leave the result", "key", "Escape")
	w.act("选择文件", "key", "Return")
	w.enter(broken)
	w.free()
}

// wantDiscreetLog checks that the log holds something, and nobody of the roster.
func (w *window) wantDiscreetLog(roster string) {
	w.tb.Helper()
	var text strings.Builder
	for _, file := range w.files("state/taizhang/logs") {
		part, err := os.ReadFile(file)
		must(w.tb, err)
		text.Write(part)
	}
	if !strings.Contains(text.String(), "msg=start version="+version) {
		w.tb.Errorf("the log does not say which program writes it: %q", text.String())
	}
	if id := idNumber.FindString(text.String()); id != "" {
		w.tb.Errorf("the log holds the number %s", id)
	}
	for name := range names(w.tb, roster) {
		if strings.Contains(text.String(), name) {
			w.tb.Errorf("the log holds the name %q:\n%s", name, text.String())
		}
	}
}

// wantClean checks what a closed window leaves: a sound archive, and no copy of a roster.
func (o *office) wantClean(w *window) {
	o.tb.Helper()
	for _, suffix := range []string{"-wal", "-shm"} {
		if _, err := os.Stat(o.db + suffix); err == nil {
			o.tb.Errorf("the closed window left %s", filepath.Base(o.db+suffix))
		}
	}
	if left := w.files("cache/taizhang/temp"); len(left) > 0 {
		o.tb.Errorf("the closed window left %q", left)
	}
	if left, _ := filepath.Glob(filepath.Join(w.home, "state/taizhang/crash/running-*")); len(left) > 0 {
		o.tb.Errorf("a clean end left %q", left)
	}
	o.must("check")
}
