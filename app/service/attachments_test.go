package service

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/app/township"
	"taizhang/data"
	"taizhang/data/datatest"
	"taizhang/data/vault"
)

const screen = township.Origin("屏幕：农户")

// filed is a desk at an archive with one household, for attachments.
type filed struct {
	testing.TB
	desk    *Desk
	archive *data.Archive
	clock   *datatest.Clock
	ctx     context.Context
	house   int64
	owner   township.AttachmentOwner
}

func newFiled(t *testing.T) *filed {
	t.Helper()
	archive, clock := datatest.Open(t)
	f := &filed{TB: t, archive: archive, clock: clock, ctx: t.Context(), desk: NewDesk(archive, Config{Operator: "张会计", TempDir: t.TempDir()})}
	_, err := f.desk.Found(f.ctx, township.ParseOffice("清溪镇"), nil)
	f.must(err)
	datatest.MustDo(t, archive, "户", func(tx *data.Tx) error {
		f.house, _ = datatest.Household(t, tx, datatest.Village(t, tx, "柏树村"), "519900100001", "张三丰")
		return nil
	})
	f.owner = township.OfHousehold(f.house)
	return f
}

func (f *filed) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

// photo writes a picture of one grey, which makes its content its own.
func (f *filed) photo(name string, grey uint8) string {
	f.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range m.Pix {
		m.Pix[i] = grey
	}
	m.SetGray(0, 0, color.Gray{255})
	var b bytes.Buffer
	f.must(jpeg.Encode(&b, m, nil))
	return f.file(name, b.Bytes())
}

func (f *filed) file(name string, content []byte) string {
	f.Helper()
	path := filepath.Join(f.TempDir(), name)
	f.must(os.WriteFile(path, content, 0o600))
	return path
}

func (f *filed) add(paths ...string) township.AttachmentOutcome {
	f.Helper()
	out, err := f.desk.AddAttachments(f.ctx, f.owner, paths, screen, nil)
	f.must(err)
	return out
}

func (f *filed) list() []township.Attachment {
	f.Helper()
	list, err := f.desk.AttachmentsOf(f.ctx, f.owner)
	f.must(err)
	return list
}

// titles are those of what is filed, a missing file marked.
func (f *filed) titles() string {
	f.Helper()
	var out []string
	for _, a := range f.list() {
		title := a.Title
		if a.Missing {
			title += "?"
		}
		out = append(out, title)
	}
	return strings.Join(out, " ")
}

func (f *filed) wantTitles(want string) {
	f.Helper()
	if got := f.titles(); got != want {
		f.Errorf("filed: %q, want %q", got, want)
	}
}

func (f *filed) undo(d township.Deed) township.Deed {
	f.Helper()
	undone, err := f.desk.Undo(f.ctx, d.ID, false)
	f.must(err)
	return undone
}

// kept is how many files the vault holds.
func (f *filed) kept() int {
	f.Helper()
	files, err := f.desk.vault().Files()
	f.must(err)
	return len(files)
}

func (f *filed) sweep(want int) {
	f.Helper()
	if n, err := f.desk.sweepAttachments(f.ctx); n != want || err != nil {
		f.Errorf("%d files were erased, %v; want %d", n, err, want)
	}
}

func (f *filed) wantSaid(err error, code township.Code, words ...string) {
	f.Helper()
	if township.CodeOf(err) != code {
		f.Errorf("err = %v; want %s", err, code)
	}
	for _, w := range words {
		if !strings.Contains(township.Say(err), w) {
			f.Errorf("“%s” does not say “%s”", township.Say(err), w)
		}
	}
}

