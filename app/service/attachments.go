package service

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/outfile"
	"taizhang/data/vault"
)

// vault is the folder of the archive's attachments. A copy that lies among the backups has that of all of them.
func (d *Desk) vault() vault.Store {
	path := d.ArchivePath()
	if original, ok := backupOf(path); ok {
		path = original
	}
	return vault.Beside(path)
}

// AttachmentsOf returns what is filed with a record, in the order of filing.
func (d *Desk) AttachmentsOf(ctx context.Context, owner township.AttachmentOwner) ([]township.Attachment, error) {
	records, err := d.archive.Read(ctx).AttachmentsOf(owner)
	if err != nil {
		return nil, err
	}
	store := d.vault()
	out := make([]township.Attachment, len(records))
	for i, r := range records {
		out[i] = township.AttachmentOf(r)
		out[i].Missing = !store.Has(keptFile(out[i]))
	}
	return out, nil
}

func keptFile(a township.Attachment) vault.File {
	return vault.File{Digest: a.Digest, Format: a.Format}
}

// AttachmentCount returns how many attachments the archive has.
func (d *Desk) AttachmentCount(ctx context.Context) (int, error) {
	return d.archive.Read(ctx).AttachmentCount()
}

// AddAttachments files photos and scans with a record, in one deed. Each is looked at, scaled down if it is large, and
// on the disk before the archive speaks of it. A file that cannot be filed is told among the refused ones and keeps no
// other from being filed; when none can be, nothing is done.
func (d *Desk) AddAttachments(ctx context.Context, owner township.AttachmentOwner, paths []string, origin township.Origin, report func(done, total int)) (township.AttachmentOutcome, error) {
	d.files.RLock()
	defer d.files.RUnlock()
	have, err := d.archive.Read(ctx).AttachmentsOf(owner)
	if err != nil {
		return township.AttachmentOutcome{}, stopped(ctx, err)
	}
	f := filer{desk: d, known: map[string]string{}, room: township.MaxAttachments - len(have)}
	for _, r := range have {
		f.known[r.Get("digest")] = r.Get("title")
	}
	for i, path := range paths {
		if report != nil {
			report(i, len(paths))
		}
		if err := f.take(ctx, path); err != nil {
			return township.AttachmentOutcome{}, stopped(ctx, err)
		}
	}
	if len(f.filed) == 0 {
		return f.outcome, nil
	}
	f.outcome.Deed, err = d.writeAttachments(ctx, owner, f.filed, origin)
	f.outcome.Added = len(f.filed)
	return f.outcome, stopped(ctx, err)
}

// filer takes files one after another.
type filer struct {
	desk    *Desk
	known   map[string]string // title by digest, of what is filed with the same record
	room    int               // for so many more
	filed   []township.Attachment
	outcome township.AttachmentOutcome
}

// take keeps a file, or notes why it is refused. An error stops the whole deed: files cannot be kept at all, or the
// clerk has had enough.
func (f *filer) take(ctx context.Context, path string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	name := township.AttachmentFileName(path)
	if len(f.filed) >= f.room {
		f.refuse(township.Errorf(township.CodeTooLarge, "“%s”没有添加：一户最多存%d个附件。请先删去不需要的。", name, township.MaxAttachments))
		return nil
	}
	content, err := readFile(path)
	if err != nil {
		f.refuse(err)
		return nil
	}
	kept, err := vault.Prepare(name, content)
	if err != nil {
		f.refuse(err)
		return nil
	}
	file, err := f.desk.vault().Put(ctx, kept.Content, kept.Format)
	if err != nil {
		return err
	}
	if title, ok := f.known[file.Digest]; ok {
		f.refuse(township.Errorf(township.CodeConflict, "“%s”已经添加过，名称是“%s”，没有重复添加。", name, title))
		return nil
	}
	a := township.Attachment{
		Title: township.AttachmentTitle(path), FileName: name, Digest: file.Digest, Format: file.Format,
		Size: int64(len(kept.Content)), Taken: kept.Taken,
	}
	if a.Taken > f.desk.Today() {
		a.Taken = "" // a clock that runs ahead
	}
	if kept.Scaled {
		f.outcome.Scaled++
	}
	f.known[a.Digest] = a.Title
	f.filed = append(f.filed, a)
	return nil
}

func (f *filer) refuse(err error) {
	f.outcome.Refused = append(f.outcome.Refused, township.Say(err))
}

