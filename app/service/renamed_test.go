package service_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/datatest"
)

// TestMissingFileIsNamedOnce: the sentence about a file that is not there is about that file, letter for letter.
func TestMissingFileIsNamedOnce(t *testing.T) {
	archive, _ := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{TempDir: t.TempDir()})
	for _, path := range []string{filepath.Join(t.TempDir(), "人口.信息.xlsx"), t.TempDir()} {
		_, err := d.Preview(context.Background(), path, township.ImportOptions{})
		if got := township.Say(err); !strings.Contains(got, "“"+filepath.Base(path)+"”") || strings.Count(got, filepath.Base(path)) != 1 {
			t.Errorf("Preview(%s): %s", path, got)
		}
	}
}
