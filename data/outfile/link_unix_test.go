//go:build unix

package outfile

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"taizhang/app/township"
)

func TestWriteFollowsLink(t *testing.T) {
	path := writeOld(t, "x.pdf")
	link := filepath.Join(t.TempDir(), "link.pdf")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), link, text("new")); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "new")
	info, err := os.Lstat(link)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link was replaced by %v", info.Mode())
	}
}

// A device or a pipe stays what it is: renaming a file over it would take it away from everybody.
func TestWriteLeavesAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.pdf")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	err := Write(t.Context(), pipe, text("new"))
	if township.CodeOf(err) != township.CodeWrite || !strings.Contains(township.Say(err), "是设备或管道") {
		t.Errorf("writing into a pipe says %v", err)
	}
	info, err := os.Lstat(pipe)
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is %v, %v", info, err)
	}
}
