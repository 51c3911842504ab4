package desktop

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// lockFile opens the file at path for this process alone; Windows removes it at the end. A
// virus scanner may hold a new file for a moment, so the first refusals are not believed.
func lockFile(path string) (free func() error, held bool, err error) {
	const tries, pause = 5, 60 * time.Millisecond
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return nil, false, err
	}
	for try := 1; ; try++ {
		handle, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE|windows.DELETE, 0, nil,
			windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_HIDDEN|windows.FILE_FLAG_DELETE_ON_CLOSE, 0)
		if err == nil {
			return func() error { return windows.CloseHandle(handle) }, false, nil
		}
		if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
			return nil, false, &os.PathError{Op: "lock", Path: path, Err: err}
		}
		if try == tries {
			return nil, true, err
		}
		time.Sleep(pause)
	}
}
