package issues

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// reasons tell why issues are refused, each reason once with those that it holds for; height is about what they take.
func (f *stepForm) reasons(refused []township.IssueRefusal) (lines []fyne.CanvasObject, height float32) {
	var order []string
	names := map[string][]fyne.CanvasObject{}
	for _, r := range refused {
		number := township.IssueNumber(r.Issue)
		why := strings.TrimPrefix(r.Text, number)
		if names[why] == nil {
			order = append(order, why)
		}
		names[why] = append(names[why], widgets.NewText(widgets.ShortName(f.rowOf(r.Issue).Called(), number)))
	}
	for _, why := range order {
		head := why
		if n := len(names[why]); len(refused) > 1 {
			head = fmt.Sprintf("%d 个：%s", n, why)
		}
		lines = append(lines, widgets.Stack(1, append([]fyne.CanvasObject{widgets.NewProse(head, look.ColorError, fyne.TextAlignLeading)}, names[why]...)...))
		height += reasonHeight + nameHeight*float32(len(names[why]))
	}
	return lines, height
}

// Heights in designed units: of a reason with the gap above it, and of a name below it.
const (
	reasonHeight = 36
	nameHeight   = 24
)

// previewHeight is how high the list of what is refused may be, in designed units.
const previewHeight = 260

// preview says which of several issues a deed is refused for, and why, and offers to do the others.
func (f *stepForm) preview(deed township.IssueDeed, refused []township.IssueRefusal) {
	isRefused := map[int64]bool{}
	for _, r := range refused {
		isRefused[r.Issue] = true
	}
	var rest []int64
	for _, id := range deed.Issues {
		if !isRefused[id] {
			rest = append(rest, id)
		}
	}
	lines, height := f.reasons(refused)
	list := container.NewVScroll(widgets.Stack(10, lines...))
	list.SetMinSize(fyne.NewSize(0, look.Scaled(min(previewHeight, height))))
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
