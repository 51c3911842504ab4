package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"taizhang/app/desktop"
	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/assets"
	"taizhang/data"
	"taizhang/data/outfile"
	"taizhang/ui"
	"taizhang/ui/chooser"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// appID and appName are those of FyneApp.toml, which a built program does not read.
const (
	appID   = "cn.taizhang.desktop"
	appName = "台账"
)

// window opens the archive in the window and returns when the window is closed. While another window has the
// archive, that one is brought forward instead.
func (p *program) window(ctx context.Context) int {
	place, err := p.place()
	if err != nil {
		return p.alert(err)
	}
	code := exitDone
	desktop.Guard(place.Crash, version, func() { code = p.guarded(ctx, place) })
	if p.demo {
		_ = os.RemoveAll(place.Dir)
	}
	return code
}

// place is where this start keeps its files; the demo has a folder of its own that goes with it.
func (p *program) place() (desktop.Place, error) {
	if p.demo {
		dir, err := os.MkdirTemp("", "taizhang-demo-")
		if err != nil {
			return desktop.Place{}, township.Because(township.CodeWrite, err, "建不了演示用的临时文件夹。请检查磁盘空间后重试。")
		}
		p.db = filepath.Join(dir, "演示.db")
	}
	place, err := desktop.Locate(p.db)
	if err == nil {
		err = place.Prepare()
	}
	return place, err
}

// guarded makes sure of the archive before anything is written, and opens the window on it.
func (p *program) guarded(ctx context.Context, place desktop.Place) int {
	warning, err := desktop.CheckVolume(place.Archive)
	if err != nil {
		return p.alert(err)
	}
	lock, err := desktop.Acquire(place.Archive)
	if township.CodeOf(err) == township.CodeBusy {
		if err := desktop.Raise(ctx, place.Archive); err != nil {
			return p.alert(err)
		}
		return exitDone
	}
	if err != nil {
		return p.alert(err)
	}
	defer lock.Release()
	logger, closer, err := desktop.OpenLog(place.Log)
	if err != nil {
		return p.alert(err)
	}
	defer closer.Close()
	logger.Info("start", "version", version, "system", runtime.GOOS+"/"+runtime.GOARCH)
	s := &session{program: p, place: place, log: logger, lock: lock, warning: warning}
	if err := s.open(ctx); err != nil {
		logger.Error("no window", "error", err, "cause", errors.Unwrap(err))
		return p.alert(err)
	}
	return exitDone
}

// open opens the archive, and the window until it is closed.
func (s *session) open(ctx context.Context) error {
	work, err := openWorkFolder(s.place.Temp)
	if err != nil {
		return err
	}
	defer work.Close()
	if err := outfile.Sweep(s.place.Dir); err != nil {
		s.log.Error("sweep", "error", err)
	}
	if err := desktop.ProbeGL(); err != nil {
		return err
	}
	archive, err := data.Open(ctx, s.place.Archive, data.Options{BackupDir: s.place.Backup})
	if err != nil {
		return err
	}
	defer archive.Close()
	s.desk = service.NewDesk(archive, service.Config{Operator: userName(), Origin: "屏幕", TempDir: work.dir})
	if s.demo {
		if err := s.desk.FillDemo(ctx); err != nil {
			return err
		}
	}
	s.run(ctx)
	return nil
}

// alert tells what kept the window from opening, in a box of the system and on standard error.
func (p *program) alert(err error) int {
	code := p.fail(err)
	desktop.Alert(appName, township.Say(err))
	return code
}

// session is one window with what belongs to it.
type session struct {
	*program
	place   desktop.Place
	log     *slog.Logger
	lock    *desktop.Lock
	desk    *service.Desk
	warning string
}

// run shows the window until it is closed. What goes on beside it ends before the archive is closed.
func (s *session) run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	var beside sync.WaitGroup
	defer beside.Wait()
	defer cancel()
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: appName, Version: version})
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("taizhang.png", assets.Icon))
	if err := look.Chinese(); err != nil {
		s.log.Error("words of the toolkit", "error", err)
	}
	widgets.WaitForClicks()
	var shell *ui.Shell
	ask := chooser.Chooser{Window: func() fyne.Window { return shell.Window() }}
	shell = ui.New(a, s.config(ask))
	if err := s.lock.OnShow(func() {
		fyne.Do(func() { bringForward(shell.Window()) })
	}); err != nil {
		s.log.Error("single instance", "error", err)
	}
	a.Lifecycle().SetOnStarted(func() {
		desktop.FollowCaret(shell.Window())
		shell.Started()
	})
	shell.Show()
	beside.Go(func() { s.backUp(ctx, shell) })
	beside.Go(func() { lockWhenIdle(ctx, shell) })
	// The driver listens to the same signals, from a little later on; its Quit may come twice or late, the app's may not.
	stop := context.AfterFunc(ctx, func() { fyne.Do(a.Driver().Quit) })
	a.Run()
	stop()
}

