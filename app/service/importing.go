package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"

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
}

// Preview copies a file off its stick, reads the copy and compares it with the archive. Errors are
// *township.Error: the file is named and what to do is said; nothing was written.
func (d *Desk) Preview(ctx context.Context, path string, opt township.ImportOptions) (township.PendingImport, error) {
	im := &Import{desk: d}
	err := im.read(ctx, path, opt)
	if err != nil {
		im.Close()
		return nil, err
	}
	return im, nil
}

func (im *Import) read(ctx context.Context, path string, opt township.ImportOptions) (err error) {
	if im.copy, err = sheet.CopyIn(ctx, path, im.desk.tempDir); err != nil {
		return err
	}
	p := &im.preview
	p.File = filepath.Base(path)
	if p.Digest, _, err = sheet.Digest(im.copy); err != nil {
		return err
	}
	if im.book, err = sheet.Open(ctx, im.copy, sheet.Options{Password: opt.Password, TempDir: im.desk.tempDir}); err != nil {
		return renamed(err, im.copy, p.File)
	}
	x, err := loadIndex(im.desk.archive.Read(ctx))
	if err != nil {
		return err
	}
	im.plan = newPlan(x, opt.Answers, opt.Villages)
	if err := im.readRows(ctx, opt.Progress); err != nil {
		return renamed(err, im.copy, p.File)
	}
	return im.summarise(ctx)
}

// progressStep is after how many rows progress is told.
const progressStep = 200

func (im *Import) readRows(ctx context.Context, progress func(done, total int)) error {
	n := 0
	roster, err := excel.ReadRoster(ctx, im.book, func(row *excel.RosterRow) error {
		im.plan.sheets[row.Sheet] = true
		im.plan.take(row)
		if n++; progress != nil && n%progressStep == 0 {
			progress(n, 0)
		}
		return nil
	})
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
	p.Notes = append(p.Notes, plan.remarks()...)
	earlier, ok, err := im.desk.archive.ImportOf(ctx, p.Digest)
	if ok {
		p.Earlier = &earlier
	}
	return err
}

// Preview returns what the import would do.
func (im *Import) Preview() *township.Preview { return &im.preview }

// Close removes the copy of the file.
func (im *Import) Close() {
	if im.book != nil {
		_ = im.book.Close()
	}
	if im.copy != "" {
		_ = os.Remove(im.copy)
	}
}

// newVillages lists the villages that the plan would add, in the order of the file.
func (p *plan) newVillages() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range p.families {
		key := township.NormalVillage(f.village)
		if _, ok := p.villages[key]; !ok && !seen[key] {
			seen[key] = true
			out = append(out, f.village)
		}
	}
	return out
}

// remarks are what is to be said of the file as a whole.
func (p *plan) remarks() []string {
	var out []string
	for _, name := range sortedKeys(p.foreign) {
		out = append(out, fmt.Sprintf("有%d行的乡镇是“%s”，本档案是“%s”；请确认没有选错文件。", p.foreign[name], name, p.office.Name))
	}
	for _, label := range sortedKeys(p.clashes) {
		out = append(out, fmt.Sprintf("有%d行的“%s”与本户第一行不一致，以本户第一行为准。", p.clashes[label], label))
	}
	headless := 0
	for _, f := range p.families {
		if f.id == 0 && !f.hasHead() {
			headless++
		}
	}
	if headless > 0 {
		out = append(out, fmt.Sprintf("有%d户的户主行没有收下（见拒收的行），这些户暂时没有户主；改好后再导入即可补上。", headless))
	}
	return out
}

func (f *family) hasHead() bool {
	for _, m := range f.people {
		if m.id == 0 && m.record.Get("relation") == township.HeadRelation {
			return true
		}
	}
	return false
}

// absent names the households of the file's villages that the file does not speak of; a roster of one kind of
// household leaves out the others, so this is told and nothing is done about it.
func (p *plan) absent() []string {
	in := map[string]bool{}
	for _, f := range p.families {
		in[township.NormalVillage(f.village)] = true
	}
	var ids []int64
	for id := range p.households {
		if p.byKey[archiveKey(id)] == nil && in[township.NormalVillage(p.villageOf(id))] {
			ids = append(ids, id)
		}
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = p.describe(id)
	}
	return out
}

// Commit writes what the preview showed, in one transaction. When the archive has changed since the preview it is
// township.CodeConflict and nothing is written; when no row is new or changed, nothing is written either.
func (im *Import) Commit(ctx context.Context, progress func(done, total int)) (township.Deed, error) {
	p := &im.preview
	title := fmt.Sprintf("导入“%s”：新增%d、变更%d", p.File, p.New, p.Changed)
	info := im.desk.info(township.DeedImport, title, township.Origin("文件："+p.File))
	return im.desk.do(ctx, info, func(t *data.Tx) error {
		last, err := t.Read().LastDeed()
		if err != nil {
			return err
		}
		if last > im.plan.lastDeed+1 { // the deed being done is the one more
			return township.Errorf(township.CodeConflict, "预览“%s”之后档案又有改动，没有导入。请重新选择文件预览。", p.File)
		}
		w := &importWriter{plan: im.plan, tx: t, progress: progress}
		if err := w.write(); err != nil {
			return err
		}
		return t.RecordImport(p.Digest, p.Outcome())
	})
}

// SaveRejected writes the rejected rows as a workbook like the original, with the reason beside each.
func (im *Import) SaveRejected(ctx context.Context, path string) error {
	job, err := im.rejectedJob(ctx)
	if err != nil {
		return err
	}
	return writeFile(ctx, path, func(w fileWriter) error { return excel.WriteRejected(ctx, w, job) })
}
