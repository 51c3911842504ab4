package data

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"

	"taizhang/app/township"
)

// The parts of an SQLite header that inspect looks at.
const (
	headerSize     = 72
	sqliteMagic    = "SQLite format 3\x00"
	pageSizeOffset = 16
	versionOffset  = 60 // user_version
	markOffset     = 68 // application_id
)

// header is the beginning of a file, and how long the file is.
type header struct {
	bytes []byte
	size  int64
}

// inspect looks at the first bytes, so that a file of another kind or a newer version is never touched by SQLite.
func inspect(path string, mustExist bool, newest int) (fresh bool, err error) {
	name := filepath.Base(path)
	h, err := readHeader(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && mustExist:
		return false, township.Because(township.CodeNotFound, err, "找不到档案“%s”。请核对路径，或先用 init 建立档案。", name)
	case errors.Is(err, os.ErrNotExist):
		return true, makeFile(path)
	case err != nil:
		return false, err
	case h.size > 0:
		return false, h.refuse(path, newest)
	case mustExist:
		return false, township.Errorf(township.CodeNotArchive, "“%s”是空文件，里面没有档案。请从最近的备份恢复，或先用 init 建立档案。", name)
	}
	return true, nil
}

// refuse says why a file cannot be opened, nil when it can.
func (h header) refuse(path string, newest int) error {
	switch {
	case !h.marked():
		return township.Errorf(township.CodeNotArchive, "“%s”不是台账档案，没有打开，也没有改动它。请选择本程序建立的 .db 文件。", filepath.Base(path))
	case h.version() > newest:
		return newer(path, h.version(), newest)
	case h.cutShort() && !hasLog(path):
		return damaged(path, nil)
	}
	return nil
}

// readHeader reads the beginning of a file; a file that is not there is os.ErrNotExist.
func readHeader(path string) (h header, err error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return h, err
	}
	if err != nil {
		return h, township.Because(township.CodeUnreadable, err, "打不开档案“%s”。请确认对该文件有读写权限，且没有被其他程序占用。", name)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		return h, township.Errorf(township.CodeNotArchive, "“%s”是文件夹，不是档案。请选择台账档案文件（.db）。", name)
	}
	if err == nil {
		h.size = info.Size()
		h.bytes, err = io.ReadAll(io.LimitReader(f, headerSize))
	}
	if err != nil {
		return h, township.Because(township.CodeUnreadable, err, "读不出档案“%s”。请检查磁盘；若仍读不出，请从最近的备份恢复。", name)
	}
	return h, nil
}

// marked says whether it is the header of an archive of this program.
func (h header) marked() bool {
	return len(h.bytes) == headerSize && string(h.bytes[:len(sqliteMagic)]) == sqliteMagic && binary.BigEndian.Uint32(h.bytes[markOffset:]) == applicationID
}

func (h header) version() int { return int(binary.BigEndian.Uint32(h.bytes[versionOffset:])) }

// cutShort says whether the file ends inside a page. Where whole pages are missing SQLite says so itself.
func (h header) cutShort() bool {
	page := int64(binary.BigEndian.Uint16(h.bytes[pageSizeOffset:]))
	if page == 1 { // 65,536 does not fit in there
		page = 65536
	}
	return page < 512 || h.size%page != 0
}

// hasLog says whether a write-ahead log lies beside the archive, from which SQLite can complete it.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

func newer(path string, have, newest int) error {
	return township.Errorf(township.CodeNewer, "档案“%s”由更新版本的程序写成（档案版本%d，本程序到%d），没有打开，也没有改动它。请安装新版本的程序。", filepath.Base(path), have, newest)
}

func damaged(path string, cause error) error {
	return township.Because(township.CodeUnreadable, cause, "档案“%s”已损坏，没有打开，也没有改动它。请先另存一份，再从最近的备份恢复。", filepath.Base(path))
}
