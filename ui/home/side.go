package home

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sideWidth is the width of the column at the right, in designed units.
const sideWidth = 320

// mostImports is how many imports are listed.
const mostImports = 6

// fillSide writes what waits, what was done and what was imported.
func (s *Screen) fillSide(f figures) {
	s.side.Objects = nil
	for _, w := range s.host.Warnings() {
		s.side.Add(warningCard(w))
	}
	if tasks := s.tasks(&f); len(tasks) > 0 {
		s.side.Add(s.todayCard(tasks))
	}
	if card := s.mendingCard(f.issues); card != nil {
		s.side.Add(card)
	}
	if f.proposals > 0 {
		s.side.Add(s.proposalsCard(f.proposals))
	}
	if s.waits = nil; f.campaign != nil {
		s.side.Add(s.campaignCard(f.campaign))
	}
	if len(f.deeds) > 0 {
		s.side.Add(widgets.NewCard("最近操作", s.deedLines(f.deeds)))
	}
	if len(f.imports) > 0 {
		s.side.Add(widgets.NewCard("导入记录", s.importLines(f.imports)))
	}
	s.side.Refresh()
}

func warningCard(sentence string) fyne.CanvasObject {
	icon := widgets.NewIcon(look.Icon(look.IconWarning))
	icon.Color = look.ColorWarning
	text := widgets.NewProse(sentence, look.ColorWarning, fyne.TextAlignLeading)
	return widgets.NewCard("", widgets.Beside(8, icon, text))
}

func (s *Screen) proposalsCard(n int) fyne.CanvasObject {
	word := widgets.NewBold(fmt.Sprintf("%s 条台账建议待确认", grouped(n)))
	hint := widgets.NewQuiet("按花名册推出，由您逐村或逐户确认")
	hint.FontSize = 12
	text := widgets.Stack(2, word, hint)
	return newArea(widgets.Inset(10, 20, text), look.ColorAccent, s.host.ShowProposals)
}

func (s *Screen) deedLines(deeds []township.Deed) fyne.CanvasObject {
	box := widgets.Stack(6)
	for _, d := range deeds {
		box.Add(line(d.Title, s.host.Moment(d.At)+"　"+d.Operator, s.undoButton(d, "撤销")))
	}
	return box
}

func (s *Screen) importLines(imports []township.ImportRecord) fyne.CanvasObject {
	box := widgets.Stack(6)
	for _, r := range imports[:min(len(imports), mostImports)] {
		o := r.Outcome
		counts := fmt.Sprintf("%s　新增 %s　变更 %s　相同 %s　拒收 %s",
			s.host.Moment(r.At), grouped(o.New), grouped(o.Changed), grouped(o.Same), grouped(o.Rejected))
		box.Add(line(o.File, counts, s.undoButton(r.Deed, "撤销这次导入")))
	}
	return box
}

// undoButton takes a deed back, or says that it was taken back. The beginnings of an archive stay.
func (s *Screen) undoButton(d township.Deed, word string) fyne.CanvasObject {
	switch {
	case d.UndoneBy != 0:
		return widgets.NewQuiet("已撤销")
	case d.Lasting() != "":
		return nil
	case d.Kind == township.DeedUndo:
		word = d.TakeBackWord()
	}
	return widgets.NewQuietButton(word, look.Icon(look.IconUndo), func() { s.host.Undo(d) })
}

// line is an entry of a list: what, with a deed at its right, and below it when and how many.
func line(what, detail string, deed fyne.CanvasObject) fyne.CanvasObject {
	small := widgets.NewQuiet(detail)
	small.FontSize = 12
	top := []fyne.CanvasObject{widgets.NewText(what)}
	if deed != nil {
		top = append(top, deed)
	}
	return widgets.Stack(0, container.New(lineLayout{}, top...), container.New(lineLayout{}, small))
}

// lineLayout gives the deed its width and the text the rest, in which it is cut.
type lineLayout struct{}

func (lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, objects[0].MinSize().Height)
	for _, o := range objects[1:] {
		size.Width += o.MinSize().Width
	}
	return size
}

func (lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := size.Width
	for _, o := range objects[1:] {
		least := o.MinSize()
		width -= least.Width
		o.Move(fyne.NewPos(width, (size.Height-least.Height)/2))
		o.Resize(least)
		width -= look.Scaled(8)
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(max(0, width), size.Height))
}

// columnsLayout gives the side its width at the right, never more than a third, and the rest to the table.
type columnsLayout struct{}

func (*columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width+look.Scaled(sideWidth)/2, least.Height)
}

func (*columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := look.Scaled(12)
	side := min(look.Scaled(sideWidth), size.Width/3)
	objects[0].Resize(fyne.NewSize(size.Width-side-gap, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-side, 0))
	objects[1].Resize(fyne.NewSize(side, size.Height))
}
