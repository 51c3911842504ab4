//go:build !linux && !windows

package desktop

// WorkArea does not know here how large a window may be.
func WorkArea() (width, height int, ok bool) { return 0, 0, false }
