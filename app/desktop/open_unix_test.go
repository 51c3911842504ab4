//go:build unix

package desktop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

// helpers puts programs in place of all others; each notes its call and ends with its status.
func helpers(t *testing.T, status map[string]string) (calls func() []string) {
	t.Helper()
	dir := t.TempDir()
	record := filepath.Join(dir, "calls")
	for name, code := range status {
		script := "#!/bin/sh\necho \"" + name + " $*\" >> '" + record + "'\nexit " + code + "\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return func() []string {
		text, err := os.ReadFile(record)
		if err != nil {
			return nil
		}
		return strings.Split(strings.TrimSpace(string(text)), "\n")
	}
}

func TestOpenPrintReveal(t *testing.T) {
	dir := t.TempDir()
	paper := touch(t, filepath.Join(dir, "一,二 台账.pdf"))
	book := touch(t, filepath.Join(dir, "台账.xlsx"))
	shown := "dbus-send --session --print-reply --dest=org.freedesktop.FileManager1 /org/freedesktop/FileManager1 " +
		"org.freedesktop.FileManager1.ShowItems array:string:file://" + dir + "/%E4%B8%80%2C%E4%BA%8C%20%E5%8F%B0%E8%B4%A6.pdf string:"
	printFile := func(path string) error {
		_, err := PrintFile(path)
		return err
	}
	tests := []struct {
		name   string
		do     func(string) error
		file   string
		status map[string]string
		want   []string
		part   string
	}{
		{"open", OpenFile, paper, map[string]string{"xdg-open": "0"}, []string{"xdg-open " + paper}, ""},
		{"open, no viewer", OpenFile, paper, map[string]string{"xdg-open": "3"}, []string{"xdg-open " + paper}, "没有能打开“一,二 台账.pdf”的程序"},
		{"open, no helper", OpenFile, paper, nil, nil, "文件在这里：" + paper},
		{"print", printFile, paper, map[string]string{"lp": "0", "xdg-open": "0"}, []string{"lp " + paper}, ""},
		{"print by lpr", printFile, paper, map[string]string{"lpr": "0"}, []string{"lpr " + paper}, ""},
		{"print without printer", printFile, paper, map[string]string{"lp": "1", "xdg-open": "0"}, []string{"lp " + paper, "xdg-open " + paper}, ""},
		{"print a workbook", printFile, book, map[string]string{"lp": "0", "xdg-open": "0"}, []string{"xdg-open " + book}, ""},
		{"print, no helper", printFile, paper, nil, nil, "没有能打开"},
		{"reveal", RevealFile, paper, map[string]string{"dbus-send": "0", "xdg-open": "0"}, []string{shown}, ""},
		{"reveal without D-Bus", RevealFile, paper, map[string]string{"dbus-send": "1", "xdg-open": "0"}, []string{shown, "xdg-open " + dir}, ""},
		{"reveal, no helper", RevealFile, paper, nil, nil, "打不开文件夹。文件在这里：" + paper},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			calls := helpers(t, tt.status)
			err := tt.do(tt.file)
			want := township.Code("")
			if tt.part != "" {
				want = township.CodeUnsupported
			}
			wantError(t, err, want, tt.part)
			if got := strings.Join(calls(), "\n"); got != strings.Join(tt.want, "\n") {
				t.Errorf("called\n%s\nwant\n%s", got, strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestPrintSaysThatItFellBack(t *testing.T) {
	paper := touch(t, filepath.Join(t.TempDir(), "台账.pdf"))
	helpers(t, map[string]string{"lp": "0", "xdg-open": "0"})
	if fellBack, err := PrintFile(paper); fellBack || err != nil {
		t.Errorf("with a printer: %v, %v", fellBack, err)
	}
	helpers(t, map[string]string{"xdg-open": "0"})
	if fellBack, err := PrintFile(paper); !fellBack || err != nil {
		t.Errorf("without a printer: %v, %v", fellBack, err)
	}
}

func TestFileIsGone(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "台账.pdf")
	wantError(t, OpenFile(missing), township.CodeNotFound, "台账.pdf”，可能已被移走或删除")
	wantError(t, RevealFile(missing), township.CodeNotFound, "可能已被移走或删除")
	_, err := PrintFile(missing)
	wantError(t, err, township.CodeNotFound, "可能已被移走或删除")
}
