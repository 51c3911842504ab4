package desktop

import (
	"os"

	"golang.org/x/sys/windows"
)

var procAttachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// AttachConsole lets a command's output appear in the console that the program was started
// from: a program with windows gets none from Windows. Output that goes into a file or
// a pipe stays as it is.
func AttachConsole() {
	if isOutput(os.Stdout) || isOutput(os.Stderr) {
		return
	}
	const parentProcess = ^uintptr(0)
	if attached, _, _ := procAttachConsole.Call(parentProcess); attached == 0 {
		return
	}
	screen, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return
	}
	os.Stdout, os.Stderr = screen, screen
}

// isOutput says whether something is at the other end of f.
func isOutput(f *os.File) bool {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}
