package households

import (
	"context"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"taizhang/app/township"
	"taizhang/ui/uitest"
	"taizhang/ui/widgets"
)

// fakeFiles is what fakeHost and fakeDesk do with files.
type fakeFiles struct {
	list    []township.Attachment
	pages   int  // of every PDF
	bare    bool // nothing has a picture
	refused []string
	failure error

	added   []string
	edited  []township.AttachmentEdit
	removed []int64
	viewed  []int64
	pick    []string // what the dialog answers
	saved   []string
}

func (d *fakeDesk) AttachmentsOf(context.Context, township.AttachmentOwner) ([]township.Attachment, error) {
	return append([]township.Attachment(nil), d.filed.list...), nil
}

func (d *fakeDesk) AddAttachments(_ context.Context, owner township.AttachmentOwner, paths []string, from township.Origin, _ func(done, total int)) (township.AttachmentOutcome, error) {
	if owner != township.OfHousehold(1) || from != origin {
		return township.AttachmentOutcome{}, errors.New("somebody else's")
	}
	d.filed.added = append(d.filed.added, paths...)
	n := len(paths) - len(d.filed.refused)
	out := township.AttachmentOutcome{Added: n, Scaled: n, Refused: d.filed.refused}
	if n > 0 {
		out.Deed.ID = 9
	}
	return out, d.filed.failure
}

func (d *fakeDesk) ChangeAttachment(_ context.Context, _ int64, edit township.AttachmentEdit, _ township.Origin) (township.Deed, error) {
	d.filed.edited = append(d.filed.edited, edit)
	return township.Deed{ID: 10}, d.filed.failure
}

func (d *fakeDesk) RemoveAttachments(_ context.Context, ids []int64, _ township.Origin) (township.Deed, error) {
	d.filed.removed = append(d.filed.removed, ids...)
	return township.Deed{ID: 11}, d.filed.failure
}

func (d *fakeDesk) ViewAttachment(_ context.Context, id int64, side int) (township.AttachmentView, error) {
	d.filed.viewed = append(d.filed.viewed, id)
	for _, a := range d.filed.list {
		if a.ID == id && a.Missing {
			return township.AttachmentView{}, township.Errorf(township.CodeNotFound, "附件的文件缺失。请从备份中拷回。")
		}
	}
	v := township.AttachmentView{Pages: d.filed.pages}
	if !d.filed.bare {
		v.Picture = image.NewRGBA(image.Rect(0, 0, 1600, 800))
	}
	return v, nil
}

func (d *fakeDesk) SaveAttachment(_ context.Context, id int64, path string) error {
	d.filed.saved = append(d.filed.saved, fmt.Sprint(id, path))
	return d.filed.failure
}

func (d *fakeDesk) CopyAttachment(_ context.Context, id int64) (string, error) {
	return fmt.Sprintf("/temp/%d.jpg", id), d.filed.failure
}

// openFiled opens household 1 with three attachments: a photo, a scan and one whose file is lost.
func openFiled(t *testing.T, change ...func(*fakeFiles)) (*Screen, *fakeHost, *fakeFiles) {
	t.Helper()
	s, host, desk := open(t, sampleRows())
	files := &fakeFiles{list: []township.Attachment{
		{ID: 21, Title: "房屋正面", FileName: "IMG_1.jpg", Digest: "aa", Format: "jpg", Size: 350_000, Taken: "2021-10-12", Remark: "修缮之后"},
		{ID: 22, Title: "入户调查表", FileName: "scan.pdf", Digest: "bb", Format: "pdf", Size: 2 << 20},
		{ID: 23, Title: "旧照片", Digest: "cc", Format: "png", Size: 900, Missing: true},
	}}
	for _, f := range change {
		f(files)
	}
	desk.filed, host.Picked = files, files.pick
	s.file.attached.thumbs.beside = func(work func()) { work() }
	s.viewer.beside = func(work func()) { work() }
	s.viewer.picture.Beside = func(work func()) { work() }
	s.Open(1)
	return s, host, files
}

