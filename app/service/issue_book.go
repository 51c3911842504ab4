package service

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"taizhang/app/township"
	"taizhang/data/excel"
	"taizhang/data/sheet"
)

// ReadIssueBook copies a superior's list off its stick, reads the copy and compares it with the archive; nothing is
// written. Errors are *township.Error: the file is named and what to do is said; township.CodePassword asks for the
// password of the file.
func (d *Desk) ReadIssueBook(ctx context.Context, path, password string) (township.IssueBook, error) {
	name := filepath.Base(path)
	book := township.IssueBook{File: name, Source: township.SourceOfFile(name), Found: d.Today()}
	copied, err := sheet.CopyIn(ctx, path, d.tempDir)
	if err == nil {
		defer os.Remove(copied)
		if err = d.readIssueRows(ctx, copied, password, &book); err == nil {
			err = keepOriginal(copied, &book)
		}
	}
	if err != nil {
		return book, stopped(ctx, renamed(err, copied, name))
	}
	if c, ok, err := d.CurrentCampaign(ctx); err == nil && ok && c.Closed == "" {
		book.Campaign = c.ID
	}
	return book, d.WeighIssueBook(ctx, &book)
}

// keepOriginal holds the file of a list for the archive, unless it is longer than a file may be there.
func keepOriginal(path string, book *township.IssueBook) error {
	info, err := os.Stat(path)
	if err != nil {
		return unreadOriginal(err, book)
	}
	if info.Size() > township.MaxAttachmentBytes {
		book.Notes = append(book.Notes, fmt.Sprintf("文件超过 %d MB，清单原件不存进档案，问题里只记文件名和行号", township.MaxAttachmentBytes>>20))
		return nil
	}
	if book.Original, err = os.ReadFile(path); err != nil {
		return unreadOriginal(err, book)
	}
	return nil
}

func unreadOriginal(err error, book *township.IssueBook) error {
	return township.Because(township.CodeUnreadable, err, "“%s”的副本读不出来，没有导入。请检查磁盘空间后重试。", book.File)
}

func (d *Desk) readIssueRows(ctx context.Context, path, password string, book *township.IssueBook) error {
	file, err := sheet.Open(ctx, path, sheet.Options{Password: password, TempDir: d.tempDir})
	if err != nil {
		return err
	}
	defer file.Close()
	book.Notes, err = excel.ReadIssues(ctx, file, func(r township.IssueBookRow) error {
		if book.Source == "" {
			book.Source = township.SourceOfFile(r.Above)
		}
		book.Rows = append(book.Rows, r)
		return nil
	})
	if err == nil && len(book.Rows) == 0 {
		err = township.Errorf(township.CodeNoRoster, "“%s”有表头，但下面没有问题，没有可导入的内容。请核对是不是选错了文件。", book.File)
	}
	return err
}

// WeighIssueBook compares a list anew with the archive, after a person said what its words mean and who is meant.
func (d *Desk) WeighIssueBook(ctx context.Context, book *township.IssueBook) error {
	rows, err := d.IssueRows(ctx)
	if err != nil {
		return err
	}
	w, err := d.newIssueWeighing(ctx, book)
	if err != nil {
		return err
	}
	w.told = township.TellIssues(rows)
	for i := range book.Rows {
		w.weigh(&book.Rows[i])
	}
	w.keepWords()
	book.MarkDoubles(slices.DeleteFunc(rows, func(r township.IssueRow) bool { return !r.State.Open() }))
	return nil
}

// issueWeighing finds whom the rows of a list are about.
type issueWeighing struct {
	book     *township.IssueBook
	register *register
	office   township.Office
	today    township.Date
	words    map[string]township.Lookup // by column
	kept     map[[2]string]string       // what words meant in earlier lists
	counts   map[[2]string]int          // of words that nobody knows
	order    [][2]string
	byID     map[string][]*home
	byCode   map[string]*home
	byHeads  map[[2]string][]*home // by village and head
	told     township.ToldIssues
}

func (d *Desk) newIssueWeighing(ctx context.Context, book *township.IssueBook) (*issueWeighing, error) {
	r, err := d.read(ctx)
	if err != nil {
		return nil, err
	}
	office, _, _, err := d.Office(ctx)
	if err != nil {
		return nil, err
	}
	lists, err := d.Vocabularies(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := d.archive.Read(ctx).IssueWords()
	if err != nil {
		return nil, err
	}
	w := &issueWeighing{
		book: book, register: r, office: office, today: d.Today(), kept: map[[2]string]string{}, counts: map[[2]string]int{}, byID: map[string][]*home{}, byCode: map[string]*home{}, byHeads: map[[2]string][]*home{},
		words: map[string]township.Lookup{
			township.ListType: township.NewLookup(lists.Of("问题类型")), township.ListNature: township.NewLookup(lists.Of("问题性质")),
		},
	}
	for _, k := range kept {
		w.kept[[2]string{k.Get("field"), k.Get("said")}] = k.Get("meant")
	}
	w.index()
	return w, nil
}

func (w *issueWeighing) index() {
	for _, h := range w.register.rows {
		if h.Closed != "" {
			continue
		}
		w.byCode[h.Code] = h
		key := [2]string{h.Village, township.Squeeze(h.Head)}
		w.byHeads[key] = append(w.byHeads[key], h)
		for _, p := range h.people {
			if key := township.IDNumber(p.IDNumber).Key(); key != "" && p.Present() {
				w.byID[key] = append(w.byID[key], h)
			}
		}
	}
}

func (w *issueWeighing) weigh(r *township.IssueBookRow) {
	r.Tidy(w.book)
	if r.Fault != "" {
		r.Column, r.Reason = r.FaultColumn, r.Fault
		return
	}
	r.Issue.Type = w.word(r, township.ListType)
	r.Issue.Nature = w.word(r, township.ListNature)
	w.place(r)
	w.have(r)
	r.Check(w.today)
}

// word is what a cell means in the words of the office; one that nobody knows is asked about, and kept in the remark.
func (w *issueWeighing) word(r *township.IssueBookRow, field string) string {
	said := r.Cells[field]
	if said == "" {
		return ""
	}
	if value, known := w.words[field].Word(said); known {
		return value
	}
	if meant := w.ask(field, said); meant != "" && meant != township.AsListed {
		return meant
	}
	label := (&township.IssueWord{Field: field}).Label()
	r.Issue.Remark = joinClauses(r.Issue.Remark, label+"（清单）："+said)
	r.Notes = append(r.Notes, fmt.Sprintf("%s“%s”不在选项中", label, township.Shorten(said)))
	return ""
}

// ask counts a word that nobody knows, and returns what it means here as far as a person said so.
func (w *issueWeighing) ask(field, said string) string {
	key := [2]string{field, said}
	if w.counts[key]++; w.counts[key] == 1 {
		w.order = append(w.order, key)
	}
	if meant, ok := w.book.Meaning(field, said); ok {
		return meant
	}
	return w.kept[key]
}

// keepWords notes the words that nobody knows, in the order of the list.
func (w *issueWeighing) keepWords() {
	var words []township.IssueWord
	for _, key := range w.order {
		meant, chosen := w.book.Meaning(key[0], key[1])
		word := township.IssueWord{Field: key[0], Said: key[1], Meant: meant, Rows: w.counts[key]}
		if !chosen {
			word.Meant = w.kept[key]
		}
		word.Known = w.kept[key] != "" && w.kept[key] == word.Meant
		words = append(words, word)
	}
	w.book.Words = words
}
