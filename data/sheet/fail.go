package sheet

import (
	"archive/zip"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"taizhang/app/township"
)

// What the clerk can do about a file; every sentence ends with one of these or one of its own.
const (
	doAgain  = "请到原电脑上重新导出，或重新拷贝一份再导入。"
	doSaveAs = "请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。"
)

// failure is a fault found where the file's name is not known; named puts the name in front.
type failure struct {
	code  township.Code
	text  string // continues the sentence that the name begins
	cause error  // for the log
}

// Error returns the sentence without the file's name.
func (f *failure) Error() string { return f.text }

// Unwrap gives the cause to the log.
func (f *failure) Unwrap() error { return f.cause }

// damaged says that the file is broken, and where.
func damaged(where string, args ...any) error { return damagedBy(nil, where, args...) }

// damagedBy is damaged with a cause for the log.
func damagedBy(cause error, where string, args ...any) error {
	return &failure{
		code:  township.CodeUnreadable,
		text:  "已损坏或没有拷贝完整（" + fmt.Sprintf(where, args...) + "）。" + doAgain,
		cause: cause,
	}
}

// unreadable gives a sentence of its own to a file that is not what it should be.
func unreadable(format string, args ...any) error {
	return &failure{code: township.CodeUnreadable, text: fmt.Sprintf(format, args...)}
}

// unsupported refuses a sound file of another kind.
func unsupported(format string, args ...any) error {
	return &failure{code: township.CodeUnsupported, text: fmt.Sprintf(format, args...)}
}

// tooLarge refuses what would take too much memory or time.
func tooLarge(format string, args ...any) error {
	return &failure{code: township.CodeTooLarge, text: fmt.Sprintf(format, args...)}
}

// named turns whatever happened below into an error for the clerk that names the file.
func named(base string, err error) error {
	var known *township.Error
	var f *failure
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return township.Because(township.CodeCancelled, err, "已停止读取“%s”，没有导入任何数据。", base)
	case errors.As(err, &f):
		return township.Because(f.code, f.cause, "“%s”%s", base, f.text)
	case isCorrupt(err):
		return township.Because(township.CodeUnreadable, err, "“%s”已损坏或没有拷贝完整。%s", base, doAgain)
	}
	return fileError(base, err)
}

// isCorrupt says whether err is the word of a decoder about bytes that make no sense.
func isCorrupt(err error) bool {
	for _, known := range []error{
		zip.ErrFormat, zip.ErrAlgorithm, zip.ErrChecksum, io.ErrUnexpectedEOF, io.EOF,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	var corrupt flate.CorruptInputError
	var internal flate.InternalError
	return errors.As(err, &corrupt) || errors.As(err, &internal)
}

// fileError explains what the system said about opening or reading a file.
func fileError(base string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return township.Because(township.CodeUnreadable, err,
			"找不到“%s”：文件已移走、改名，或者优盘已拔出。请插好优盘，重新选择文件。", base)
	case errors.Is(err, fs.ErrPermission):
		return township.Because(township.CodeUnreadable, err,
			"没有权限读取“%s”。请把它复制到桌面再导入，或请管理员开放读取权限。", base)
	case isLocked(err):
		return township.Because(township.CodeBusy, err,
			"“%s”正被 Excel 或 WPS 打开着，读不了。请先关闭那个窗口，再导入。", base)
	case isGone(err):
		return township.Because(township.CodeUnreadable, err,
			"读取“%s”时优盘断开或读盘出错。请重新插好优盘再试；若仍出错，请换一个优盘重新拷贝。", base)
	}
	return township.Because(township.CodeUnreadable, err, "“%s”读不出来。%s", base, doAgain)
}
