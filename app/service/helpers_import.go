package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// Assignments is a file that says who helps whom, compared with the archive; nothing is written until Commit.
type Assignments struct {
	desk     *Desk
	preview  township.AssignmentPreview
	lastDeed int64
	gifts    []gift

	mu   sync.Mutex
	done bool
}

// gift is one household that gets a helper.
type gift struct {
	household int64
	to        township.HelperKey
	source    township.Source
}

// PreviewAssignments copies a file off its stick, reads the copy and compares it with the archive. Errors are
// *township.Error: the file is named and what to do is said; nothing was written.
func (d *Desk) PreviewAssignments(ctx context.Context, path, password string) (township.PendingAssignments, error) {
	a := &Assignments{desk: d}
	a.preview.File = filepath.Base(path)
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err == nil {
		defer os.Remove(copied)
		err = a.read(ctx, copied, password)
	}
	if err != nil {
		return nil, stopped(ctx, renamed(err, copied, a.preview.File))
	}
	return a, nil
}

func (a *Assignments) read(ctx context.Context, copied, password string) error {
	book, err := sheet.Open(ctx, copied, sheet.Options{Password: password, TempDir: a.desk.tempDir})
	if err != nil {
		return err
	}
	defer book.Close()
	m, err := a.desk.newAssignmentMatch(ctx)
	if err != nil {
		return err
	}
	var rows []excel.AssignmentRow
	a.preview.Notes, err = excel.ReadAssignments(ctx, book, func(r excel.AssignmentRow) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		return township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有数据行，没有可导入的内容。请核对是不是选错了文件。", a.preview.File)
	}
	a.take(m, rows)
	return nil
}

// take settles every row: first who is new, so that a name alone can mean somebody whom another row names in full.
func (a *Assignments) take(m *assignmentMatch, rows []excel.AssignmentRow) {
	a.lastDeed = m.lastDeed
	for _, r := range rows {
		m.meet(r.Helper)
	}
	a.preview.Counts = map[township.AssignmentClass]int{}
	for _, r := range rows {
		out, household := m.settle(r)
		if out.Class == township.AssignmentTaken {
			a.gifts = append(a.gifts, gift{household, out.To, township.Source{Sheet: r.Sheet, Row: r.Row}})
		}
		a.preview.Counts[out.Class]++
		a.preview.Rows = append(a.preview.Rows, out)
	}
	a.preview.New = m.newHelpers()
}

// Preview returns what the file would do.
func (a *Assignments) Preview() *township.AssignmentPreview { return &a.preview }

// Commit puts the new helpers onto the roster and gives the households to theirs, as one deed. When the archive has
// changed since the preview, or it was committed already, it is township.CodeConflict and nothing is written.
func (a *Assignments) Commit(ctx context.Context) (township.Deed, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.done {
		return township.Deed{}, township.Errorf(township.CodeConflict, "“%s”已经导入过了，没有再写入一次。要再次导入，请重新选择文件预览。", a.preview.File)
	}
	title := fmt.Sprintf("导入帮扶分配“%s”：%d户", a.preview.File, len(a.gifts))
	info := a.desk.info(township.DeedHelper, title, township.Origin("文件："+a.preview.File))
	deed, err := a.desk.do(ctx, info, func(t *data.Tx) error { return a.write(t) })
	a.done = err == nil
	return deed, err
}

func (a *Assignments) write(t *data.Tx) error {
	last, err := t.Read().LastDeed()
	if err == nil && last > a.lastDeed+1 { // the deed being done is the one more
		err = township.Errorf(township.CodeConflict, "预览“%s”之后档案又有改动，没有导入。请重新选择文件预览。", a.preview.File)
	}
	if err != nil {
		return err
	}
	w, err := newHelperWork(t)
	if err != nil {
		return err
	}
	for _, h := range a.preview.New {
		if _, err := w.add(h); err != nil {
			return err
		}
	}
	roster := township.NewHelperRoster(w.helpers)
	for _, g := range a.gifts {
		h, _ := roster.Find(g.to)
		t.From(g.source)
		if _, err := w.assign(g.household, h); err != nil {
			return err
		}
	}
	t.From(township.Source{})
	return nil
}
