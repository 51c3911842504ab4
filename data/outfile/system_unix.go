//go:build unix

package outfile

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// kinds sorts the errors of a POSIX system by what the clerk can do about them.
var kinds = map[syscall.Errno]kind{
	syscall.EBUSY:        held,
	syscall.ETXTBSY:      held,
	syscall.ENOSPC:       full,
	syscall.EDQUOT:       full,
	syscall.ENODEV:       gone,
	syscall.ENXIO:        gone,
	syscall.EIO:          gone,
	syscall.ESTALE:       gone,
	syscall.EROFS:        protected,
	syscall.EACCES:       denied,
	syscall.EPERM:        denied,
	syscall.ENOENT:       noFolder,
	syscall.ENOTDIR:      noFolder,
	syscall.ENAMETOOLONG: tooLong,
	syscall.EINVAL:       badName,
	syscall.EFBIG:        tooBig,
}

// isHeld says whether another program holds the file, so that waiting may help.
func isHeld(err error) bool { return kindOf(err) == held }

func replaceFile(from, to string) error { return os.Rename(from, to) }

// syncFolder makes the rename itself survive a power cut. Systems that cannot sync a folder,
// and folders that may be written but not read, are no failure.
func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		if errors.Is(err, os.ErrPermission) {
			return nil
		}
		return err
	}
	defer folder.Close()
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		return nil
	}
	return err
}

// openUncached opens a file so that reading asks the medium again.
func openUncached(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	dropCache(file)
	return file, nil
}

func alignedBuffer(size int) []byte { return make([]byte, size) }