// speaks says whether a part of a text stands somewhere, even where lines wrap.
func speaks(o fyne.CanvasObject, part string) bool {
	return strings.Contains(strings.Join(uitest.Texts(o), ""), part)
}

func TestAttachmentCard(t *testing.T) {
	s, _, files := openFiled(t, func(f *fakeFiles) { f.pages = 0 })
	if !speaks(s.file.page, "附件 3") {
		t.Error("the card does not say how many there are")
	}
	var got []string
	for _, tile := range uitest.All[*widgets.Tile](s.file.page) {
		got = append(got, tile.Title+" "+tile.Note)
	}
	if want := "房屋正面 2021-10-12|入户调查表 PDF 2.0 MB|旧照片 文件缺失"; strings.Join(got, "|") != want {
		t.Errorf("tiles %q, want %q", got, want)
	}
	if len(files.viewed) != 2 {
		t.Errorf("read %v: the missing one too, or none", files.viewed)
	}
	s.Refresh()
	if len(files.viewed) != 2 {
		t.Errorf("read again: %v", files.viewed)
	}
}

func TestEmptyAttachmentCard(t *testing.T) {
	s, host, files := openFiled(t, func(f *fakeFiles) { f.list = nil; f.pick = []string{"/x/甲.jpg", "/x/乙.pdf"} })
	if !speaks(s.file.page, "还没有照片和扫描件。") {
		t.Error("an empty card says nothing")
	}
	host.Press(t, "添加照片、扫描件…")
	if len(files.added) != 2 || len(host.Texts) != 1 || host.Texts[0] != "已添加2个附件，其中2张大照片已缩小" {
		t.Errorf("added %q, told %q", files.added, host.Texts)
	}
}

func TestRefusedFilesAreTold(t *testing.T) {
	s, host, files := openFiled(t, func(f *fakeFiles) {
		f.pick = []string{"/x/甲.jpg", "/x/乙.gif"}
		f.refused = []string{"“乙.gif”是 GIF 图片，不能作为附件。"}
	})
	host.Press(t, "添加照片、扫描件…")
	if !slices.Equal(host.Told, []string{"1个文件没有添加"}) || !slices.Equal(host.Said, files.refused) {
		t.Errorf("told %q, %q", host.Told, host.Said)
	}
	if len(files.added) != 2 || len(host.Texts) != 1 {
		t.Errorf("added %q, told %q", files.added, host.Texts)
	}
	files.failure = township.Errorf(township.CodeWrite, "附件没有存进文件夹。")
	s.file.attached.add(1, []string{"/x/丙.jpg"})
	if len(host.Failures) != 1 {
		t.Errorf("failures %v", host.Failures)
	}
}

func TestManyAttachments(t *testing.T) {
	s, host, _ := openFiled(t, func(f *fakeFiles) {
		for i := range 40 {
			f.list = append(f.list, township.Attachment{ID: int64(100 + i), Title: fmt.Sprint(i), Digest: fmt.Sprint(i), Format: "jpg"})
		}
	})
	if n := len(uitest.All[*widgets.Tile](s.file.page)); n != attachmentsShown {
		t.Errorf("%d tiles", n)
	}
	host.Press(t, "再显示 19 个")
	if n := len(uitest.All[*widgets.Tile](s.file.page)); n != 43 {
		t.Errorf("%d tiles after asking for all", n)
	}
}

func TestTakeDropped(t *testing.T) {
	s, host, files := openFiled(t)
	if s.TakeDropped([]string{"/x/人口信息.xlsx"}) {
		t.Error("a roster was taken")
	}
	if !s.TakeDropped([]string{"/x/甲.jpg", "/x/人口信息.xlsx"}) {
		t.Fatal("a photo was not taken")
	}
	top := host.Top()
	for _, want := range []string{"柏树村 2组“张三丰”户", "甲.jpg", "另有1个文件不是照片或扫描件"} {
		if !speaks(top, want) {
			t.Errorf("the question does not say %q", want)
		}
	}
	host.Press(t, "添加 1 个附件")
	if strings.Join(files.added, " ") != "/x/甲.jpg" {
		t.Errorf("added %q", files.added)
	}
	s.back()
	if s.TakeDropped([]string{"/x/甲.jpg"}) {
		t.Error("taken without a household")
	}
}

