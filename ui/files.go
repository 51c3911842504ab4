package ui

import (
	"slices"
	"strings"
)

// OpenFiles asks for files through the system's dialog; then is not called when it was cancelled.
func (s *Shell) OpenFiles(title string, extensions []string, then func(paths []string)) {
	s.ask(func() (func(), error) {
		paths, ok, err := s.cfg.Files.OpenMany(title, kindOf(extensions))
		if !ok || len(paths) == 0 {
			return nil, err
		}
		return func() { then(paths) }, err
	})
}

// SaveFile asks where to write a file through the system's dialog; then is not called when it was cancelled.
func (s *Shell) SaveFile(title, suggested, extension string, then func(path string)) {
	s.ask(func() (func(), error) {
		path, ok, err := s.cfg.Files.Save(title, suggested, kindOf([]string{extension}))
		if !ok || path == "" {
			return nil, err
		}
		return func() { then(path) }, err
	})
}

// ask runs a blocking dialog of the system on a goroutine, one at a time.
func (s *Shell) ask(pick func() (then func(), err error)) {
	if s.asking || s.cfg.Files == nil {
		return
	}
	s.asking = true
	s.beside(func() func() {
		then, err := pick()
		return func() {
			s.asking = false
			switch {
			case err != nil:
				s.Fail(err)
			case then != nil:
				then()
			}
		}
	})
}

// kindOf names the kind of files with the given extensions, which may have their dot.
func kindOf(extensions []string) FileKind {
	kind := FileKind{Name: "文件"}
	for _, e := range extensions {
		kind.Extensions = append(kind.Extensions, strings.ToLower(strings.TrimPrefix(e, ".")))
	}
	switch {
	case slices.Contains(kind.Extensions, "jpg"), slices.Contains(kind.Extensions, "png"):
		kind.Name = "照片和扫描件"
	case slices.Contains(kind.Extensions, "pdf"):
		kind.Name = "PDF 文件"
	case slices.ContainsFunc(kind.Extensions, isTable):
		kind.Name = "表格文件"
	}
	return kind
}

func isTable(extension string) bool {
	return slices.Contains([]string{"xlsx", "xls", "csv", "et"}, extension)
}

// open opens a file with the system's program for it.
func (s *Shell) open(path string) { s.system(s.cfg.OpenPath, path) }

// Reveal shows a file in its folder.
func (s *Shell) Reveal(path string) { s.system(s.cfg.RevealPath, path) }

// print sends a file to the printer, or opens it where only that can be done.
func (s *Shell) print(path string) {
	if s.cfg.PrintPath == nil {
		return
	}
	s.beside(func() func() {
		opened, err := s.cfg.PrintPath(path)
		return func() {
			s.Fail(err)
			if err == nil && opened {
				s.Inform("请在打开的程序里打印", "这台电脑不能直接打印这种文件，已用默认程序打开，请在其中按 Ctrl+P 打印。")
			}
		}
	})
}

// system lets the system do something with a file; that may take seconds.
func (s *Shell) system(do func(string) error, path string) {
	if do == nil {
		return
	}
	s.beside(func() func() {
		err := do(path)
		return func() { s.Fail(err) }
	})
}
