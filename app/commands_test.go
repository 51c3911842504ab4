package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/data"
)

// office is an archive of a test, and a folder of a user who has nothing else.
type office struct {
	tb  testing.TB
	dir string
	db  string
}

// newOffice gives the test a home of its own; the archive is not there yet.
func newOffice(tb testing.TB) *office {
	tb.Helper()
	dir := tb.TempDir()
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"} {
		tb.(interface{ Setenv(key, value string) }).Setenv(name, filepath.Join(dir, "home"))
	}
	return &office{tb: tb, dir: dir, db: filepath.Join(dir, "清溪镇.db")}
}

// founded is newOffice with an archive of 清溪镇.
func founded(tb testing.TB) *office {
	tb.Helper()
	o := newOffice(tb)
	o.must("init", "-office", "某县清溪镇")
	return o
}

// path names a file in the test's folder.
func (o *office) path(name string) string { return filepath.Join(o.dir, name) }

// run runs a command on the archive.
func (o *office) run(args ...string) (code int, out, errs string) {
	return runBare(append([]string{"-db", o.db}, args...)...)
}

// runBare runs the program with just these words.
func runBare(args ...string) (code int, out, errs string) {
	var stdout, stderr bytes.Buffer
	code = run(context.Background(), args, &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

// must runs a command that ends well, and returns what it prints.
func (o *office) must(args ...string) string {
	o.tb.Helper()
	code, out, errs := o.run(args...)
	if code != exitDone {
		o.tb.Fatalf("taizhang %q ends with %d:\n%s%s", args, code, out, errs)
	}
	return out
}

// list returns what list -json prints; its fields are known, and all of them are there.
func (o *office) list(args ...string) []listLine {
	o.tb.Helper()
	out := o.must(append(append([]string{"list"}, args...), "-json")...)
	dec := json.NewDecoder(strings.NewReader(out))
	dec.DisallowUnknownFields()
	var lines []listLine
	if err := dec.Decode(&lines); err != nil || lines == nil {
		o.tb.Fatalf("list -json prints %.300q: %v", out, err)
	}
	return lines
}

// bytes returns the archive's file as it lies on the disk.
func (o *office) bytes() []byte {
	o.tb.Helper()
	text, err := os.ReadFile(o.db)
	must(o.tb, err)
	return text
}

// deeds counts the deeds of the archive.
func (o *office) deeds() int {
	o.tb.Helper()
	a, err := data.Open(context.Background(), o.db, data.Options{MustExist: true})
	must(o.tb, err)
	defer a.Close()
	list, err := a.Deeds(context.Background(), 1000)
	must(o.tb, err)
	return len(list)
}

// wantNoTraces checks that no command has left a copy of a roster, or a log of the archive, behind.
func (o *office) wantNoTraces() {
	o.tb.Helper()
	must(o.tb, filepath.WalkDir(o.dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.Contains(path, "/temp/") || strings.HasSuffix(path, "-wal") || strings.HasSuffix(path, "-shm")) {
			o.tb.Errorf("%s was left behind", path)
		}
		return err
	}))
}
