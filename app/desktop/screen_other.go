//go:build !windows

package desktop

import (
	"os"
	"runtime"

	"taizhang/app/township"
)

// ProbeGL checks that a window can be drawn at all. To be called before the toolkit starts.
func ProbeGL() error {
	if runtime.GOOS != "darwin" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return township.Errorf(township.CodeUnsupported,
			"这里没有图形界面（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），窗口打不开。请在桌面环境里打开，或使用命令行，例如 taizhang list -json。")
	}
	return nil
}

// Alert shows a message in a box of the system's own on Windows. Here it does nothing: a program that was
// started here has a terminal or a journal, and the sentence is on standard error.
func Alert(title, text string) {}
