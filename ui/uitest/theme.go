// Package uitest is for the tests of screens: a host that keeps what a screen tells its window, a theme that is quick,
// and eyes and hands for what is drawn.
package uitest

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/ui/look"
)

// Theme has the colours and sizes of the program and Fyne's small test font: a test app parses its fonts anew, and the
// program's take longer than most tests.
type Theme struct{ *look.Theme }

// Font gives Fyne's test font.
func (Theme) Font(style fyne.TextStyle) fyne.Resource { return test.Theme().Font(style) }
