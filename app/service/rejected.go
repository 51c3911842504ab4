package service

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// renamed puts the name of the clerk's file where a sentence names the copy that was read.
func renamed(err error, copyPath, name string) error {
	var e *township.Error
	if errors.As(err, &e) && strings.Contains(e.Text, filepath.Base(copyPath)) {
		return township.Because(e.Code, err, "%s", strings.ReplaceAll(e.Text, filepath.Base(copyPath), name))
	}
	return err
}

// rejectedJob reads the file's copy again and picks the heads and the rejected rows of each sheet.
func (im *Import) rejectedJob(ctx context.Context) (excel.RejectedJob, error) {
	refused := map[string]map[int]*township.RowResult{}
	for i := range im.preview.Results {
		r := &im.preview.Results[i]
		if r.Class != township.RowRejected {
			continue
		}
		if refused[r.Sheet] == nil {
			refused[r.Sheet] = map[int]*township.RowResult{}
		}
		refused[r.Sheet][r.Row] = r
	}
	var job excel.RejectedJob
	for i, m := range im.preview.Sheets {
		if len(refused[m.Sheet]) == 0 || m.Kind == "" {
			continue
		}
		s, err := im.rejectedSheet(ctx, im.book.Sheets[i], m, refused[m.Sheet])
		if err != nil {
			return job, err
		}
		job.Sheets = append(job.Sheets, s)
	}
	return job, nil
}

func (im *Import) rejectedSheet(ctx context.Context, s *sheet.Sheet, m township.SheetMap, refused map[int]*township.RowResult) (excel.RejectedSheet, error) {
	out := excel.RejectedSheet{Name: s.Name}
	last := m.HeaderRows[len(m.HeaderRows)-1]
	for _, r := range s.Merges {
		if r.LastRow <= last {
			out.Merges = append(out.Merges, excel.HeadMerge(r))
		}
	}
	err := im.book.Rows(ctx, s, func(row sheet.Row) error {
		if row.Number <= last {
			for len(out.Head) < row.Number-1 {
				out.Head = append(out.Head, nil)
			}
			out.Head = append(out.Head, texts(row.Cells))
			return nil
		}
		if r, ok := refused[row.Number]; ok {
			out.Rows = append(out.Rows, excel.RejectedRow{Number: row.Number, Cells: texts(row.Cells), Column: columnOf(r.Column), Reason: reasonOf(r)})
		}
		return nil
	})
	return out, err
}

func reasonOf(r *township.RowResult) string {
	if r.Column == "" {
		return r.Reason
	}
	return r.Column + "：" + r.Reason
}

// columnOf reads the letters in front of “M列 证件号码”; -1 for none.
func columnOf(where string) int {
	letters, _, ok := strings.Cut(where, "列")
	if !ok || letters == "" {
		return -1
	}
	n := 0
	for _, c := range letters {
		if c < 'A' || c > 'Z' {
			return -1
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

func texts(cells []sheet.Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
	}
	return out
}
