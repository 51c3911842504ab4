package households

import (
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// missingShown is how many of the things that are missing stand on the card.
const missingShown = 8

// missingCard lists what the household lacks, each with a way to the field; nil when nothing is missing.
func (f *filePage) missingCard() fyne.CanvasObject {
	missing := f.file.Missing
	if len(missing) == 0 {
		return nil
	}
	list := widgets.Stack(2)
	for i, m := range missing {
		if i == missingShown {
			list.Add(widgets.NewQuiet(fmt.Sprintf("另有 %d 项", len(missing)-i)))
			break
		}
		list.Add(widgets.Row(8, widgets.NewText(m.Text), widgets.NewQuietButton("去补", look.Icon(look.IconEdit), func() { f.amend(m) })))
	}
	return widgets.NewCard(fmt.Sprintf("待补全　%d 项", len(missing)), list)
}

// amend opens the form on which what is missing can be filled in.
func (f *filePage) amend(m township.Missing) {
	switch {
	case m.Entity == township.Households:
		f.screen.editHousehold(m.Field)
	case m.Field == "stub":
		f.screen.editMember(0, "")
	default:
		f.screen.editMember(m.Record, m.Field)
	}
}
