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

// Import is a file that was read and compared with the archive; nothing is written until Commit. Close it when done.
type Import struct {
	desk    *Desk
	copy    string
	book    *sheet.Book
	preview township.Preview
	plan    *plan

	mu    sync.Mutex
	state importState
}

type importState uint8

const (
	previewed importState = iota
	committing
	committed
	closed
)

// Preview copies a file off its stick, reads the copy and compares it with the archive. Errors are
// *township.Error: the file is named and what to do is said; nothing was written.
func (d *Desk) Preview(ctx context.Context, path string, opt township.ImportOptions) (township.PendingImport, error) {
	im := &Import{desk: d}
	im.preview.File = filepath.Base(path)
	if err := im.read(ctx, path, opt); err != nil {
		im.Close()
		return nil, im.explain(ctx, err)
	}
	return im, nil
}

// explain names the clerk's file, where a sentence names the copy that was read, or nothing was said at all.
func (im *Import) explain(ctx context.Context, err error) error {
	if err = renamed(err, im.copy, im.preview.File); township.CodeOf(err) == township.CodeInternal && ctx.Err() != nil {
		return township.Because(township.CodeCancelled, err, "已停止读取“%s”，没有导入任何数据。", im.preview.File)
	}
	return err
}

func (im *Import) read(ctx context.Context, path string, opt township.ImportOptions) (err error) {
	if im.copy, err = sheet.CopyIn(ctx, path, im.desk.tempDir); err != nil {
		return err
	}
	if im.preview.Digest, _, err = sheet.Digest(im.copy); err != nil {
		return err
	}
	if im.book, err = sheet.Open(ctx, im.copy, sheet.Options{Password: opt.Password, TempDir: im.desk.tempDir}); err != nil {
		return err
	}
	x, err := loadIndex(im.desk.archive.Read(ctx))
	if err != nil {
		return err
	}
	im.plan = newPlan(x, opt.Answers, opt.Villages)
	if err := im.readRows(ctx, opt.Progress); err != nil {
		return err
	}
	return im.summarise(ctx)
}

// progressStep is after how many rows progress is told.
const progressStep = 200

func (im *Import) readRows(ctx context.Context, progress func(done, total int)) error {
	words, err := im.desk.Vocabularies(ctx)
	if err != nil {
		return err
	}
	n := 0
	roster, err := excel.ReadRoster(ctx, im.book, words, func(row *excel.RosterRow) error {
		im.plan.take(row)
		if n++; progress != nil && n%progressStep == 0 {
			progress(n, 0)
		}
		return nil
	})
	im.plan.finish()
	im.preview.Sheets, im.preview.Notes = roster.Sheets, roster.Notes
	if err == nil && n == 0 {
		err = township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有数据行，没有可导入的内容。请核对是不是选错了文件。", im.preview.File)
	}
	return err
}

func (im *Import) summarise(ctx context.Context) error {
	p, plan := &im.preview, im.plan
	p.Results, p.Questions, p.Rows = plan.results, plan.asked, len(plan.results)
	counts := [4]int{}
	for i := range plan.results {
		counts[plan.results[i].Class]++
	}
	p.New, p.Changed, p.Same, p.Rejected = counts[township.RowNew], counts[township.RowChanged], counts[township.RowSame], counts[township.RowRejected]
	p.Villages = plan.newVillages()
	p.Proposals = plan.proposals()
	p.Absent = plan.absent()
	p.Notes = append(plan.remarks(), p.Notes...)
	earlier, ok, err := im.desk.archive.ImportOf(ctx, p.Digest)
	if ok {
		p.Earlier = &earlier
	}
	return err
}

// Preview returns what the import would do.
func (im *Import) Preview() *township.Preview { return &im.preview }

// Close removes the copy of the file. A closed import cannot be committed.
func (im *Import) Close() {
	im.mu.Lock()
	defer im.mu.Unlock()
	if im.state == previewed {
		im.state = closed
	}
	if im.book != nil {
		_ = im.book.Close()
		im.book = nil
	}
	if im.copy != "" {
		_ = os.Remove(im.copy)
	}
}

// Commit writes what the preview showed, in one transaction. When the archive has changed since the preview, or the
// import was committed or closed, it is township.CodeConflict and nothing is written; when no row is new or changed,
// nothing is written either. After an error it can be tried again.
func (im *Import) Commit(ctx context.Context, progress func(done, total int)) (township.Deed, error) {
	if err := im.begin(); err != nil {
		return township.Deed{}, err
	}
	p := &im.preview
	title := fmt.Sprintf("导入“%s”：新增%d、变更%d", p.File, p.New, p.Changed)
	info := im.desk.info(township.DeedImport, title, township.Origin("文件："+p.File))
	w := &importWriter{plan: im.plan, progress: progress}
	deed, err := im.desk.do(ctx, info, func(t *data.Tx) error {
		if err := im.unchanged(t); err != nil {
			return err
		}
		w.tx = t
		if err := w.write(); err != nil {
			return err
		}
		return t.RecordImport(p.Digest, p.Outcome())
	})
	im.end(err == nil)
	if err != nil {
		return township.Deed{}, err
	}
	w.done()
	return deed, nil
}

// unchanged makes sure that the archive is what the preview compared with. Issues that were raised meanwhile, perhaps by
// the preview itself, change nothing that it compares.
func (im *Import) unchanged(t *data.Tx) error {
	last, err := t.Read().LastDeed()
	if err == nil {
		last, err = t.Read().LastDeedBesides(township.DeedIssue, last) // the deed being done is the last one
	}
	if err == nil && last > im.plan.lastDeed {
		err = township.Errorf(township.CodeConflict, "预览“%s”之后档案又有改动，没有导入。请重新选择文件预览。", im.preview.File)
	}
	return err
}

func (im *Import) begin() error {
	im.mu.Lock()
	defer im.mu.Unlock()
	switch im.state {
	case committing:
		return township.Errorf(township.CodeBusy, "“%s”正在导入，请稍候。", im.preview.File)
	case committed:
		return township.Errorf(township.CodeConflict, "“%s”已经导入过了，没有再写入一次。要再次导入，请重新选择文件预览。", im.preview.File)
	case closed:
		return township.Errorf(township.CodeConflict, "“%s”的预览已经关闭，没有导入。请重新选择文件预览。", im.preview.File)
	}
	im.state = committing
	return nil
}

func (im *Import) end(done bool) {
	im.mu.Lock()
	defer im.mu.Unlock()
	im.state = previewed
	if done {
		im.state = committed
	}
}

// isCommitted says whether the import was written.
func (im *Import) isCommitted() bool {
	im.mu.Lock()
	defer im.mu.Unlock()
	return im.state == committed
}

// SaveRejected writes the rejected rows as a workbook like the original, with the reason beside each.
func (im *Import) SaveRejected(ctx context.Context, path string) error {
	job, err := im.rejectedJob(ctx)
	if err != nil {
		return im.explain(ctx, err)
	}
	return writeFile(ctx, path, func(w fileWriter) error { return excel.WriteRejected(ctx, w, job) })
}
