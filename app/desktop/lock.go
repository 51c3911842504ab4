package desktop

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"taizhang/app/township"
)

// raisePatience is how long a second start waits for the first window to come forward. The
// first may still be starting: people click twice.
const raisePatience = 8 * time.Second

// Lock holds an archive for this process, window or command. The system frees it when the
// process ends, however it ends.
type Lock struct {
	name string // of the archive, the same for every spelling of its path
	path string // of the archive, in that one spelling
	free func() error

	once    sync.Once
	freeErr error

	mu    sync.Mutex
	bell  *bell
	since time.Time // of the first word about who holds the archive
	freed bool
}

// Acquire takes the archive for this process through the file “<archive>.lock” beside it. It
// gives CodeBusy when another process has it: a window should then call Raise and end.
func Acquire(archive string) (*Lock, error) {
	path, err := canonical(archive)
	if err != nil {
		return nil, cannotLock(archive, err)
	}
	free, held, err := lockFile(path + ".lock")
	switch {
	case held:
		return nil, archiveBusy(archive, path)
	case err != nil:
		return nil, cannotLock(archive, err)
	}
	_ = os.Remove(holderFile(path)) // of one that was killed
	return &Lock{name: lockName(path), path: path, free: free}, nil
}

// AcquireWait tries Acquire until it succeeds, fails for another reason than a busy archive,
// timeout has passed, or ctx ends. At least one attempt is made.
func AcquireWait(ctx context.Context, archive string, timeout time.Duration) (*Lock, error) {
	const pause = 100 * time.Millisecond
	deadline := time.Now().Add(timeout)
	for {
		lock, err := Acquire(archive)
		if township.CodeOf(err) != township.CodeBusy || !time.Now().Add(pause).Before(deadline) {
			return lock, err
		}
		select {
		case <-ctx.Done():
			return nil, township.Because(township.CodeCancelled, ctx.Err(), "已停止等待档案“%s”。", archive)
		case <-time.After(pause):
		}
	}
}

// OnShow has show called whenever a second start asks for the window, until Release. show runs
// on a goroutine of its own and should return soon: the second start waits for it. Without
// OnShow, as in a command, nobody answers.
func (l *Lock) OnShow(show func()) error {
	bell, err := hangBell(l.name, show)
	if err != nil {
		return township.Because(township.CodeInternal, err, "再次打开程序时，将无法自动切换到已打开的窗口。")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.bell = bell
	return nil
}

// Release gives the archive back; calling it again does nothing more. The end of the process
// would do as well.
func (l *Lock) Release() error {
	l.once.Do(func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.bell != nil {
			l.bell.Close()
		}
		l.freed = true
		if !l.since.IsZero() {
			_ = os.Remove(holderFile(l.path)) // what stays behind does no harm
		}
		l.freeErr = l.free()
	})
	return l.freeErr
}

// Raise brings the window that has the archive open to the front and returns when that window
// has confirmed it. It gives CodeBusy if nobody answers within eight seconds: then a command
// has the archive, or another user of this PC.
func Raise(ctx context.Context, archive string) error {
	return raise(ctx, archive, raisePatience)
}

func raise(ctx context.Context, archive string, patience time.Duration) error {
	path, err := canonical(archive)
	if err != nil {
		return cannotLock(archive, err)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for {
		if err := ring(ctx, lockName(path)); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return archiveBusy(archive, path)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// canonical gives one spelling to every path of the same file, which need not exist.
func canonical(archive string) (string, error) {
	path, err := filepath.Abs(archive)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.Base(path)), nil
}

// lockName is a short name for the archive at a canonical path, fit for sockets and events.
func lockName(path string) string {
	if runtime.GOOS == "windows" {
		path = strings.ToLower(path)
	}
	sum := sha256.Sum256([]byte(path))
	return programFolder + "-" + hex.EncodeToString(sum[:8])
}

func cannotLock(archive string, err error) error {
	if os.IsNotExist(err) {
		return township.Because(township.CodeNotFound, err, "文件夹“%s”不存在，打不开档案。请检查路径，或先建好这个文件夹。", filepath.Dir(archive))
	}
	return township.Because(township.CodeWrite, err,
		"不能在“%s”里写文件，打不开档案“%s”。请把档案放到能读写的文件夹。", filepath.Dir(archive), filepath.Base(archive))
}
