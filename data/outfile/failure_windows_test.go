package outfile

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/windows"

	"taizhang/app/township"
)

const diskFull = windows.ERROR_DISK_FULL

var heldNumbers = []syscall.Errno{windows.ERROR_ACCESS_DENIED, windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION}

var errorNumbers = []struct {
	number syscall.Errno
	code   township.Code
	part   string
}{
	{windows.ERROR_SHARING_VIOLATION, township.CodeBusy, "正被其他程序打开"},
	{windows.ERROR_DISK_FULL, township.CodeWrite, "磁盘空间不足"},
	{windows.ERROR_NOT_READY, township.CodeWrite, "请重新插好 U 盘"},
	{windows.ERROR_DEVICE_NOT_CONNECTED, township.CodeWrite, "请重新插好 U 盘"},
	{windows.ERROR_WRITE_PROTECT, township.CodeWrite, "只读的（写保护）"},
	{windows.ERROR_ACCESS_DENIED, township.CodeWrite, "没有权限在文件夹"},
	{windows.ERROR_PATH_NOT_FOUND, township.CodeWrite, "不存在"},
	{windows.ERROR_FILENAME_EXCED_RANGE, township.CodeWrite, "请把文件名改短"},
	{windows.ERROR_INVALID_NAME, township.CodeWrite, "换一个不含特殊符号的文件名"},
	{windows.ERROR_FILE_TOO_LARGE, township.CodeWrite, "单个文件的大小上限"},
	{windows.ERROR_BAD_FORMAT, township.CodeWrite, "请换一个位置再存"},
}

// TestTargetOpenElsewhere holds the target as Excel does.
func TestTargetOpenElsewhere(t *testing.T) {
	path := writeOld(t, "x.pdf")
	name, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	handle, err := windows.CreateFile(name, windows.GENERIC_READ, windows.FILE_SHARE_READ, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	err = impatient().write(t.Context(), path, text("new"))
	wantError(t, err, township.CodeBusy, "“x.pdf”正被其他程序打开")
	if err := errors.Join(windows.CloseHandle(handle)); err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "old")
}

func TestExtended(t *testing.T) {
	deep := strings.Repeat(`\文件夹`, 40)
	tests := []struct{ path, want string }{
		{`D:\台账\x.pdf`, `D:\台账\x.pdf`},
		{`D:` + deep, `\\?\D:` + deep},
		{`\\pc\share` + deep, `\\?\UNC\pc\share` + deep},
		{`\\?\D:` + deep, `\\?\D:` + deep},
	}
	for _, tt := range tests {
		if got := extended(tt.path); got != tt.want {
			t.Errorf("extended(%.20q) = %.30q, want %.30q", tt.path, got, tt.want)
		}
	}
}
