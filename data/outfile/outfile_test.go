package outfile

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"taizhang/app/township"
)

// text is a fill that writes s.
func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// impatient is the operating system, but gives up on a held file after three tries.
func impatient() system {
	s := operatingSystem
	s.patience = 100 * time.Millisecond
	return s
}

func writeOld(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// wantFile checks the content of path and that nothing of ours lies beside it.
func wantFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("content is %.40q, want %.40q", got, want)
	}
	wantNoTemp(t, filepath.Dir(path))
}

func wantNoTemp(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tempPrefix) {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func wantError(t *testing.T, err error, code township.Code, part string) {
	t.Helper()
	if got := township.CodeOf(err); got != code {
		t.Errorf("code is %q, want %q (%v)", got, code, err)
	}
	if err != nil && !strings.Contains(err.Error(), part) {
		t.Errorf("sentence is %q, want %q in it", err, part)
	}
}

func TestWriteNewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "清溪镇 监测户台账.pdf")
	content := strings.Repeat("台账", 200_000)
	if err := Write(t.Context(), path, text(content)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, content)
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	want := os.FileMode(0o644)
	if runtime.GOOS == "windows" {
		want = 0o666
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("mode is %o, want %o", got, want)
	}
}

func TestWriteKeepsModeOfReplacedFile(t *testing.T) {
	path := writeOld(t, "x.pdf")
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), path, text("new")); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "new")
	after, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if before.Mode() != after.Mode() {
		t.Errorf("mode is %v, want %v", after.Mode(), before.Mode())
	}
}

func TestWriteIsPrivateUntilDone(t *testing.T) {
	dir := t.TempDir()
	err := Write(t.Context(), filepath.Join(dir, "x.pdf"), func(w io.Writer) error {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		if len(entries) != 1 || !strings.HasPrefix(entries[0].Name(), tempPrefix) {
			return fmt.Errorf("the folder holds %v, want one temporary file", entries)
		}
		info, err := entries[0].Info()
		if err != nil {
			return err
		}
		if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
			return fmt.Errorf("the temporary file has mode %o, want 600", mode)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFillFailsOldFileStays(t *testing.T) {
	path := writeOld(t, "x.pdf")
	cause := township.Errorf(township.CodeInvalid, "没有可打印的农户。")
	err := Write(t.Context(), path, func(w io.Writer) error {
		if err := text("half")(w); err != nil {
			return err
		}
		return cause
	})
	if !errors.Is(err, cause) {
		t.Errorf("error is %v, want that of fill", err)
	}
	wantFile(t, path, "old")
}

func TestFillPanicsOldFileStays(t *testing.T) {
	path := writeOld(t, "x.pdf")
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = Write(t.Context(), path, func(io.Writer) error { panic("index out of range") })
	}()
	wantFile(t, path, "old")
}

func TestCancel(t *testing.T) {
	path := writeOld(t, "x.pdf")
	ctx, cancel := context.WithCancel(t.Context())
	err := Write(ctx, path, func(w io.Writer) error {
		cancel()
		return text(strings.Repeat("x", 1<<20))(w)
	})
	wantError(t, err, township.CodeCancelled, "已停止，“x.pdf”没有写出")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v does not wrap context.Canceled", err)
	}
	wantFile(t, path, "old")
}

func TestBadTargets(t *testing.T) {
	dir := t.TempDir()
	protected := filepath.Join(dir, "保留.pdf")
	if err := os.WriteFile(protected, []byte("old"), 0o444); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, path, part string }{
		{"folder missing", filepath.Join(dir, "没有", "x.pdf"), "没有”不存在，“x.pdf”没有写出。请先建好文件夹"},
		{"file as folder", filepath.Join(protected, "x.pdf"), "不存在，“x.pdf”没有写出"},
		{"target is a folder", dir, "是一个文件夹"},
		{"target is read-only", protected, "“保留.pdf”被设为只读"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := Write(t.Context(), tt.path, text("new"))
			wantError(t, err, township.CodeWrite, tt.part)
		})
	}
	wantFile(t, protected, "old")
}

func TestNameTooLong(t *testing.T) {
	dir := t.TempDir()
	err := Write(t.Context(), filepath.Join(dir, strings.Repeat("x", 300)+".pdf"), text("new"))
	if code := township.CodeOf(err); code != township.CodeWrite {
		t.Errorf("code is %q, want %q (%v)", code, township.CodeWrite, err)
	}
	wantNoTemp(t, dir)
}

func TestConcurrentWriters(t *testing.T) {
	path := writeOld(t, "x.pdf")
	var wait sync.WaitGroup
	contents := make(map[string]bool)
	for i := range 8 {
		content := strings.Repeat(fmt.Sprint(i), 100_000+i)
		contents[content] = true
		wait.Go(func() {
			if err := Write(t.Context(), path, text(content)); err != nil {
				t.Errorf("writer %d: %v", i, err)
			}
		})
	}
	wait.Wait()
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !contents[string(got)] {
		t.Errorf("the file is no writer's own: %d bytes", len(got))
	}
	wantNoTemp(t, filepath.Dir(path))
}

// workbook returns a zip of one stored entry.
func workbook(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, "<workbook>清溪镇</workbook>"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbookIsChecked(t *testing.T) {
	good := workbook(t)
	flipped := bytes.Replace(good, []byte("清溪镇"), []byte("清溪市"), 1)
	ole := append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, make([]byte, 512)...)
	tests := []struct {
		name    string
		content []byte
		ok      bool
	}{
		{"whole", good, true},
		{"with a password", ole, true},
		{"one entry damaged", flipped, false},
		{"cut short", good[:len(good)-10], false},
		{"empty", nil, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := writeOld(t, "x.XLSX")
			err := Write(t.Context(), path, text(string(tt.content)))
			if tt.ok {
				if err != nil {
					t.Error(err)
				}
				wantFile(t, path, string(tt.content))
				return
			}
			wantError(t, err, township.CodeWrite, "“x.XLSX”写出后读回核对不一致")
			wantFile(t, path, "old")
		})
	}
}

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	old := time.Now().Add(-2 * time.Hour)
	files := []struct {
		name string
		age  time.Time
		kept bool
	}{
		{tempPrefix + "1" + tempSuffix, old, false},
		{tempPrefix + "2" + tempSuffix, time.Now(), true},
		{"~$花名册.xlsx", old, true},
		{"花名册.tmp", old, true},
	}
	for _, f := range files {
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, f.age, f.age); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(dir); err != nil {
		t.Error(err)
	}
	if err := Sweep(filepath.Join(dir, "missing")); err != nil {
		t.Errorf("a missing folder: %v", err)
	}
	for _, f := range files {
		_, err := os.Stat(filepath.Join(dir, f.name))
		if kept := err == nil; kept != f.kept {
			t.Errorf("%s: kept %v, want %v", f.name, kept, f.kept)
		}
	}
}
