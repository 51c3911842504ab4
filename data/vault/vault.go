// Package vault keeps photos, scans and superiors' lists in a folder beside the archive. A file is named by the SHA-256 of its content,
// so that the same picture is kept once, a damaged one is noticed, and copying the folder is copying what is new.
package vault

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"taizhang/app/township"
	"taizhang/data/outfile"
)

// folderMark ends the name of the folder: 清溪镇.db has 清溪镇.附件 beside it.
const folderMark = ".附件"

// Store is the folder of an archive's attachments. The zero Store is of no use.
type Store struct{ dir string }

// At returns the store in a folder, which need not be there yet.
func At(dir string) Store { return Store{dir} }

// Beside returns the store of the archive at a path. Archives that differ in their extension alone have stores of their own.
func Beside(archive string) Store {
	return Store{strings.TrimSuffix(archive, ".db") + folderMark}
}

// Dir returns the folder.
func (s Store) Dir() string { return s.dir }

// File names a file of a store.
type File struct {
	Digest string // SHA-256, hex
	Format string // one of the formats of township
}

// fileOf names the file that a content is kept in.
func fileOf(content []byte, format string) File {
	sum := sha256.Sum256(content)
	return File{hex.EncodeToString(sum[:]), format}
}

// valid says whether a name can be that of a file: what comes from an archive that somebody has tampered with must not
// lead out of the folder.
func (f File) valid() bool {
	if len(f.Digest) != 2*sha256.Size || strings.Trim(f.Digest, "0123456789abcdef") != "" {
		return false
	}
	return township.FormatKept(f.Format)
}

// parseName reads the name of a file in the folder.
func parseName(name string) (f File, ok bool) {
	digest, format, _ := strings.Cut(name, ".")
	f = File{digest, format}
	return f, f.valid()
}

// path is where a file lies: two levels of folders keep each of them short.
func (s Store) path(f File) string {
	return filepath.Join(s.dir, f.Digest[:2], f.Digest[2:4], f.Digest+"."+f.Format)
}

// Put keeps a content and returns its name. One that is kept already is not written again, unless the file has been
// damaged since. When Put returns, the file is on the disk.
func (s Store) Put(ctx context.Context, content []byte, format string) (File, error) {
	f := fileOf(content, format)
	if _, err := s.Read(f); err == nil {
		return f, nil
	}
	target := s.path(f)
	err := s.makeFolders(filepath.Dir(target))
	if err == nil {
		err = outfile.WritePrivate(ctx, target, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}
	switch {
	case err == nil:
		return f, nil
	case township.CodeOf(err) == township.CodeCancelled:
		return File{}, err
	}
	return File{}, township.Because(township.CodeWrite, err, "附件没有存进文件夹“%s”，档案没有改动。请检查磁盘空间和这个文件夹的权限。", s.dir)
}

// makeFolders makes a folder of the store and has the disk know of it.
func (s Store) makeFolders(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for d := filepath.Dir(dir); len(d) >= len(filepath.Dir(s.dir)) && d != "."; d = filepath.Dir(d) {
		sync(d)
		if d == filepath.Dir(d) {
			break
		}
	}
	return nil
}

// sync has the disk know what a folder holds. Windows has no such thing, and does so by itself.
func sync(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// Has says whether a file is there; what is in it is not looked at.
func (s Store) Has(f File) bool {
	if !f.valid() {
		return false
	}
	info, err := os.Stat(s.path(f))
	return err == nil && info.Mode().IsRegular()
}

// Read returns the content of a file. One that is not there is township.CodeNotFound, one whose content is not what
// its name says township.CodeUnreadable.
func (s Store) Read(f File) ([]byte, error) {
	if !f.valid() {
		return nil, township.Errorf(township.CodeUnreadable, "附件的文件名不对，档案里的这条记录可能已损坏。请从备份中恢复。")
	}
	content, err := os.ReadFile(s.path(f))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, township.Because(township.CodeNotFound, err, "附件的文件缺失（“%s”）。请从备份文件夹里的附件中拷回，或删除这个附件后重新添加。", s.path(f))
	case err != nil:
		return nil, township.Because(township.CodeUnreadable, err, "附件的文件读不出来（“%s”）。请检查磁盘和文件夹的权限。", s.path(f))
	case fileOf(content, f.Format) != f:
		return nil, township.Errorf(township.CodeUnreadable, "附件的文件已被改动或损坏（“%s”）。请从备份文件夹里的附件中拷回，或删除这个附件后重新添加。", s.path(f))
	}
	return content, nil
}

// Remove erases a file; one that is not there is erased already.
func (s Store) Remove(f File) error {
	if !f.valid() {
		return nil
	}
	err := os.Remove(s.path(f))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return township.Because(township.CodeWrite, err, "附件的文件“%s”没有删掉。请关闭正在打开它的程序后重试。", s.path(f))
	}
	_ = os.Remove(filepath.Dir(s.path(f))) // the folders go with their last file
	_ = os.Remove(filepath.Dir(filepath.Dir(s.path(f))))
	return nil
}

// Files lists what is in the store. What a broken write has left behind goes meanwhile.
func (s Store) Files() ([]File, error) {
	var out []File
	err := filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			_ = outfile.Sweep(path) // tried again the next time
		} else if f, ok := parseName(d.Name()); ok && s.path(f) == path {
			out = append(out, f)
		}
		return nil
	})
	if err != nil {
		return nil, township.Because(township.CodeUnreadable, err, "附件文件夹“%s”读不出来。请检查磁盘和文件夹的权限。", s.dir)
	}
	return out, nil
}
