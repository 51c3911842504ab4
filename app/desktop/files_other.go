//go:build !windows

package desktop

import "taizhang/app/township"

// surround has nothing to prepare here.
func surround() (undo func()) { return func() {} }

// systemPicker asks through the program's own dialogs: those of the toolkits found here speak the
// language of the system, with fonts that the program does not bring.
func systemPicker(own Dialogs) picker {
	return picker{
		open: func(r request) (string, error) {
			if own == nil {
				return "", noDialogs()
			}
			return chosen(own.Open(r.title, r.folder, r.filters...))
		},
		many: func(r request) ([]string, error) {
			if own == nil {
				return nil, noDialogs()
			}
			return chosen(own.OpenMany(r.title, r.folder, r.filters...))
		},
		save: func(r request) (string, error) {
			if own == nil {
				return "", noDialogs()
			}
			return chosen(own.Save(r.title, r.folder, r.name, r.filters[0]))
		},
		folder: func(request) (string, error) { return "", noDialogs() },
	}
}

func chosen[T any](what T, ok bool, err error) (T, error) {
	if err == nil && !ok {
		err = errCancelled
	}
	return what, err
}

func noDialogs() error {
	return township.Errorf(township.CodeUnsupported, "这台电脑打不开文件对话框。请把文件拖到窗口里，或用命令行。")
}

// pathTooLong is no matter here.
func pathTooLong(error) bool { return false }
