//go:build !windows

package sheet

import "syscall"

// The errors by which this system tells of a file held open and of a pulled stick.
var lockedForTest, goneForTest error = syscall.EBUSY, syscall.EIO
