//go:build !linux && !windows

package desktop

import "time"

// IdleTime does not know here how long nobody has touched the PC.
func IdleTime() (idle time.Duration, ok bool) { return 0, false }
