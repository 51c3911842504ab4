package ui

import (
	"slices"

	"taizhang/app/township"
)

// dropTaker is a screen that has a use for files of its own that are dropped on the window.
type dropTaker interface {
	TakeDropped(paths []string) bool
}

// OpenPath opens a file with the system's program for it.
func (s *Shell) OpenPath(path string) { s.open(path) }

// take gives dropped files to the screen in front, or says where photos and scans belong; what is left is a roster.
func (s *Shell) take(paths []string) bool {
	if t, ok := s.current.screen.(dropTaker); ok && t.TakeDropped(paths) {
		return true
	}
	if !slices.ContainsFunc(paths, func(p string) bool { return !township.LooksAttachable(p) }) {
		s.toast("要添加照片或扫描件，请先打开一户的页面，再把文件拖进来。")
		return true
	}
	return false
}
