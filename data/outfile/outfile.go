// Package outfile writes every file that leaves the program: printed lists, workbooks,
// backups, packages for the villages. A file is either there whole and read back, or the
// old one is still there untouched; nothing in between, whatever is pulled, full or open.
package outfile

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write makes the file at path from what fill writes. It works in a temporary file beside the
// target: written, synced, closed, read back and compared in size and SHA-256 (a .xlsx is
// also inflated entry by entry against its CRCs), then renamed over the target. A new file gets
// mode 0644, a replaced one keeps its own; a link is followed.
//
// Whatever fails, the old file stays as it was and the temporary file is removed. An error of
// fill's own is returned as it is; cancelling ctx gives CodeCancelled; a target that another
// program holds for longer than two seconds gives CodeBusy; everything else CodeWrite. Each
// sentence names the file and says what to do.
func Write(ctx context.Context, path string, fill func(w io.Writer) error) error {
	return operatingSystem.write(ctx, path, fill)
}

// WritePrivate is Write for files that only this user may read: a new one gets mode 0600.
func WritePrivate(ctx context.Context, path string, fill func(w io.Writer) error) error {
	s := operatingSystem
	s.fresh = 0o600
	return s.write(ctx, path, fill)
}

// digest is what a file must be when it is read back.
type digest struct {
	size int64
	sum  [sha256.Size]byte
}

func (s system) write(ctx context.Context, path string, fill func(w io.Writer) error) error {
	target, mode, err := s.resolve(path)
	if err != nil {
		return err
	}
	temp, want, err := s.writeTemp(ctx, target, fill)
	if err != nil {
		return err
	}
	placed := false
	defer func() {
		if !placed {
			s.remove(temp)
		}
	}()
	if err := s.verify(ctx, target, temp, want); err != nil {
		return err
	}
	s.chmod(temp, mode)
	if err := s.replaceTarget(ctx, temp, target); err != nil {
		return err
	}
	placed = true
	if err := s.syncDir(filepath.Dir(target)); err != nil {
		return unconfirmed(target, err)
	}
	return nil
}

// resolve finds the file that path stands for and the mode that it shall have. A file that its
// owner has set read-only is refused here: a rename would replace it without a word on POSIX.
func (s system) resolve(path string) (target string, mode fs.FileMode, err error) {
	target, err = filepath.Abs(path)
	if err != nil {
		return "", 0, failure(path, err)
	}
	if real, err := filepath.EvalSymlinks(target); err == nil {
		target = real
	}
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return target, s.fresh, nil
	case err != nil:
		return "", 0, failure(target, err)
	case info.IsDir():
		return "", 0, isFolder(target)
	case !info.Mode().IsRegular(): // a rename would put a file in a device's place
		return "", 0, noFile(target)
	case info.Mode().Perm()&0o200 == 0:
		return "", 0, readOnlyFile(target)
	}
	return target, info.Mode().Perm(), nil
}

// writeTemp fills a temporary file beside target, closes it, and removes it on any error or panic.
func (s system) writeTemp(ctx context.Context, target string, fill func(w io.Writer) error) (path string, want digest, err error) {
	file, err := s.create(filepath.Dir(target))
	if err != nil {
		return "", digest{}, failure(target, err)
	}
	kept := false
	defer func() {
		if !kept {
			file.Close() // the error that matters is already on its way, or a panic is
			s.remove(file.Name())
		}
	}()
	want, err = fillFile(ctx, target, file, fill)
	if err != nil {
		return "", digest{}, err
	}
	if err := file.Sync(); err != nil {
		return "", digest{}, failure(target, err)
	}
	if err := file.Close(); err != nil {
		return "", digest{}, failure(target, err)
	}
	kept = true
	return file.Name(), want, nil
}

// fillFile runs fill. A write that failed is reported as such even when fill hides it or
// wraps it beyond recognition, as libraries do.
func fillFile(ctx context.Context, target string, file io.Writer, fill func(w io.Writer) error) (digest, error) {
	meter := &meter{ctx: ctx, file: file, hash: sha256.New()}
	buffer := bufio.NewWriterSize(meter, 64<<10)
	err := fill(buffer)
	if err == nil {
		err = buffer.Flush()
	}
	switch {
	case ctx.Err() != nil:
		return digest{}, cancelled(target, ctx.Err())
	case meter.err != nil:
		return digest{}, failure(target, meter.err)
	case err != nil:
		return digest{}, err
	}
	d := digest{size: meter.size}
	meter.hash.Sum(d.sum[:0])
	return d, nil
}

// meter counts and hashes what goes into the file, stops when the work is cancelled and
// remembers the first error.
type meter struct {
	ctx  context.Context
	file io.Writer
	hash hash.Hash
	size int64
	err  error
}

// Write passes p on to the file.
func (m *meter) Write(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.file.Write(p)
	m.hash.Write(p[:n])
	m.size += int64(n)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	if err != nil && m.err == nil {
		m.err = err
	}
	return n, err
}
