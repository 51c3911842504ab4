package ui

import (
	"context"
	"time"
)

// Config is what package main hands the window. Functions that may take long are called off the UI
// goroutine; all others on it. Desk is required; everything else may be left out, and what needs it
// is then not offered.
type Config struct {
	Desk Desk

	Files       Files                                      // the system's file dialogs
	OpenPath    func(path string) error                    // opens a file with the program that the system has for it
	PrintPath   func(path string) (opened bool, err error) // prints a file; opened: it could only be opened, to be printed there
	RevealPath  func(path string) error                    // shows a file in its folder
	Log         func(msg string, err error)                // for the maintainer; must not hold personal data
	Preferences string                                     // folder for what the window remembers of this user; “” remembers nothing

	Version   string
	LogFolder string   // shown in 设置 → 关于
	Licences  string   // full text of the font licences, shown in 设置 → 关于
	LastCrash string   // what to tell about the last crash, told once at the start; “” for none
	Warnings  []string // sentences that stay on 工作台, such as an archive on a removable disk

	// ReadAhead reads the register into memory. It is called off the UI goroutine once the window stands, and the first
	// page follows it; without it the first page is read before the window shows.
	ReadAhead func()

	LastBackup func() (at time.Time, ok bool)      // nil while there are no backups
	BackUp     func(ctx context.Context) error     // makes one, if none is of today; set with LastBackup
	Idle       func() (time.Duration, bool)        // how long nobody has touched the PC; false where the system does not say
	WorkArea   func() (width, height int, ok bool) // pixels that a window may take to lie whole on the screen
	OnOperator func(name string)                   // told who sits at the desk
	Demo       func() error                        // opens the demo, in a window of its own; called off the UI goroutine
}

// FileKind is one kind of file in a dialog: what it is called, and its extensions without a dot.
type FileKind = struct {
	Name       string
	Extensions []string
}

// Files asks for files through the system's own dialogs. Both methods block until the dialog is
// closed and are called on a goroutine of their own; ok is false when it was cancelled.
type Files interface {
	OpenMany(title string, kinds ...FileKind) (paths []string, ok bool, err error)
	Save(title, suggested string, kind FileKind) (path string, ok bool, err error)
}
