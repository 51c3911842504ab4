package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// After does something on the UI goroutine when a while is over, unless it is stopped before. It is how this package waits
// for the typing to rest; a test takes the place of the clock, so that nothing happens in its back.
var After = func(wait time.Duration, do func()) (stop func()) {
	timer := time.AfterFunc(wait, func() { fyne.Do(do) })
	return func() { timer.Stop() }
}
