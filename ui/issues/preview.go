package issues

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// previewHeight is how high the list of what is refused may be, in designed units.
const previewHeight = 260

// preview says which of several issues a deed is refused for, and why, and offers to do the others.
func (f *stepForm) preview(deed township.IssueDeed, refused []township.IssueRefusal) {
	var lines []fyne.CanvasObject
	isRefused := map[int64]bool{}
	for _, r := range refused {
		isRefused[r.Issue] = true
		lines = append(lines, widgets.Stack(1,
			widgets.NewText(widgets.ShortName(f.rowOf(r.Issue).Called(), township.IssueNumber(r.Issue))),
			widgets.NewProse(r.Text, look.ColorError, fyne.TextAlignLeading)))
	}
	var rest []int64
	for _, id := range deed.Issues {
		if !isRefused[id] {
			rest = append(rest, id)
		}
	}
	list := container.NewVScroll(widgets.Stack(8, lines...))
	list.SetMinSize(fyne.NewSize(0, look.Scaled(min(previewHeight, 24+float32(len(lines))*50))))
	var d *widgets.Dialog
	o := widgets.DialogOptions{
		Title: fmt.Sprintf("%s：%d 个里有 %d 个不能办", deedWord(f.event), len(deed.Issues), len(refused)), Width: stepWidth, Body: list,
		Cancel: "返回修改", OnCancel: f.show,
	}
	if len(rest) == 0 {
		o.Title = fmt.Sprintf("%s：选的 %d 个都不能办", deedWord(f.event), len(refused))
		o.Deed, o.OnDeed = "返回修改", func() bool { d.Close(); f.show(); return true }
		o.Cancel, o.OnCancel = "不办了", nil
	} else {
		deed.Issues = rest
		o.Deed = fmt.Sprintf("办理其余 %d 个", len(rest))
		o.OnDeed = func() bool { d.Close(); f.take(deed); return true }
	}
	d = widgets.ShowDialog(f.screen.host.Window(), o)
}
