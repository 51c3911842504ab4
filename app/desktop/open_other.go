//go:build !windows

package desktop

import (
	"errors"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// openPatience is how long a helper may take to fail; some stay as long as the viewer is open.
const openPatience = 3 * time.Second

func openWith(path string) error { return launch("xdg-open", path) }

// printWith knows that the print system takes PDF; it would print a workbook's bytes as text.
func printWith(path string) error {
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		return errors.New("only PDF can be printed directly")
	}
	if err := launch("lp", path); err == nil {
		return nil
	}
	return launch("lpr", path)
}

// reveal asks the file manager over D-Bus to select the file, else opens its folder.
func reveal(path string) error {
	address := url.URL{Scheme: "file", Path: path}
	target := strings.ReplaceAll(address.String(), ",", "%2C") // a comma separates the items of an array
	err := launch("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.FileManager1",
		"/org/freedesktop/FileManager1", "org.freedesktop.FileManager1.ShowItems", "array:string:"+target, "string:")
	if err == nil {
		return nil
	}
	return launch("xdg-open", filepath.Dir(path))
}

// launch starts a helper and waits shortly for it to fail.
func launch(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(openPatience):
		return nil
	}
}
