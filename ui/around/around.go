// Package around says what every screen may ask of the window around it. A screen's own Host takes of it what it needs and
// adds the ways to other screens.
package around

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// Teller tells the clerk what has come of something, and asks before it is done.
type Teller interface {
	Window() fyne.Window
	Today() township.Date
	Moment(at time.Time) string // 今天 21:04
	Fail(err error)
	Done(deed township.Deed, text string)
	Inform(title, text string)
	Confirm(title, body, deedLabel string, danger bool, yes func())
}

// Worker does slow work, and asks for files.
type Worker interface {
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
	OpenFiles(title string, extensions []string, then func(paths []string))
	SaveFile(title, suggested, extension string, then func(path string))
	Saved(path, text string) // offers to open what was saved
}
