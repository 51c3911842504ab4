package desktop

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"taizhang/app/township"
)

var pdf = Filter{Name: "PDF 文件", Extensions: []string{"pdf"}}

// answers plays a clerk: each dialog returns the next of paths, "" cancels.
type answers struct {
	paths []string
	asked []request
}

func (a *answers) next(r request) (string, error) {
	a.asked = append(a.asked, r)
	path := a.paths[0]
	a.paths = a.paths[1:]
	if path == "" {
		return "", errCancelled
	}
	return path, nil
}

func filesWith(a *answers, options FileOptions) *systemFiles {
	many := func(r request) ([]string, error) {
		path, err := a.next(r)
		return []string{path, path + "2"}, err
	}
	return &systemFiles{
		options: options, folder: options.Folder,
		pick: picker{open: a.next, many: many, save: a.next, folder: a.next},
	}
}

func TestSave(t *testing.T) {
	dir := t.TempDir()
	old := touch(t, filepath.Join(dir, "旧.pdf"))
	in := func(name string) string { return filepath.Join(dir, name) }
	yes := func(string) bool { return true }
	no := func(string) bool { return false }
	tests := []struct {
		name      string
		chosen    []string
		overwrite func(string) bool
		want      string
	}{
		{"extension is there", []string{in("x.pdf")}, no, in("x.pdf")},
		{"extension in capitals", []string{in("x.PDF")}, no, in("x.PDF")},
		{"extension is missing", []string{in("x")}, no, in("x.pdf")},
		{"another extension", []string{in("2021.11")}, no, in("2021.11.pdf")},
		{"system has asked", []string{old}, no, old},
		{"replace", []string{in("旧")}, yes, old},
		{"not replace, another name", []string{in("旧"), in("新")}, no, in("新.pdf")},
		{"not replace, cancel", []string{in("旧"), ""}, no, ""},
		{"nobody to ask", []string{in("旧"), ""}, nil, ""},
		{"cancel", []string{""}, yes, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &answers{paths: tt.chosen}
			got, ok, err := filesWith(a, FileOptions{Overwrite: tt.overwrite}).Save("保存名单", "柏树村:监测户", pdf)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q, %v, want %q", got, ok, tt.want)
			}
			if name := a.asked[0].name; name != "柏树村_监测户.pdf" {
				t.Errorf("suggested %q", name)
			}
			if len(a.paths) > 0 {
				t.Errorf("%d answers were not asked for", len(a.paths))
			}
		})
	}
}

// TestDialogs asks four times: for a file, files, a folder, and files without an answer.
func TestDialogs(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	roster := filepath.Join(second, "a.xlsx")
	var remembered []string
	a := &answers{paths: []string{roster, roster, first, ""}}
	files := filesWith(a, FileOptions{Folder: first, Remember: func(dir string) { remembered = append(remembered, dir) }})
	asks := []struct {
		name  string
		ask   func() ([]string, bool, error)
		want  []string
		where string // the dialog opens here
	}{
		{"open", one(files.Open), []string{roster}, first},
		{"open many", func() ([]string, bool, error) { return files.OpenMany("选择花名册") }, []string{roster, roster + "2"}, second},
		{"folder", func() ([]string, bool, error) {
			path, ok, err := files.Folder("选择文件夹")
			return []string{path}, ok, err
		}, []string{first}, second},
		{"cancelled", func() ([]string, bool, error) { return files.OpenMany("选择花名册") }, nil, first},
	}
	for i, tt := range asks {
		got, ok, err := tt.ask()
		if err != nil || ok != (tt.want != nil) || !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, %v, %v, want %q", tt.name, got, ok, err, tt.want)
		}
		if where := a.asked[i].folder; where != tt.where {
			t.Errorf("%s opens in %q, want %q", tt.name, where, tt.where)
		}
	}
	if want := []string{second, first}; !slices.Equal(remembered, want) {
		t.Errorf("remembered %q, want %q", remembered, want)
	}
}

func one(open func(string, ...Filter) (string, bool, error)) func() ([]string, bool, error) {
	return func() ([]string, bool, error) {
		path, ok, err := open("选择花名册")
		return []string{path}, ok, err
	}
}

func TestFolderThatIsGone(t *testing.T) {
	files := filesWith(nil, FileOptions{Folder: filepath.Join(t.TempDir(), "gone")})
	if got := files.lastFolder(); got != "" {
		t.Errorf("the dialog would open in %q", got)
	}
}

func TestSecondClickIsIgnored(t *testing.T) {
	opened, closed := make(chan struct{}), make(chan struct{})
	files := &systemFiles{pick: picker{open: func(request) (string, error) {
		opened <- struct{}{}
		<-closed
		return "", errCancelled
	}}}
	done := make(chan error)
	go func() {
		_, _, err := files.Open("选择花名册")
		done <- err
	}()
	<-opened
	if path, ok, err := files.Open("选择花名册"); ok || err != nil {
		t.Errorf("the second dialog gives %q, %v, %v", path, ok, err)
	}
	close(closed)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if files.busy.Load() {
		t.Error("still busy after the dialog was closed")
	}
}

func TestDialogErrors(t *testing.T) {
	fails := &systemFiles{pick: picker{open: func(request) (string, error) { return "", errors.New("0x2") }}}
	_, _, err := fails.Open("选择花名册")
	wantError(t, err, township.CodeInternal, "请重试，或把文件拖到窗口里")
	panics := &systemFiles{pick: picker{open: func(request) (string, error) { panic("gtk initialisation failed") }}}
	_, _, err = panics.Open("选择花名册")
	wantError(t, err, township.CodeUnsupported, "打不开系统的文件对话框")
	if panics.busy.Load() {
		t.Error("still busy after a panic")
	}
}
