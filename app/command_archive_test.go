package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"taizhang/app/desktop"
	"taizhang/data"
)

func TestInitFoundsAnOffice(t *testing.T) {
	o := newOffice(t)
	if out := o.must("init", "-office", "四川省某市某县清溪镇", "-villages", "柏树村 贫困村，双河村,柏树村"); out != "" {
		t.Errorf("init prints %q", out)
	}
	a, err := data.Open(context.Background(), o.db, data.Options{MustExist: true})
	must(t, err)
	defer a.Close()
	settings, err := a.Read(context.Background()).Settings()
	must(t, err)
	got := map[string]string{}
	for name, rec := range settings {
		got[name] = rec.Get("value")
	}
	for _, want := range []string{"四川省", "某市", "某县", "清溪镇", "镇"} {
		if !strings.Contains(fmt.Sprint(got), ":"+want) {
			t.Errorf("the office lacks %q: %v", want, got)
		}
	}
	villages, err := a.Read(context.Background()).Villages()
	must(t, err)
	if len(villages) != 2 || villages[0].Name != "柏树村" || villages[0].Kind != "贫困村" || villages[1].Name != "双河村" {
		t.Errorf("the villages are %+v", villages)
	}
}

func TestInitIsDoneOnce(t *testing.T) {
	o := founded(t)
	before := o.bytes()
	code, _, errs := o.run("init", "-office", "石桥乡")
	if code != exitFailed || !strings.Contains(errs, "已经是清溪镇的档案，没有改动") {
		t.Errorf("init twice: %d, %q", code, errs)
	}
	if !bytes.Equal(before, o.bytes()) {
		t.Error("the second init changed the archive")
	}
}

func TestInitRefusesAnOfficeBeforeThereIsAnArchive(t *testing.T) {
	o := newOffice(t)
	code, _, errs := o.run("init", "-office", strings.Repeat("长", 31)+"镇")
	if code != exitFailed || !strings.Contains(errs, "最多30个字") {
		t.Errorf("init with a long name: %d, %q", code, errs)
	}
	if _, err := os.Stat(o.db); err == nil {
		t.Error("an archive without an office was made")
	}
}

func TestDemoFillsAnEmptyArchive(t *testing.T) {
	o := newOffice(t)
	o.must("demo")
	lines := o.list()
	ledgers := map[string]int{}
	for _, l := range lines {
		ledgers[string(l.Ledger)]++
	}
	if len(lines) < 400 || ledgers["stable"] == 0 || ledgers["monitored"] == 0 || ledgers["relapsed"] == 0 || ledgers["marginal"] == 0 {
		t.Errorf("the demo has %d households in %v; want a township with four ledgers", len(lines), ledgers)
	}
	if out := o.must("check"); !strings.Contains(out, fmt.Sprintf("档案完好：%d户", len(lines))) {
		t.Errorf("check says %q", out)
	}
	before := o.bytes()
	if code, _, errs := o.run("demo"); code != exitFailed || !strings.Contains(errs, "里已经有内容，演示数据没有写入") {
		t.Errorf("demo twice: %d, %q", code, errs)
	}
	if !bytes.Equal(before, o.bytes()) {
		t.Error("the second demo changed the archive")
	}
}

func TestDemoSparesAnOffice(t *testing.T) {
	o := founded(t)
	if code, _, errs := o.run("demo"); code != exitFailed || !strings.Contains(errs, "里已经有内容") {
		t.Errorf("demo in an office's archive: %d, %q", code, errs)
	}
	if n := len(o.list()); n != 0 {
		t.Errorf("the demo wrote %d households", n)
	}
}

func TestFilesThatAreNoArchive(t *testing.T) {
	o := newOffice(t)
	text := []byte(strings.Repeat("姓名,证件号码\n", 100))
	must(t, os.WriteFile(o.db, text, 0o600))
	for _, args := range everyCommand(o) {
		code, out, errs := o.run(args...)
		if code != exitFailed || out != "" || !strings.Contains(errs, "“清溪镇.db”不是台账档案，没有打开，也没有改动它") {
			t.Errorf("%q: %d, %q, %q", args, code, out, errs)
		}
	}
	if !bytes.Equal(text, o.bytes()) {
		t.Error("the file was changed")
	}
}

// everyCommand is each command once, with words that would do.
func everyCommand(o *office) [][]string {
	return [][]string{
		{"init", "-office", "清溪镇"},
		{"import", saveCSV(o.tb, o.path("名单.csv"), personRoster(twoVillages()...))},
		{"list", "-json"},
		{"print", "wall-list", "-out", o.path("名单.pdf")},
		{"export", "ledgers", "-out", o.path("名单.xlsx")},
		{"check"},
		{"demo"},
	}
}

