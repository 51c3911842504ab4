package service

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"taizhang/app/township"
)

// Daily copies of the archive, kept beside it; they are for slips and a damaged file, not for a lost PC.
const (
	backupMark  = ".备份-"
	backupStamp = "20060102-150405"
	backupsKept = 14
	backupEvery = 20 * time.Hour
)

// BackupIfDue copies the archive, with its attachments, into dir when the newest copy there is older than a working day, and drops the oldest
// beyond a fortnight's. An archive without an office has nothing to lose. made is false when none was due.
func (d *Desk) BackupIfDue(ctx context.Context, dir string) (made bool, err error) {
	_, _, founded, err := d.Office(ctx)
	if err != nil || !founded {
		return false, err
	}
	if last, ok := d.LastBackup(dir); ok && d.archive.Now().Sub(last) < backupEvery {
		return false, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return false, notBackedUp(dir, err)
	}
	target := filepath.Join(dir, d.backupStem()+d.archive.Now().Format(backupStamp)+".db")
	part := target + ".part"
	_ = os.Remove(part)
	lost, err := d.copyAll(ctx, dir, part, target)
	if err != nil {
		_ = os.Remove(part)
		return false, notBackedUp(dir, err)
	}
	if err := d.dropOldBackups(dir); err != nil {
		return true, err
	}
	if lost > 0 {
		return true, attachmentsLost(lost)
	}
	return true, nil
}

// copyAll copies the archive by way of part to target, and the attachments that it speaks of before it has its name:
// a copy that is there is whole.
func (d *Desk) copyAll(ctx context.Context, dir, part, target string) (lost int, err error) {
	d.files.RLock()
	defer d.files.RUnlock()
	if err := d.archive.CopyTo(ctx, part); err != nil {
		return 0, err
	}
	if lost, err = d.backUpAttachments(ctx, dir, target); err != nil {
		return 0, err
	}
	return lost, os.Rename(part, target)
}

func notBackedUp(dir string, err error) error {
	return township.Because(township.CodeWrite, err, "今天的备份没有写成（文件夹“%s”），档案本身不受影响。请检查磁盘空间和权限。", dir)
}

func (d *Desk) backupStem() string {
	return strings.TrimSuffix(filepath.Base(d.archive.Path()), filepath.Ext(d.archive.Path())) + backupMark
}

// LastBackup returns when the newest copy in dir was made; ok is false for none. A copy from a day that has not come yet
// was made while the clock of the PC ran ahead: it would keep all others back until then.
func (d *Desk) LastBackup(dir string) (at time.Time, ok bool) {
	now := d.archive.Now()
	for _, path := range slices.Backward(d.backups(dir)) {
		stamp := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), d.backupStem()), ".db")
		if at, err := time.ParseInLocation(backupStamp, stamp, now.Location()); err == nil && !at.After(now) {
			return at, true
		}
	}
	return time.Time{}, false
}

// backups lists the copies in dir, oldest first.
func (d *Desk) backups(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, d.backupStem()) && strings.HasSuffix(name, ".db") {
			out = append(out, filepath.Join(dir, name))
		}
	}
	sort.Strings(out)
	return out
}

func (d *Desk) dropOldBackups(dir string) error {
	list := d.backups(dir)
	for len(list) > backupsKept {
		if err := os.Remove(list[0]); err != nil {
			return notBackedUp(dir, err)
		}
		list = list[1:]
	}
	if err := d.pruneBackup(dir); err != nil {
		return township.Because(township.CodeWrite, err, "今天的备份已经做好，但文件夹“%s”里多余的附件没有清理掉。请检查这个文件夹的权限。", dir)
	}
	return nil
}
