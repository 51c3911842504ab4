package desktop

import (
	"sync"
	"unsafe"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/theme"
	"golang.org/x/sys/windows"
)

// Messages of an input method, from winuser.h and imm.h.
const (
	wmNCDestroy           = 0x0082
	wmIMEStartComposition = 0x010D
	wmIMEEndComposition   = 0x010E
	wmIMEComposition      = 0x010F
	wmIMENotify           = 0x0282
	wmIMERequest          = 0x0288
	imnChangeCandidate    = 0x0003
	imnOpenCandidate      = 0x0005
	imrQueryCharPosition  = 0x0006
)

var (
	imm32                    = windows.NewLazySystemDLL("imm32.dll")
	procImmGetContext        = imm32.NewProc("ImmGetContext")
	procImmReleaseContext    = imm32.NewProc("ImmReleaseContext")
	procImmSetComposition    = imm32.NewProc("ImmSetCompositionWindow")
	procImmSetCandidate      = imm32.NewProc("ImmSetCandidateWindow")
	procCallWindowProc       = user32.NewProc("CallWindowProcW")
	procClientToScreen       = user32.NewProc("ClientToScreen")
	procCreateCaret          = user32.NewProc("CreateCaret")
	procDestroyCaret         = user32.NewProc("DestroyCaret")
	procSetCaretPos          = user32.NewProc("SetCaretPos")
	procSetWindowLongPointer = user32.NewProc("SetWindowLongPtrW")
)

// point and rect are POINT and RECT, in pixels.
type (
	point struct{ x, y int32 }
	rect  struct{ left, top, right, bottom int32 }
)

// compositionForm, candidateForm and charPosition are COMPOSITIONFORM, CANDIDATEFORM and
// IMECHARPOSITION of imm.h.
type (
	compositionForm struct {
		style uint32
		at    point
		area  rect
	}
	candidateForm struct {
		index, style uint32
		at           point
		area         rect
	}
	charPosition struct {
		_        [2]uint32 // size and character, filled by who asks
		at       point
		height   uint32
		document rect
	}
)

// follower is a window whose messages pass through here first.
type follower struct {
	canvas   fyne.Canvas
	previous uintptr // the window procedure of the toolkit
}

var (
	followers  sync.Map // HWND → *follower
	followProc = windows.NewCallback(followMessage)
)

// FollowCaret keeps the candidates of a Chinese input method at the caret of the focused entry;
// left alone they sit in a corner of the screen. To be called once for a window that is shown.
func FollowCaret(w fyne.Window) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return
	}
	native.RunNative(func(context any) {
		if window, ok := context.(driver.WindowsWindowContext); ok && window.HWND != 0 {
			follow(window.HWND, w.Canvas())
		}
	})
}

func follow(window uintptr, canvas fyne.Canvas) {
	f := &follower{canvas: canvas}
	if _, known := followers.LoadOrStore(window, f); known {
		return
	}
	previous, _, _ := procSetWindowLongPointer.Call(window, windowProcedure, followProc)
	if previous == 0 {
		followers.Delete(window)
		return
	}
	f.previous = previous
}

// windowProcedure is GWLP_WNDPROC, -4.
const windowProcedure = ^uintptr(3)

// followMessage is the window procedure. It runs on the thread of the user interface, inside
// the toolkit's own wait for events.
func followMessage(window uintptr, message uint32, wParam, lParam uintptr) uintptr {
	value, ok := followers.Load(window)
	if !ok {
		return 0
	}
	f := value.(*follower)
	if message == wmIMERequest && wParam == imrQueryCharPosition && f.answer(window, lParam) {
		return 1
	}
	f.watch(window, message, wParam)
	result, _, _ := procCallWindowProc.Call(f.previous, window, uintptr(message), wParam, lParam)
	return result
}

// watch does what a message asks for beside what the toolkit does with it.
func (f *follower) watch(window uintptr, message uint32, wParam uintptr) {
	switch message {
	case wmIMEStartComposition, wmIMEComposition:
		f.place(window)
	case wmIMENotify:
		if wParam == imnOpenCandidate || wParam == imnChangeCandidate {
			f.place(window)
		}
	case wmIMEEndComposition:
		procDestroyCaret.Call()
	case wmNCDestroy:
		followers.Delete(window)
	}
}

// place tells the input method where the caret is in the window, in all the ways that the
// methods in use ask for it. The system's caret stays invisible.
func (f *follower) place(window uintptr) {
	caret, ok := caretOf(f.canvas)
	if !ok {
		return
	}
	context, _, _ := procImmGetContext.Call(window)
	if context == 0 {
		return
	}
	defer procImmReleaseContext.Call(window, context)
	const atPoint, exclude = 0x2, 0x80 // CFS_POINT, CFS_EXCLUDE
	composition := compositionForm{style: atPoint, at: point{caret.left, caret.top}}
	procImmSetComposition.Call(context, uintptr(unsafe.Pointer(&composition)))
	candidate := candidateForm{style: exclude, at: point{caret.left, caret.bottom}, area: caret}
	procImmSetCandidate.Call(context, uintptr(unsafe.Pointer(&candidate)))
	procCreateCaret.Call(window, 0, 1, uintptr(caret.bottom-caret.top))
	procSetCaretPos.Call(uintptr(caret.left), uintptr(caret.top))
}

// answer fills the position that Windows 11's input method asks for, in pixels of the screen.
func (f *follower) answer(window, lParam uintptr) bool {
	caret, ok := caretOf(f.canvas)
	position := *(**charPosition)(unsafe.Pointer(&lParam))
	if !ok || position == nil {
		return false
	}
	corner, end := point{caret.left, caret.top}, point{}
	width, height := f.canvas.PixelCoordinateForPosition(fyne.NewPos(f.canvas.Size().Width, f.canvas.Size().Height))
	procClientToScreen.Call(window, uintptr(unsafe.Pointer(&corner)))
	procClientToScreen.Call(window, uintptr(unsafe.Pointer(&end)))
	position.at = corner
	position.height = uint32(caret.bottom - caret.top)
	position.document = rect{end.x, end.y, end.x + int32(width), end.y + int32(height)}
	return true
}

// caretOf gives the caret of the focused entry in pixels of the window; ok is false where nothing
// that takes text has the focus.
func caretOf(canvas fyne.Canvas) (caret rect, ok bool) {
	entry, ok := canvas.Focused().(interface {
		fyne.CanvasObject
		CursorPosition() fyne.Position
	})
	if !ok {
		return rect{}, false
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(entry)
	inside := entry.CursorPosition() // counts what is scrolled out of sight as well
	x := origin.X + min(max(inside.X, 0), entry.Size().Width)
	y := origin.Y + min(max(inside.Y, 0), entry.Size().Height)
	line := fyne.MeasureText("国", theme.Size(theme.SizeNameText), fyne.TextStyle{}).Height
	left, top := canvas.PixelCoordinateForPosition(fyne.NewPos(x, y))
	_, bottom := canvas.PixelCoordinateForPosition(fyne.NewPos(x, y+line))
	return rect{int32(left), int32(top), int32(left) + 1, int32(bottom)}, true
}