// readAhead reads the register while the window is there already.
func (s *session) readAhead() {
	if _, _, err := s.desk.Counts(context.Background()); err != nil {
		s.log.Error("read the register", "error", err)
	}
}

// backUpDelay lets the window come first: a copy keeps the disk busy.
const backUpDelay = 3 * time.Second

// backUp makes the day's copy of the archive once the window is there.
func (s *session) backUp(ctx context.Context, shell *ui.Shell) {
	if s.demo {
		return
	}
	select {
	case <-ctx.Done():
		return
	case <-time.After(backUpDelay):
	}
	made, err := s.desk.BackupIfDue(ctx, s.place.Backup)
	if ctx.Err() != nil {
		return // the window is closed; the next start makes the copy
	}
	if err != nil {
		s.log.Error("backup", "error", err)
		fyne.Do(func() { shell.Fail(err) })
	}
	if made {
		fyne.Do(shell.BackedUp)
	}
}

// bringForward puts the window before the others, for a second start; one that is closed already has nothing to show.
func bringForward(w fyne.Window) {
	if !slices.Contains(fyne.CurrentApp().Driver().AllWindows(), w) {
		return
	}
	w.Show()
	w.RequestFocus()
	desktop.BringForward()
}

func (s *session) config(ask chooser.Chooser) ui.Config {
	c := ui.Config{
		Desk:       s.desk,
		Files:      desktop.NewFiles(desktop.FileOptions{Dialogs: ask}),
		OpenPath:   desktop.OpenFile,
		PrintPath:  desktop.PrintFile,
		RevealPath: desktop.RevealFile,
		Log: func(msg string, err error) {
			s.log.Error(msg, "error", err)
		},
		Preferences: s.preferences(),
		Version:     version,
		LogFolder:   s.place.Log,
		Licences:    assets.FontLicences,
		LastCrash:   s.lastCrash(),
		ReadAhead:   s.readAhead,
		Idle:        desktop.IdleTime,
		WorkArea:    desktop.WorkArea,
		OnOperator:  s.tellHolder,
	}
	if s.warning != "" {
		c.Warnings = append(c.Warnings, s.warning)
	}
	if !s.demo {
		c.Demo = openDemo
		c.LastBackup = func() (time.Time, bool) { return s.desk.LastBackup(s.place.Backup) }
		c.BackUp = func(ctx context.Context) error {
			_, err := s.desk.BackupIfDue(ctx, s.place.Backup)
			return err
		}
	}
	return c
}

// preferences is the folder for what the window remembers of this user; the demo remembers nothing beyond itself.
func (s *session) preferences() string {
	if s.demo {
		return s.place.Dir
	}
	return filepath.Dir(s.place.Log)
}

// lastCrash is what to tell of a crash that was not told yet.
func (s *session) lastCrash() string {
	path, at, ok := desktop.LastCrash(s.place.Crash)
	if !ok {
		return ""
	}
	if err := desktop.Acknowledge(path); err != nil {
		s.log.Error("acknowledge crash", "error", err)
	}
	return fmt.Sprintf("程序在 %s 出错退出。已保存的数据不受影响，未保存的操作没有写入。出错情况记在“%s”，请把这个文件交给维护人员。", at.Format("2006-01-02 15:04"), path)
}

// openDemo starts the program once more, on a throw-away archive.
func openDemo() error {
	self, err := os.Executable()
	if err == nil {
		err = startDetached(exec.Command(self, "-demo"))
	}
	if err != nil {
		return township.Because(township.CodeInternal, err, "演示窗口没有打开。请稍后再试。")
	}
	return nil
}

// startDetached starts a program that lives on by itself.
func startDetached(c *exec.Cmd) error {
	c.Stdout, c.Stderr = io.Discard, io.Discard
	if err := c.Start(); err != nil {
		return err
	}
	return c.Process.Release()
}
