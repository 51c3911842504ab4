package outfile

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"taizhang/app/township"
)

// badFile is a temporary file whose parts fail as set.
type badFile struct {
	tempFile
	write, sync, close error
}

func (f badFile) Write(p []byte) (int, error) {
	if f.write == nil {
		return f.tempFile.Write(p)
	}
	n, err := f.tempFile.Write(p[:len(p)/2])
	if err != nil {
		return n, err
	}
	return n, f.write
}

func (f badFile) Sync() error {
	if f.sync != nil {
		return f.sync
	}
	return f.tempFile.Sync()
}

func (f badFile) Close() error {
	if err := f.tempFile.Close(); err != nil {
		return err
	}
	return f.close
}

// breaking returns the operating system with its temporary files wrapped in bad.
func breaking(bad badFile) system {
	s := impatient()
	s.create = func(dir string) (tempFile, error) {
		file, err := createTemp(dir)
		bad.tempFile = file
		return bad, err
	}
	return s
}

// at returns one broken system for each place where an error of the operating system may come from.
func at(err error) map[string]system {
	create, open, replace := impatient(), impatient(), impatient()
	create.create = func(string) (tempFile, error) { return nil, err }
	open.open = func(string) (io.ReadCloser, error) { return nil, err }
	replace.replace = func(string, string) error { return err }
	return map[string]system{
		"create":  create,
		"write":   breaking(badFile{write: err}),
		"sync":    breaking(badFile{sync: err}),
		"close":   breaking(badFile{close: err}),
		"open":    open,
		"replace": replace,
	}
}

func TestEveryErrorNamesTheWayOut(t *testing.T) {
	for _, tt := range errorNumbers {
		for place, s := range at(&os.PathError{Op: "op", Path: "p", Err: tt.number}) {
			if place == "replace" && isHeld(tt.number) {
				continue // TestHeldFile
			}
			t.Run(tt.part+" at "+place, func(t *testing.T) {
				path := writeOld(t, "x.pdf")
				err := s.write(t.Context(), path, text("new"))
				wantError(t, err, tt.code, tt.part)
				if !strings.Contains(err.Error(), "“x.pdf”") {
					t.Errorf("%q does not name the file", err)
				}
				if !errors.Is(err, tt.number) {
					t.Errorf("%v has lost its cause", err)
				}
				wantFile(t, path, "old")
			})
		}
	}
}

func TestWriteErrorThatFillHides(t *testing.T) {
	fills := map[string]func(io.Writer) error{
		"returns nil": func(w io.Writer) error {
			_, _ = w.Write(make([]byte, 1<<20))
			return nil
		},
		"returns its own": func(w io.Writer) error {
			_, _ = w.Write(make([]byte, 1<<20))
			return errors.New("zip: write error")
		},
	}
	for name, fill := range fills {
		t.Run(name, func(t *testing.T) {
			path := writeOld(t, "x.xlsx")
			err := breaking(badFile{write: diskFull}).write(t.Context(), path, fill)
			wantError(t, err, township.CodeWrite, "磁盘空间不足，“x.xlsx”没有写出")
			wantFile(t, path, "old")
		})
	}
}

func TestShortWriteIsAnError(t *testing.T) {
	path := writeOld(t, "x.pdf")
	s := impatient()
	s.create = func(dir string) (tempFile, error) {
		file, err := createTemp(dir)
		return shortFile{file}, err
	}
	err := s.write(t.Context(), path, text("new"))
	wantError(t, err, township.CodeWrite, "“x.pdf”没有写出")
	wantFile(t, path, "old")
}

// shortFile takes one byte less than it is given and says nothing.
type shortFile struct{ tempFile }

func (f shortFile) Write(p []byte) (int, error) { return f.tempFile.Write(p[:len(p)-1]) }

func TestCorruptReadBack(t *testing.T) {
	for name, back := range map[string]string{"one bit": "nev", "short": "ne", "long": "newer", "nothing": ""} {
		t.Run(name, func(t *testing.T) {
			path := writeOld(t, "x.pdf")
			s := impatient()
			s.open = func(string) (io.ReadCloser, error) {
				return io.NopCloser(bytes.NewBufferString(back)), nil
			}
			err := s.write(t.Context(), path, text("new"))
			wantError(t, err, township.CodeWrite, "“x.pdf”写出后读回核对不一致")
			wantFile(t, path, "old")
		})
	}
}

// TestHeldFile plays a scanner that lets go in time, and an Excel that does not.
func TestHeldFile(t *testing.T) {
	for _, number := range heldNumbers {
		t.Run(number.Error(), func(t *testing.T) {
			path := writeOld(t, "x.xlsx")
			s, tries := impatient(), 0
			s.replace = func(from, to string) error {
				if tries++; tries < 3 {
					return &os.LinkError{Op: "rename", Old: from, New: to, Err: number}
				}
				return replaceFile(from, to)
			}
			if err := s.write(t.Context(), path, text(string(workbook(t)))); err != nil {
				t.Errorf("after %d tries: %v", tries, err)
			}
			wantFile(t, path, string(workbook(t)))

			s.replace = func(string, string) error { return number }
			err := s.write(t.Context(), path, text(string(workbook(t))))
			wantError(t, err, township.CodeBusy,
				"“x.xlsx”正被其他程序打开，请先关闭正在打开该文件的 Excel/WPS，再重试，或另存为别的文件名。")
			wantFile(t, path, string(workbook(t)))
		})
	}
}

func TestCancelWhileWaiting(t *testing.T) {
	path := writeOld(t, "x.pdf")
	ctx, cancel := context.WithCancel(t.Context())
	s := operatingSystem
	s.replace = func(string, string) error {
		cancel()
		return heldNumbers[0]
	}
	err := s.write(ctx, path, text("new"))
	wantError(t, err, township.CodeCancelled, "已停止")
	wantFile(t, path, "old")
}

func TestUnconfirmedFolder(t *testing.T) {
	path := writeOld(t, "x.pdf")
	s := impatient()
	s.syncDir = func(string) error { return syscall.EIO }
	err := s.write(t.Context(), path, text("new"))
	wantError(t, err, township.CodeWrite, "请先不要拔 U 盘，再存一次")
	wantFile(t, path, "new")
}
