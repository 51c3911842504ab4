package issues

import (
	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// waysBack lead from the issue to what raised it.
func (p *issuePage) waysBack() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if b := p.toFinding(); b != nil {
		out = append(out, widgets.Row(0, b))
	}
	return out
}

// toFinding leads to where the finding that raised the issue stands; nil for an issue that none raised.
func (p *issuePage) toFinding() fyne.CanvasObject {
	i := p.file.Issue
	if i.Finding.In == "" {
		return nil
	}
	return widgets.NewQuietButton("打开来源："+i.Finding.In, look.Icon(look.IconSearch), func() { p.screen.host.ShowFinding(i) })
}
