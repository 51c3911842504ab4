//go:build !windows && !darwin

package desktop

import (
	"testing"

	"taizhang/app/township"
)

func TestProbeGLWithoutScreen(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	wantError(t, ProbeGL(), township.CodeUnsupported, "这里没有图形界面")
	Alert("台账", "nobody could close this box") // returns at once
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	wantError(t, ProbeGL(), "", "")
}
