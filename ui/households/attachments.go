package households

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// attachmentsShown is how many attachments the card shows until one asks for all.
const attachmentsShown = 24

// attachments are what is filed with the household on the page.
type attachments struct {
	file   *filePage
	thumbs *thumbs
	list   []township.Attachment
	all    bool  // every one is shown
	of     int64 // the household whose are shown
}

func newAttachments(f *filePage) *attachments {
	return &attachments{file: f, thumbs: newThumbs(f.screen.desk)}
}

// card shows what is filed as small pictures.
func (a *attachments) card() fyne.CanvasObject {
	if id := a.file.id(); id != a.of {
		a.of, a.all = id, false
		a.thumbs.forget()
	}
	list, err := a.file.screen.desk.AttachmentsOf(context.Background(), township.OfHousehold(a.of))
	a.list = list
	add := widgets.Row(12,
		widgets.NewButton("添加照片、扫描件…", look.Icon(look.IconAdd), a.ask),
		widgets.NewQuiet("也可以把 JPG、PNG、PDF 文件拖到窗口里"))
	switch {
	case err != nil:
		return widgets.NewCard("附件", widgets.NewQuietProse(township.Say(err)))
	case len(list) == 0:
		return widgets.NewCard("附件", widgets.Stack(8, widgets.NewQuiet("还没有照片和扫描件。"), add))
	}
	return widgets.NewCard(fmt.Sprintf("附件 %d", len(list)), widgets.Stack(10, a.tiles(), add))
}

func (a *attachments) tiles() fyne.CanvasObject {
	flow := widgets.NewFlow()
	shown := a.list
	if len(shown) > attachmentsShown && !a.all {
		shown = shown[:attachmentsShown]
	}
	for i := range shown {
		flow.Objects = append(flow.Objects, a.tile(i))
	}
	rest := len(a.list) - len(shown)
	if rest == 0 {
		return flow
	}
	more := widgets.NewButton(fmt.Sprintf("再显示 %d 个", rest), nil, func() { a.all = true; a.file.show() })
	return widgets.Stack(10, flow, widgets.Row(0, more, widgets.Spacer()))
}

// tile is one attachment; its picture follows when it has been read.
func (a *attachments) tile(i int) fyne.CanvasObject {
	at := a.list[i]
	t := widgets.NewTile(at.Title, attachmentNote(at), look.Icon(look.IconFile), func() { a.file.screen.viewer.open(a.list, i) })
	t.OnMenu = func() []*fyne.MenuItem { return a.menu(at) }
	t.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDelete {
			a.remove(at)
		}
		return key == fyne.KeyDelete
	}
	if at.Missing {
		t.Icon = look.Icon(look.IconWarning)
		t.SetNote("文件缺失", look.ColorError)
		return t
	}
	a.thumbs.want(at, a.pixels(), func(v township.AttachmentView, err error) {
		switch {
		case err != nil:
			t.SetNote("文件损坏", look.ColorError)
		case v.Pages > 0:
			t.SetNote(fmt.Sprintf("PDF %d页", v.Pages), "")
		}
		if v.Picture != nil {
			t.SetPicture(v.Picture)
		}
	})
	return t
}

// pixels is the side that a tile's picture has on this screen.
func (a *attachments) pixels() int {
	scale := float32(1)
	if w := a.file.screen.host.Window(); w != nil {
		scale = w.Canvas().Scale()
	}
	return widgets.TilePixels(scale)
}

// attachmentNote is the line below the name: when it was taken, or how large it is.
func attachmentNote(a township.Attachment) string {
	if a.Taken != "" {
		return string(a.Taken)
	}
	return strings.ToUpper(a.Format) + " " + township.FileSize(a.Size)
}

// menu is what can be done with an attachment.
func (a *attachments) menu(at township.Attachment) []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("修改名称、日期、备注…", func() { a.edit(at) }),
		fyne.NewMenuItem("用系统程序打开", func() { a.openOutside(at) }),
		fyne.NewMenuItem("另存为…", func() { a.save(at) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("删除", func() { a.remove(at) }),
	}
	items[1].Disabled, items[2].Disabled = at.Missing, at.Missing
	return items
}

// ask asks for files to file.
func (a *attachments) ask() {
	id := a.file.id()
	a.file.screen.host.OpenFiles("选择照片、扫描件", township.AttachmentExtensions, func(paths []string) { a.add(id, paths) })
}

