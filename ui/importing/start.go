package importing

import (
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// dropShare is the part of the page that the drop area takes, if its words need no more.
const dropShare = 0.42

// startPage is where files come in, and where imports that were done can be taken back.
type startPage struct {
	s       *Screen
	page    *widgets.Page
	choose  *widgets.Button
	kept    *fyne.Container // a file that was looked at but not imported
	history *history
}

func newStartPage(s *Screen) *startPage {
	p := &startPage{s: s, page: widgets.NewPage("交换"), kept: container.NewStack()}
	p.choose = widgets.NewPrimary("选择文件", look.Icon(look.IconFolder), s.choose)
	p.history = newHistory(s)
	p.page.SetBody(widgets.Frame(p.kept, nil, nil, nil, container.New(startLayout{}, p.dropArea(), p.history.object())))
	return p
}

// dropArea invites files; the window itself takes what is dropped on it.
func (p *startPage) dropArea() fyne.CanvasObject {
	icon := widgets.NewIcon(look.Icon(look.IconImport))
	icon.Edge, icon.Color = 26, theme.ColorNamePlaceHolder
	call := widgets.NewText("把花名册拖到这里，或点“选择文件”")
	call.FontSize = 16
	kinds := widgets.NewProse("可导入人口信息、户花名册、监测对象花名册（.xlsx、旧版 .xls、.csv）", look.ColorQuiet, fyne.TextAlignCenter)
	words := widgets.Stack(12, container.NewCenter(widgets.Row(10, icon, call)), container.NewCenter(p.choose), kinds)
	middle := widgets.Stack(0, widgets.Spacer(), words, widgets.Spacer())
	return widgets.Inset(12, 12, widgets.NewCard("", middle))
}

func (p *startPage) object() fyne.CanvasObject { return p.page }
func (p *startPage) focus()                    { p.s.focusOn(p.choose) }
func (p *startPage) find() bool                { return false }
func (p *startPage) save() bool                { return false }

func (p *startPage) key(*fyne.KeyEvent) bool { return false }

func (p *startPage) refresh() {
	p.kept.Objects = nil
	p.kept.Hidden = true
	if line := p.keptLine(); line != nil {
		p.kept.Objects, p.kept.Hidden = []fyne.CanvasObject{line}, false
	}
	p.history.refresh()
	p.page.Refresh()
}

// keptLine leads back to a file that was looked at, or on to those that wait; nil if there is neither.
func (p *startPage) keptLine() fyne.CanvasObject {
	s := p.s
	text, on := "", s.next
	switch {
	case s.job != nil && s.job.pending != nil:
		text, on = fmt.Sprintf("“%s”核对过，还没有导入。", shorten(s.job.name())), s.resume
	case s.waiting() > 0:
		text = fmt.Sprintf("还有%d个文件没有核对，下一个是“%s”。", s.waiting(), shorten(filepath.Base(s.queue[s.at+1])))
	default:
		return nil
	}
	buttons := widgets.Row(8, widgets.NewButton("放下", nil, s.leave), widgets.NewButton("接着核对", nil, on))
	line := widgets.Frame(nil, nil, nil, buttons, widgets.Inset(5, 0, widgets.Beside(8, warningIcon(), plainProse(text))))
	return widgets.Stack(0, widgets.Inset(7, 12, line), widgets.Rule())
}

func warningIcon() fyne.CanvasObject {
	icon := widgets.NewIcon(look.Icon(look.IconWarning))
	icon.Color = look.ColorWarning
	return icon
}

// leastList is the least height of the list, in designed units: its head and two rows.
const leastList = 100

// startLayout gives the drop area (first) its share of the height, and the rest to the list.
type startLayout struct{}

func (startLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	drop, list := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(drop.Width, list.Width), drop.Height+look.Scaled(leastList))
}

func (startLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := max(objects[0].MinSize().Height, size.Height*dropShare)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height))
	objects[1].Resize(fyne.NewSize(size.Width, max(0, size.Height-height)))
}
