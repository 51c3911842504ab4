package data

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"taizhang/app/township"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

type migration struct {
	version int
	sql     string
}

// migrations returns the embedded steps in order; their numbers run from 1 without a gap.
func migrations() ([]migration, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var out []migration
	for i, name := range names {
		number, _, _ := strings.Cut(filepath.Base(name), "_")
		v, err := strconv.Atoi(number)
		if err != nil || v != i+1 {
			return nil, fmt.Errorf("migration %s: number %d expected", name, i+1)
		}
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, migration{v, string(text)})
	}
	return out, nil
}

// migrate brings the schema up to the newest version: each step in one transaction together with its
// record (user_version), and a copy of an archive with data put aside before the first.
func (a *Archive) migrate(ctx context.Context, steps []migration, backupDir string) error {
	var have int
	if err := a.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	if have > len(steps) {
		return newer(a.path, have, len(steps))
	}
	if have > 0 && have < len(steps) {
		if err := a.copyAside(ctx, have, backupDir); err != nil {
			return err
		}
	}
	for _, m := range steps[have:] {
		if err := a.step(ctx, m); err != nil {
			return fmt.Errorf("migration %d: %w", m.version, err)
		}
	}
	return nil
}

func (a *Archive) step(ctx context.Context, m migration) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", m.version)); err != nil {
		return err
	}
	return tx.Commit()
}

// copyAside keeps the archive as it was before a migration. Without a copy nothing is migrated.
func (a *Archive) copyAside(ctx context.Context, version int, dir string) error {
	if dir == "" {
		dir = filepath.Dir(a.path)
	}
	stem := strings.TrimSuffix(filepath.Base(a.path), filepath.Ext(a.path))
	target := filepath.Join(dir, fmt.Sprintf("%s.升级前-v%d-%s", stem, version, a.now().Format("20060102-150405")))
	err := os.MkdirAll(dir, 0o700)
	if err == nil {
		err = a.CopyTo(ctx, target+".part")
	}
	if err == nil {
		err = os.Rename(target+".part", vacant(target, ".db"))
	}
	if err != nil {
		_ = os.Remove(target + ".part")
		return township.Because(township.CodeWrite, err, "升级档案前要先留一份副本，但“%s.db”写不下来，档案没有改动。请检查磁盘空间后重试。", target)
	}
	return nil
}

// vacant returns stem+ext, or with a number between them if that is taken, so that no copy replaces another.
func vacant(stem, ext string) string {
	path := stem + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			return path
		}
		path = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
}
