package desktop

import (
	"os"
	"sync"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	user32                       = windows.NewLazySystemDLL("user32.dll")
	procAllowSetForegroundWindow = user32.NewProc("AllowSetForegroundWindow")
	procEnableWindow             = user32.NewProc("EnableWindow")
	procIsIconic                 = user32.NewProc("IsIconic")
	procSetForegroundWindow      = user32.NewProc("SetForegroundWindow")
	procShowWindow               = user32.NewProc("ShowWindow")
)

// Classes of windows: those of our own come from GLFW, file dialogs are of the system's class.
const (
	classOwn    = "GLFW30"
	classDialog = "#32770"
)

// BringForward puts the program's window before the others, out of the task bar if need be.
func BringForward() {
	const restore = 9 // SW_RESTORE
	for _, window := range windowsOf(classOwn) {
		if iconic, _, _ := procIsIconic.Call(uintptr(window)); iconic != 0 {
			procShowWindow.Call(uintptr(window), restore)
		}
		procSetForegroundWindow.Call(uintptr(window))
	}
}

// allowForeground lets the process that we ask for its window put it before ours.
func allowForeground() {
	const anyProcess = ^uintptr(0) // ASFW_ANY
	procAllowSetForegroundWindow.Call(anyProcess)
}

// search is what one run over the windows looks for, and finds. There is one callback for all
// of them, since Windows gives a process only so many and none back.
var search struct {
	sync.Mutex
	class string
	found []windows.HWND
}

var visit = windows.NewCallback(func(window windows.HWND, _ uintptr) uintptr {
	const next = 1
	var owner uint32
	if _, err := windows.GetWindowThreadProcessId(window, &owner); err != nil || owner != uint32(os.Getpid()) {
		return next
	}
	class := make([]uint16, 64)
	if _, err := windows.GetClassName(window, &class[0], int32(len(class))); err != nil {
		return next
	}
	if windows.IsWindowVisible(window) && windows.UTF16ToString(class) == search.class {
		search.found = append(search.found, window)
	}
	return next
})

// windowsOf returns this process's visible windows of a class.
func windowsOf(class string) []windows.HWND {
	search.Lock()
	defer search.Unlock()
	search.class, search.found = class, nil
	_ = windows.EnumWindows(visit, unsafe.Pointer(nil)) // what was found until then is good
	return search.found
}