// readFile reads a file that is to be filed, no further than it may be long.
func readFile(path string) ([]byte, error) {
	name := township.AttachmentFileName(path)
	unread := func(err error) error {
		return township.Because(township.CodeUnreadable, err, "“%s”读不出来，没有添加。请确认文件还在、U 盘没有拔掉，再试一次。", name)
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, unread(err)
	}
	if info.IsDir() {
		return nil, township.Errorf(township.CodeUnsupported, "“%s”是文件夹，没有添加。请选择里面的照片或扫描件。", name)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unread(err)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, township.MaxAttachmentBytes+1))
	if err != nil {
		return nil, unread(err)
	}
	if len(content) > township.MaxAttachmentBytes {
		return nil, vault.TooLarge(name, max(info.Size(), int64(len(content))))
	}
	return content, nil
}

// writeAttachments writes the records of files that are kept already.
func (d *Desk) writeAttachments(ctx context.Context, owner township.AttachmentOwner, filed []township.Attachment, origin township.Origin) (township.Deed, error) {
	title := fmt.Sprintf("添加附件%d个", len(filed))
	if len(filed) == 1 {
		title = "添加附件“" + filed[0].Title + "”"
	}
	title += d.ofOwner(ctx, owner)
	return d.do(ctx, d.info(township.DeedAttach, title, origin), func(t *data.Tx) error {
		for _, a := range filed {
			if _, err := insertAttachment(t, owner, a); err != nil {
				return err
			}
		}
		return nil
	})
}

func insertAttachment(t *data.Tx, owner township.AttachmentOwner, a township.Attachment) (int64, error) {
	r := township.Attachments.NewRecord()
	a.Fill(r)
	r.Set(owner.Link, data.FormatID(owner.ID))
	r.Set("phase", owner.Phase)
	home, err := homeOfOwner(t.Read(), owner)
	if err != nil {
		return 0, err
	}
	if home.ID != 0 { // an issue may be no household's
		r.Set(home.Link, data.FormatID(home.ID))
	}
	return t.Insert(r)
}

// homeOfOwner is the household to which an owner of attachments belongs, as their owner as well.
func homeOfOwner(read data.Reader, owner township.AttachmentOwner) (township.AttachmentOwner, error) {
	of := read.Sheet
	switch owner {
	case township.OfSheet(owner.ID):
	case township.OfSurvey(owner.ID):
		of = read.Survey
	case township.OfIssue(owner.ID, owner.Phase):
		of = read.Issue
	default:
		return owner, nil
	}
	form, err := of(owner.ID)
	return township.OfHousehold(parseInt(form.Get("household_id"))), err
}

// ofOwner names in brackets whose attachments a deed touches: （张三丰户）.
func (d *Desk) ofOwner(ctx context.Context, owner township.AttachmentOwner) string {
	filed := owner
	owner, err := homeOfOwner(d.archive.Read(ctx), owner)
	if err == nil && owner.ID == 0 && filed == township.OfIssue(filed.ID, filed.Phase) {
		return "（" + township.IssueNumber(filed.ID) + "）"
	}
	if err != nil || owner != township.OfHousehold(owner.ID) {
		return ""
	}
	r, err := d.read(ctx)
	if err != nil {
		return ""
	}
	at, ok := r.byID[owner.ID]
	if !ok {
		return ""
	}
	row := r.rows[at]
	return "（" + firstOf(row.Head, row.Code) + "户）"
}

// ownerOf returns the record that an attachment is filed with.
func ownerOf(r township.Record) township.AttachmentOwner {
	for _, f := range township.Attachments.Fields {
		if id, err := strconv.ParseInt(r.Get(f.Key), 10, 64); err == nil && f.Kind == township.LinkField {
			return township.AttachmentOwner{Link: f.Key, ID: id}
		}
	}
	return township.AttachmentOwner{}
}

// ChangeAttachment changes what is said about an attachment.
func (d *Desk) ChangeAttachment(ctx context.Context, id int64, edit township.AttachmentEdit, origin township.Origin) (township.Deed, error) {
	edit = edit.Tidy()
	if err := edit.Validate(d.Today()); err != nil {
		return township.Deed{}, err
	}
	r, err := d.archive.Read(ctx).Attachment(id)
	if err != nil {
		return township.Deed{}, err
	}
	now := township.AttachmentOf(r)
	if now.Edit() == edit {
		return township.Deed{}, nil
	}
	title := "修改附件“" + now.Title + "”" + d.ofOwner(ctx, ownerOf(r))
	return d.do(ctx, d.info(township.DeedAttach, title, origin), func(t *data.Tx) error {
		_, err := t.Update(township.Attachments, id, map[string]string{"title": edit.Title, "taken_on": string(edit.Taken), "remark": edit.Remark})
		return err
	})
}

