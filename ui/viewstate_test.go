package ui

import (
	"os"
	"path/filepath"
	"testing"
)

type widths map[string]float32

func TestViewStateLasts(t *testing.T) {
	folder := t.TempDir()
	v := openViewState(folder, func(msg string, err error) { t.Errorf("%s: %v", msg, err) })
	v.remember("columns", widths{"name": 120})
	v.remember("columns", widths{"name": 140})
	v.flush()
	v = openViewState(folder, nil)
	var got widths
	if !v.recall("columns", &got) || got["name"] != 140 {
		t.Errorf("recalled %v", got)
	}
	if v.recall("nothing", &got) {
		t.Error("recalled what was never remembered")
	}
	var number int
	if v.recall("columns", &number) {
		t.Error("recalled into what does not fit")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("files in the folder: %v, %v; want one", left, err)
	}
}

func TestDamagedViewStateStartsAfresh(t *testing.T) {
	for _, text := range []string{"", "{", "null", "[1,2]"} {
		folder := t.TempDir()
		if err := os.WriteFile(filepath.Join(folder, viewFile), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		logged := 0
		v := openViewState(folder, func(string, error) { logged++ })
		v.remember("scale", 120)
		v.flush()
		var got int
		if !openViewState(folder, nil).recall("scale", &got) || got != 120 || logged != 1 {
			t.Errorf("%q: recalled %d, logged %d times", text, got, logged)
		}
	}
}

func TestViewStateWithoutAFolder(t *testing.T) {
	v := openViewState("", func(msg string, err error) { t.Errorf("%s: %v", msg, err) })
	v.remember("scale", 120)
	v.flush()
	var got int
	if !v.recall("scale", &got) || got != 120 {
		t.Errorf("recalled %d", got)
	}
}

func TestUnwritableFolderIsLogged(t *testing.T) {
	logged := 0
	v := openViewState(filepath.Join(t.TempDir(), "gone"), func(string, error) { logged++ })
	v.remember("scale", 120)
	v.flush()
	v.remember("bad", func() {})
	if logged != 2 {
		t.Errorf("logged %d times, want 2", logged)
	}
}
