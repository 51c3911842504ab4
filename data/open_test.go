package data_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

// newest is the version of the schema.
const newest = 8

func openAt(tb testing.TB, path string) *data.Archive {
	tb.Helper()
	a, err := data.Open(context.Background(), path, data.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func mustClose(tb testing.TB, a *data.Archive) {
	tb.Helper()
	if err := a.Close(); err != nil {
		tb.Fatal(err)
	}
}

// written makes an archive with a village of ten households and returns where it lies, closed.
func written(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "档案.db")
	a := openAt(tb, path)
	datatest.MustDo(tb, a, "建立", func(t *data.Tx) error {
		v := datatest.Village(tb, t, "柏树村")
		for _, code := range strings.Split("0123456789", "") {
			datatest.Household(tb, t, v, code, "张三")
		}
		return nil
	})
	mustClose(tb, a)
	return path
}

// wantRefused opens a file that must not be opened: the code, the sentence, and not a byte of the folder changed.
func wantRefused(t *testing.T, path string, opt data.Options, code township.Code, text string) {
	t.Helper()
	before := folder(t, filepath.Dir(path))
	a, err := data.Open(context.Background(), path, opt)
	if err == nil {
		a.Close()
		t.Fatalf("%s was opened", path)
	}
	if got := township.CodeOf(err); got != code {
		t.Errorf("code %s, want %s (%v)", got, code, errors.Unwrap(err))
	}
	if got := township.Say(err); got != text {
		t.Errorf("%q, want %q", got, text)
	}
	for name, content := range folder(t, filepath.Dir(path)) {
		if old, ok := before[name]; !ok || !bytes.Equal(old, content) {
			t.Errorf("%s was changed or made", name)
		}
	}
}

func folder(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			out[e.Name()] = nil
			continue
		}
		if out[e.Name()], err = os.ReadFile(filepath.Join(dir, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestOpenMakesAndReopens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "一 级", "50%25#?档案.db")
	a := openAt(t, path)
	datatest.MustDo(t, a, "建村", func(tx *data.Tx) error { datatest.Village(t, tx, "柏树村"); return nil })
	if a.Path() != path {
		t.Errorf("path %s, want %s", a.Path(), path)
	}
	mustClose(t, a)
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(names) != 1 || names[0] != path {
		t.Errorf("the folder of a closed archive holds %v, %v", names, err)
	}
	a, err = data.Open(context.Background(), path, data.Options{MustExist: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if v, err := a.Read(context.Background()).Villages(); err != nil || len(v) != 1 || v[0].Name != "柏树村" {
		t.Errorf("villages %v, %v", v, err)
	}
}

func TestOpenFillsAnEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "空.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantRefused(t, path, data.Options{MustExist: true}, township.CodeNotArchive, "“空.db”是空文件，里面没有档案。请从最近的备份恢复，或先用 init 建立档案。")
	mustClose(t, openAt(t, path))
	mustClose(t, openAt(t, path))
}

func TestOpenRefuses(t *testing.T) {
	const notOne = "“甲.db”不是台账档案，没有打开，也没有改动它。请选择本程序建立的 .db 文件。"
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		code township.Code
		text string
	}{
		{"text", content("序号,姓名\n1,张三\n" + strings.Repeat("x", 200)), township.CodeNotArchive, notOne},
		{"one byte", content("S"), township.CodeNotArchive, notOne},
		{"PDF", content("%PDF-1.7\n" + strings.Repeat("0 obj\n", 50)), township.CodeNotArchive, notOne},
		{"the magic alone", content("SQLite format 3\x00"), township.CodeNotArchive, notOne},
		{"SQLite of another program", foreign("PRAGMA application_id=252006673; CREATE TABLE a(b)"), township.CodeNotArchive, notOne},
		{"SQLite without a mark", foreign("CREATE TABLE households(id INTEGER PRIMARY KEY)"), township.CodeNotArchive, notOne},
		{"folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, township.CodeNotArchive, "“甲.db”是文件夹，不是档案。请选择台账档案文件（.db）。"},
		{"newer version", foreign("PRAGMA application_id=1415202887; PRAGMA user_version=99"), township.CodeNewer, "档案“甲.db”由更新版本的程序写成（档案版本99，本程序到" + strconv.Itoa(newest) + "），没有打开，也没有改动它。请安装新版本的程序。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "甲.db")
			c.make(t, path)
			wantRefused(t, path, data.Options{}, c.code, c.text)
		})
	}
}

func content(text string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// foreign makes an SQLite file that no one of ours has made.
func foreign(statements string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		t.Helper()
		db, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(statements); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenRefusesANewerVersionThatStandsInTheLog(t *testing.T) {
	path := written(t)
	a := openAt(t, path)
	if _, err := a.DB().Exec("PRAGMA user_version=" + strconv.Itoa(newest+2)); err != nil {
		t.Fatal(err)
	}
	copied := copyLive(t, path)
	mustClose(t, a)
	_, err := data.Open(context.Background(), copied, data.Options{})
	if township.CodeOf(err) != township.CodeNewer || !strings.Contains(township.Say(err), fmt.Sprintf("（档案版本%d，本程序到%d）", newest+2, newest)) {
		t.Errorf("%v", err)
	}
}

// copyLive copies an open archive with its log, as a power cut would leave it.
func copyLive(t *testing.T, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), filepath.Base(path))
	for _, ext := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + ext)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to+ext, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// The first session of an archive ends in a power cut: all that was written stands in the log, the file itself
// has nothing but its mark.
func TestOpenAfterTheFirstSessionWasCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新.db")
	a := openAt(t, path)
	defer a.Close()
	datatest.MustDo(t, a, "建村", func(tx *data.Tx) error { datatest.Village(t, tx, "柏树村"); return nil })
	b := openAt(t, copyLive(t, path))
	defer b.Close()
	if v, err := b.Read(context.Background()).Villages(); err != nil || len(v) != 1 {
		t.Errorf("villages %v, %v", v, err)
	}
}

