package outfile

import (
	"errors"
	"path/filepath"
	"syscall"

	"taizhang/app/township"
)

// kind is what went wrong, as far as it matters for what the clerk does next.
type kind int

const (
	other     kind = iota
	held           // another program has the file open
	full           // no room
	gone           // the stick is out, or the medium fails
	protected      // the medium cannot be written
	denied         // the folder cannot be written by this user
	noFolder       // the folder is not there
	tooLong        // the path is too long for the system
	badName        // the name has characters that the system refuses
	tooBig         // over the medium's limit for one file
)

// kindOf finds the system's error number in err.
func kindOf(err error) kind {
	var number syscall.Errno
	if errors.As(err, &number) {
		return kinds[number]
	}
	return other
}

// failure says why target could not be written. The old file, if any, is untouched.
func failure(target string, err error) error {
	name, dir := filepath.Base(target), filepath.Dir(target)
	say := func(format string, args ...any) error {
		return township.Because(township.CodeWrite, err, format, args...)
	}
	switch kindOf(err) {
	case held:
		return busy(target, err)
	case full:
		return say("磁盘空间不足，“%s”没有写出，原来的文件未动。请清理“%s”所在的磁盘，或另存到别的位置。", name, dir)
	case gone:
		return say("写“%s”时磁盘或 U 盘断开或出错，文件没有写出。请重新插好 U 盘再存，或另存到本机硬盘。", name)
	case protected:
		return say("“%s”所在的磁盘或 U 盘是只读的（写保护），文件没有写出。请关闭写保护，或另存到别的位置。", name)
	case denied:
		return say("没有权限在文件夹“%s”里写“%s”。请另存到桌面、“文档”等自己的文件夹。", dir, name)
	case noFolder:
		return say("文件夹“%s”不存在，“%s”没有写出。请先建好文件夹，或另选位置。", dir, name)
	case tooLong:
		return say("“%s”的名称或路径太长，系统存不下。请把文件名改短，或存到层级较浅的文件夹。", name)
	case badName:
		return say("“%s”这个文件名系统不接受，文件没有写出。请换一个不含特殊符号的文件名。", name)
	case tooBig:
		return say("“%s”超过了该磁盘单个文件的大小上限，没有写出。请另存到本机硬盘，或分村分批导出。", name)
	}
	return say("“%s”没有写出，原来的文件未动。请换一个位置再存；若再次出现，请把日志交给维护人员。", name)
}

func busy(target string, err error) error {
	return township.Because(township.CodeBusy, err,
		"“%s”正被其他程序打开，请先关闭正在打开该文件的 Excel/WPS，再重试，或另存为别的文件名。", filepath.Base(target))
}

// cancelled says that the clerk stopped the work; a deadline that ran out counts as that too.
func cancelled(target string, err error) error {
	return township.Because(township.CodeCancelled, err, "已停止，“%s”没有写出，原来的文件未动。", filepath.Base(target))
}

func noFile(target string) error {
	return township.Errorf(township.CodeWrite, "“%s”是设备或管道，不能当作文件来写。请换一个文件名。", target)
}

func isFolder(target string) error {
	return township.Errorf(township.CodeWrite, "“%s”是一个文件夹，不能当作文件来写。请换一个文件名。", target)
}

func readOnlyFile(target string) error {
	return township.Errorf(township.CodeWrite,
		"“%s”被设为只读，没有改动它。请在文件属性里取消“只读”，或另存为别的文件名。", filepath.Base(target))
}

func corrupt(target string, err error) error {
	return township.Because(township.CodeWrite, err,
		"“%s”写出后读回核对不一致，已放弃，原来的文件未动。磁盘或 U 盘可能有坏块，请换一个位置再存。", filepath.Base(target))
}

// unconfirmed is the one failure after the new file is in its place.
func unconfirmed(target string, err error) error {
	return township.Because(township.CodeWrite, err,
		"“%s”已写出，但系统没有确认它已真正存到磁盘上。请先不要拔 U 盘，再存一次。", filepath.Base(target))
}
