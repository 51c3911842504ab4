package around

import (
	"context"
	"fmt"
	"strings"

	"taizhang/app/township"
)

// Attacher files photos and scans with a record; those that cannot be filed are told in the outcome.
type Attacher interface {
	AddAttachments(ctx context.Context, owner township.AttachmentOwner, paths []string, origin township.Origin, report func(done, total int)) (township.AttachmentOutcome, error)
}

// AttachTeller does the filing, and tells what came of it.
type AttachTeller interface {
	Fail(err error)
	Done(deed township.Deed, text string)
	Inform(title, text string)
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
}

// Attachment is what is filed with a record.
type Attachment struct {
	Owner  township.AttachmentOwner
	What   string // 附件, 扫描件, 整改前照片
	Paths  []string
	Origin township.Origin
	Then   func() // the record has new ones; nil: the deed tells everybody
}

// Attach files photos and scans, and tells what came of it.
func Attach(h AttachTeller, desk Attacher, a Attachment) {
	var out township.AttachmentOutcome
	h.Work("正在添加"+a.What, "个", func(ctx context.Context, report func(done, total int)) (err error) {
		out, err = desk.AddAttachments(ctx, a.Owner, a.Paths, a.Origin, report)
		return err
	}, func(err error) {
		if !Told(h, err) {
			return
		}
		if out.Added > 0 {
			h.Done(out.Deed, addedText(out, a.What))
			if a.Then != nil {
				a.Then()
			}
		}
		if n := len(out.Refused); n > 0 {
			h.Inform(fmt.Sprintf("%d个文件没有添加", n), refusedText(out.Refused))
		}
	})
}

func addedText(out township.AttachmentOutcome, what string) string {
	text := fmt.Sprintf("已添加%d个%s", out.Added, what)
	if out.Scaled > 0 {
		text += fmt.Sprintf("，其中%d张大照片已缩小", out.Scaled)
	}
	return text
}

// mostRefused is how many refused files a dialog lists.
const mostRefused = 8

func refusedText(refused []string) string {
	text := strings.Join(refused[:min(len(refused), mostRefused)], "\n")
	if len(refused) > mostRefused {
		text += fmt.Sprintf("\n…… 共%d个", len(refused))
	}
	return text
}
