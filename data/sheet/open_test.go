package sheet

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestOpenRefuses(t *testing.T) {
	tests := []struct {
		name, data string
		code       township.Code
		words      string
	}{
		{"空.xlsx", "", township.CodeUnreadable, "空文件（0 字节）"},
		{"文.xlsx", "%PDF-1.7\n%\xE2\xE3", township.CodeUnsupported, "是 PDF 文件"},
		{"片.xlsx", "\x89PNG\r\n\x1a\n\x00", township.CodeUnsupported, "是图片"},
		{"片.xls", "\xFF\xD8\xFF\xE0\x00\x10JFIF", township.CodeUnsupported, "是图片"},
		{"片.csv", "BM\x36\x00\x00\x00", township.CodeUnsupported, "是图片"},
		{"包.xlsx", "Rar!\x1A\x07\x00", township.CodeUnsupported, "是 RAR 压缩包"},
		{"包.xls", "\x1F\x8B\x08\x00", township.CodeUnsupported, "是压缩包"},
		{"程.xls", "MZ\x90\x00\x03", township.CodeUnsupported, "是程序"},
		{"档.csv", "SQLite format 3\x00", township.CodeUnsupported, "是数据库"},
		{"旧.xls", "\x09\x04\x06\x00\x00\x04", township.CodeUnsupported, "Excel 4"},
		{"~$册.xlsx", "\x05Clerk\x00\x00", township.CodeUnreadable, "临时文件"},
		{"乱.csv", "a\x00b\x00", township.CodeUnreadable, "不是文字"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wantError(t, refusal(t, tt.name, []byte(tt.data)), tt.code, "“"+tt.name+"”", tt.words, "请")
		})
	}
}

func TestTheNameDoesNotDecide(t *testing.T) {
	book := smallBook(`<row r="1"><c r="A1"><v>1</v></c></row>`).zip(t)
	tests := []struct {
		name, format string
		data         []byte
	}{
		{"册.xls", "xlsx", book},
		{"册.csv", "xlsx", book},
		{"册.xlsx", "xls", legacyFixture(t)},
		{"册.xls", "html", []byte("<table><tr><td>1</table>")},
		{"册.xls", "csv", []byte("a\tb\n1\t2\n")},
		{"册.xlsx", "csv", []byte("BMI,MZ\n1,2\n")},
	}
	for _, tt := range tests {
		if got := mustOpen(t, writeFile(t, tt.name, tt.data)).Format; got != tt.format {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.format)
		}
	}
}

func TestOpenNoFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), filepath.Join(dir, "没有.xlsx"), Options{})
	wantError(t, err, township.CodeUnreadable, "找不到“没有.xlsx”", "优盘")
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("cause: got %v", errors.Unwrap(err))
	}
	folder := filepath.Join(dir, "花名册")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), folder, Options{})
	wantError(t, err, township.CodeUnsupported, "“花名册”是文件夹", "请打开它")
	huge := writeFile(t, "大.csv", []byte("x"))
	if err := os.Truncate(huge, MaxFile+1); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), huge, Options{})
	wantError(t, err, township.CodeTooLarge, "“大.csv”有 300 MB", "请")
}

func TestFileErrors(t *testing.T) {
	tests := []struct {
		cause error
		code  township.Code
		words string
	}{
		{&fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, township.CodeUnreadable, "没有权限读取“册.xls”"},
		{&fs.PathError{Op: "open", Path: "x", Err: lockedForTest}, township.CodeBusy, "正被 Excel 或 WPS 打开着"},
		{&fs.PathError{Op: "read", Path: "x", Err: goneForTest}, township.CodeUnreadable, "优盘断开"},
		{errors.New("odd"), township.CodeUnreadable, "“册.xls”读不出来"},
		{io.ErrUnexpectedEOF, township.CodeUnreadable, "已损坏或没有拷贝完整"},
		{context.DeadlineExceeded, township.CodeCancelled, "已停止读取“册.xls”"},
	}
	for _, tt := range tests {
		err := named("册.xls", tt.cause)
		wantError(t, err, tt.code, tt.words)
		if !errors.Is(err, tt.cause) {
			t.Errorf("%v: the cause is lost", tt.cause)
		}
	}
	if err := named("册.xls", nil); err != nil {
		t.Errorf("named nil: got %v", err)
	}
}

