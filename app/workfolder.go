package main

import (
	"os"
	"path/filepath"
	"strings"

	"taizhang/app/desktop"
	"taizhang/app/township"
)

// workFolder is where this process keeps copies of rosters. They hold personal data, so that what a dead
// process left goes with the next start; a lock beside each folder tells whether its process lives.
type workFolder struct {
	dir  string
	lock *desktop.Lock
}

// lockSuffix is what desktop.Acquire appends to what it locks.
const lockSuffix = ".lock"

// openWorkFolder makes a folder of this process alone in root, which exists, and clears root of what is dead.
func openWorkFolder(root string) (*workFolder, error) {
	sweepWork(root)
	// The name must be locked before its folder is there, or another start could take the folder for dead.
	name, err := os.CreateTemp(root, "run-*"+lockSuffix)
	if err != nil {
		return nil, noWorkFolder(root, err)
	}
	name.Close()
	w := &workFolder{dir: strings.TrimSuffix(name.Name(), lockSuffix)}
	if w.lock, err = desktop.Acquire(w.dir); err != nil {
		return nil, noWorkFolder(root, err)
	}
	if err := os.Mkdir(w.dir, 0o700); err != nil {
		w.Close()
		return nil, noWorkFolder(root, err)
	}
	return w, nil
}

func noWorkFolder(root string, err error) error {
	return township.Because(township.CodeWrite, err, "不能在临时文件夹“%s”里写文件。请检查磁盘空间和权限后重试。", root)
}

// Close removes the folder with all that is in it.
func (w *workFolder) Close() { discard(w.dir, w.lock) }

func discard(dir string, lock *desktop.Lock) {
	_ = os.RemoveAll(dir) // what is held open goes with a later start
	_ = os.Remove(dir + lockSuffix)
	_ = lock.Release()
}

// sweepWork removes from root what belongs to no living process.
func sweepWork(root string) {
	entries, err := os.ReadDir(root)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(root, e.Name())
		if strings.HasSuffix(path, lockSuffix) {
			continue
		}
		if lock, err := desktop.Acquire(path); err == nil {
			discard(path, lock)
		}
	}
}
