package desktop

import (
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf16"
	"unsafe"

	"github.com/sqweek/dialog"
	"golang.org/x/sys/windows"
)

var (
	comdlg32                 = windows.NewLazySystemDLL("comdlg32.dll")
	procGetOpenFileName      = comdlg32.NewProc("GetOpenFileNameW")
	procCommDlgExtendedError = comdlg32.NewProc("CommDlgExtendedError")
)

// systemPicker asks through the dialogs of Windows.
func systemPicker(Dialogs) picker {
	return picker{
		open: func(r request) (string, error) { return said(r.builder().Load()) },
		many: pickMany,
		save: func(r request) (string, error) { return said(r.builder().Save()) },
		folder: func(r request) (string, error) {
			return said(dialog.Directory().Title(r.title).SetStartDir(r.folder).Browse())
		},
	}
}

func (r request) builder() *dialog.FileBuilder {
	b := dialog.File().Title(r.title).SetStartDir(r.folder).SetStartFile(r.name)
	for _, f := range r.filters {
		b.Filter(f.Name, f.Extensions...)
	}
	return b
}

// said turns the library's word for a cancelled dialog into ours.
func said(path string, err error) (string, error) {
	if errors.Is(err, dialog.ErrCancelled) {
		err = errCancelled
	}
	return path, err
}

// surround prepares the system for a dialog: one thread with COM, and the program's window
// disabled, since the library's dialogs have no owner and would let it be closed under them.
func surround() (undo func()) {
	runtime.LockOSThread()
	com := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED)
	own := windowsOf(classOwn)
	for _, window := range own {
		procEnableWindow.Call(uintptr(window), 0)
	}
	closed := make(chan struct{})
	go raiseDialog(closed)
	return func() {
		close(closed)
		for _, window := range own {
			procEnableWindow.Call(uintptr(window), 1)
			procSetForegroundWindow.Call(uintptr(window))
		}
		if com == nil {
			windows.CoUninitialize()
		}
		runtime.UnlockOSThread()
	}
}

// raiseDialog brings the dialog to the front as soon as it is there.
func raiseDialog(closed <-chan struct{}) {
	const pause, tries = 50 * time.Millisecond, 60
	for range tries {
		select {
		case <-closed:
			return
		case <-time.After(pause):
		}
		if dialogs := windowsOf(classDialog); len(dialogs) > 0 {
			procSetForegroundWindow.Call(uintptr(dialogs[0]))
			return
		}
	}
}

// openFileName is OPENFILENAMEW of commdlg.h.
type openFileName struct {
	size            uint32
	owner           uintptr
	instance        uintptr
	filter          *uint16
	customFilter    *uint16
	maxCustomFilter uint32
	filterIndex     uint32
	file            *uint16
	maxFile         uint32
	fileTitle       *uint16
	maxFileTitle    uint32
	initialDir      *uint16
	title           *uint16
	flags           uint32
	fileOffset      uint16
	fileExtension   uint16
	defExt          *uint16
	custData        uintptr
	hook            uintptr
	templateName    *uint16
	reserved        uintptr
	reservedNumber  uint32
	flagsEx         uint32
}

// pickMany asks for several files at once, which the dialog library cannot.
func pickMany(r request) ([]string, error) {
	const explorer, mustExist, noChangeDir, multiple = 0x80000, 0x1000, 0x8, 0x200
	title, err := windows.UTF16PtrFromString(r.title)
	if err != nil {
		return nil, err
	}
	folder, err := windows.UTF16PtrFromString(r.folder)
	if err != nil {
		return nil, err
	}
	filter := filterText(r.filters)
	buffer := make([]uint16, 1<<16)
	o := openFileName{
		filter: &filter[0], file: &buffer[0], maxFile: uint32(len(buffer)), initialDir: folder, title: title,
		flags: explorer | mustExist | noChangeDir | multiple,
	}
	o.size = uint32(unsafe.Sizeof(o))
	if done, _, _ := procGetOpenFileName.Call(uintptr(unsafe.Pointer(&o))); done != 0 {
		return splitChoice(buffer), nil
	}
	if code, _, _ := procCommDlgExtendedError.Call(); code != 0 {
		return nil, dialog.WinDlgError(code)
	}
	return nil, errCancelled
}

// filterText is the filters as pairs of texts with a zero behind each and one more at the end.
func filterText(filters []Filter) []uint16 {
	var text []uint16
	add := func(s string) { text = append(append(text, utf16.Encode([]rune(s))...), 0) }
	for _, f := range filters {
		add(f.Name)
		add("*." + strings.Join(f.Extensions, ";*."))
	}
	return append(text, 0, 0)
}

// splitChoice reads the dialog's buffer: one path, or a folder and the names in it.
func splitChoice(buffer []uint16) []string {
	var parts []string
	for len(buffer) > 0 && buffer[0] != 0 {
		part := windows.UTF16ToString(buffer)
		parts = append(parts, part)
		buffer = buffer[len(utf16.Encode([]rune(part)))+1:]
	}
	if len(parts) < 2 {
		return parts
	}
	paths := make([]string, 0, len(parts)-1)
	for _, name := range parts[1:] {
		paths = append(paths, filepath.Join(parts[0], name))
	}
	return paths
}

// pathTooLong says whether the dialog's buffer was too small for the choice.
func pathTooLong(err error) bool {
	const bufferTooSmall = 0x3003 // FNERR_BUFFERTOOSMALL
	var code dialog.WinDlgError
	return errors.As(err, &code) && code == bufferTooSmall
}
