package desktop

var procGetSystemMetrics = user32.NewProc("GetSystemMetrics")

// The inside of a window that fills the screen but for the task bar, in pixels.
const (
	smFullScreenWidth  = 16
	smFullScreenHeight = 17
)

// WorkArea returns how many pixels wide and high the inside of a window may be, to lie whole on the screen. ok is false
// where the system does not say.
func WorkArea() (width, height int, ok bool) {
	w, _, _ := procGetSystemMetrics.Call(smFullScreenWidth)
	h, _, _ := procGetSystemMetrics.Call(smFullScreenHeight)
	return int(int32(w)), int(int32(h)), w > 0 && h > 0
}
