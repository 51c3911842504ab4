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

// renamed puts the name of the clerk's file where a sentence names the copy that was read; without a copy, the
// sentence names the file already.
func renamed(err error, copyPath, name string) error {
	var e *township.Error
	if copyPath == "" || !errors.As(err, &e) {
		return err
	}
	return township.Because(e.Code, err, "%s", strings.ReplaceAll(e.Text, filepath.Base(copyPath), name))
}

// rejectedJob reads the file's copy again and picks the heads and the rejected rows of each sheet.
func (im *Import) rejectedJob(ctx context.Context) (excel.RejectedJob, error) {
	job := excel.RejectedJob{Printed: im.desk.archive.Now(), TempDir: im.desk.tempDir}
	if im.book == nil {
		return job, township.Errorf(township.CodeConflict, "“%s”的预览已经关闭，拒收的行没有保存。请重新选择文件预览。", im.preview.File)
	}
	job.Office = im.plan.office.Name
	refused := im.refusedRows()
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

// refusedRows gathers by sheet and row what is to be saved, and why.
func (im *Import) refusedRows() map[string]map[int]excel.RejectedRow {
	refused := map[string]map[int]excel.RejectedRow{}
	for _, m := range im.preview.Sheets {
		refused[m.Sheet] = map[int]excel.RejectedRow{}
	}
	for i := range im.preview.Results {
		r := &im.preview.Results[i]
		if r.Class != township.RowRejected {
			continue
		}
		rows := refused[r.Sheet]
		rows[r.Row] = excel.RejectedRow{Number: r.Row, Column: columnOf(r.Column), Reason: reasonOf(r)}
		for _, l := range im.plan.leans[township.Source{Sheet: r.Sheet, Row: r.Row}] {
			if rows[l.row].Number == 0 {
				rows[l.row] = excel.RejectedRow{Number: l.row, Column: -1, Reason: l.why}
			}
		}
	}
	return refused
}

func (im *Import) rejectedSheet(ctx context.Context, s *sheet.Sheet, m township.SheetMap, refused map[int]excel.RejectedRow) (excel.RejectedSheet, error) {
	out := excel.RejectedSheet{Name: s.Name}
	last := m.HeaderRows[len(m.HeaderRows)-1]
	for _, r := range s.Merges {
		if r.LastRow <= last {
			out.Merges = append(out.Merges, excel.HeadMerge(r))
		}
	}
	fill := excel.NewFill(s)
	err := im.book.Rows(ctx, s, func(row sheet.Row) error {
		if row.Number <= last {
			for len(out.Head) < row.Number-1 {
				out.Head = append(out.Head, nil)
			}
			out.Head = append(out.Head, im.texts(row.Cells))
			return nil
		}
		cells := fill.Row(row)
		if r, ok := refused[row.Number]; ok {
			r.Cells = im.texts(cells)
			out.Rows = append(out.Rows, r)
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

// texts are the cells as text; a date is written out, because its serial means another day in another workbook.
func (im *Import) texts(cells []sheet.Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
		if d, ok := township.DateFromSerial(c.Value, im.book.Date1904); ok && c.Kind == sheet.Number && c.Date {
			out[i] = string(d)
		}
	}
	return out
}
