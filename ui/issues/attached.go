package issues

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// phases are when a photo of an issue was taken, each with its heading.
var phases = []string{township.PhaseBefore, township.PhaseAfter}

// attachments are the photos and scans of the issue, before the mending and after it.
func (p *issuePage) attachments() []fyne.CanvasObject {
	out := []fyne.CanvasObject{heading("照片、扫描件")}
	p.pictures++
	for n, phase := range phases {
		list, err := p.screen.desk.AttachmentsOf(context.Background(), township.OfIssue(p.id, phase))
		if err != nil {
			return append(out, widgets.NewQuietProse(township.Say(err)))
		}
		p.filed[n] = list
		add := widgets.NewButton("添加"+phase+"照片…", look.Icon(look.IconAdd), func() {
			p.screen.host.OpenFiles("选择"+phase+"的照片、扫描件", township.AttachmentExtensions, func(paths []string) { p.attach(phase, paths) })
		})
		out = append(out, widgets.Row(10, widgets.FixedWidth(90, widgets.NewText(fmt.Sprintf("%s　%d", phase, len(list)))), add))
		if len(list) == 0 {
			continue
		}
		flow := widgets.NewFlow()
		for i := range list {
			flow.Objects = append(flow.Objects, p.tile(list[i]))
		}
		out = append(out, flow)
	}
	return out
}

// tile is one attachment; its picture follows when it has been read.
func (p *issuePage) tile(at township.Attachment) fyne.CanvasObject {
	note := strings.ToUpper(at.Format) + " " + township.FileSize(at.Size)
	if at.Taken != "" {
		note = string(at.Taken)
	}
	t := widgets.NewTile(at.Title, note, look.Icon(look.IconFile), func() { p.look(at.ID) })
	t.OnMenu = func() []*fyne.MenuItem {
		return []*fyne.MenuItem{
			fyne.NewMenuItem("查看", func() { p.look(at.ID) }),
			fyne.NewMenuItem("修改名称、日期、备注…", func() { p.screen.editAttached(at, func(township.AttachmentEdit) {}) }),
			fyne.NewMenuItem("用系统程序打开", func() { p.screen.openOutside(at) }),
			fyne.NewMenuItem("另存为…", func() { p.screen.saveCopy(at) }), fyne.NewMenuItemSeparator(), fyne.NewMenuItem("删除", func() { p.detach(at) }),
		}
	}
	t.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDelete {
			p.detach(at)
		}
		return key == fyne.KeyDelete
	}
	if at.Missing {
		t.Icon = look.Icon(look.IconWarning)
		t.SetNote("文件缺失", look.ColorError)
		return t
	}
	p.thumb(t, at)
	return t
}

// thumb reads the small picture of a tile beside the UI goroutine.
func (p *issuePage) thumb(t *widgets.Tile, at township.Attachment) {
	if v, ok := p.seen[at.Digest]; ok && at.Digest != "" {
		wear(t, v)
		return
	}
	turn, scale := p.pictures, float32(1)
	if w := p.screen.host.Window(); w != nil {
		scale = w.Canvas().Scale()
	}
	p.screen.beside(func() {
		v, err := p.screen.desk.ViewAttachment(context.Background(), at.ID, widgets.TilePixels(scale))
		fyne.Do(func() {
			switch {
			case turn != p.pictures: // another issue is shown
			case err != nil:
				t.SetNote("文件损坏", look.ColorError)
			default:
				p.seen[at.Digest] = v
				wear(t, v)
			}
		})
	})
}

// wear puts onto a tile what was read for it.
func wear(t *widgets.Tile, v township.AttachmentView) {
	switch {
	case v.Picture != nil:
		t.SetPicture(v.Picture)
	case v.Pages > 0:
		t.SetNote(fmt.Sprintf("PDF %d页", v.Pages), "")
	}
}

// attach files photos and scans with the issue.
func (p *issuePage) attach(phase string, paths []string) {
	s := p.screen
	around.Attach(s.host, s.desk, around.Attachment{Owner: township.OfIssue(p.id, phase), What: phase + "照片", Paths: paths, Origin: origin})
}

// detach moves an attachment to the bin; the toast takes it back.
func (p *issuePage) detach(at township.Attachment) {
	deed, err := p.screen.desk.RemoveAttachments(context.Background(), []int64{at.ID}, origin)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.screen.host.Done(deed, "已删除附件“"+at.Title+"”")
}

// phaseNow is when a photo that comes now was probably taken.
func (p *issuePage) phaseNow() string {
	switch p.file.State {
	case township.IssueToVerify, township.IssueToMend, township.IssueRefuted:
		return township.PhaseBefore
	}
	return township.PhaseAfter
}

// TakeDropped files photos that are dropped on an open issue with it.
func (s *Screen) TakeDropped(paths []string) bool {
	p, ok := s.view.(*issuePage)
	if !ok || slices.ContainsFunc(paths, func(path string) bool { return !township.LooksAttachable(path) }) {
		return false
	}
	phase := p.phaseNow()
	s.host.Confirm("添加照片？", fmt.Sprintf("添加到 %s 的“%s”，共 %d 个文件。要添加到另一边，请用页面上的“添加”按钮。", p.file.Number(), phase, len(paths)),
		fmt.Sprintf("添加 %d 个", len(paths)), false, func() { p.attach(phase, paths) })
	return true
}

// openOutside opens a copy with the system's program for it.
func (s *Screen) openOutside(at township.Attachment) { s.openCopy(at, func() {}) }

func (s *Screen) openCopy(at township.Attachment, then func()) {
	var path string
	s.host.Work("正在打开“"+at.Title+"”", "", func(ctx context.Context, _ func(int, int)) (err error) {
		path, err = s.desk.CopyAttachment(ctx, at.ID)
		return err
	}, func(err error) {
		if err != nil {
			s.host.Fail(err)
			return
		}
		s.host.OpenPath(path)
		then()
	})
}

// saveCopy asks where to write a copy.
func (s *Screen) saveCopy(at township.Attachment) {
	s.host.SaveFile("另存附件", at.Name(), at.Format, func(path string) {
		s.host.Work("正在另存“"+at.Title+"”", "", func(ctx context.Context, _ func(int, int)) error {
			return s.desk.SaveAttachment(ctx, at.ID, path)
		}, func(err error) {
			if err != nil {
				s.host.Fail(err)
				return
			}
			s.host.Saved(path, "附件“"+at.Title+"”已另存")
		})
	})
}
