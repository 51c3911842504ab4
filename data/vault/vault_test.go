package vault_test

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
	"taizhang/data/vault"
)

var ctx = context.Background()

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// wantCode fails unless an error has a code and a sentence with the words.
func wantCode(tb testing.TB, err error, code township.Code, words ...string) {
	tb.Helper()
	if township.CodeOf(err) != code {
		tb.Errorf("err = %v; want %s", err, code)
		return
	}
	for _, w := range words {
		if !strings.Contains(township.Say(err), w) {
			tb.Errorf("“%s” does not say “%s”", township.Say(err), w)
		}
	}
}

// below lists the files below a folder.
func below(tb testing.TB, dir string) []string {
	tb.Helper()
	var out []string
	must(tb, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	}))
	return out
}

func TestBesideTheArchive(t *testing.T) {
	for archive, want := range map[string]string{
		"/data/清溪镇.db":     "/data/清溪镇.附件",
		"/data/清溪镇.sqlite": "/data/清溪镇.sqlite.附件", // not the folder of 清溪镇.db
		"/data/清溪镇":        "/data/清溪镇.附件",
	} {
		if got := vault.Beside(archive).Dir(); got != want {
			t.Errorf("%s has its attachments in %s, want %s", archive, got, want)
		}
	}
}

func TestPutAndRead(t *testing.T) {
	s := vault.At(filepath.Join(t.TempDir(), "档案.附件"))
	content := []byte("a photo")
	f, err := s.Put(ctx, content, township.FormatJPEG)
	must(t, err)
	again, err := s.Put(ctx, content, township.FormatJPEG)
	must(t, err)
	if again != f {
		t.Errorf("the same content is %v and %v", f, again)
	}
	files := below(t, s.Dir())
	want := filepath.Join(s.Dir(), f.Digest[:2], f.Digest[2:4], f.Digest+".jpg")
	if len(files) != 1 || files[0] != want {
		t.Fatalf("the folder holds %q, want %q alone", files, want)
	}
	info, err := os.Stat(want)
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v: others may read a villager's papers", info.Mode())
	}
	back, err := s.Read(f)
	must(t, err)
	if !bytes.Equal(back, content) || !s.Has(f) {
		t.Errorf("read back %q", back)
	}
}

func TestPutMendsADamagedFile(t *testing.T) {
	s := vault.At(t.TempDir())
	f, err := s.Put(ctx, []byte("a photo"), township.FormatJPEG)
	must(t, err)
	must(t, os.WriteFile(below(t, s.Dir())[0], []byte("a phot"), 0o600))
	_, err = s.Read(f)
	wantCode(t, err, township.CodeUnreadable, "已被改动或损坏", "备份")
	_, err = s.Put(ctx, []byte("a photo"), township.FormatJPEG)
	must(t, err)
	if _, err := s.Read(f); err != nil {
		t.Errorf("the file was put again and still: %v", err)
	}
}

func TestMissingFile(t *testing.T) {
	s := vault.At(t.TempDir())
	f, err := s.Put(ctx, []byte("a photo"), township.FormatPNG)
	must(t, err)
	must(t, os.Remove(below(t, s.Dir())[0]))
	_, err = s.Read(f)
	wantCode(t, err, township.CodeNotFound, "附件的文件缺失", "拷回")
	if s.Has(f) {
		t.Error("a file that is not there is there")
	}
	if err := s.Remove(f); err != nil {
		t.Errorf("erasing it: %v", err)
	}
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "档案.附件")
	must(t, os.WriteFile(dir, nil, 0o400)) // no folder can be made in its place
	_, err := vault.At(dir).Put(ctx, []byte("a photo"), township.FormatJPEG)
	wantCode(t, err, township.CodeWrite, "附件没有存进文件夹“"+dir+"”", "权限")
}

func TestACancelledPutLeavesNothing(t *testing.T) {
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	s := vault.At(t.TempDir())
	_, err := s.Put(stopped, []byte("a photo"), township.FormatJPEG)
	wantCode(t, err, township.CodeCancelled)
	if files := below(t, s.Dir()); len(files) > 0 {
		t.Errorf("left behind: %q", files)
	}
}

func TestNamesThatLeadOut(t *testing.T) {
	s := vault.At(t.TempDir())
	digest := strings.Repeat("a", 64)
	for _, f := range []vault.File{{}, {"../../etc/passwd", "jpg"}, {digest, "jpg/../../x"}, {digest[:63] + "/", "jpg"}, {digest, "exe"}} {
		if s.Has(f) {
			t.Errorf("%v is there", f)
		}
		_, err := s.Read(f)
		wantCode(t, err, township.CodeUnreadable, "文件名不对")
		if err := s.Remove(f); err != nil {
			t.Error(err)
		}
	}
}

func TestFilesAndRemove(t *testing.T) {
	s := vault.At(filepath.Join(t.TempDir(), "档案.附件"))
	if files, err := s.Files(); err != nil || len(files) != 0 {
		t.Errorf("a store that is not there holds %v, %v", files, err)
	}
	f, err := s.Put(ctx, []byte("a photo"), township.FormatJPEG)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(s.Dir(), "说明.txt"), []byte("not ours"), 0o600))
	files, err := s.Files()
	must(t, err)
	if len(files) != 1 || files[0] != f {
		t.Errorf("files = %v, want %v", files, f)
	}
	must(t, s.Remove(f))
	if left := below(t, s.Dir()); len(left) != 1 || filepath.Base(left[0]) != "说明.txt" {
		t.Errorf("left: %q", left)
	}
	if entries, _ := os.ReadDir(s.Dir()); len(entries) != 1 {
		t.Errorf("the empty folders stay: %v", entries)
	}
}
