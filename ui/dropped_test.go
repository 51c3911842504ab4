package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/app/township"
)

// sorter is a desk that tells files apart by their names.
type sorter struct{ *fakeDesk }

func (d *sorter) KindOfBook(_ context.Context, path string) (township.BookKind, error) {
	switch name := filepath.Base(path); {
	case strings.Contains(name, "密"):
		return "", township.Errorf(township.CodePassword, "有打开密码。")
	case strings.Contains(name, "问题"):
		return township.IssueListBook, nil
	case strings.Contains(name, "坏"):
		return "", township.Errorf(township.CodeUnsupported, "打不开。")
	}
	return township.RosterBook, nil
}

// TestDroppedFilesGoWhereTheyBelong: a list of issues to 问题, a roster to 交换; what nobody can tell is asked about.
func TestDroppedFilesGoWhereTheyBelong(t *testing.T) {
	for name, want := range map[string]string{"问题.xlsx": placeIssues, "人口.xlsx": placeExchange, "坏.xlsx": placeExchange, "密.xlsx": ""} {
		s := opened(t, founded())
		s.cfg.Desk = &sorter{founded()}
		s.importDropped([]string{name})
		await(t, "the reading", func() bool { return s.working == 0 })
		switch {
		case want == "" && (s.current.Key != placeHome || !s.blocked()):
			t.Errorf("%s: nobody is asked", name)
		case want != "" && s.current.Key != want:
			t.Errorf("%s leads to %s, want %s", name, s.current.Key, want)
		}
	}
}

func TestRostersAndListsDroppedTogetherAreKeptApart(t *testing.T) {
	s := opened(t, founded())
	s.cfg.Desk = &sorter{founded()}
	s.importDropped([]string{"问题.xlsx", "人口.xlsx"})
	await(t, "the reading", func() bool { return s.working == 0 })
	if s.current.Key != placeExchange || !s.blocked() {
		t.Errorf("at %s", s.current.Key)
	}
}

// TestFilesChosenAsRosters: what is plainly a list of issues goes to 问题 all the same, and nobody is asked about the others.
func TestFilesChosenAsRosters(t *testing.T) {
	for name, want := range map[string]string{"问题.xlsx": placeIssues, "人口.xlsx": placeExchange, "密.xlsx": placeExchange} {
		s := opened(t, founded())
		s.cfg.Desk = &sorter{founded()}
		s.Import([]string{name})
		await(t, "the reading", func() bool { return s.working == 0 })
		if s.current.Key != want {
			t.Errorf("%s leads to %s, want %s", name, s.current.Key, want)
		}
	}
}
