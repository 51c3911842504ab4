package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// room is what the packages below a folder may import of ours, and which libraries nobody else may.
type room struct {
	folder string
	may    []string // folders of ours, with all below them; “…” at the end of one means below it only
}

// house is README's drawing: the first room that a package lies in counts.
var house = []room{
	{"app/township", nil},
	{"app/desktop", []string{"app/township", "data/outfile"}},
	{"app/service", []string{"app/township", "app/service", "data", "reports"}},
	{"app", []string{"app", "ui", "data", "reports", "assets"}},
	{"data/datatest", []string{"app/township", "assets", "data"}},
	{"data/excel", []string{"app/township", "assets", "data/sheet", "data/excel"}},
	{"data/sheet", []string{"app/township", "data/sheet"}},
	{"data/outfile", []string{"app/township"}},
	{"data/vault", []string{"app/township", "data/outfile"}},
	{"data", []string{"app/township", "assets"}},
	{"reports", []string{"app/township", "assets", "reports"}},
	{"assets", nil},
	{"ui/widgets", nil},
	{"ui/look", []string{"app/township", "assets"}},
	{"ui/chooser", []string{"app/township", "ui/widgets", "ui/look"}},
	{"ui/around", []string{"app/township", "ui/widgets"}},
	{"ui/raising", []string{"app/township", "ui/widgets", "ui/look"}},
	{"ui/", []string{"app/township", "ui/around", "ui/raising", "ui/widgets", "ui/look"}},
	{"ui", []string{"app/township", "ui"}},
}

// onlyIn says where alone a library may be imported.
var onlyIn = map[string]string{
	"fyne.io/fyne/v2/app":          "app",
	"github.com/sqweek/dialog":     "app/desktop",
	"modernc.org/sqlite":           "data",
	"github.com/jung-kurt/gofpdf":  "reports",
	"github.com/xuri/excelize/v2":  "data/excel",
	"github.com/boombuler/barcode": "reports",
}

// forTests are what only test files may import besides; those of ours nobody else may.
var forTests = []string{"data/datatest", "data/excel/rostertest", "reports/pdftest", "ui/uitest", "github.com/xuri/excelize/v2", "modernc.org/sqlite"}

func TestImportsKeepToTheHouse(t *testing.T) {
	files := 0
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(file, ".."+string(filepath.Separator)))
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != ".." || d.Name() == "testdata" || d.Name() == "build") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") {
			return nil
		}
		files++
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if fault := judge(name, imported); fault != "" {
				t.Errorf("%s imports %s: %s", name, imported, fault)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 200 {
		t.Errorf("only %d files were read", files)
	}
}

// judge says why a file may not import a package, “” if it may.
func judge(file, imported string) string {
	folder := path.Dir(file)
	test := strings.HasSuffix(file, "_test.go")
	if test && contains(forTests, strings.TrimPrefix(imported, "taizhang/")) {
		return ""
	}
	if place, ok := onlyIn[imported]; ok && !within(folder, place) {
		return "only " + place + " may"
	}
	ours, ok := strings.CutPrefix(imported, "taizhang/")
	if !ok {
		if within(folder, "app/township") && strings.Contains(strings.Split(imported, "/")[0], ".") && !test {
			return "the domain knows the standard library only"
		}
		return ""
	}
	if ours == folder {
		return "" // a test from outside its package
	}
	if contains(forTests, ours) {
		return "only tests may"
	}
	for _, r := range house {
		if !within(folder, strings.TrimSuffix(r.folder, "/")) || strings.HasSuffix(r.folder, "/") && !strings.HasPrefix(folder, r.folder) {
			continue
		}
		for _, may := range r.may {
			if within(ours, may) {
				return ""
			}
		}
		return "the house has no such door (README, “The house”)"
	}
	return "no room of the house"
}

func within(folder, place string) bool {
	return folder == place || strings.HasPrefix(folder, place+"/")
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func TestJudgeRefusesWrongDoors(t *testing.T) {
	tests := []struct {
		file, imported string
		allowed        bool
	}{
		{"app/township/date.go", "taizhang/data", false},
		{"app/township/date.go", "fyne.io/fyne/v2", false},
		{"app/township/date.go", "strings", true},
		{"app/service/desk.go", "taizhang/ui", false},
		{"app/service/desk.go", "taizhang/data/sheet", true},
		{"app/main.go", "taizhang/ui", true},
		{"data/open.go", "taizhang/app/service", false},
		{"data/excel/roster.go", "taizhang/data", false},
		{"reports/walllist.go", "taizhang/data", false},
		{"ui/households/screen.go", "taizhang/app/service", false},
		{"ui/households/screen.go", "taizhang/ui/ledgers", false},
		{"ui/households/screen.go", "taizhang/ui/widgets", true},
		{"ui/shell.go", "taizhang/ui/ledgers", true},
		{"ui/shell.go", "fyne.io/fyne/v2/app", false},
		{"ui/shell.go", "taizhang/ui/uitest", false},
		{"ui/households/fake_test.go", "taizhang/ui/uitest", true},
		{"ui/widgets/table.go", "taizhang/app/township", false},
		{"ui/files.go", "github.com/sqweek/dialog", false},
		{"app/desktop/files_windows.go", "github.com/sqweek/dialog", true},
		{"ui/files.go", "modernc.org/sqlite", false},
	}
	for _, tt := range tests {
		if got := judge(tt.file, tt.imported); (got == "") != tt.allowed {
			t.Errorf("%s importing %s: %q; allowed should be %v", tt.file, tt.imported, got, tt.allowed)
		}
	}
}

// TestTopLevel keeps the agreed rooms: what else lies at the top has no place.
func TestTopLevel(t *testing.T) {
	agreed := map[string]bool{
		"app": true, "ui": true, "data": true, "reports": true, "assets": true, "go.mod": true, "go.sum": true,
		"FyneApp.toml": true, "README.md": true, "build": true, // build is made by the checks and not kept
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !agreed[e.Name()] && !strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s lies at the top level", e.Name())
		}
	}
}

// TestVersion compares the program's version with FyneApp.toml, which the Windows build reads.
func TestVersion(t *testing.T) {
	text, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`Version = "` + version + `"`, `ID = "` + appID + `"`, `Name = "` + appName + `"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("FyneApp.toml lacks %s:\n%s", want, text)
		}
	}
}
