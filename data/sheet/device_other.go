//go:build !windows

package sheet

import (
	"errors"
	"syscall"
)

// isLocked says whether another program holds the file open without sharing it.
func isLocked(err error) bool {
	return errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.ETXTBSY)
}

// isGone says whether the device under the file has gone or fails.
func isGone(err error) bool {
	for _, code := range []error{syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}
