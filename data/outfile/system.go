package outfile

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	tempPrefix = ".~taizhang-"
	tempSuffix = ".tmp"
	staleAfter = time.Hour
)

// system is what writing needs of the operating system. Tests replace single parts by ones
// that fail, since full disks and pulled sticks cannot be had from a test otherwise.
type system struct {
	create   func(dir string) (tempFile, error)
	open     func(path string) (io.ReadCloser, error) // for reading back, past the cache if possible
	replace  func(from, to string) error
	syncDir  func(dir string) error
	chmod    func(path string, mode fs.FileMode)
	remove   func(path string)
	fresh    fs.FileMode   // of a file that was not there before
	patience time.Duration // how long to wait for a file that another program holds
}

// tempFile is the part of *os.File that a temporary file uses.
type tempFile interface {
	io.Writer
	Sync() error
	Close() error
	Name() string
}

var operatingSystem = system{
	create:   createTemp,
	open:     openUncached,
	replace:  replaceFile,
	syncDir:  syncFolder,
	chmod:    setMode,
	remove:   func(path string) { os.Remove(path) }, // what cannot be removed now is left to Sweep
	fresh:    0o644,
	patience: 2 * time.Second,
}

// createTemp makes a file of mode 0600 with a name that Sweep knows.
func createTemp(dir string) (tempFile, error) {
	return os.CreateTemp(dir, tempPrefix+"*"+tempSuffix)
}

// setMode gives the finished file its mode. FAT and some network systems refuse; the file is
// then still good, so that is no failure.
func setMode(path string, mode fs.FileMode) { _ = os.Chmod(path, mode) }

// retry repeats op while it fails because another program (a virus scanner, an indexer, Excel)
// holds the file, for as long as the system's patience lasts.
func (s system) retry(ctx context.Context, op func() error) error {
	const pause = 50 * time.Millisecond
	for waited := time.Duration(0); ; waited += pause {
		err := op()
		if err == nil || !isHeld(err) || waited >= s.patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
		}
	}
}

// replaceTarget puts the finished temporary file in the place of the target.
func (s system) replaceTarget(ctx context.Context, temp, target string) error {
	err := s.retry(ctx, func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return s.replace(temp, target)
	})
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return cancelled(target, ctx.Err())
	case isHeld(err):
		return busy(target, err)
	}
	return failure(target, err)
}

// Sweep removes temporary files of ours older than an hour from dir: what a power cut or a
// pulled stick left behind. What cannot be removed is left for the next time; the error says why,
// for the log. A folder that is not there is no error.
func Sweep(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var failed error
	for _, entry := range entries {
		if isStale(entry) {
			failed = errors.Join(failed, os.Remove(filepath.Join(dir, entry.Name())))
		}
	}
	return failed
}

// isStale says whether entry is a temporary file that no running program still fills.
func isStale(entry fs.DirEntry) bool {
	name := entry.Name()
	if !strings.HasPrefix(name, tempPrefix) || !strings.HasSuffix(name, tempSuffix) {
		return false
	}
	info, err := entry.Info()
	return err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > staleAfter
}

// isOLE says whether the file starts like an OLE container.
func isOLE(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 8)
	_, err = io.ReadFull(file, head)
	return err == nil && bytes.Equal(head, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1})
}