func TestViewer(t *testing.T) {
	s, host, files := openFiled(t)
	test.Tap(uitest.All[*widgets.Tile](s.file.page)[0])
	v := s.viewer
	if !v.page.Visible() || s.file.page.Visible() || host.Win.Canvas().Focused() != fyne.Focusable(v.picture) {
		t.Fatal("a click does not show the picture in place of the page, with the keyboard")
	}
	for _, want := range []string{"房屋正面", "1 / 3", "拍摄于 2021-10-12", "JPG 341 KB", "修缮之后"} {
		if !speaks(v.page, want) {
			t.Errorf("the viewer does not say %q", want)
		}
	}
	v.picture.TypedKey(uitest.Key(fyne.KeyLeft))
	if v.at != 0 {
		t.Error("there is something before the first")
	}
	v.picture.TypedKey(uitest.Key(fyne.KeyR))
	if v.picture.Image().Bounds().Size() != image.Pt(800, 1600) {
		t.Error("R does not turn the picture")
	}
	host.Press(t, "100%")
	if !v.picture.Whole() || v.zoom.Text != "适合窗口" {
		t.Errorf("whole %v, the button says %q", v.picture.Whole(), v.zoom.Text)
	}
	files.pages = 3
	v.picture.TypedKey(uitest.Key(fyne.KeyRight))
	if v.at != 1 || !speaks(v.page, "第 1 页，共 3 页") || v.picture.Whole() {
		t.Errorf("at %d", v.at)
	}
	host.Press(t, "用系统程序打开")
	if strings.Join(host.paths, "") != "/temp/22.jpg" {
		t.Errorf("opened %q", host.paths)
	}
	host.Press(t, "下一个 →")
	if !speaks(v.page, "附件的文件缺失") || !v.turn.Disabled() || !v.next.Disabled() {
		t.Error("a missing file is not told")
	}
	s.Key(uitest.Key(fyne.KeyLeft)) // the keyboard is on nothing then
	if v.at != 1 {
		t.Errorf("at %d after ←", v.at)
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || v.page.Visible() || !s.file.page.Visible() {
		t.Error("Esc does not go back to the household")
	}
	if !s.Key(uitest.Key(fyne.KeyEscape)) || !s.list.page.Visible() {
		t.Error("a second Esc does not go back to the list")
	}
}

func TestViewerOfAPDFWithoutAPicture(t *testing.T) {
	s, host, _ := openFiled(t, func(f *fakeFiles) { f.bare, f.pages = true, 12 })
	s.viewer.open(s.file.attached.list, 1)
	if !speaks(s.viewer.page, "PDF 文件，共 12 页。这份文件不是扫描的图片") {
		t.Error("the viewer does not say why there is no picture")
	}
	host.Press(t, "用系统程序打开")
	if len(host.paths) != 1 {
		t.Error("the button does nothing")
	}
}

func TestDeleteInTheViewer(t *testing.T) {
	s, host, files := openFiled(t)
	s.viewer.open(s.file.attached.list, 0)
	s.viewer.picture.TypedKey(uitest.Key(fyne.KeyDelete))
	if fmt.Sprint(files.removed) != "[21]" || host.Texts[0] != "已删除附件“房屋正面”" {
		t.Errorf("removed %v, told %q", files.removed, host.Texts)
	}
	files.list = files.list[1:]
	s.Refresh()
	if !s.viewer.shown || !speaks(s.viewer.page, "入户调查表") || !speaks(s.viewer.page, "1 / 2") {
		t.Error("the next one does not take its place")
	}
	files.list = nil
	s.Refresh()
	if s.viewer.shown || !s.file.page.Visible() {
		t.Error("the last one is gone and the viewer stays")
	}
}

func TestViewerLeavesWithTheHousehold(t *testing.T) {
	s, _, _ := openFiled(t)
	s.viewer.open(s.file.attached.list, 0)
	s.Open(2)
	if s.viewer.shown || s.viewer.page.Visible() || !s.file.page.Visible() {
		t.Error("another household is opened and the picture of the first stays")
	}
	s.viewer.open(s.file.attached.list, 0)
	s.ShowFilter(township.HouseholdFilter{})
	if s.viewer.page.Visible() || !s.list.page.Visible() {
		t.Error("the table is shown and the picture stays")
	}
}

func TestAttachmentMenu(t *testing.T) {
	s, host, files := openFiled(t)
	a := s.file.attached
	items := a.menu(a.list[0])
	items[1].Action()
	items[2].Action()
	items[4].Action()
	if len(host.paths) != 1 || strings.Join(files.saved, "") != "21/tmp/房屋正面.jpg" || len(files.removed) != 1 {
		t.Errorf("opened %q, saved %q, removed %v", host.paths, files.saved, files.removed)
	}
	if host.Saves[0] != "/tmp/房屋正面.jpg 附件“房屋正面”已另存" {
		t.Errorf("told %q", host.Saves)
	}
	if lost := a.menu(a.list[2]); !lost[1].Disabled || !lost[2].Disabled || lost[4].Disabled {
		t.Error("of a missing file only the record can be changed and deleted")
	}
	files.failure = township.Errorf(township.CodeNotFound, "附件的文件缺失。")
	a.openOutside(a.list[0])
	a.save(a.list[0])
	if len(host.Failures) != 2 {
		t.Errorf("failures %v", host.Failures)
	}
}

func TestEditAttachment(t *testing.T) {
	s, host, files := openFiled(t)
	a := s.file.attached
	a.menu(a.list[0])[0].Action()
	top := host.Top()
	var entries []*widgets.Entry
	var day *widgets.DateEntry
	for _, o := range test.LaidOutObjects(top) {
		switch o := o.(type) {
		case *widgets.Entry:
			entries = append(entries, o)
		case *widgets.DateEntry:
			day = o
		}
	}
	entries[0].SetText("")
	day.SetText("2021-11-20") // tomorrow
	host.Press(t, "保存")
	if len(files.edited) > 0 || !speaks(top, "请填写") {
		t.Fatalf("saved %+v without a name", files.edited)
	}
	entries[0].SetText("房屋东面")
	host.Press(t, "保存")
	if len(files.edited) > 0 {
		t.Fatalf("saved %+v with a day that has not come", files.edited)
	}
	day.SetText("2021.10")
	host.Press(t, "保存")
	if len(files.edited) != 1 || files.edited[0] != (township.AttachmentEdit{Title: "房屋东面", Taken: "2021-10", Remark: "修缮之后"}) {
		t.Errorf("saved %+v", files.edited)
	}
	if host.Top() != nil || host.Texts[0] != "已修改附件“房屋东面”" {
		t.Errorf("told %q", host.Texts)
	}
}

func TestThumbsAreBounded(t *testing.T) {
	files := &fakeFiles{}
	th := newThumbs(&fakeDesk{filed: files})
	th.beside = func(work func()) { work() }
	want := func(i int) {
		th.want(township.Attachment{ID: int64(i), Digest: fmt.Sprint(i)}, 100, func(township.AttachmentView, error) {})
	}
	for i := range thumbsKept + 10 {
		want(i)
		want(0) // is used again and again
	}
	if len(th.kept) != thumbsKept || len(th.order) != thumbsKept {
		t.Errorf("%d are kept, %d in order", len(th.kept), len(th.order))
	}
	if n := len(files.viewed); n != thumbsKept+10 {
		t.Errorf("read %d times", n)
	}
}
