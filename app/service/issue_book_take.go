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
	origin := township.Origin("文件：" + book.File)
	return d.do(ctx, d.info(township.DeedIssue, "导入问题清单“"+book.File+"”", origin), func(t *data.Tx) error {
		n := 0
		for at := range book.Rows {
			r := &book.Rows[at]
			if !r.Taken() || chosen != nil && !slices.Contains(chosen, at) {
				continue
			}
			t.From(township.Source{Sheet: r.Sheet, Row: r.Row})
			if err := d.takeIssueRow(t, r, book.Proven); err != nil {
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

func (d *Desk) takeIssueRow(t *data.Tx, r *township.IssueBookRow, proven bool) error {
	i := r.Issue
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
