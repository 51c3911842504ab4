//go:build unix

package outfile

import (
	"syscall"

	"taizhang/app/township"
)

const diskFull = syscall.ENOSPC

var heldNumbers = []syscall.Errno{syscall.EBUSY, syscall.ETXTBSY}

var errorNumbers = []struct {
	number syscall.Errno
	code   township.Code
	part   string
}{
	{syscall.EBUSY, township.CodeBusy, "正被其他程序打开"},
	{syscall.ENOSPC, township.CodeWrite, "磁盘空间不足"},
	{syscall.EDQUOT, township.CodeWrite, "磁盘空间不足"},
	{syscall.ENODEV, township.CodeWrite, "请重新插好 U 盘"},
	{syscall.EIO, township.CodeWrite, "请重新插好 U 盘"},
	{syscall.EROFS, township.CodeWrite, "只读的（写保护）"},
	{syscall.EACCES, township.CodeWrite, "没有权限在文件夹"},
	{syscall.ENOENT, township.CodeWrite, "不存在"},
	{syscall.ENAMETOOLONG, township.CodeWrite, "请把文件名改短"},
	{syscall.EINVAL, township.CodeWrite, "换一个不含特殊符号的文件名"},
	{syscall.EFBIG, township.CodeWrite, "单个文件的大小上限"},
	{syscall.ENOTTY, township.CodeWrite, "请换一个位置再存"},
}
