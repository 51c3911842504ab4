package desktop

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"taizhang/app/township"
)

func init() {
	dir := os.Getenv("TAIZHANG_TEST_FILE")
	roles["fine"] = func() { Guard(dir, "9.8.7", func() {}) }
	roles["panic"] = func() {
		Guard(dir, "9.8.7", func() { panic(fmt.Errorf("户主张三丰 519900199001011234")) })
	}
	roles["index"] = func() {
		Guard(dir, "9.8.7", func() { fmt.Println(os.Args[len(os.Args)]) })
	}
	roles["goroutine"] = func() {
		Guard(dir, "9.8.7", func() {
			go func() { panic("户主张三丰 519900199001011234") }()
			time.Sleep(time.Minute)
		})
	}
}

// crash plays a role and returns the report, "" if there is none.
func crash(t *testing.T, role, dir string) (report, stderr string, exit int) {
	t.Helper()
	cmd := actor(t, role, dir)
	var said strings.Builder
	cmd.Stderr = &said
	err := cmd.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	path, at, ok := LastCrash(dir)
	if !ok {
		return "", said.String(), cmd.ProcessState.ExitCode()
	}
	if age := time.Since(at); age < -time.Minute || age > time.Minute {
		t.Errorf("the crash was at %v", at)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), said.String(), cmd.ProcessState.ExitCode()
}

func TestGuard(t *testing.T) {
	tests := []struct {
		role     string
		reported []string // in the report
	}{
		{"fine", nil},
		{"panic", []string{"taizhang 9.8.7 go1.", "*errors.errorString: □ [18□]", "crash_test.go:"}},
		{"index", []string{"taizhang 9.8.7 go1.", "index out of range", "crash_test.go:"}},
		{"goroutine", []string{"taizhang 9.8.7 go1.", "panic: □ [18□]", "goroutine ", "crash_test.go:"}},
	}
	for _, tt := range tests {
		t.Run(tt.role, func(t *testing.T) {
			dir := t.TempDir()
			report, said, exit := crash(t, tt.role, dir)
			want := crashExit
			if tt.reported == nil {
				want = 0
			}
			if exit != want {
				t.Errorf("exit status is %d, want %d: %s", exit, want, said)
			}
			for _, part := range tt.reported {
				if !strings.Contains(report, part) {
					t.Errorf("the report lacks %q:\n%s", part, report)
				}
			}
			if strings.Contains(report, "张三丰") || strings.Contains(report, "519900199001011234") {
				t.Errorf("the report names a person:\n%s", report)
			}
			wantNames := 0
			if tt.reported != nil {
				wantNames = 1
			}
			if names := list(dir, "", ""); len(names) != wantNames {
				t.Errorf("the folder holds %q", names)
			}
		})
	}
}

func TestGuardSaysWhereTheReportIs(t *testing.T) {
	dir := t.TempDir()
	_, said, _ := crash(t, "panic", dir)
	path, _, _ := LastCrash(dir)
	want := "程序出错，已停止；已保存的数据不受影响。出错情况记在“" + path + "”，请把这个文件交给维护人员。"
	if strings.TrimSpace(said) != want {
		t.Errorf("said %q, want %q", said, want)
	}
	_, said, exit := crash(t, "panic", filepath.Join(dir, "没有"))
	if exit != crashExit || !strings.Contains(said, "请重新打开程序") {
		t.Errorf("without a folder: exit %d, said %q", exit, said)
	}
}

func TestAcknowledge(t *testing.T) {
	dir := t.TempDir()
	at := time.Date(2021, 5, 20, 21, 4, 5, 0, time.Local)
	told := func(want time.Time) {
		t.Helper()
		path, when, ok := LastCrash(dir)
		if ok != !want.IsZero() || !when.Equal(want) {
			t.Errorf("told of %q, %v, %v, want that of %v", path, when, ok, want)
		}
		if ok {
			if err := Acknowledge(path); err != nil {
				t.Error(err)
			}
		}
	}
	report := func(at time.Time) {
		t.Helper()
		if _, err := writeReport(dir, at, "report"); err != nil {
			t.Fatal(err)
		}
	}
	told(time.Time{})
	report(at)
	told(at)
	told(time.Time{})
	report(at.Add(time.Second))
	report(at.Add(-time.Second))
	told(at.Add(time.Second))
	told(time.Time{})
	wantError(t, Acknowledge(filepath.Join(dir, "没有", "crash-1.txt")), township.CodeWrite, "下次打开还会提示这次出错")
}

func TestRawFilesOfOthers(t *testing.T) {
	dir := t.TempDir()
	running := filepath.Join(dir, "running-20210520-210405-1.raw")
	stale := filepath.Join(dir, "running-20210520-210405-2.raw")
	for _, path := range []string{running, stale} {
		if err := os.WriteFile(path, []byte("taizhang 1 go linux/amd64\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-2 * rawKept)
	if err := os.Chtimes(stale, old, old); err != nil {
		t.Fatal(err)
	}
	if path, _, ok := LastCrash(dir); ok {
		t.Errorf("%q is no crash", path)
	}
	if names := list(dir, "", ""); len(names) != 1 || names[0] != filepath.Base(running) {
		t.Errorf("the folder holds %q, want the file of the running program", names)
	}
}
