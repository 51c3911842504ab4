package desktop

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unsafe"

	"golang.org/x/sys/windows"

	"taizhang/app/township"
)

// opengl32 is loaded the way the toolkit does it, the program's own folder first: a
// software driver may lie there.
var (
	gdi32                 = windows.NewLazySystemDLL("gdi32.dll")
	opengl32              = windows.NewLazyDLL("opengl32.dll")
	procCreateWindowEx    = user32.NewProc("CreateWindowExW")
	procDestroyWindow     = user32.NewProc("DestroyWindow")
	procGetDC             = user32.NewProc("GetDC")
	procReleaseDC         = user32.NewProc("ReleaseDC")
	procChoosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	procSetPixelFormat    = gdi32.NewProc("SetPixelFormat")
	procCreateContext     = opengl32.NewProc("wglCreateContext")
	procDeleteContext     = opengl32.NewProc("wglDeleteContext")
	procMakeCurrent       = opengl32.NewProc("wglMakeCurrent")
	procGetString         = opengl32.NewProc("glGetString")
)

// ProbeGL checks that a window can be drawn at all: the toolkit needs OpenGL 2.1, and without
// it would run on unseen, holding the archive. To be called before the toolkit starts.
func ProbeGL() error {
	version, err := glVersion()
	if err == nil && atLeast21(version) {
		return nil
	}
	if err == nil {
		err = errors.New("OpenGL " + version)
	}
	return township.Because(township.CodeUnsupported, err,
		"这台电脑的显示驱动不支持 OpenGL 2.1，窗口打不开。请安装显卡厂商的驱动；正在用远程桌面的，请到电脑前直接打开；"+
			"仍不行时，把软件驱动 opengl32.dll（Mesa）放到程序所在的文件夹。档案没有改动，命令行仍可使用。")
}

// atLeast21 reads the version that a driver gives, such as “4.6.0 NVIDIA 551.23”.
func atLeast21(version string) bool {
	var major, minor int
	if _, err := fmt.Sscanf(version, "%d.%d", &major, &minor); err != nil {
		return false
	}
	return major > 2 || major == 2 && minor >= 1
}

// glVersion asks the driver through a hidden window.
func glVersion() (string, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := opengl32.Load(); err != nil {
		return "", err
	}
	class, err := windows.UTF16PtrFromString("STATIC")
	if err != nil {
		return "", err
	}
	window, _, err := procCreateWindowEx.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
	if window == 0 {
		return "", err
	}
	defer procDestroyWindow.Call(window)
	dc, _, err := procGetDC.Call(window)
	if dc == 0 {
		return "", err
	}
	defer procReleaseDC.Call(window, dc)
	return versionOn(dc)
}

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	size, version                       uint16
	flags                               uint32
	pixelType, colorBits                uint8
	colors                              [13]uint8 // bits and shifts of each, alpha and accumulation: any
	depthBits, stencilBits, auxBuffers  uint8
	layerType, reserved                 uint8
	layerMask, visibleMask, damageMasks uint32
}

func versionOn(dc uintptr) (string, error) {
	const doubleBuffer, drawToWindow, supportOpenGL = 0x1, 0x4, 0x20
	format := pixelFormat{version: 1, flags: doubleBuffer | drawToWindow | supportOpenGL, colorBits: 32, depthBits: 24, stencilBits: 8}
	format.size = uint16(unsafe.Sizeof(format))
	index, _, err := procChoosePixelFormat.Call(dc, uintptr(unsafe.Pointer(&format)))
	if index == 0 {
		return "", err
	}
	if done, _, err := procSetPixelFormat.Call(dc, index, uintptr(unsafe.Pointer(&format))); done == 0 {
		return "", err
	}
	context, _, err := procCreateContext.Call(dc)
	if context == 0 {
		return "", err
	}
	defer procDeleteContext.Call(context)
	if done, _, err := procMakeCurrent.Call(dc, context); done == 0 {
		return "", err
	}
	defer procMakeCurrent.Call(0, 0)
	const glVersionName = 0x1F02
	text, _, _ := procGetString.Call(glVersionName)
	if text == 0 {
		return "", errors.New("glGetString gives nothing")
	}
	return strings.Clone(windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text)))), nil
}

// Alert shows a message in a box of the system's own, for what goes wrong before there is a
// window, and returns when it is closed.
func Alert(title, text string) {
	caption, err := windows.UTF16PtrFromString(title)
	if err != nil {
		return
	}
	message, err := windows.UTF16PtrFromString(strings.ReplaceAll(text, "\x00", ""))
	if err != nil {
		return
	}
	const style = windows.MB_OK | windows.MB_ICONERROR | windows.MB_SETFOREGROUND | windows.MB_TASKMODAL
	_, _ = windows.MessageBox(0, message, caption, style) // there is nobody left to tell
}
