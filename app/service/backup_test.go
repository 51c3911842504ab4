package service_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
)

func TestBackupIfDue(t *testing.T) {
	ctx := context.Background()
	archive, clock := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{})
	dir := filepath.Join(t.TempDir(), "backups")
	backup := func() bool {
		t.Helper()
		made, err := d.BackupIfDue(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	if backup() {
		t.Error("an archive without an office was backed up")
	}
	if _, err := d.Found(ctx, township.ParseOffice("清溪镇"), township.ParseVillages("柏树村")); err != nil {
		t.Fatal(err)
	}
	if !backup() || backup() {
		t.Error("want one backup on the first day")
	}
	if at, ok := d.LastBackup(dir); !ok || !at.Equal(clock.At) {
		t.Errorf("LastBackup = %v, %v; want %v", at, ok, clock.At)
	}
	for range 20 {
		clock.At = clock.At.Add(24 * time.Hour)
		if !backup() {
			t.Fatal("no backup on a new day")
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 14 {
		t.Errorf("%d backups kept, %v; want 14", len(entries), err)
	}
	copied, err := data.Open(ctx, filepath.Join(dir, entries[len(entries)-1].Name()), data.Options{MustExist: true})
	if err != nil {
		t.Fatalf("a backup does not open: %v", err)
	}
	defer copied.Close()
	if o, _, founded, err := service.NewDesk(copied, service.Config{}).Office(ctx); !founded || o.Name != "清溪镇" || err != nil {
		t.Errorf("office of the backup = %v, %v, %v", o, founded, err)
	}
}

// TestBackupAfterTheClockRanAhead makes the day's copy although there is one from a day that has not come yet.
func TestBackupAfterTheClockRanAhead(t *testing.T) {
	ctx := context.Background()
	archive, clock := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{})
	if _, err := d.Found(ctx, township.ParseOffice("清溪镇"), nil); err != nil {
		t.Fatal(err)
	}
	dir, today := filepath.Join(t.TempDir(), "backups"), clock.At
	for _, at := range []time.Time{today.AddDate(50, 0, 0), today} {
		clock.At = at
		if made, err := d.BackupIfDue(ctx, dir); !made || err != nil {
			t.Errorf("backup at %v: %v, %v", at, made, err)
		}
	}
	if at, ok := d.LastBackup(dir); !ok || !at.Equal(today) {
		t.Errorf("LastBackup = %v, %v; want %v", at, ok, today)
	}
	if made, err := d.BackupIfDue(ctx, dir); made || err != nil {
		t.Errorf("a second backup of the day: %v, %v", made, err)
	}
}

func TestBackupFailure(t *testing.T) {
	ctx := context.Background()
	archive, _ := datatest.Open(t)
	d := service.NewDesk(archive, service.Config{})
	if _, err := d.Found(ctx, township.ParseOffice("清溪镇"), nil); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "a file, no folder")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := d.BackupIfDue(ctx, file)
	if township.CodeOf(err) != township.CodeWrite {
		t.Errorf("err = %v; want %s", err, township.CodeWrite)
	}
}
