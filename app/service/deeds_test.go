package service

import (
	"testing"

	"taizhang/app/township"
)

// TestTitlesOfUndo names what was taken back, done again, and taken back once more.
func TestTitlesOfUndo(t *testing.T) {
	undo := func(title string) township.Deed {
		return township.Deed{DeedInfo: township.DeedInfo{Kind: township.DeedUndo, Title: title}}
	}
	for _, c := range []struct {
		of          township.Deed
		title, word string
	}{
		{township.Deed{DeedInfo: township.DeedInfo{Kind: township.DeedMove, Title: "移动 1 户"}}, "撤销：移动 1 户", "撤销"},
		{township.Deed{DeedInfo: township.DeedInfo{Kind: township.DeedWords, Title: "恢复：旧词"}}, "撤销：恢复：旧词", "撤销"},
		{undo("撤销：移动 1 户"), "恢复：移动 1 户", "恢复"},
		{undo("恢复：移动 1 户"), "撤销：移动 1 户", "撤销"},
		{undo("恢复 柏树村1组张三丰户（2人）"), "撤销：恢复 柏树村1组张三丰户（2人）", "撤销"},
	} {
		if got := undoTitle(c.of); got != c.title {
			t.Errorf("undoing %q is called %q, want %q", c.of.Title, got, c.title)
		}
		if got := c.of.TakeBackWord(); got != c.word {
			t.Errorf("%q: %q, want %q", c.of.Title, got, c.word)
		}
	}
}