func TestAnArchiveOfANewerVersion(t *testing.T) {
	o := founded(t)
	db, err := sql.Open("sqlite", o.db)
	must(t, err)
	_, err = db.Exec("PRAGMA user_version=99")
	must(t, err)
	must(t, db.Close())
	before := o.bytes()
	for _, args := range everyCommand(o) {
		code, out, errs := o.run(args...)
		if code != exitFailed || out != "" || !strings.Contains(errs, "由更新版本的程序写成") {
			t.Errorf("%q: %d, %q, %q", args, code, out, errs)
		}
	}
	if !bytes.Equal(before, o.bytes()) {
		t.Error("the archive was changed")
	}
}

func TestADamagedArchive(t *testing.T) {
	o := placed(t)
	text := o.bytes()
	for i := len(text) / 4; i < len(text)*3/4; i += 3 {
		text[i] ^= 0xFF
	}
	must(t, os.WriteFile(o.db, text, 0o600))
	code, out, errs := o.run("check")
	if code != exitFailed || strings.Contains(out, "完好") || !strings.Contains(errs, "损坏") {
		t.Errorf("check of a damaged archive: %d, %q, %q", code, out, errs)
	}
}

func TestCheckSaysWhatAPersonShouldLookAt(t *testing.T) {
	o := founded(t)
	people := []person{villager("柏树村", 1, 0, "@"), villager("柏树村", 1, 1, "袁碧群")}
	if code, _, errs := o.run("import", saveCSV(t, o.path("名单.csv"), personRoster(people...))); code != exitFailed {
		t.Fatalf("import ends with %d, %q", code, errs)
	}
	if out, want := o.must("check"), "提醒：柏树村1组户编号"+code(1)+"没有户主，请补上。\n档案完好：1户 1人。\n"; out != want {
		t.Errorf("check says %q, want %q", out, want)
	}
}

func TestCommandsThatWriteWaitForTheWindow(t *testing.T) {
	if lockWait > 5*time.Second {
		t.Errorf("a command waits %v, want at most 5 s", lockWait)
	}
	o := founded(t)
	file := saveCSV(t, o.path("名单.csv"), personRoster(twoVillages()...))
	lock, err := desktop.Acquire(o.db)
	must(t, err)
	patience := lockWait
	t.Cleanup(func() { lockWait = patience })
	lockWait = 250 * time.Millisecond
	start := time.Now()
	code, out, errs := o.run("import", file)
	if code != exitFailed || out != "" || !strings.Contains(errs, "档案正由另一个窗口（或命令）使用") {
		t.Errorf("import beside a window: %d, %q, %q", code, out, errs)
	}
	if waited := time.Since(start); waited < lockWait/2 {
		t.Errorf("import gave up after %v, want about %v", waited, lockWait)
	}
	for _, args := range [][]string{{"list", "-json"}, {"check"}, {"import", "-dry-run", file}, {"export", "ledgers", "-out", o.path("x.xlsx")}} {
		if code, _, errs := o.run(args...); strings.Contains(errs, "使用") {
			t.Errorf("%q, which only reads, waits for the window: %d, %q", args, code, errs)
		}
	}
	lockWait = patience
	time.AfterFunc(200*time.Millisecond, func() { _ = lock.Release() })
	o.must("import", file)
}

func TestWaitingEndsWithTheProgram(t *testing.T) {
	o := founded(t)
	lock, err := desktop.Acquire(o.db)
	must(t, err)
	defer lock.Release()
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	var out, errs bytes.Buffer
	if code := run(ctx, []string{"-db", o.db, "demo"}, &out, &errs); code != exitFailed || !strings.Contains(errs.String(), "已停止等待档案") {
		t.Errorf("an interrupted command ends with %d and %q", code, errs.String())
	}
}

func TestTheDefaultPlace(t *testing.T) {
	o := newOffice(t)
	t.Setenv("XDG_DATA_HOME", o.path("data"))
	if code, _, errs := runBare("init", "-office", "清溪镇"); code != exitDone {
		t.Fatalf("init ends with %d, %q", code, errs)
	}
	if _, err := os.Stat(filepath.Join(o.dir, "data", "taizhang", "台账.db")); err != nil {
		t.Error(err)
	}
}

func TestWhereNoArchiveCanBe(t *testing.T) {
	o := newOffice(t)
	for _, tc := range []struct{ db, says string }{
		{filepath.Join(o.dir, "没有", "清溪镇.db"), "不存在"},
		{o.dir, "是文件夹。请在 -db 后面写档案的文件名"},
		{filepath.Join(readOnlyFolder(t), "清溪镇.db"), "清溪镇.db"},
	} {
		code, _, errs := runBare("-db", tc.db, "init", "-office", "清溪镇")
		if code != exitFailed || !strings.Contains(errs, tc.says) || strings.Contains(errs, "程序内部出错") {
			t.Errorf("-db %s: %d, %q; want 1 and %q", tc.db, code, errs, tc.says)
		}
	}
}
