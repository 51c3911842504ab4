//go:build unix

package desktop

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile locks the file at path, which stays behind empty: removing it would let a third
// process lock a new file of the same name while a second still waits on the old one.
func lockFile(path string) (free func() error, held bool, err error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, false, err
	}
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if err != nil {
		file.Close()
		return nil, errors.Is(err, unix.EWOULDBLOCK), err
	}
	return file.Close, false, nil
}
