package desktop

import (
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	procGetLastInputInfo = user32.NewProc("GetLastInputInfo")
	procGetTickCount     = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetTickCount")
)

// lastInputInfo is LASTINPUTINFO.
type lastInputInfo struct {
	size uint32
	tick uint32 // of the last key or movement, in milliseconds since the start of the system
}

// IdleTime returns how long nobody has touched keyboard or mouse of this PC; ok is false where the system does not
// say.
func IdleTime() (idle time.Duration, ok bool) {
	info := lastInputInfo{size: uint32(unsafe.Sizeof(lastInputInfo{}))}
	if done, _, _ := procGetLastInputInfo.Call(uintptr(unsafe.Pointer(&info))); done == 0 {
		return 0, false
	}
	now, _, _ := procGetTickCount.Call()
	return time.Duration(uint32(now)-info.tick) * time.Millisecond, true // ticks begin anew after 49 days
}
