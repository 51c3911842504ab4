package desktop

/*
#cgo LDFLAGS: -lXss -lX11
#include <X11/Xlib.h>
#include <X11/extensions/scrnsaver.h>

// open_display connects to the display if it can tell how long nobody has touched the PC.
static Display *open_display(void) {
	int event, error;
	Display *display = XOpenDisplay(NULL);
	if (display != NULL && !XScreenSaverQueryExtension(display, &event, &error)) {
		XCloseDisplay(display);
		display = NULL;
	}
	return display;
}

// idle_time is the time since the last key or movement in milliseconds, -1 if it is not known.
static long idle_time(Display *display) {
	XScreenSaverInfo info;
	if (!XScreenSaverQueryInfo(display, DefaultRootWindow(display), &info)) {
		return -1;
	}
	return (long)info.idle;
}
*/
import "C"

import (
	"os"
	"sync"
	"time"
)

// display is asked again and again on one connection of its own.
var display struct {
	sync.Mutex
	asked bool
	to    *C.Display
}

// IdleTime returns how long nobody has touched keyboard or mouse of this PC; ok is false where the system does not
// say: without a display, and under Wayland, where the X server sees its own windows only.
func IdleTime() (idle time.Duration, ok bool) {
	to := connection()
	if to == nil {
		return 0, false
	}
	display.Lock()
	defer display.Unlock()
	ms := C.idle_time(to)
	return time.Duration(ms) * time.Millisecond, ms >= 0
}

// connection returns the connection to the display, nil where there is none.
func connection() *C.Display {
	display.Lock()
	defer display.Unlock()
	if !display.asked {
		display.asked = true
		if os.Getenv("WAYLAND_DISPLAY") == "" {
			display.to = C.open_display()
		}
	}
	return display.to
}
