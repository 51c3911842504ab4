package page

import (
	"context"
	"errors"

	"taizhang/app/township"
)

// Stopped returns nil while the work may go on, and once ctx is done what the clerk is told
// then, a *township.Error with CodeCancelled.
func Stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return township.Because(township.CodeCancelled, err, "已取消打印，没有生成文件。")
	}
	return nil
}

// writeError is what the clerk is told when the file could not be written. An
// error that has its sentence already keeps it.
func writeError(err error) error {
	var known *township.Error
	if errors.As(err, &known) {
		return err
	}
	return township.Because(township.CodeWrite, err, "PDF 没有写成：目标文件写入失败。请检查磁盘空间和优盘是否还在，然后重试。")
}
