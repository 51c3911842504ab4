package around

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"taizhang/app/township"
)

// FileTeller writes files where the clerk says, and tells what came of them.
type FileTeller interface {
	Fail(err error)
	Inform(title, text string)
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
	SaveFile(title, suggested, extension string, then func(path string))
	Saved(path, text string)
}

// File is a paper or a workbook to be made.
type File struct {
	Title     string // of the dialog that asks where it goes
	Name      string // that the dialog suggests, with the extension
	Extension string // .pdf or .xlsx
	Work      string // what is said while it is made: 正在生成收入计算表
	Unit      string // what is counted meanwhile: 户; “” for nothing

	Then func() // called once it is made; may be nil

	Make func(ctx context.Context, path string, report func(done, total int)) (Made, error)
}

// Made is what came of a file.
type Made struct {
	Said    string   // what was made, in a sentence
	Missing []string // texts with characters that no font has
}

// WriteFile asks where a file goes, makes it there, and tells what came of it.
func WriteFile(h FileTeller, f File) {
	h.SaveFile(f.Title, f.Name, f.Extension, func(path string) {
		var made Made
		run := func(ctx context.Context, report func(done, total int)) (err error) {
			made, err = f.Make(ctx, path, report)
			return err
		}
		h.Work(f.Work, f.Unit, run, func(err error) {
			if !Told(h, err) {
				return
			}
			if f.Then != nil {
				f.Then()
			}
			h.Saved(path, made.Said)
			if len(made.Missing) > 0 {
				h.Inform("请手写核对", handwritten(made.Missing))
			}
		})
	})
}

// Told tells a failure and says whether all went well; what the clerk has stopped needs no word.
func Told(h interface{ Fail(err error) }, err error) bool {
	if err != nil && township.CodeOf(err) != township.CodeCancelled && !errors.Is(err, context.Canceled) {
		h.Fail(err)
	}
	return err == nil
}

// mostMissing is how many texts the reminder lists.
const mostMissing = 20

// handwritten lists the texts with characters that no font has.
func handwritten(missing []string) string {
	text := "下列文字里有字库没有的字，纸上印成 □，请对照原件手写核对：\n\n" + strings.Join(missing[:min(len(missing), mostMissing)], "\n")
	if len(missing) > mostMissing {
		text += fmt.Sprintf("\n……共 %d 处", len(missing))
	}
	return text
}

// FileName joins the parts of a name, without the signs that a file may not have.
func FileName(parts ...string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, strings.Join(parts, "_"))
}
