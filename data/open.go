// Package data is the archive: one SQLite file with households, ledgers and the deeds that made them
// what they are. Every write goes through Archive.Do, which records it; every file is one transaction away
// from what it was.
package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"taizhang/app/township"
)

// applicationID marks an SQLite file as an archive of this program: “TZHG”.
const applicationID = 0x545A4847

// Archive is an open archive. It is safe for concurrent use; writes happen one at a time.
type Archive struct {
	db   *sql.DB
	kept *prepared // the same for questions that are asked again and again
	path string
	now  func() time.Time
	turn chan struct{} // holds one token while a deed is being done: deeds of one program wait for each other

	listening sync.Mutex
	listeners []func(Touched)
}

// Options are what a caller may choose when opening.
type Options struct {
	Now       func() time.Time // the clock; time.Now when nil
	BackupDir string           // where the copy before a migration goes; beside the archive when empty
	MustExist bool             // refuse to make a new archive
}

// Open opens the archive at path, makes it if it is not there, and brings its schema up to date, after a copy
// of it has been put aside. It refuses, with township.CodeNotArchive or CodeNewer, a file that is not an
// archive or was written by a newer version; nothing of such a file is changed.
func Open(ctx context.Context, path string, opt Options) (*Archive, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	return openWith(ctx, path, opt, steps)
}

func openWith(ctx context.Context, path string, opt Options, steps []migration) (*Archive, error) {
	if opt.Now == nil {
		opt.Now = time.Now
	}
	fresh, err := inspect(path, opt.MustExist, len(steps))
	if err == nil && fresh {
		err = found(ctx, path)
	}
	if err != nil {
		return nil, explainOpen(path, err)
	}
	db, err := sql.Open("sqlite", dsn(path, "journal_mode(WAL)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-65536)"))
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db, kept: newPrepared(db), path: path, now: opt.Now, turn: make(chan struct{}, 1)}
	if err := a.prepare(ctx, steps, opt.BackupDir); err != nil {
		db.Close()
		return nil, explainOpen(path, err)
	}
	return a, nil
}

// dsn names the file with the settings that make an acknowledged write survive a power cut. They stand in the
// name because a PRAGMA sent by Exec reaches one pooled connection only.
func dsn(path string, pragmas ...string) string {
	q := url.Values{}
	for _, p := range append([]string{"busy_timeout(10000)", "synchronous(FULL)"}, pragmas...) {
		q.Add("_pragma", p)
	}
	q.Set("_txlock", "immediate")
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + q.Encode()
}

// found makes an archive without a schema. Its mark has to be in the file itself before the file has a
// write-ahead log: a program that dies would else leave a file that inspect takes for another's, with all that
// was written to the archive in its log.
func found(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", applicationID))
	return errors.Join(err, db.Close())
}

// makeFile makes an empty file that only this user can read; SQLite gives its log the same rights.
func makeFile(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return township.Because(township.CodeWrite, err, "建不了存放档案的文件夹“%s”。请检查磁盘与权限，或用 -db 指定别处。", dir)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		return township.Because(township.CodeWrite, err, "建不了档案“%s”。请检查文件夹的权限，或用 -db 指定别处。", path)
	}
	return nil
}

func (a *Archive) prepare(ctx context.Context, steps []migration, backupDir string) error {
	if err := a.db.PingContext(ctx); err != nil {
		return err
	}
	return a.migrate(ctx, steps, backupDir)
}

// explainOpen turns what SQLite says of a file it cannot use into a sentence.
func explainOpen(path string, err error) error {
	var own *township.Error
	if errors.As(err, &own) {
		return err
	}
	name := filepath.Base(path)
	if isCorrupt(err) {
		return damaged(path, err)
	}
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return township.Because(township.CodeUnreadable, err, "打不开档案“%s”。请确认磁盘可用、对该文件有读写权限。", name)
	}
	switch se.Code() & 0xFF {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return township.Because(township.CodeBusy, err, "档案“%s”正被另一个程序使用。请先关闭它，再重新打开。", name)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return township.Because(township.CodeWrite, err, "档案“%s”所在的位置不能写入。请把它放到本机硬盘上有写权限的文件夹。", name)
	case sqlite3.SQLITE_FULL:
		return township.Because(township.CodeWrite, err, "磁盘已满，打不开档案“%s”。请清理磁盘后重试。", name)
	}
	return township.Because(township.CodeUnreadable, err, "打不开档案“%s”（SQLite 错误 %s）。请把日志交给维护人员。", name, strconv.Itoa(se.Code()))
}

// Path returns where the archive lies.
func (a *Archive) Path() string { return a.path }

// Now returns the archive's clock.
func (a *Archive) Now() time.Time { return a.now() }

// Today returns the day by the archive's clock.
func (a *Archive) Today() township.Date { return township.DateOf(a.now()) }

// Close writes what the log holds into the archive file and closes it.
func (a *Archive) Close() error {
	_, _ = a.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	return a.db.Close()
}

// CopyTo writes a complete copy of the archive to a file that must not exist yet, and has it on the disk when it
// returns; when it fails it leaves no file.
func (a *Archive) CopyTo(ctx context.Context, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("copy of the archive: %w: %s", os.ErrExist, path)
	}
	_, err := a.db.ExecContext(ctx, "VACUUM INTO ?", path)
	if err == nil {
		err = flush(path)
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return err
}

// flush waits until the disk has the content of a file.
func flush(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Check asks SQLite and the foreign keys whether the archive is sound; the answers are sentences, none when it is.
func (a *Archive) Check(ctx context.Context) ([]string, error) {
	lines, err := queryStrings(ctx, a.db, "PRAGMA integrity_check")
	var faults []string
	for _, l := range lines {
		if l != "ok" {
			faults = append(faults, "档案文件有损坏："+l)
		}
	}
	var broken []string
	if err == nil {
		broken, err = queryStrings(ctx, a.db, "SELECT \"table\"||' '||coalesce(rowid,'')||' → '||parent FROM pragma_foreign_key_check")
	}
	for _, l := range broken {
		faults = append(faults, "记录之间的关联断开："+l)
	}
	if isCorrupt(err) {
		return append(faults, "档案文件有损坏，查不下去："+err.Error()), nil
	}
	return faults, err
}

// isCorrupt says whether SQLite has found the file damaged.
func isCorrupt(err error) bool {
	var se *sqlite.Error
	return errors.As(err, &se) && (se.Code()&0xFF == sqlite3.SQLITE_CORRUPT || se.Code()&0xFF == sqlite3.SQLITE_NOTADB)
}

func queryStrings(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	return queryAll(ctx, q, func(rows *sql.Rows) (s string, err error) { return s, rows.Scan(&s) }, query, args...)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// queryAll runs a query and scans every row.
func queryAll[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}
