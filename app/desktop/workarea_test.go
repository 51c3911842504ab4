package desktop

import "testing"

func TestWorkArea(t *testing.T) {
	width, height, ok := WorkArea()
	if ok != (width > 0 && height > 0) {
		t.Errorf("%d × %d, known %v", width, height, ok)
	}
}
