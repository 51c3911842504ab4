package sheet

import (
	"errors"
	"slices"
	"syscall"
)

// Codes of winerror.h that package syscall does not name.
const (
	errNotReady           syscall.Errno = 21
	errCRC                syscall.Errno = 23
	errGenFailure         syscall.Errno = 31
	errSharingViolation   syscall.Errno = 32
	errLockViolation      syscall.Errno = 33
	errDevNotExist        syscall.Errno = 55
	errNoSuchDevice       syscall.Errno = 433
	errFileInvalid        syscall.Errno = 1006
	errMediaChanged       syscall.Errno = 1110
	errNoMediaInDrive     syscall.Errno = 1112
	errIODevice           syscall.Errno = 1117
	errDeviceNotConnected syscall.Errno = 1167
	errDeviceRemoved      syscall.Errno = 1617
)

var (
	lockedCodes = []syscall.Errno{errSharingViolation, errLockViolation}
	goneCodes   = []syscall.Errno{
		errNotReady, errCRC, errGenFailure, errDevNotExist, errNoSuchDevice, errFileInvalid,
		errMediaChanged, errNoMediaInDrive, errIODevice, errDeviceNotConnected, errDeviceRemoved,
	}
)

// isLocked says whether another program holds the file open without sharing it.
func isLocked(err error) bool { return hasCode(err, lockedCodes) }

// isGone says whether the device under the file has gone or fails.
func isGone(err error) bool { return hasCode(err, goneCodes) }

func hasCode(err error, codes []syscall.Errno) bool {
	var code syscall.Errno
	return errors.As(err, &code) && slices.Contains(codes, code)
}
