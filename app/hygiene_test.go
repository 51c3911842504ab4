package main

import (
	"bytes"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/desktop"
	"taizhang/ui/chooser"
)

// below lists what lies below a folder, by path from there.
func below(tb testing.TB, root string) string {
	tb.Helper()
	var list []string
	must(tb, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if name, _ := filepath.Rel(root, path); err == nil && name != "." {
			list = append(list, name)
		}
		return err
	}))
	return strings.Join(list, " ")
}

func TestTheWorkFolderOfADeadProcessGoes(t *testing.T) {
	root := t.TempDir()
	must(t, os.Mkdir(filepath.Join(root, "run-1"), 0o700))
	must(t, os.WriteFile(filepath.Join(root, "run-1", "in-7.xlsx"), []byte("roster"), 0o600))
	must(t, os.WriteFile(filepath.Join(root, "run-1.lock"), nil, 0o600))
	must(t, os.WriteFile(filepath.Join(root, "in-9.csv"), []byte("roster"), 0o600))
	w, err := openWorkFolder(root)
	must(t, err)
	name := filepath.Base(w.dir)
	if got, want := below(t, root), name+" "+name+".lock"; got != want {
		t.Errorf("the next start leaves %q, want %q alone", got, want)
	}
	must(t, os.WriteFile(filepath.Join(w.dir, "in-7.xlsx"), []byte("roster"), 0o600))
	w.Close()
	if got := below(t, root); got != "" {
		t.Errorf("the end leaves %q", got)
	}
}

func TestTheWorkFolderOfALivingProcessStays(t *testing.T) {
	root := t.TempDir()
	first, err := openWorkFolder(root)
	must(t, err)
	defer first.Close()
	roster := filepath.Join(first.dir, "in-7.xlsx")
	must(t, os.WriteFile(roster, []byte("roster"), 0o600))
	second, err := openWorkFolder(root)
	must(t, err)
	second.Close()
	if _, err := os.Stat(roster); err != nil {
		t.Errorf("the copy of a living process is gone: %v", err)
	}
}

func TestAWorkFolderNeedsItsRoot(t *testing.T) {
	_, err := openWorkFolder(filepath.Join(t.TempDir(), "missing"))
	if err == nil || !strings.Contains(err.Error(), "不能在临时文件夹") {
		t.Errorf("the error is %v", err)
	}
}

func TestACrashIsToldOnce(t *testing.T) {
	dir := t.TempDir()
	report := filepath.Join(dir, "crash-20211119-090000-7.txt")
	must(t, os.WriteFile(report, []byte("taizhang 0.1.0\n"), 0o600))
	var log bytes.Buffer
	s := &session{program: &program{}, place: desktop.Place{Crash: dir, Dir: dir, Log: dir}, log: slog.New(slog.NewTextHandler(&log, nil))}
	told := s.config(chooser.Chooser{}).LastCrash
	for _, word := range []string{"2021-11-19 09:00", report, "请把这个文件交给维护人员"} {
		if !strings.Contains(told, word) {
			t.Errorf("the next start says %q, which lacks %q", told, word)
		}
	}
	if again := s.config(chooser.Chooser{}).LastCrash; again != "" || log.Len() > 0 {
		t.Errorf("the start after it says %q and logs %q", again, log.String())
	}
}
