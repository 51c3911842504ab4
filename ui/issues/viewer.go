package issues

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// viewer shows the photos of an issue one after another.
type viewer struct {
	screen  *Screen
	from    *issuePage
	page    *widgets.Page
	picture *widgets.Picture
	zoom    *widgets.Button
	list    []township.Attachment
	before  int // so many of the list, from its beginning, were taken before the mending
	at      int
	turn    int // counts what is read, so that what comes late is left out
}

// look shows an attachment; the others of the issue follow it, those from before the mending first.
func (p *issuePage) look(id int64) {
	before := len(p.filed[0])
	list := append(slices.Clone(p.filed[0]), p.filed[1]...)
	at := slices.IndexFunc(list, func(a township.Attachment) bool { return a.ID == id })
	if at < 0 {
		return
	}
	v := &viewer{screen: p.screen, from: p, before: before, page: widgets.NewPage(""), picture: widgets.NewPicture(), list: list, at: at}
	v.page.OnBack = p.screen.goBack
	v.zoom = widgets.NewButton("100%", nil, func() { v.picture.SetWhole(!v.picture.Whole()); v.focus() })
	v.picture.OnZoom = func() { v.zoom.SetText(map[bool]string{true: "适合窗口", false: "100%"}[v.picture.Whole()]) }
	v.picture.OnKey = v.key
	v.page.SetDeeds(v.zoom, widgets.NewButton("旋转", nil, func() { v.picture.Turn(); v.focus() }),
		widgets.NewButton("修改…", nil, v.edit), widgets.NewButton("用系统程序打开", nil, func() { p.screen.openOutside(v.list[v.at]) }),
		widgets.NewButton("另存为…", nil, func() { p.screen.saveCopy(v.list[v.at]) }),
		widgets.NewButton("← 上一个", nil, func() { v.step(-1) }), widgets.NewButton("下一个 →", nil, func() { v.step(1) }))
	p.screen.show(v)
	v.read()
}

// read shows the current picture once it was read.
func (v *viewer) read() {
	v.turn++
	turn, at := v.turn, v.list[v.at]
	v.page.SetTitle(widgets.ShortName(at.Title, "附件"))
	phase := phases[0]
	if v.at >= v.before {
		phase = phases[1]
	}
	v.page.SetCounts(joinFilled(phase, string(at.Taken), fmt.Sprintf("第 %d 个，共 %d 个", v.at+1, len(v.list))))
	v.picture.Set(nil)
	v.page.SetBody(v.picture)
	v.screen.beside(func() {
		seen, err := v.screen.desk.ViewAttachment(context.Background(), at.ID, 0)
		fyne.Do(func() {
			switch {
			case turn != v.turn:
			case err != nil:
				v.instead(township.Say(err))
			case seen.Picture == nil:
				v.instead("这个 PDF 不是扫描图片，请用系统程序打开来看。")
			default:
				v.picture.Set(seen.Picture)
				v.focus()
			}
		})
	})
}

// instead says why there is no picture.
func (v *viewer) instead(text string) {
	v.page.SetBody(widgets.NewSurface(widgets.NewEmptyState(nil, text, "用系统程序打开", func() { v.screen.openOutside(v.list[v.at]) })))
}

// edit changes what is said about the current picture.
func (v *viewer) edit() {
	at := v.at
	v.screen.editAttached(v.list[at], func(e township.AttachmentEdit) {
		v.list[at].Title, v.list[at].Taken, v.list[at].Remark = e.Title, e.Taken, e.Remark
		if at == v.at {
			v.read()
		}
	})
}

func (v *viewer) step(by int) {
	if next := v.at + by; next >= 0 && next < len(v.list) {
		v.at = next
		v.read()
	}
	v.focus()
}

func (v *viewer) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft:
		v.step(-1)
	case fyne.KeyRight:
		v.step(1)
	default:
		return false
	}
	return true
}

func (v *viewer) content() fyne.CanvasObject { return v.page }
func (v *viewer) load() bool                 { return true }
func (v *viewer) focus()                     { v.screen.focus(v.picture) }
func (v *viewer) leave(then func())          { then() }
func (v *viewer) shortcut(string) bool       { return false }

// back leads to the page as it was left, or to the list where the issue is gone.
func (v *viewer) back() {
	v.screen.show(v.from)
	if v.screen.view == view(v) {
		v.screen.toList()
	}
}

func (v *viewer) help() string {
	return `照片：← → 上一个、下一个　空格 放大、适合窗口　Esc 返回`
}
