package desktop

import (
	"testing"
	"unsafe"
)

func TestAtLeast21(t *testing.T) {
	for version, want := range map[string]bool{
		"4.6.0 NVIDIA 551.23":                     true,
		"4.5 (Compatibility Profile) Mesa 22.3.6": true,
		"2.1.0 - Build 8.15.10.2900":              true,
		"2.0":                                     false,
		"1.1.0":                                   false, // Windows' own, without a driver
		"":                                        false,
		"OpenGL ES 3.2 NVIDIA 551.23":             false,
		"10.0":                                    true,
	} {
		if got := atLeast21(version); got != want {
			t.Errorf("%q: %v, want %v", version, got, want)
		}
	}
}

func TestPixelFormatIsLaidOutAsInC(t *testing.T) {
	if got := unsafe.Sizeof(pixelFormat{}); got != 40 {
		t.Errorf("the struct has %d bytes, want 40", got)
	}
}