func TestOpenWithTheLogOfADeletedArchive(t *testing.T) {
	path := written(t)
	a := openAt(t, path)
	datatest.MustDo(t, a, "建村", func(tx *data.Tx) error { datatest.Village(t, tx, "双河村"); return nil })
	left := copyLive(t, path)
	mustClose(t, a)
	if err := os.Remove(left); err != nil {
		t.Fatal(err)
	}
	b := openAt(t, left)
	defer b.Close()
	if v, err := b.Read(context.Background()).Villages(); err != nil || len(v) != 0 {
		t.Errorf("a new archive holds %v, %v", v, err)
	}
	if faults, err := b.Check(context.Background()); err != nil || len(faults) > 0 {
		t.Errorf("%v, %v", faults, err)
	}
}

func TestOpenRefusesATruncatedArchive(t *testing.T) {
	whole, err := os.ReadFile(written(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{100, 1000, 4096, 5000, 8192, len(whole) / 2, len(whole) - 4096, len(whole) - 1} {
		path := filepath.Join(t.TempDir(), "断.db")
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		wantRefused(t, path, data.Options{}, township.CodeUnreadable, "档案“断.db”已损坏，没有打开，也没有改动它。请先另存一份，再从最近的备份恢复。")
	}
}

func TestOpenWhereNothingIs(t *testing.T) {
	dir := t.TempDir()
	wantRefused(t, filepath.Join(dir, "无.db"), data.Options{MustExist: true}, township.CodeNotFound, "找不到档案“无.db”。请核对路径，或先用 init 建立档案。")
	if err := os.WriteFile(filepath.Join(dir, "文件"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := data.Open(context.Background(), filepath.Join(dir, "文件", "下级", "甲.db"), data.Options{})
	if code := township.CodeOf(err); code != township.CodeWrite && code != township.CodeUnreadable {
		t.Errorf("a folder under a file: %s %v", code, err)
	}
}

func TestOpenWhereNothingCanBeWritten(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("/proc is a folder in which nobody can make a file; other systems have none")
	}
	_, err := data.Open(context.Background(), "/proc/甲.db", data.Options{})
	const want = "建不了档案“/proc/甲.db”。请检查文件夹的权限，或用 -db 指定别处。"
	if township.CodeOf(err) != township.CodeWrite || township.Say(err) != want {
		t.Errorf("%s %q (%v)", township.CodeOf(err), township.Say(err), errors.Unwrap(err))
	}
}

func TestReadOnlyArchive(t *testing.T) {
	if runtime.GOOS != "windows" && os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	path := written(t)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	a, err := data.Open(context.Background(), path, data.Options{})
	if err == nil {
		_, err = a.Do(context.Background(), township.DeedInfo{}, func(tx *data.Tx) error { datatest.Village(t, tx, "新村"); return nil })
		a.Close()
	}
	if township.CodeOf(err) != township.CodeWrite {
		t.Errorf("%s %v", township.CodeOf(err), err)
	}
}

func TestPragmasHoldOnEveryConnection(t *testing.T) {
	a, _ := datatest.Open(t)
	var open []*sql.Conn
	for range 5 {
		c, err := a.DB().Conn(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		open = append(open, c)
	}
	for i, c := range open {
		for pragma, want := range map[string]string{"foreign_keys": "1", "synchronous": "2", "journal_mode": "wal", "busy_timeout": "10000", "application_id": "1415202887", "user_version": strconv.Itoa(newest)} {
			var got string
			if err := c.QueryRowContext(context.Background(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("connection %d: %s is %s, %v, want %s", i, pragma, got, err, want)
			}
		}
	}
}

func TestCheckFindsDamage(t *testing.T) {
	path := written(t)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(b, []byte("户主"))
	if at < 0 {
		t.Fatal("no 户主 in the file")
	}
	page := at / 4096 * 4096
	copy(b[page:page+8], []byte{13, 0, 0, 0xFF, 0xFF, 0, 0, 0}) // the page claims cells that it cannot hold
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	a := openAt(t, path)
	defer a.Close()
	faults, err := a.Check(context.Background())
	if err != nil || len(faults) == 0 || !strings.HasPrefix(faults[0], "档案文件有损坏：") {
		t.Errorf("%v, %v", faults, err)
	}
}

func TestCheckFindsBrokenLinks(t *testing.T) {
	path := written(t)
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("UPDATE members SET household_id=77 WHERE id=(SELECT min(id) FROM members)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	a := openAt(t, path)
	defer a.Close()
	faults, err := a.Check(context.Background())
	if err != nil || len(faults) != 1 || faults[0] != "记录之间的关联断开：members 1 → households" {
		t.Errorf("%v, %v", faults, err)
	}
}

func TestExplainOpen(t *testing.T) {
	plain := errors.New("no driver")
	for _, c := range []struct {
		err  error
		code township.Code
		text string
	}{
		{plain, township.CodeUnreadable, "打不开档案“甲.db”。请确认磁盘可用、对该文件有读写权限。"},
		{township.Errorf(township.CodeNewer, "更新"), township.CodeNewer, "更新"},
		{sqliteError(t, busy), township.CodeBusy, "档案“甲.db”正被另一个程序使用。请先关闭它，再重新打开。"},
		{sqliteError(t, readOnly), township.CodeWrite, "档案“甲.db”所在的位置不能写入。请把它放到本机硬盘上有写权限的文件夹。"},
		{sqliteError(t, full), township.CodeWrite, "磁盘已满，打不开档案“甲.db”。请清理磁盘后重试。"},
		{sqliteError(t, wrong), township.CodeUnreadable, "打不开档案“甲.db”（SQLite 错误 1）。请把日志交给维护人员。"},
	} {
		got := data.ExplainOpen("/某处/甲.db", c.err)
		if township.CodeOf(got) != c.code || township.Say(got) != c.text || !errors.Is(got, c.err) {
			t.Errorf("%v: %s %q, want %s %q", c.err, township.CodeOf(got), township.Say(got), c.code, c.text)
		}
	}
}

// Ways to make SQLite itself say what went wrong.
const (
	busy = iota
	readOnly
	full
	wrong
)

func sqliteError(t *testing.T, kind int) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE a(b)"); err != nil {
		t.Fatal(err)
	}
	switch kind {
	case busy:
		other, err := sql.Open("sqlite", "file:"+path)
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		if _, err := other.Exec("BEGIN EXCLUSIVE"); err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec("INSERT INTO a VALUES(1)")
		return wantError(t, err)
	case readOnly:
		_, err = db.Exec("PRAGMA query_only=1; INSERT INTO a VALUES(1)")
	case full:
		_, err = db.Exec("PRAGMA max_page_count=2; INSERT INTO a VALUES(zeroblob(100000))")
	case wrong:
		_, err = db.Exec("SELEC")
	}
	return wantError(t, err)
}

func wantError(t *testing.T, err error) error {
	t.Helper()
	if err == nil {
		t.Fatal("SQLite did not fail")
	}
	return err
}