func TestDigest(t *testing.T) {
	path := writeFile(t, "册.csv", []byte("abc"))
	sum, size, err := Digest(path)
	if want := "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; sum != want || size != 3 || err != nil {
		t.Errorf("got %s %d %v, want %s 3", sum, size, err, want)
	}
	_, _, err = Digest(filepath.Join(t.TempDir(), "没有.csv"))
	wantError(t, err, township.CodeUnreadable, "“没有.csv”")
}

func TestCopyIn(t *testing.T) {
	dir := t.TempDir()
	data := strings.Repeat("张三,1\n", 100_000)
	copied, err := CopyIn(t.Context(), writeFile(t, "册 子.xlsx", []byte(data)), dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(copied)
	if err != nil || string(got) != data {
		t.Errorf("copy: %d bytes, %v", len(got), err)
	}
	info, err := os.Stat(copied)
	if err != nil || filepath.Ext(copied) != ".xlsx" || filepath.Dir(copied) != dir {
		t.Errorf("path: got %s, %v", copied, err)
	}
	if info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("mode: got %v, want 0600", info.Mode())
	}
}

func TestCopyInRefuses(t *testing.T) {
	dir := t.TempDir()
	path := writeFile(t, "册.xlsx", []byte("abc"))
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	huge := writeFile(t, "大.xlsx", nil)
	if err := os.Truncate(huge, MaxFile+1); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path, dir string
		ctx             context.Context
		code            township.Code
		words           string
	}{
		{"missing", filepath.Join(dir, "没有.xlsx"), dir, t.Context(), township.CodeUnreadable, "找不到“没有.xlsx”"},
		{"folder", filepath.Dir(path), dir, t.Context(), township.CodeUnsupported, "是文件夹"},
		{"too large", huge, dir, t.Context(), township.CodeTooLarge, "超过 300 MB"},
		{"stopped", path, dir, cancelled, township.CodeCancelled, "已停止"},
		{"nowhere to put it", path, filepath.Join(dir, "没有"), t.Context(), township.CodeWrite, "写不进去"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := CopyIn(tt.ctx, tt.path, tt.dir)
			wantError(t, err, tt.code, tt.words)
		})
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("left in the folder: %d files, %v", len(left), err)
	}
}

func TestCopyInNoticesAChangedSize(t *testing.T) {
	path := writeFile(t, "册.xlsx", []byte("abcdef"))
	from, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = from.Close() }()
	to, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = to.Close() }()
	err = named("册.xlsx", copyWhole(t.Context(), to, from, 7))
	wantError(t, err, township.CodeUnreadable, "“册.xlsx”在拷贝时变了大小", "请")
}

func TestDateFormats(t *testing.T) {
	tests := []struct {
		code string
		want bool
	}{
		{`yyyy\-mm\-dd`, true},
		{`yyyy"年"m"月"d"日";@`, true},
		{`[$-804]yyyy"年"m"月"`, true},
		{`[DBNum1][$-804]m"月"`, true},
		{`h:mm AM/PM`, true},
		{`[h]:mm`, true},
		{`[ss]`, true},
		{`[Red]0.00`, false},
		{`General`, false},
		{`G/通用格式`, false},
		{`0.00E+00`, false},
		{`#,##0.00_);[Red]\(#,##0.00\)`, false},
		{`0"days"`, false},
		{`0\d`, false},
		{`_m0`, false},
		{`@`, false},
		{`[$-F800]dddd`, true},
		{`0"unclosed`, false},
		{`[unclosed`, false},
	}
	for _, tt := range tests {
		if got := isDateCode(tt.code); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.code, got, tt.want)
		}
	}
	for id, want := range map[int]bool{0: false, 13: false, 14: true, 22: true, 23: false, 31: true, 46: true, 49: false, 57: true, 59: false, 164: false} {
		if got := isDateFormat(id, nil); got != want {
			t.Errorf("built-in %d: got %v, want %v", id, got, want)
		}
	}
	if isDateFormat(14, map[int]string{14: "0.00"}) {
		t.Error("an own format must go before the built-in one")
	}
}
