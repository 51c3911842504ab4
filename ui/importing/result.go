package importing

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// resultPage says what an import has written, and leads on.
type resultPage struct {
	s     *Screen
	page  *widgets.Page
	state *widgets.Text
	undo  *widgets.Button
	first *widgets.Button
}

func newResultPage(s *Screen) *resultPage {
	o := s.job.preview().Outcome()
	p := &resultPage{s: s, page: widgets.NewPage(titleOf(o.File)), state: widgets.NewBold("")}
	p.page.SetCounts(s.place())
	p.page.OnBack = func() { s.back() }
	p.state.FontSize = 16
	p.undo = widgets.NewButton("撤销这次导入", look.Icon(look.IconUndo), func() { s.askUndo(s.job.deed, o) })
	words := widgets.Stack(10, p.state, widgets.Rule(), p.written(o), widgets.Rule(), p.ways(o))
	p.page.SetBody(container.NewCenter(widgets.FixedWidth(600, widgets.NewCard("", words))))
	p.tell()
	return p
}

// written says what became of the rows.
func (p *resultPage) written(o township.Outcome) fyne.CanvasObject {
	rejected := widgets.KeyValue{Label: "拒收", Value: "没有"}
	if o.Rejected > 0 {
		keep := widgets.NewButton("保存拒收的行…", look.Icon(look.IconExport), p.s.saveRejected)
		rejected.Object = widgets.Row(12, widgets.NewText(grouped(o.Rejected)+" 行没有写入"), keep)
	}
	return widgets.NewKeyValues(
		widgets.KeyValue{Label: "新增", Value: grouped(o.New) + " 行"},
		widgets.KeyValue{Label: "变更", Value: grouped(o.Changed) + " 行"},
		widgets.KeyValue{Label: "相同", Value: grouped(o.Same) + " 行，没有写入"},
		rejected,
		widgets.KeyValue{Label: "台账建议", Value: proposalsText(o.Proposals)},
	)
}

func proposalsText(n int) string {
	if n == 0 {
		return "没有"
	}
	return fmt.Sprintf("%d 条，等您确认后才进台账", n)
}

// ways lead on; the first is the primary one.
func (p *resultPage) ways(o township.Outcome) fyne.CanvasObject {
	s := p.s
	households := widgets.NewButton("查看农户", look.Icon(look.IconHouseholds), func() { s.host.ShowHouseholds(township.HouseholdFilter{}) })
	buttons := []*widgets.Button{households}
	if o.Proposals > 0 {
		buttons = append([]*widgets.Button{widgets.NewButton("去确认台账建议", look.Icon(look.IconLedgers), s.host.ShowProposals)}, buttons...)
	}
	if s.waiting() > 0 {
		buttons = append([]*widgets.Button{widgets.NewButton("下一个文件", nil, s.next)}, buttons...)
	}
	p.first = buttons[0]
	p.first.Importance = widget.HighImportance
	line := widgets.Row(8)
	for _, b := range buttons {
		line.Add(b)
	}
	line.Add(widgets.Spacer())
	line.Add(p.undo)
	return line
}

// tell says whether the import stands.
func (p *resultPage) tell() {
	if p.s.job.undone {
		p.state.SetText("这次导入已撤销")
		p.undo.Disable()
		return
	}
	o := p.s.job.preview().Outcome()
	p.state.SetText("已导入 " + grouped(o.New+o.Changed) + " 行")
	p.undo.Enable()
}

// refresh sees whether the import was taken back, here or elsewhere.
func (p *resultPage) refresh() {
	list, err := p.s.desk.Imports(context.Background())
	if err != nil {
		return
	}
	for _, r := range list {
		if r.Deed.ID == p.s.job.deed.ID {
			p.s.job.undone = r.Deed.UndoneBy != 0
		}
	}
	p.tell()
}

func (p *resultPage) object() fyne.CanvasObject { return p.page }
func (p *resultPage) focus()                    { p.s.focusOn(p.first) }
func (p *resultPage) find() bool                { return false }

func (p *resultPage) save() bool {
	if p.s.job.preview().Rejected == 0 {
		return false
	}
	p.s.saveRejected()
	return true
}

func (p *resultPage) key(*fyne.KeyEvent) bool { return false }
