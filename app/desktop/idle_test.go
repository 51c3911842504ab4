package desktop

import (
	"testing"
	"time"
)

func TestIdleTime(t *testing.T) {
	idle, ok := IdleTime()
	if !ok {
		if idle != 0 {
			t.Errorf("idle for %v although nobody knows", idle)
		}
		return
	}
	if idle < 0 || idle > 100*24*time.Hour {
		t.Errorf("idle for %v", idle)
	}
	if again, ok := IdleTime(); !ok || again < 0 {
		t.Errorf("asked again: %v, %v", again, ok)
	}
}
