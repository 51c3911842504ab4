package outfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropCache asks the kernel to forget the pages of a file that has been synced. It is advice:
// where it is not followed the comparison is only weaker.
func dropCache(file *os.File) { _ = unix.Fadvise(int(file.Fd()), 0, 0, unix.FADV_DONTNEED) }
