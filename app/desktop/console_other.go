//go:build !windows

package desktop

// AttachConsole does nothing here: output goes to where the program was started.
func AttachConsole() {}
