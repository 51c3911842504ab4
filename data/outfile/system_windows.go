package outfile

import (
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/windows"
)

// kinds sorts the errors of Windows by what the clerk can do about them.
var kinds = map[syscall.Errno]kind{
	windows.ERROR_SHARING_VIOLATION:    held,
	windows.ERROR_LOCK_VIOLATION:       held,
	windows.ERROR_DISK_FULL:            full,
	windows.ERROR_HANDLE_DISK_FULL:     full,
	windows.ERROR_NOT_READY:            gone,
	windows.ERROR_DEV_NOT_EXIST:        gone,
	windows.ERROR_GEN_FAILURE:          gone,
	windows.ERROR_NO_SUCH_DEVICE:       gone,
	windows.ERROR_IO_DEVICE:            gone,
	windows.ERROR_DEVICE_NOT_CONNECTED: gone,
	windows.ERROR_FILE_INVALID:         gone,
	windows.ERROR_CRC:                  gone,
	windows.ERROR_BAD_NETPATH:          gone,
	windows.ERROR_NETNAME_DELETED:      gone,
	windows.ERROR_WRITE_PROTECT:        protected,
	windows.ERROR_ACCESS_DENIED:        denied,
	windows.ERROR_FILE_NOT_FOUND:       noFolder,
	windows.ERROR_PATH_NOT_FOUND:       noFolder,
	windows.ERROR_INVALID_DRIVE:        noFolder,
	windows.ERROR_BAD_PATHNAME:         noFolder,
	windows.ERROR_DIRECTORY:            noFolder,
	windows.ERROR_FILENAME_EXCED_RANGE: tooLong,
	windows.ERROR_BUFFER_OVERFLOW:      tooLong,
	windows.ERROR_INVALID_NAME:         badName,
	windows.ERROR_FILE_TOO_LARGE:       tooBig,
}

// isHeld says whether another program holds the file, so that waiting may help. Windows also
// answers “access denied” for a target that is open or being scanned; that the folder may be
// written is known by then, because the temporary file is in it.
func isHeld(err error) bool {
	k := kindOf(err)
	return k == held || k == denied
}

func replaceFile(from, to string) error {
	source, err := windows.UTF16PtrFromString(extended(from))
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(extended(to))
	if err != nil {
		return err
	}
	return windows.MoveFileEx(source, target, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
}

// extended gives an absolute path the prefix that lifts the limit of 260 characters.
func extended(path string) string {
	const limit = 248
	switch {
	case len(path) < limit || strings.HasPrefix(path, `\\?\`):
		return path
	case strings.HasPrefix(path, `\\`):
		return `\\?\UNC\` + path[2:]
	}
	return `\\?\` + path
}

// syncFolder has nothing to do: MOVEFILE_WRITE_THROUGH returns when the rename is on the medium.
func syncFolder(string) error { return nil }

// openUncached opens a file so that reading asks the medium again, or plainly where the
// medium's driver does not know how.
func openUncached(path string) (io.ReadCloser, error) {
	name, err := windows.UTF16PtrFromString(extended(path))
	if err != nil {
		return nil, err
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, share, nil, windows.OPEN_EXISTING, windows.FILE_FLAG_NO_BUFFERING, 0)
	if errors.Is(err, windows.ERROR_INVALID_PARAMETER) || errors.Is(err, windows.ERROR_NOT_SUPPORTED) {
		return os.Open(path)
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: path, Err: err}
	}
	return os.NewFile(uintptr(handle), path), nil
}

// alignedBuffer returns size bytes that start at a multiple of 4096, which reading past the
// cache asks for.
func alignedBuffer(size int) []byte {
	const sector = 4096
	raw := make([]byte, size+sector)
	skip := -uintptr(unsafe.Pointer(&raw[0])) & (sector - 1)
	return raw[skip:][:size]
}
