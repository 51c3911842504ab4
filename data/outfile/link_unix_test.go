//go:build unix

package outfile

import (
	"os"
	"path/filepath"
	"testing"
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
