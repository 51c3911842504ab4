// Package service is what a clerk does, one file a deed or a group of them. Screens and commands call the same
// methods, so that both leave the same traces.
package service

import (
	"context"
	"sync"

	"taizhang/app/township"
	"taizhang/data"
)

// Desk is the clerk's desk: an open archive, who sits there, and from where deeds are done. It is safe for
// concurrent use.
type Desk struct {
	archive *data.Archive
	files   sync.RWMutex // held for writing by what erases files of attachments, for reading by what counts on them
	origin  township.Origin
	tempDir string
	guard   guard

	mu         sync.Mutex
	operator   string
	operatorID int64          // of the operator who signed in, 0 for none
	register   *register      // what the screens read again and again; nil when all of it has to be read anew
	stale      map[int64]bool // households that a deed has touched since
}

// Config says who works at a desk.
type Config struct {
	Operator string          // shown in the history until somebody signs in; “” is 操作员
	Origin   township.Origin // 命令：import …, or the program's window
	TempDir  string          // a folder of ours for copies of files from sticks
}

// NewDesk returns a desk at an archive.
func NewDesk(archive *data.Archive, c Config) *Desk {
	if c.Operator == "" {
		c.Operator = "操作员"
	}
	d := &Desk{archive: archive, operator: c.Operator, origin: c.Origin, tempDir: c.TempDir, stale: map[int64]bool{}}
	archive.OnWrite(d.noteWrite)
	return d
}

// Operator returns who sits at the desk.
func (d *Desk) Operator() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.operator
}

// Today returns the day by the archive's clock.
func (d *Desk) Today() township.Date { return d.archive.Today() }

// ArchivePath returns where the archive lies.
func (d *Desk) ArchivePath() string { return d.archive.Path() }

// info describes a deed of this desk; origin “” is the desk's own.
func (d *Desk) info(kind, title string, origin township.Origin) township.DeedInfo {
	if origin == "" {
		origin = d.origin
	}
	return township.DeedInfo{Kind: kind, Title: title, Operator: d.Operator(), Origin: origin}
}

// do does a deed of this desk.
func (d *Desk) do(ctx context.Context, info township.DeedInfo, body func(*data.Tx) error) (township.Deed, error) {
	return d.archive.Do(ctx, info, body)
}

// stopped gives a reading that the clerk cancelled its sentence; other errors stay as they are.
func stopped(ctx context.Context, err error) error {
	if err != nil && township.CodeOf(err) == township.CodeInternal && ctx.Err() != nil {
		return township.Because(township.CodeCancelled, err, "已取消，档案没有改动。")
	}
	return err
}
