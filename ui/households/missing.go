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
	return f.lackCard(fmt.Sprintf("待补全　%d 项", len(f.file.Missing)), "去补", f.file.Missing)
}

// doubtfulCard lists what cannot all be right in the household, each with a way to the field; nil when nothing is doubtful.
func (f *filePage) doubtfulCard() fyne.CanvasObject {
	return f.lackCard(fmt.Sprintf("待核对　%d 项", len(f.file.Doubtful)), "去核对", f.file.Doubtful)
}

func (f *filePage) lackCard(title, amend string, lacks []township.Missing) fyne.CanvasObject {
	if len(lacks) == 0 {
		return nil
	}
	raised := f.screen.Raising.Of(f.id())
	list := widgets.Stack(2)
	for i, m := range lacks {
		if i == missingShown {
			list.Add(widgets.NewQuiet(fmt.Sprintf("另有 %d 项", len(lacks)-i)))
			break
		}
		parts := []fyne.CanvasObject{widgets.NewText(m.Text), widgets.NewQuietButton(amend, look.Icon(look.IconEdit), func() { f.amend(m) })}
		list.Add(widgets.Row(8, append(parts, raised.Buttons(township.FindingOfMissing(f.id(), m))...)...))
	}
	return widgets.NewCard(title, list)
}

// openField opens the form at the field that a finding names. Where there is none, or nothing is changed any more, the
// page alone tells.
func (f *filePage) openField(mark township.FindingMark) {
	e, field, ok := mark.FieldOf()
	if !ok || f.file.Row.Closed != "" {
		return
	}
	if e == township.Households {
		f.amend(township.Missing{Entity: e, Record: f.id(), Field: field.Key})
		return
	}
	for _, m := range township.PresentMembers(f.file.Members) {
		if called := m.Get("name"); called == mark.Person || called == "" && mark.Person == unnamed {
			f.amend(township.Missing{Entity: e, Record: m.ID, Field: field.Key})
			return
		}
	}
}

// unnamed is what a finding calls a member without a name.
const unnamed = "未填姓名的成员"

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
