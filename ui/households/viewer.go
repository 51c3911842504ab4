package households

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// viewer shows one attachment after another, in place of the page of the household.
type viewer struct {
	screen   *Screen
	page     *widgets.Page
	picture  *widgets.Picture
	zoom     *widgets.Button
	turn     *widgets.Button
	previous *widgets.Button
	next     *widgets.Button
	beside   func(work func()) // runs slow work; tests run it at once

	list  []township.Attachment
	at    int
	shown bool
	wish  int // counts what is read, so that what comes late is left out
}

func newViewer(s *Screen) *viewer {
	v := &viewer{screen: s, page: widgets.NewPage(""), picture: widgets.NewPicture(), beside: func(work func()) { go work() }}
	v.page.OnBack = func() { v.close() }
	v.picture.OnKey = v.key
	v.picture.OnZoom = v.tellZoom
	v.zoom = widgets.NewButton(zoomWhole, nil, func() { v.picture.SetWhole(!v.picture.Whole()); v.takeKeys() })
	v.turn = widgets.NewButton("旋转", nil, func() { v.picture.Turn(); v.takeKeys() })
	v.previous = widgets.NewButton("← 上一个", nil, func() { v.step(-1); v.takeKeys() })
	v.next = widgets.NewButton("下一个 →", nil, func() { v.step(1); v.takeKeys() })
	v.page.SetDeeds(widgets.NewMenuButton("办理", nil, v.menu), v.zoom, v.turn, v.previous, v.next)
	v.page.Hide()
	return v
}

// The words on the button that zooms: what it will do.
const (
	zoomWhole = "100%"
	zoomFit   = "适合窗口"
)

func (v *viewer) tellZoom() {
	if v.picture.Whole() {
		v.zoom.SetText(zoomFit)
	} else {
		v.zoom.SetText(zoomWhole)
	}
}

// open shows an attachment of a list over the household's page.
func (v *viewer) open(list []township.Attachment, at int) {
	v.list, v.at, v.shown = list, at, true
	v.screen.file.page.Hide()
	v.page.Show()
	v.load()
	v.takeKeys()
}

// close goes back to the household's page, and says whether there was something to close.
func (v *viewer) close() bool {
	if !v.shown {
		return false
	}
	v.hide()
	v.screen.file.page.Show()
	v.screen.focus(v.screen.file.body)
	return true
}

// hide takes the viewer away; what comes in its place is the caller's business.
func (v *viewer) hide() {
	v.shown = false
	v.wish++
	v.page.Hide()
	v.picture.Set(nil)
}

// takeKeys gives the keyboard to the picture.
func (v *viewer) takeKeys() {
	if w := v.screen.host.Window(); w != nil && w.Canvas().Overlays().Top() == nil {
		v.screen.focus(v.picture)
	}
}

// refresh shows the same attachment as it is now, or the one in its place if it is gone.
func (v *viewer) refresh() {
	if !v.shown {
		return
	}
	before := v.list[v.at]
	v.list = v.screen.file.attached.list
	if len(v.list) == 0 {
		v.close()
		return
	}
	for i, a := range v.list {
		if a.ID == before.ID {
			v.at = i
			v.tell()
			if a.Digest != before.Digest || a.Missing != before.Missing {
				v.load()
			}
			return
		}
	}
	v.at = min(v.at, len(v.list)-1)
	v.load()
}

// step goes to the attachment before (-1) or after (1).
func (v *viewer) step(by int) {
	if at := v.at + by; at >= 0 && at < len(v.list) {
		v.at = at
		v.load()
	}
}

// key goes from one attachment to another, turns or deletes it, and says whether it had a use for the key.
func (v *viewer) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft, fyne.KeyPageUp:
		v.step(-1)
	case fyne.KeyRight, fyne.KeyPageDown:
		v.step(1)
	case fyne.KeyR:
		v.picture.Turn()
	case fyne.KeyDelete:
		v.screen.file.attached.remove(v.list[v.at])
		v.takeKeys()
	default:
		return false
	}
	return true
}

func (v *viewer) menu() []*fyne.MenuItem { return v.screen.file.attached.menu(v.list[v.at]) }

// load reads the attachment and shows it.
func (v *viewer) load() {
	v.wish++
	wish, a := v.wish, v.list[v.at]
	v.tell()
	v.beside(func() {
		view, err := v.screen.desk.ViewAttachment(context.Background(), a.ID, 0)
		fyne.Do(func() {
			if v.wish == wish {
				v.show(view, err)
			}
		})
	})
}

// tell says what is shown.
func (v *viewer) tell() {
	a := v.list[v.at]
	v.page.SetTitle(widgets.ShortName(a.Title, "附件"))
	v.page.SetCounts(fmt.Sprintf("%d / %d　%s", v.at+1, len(v.list), headOf(v.screen.file.file.Row)+"户"))
	var facts []string
	if a.Taken != "" {
		facts = append(facts, "拍摄于 "+string(a.Taken))
	}
	facts = append(facts, strings.ToUpper(a.Format)+" "+township.FileSize(a.Size))
	if a.Remark != "" {
		facts = append(facts, strings.Join(strings.Fields(a.Remark), " "))
	}
	v.page.SetFilters(widgets.NewQuiet(strings.Join(facts, "　")))
	v.previous.SetEnabled(v.at > 0)
	v.next.SetEnabled(v.at+1 < len(v.list))
}

// show puts what was read on the page: a picture, or why there is none.
func (v *viewer) show(view township.AttachmentView, err error) {
	a := v.list[v.at]
	v.picture.Set(view.Picture)
	v.zoom.SetEnabled(view.Picture != nil)
	v.turn.SetEnabled(view.Picture != nil)
	outside := func() { v.screen.file.attached.openOutside(a) }
	switch {
	case err != nil:
		v.page.SetBody(widgets.NewEmptyState(look.Icon(look.IconWarning), township.Say(err), "", nil))
	case view.Picture == nil:
		v.page.SetBody(widgets.NewEmptyState(look.Icon(look.IconFile), pagesText(view.Pages)+"这份文件不是扫描的图片，窗口里不能预览。", "用系统程序打开", outside))
	case view.Pages > 1:
		note := widgets.Row(12, widgets.NewQuiet(fmt.Sprintf("这里显示 PDF 的第 1 页，共 %d 页。", view.Pages)), widgets.NewButton("用系统程序打开", nil, outside))
		v.page.SetBody(widgets.Frame(nil, widgets.Inset(4, 12, note), nil, nil, v.picture))
	default:
		v.page.SetBody(v.picture)
	}
	if err != nil || view.Picture == nil {
		v.screen.focus(nil)
		return
	}
	v.takeKeys()
}

func pagesText(pages int) string {
	if pages == 0 {
		return ""
	}
	return fmt.Sprintf("PDF 文件，共 %d 页。", pages)
}

const viewerHelp = `看一户的附件。大照片添加时已缩小；PDF 显示扫描的第一页。
← → 上一个、下一个　空格或双击 适合窗口、100%　R 旋转（只转画面，不改文件）　Delete 删除（进回收站，可撤销）
100% 时可以拖动、滚轮或 ↑ ↓ 移动　Esc 或 Alt+← 返回`