// offer asks whether files that were dropped on the window are to be filed with the household.
func (a *attachments) offer(paths []string) {
	id, r := a.file.id(), a.file.file.Row
	var fit, names []string
	for _, p := range paths {
		if township.LooksAttachable(p) {
			fit = append(fit, p)
			names = append(names, township.AttachmentFileName(p))
		}
	}
	body := fmt.Sprintf("添加到%s %s“%s”户的附件：\n%s", r.Village, r.Group, headOf(r), firstFew(names, "、"))
	if rest := len(paths) - len(fit); rest > 0 {
		body += fmt.Sprintf("\n另有%d个文件不是照片或扫描件，不会添加；花名册请单独拖入。", rest)
	}
	widgets.Confirm(a.file.screen.host.Window(), "添加附件？", body, fmt.Sprintf("添加 %d 个附件", len(fit)), false, func() { a.add(id, fit) })
}

// mostNamed is how many files or sentences a dialog lists.
const mostNamed = 8

func firstFew(list []string, between string) string {
	if len(list) <= mostNamed {
		return strings.Join(list, between)
	}
	return strings.Join(list[:mostNamed], between) + fmt.Sprintf("%s…… 共%d个", between, len(list))
}

// add files photos and scans with a household.
func (a *attachments) add(id int64, paths []string) {
	s := a.file.screen
	around.Attach(s.host, s.desk, around.Attachment{Owner: township.OfHousehold(id), What: "附件", Paths: paths, Origin: origin})
}

// edit asks for the name, the day and the remark of an attachment.
func (a *attachments) edit(at township.Attachment) {
	today := a.file.screen.host.Today()
	title, remark := widgets.NewTextEntry(""), widgets.NewMultiEntry("", 3)
	title.SetText(at.Title)
	remark.SetText(at.Remark)
	taken := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	taken.Partial, taken.NotAfter = true, string(today)
	taken.SetValue(string(at.Taken))
	var d *widgets.Dialog
	form := widgets.NewForm(func() {
		if a.change(at.ID, township.AttachmentEdit{Title: title.Text, Taken: township.Date(taken.Value()), Remark: remark.Text}) {
			d.Close()
		}
	},
		widgets.NewField("名称", title, widgets.FieldOptions{Required: true, Validate: township.CheckAttachmentTitle}),
		widgets.NewField("拍摄日期", taken, widgets.FieldOptions{}),
		widgets.NewField("备注", remark, widgets.FieldOptions{Validate: township.CheckAttachmentRemark}))
	file := widgets.NewQuiet("原文件名 " + at.FileName + "　" + township.FileSize(at.Size))
	d = widgets.ShowDialog(a.file.screen.host.Window(), widgets.DialogOptions{
		Title: "修改附件", Body: widgets.Stack(8, form, file), Deed: "保存", First: title,
		OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}

// change saves what is said about an attachment, and says whether it could.
func (a *attachments) change(id int64, edit township.AttachmentEdit) bool {
	deed, err := a.file.screen.desk.ChangeAttachment(context.Background(), id, edit, origin)
	if err != nil {
		a.file.screen.host.Fail(err)
		return false
	}
	if deed.ID != 0 {
		a.file.screen.host.Done(deed, "已修改附件“"+edit.Tidy().Title+"”")
	}
	return true
}

// remove moves an attachment to the bin; the toast takes it back.
func (a *attachments) remove(at township.Attachment) {
	deed, err := a.file.screen.desk.RemoveAttachments(context.Background(), []int64{at.ID}, origin)
	a.file.done(deed, err, "已删除附件“"+at.Title+"”")
}

// openOutside opens a copy with the system's program for it.
func (a *attachments) openOutside(at township.Attachment) {
	var path string
	a.file.screen.host.Work("正在打开“"+at.Title+"”", "", func(ctx context.Context, _ func(int, int)) (err error) {
		path, err = a.file.screen.desk.CopyAttachment(ctx, at.ID)
		return err
	}, func(err error) {
		if err != nil {
			a.file.screen.host.Fail(err)
			return
		}
		a.file.screen.host.OpenPath(path)
	})
}

// save asks where to write a copy.
func (a *attachments) save(at township.Attachment) {
	host := a.file.screen.host
	host.SaveFile("另存附件", at.Name(), at.Format, func(path string) {
		host.Work("正在另存“"+at.Title+"”", "", func(ctx context.Context, _ func(int, int)) error {
			return a.file.screen.desk.SaveAttachment(ctx, at.ID, path)
		}, func(err error) {
			if err != nil {
				host.Fail(err)
				return
			}
			host.Saved(path, "附件“"+at.Title+"”已另存")
		})
	})
}

// TakeDropped takes files that were dropped on the window while a household's page is open, and says whether it did:
// photos and scans are filed with the household, after a question. Rosters are left to the import.
func (s *Screen) TakeDropped(paths []string) bool {
	if !s.file.open() || s.form != nil {
		return false
	}
	for _, p := range paths {
		if township.LooksAttachable(p) {
			s.file.attached.offer(paths)
			return true
		}
	}
	return false
}
