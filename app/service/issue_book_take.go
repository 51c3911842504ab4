package service

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/data"
)

// TakeIssueBook writes the chosen rows of a list, all for nil, as one deed: each is an issue that waits to be verified, with
// what the list wants done in its remark; or, where what the list tells is held to be verified, with the steps that it
// says. What the words of the list mean here is kept for the next one.
func (d *Desk) TakeIssueBook(ctx context.Context, book township.IssueBook, chosen []int) (township.Deed, error) {
	if book.Source == "" {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择这份清单的问题来源。")
	}
	if err := d.WeighIssueBook(ctx, &book); err != nil {
		return township.Deed{}, err
	}
	d.files.RLock()
	defer d.files.RUnlock()
	list, err := d.keepList(ctx, &book)
	if err != nil {
		return township.Deed{}, stopped(ctx, err)
	}
	origin := township.Origin("文件：" + book.File)
	return d.do(ctx, d.info(township.DeedIssue, "导入问题清单“"+book.File+"”", origin), func(t *data.Tx) error {
		id, err := putList(t, list)
		if err != nil {
			return err
		}
		n := 0
		for at := range book.Rows {
			r := &book.Rows[at]
			if !r.Taken() || chosen != nil && !slices.Contains(chosen, at) {
				continue
			}
			t.From(township.Source{Sheet: r.Sheet, Row: r.Row})
			if err := d.takeIssueRow(t, r, id, book.Proven); err != nil {
				return township.Errorf(township.CodeInvalid, "%s：%s", r.Place(), township.Say(err))
			}
			n++
		}
		t.From(township.Source{})
		if n == 0 {
			return township.Errorf(township.CodeInvalid, "“%s”里没有要写入的问题。", book.File)
		}
		if err := putIssueWords(t, book.Words); err != nil {
			return err
		}
		return t.Retitle(fmt.Sprintf("导入问题清单“%s”（%s）：%d个问题", book.File, book.Source, n))
	})
}

// keepList keeps the file of a list on the disk, before the archive speaks of it; the same file is kept once, however
// often it is imported. A list whose file is not at hand has none.
func (d *Desk) keepList(ctx context.Context, book *township.IssueBook) (township.Attachment, error) {
	if len(book.Original) == 0 {
		return township.Attachment{}, nil
	}
	file, err := d.vault().Put(ctx, book.Original, township.WorkbookFormat(book.File))
	return township.NewWorkbook(book.File, file.Digest, int64(len(book.Original))), err
}

// putList writes the record of a list that is kept: no record owns it, the issues of the import name it.
func putList(t *data.Tx, list township.Attachment) (int64, error) {
	if list.Digest == "" {
		return 0, nil
	}
	r := township.Attachments.NewRecord()
	list.Fill(r)
	return t.Insert(r)
}

func (d *Desk) takeIssueRow(t *data.Tx, r *township.IssueBookRow, list int64, proven bool) error {
	i := r.Issue
	i.List = list
	var steps []township.IssueStep
	if proven {
		steps = r.Steps(d.operator)
	}
	if len(steps) < 2 {
		i.Remark = joinClauses(i.Remark, r.PlanText())
	}
	if long := []rune(i.Remark); len(long) > township.LongestText {
		i.Remark = string(long[:township.LongestText-1]) + "…"
	}
	if err := putNewIssue(t, &i, d.Today()); err != nil || len(steps) == 0 {
		return err
	}
	_, err := d.takeIssue(t, i.ID, steps)
	return err
}

// putIssueWords keeps what words mean here.
func putIssueWords(t *data.Tx, words []township.IssueWord) error {
	have, err := t.Read().IssueWords()
	if err != nil {
		return err
	}
	for _, w := range words {
		if w.Meant == "" || w.Known {
			continue
		}
		id := int64(0)
		for _, r := range have {
			if r.Get("field") == w.Field && r.Get("said") == w.Said {
				id = r.ID
			}
		}
		if _, err := put(t, township.IssueWords, id, map[string]string{"field": w.Field, "said": w.Said, "meant": w.Meant}); err != nil {
			return err
		}
	}
	return nil
}

func joinClauses(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "；")
}