// RemoveAttachments moves attachments to the bin. Their files stay until it is emptied.
func (d *Desk) RemoveAttachments(ctx context.Context, ids []int64, origin township.Origin) (township.Deed, error) {
	if len(ids) == 0 {
		return township.Deed{}, township.Errorf(township.CodeInvalid, "请先选择要删除的附件。")
	}
	r, err := d.archive.Read(ctx).Attachment(ids[0])
	if err != nil {
		return township.Deed{}, err
	}
	title := fmt.Sprintf("删除附件%d个", len(ids))
	if len(ids) == 1 {
		title = "删除附件“" + r.Get("title") + "”"
	}
	title += d.ofOwner(ctx, ownerOf(r))
	return d.do(ctx, d.info(township.DeedDelete, title, origin), func(t *data.Tx) error {
		for _, id := range ids {
			if err := t.Remove(township.Attachments, id); err != nil {
				return err
			}
		}
		return nil
	})
}

// attachment reads an attachment and its file.
func (d *Desk) attachment(ctx context.Context, id int64) (a township.Attachment, content []byte, err error) {
	r, err := d.archive.Read(ctx).Attachment(id)
	if err != nil {
		return a, nil, err
	}
	a = township.AttachmentOf(r)
	content, err = d.vault().Read(keptFile(a))
	return a, content, err
}

// noteScan notes that a photo or scan is looked at, or leaves: it can show any number.
func (d *Desk) noteScan(ctx context.Context, a township.Attachment, how string) error {
	r, err := d.archive.Read(ctx).Attachment(a.ID)
	if err != nil {
		return err
	}
	seen := township.Reveal{Record: "“" + a.Title + "”", Field: how + "照片、扫描件"}
	if a.IsWorkbook() {
		seen.Field = how + "清单原件"
	}
	if owner := ownerOf(r); owner == township.OfHousehold(owner.ID) {
		seen.Household, seen.Record = owner.ID, seen.Record+d.ofOwner(ctx, owner)
	}
	return d.NoteReveal(ctx, seen)
}

// ViewAttachment returns the picture of an attachment, its longer side no more than side pixels, 0 for as large as it is.
// As large as that its numbers can be read: it is noted like a look at one, and not shown when that fails.
func (d *Desk) ViewAttachment(ctx context.Context, id int64, side int) (township.AttachmentView, error) {
	a, content, err := d.attachment(ctx, id)
	if err != nil {
		return township.AttachmentView{}, err
	}
	if side == 0 {
		if err := d.noteScan(ctx, a, "查看"); err != nil {
			return township.AttachmentView{}, err
		}
	}
	return vault.View(a.Title, content, a.Format, side)
}

// SaveAttachment writes a copy of an attachment to a file. A scan can show any number: that it left is noted like a look
// at one, and it is not written when that fails.
func (d *Desk) SaveAttachment(ctx context.Context, id int64, path string) error {
	a, content, err := d.attachment(ctx, id)
	if err != nil {
		return err
	}
	if err := d.noteScan(ctx, a, "另存"); err != nil {
		return err
	}
	return outfile.Write(ctx, path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// CopyAttachment makes a copy for another program to open, which goes with the end of this one: what that program does
// to it does not touch the archive. It is noted like a look at the picture.
func (d *Desk) CopyAttachment(ctx context.Context, id int64) (path string, err error) {
	a, content, err := d.attachment(ctx, id)
	if err != nil {
		return "", err
	}
	if err := d.noteScan(ctx, a, "打开"); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(d.tempDir, "att-")
	if err != nil {
		return "", township.Because(township.CodeWrite, err, "建不了临时文件，“%s”没有打开。请检查磁盘空间后重试。", a.Title)
	}
	path = filepath.Join(dir, outfile.CleanName(a.Name()))
	err = outfile.WritePrivate(ctx, path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
	if err == nil && a.IsWorkbook() {
		err = os.Chmod(path, 0o400) // to be read: what is written into it would be lost
	}
	return path, err
}
