package desktop

/*
#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>

static int screen_width(Display *display) { return DisplayWidth(display, DefaultScreen(display)); }
static int screen_height(Display *display) { return DisplayHeight(display, DefaultScreen(display)); }
*/
import "C"

// WorkArea returns how many pixels wide and high the inside of a window may be, to lie whole on the screen. ok is false
// where the system does not say. A window manager keeps what it draws around a window on the screen itself.
func WorkArea() (width, height int, ok bool) {
	to := connection()
	if to == nil {
		return 0, 0, false
	}
	display.Lock()
	defer display.Unlock()
	return int(C.screen_width(to)), int(C.screen_height(to)), true
}