func TestAddAttachments(t *testing.T) {
	f := newFiled(t)
	out := f.add(f.photo("房屋正面.JPG", 10), f.file("名单.jpg", []byte("PK\x03\x04")), f.photo("水井.jpg", 20), f.photo("又一张.jpg", 10), f.TempDir(), "/不存在/x.jpg")
	if out.Added != 2 || len(out.Refused) != 4 || out.Deed.Title != "添加附件2个（张三丰户）" || out.Deed.Origin != screen {
		t.Errorf("outcome %+v", out)
	}
	for i, want := range []string{"“名单.jpg”不是照片或扫描件", "“又一张.jpg”已经添加过，名称是“房屋正面”", "是文件夹", "“x.jpg”读不出来"} {
		if i < len(out.Refused) && !strings.Contains(out.Refused[i], want) {
			t.Errorf("refused: %q does not say %q", out.Refused[i], want)
		}
	}
	f.wantTitles("房屋正面 水井")
	if a := f.list()[0]; a.FileName != "房屋正面.JPG" || a.Format != "jpg" || a.Size == 0 || len(a.Digest) != 64 {
		t.Errorf("filed: %+v", a)
	}
	again := f.add(f.photo("房屋.jpg", 10))
	if again.Added != 0 || again.Deed.ID != 0 || len(again.Refused) != 1 {
		t.Errorf("the same photo again: %+v", again)
	}
}

func TestUndoOfAddingKeepsTheFile(t *testing.T) {
	f := newFiled(t)
	out := f.add(f.photo("水井.jpg", 20))
	undone := f.undo(out.Deed)
	f.wantTitles("")
	f.sweep(0)
	f.undo(undone)
	f.wantTitles("水井")
	view, err := f.desk.ViewAttachment(f.ctx, f.list()[0].ID, 20)
	f.must(err)
	if view.Picture == nil || view.Picture.Bounds().Dx() != 20 {
		t.Errorf("view: %v", view.Picture)
	}
}

func TestRemoveAttachmentsGoToTheBin(t *testing.T) {
	f := newFiled(t)
	f.add(f.photo("甲.jpg", 1), f.photo("乙.jpg", 2), f.photo("丙.jpg", 3))
	list := f.list()
	one, err := f.desk.RemoveAttachments(f.ctx, []int64{list[1].ID}, screen)
	f.must(err)
	if one.Kind != township.DeedDelete || one.Title != "删除附件“乙”（张三丰户）" {
		t.Errorf("deed %+v", one)
	}
	two, err := f.desk.RemoveAttachments(f.ctx, []int64{list[0].ID, list[2].ID}, screen)
	f.must(err)
	if two.Title != "删除附件2个（张三丰户）" || f.titles() != "" || f.kept() != 3 {
		t.Errorf("%q leaves %q and %d files", two.Title, f.titles(), f.kept())
	}
	f.sweep(0)
	f.undo(two)
	f.undo(one)
	f.wantTitles("甲 乙 丙")
	_, err = f.desk.RemoveAttachments(f.ctx, []int64{99}, screen)
	f.wantSaid(err, township.CodeNotFound, "附件已不在档案中")
	_, err = f.desk.RemoveAttachments(f.ctx, nil, screen)
	f.wantSaid(err, township.CodeInvalid, "选择")
}

func TestChangeAttachment(t *testing.T) {
	f := newFiled(t)
	f.add(f.photo("IMG_0001.jpg", 1))
	id := f.list()[0].ID
	deed, err := f.desk.ChangeAttachment(f.ctx, id, township.AttachmentEdit{Title: " 房屋正面 ", Taken: "2021-10", Remark: "修缮前"}, screen)
	f.must(err)
	if deed.Title != "修改附件“IMG_0001”（张三丰户）" {
		t.Errorf("deed %q", deed.Title)
	}
	if got, want := f.list()[0].Edit(), (township.AttachmentEdit{Title: "房屋正面", Taken: "2021-10", Remark: "修缮前"}); got != want {
		t.Errorf("now %+v, want %+v", got, want)
	}
	same, err := f.desk.ChangeAttachment(f.ctx, id, f.list()[0].Edit(), screen)
	if err != nil || same.ID != 0 {
		t.Errorf("saving without a change is deed %d, %v", same.ID, err)
	}
	f.undo(deed)
	f.wantTitles("IMG_0001")
	_, err = f.desk.ChangeAttachment(f.ctx, id, township.AttachmentEdit{Title: "x", Taken: "2021-11-20"}, screen)
	f.wantSaid(err, township.CodeInvalid, "晚于今天")
}

