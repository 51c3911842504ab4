package issues

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/around"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Printer writes lists of issues, on paper and as workbooks.
type Printer interface {
	PrintIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
	ExportIssues(ctx context.Context, req township.IssueListRequest, path string) (township.WallListResult, error)
}

// PrintBy says what prints; before, the screen offers no paper.
func (s *Screen) PrintBy(p Printer) {
	s.printer = p
	s.list.page.SetDeeds(s.list.deeds()...)
}

// paperForm is the dialog that asks which list is written, of which issues, as of which day.
type paperForm struct {
	screen *Screen
	export bool

	form, scope, village, unit *widgets.FilterSelect
	asOf                       *widgets.DateEntry
	count                      *widgets.Text
	whole                      *widgets.Form
	last                       *widgets.Field
	dialog                     *widgets.Dialog
}

// The issues that a list is of.
const (
	scopeTicked = "ticked"
	scopeFilter = "filter"
	scopeAll    = "all"
)

// askPaper asks which list is to be printed, or exported.
func (s *Screen) askPaper(export bool) {
	if s.printer == nil {
		return
	}
	p := &paperForm{screen: s, export: export, count: widgets.NewQuiet("")}
	recount := func(string) { p.recount() }
	p.form = widgets.NewDropDown("请选择", formOptions(), recount)
	p.form.SetValue(orDefault(string(s.last.Paper), string(township.FormRectify)))
	p.scope = widgets.NewDropDown("请选择", p.scopes(), recount)
	p.scope.SetValue(p.scopes()[0].Value)
	filter := &s.list.filters.filter
	all := widgets.Option{Value: "", Label: "全部"}
	p.village = widgets.NewDropDown("全部", append([]widgets.Option{all}, widgets.PlainOptions(s.list.filters.selects[0].order...)...), recount)
	p.village.SetValue(filter.Village)
	p.unit = widgets.NewDropDown("全部", append([]widgets.Option{all}, widgets.PlainOptions(s.list.filters.units()...)...), recount)
	p.unit.SetValue(filter.Unit)
	p.asOf = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.asOf.NotAfter = string(s.host.Today())
	p.asOf.SetValue(string(s.host.Today()))
	p.asOf.OnChanged = recount
	p.last = widgets.NewField("统计日", p.asOf, widgets.FieldOptions{Required: true, Hint: "按这一天结束时的办理情况统计"})
	p.whole = widgets.NewForm(p.write,
		widgets.NewField("清单", p.form, widgets.FieldOptions{Required: true}), widgets.NewField("范围", p.scope, widgets.FieldOptions{Required: true}),
		widgets.NewField("村", p.village, widgets.FieldOptions{}), widgets.NewField("责任单位", p.unit, widgets.FieldOptions{}), p.last)
	word := p.word()
	p.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: word + "问题清单", Deed: word, Width: 480, First: p.form, Body: widgets.Stack(8, p.whole, p.count),
		OnDeed: func() bool { p.whole.Submit(); return false },
	})
	p.recount()
}

func (p *paperForm) word() string { return map[bool]string{true: "导出", false: "打印"}[p.export] }

func formOptions() []widgets.Option {
	out := make([]widgets.Option, len(township.IssueForms))
	for i, f := range township.IssueForms {
		out[i] = widgets.Option{Value: string(f), Label: f.Word()}
	}
	return out
}

// scopes are the issues that the list may be of, what is usually meant first.
func (p *paperForm) scopes() []widgets.Option {
	l := p.screen.list
	var out []widgets.Option
	if n := l.table.TickedCount(); n > 0 {
		out = append(out, widgets.Option{Value: scopeTicked, Label: fmt.Sprintf("勾选的 %d 个", n)})
	}
	if l.filters.filter.Narrows() {
		out = append(out, widgets.Option{Value: scopeFilter, Label: fmt.Sprintf("当前条件：%s", widgets.ShortName(l.filters.said(), ""))})
	}
	return append(out, widgets.Option{Value: scopeAll, Label: "全部问题"})
}

// units are those that are answerable for an issue.
func (f *filterBar) units() []string {
	for _, s := range f.selects {
		if s.label == "责任单位" {
			return s.order
		}
	}
	return nil
}

// request is what the form asks for.
func (p *paperForm) request() township.IssueListRequest {
	req := township.IssueListRequest{Form: township.IssueForm(p.form.Value()), AsOf: township.Date(p.asOf.Value())}
	switch p.scope.Value() {
	case scopeTicked:
		for _, r := range p.screen.list.ticked() {
			req.Issues = append(req.Issues, r.ID)
		}
	case scopeFilter:
		req.Filter = p.screen.list.filters.filter
	}
	req.Filter.Village, req.Filter.Unit = p.village.Value(), p.unit.Value()
	return req
}

// recount says how many issues will be listed, as far as they stand so today.
func (p *paperForm) recount() {
	req := p.request()
	if req.AsOf != p.screen.host.Today() {
		p.count.SetText("列出多少个按统计日的情况定。")
		return
	}
	n := 0
	for _, r := range p.screen.list.lines {
		if req.Form.Admits(r.IssueRow) && req.Filter.Admits(r.IssueRow, req.AsOf) && (len(req.Issues) == 0 || p.screen.list.table.Ticked(r.key)) {
			n++
		}
	}
	p.count.SetText(fmt.Sprintf("将列出 %d 个问题。", n))
}

// write asks for a file and writes the list into it.
func (p *paperForm) write() {
	req, s := p.request(), p.screen
	s.learn(func(last *habits) { last.Paper = req.Form })
	list := township.IssueList{Form: req.Form, Village: req.Filter.Village, AsOf: req.AsOf}
	name, extension, do := list.FileName(), ".pdf", s.printer.PrintIssues
	if p.export {
		extension, do = ".xlsx", s.printer.ExportIssues
	}
	p.dialog.Close()
	title := strings.TrimSpace(req.Form.Word())
	around.WriteFile(s.host, around.File{
		Title: p.word() + title, Name: name + extension, Extension: extension, Work: "正在生成" + title,
		Make: func(ctx context.Context, path string, _ func(done, total int)) (around.Made, error) {
			r, err := do(ctx, req, path)
			return around.Made{Said: "已保存" + title + r.PagesWord(), Missing: r.Missing}, err
		},
	})
}

// round is a window that has the page of a round of acceptance.
type round interface{ ShowAcceptance() }

// monthly is a window that has the monthly report.
type monthly interface{ ShowMonthly() }

// deeds are the buttons of the title row: paper, and the ways to what belongs to issues elsewhere in the window.
func (l *listing) deeds() []fyne.CanvasObject {
	s := l.screen
	out := []fyne.CanvasObject{l.boardButton()}
	if h, ok := s.host.(round); ok {
		out = append(out, widgets.NewButton("验收", nil, h.ShowAcceptance))
	}
	if h, ok := s.host.(monthly); ok {
		out = append(out, widgets.NewButton("月报表", nil, h.ShowMonthly))
	}
	out = append(out, l.importButton())
	if s.printer != nil {
		out = append(out, widgets.NewButton("打印", look.Icon(look.IconPrint), func() { s.askPaper(false) }),
			widgets.NewButton("导出", look.Icon(look.IconExport), func() { s.askPaper(true) }))
	}
	return append(out, widgets.NewPrimary("新增问题", look.Icon(look.IconAdd), func() { s.NewIssue(0) }))
}
