package desktop

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestRedact(t *testing.T) {
	tests := []struct{ in, want string }{
		{"证件 519900199001011234 重复", "证件 [18位号码] 重复"},
		{"51990019900101123X", "[18位号码]"},
		{"51990019900101123x", "[18位号码]"},
		{"身份证５１９９００１９９００１０１１２３４", "身份证[18位号码]"},
		{"519900 19900101 1234", "[20位号码]"},
		{"519900900101123", "[15位号码]"},
		{"残疾人证 51990019900101123444", "残疾人证 [20位号码]"},
		{"户编号 5199001234567890123456", "户编号 [22位号码]"},
		{"5.199001990010112e+17", "5.[15位号码]e+17"},
		{"电话13812345678", "电话[电话]"},
		{"138 1234 5678", "[电话]"},
		{"138-1234-5678", "[电话]"},
		{"+86 13812345678", "[电话]"},
		{"13812345678,13912345678 15012345678", "[电话],[电话] [电话]"},
		{"0851-1234567", "[电话]"},
		{"(0851)12345678", "([电话]"},
		{"08511234567", "[电话]"},
		{"010 12345678", "[电话]"},
		{"12812345678", "12812345678"},
		{"rows=1451 new=1436 ms=123456", "rows=1451 new=1436 ms=123456"},
		{"time=2026-11-21T22:01:00.000+08:00", "time=2026-11-21T22:01:00.000+08:00"},
		{"5199001234", "5199001234"},
		{"", ""},
	}
	for _, tt := range tests {
		if got := redact(tt.in); got != tt.want {
			t.Errorf("redact(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got, want := redactStrictly("no household 张三丰 519900199001011234"), "no household □ [18□]"; got != want {
		t.Errorf("strictly: %q, want %q", got, want)
	}
}

func TestLogKeepsNoPersonalNumbers(t *testing.T) {
	dir := t.TempDir()
	logger, closer, err := OpenLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	const id, phone = "519900199001011234", "13812345678"
	cause := fmt.Errorf("row 12: %w", township.Because(township.CodeConflict, errors.New("UNIQUE: "+id), "证件号码 %s 重复", id))
	logger.Info("import of "+id, "phone", phone, "number", 519900199001011234,
		slog.Group("row", "id", []string{id, phone}, "err", cause))
	logger.With("who", id).WithGroup("g").Error("failed", "err", cause, "head", struct{ ID, Phone string }{id, phone})
	logger.Info("done", "rows", 1451)
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, logName)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{id, phone} {
		if strings.Contains(string(text), secret) {
			t.Errorf("the log holds %s:\n%s", secret, text)
		}
	}
	for _, want := range []string{"[18位号码]", "[电话]", "rows=1451", "row 12"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the log lacks %q:\n%s", want, text)
		}
	}
	if n := strings.Count(string(text), "\n"); n != 3 {
		t.Errorf("the log has %d lines, want 3", n)
	}
}

func TestLogInMissingFolder(t *testing.T) {
	_, _, err := OpenLog(filepath.Join(t.TempDir(), "没有"))
	wantError(t, err, township.CodeWrite, "请检查这个文件夹能否写入")
}