func TestSweepErasesOnlyWhatNobodyNeeds(t *testing.T) {
	f := newFiled(t)
	_, err := f.desk.vault().Put(f.ctx, []byte("left by a program that died"), township.FormatJPEG)
	f.must(err)
	f.add(f.photo("甲.jpg", 1), f.photo("乙.jpg", 2))
	f.sweep(1)
	gone, err := f.desk.RemoveAttachments(f.ctx, []int64{f.list()[0].ID}, screen)
	f.must(err)
	f.sweep(0)
	f.empty(gone)
	f.sweep(1)
	f.wantTitles("乙")
}

// empty empties a deletion from the bin.
func (f *filed) empty(d township.Deed) {
	f.Helper()
	_, err := f.archive.Empty(f.ctx, township.DeedInfo{Kind: township.DeedEmpty, Title: "清空回收站", Operator: "张会计"}, []int64{d.ID})
	f.must(err)
}

func TestMissingAndAlteredFiles(t *testing.T) {
	f := newFiled(t)
	f.add(f.photo("甲.jpg", 1), f.photo("乙.jpg", 2), f.photo("丙.jpg", 3))
	list := f.list()
	f.must(os.Remove(f.path(list[0])))
	f.must(os.WriteFile(f.path(list[1]), []byte("another"), 0o600))
	f.wantTitles("甲? 乙 丙")
	_, err := f.desk.ViewAttachment(f.ctx, list[0].ID, 100)
	f.wantSaid(err, township.CodeNotFound, "文件缺失")
	_, err = f.desk.CopyAttachment(f.ctx, list[1].ID)
	f.wantSaid(err, township.CodeUnreadable, "已被改动或损坏")
	faults, _, err := f.desk.Check(f.ctx)
	f.must(err)
	want := []string{"附件“甲”（张三丰户）：附件的文件缺失", "附件“乙”（张三丰户）：附件的文件已被改动或损坏"}
	if len(faults) != 2 || !strings.HasPrefix(faults[0], want[0]) || !strings.HasPrefix(faults[1], want[1]) {
		t.Errorf("faults = %q, want %q", faults, want)
	}
	made, err := f.desk.BackupIfDue(f.ctx, f.TempDir())
	if !made {
		t.Error("one lost photo keeps the archive from being backed up")
	}
	f.wantSaid(err, township.CodeUnreadable, "备份已经做好", "2个附件")
	out := f.add(f.photo("乙.jpg", 2), f.photo("丁.jpg", 4)) // filed again, the file is whole again
	if out.Added != 1 || f.titles() != "甲? 乙 丙 丁" {
		t.Errorf("%+v, %q", out, f.titles())
	}
	if _, err := f.desk.CopyAttachment(f.ctx, list[1].ID); err != nil {
		t.Errorf("still: %v", err)
	}
}

func (f *filed) path(a township.Attachment) string {
	return filepath.Join(f.desk.vault().Dir(), a.Digest[:2], a.Digest[2:4], a.Digest+"."+a.Format)
}

