// Package data is the archive: one SQLite file with households, ledgers and the deeds that made them
// what they are. Every write goes through Archive.Do, which records it; every file is one transaction away
// from what it was.
package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"modernc.org/sqlite"

	"taizhang/app/township"
)

// applicationID marks an SQLite file as an archive of this program: “TZHG”.
const applicationID = 0x545A4847

// Archive is an open archive. It is safe for concurrent use; writes happen one at a time.
type Archive struct {
	db   *sql.DB
	path string
	now  func() time.Time
	turn chan struct{} // holds one token while a deed is being done: deeds of one program wait for each other
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
	if opt.Now == nil {
		opt.Now = time.Now
	}
	fresh, err := inspect(path, opt.MustExist)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, err
	}
	a := &Archive{db: db, path: path, now: opt.Now, turn: make(chan struct{}, 1)}
	if err := a.prepare(ctx, fresh, opt.BackupDir); err != nil {
		db.Close()
		return nil, explainOpen(path, err)
	}
	return a, nil
}

// dsn names the file with the settings that make an acknowledged write survive a power cut. They stand in the
// name because a PRAGMA sent by Exec reaches one pooled connection only.
func dsn(path string) string {
	q := url.Values{}
	for _, p := range []string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-65536)"} {
		q.Add("_pragma", p)
	}
	q.Set("_txlock", "immediate")
	return "file:" + (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath() + "?" + q.Encode()
}

const sqliteMagic = "SQLite format 3\x00"

// inspect looks at the first bytes, so that a file of another kind is never touched by SQLite.
func inspect(path string, mustExist bool) (fresh bool, err error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && mustExist:
		return false, township.Because(township.CodeNotFound, err, "找不到档案“%s”。请核对路径，或先用 init 建立档案。", name)
	case errors.Is(err, os.ErrNotExist):
		return true, makeFile(path)
	case err != nil:
		return false, township.Because(township.CodeUnreadable, err, "打不开档案“%s”。请确认对该文件有读写权限，且没有被其他程序占用。", name)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return false, township.Errorf(township.CodeNotArchive, "“%s”是文件夹，不是档案。请选择台账档案文件（.db）。", name)
	}
	return inspectHead(f, path)
}

// inspectHead reads the header of a file that is there; an empty file is a fresh archive.
func inspectHead(f io.Reader, path string) (fresh bool, err error) {
	head := make([]byte, 72) // up to and with the application ID of the SQLite header
	n, err := io.ReadFull(f, head)
	if n == 0 && errors.Is(err, io.EOF) {
		return true, nil
	}
	if n < len(head) || string(head[:len(sqliteMagic)]) != sqliteMagic {
		return false, notArchive(path)
	}
	id := uint32(head[68])<<24 | uint32(head[69])<<16 | uint32(head[70])<<8 | uint32(head[71])
	if id == 0 && hasLog(path) {
		return false, nil // a new archive whose first writes are still in its log: prepare asks again
	}
	if id != applicationID {
		return false, notArchive(path)
	}
	return false, nil
}

func notArchive(path string) error {
	return township.Errorf(township.CodeNotArchive, "“%s”不是台账档案，没有打开，也没有改动它。请选择本程序建立的 .db 文件。", filepath.Base(path))
}

// hasLog says whether a write-ahead log with content lies beside a database.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
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

func (a *Archive) prepare(ctx context.Context, fresh bool, backupDir string) error {
	if err := a.db.PingContext(ctx); err != nil {
		return err
	}
	if err := a.sign(ctx, fresh); err != nil {
		return err
	}
	if err := a.migrate(ctx, fresh, backupDir); err != nil || !fresh {
		return err
	}
	_, err := a.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)") // so that the file alone tells what it is
	return err
}

// sign writes into a new archive that it is one, and asks an old one.
func (a *Archive) sign(ctx context.Context, fresh bool) error {
	if fresh {
		_, err := a.db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", applicationID))
		return err
	}
	var id uint32
	if err := a.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if id != applicationID {
		return notArchive(a.path)
	}
	return nil
}

// explainOpen turns what SQLite says of a file it cannot use into a sentence.
func explainOpen(path string, err error) error {
	var own *township.Error
	if errors.As(err, &own) {
		return err
	}
	name := filepath.Base(path)
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return township.Because(township.CodeUnreadable, err, "打不开档案“%s”。请确认磁盘可用、对该文件有读写权限。", name)
	}
	switch se.Code() & 0xFF {
	case 5, 6:
		return township.Because(township.CodeBusy, err, "档案“%s”正被另一个程序使用。请先关闭它，再重新打开。", name)
	case 8, 14, 3, 23:
		return township.Because(township.CodeWrite, err, "档案“%s”所在的位置不能写入。请把它放到本机硬盘上有写权限的文件夹。", name)
	case 11, 26:
		return township.Because(township.CodeUnreadable, err, "档案“%s”已损坏，没有打开，也没有改动它。请先另存一份，再从最近的备份恢复。", name)
	case 13:
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

// CopyTo writes a complete copy of the archive to a file that must not exist yet.
func (a *Archive) CopyTo(ctx context.Context, path string) error {
	_, err := a.db.ExecContext(ctx, "VACUUM INTO ?", path)
	return err
}

// Check asks SQLite and the foreign keys whether the archive is sound; the answers are sentences, none when it is.
func (a *Archive) Check(ctx context.Context) ([]string, error) {
	var faults []string
	lines, err := queryStrings(ctx, a.db, "PRAGMA integrity_check")
	if err != nil {
		return nil, explainOpen(a.path, err)
	}
	for _, l := range lines {
		if l != "ok" {
			faults = append(faults, "档案文件有损坏："+l)
		}
	}
	broken, err := queryStrings(ctx, a.db, "SELECT \"table\"||' '||coalesce(rowid,'')||' → '||parent FROM pragma_foreign_key_check")
	for _, l := range broken {
		faults = append(faults, "记录之间的关联断开："+l)
	}
	return faults, err
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
