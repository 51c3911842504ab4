package sheet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"taizhang/app/township"
)

// Digest returns the SHA-256 of a file, as lower-case hex, and its size in bytes. Two files with
// the same digest are the same file, whatever they are called.
func Digest(path string) (sum string, size int64, err error) {
	f, _, err := openFile(path)
	if err != nil {
		return "", 0, named(baseName(path), err)
	}
	hash := sha256.New()
	size, err = io.Copy(hash, f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return "", 0, named(baseName(path), err)
	}
	return hex.EncodeToString(hash.Sum(nil)), size, nil
}

// CopyIn copies a file off a stick into dir, under a name of its own with the same extension and
// readable by this user only, and returns the copy's path. The copy has as many bytes as the
// file said to have before and after; otherwise, as when the stick is pulled, nothing stays in dir.
func CopyIn(ctx context.Context, path, dir string) (copyPath string, err error) {
	copyPath, err = copyIn(ctx, path, dir)
	return copyPath, named(baseName(path), err)
}

func copyIn(ctx context.Context, path, dir string) (string, error) {
	from, size, err := openFile(path)
	if err != nil {
		return "", err
	}
	to, err := os.CreateTemp(dir, "in-*"+extension(path))
	if err != nil {
		return "", errors.Join(cannotCopy(err), from.Close())
	}
	err = copyWhole(ctx, to, from, size)
	if closeErr := to.Close(); err == nil && closeErr != nil {
		err = cannotCopy(closeErr)
	}
	if closeErr := from.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(to.Name()))
	}
	return to.Name(), nil
}

// copyWhole copies a file that must have size bytes at the beginning and at the end.
func copyWhole(ctx context.Context, to, from *os.File, size int64) error {
	out := &failingWriter{w: to}
	n, err := io.Copy(out, ctxReader{ctx, from})
	if out.err != nil {
		return cannotCopy(out.err)
	}
	if err != nil {
		return err
	}
	info, err := from.Stat()
	if err != nil {
		return err
	}
	if n != size || info.Size() != size {
		return unreadable("在拷贝时变了大小，可能正在被别的程序写入，或者优盘断开了。请关闭打开它的程序，稍后再试。")
	}
	return nil
}

// cannotCopy says that the folder of copies cannot take one more.
func cannotCopy(err error) error {
	return &failure{
		code:  township.CodeWrite,
		text:  "拷贝到本机时写不进去，多半是磁盘已满。请清理磁盘后再试。",
		cause: err,
	}
}

// extension returns the file's extension if it is an ordinary one.
func extension(path string) string {
	ext := filepath.Ext(path)
	if len(ext) > 8 || strings.ContainsAny(ext, `*/\`) {
		return ""
	}
	return ext
}
