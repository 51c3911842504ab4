package desktop

import (
	"fmt"
	"slices"
	"testing"
	"unicode/utf16"
	"unsafe"

	"github.com/sqweek/dialog"

	"taizhang/app/township"
)

func TestSplitChoice(t *testing.T) {
	tests := []struct {
		buffer string
		want   []string
	}{
		{"\x00\x00", nil},
		{"D:\\花名册.xls\x00\x00", []string{`D:\花名册.xls`}},
		{"D:\\下载\x00一.xls\x00𬭎.xls\x00\x00", []string{`D:\下载\一.xls`, `D:\下载\𬭎.xls`}},
	}
	for _, tt := range tests {
		if got := splitChoice(utf16.Encode([]rune(tt.buffer))); !slices.Equal(got, tt.want) {
			t.Errorf("%q gives %q, want %q", tt.buffer, got, tt.want)
		}
	}
}

func TestFilterText(t *testing.T) {
	got := string(utf16.Decode(filterText([]Filter{{Name: "花名册", Extensions: []string{"xlsx", "xls"}}})))
	if want := "花名册\x00*.xlsx;*.xls\x00\x00\x00"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpenFileNameIsLaidOutAsInC(t *testing.T) {
	if got := unsafe.Sizeof(openFileName{}); got != 152 {
		t.Errorf("the struct has %d bytes, want 152", got)
	}
}

func TestPathTooLong(t *testing.T) {
	err := dialogFailed(fmt.Errorf("open: %w", dialog.WinDlgError(0x3003)))
	wantError(t, err, township.CodeInvalid, "超过 260 个字符")
}
