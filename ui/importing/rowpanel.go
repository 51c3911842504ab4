package importing

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/raising"
	"taizhang/ui/widgets"
)

// rowPanel tells all of the row that is current: each change with old above new, so that a
// changed digit can be seen.
type rowPanel struct {
	page   *previewPage
	box    *fyne.Container
	scroll *container.Scroll
}

func newRowPanel(page *previewPage) *rowPanel {
	p := &rowPanel{page: page, box: widgets.Stack(10)}
	p.scroll = container.NewVScroll(widgets.Inset(12, 12, p.box))
	p.show(nil)
	return p
}

func (p *rowPanel) object() fyne.CanvasObject { return widgets.NewSurface(p.scroll) }

// show tells of a row, nil for none.
func (p *rowPanel) show(r *row) {
	if r == nil {
		p.box.Objects = []fyne.CanvasObject{widgets.NewQuietProse("选中一行，这里显示它的详情。")}
	} else {
		p.box.Objects = p.rowDetails(r)
	}
	p.scroll.Content.Resize(p.scroll.Content.Size()) // the texts find their lines
	p.scroll.ScrollToTop()
	p.scroll.Refresh()
}

func (p *rowPanel) rowDetails(r *row) []fyne.CanvasObject {
	name := r.Name
	if name == "" {
		name = "没有姓名"
	}
	place := fmt.Sprintf("工作表“%s”第%d行", r.Sheet, r.Row)
	objects := []fyne.CanvasObject{
		widgets.Row(8, widgets.NewBold(name), widgets.Spacer(), widgets.NewBadge(r.Class.Word(), classInk(r.Class), classTint(r.Class))),
		widgets.NewQuietProse(place + "\n户：" + r.Household),
	}
	if r.Class == township.RowRejected {
		objects = append(objects, section("拒收原因", plainProse(discreet(refusal(r.RowResult)))))
	}
	if len(r.Changes) > 0 {
		objects = append(objects, section(fmt.Sprintf("变更 %d 项", len(r.Changes)), p.changeList(r)))
	}
	if len(r.Notes) > 0 {
		notes := widgets.Stack(0)
		for _, n := range r.Notes {
			notes.Add(plainProse("· " + discreet(n)))
		}
		objects = append(objects, section("说明", notes))
	}
	return append(objects, widgets.NewQuietProse(consequence(r.Class)))
}

// consequence says what an import does with a row of the class.
func consequence(c township.RowClass) string {
	switch c {
	case township.RowNew:
		return "导入时新增到档案"
	case township.RowChanged:
		return "导入时按上面改动档案，其余不变"
	case township.RowSame:
		return "与档案相同，导入时不写入"
	}
	return "导入时不写入；可保存拒收的行，改好后再导入"
}

func section(title string, content fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(6, widgets.Rule(), widgets.NewBold(title), content)
}

// changeList sets old above new for each changed field, which can be made an issue.
func (p *rowPanel) changeList(r *row) fyne.CanvasObject {
	changes := r.Changes
	raised := p.raised(r)
	list := widgets.Stack(8)
	var entity *township.Entity
	for i := range changes {
		c := &changes[i]
		if c.Entity != entity {
			entity = c.Entity
			if entity != nil {
				list.Add(widgets.NewQuiet(entity.Name))
			}
		}
		head := widgets.Row(4, widgets.NewText(c.Field.Label), widgets.Spacer())
		for _, b := range raised.Buttons(township.FindingOfChange(p.page.preview.File, r.RowResult, c)) {
			head.Add(b)
		}
		list.Add(widgets.Stack(0, head,
			valueLine("旧", shown(c.Field, c.Old), look.ColorQuiet), valueLine("新", shown(c.Field, c.New), look.ColorText)))
	}
	return list
}

// raised are the issues of the household of a row; nil for one that the archive does not have.
func (p *rowPanel) raised(r *row) *raising.Findings {
	if r.Home == 0 {
		return nil
	}
	return p.page.s.Raising.Of(r.Home)
}

// valueLine is a value behind its word; lines of one change begin at the same place.
func valueLine(word, value string, ink fyne.ThemeColorName) fyne.CanvasObject {
	return widgets.Beside(6, widgets.NewQuiet(word), widgets.NewProse(value, ink, fyne.TextAlignLeading))
}
