package issues

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// toOrigin leads from the issue to what raised it, the list that it came on or where a finding stands; nil where there is
// nothing to be opened.
func (p *issuePage) toOrigin() fyne.CanvasObject {
	f := &p.file
	switch {
	case f.List != 0:
		return widgets.Row(0, widgets.NewButton("打开来源：清单原件", look.Icon(look.IconFile), p.openList))
	case f.Finding.In != "":
		i := f.Issue
		return widgets.Row(0, widgets.NewButton("打开来源："+i.Finding.In, look.Icon(look.IconSearch), func() { p.screen.host.ShowFinding(i) }))
	}
	return nil
}
