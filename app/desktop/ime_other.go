//go:build !windows

package desktop

import "fyne.io/fyne/v2"

// FollowCaret does nothing here: input methods outside Windows need other ways.
func FollowCaret(fyne.Window) {}
