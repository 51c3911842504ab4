//go:build unix

package desktop

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRaiseAfterCrash leaves the socket of a dead process behind.
func TestRaiseAfterCrash(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "台账.db")
	lock := mustAcquire(t, archive)
	stale, err := net.Listen("unix", socketPath(lock.name))
	if err != nil {
		t.Fatal(err)
	}
	stale.(*net.UnixListener).SetUnlinkOnClose(false)
	if err := stale.Close(); err != nil {
		t.Fatal(err)
	}
	shown := make(chan struct{}, 1)
	if err := lock.OnShow(func() { shown <- struct{}{} }); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(socketPath(lock.name))
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); mode != 0o600 {
		t.Errorf("the socket has mode %o, want 600", mode)
	}
	if err := Raise(t.Context(), archive); err != nil {
		t.Fatal(err)
	}
	if len(shown) != 1 {
		t.Error("confirmed, but the window was not shown")
	}
}

// TestStrangerAtTheBell connects without saying the word.
func TestStrangerAtTheBell(t *testing.T) {
	lock := mustAcquire(t, filepath.Join(t.TempDir(), "台账.db"))
	if err := lock.OnShow(func() { t.Error("shown for a stranger") }); err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("unix", socketPath(lock.name))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.Write([]byte("GET /")); err != nil {
		t.Fatal(err)
	}
	if n, err := conn.Read(make([]byte, 8)); err == nil {
		t.Errorf("answered with %d bytes", n)
	}
}

func TestSocketPathFits(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", "/"+strings.Repeat("x", 120))
	if got := socketPath("taizhang-0123456789abcdef"); len(got) >= 104 {
		t.Errorf("%q is too long for a socket", got)
	}
}