func TestCopiesOfAttachments(t *testing.T) {
	f := newFiled(t)
	source := f.photo("甲.jpg", 1)
	f.add(source)
	id := f.list()[0].ID
	_, err := f.desk.ChangeAttachment(f.ctx, id, township.AttachmentEdit{Title: "房屋/正面：东"}, screen)
	f.must(err)
	want, err := os.ReadFile(source)
	f.must(err)
	saved := filepath.Join(t.TempDir(), "另存.jpg")
	f.must(f.desk.SaveAttachment(f.ctx, id, saved))
	seen, err := f.desk.Reveals(f.ctx, township.RevealFilter{}, 10)
	f.must(err)
	if len(seen) != 1 || seen[0].Record != "“房屋/正面：东”（张三丰户）" || seen[0].Field != "另存照片、扫描件" || seen[0].Household == 0 {
		t.Errorf("noted %+v", seen)
	}
	opened, err := f.desk.CopyAttachment(f.ctx, id)
	f.must(err)
	for _, side := range []int{96, 0} { // the small picture of a card shows no number
		_, err = f.desk.ViewAttachment(f.ctx, id, side)
		f.must(err)
	}
	seen, err = f.desk.Reveals(f.ctx, township.RevealFilter{}, 10)
	f.must(err)
	if len(seen) != 3 || seen[0].Field != "查看照片、扫描件" || seen[1].Field != "打开照片、扫描件" {
		t.Errorf("noted %+v", seen)
	}
	if filepath.Ext(opened) != ".jpg" || strings.HasPrefix(opened, f.desk.vault().Dir()) {
		t.Errorf("opened as %s", opened)
	}
	for _, path := range []string{saved, opened} {
		got, err := os.ReadFile(path)
		f.must(err)
		if !bytes.Equal(got, want) {
			t.Errorf("%s is another file", path)
		}
	}
}

func TestNoRoomForMoreAttachments(t *testing.T) {
	f := newFiled(t)
	datatest.MustDo(t, f.archive, "附件", func(tx *data.Tx) error {
		for range township.MaxAttachments - 1 {
			if _, err := insertAttachment(tx, f.owner, township.Attachment{Title: "x", Digest: strings.Repeat("0", 64), Format: "jpg"}); err != nil {
				return err
			}
		}
		return nil
	})
	out := f.add(f.photo("甲.jpg", 1), f.photo("乙.jpg", 2))
	if out.Added != 1 || len(out.Refused) != 1 || !strings.Contains(out.Refused[0], "“乙.jpg”没有添加：一户最多存500个附件") {
		t.Errorf("%+v", out)
	}
}

func TestAddingToAHouseholdThatIsGone(t *testing.T) {
	f := newFiled(t)
	_, err := f.desk.AddAttachments(f.ctx, township.OfHousehold(99), []string{f.photo("甲.jpg", 1)}, screen, nil)
	if err == nil || township.CodeOf(err) == township.CodeInternal {
		t.Errorf("err = %v; want a sentence", err)
	}
	f.sweep(1)
	stopped, cancel := context.WithCancel(f.ctx)
	cancel()
	_, err = f.desk.AddAttachments(stopped, f.owner, []string{f.photo("甲.jpg", 1)}, screen, nil)
	f.wantSaid(err, township.CodeCancelled)
}

func TestAFolderThatCannotTakeAttachments(t *testing.T) {
	f := newFiled(t)
	f.must(os.WriteFile(f.desk.vault().Dir(), nil, 0o400))
	_, err := f.desk.AddAttachments(f.ctx, f.owner, []string{f.photo("甲.jpg", 1)}, screen, nil)
	f.wantSaid(err, township.CodeWrite, "附件没有存进文件夹", "档案没有改动")
	f.wantTitles("")
}

func TestAttachedFiles(t *testing.T) {
	f := newFiled(t)
	f.add(f.photo("甲.jpg", 1))
	a := f.list()[0]
	_, err := f.desk.RemoveAttachments(f.ctx, []int64{a.ID}, screen)
	f.must(err)
	got, err := f.archive.AttachedFiles(f.ctx)
	f.must(err)
	if diff := cmp.Diff([]data.AttachedFile{{Digest: a.Digest, Format: "jpg"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !f.desk.vault().Has(vault.File(got[0])) {
		t.Error("it is not in the folder")
	}
}
