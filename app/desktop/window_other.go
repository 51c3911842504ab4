//go:build !windows

package desktop

// BringForward does nothing here: the window manager obeys the toolkit's own request.
func BringForward() {}
