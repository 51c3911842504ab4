package desktop

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"taizhang/app/township"
)

// roles are what the test program does when it is started again by a test of its own.
var roles = map[string]func(){
	"hold": func() { hold(nil) },
	"tell": func() { hold(&Holder{What: "窗口", Operator: "李四", User: "li"}) },
}

// hold holds the archive until the process is killed, and tells who does if that is known.
func hold(who *Holder) {
	lock, err := Acquire(os.Getenv("TAIZHANG_TEST_FILE"))
	if err == nil && who != nil {
		err = lock.Tell(*who)
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("held")
	time.Sleep(time.Minute)
}

func TestMain(m *testing.M) {
	if play, ok := roles[os.Getenv("TAIZHANG_TEST_ROLE")]; ok {
		play()
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// actor is this test program, started again in a role.
func actor(t *testing.T, role, file string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), "TAIZHANG_TEST_ROLE="+role, "TAIZHANG_TEST_FILE="+file)
	return cmd
}

// holding starts a process that holds the archive, and returns what kills it.
func holding(t *testing.T, role, archive string) (kill func()) {
	t.Helper()
	holder := actor(t, role, archive)
	out, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); strings.TrimSpace(line) != "held" {
		t.Fatalf("the holder says %q, %v", line, err)
	}
	return func() {
		t.Helper()
		if err := holder.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := holder.Wait(); err == nil {
			t.Error("the holder ended by itself")
		}
	}
}

func mustAcquire(t *testing.T, archive string) *Lock {
	t.Helper()
	lock, err := Acquire(archive)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lock.Release(); err != nil {
			t.Error(err)
		}
	})
	return lock
}

func TestAcquireTwice(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	other := filepath.Join(filepath.Dir(archive), ".", "台账.db")
	_, err := Acquire(other)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口（或命令）使用：“"+other)
	mustAcquire(t, filepath.Join(t.TempDir(), "台账.db"))
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	mustAcquire(t, archive)
}

func TestAcquireWhereNothingCanBeWritten(t *testing.T) {
	_, err := Acquire(filepath.Join(t.TempDir(), "没有", "台账.db"))
	wantError(t, err, township.CodeNotFound, "没有”不存在，打不开档案")
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "台账.db.lock"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = Acquire(filepath.Join(dir, "台账.db"))
	wantError(t, err, township.CodeWrite, "打不开档案“台账.db”")
}

// TestHolderDies kills a process that holds the archive: the lock must be free at once.
func TestHolderDies(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	kill := holding(t, "hold", archive)
	_, err := Acquire(archive)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口")
	kill()
	mustAcquire(t, archive)
}

func TestAcquireWait(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	_, err := AcquireWait(t.Context(), archive, 0)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = AcquireWait(ctx, archive, time.Minute)
	wantError(t, err, township.CodeCancelled, "已停止等待档案")

	freed := make(chan error)
	time.AfterFunc(50*time.Millisecond, func() { freed <- lock.Release() })
	got := make(chan error)
	go func() {
		second, err := AcquireWait(t.Context(), archive, time.Minute)
		if err == nil {
			err = second.Release()
		}
		got <- err
	}()
	if err := <-freed; err != nil {
		t.Error(err)
	}
	if err := <-got; err != nil {
		t.Errorf("the archive was freed, but: %v", err)
	}
}

func TestRaise(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	err := raise(t.Context(), archive, 50*time.Millisecond)
	wantError(t, err, township.CodeBusy, "请在那个窗口里操作，或先关闭它再试")

	var shown atomic.Int32
	time.AfterFunc(150*time.Millisecond, func() { // the first start is still under way
		if err := lock.OnShow(func() { shown.Add(1) }); err != nil {
			t.Error(err)
		}
	})
	for want := int32(1); want <= 3; want++ {
		if err := Raise(t.Context(), archive); err != nil {
			t.Fatal(err)
		}
		if got := shown.Load(); got != want {
			t.Errorf("the window was shown %d times, want %d", got, want)
		}
	}
	if err := lock.Release(); err != nil {
		t.Fatal(err)
	}
	err = raise(t.Context(), archive, 50*time.Millisecond)
	wantError(t, err, township.CodeBusy, "档案正由另一个窗口")
}
