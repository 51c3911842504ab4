package service

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"taizhang/app/township"
	"taizhang/data"
)

// TestRestoreFromTheBackup loses the archive's folder and copies two things back, as a person would.
func TestRestoreFromTheBackup(t *testing.T) {
	f := newFiled(t)
	backups := t.TempDir()
	f.add(f.photo("甲.jpg", 1), f.file("扫描.pdf", []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")))
	deleted, err := f.desk.RemoveAttachments(f.ctx, []int64{f.list()[0].ID}, screen)
	f.must(err)
	f.backUp(backups)
	copies := f.desk.backups(backups)
	f.must(os.RemoveAll(f.desk.vault().Dir()))

	home := t.TempDir()
	restored := filepath.Join(home, "档案.db")
	text, err := os.ReadFile(copies[len(copies)-1])
	f.must(err)
	f.must(os.WriteFile(restored, text, 0o600))
	f.must(os.CopyFS(filepath.Join(home, "档案.附件"), os.DirFS(filepath.Join(backups, "档案.附件"))))

	for name, path := range map[string]string{"copied back": restored, "opened where it lies": copies[len(copies)-1]} {
		archive, err := data.Open(f.ctx, path, data.Options{MustExist: true, Now: f.clock.Now})
		f.must(err)
		defer archive.Close()
		g := &filed{TB: t, desk: NewDesk(archive, Config{}), archive: archive, ctx: f.ctx, owner: f.owner}
		g.undo(deleted)
		if got := g.titles(); got != "甲 扫描" {
			t.Errorf("%s: %q; want both attachments with their files", name, got)
		}
		if faults, _, err := g.desk.Check(f.ctx); len(faults) > 0 || err != nil {
			t.Errorf("%s: %q, %v", name, faults, err)
		}
		g.sweep(0)
	}
}

func (f *filed) backUp(dir string) {
	f.Helper()
	made, err := f.desk.BackupIfDue(f.ctx, dir)
	f.must(err)
	if !made {
		f.Fatal("no backup was due")
	}
}

func TestBackupOfAttachmentsIsIncrementalAndPruned(t *testing.T) {
	f := newFiled(t)
	dir := t.TempDir()
	store := f.desk.backupStore(dir)
	count := func() int {
		files, err := store.Files()
		f.must(err)
		return len(files)
	}
	day := func() {
		f.clock.At = f.clock.At.Add(24 * time.Hour)
		f.backUp(dir)
	}
	f.add(f.photo("甲.jpg", 1))
	f.backUp(dir)
	first := filepath.Join(store.Dir(), f.list()[0].Digest[:2], f.list()[0].Digest[2:4], f.list()[0].Digest+".jpg")
	before, err := os.Stat(first)
	f.must(err)
	f.add(f.photo("乙.jpg", 2))
	day()
	after, err := os.Stat(first)
	f.must(err)
	if count() != 2 || !os.SameFile(before, after) {
		t.Errorf("%d files after the second day; the first was written again: %v", count(), !os.SameFile(before, after))
	}
	gone, err := f.desk.RemoveAttachments(f.ctx, []int64{f.list()[0].ID}, screen)
	f.must(err)
	f.empty(gone)
	for range backupsKept - 1 {
		day()
	}
	if count() != 2 {
		t.Errorf("%d files while a copy of the archive needs two", count())
	}
	day()
	if count() != 1 {
		t.Errorf("%d files after the last copy that needs two is gone", count())
	}
	lists, err := os.ReadDir(filepath.Join(store.Dir(), manifestFolder))
	if err != nil || len(lists) != backupsKept {
		t.Errorf("%d lists, %v; want one of each copy", len(lists), err)
	}
}

func TestNothingIsPrunedWhileACopyIsUnknown(t *testing.T) {
	f := newFiled(t)
	dir := t.TempDir()
	f.backUp(dir) // knows no attachments, and has no list
	f.clock.At = f.clock.At.Add(24 * time.Hour)
	f.add(f.photo("甲.jpg", 1))
	store := f.desk.backupStore(dir)
	_, err := store.Put(f.ctx, []byte("somebody's"), township.FormatJPEG)
	f.must(err)
	f.backUp(dir)
	if files, err := store.Files(); len(files) != 2 || err != nil {
		t.Errorf("%d files, %v; want 2", len(files), err)
	}
}

func TestAttachmentsThatCannotBeCopiedFailTheBackup(t *testing.T) {
	f := newFiled(t)
	dir := t.TempDir()
	f.add(f.photo("甲.jpg", 1))
	f.must(os.WriteFile(f.desk.backupStore(dir).Dir(), nil, 0o400))
	made, err := f.desk.BackupIfDue(f.ctx, dir)
	if made {
		t.Error("a backup without the attachments counts as one")
	}
	f.wantSaid(err, township.CodeWrite, "今天的备份没有写成", "磁盘空间")
	if left := f.desk.backups(dir); len(left) != 0 {
		t.Errorf("left: %q", left)
	}
}

func TestBackupOf(t *testing.T) {
	for path, want := range map[string]string{
		"/b/档案.备份-20211119-090000.db":     "/b/档案.db",
		"/b/档案.升级前-v2-20211119-090000.db": "/b/档案.db",
		"/b/档案.db":    "",
		"/b/.备份-1.db": "",
	} {
		if got, ok := backupOf(path); got != want || ok != (want != "") {
			t.Errorf("%s is a copy of %q", path, got)
		}
	}
}
