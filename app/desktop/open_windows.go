package desktop

import (
	"os/exec"
	"path/filepath"
	"runtime"

	"golang.org/x/sys/windows"
)

func openWith(path string) error  { return shell("open", path) }
func printWith(path string) error { return shell("print", path) }

// shell asks Windows to do verb with the file. Some shell extensions want COM, and COM wants
// one thread.
func shell(verb, path string) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE) == nil {
		defer windows.CoUninitialize()
	}
	action, err := windows.UTF16PtrFromString(verb)
	if err != nil {
		return err
	}
	file, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	folder, err := windows.UTF16PtrFromString(filepath.Dir(path))
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, action, file, nil, folder, windows.SW_SHOWNORMAL)
}

// reveal selects the file in Explorer, which parses its command line in its own way and ends
// with 1 when all went well.
func reveal(path string) error {
	cmd := exec.Command("explorer.exe")
	cmd.SysProcAttr = &windows.SysProcAttr{CmdLine: `explorer.exe /select,"` + path + `"`}
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}
