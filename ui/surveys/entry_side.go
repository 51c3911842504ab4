package surveys

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// entrySide is the panel beside the questions: what is still missing, the household's income, and what became of the survey.
type entrySide struct {
	page    *entryPage
	content fyne.CanvasObject
	missing *fyne.Container
	beside  *fyne.Container
	shown   string // what is said to be missing, to leave alone what has not changed
}

func newEntrySide(p *entryPage) *entrySide {
	s := &entrySide{page: p, missing: widgets.Stack(4), beside: widgets.Stack(8)}
	scroll := widgets.NewFormScroll(widgets.Inset(12, 12, widgets.Stack(10, s.missing, widgets.Rule(), s.beside)))
	s.content = widgets.NewSurface(scroll)
	return s
}

// paint says what is missing, what should be looked at, and how many issues are raised, as the survey stands.
func (s *entrySide) paint(survey *township.Survey, hints []township.SurveyHint, drafts []township.IssueDraft) {
	missing := survey.Missing(&s.page.file.Form)
	var lines []fyne.CanvasObject
	key := strings.Builder{}
	line := func(text string, ink fyne.ThemeColorName) {
		lines = append(lines, widgets.NewProse(text, ink, fyne.TextAlignLeading))
		key.WriteString(text + "\n")
	}
	for _, m := range missing {
		line("· "+m, look.ColorText)
	}
	whole := 0
	for _, h := range hints {
		if h.Question == 0 {
			line("提示："+h.Text, look.ColorWarning)
		} else {
			whole++
		}
	}
	if whole > 0 {
		line(fmt.Sprintf("有 %d 处提示，见题目下面；不影响保存。", whole), look.ColorWarning)
	}
	if n := len(drafts); n > 0 {
		line(fmt.Sprintf("问题 %d 个：%s", n, naturesOf(drafts)), look.ColorError)
	}
	title := s.title(len(missing))
	if key.String()+title == s.shown {
		return
	}
	s.shown = key.String() + title
	s.missing.Objects = append([]fyne.CanvasObject{widgets.NewBold(title)}, lines...)
	s.missing.Refresh()
}

func (s *entrySide) title(missing int) string {
	switch {
	case missing > 0:
		return fmt.Sprintf("还缺 %d 项", missing)
	case s.page.file.Locked(), s.page.sample != 0: // nobody passes a verdict on a spot check
		return "内容齐全"
	case s.page.file.Survey.State == township.SurveyFilled && !s.page.changed():
		return "内容齐全，等复核"
	}
	return "内容齐全，保存后等复核"
}

func naturesOf(drafts []township.IssueDraft) string {
	var out []string
	for _, d := range drafts {
		out = append(out, widgets.OrDash(d.Nature))
	}
	return strings.Join(out, "、")
}

// fill shows what the survey is looked at beside.
func (s *entrySide) fill() {
	s.shown = "-"
	f := &s.page.file
	parts := s.income()
	if trail := f.Survey.Trail; len(trail) > 0 {
		parts = append(parts, widgets.Rule(), widgets.NewBold("核查、复核、审核"))
		for _, v := range trail {
			parts = append(parts, verdictLine(v))
		}
	}
	if n := len(f.Changes); n > 0 {
		parts = append(parts, widgets.Rule(), widgets.NewQuietProse(changesText(f.Changes)))
	}
	parts = append(parts, s.issues()...)
	s.beside.Objects = append(parts, s.scans()...)
	s.beside.Refresh()
}

// issues leads to what the saved survey has raised.
func (s *entrySide) issues() []fyne.CanvasObject {
	survey := &s.page.file.Survey
	n := len(survey.Problems())
	if survey.ID == 0 || n == 0 || s.page.sample != 0 {
		return nil
	}
	id := survey.ID
	return []fyne.CanvasObject{widgets.Row(0, widgets.NewQuietButton(fmt.Sprintf("看这张表的 %d 个问题", n), look.Icon(look.IconIssues), func() {
		s.page.screen.host.ShowIssues(township.IssueFilter{Survey: id})
	}))}
}

// verdictLine is one verdict of the trail.
func verdictLine(v township.Verdict) fyne.CanvasObject {
	ink := look.ColorText
	text := fmt.Sprintf("%s　%s　%s　%s", v.Step.Word(), v.On, v.Person, v.Word())
	if !v.Passed {
		ink = look.ColorError
	}
	if v.Reason != "" {
		text += "：" + v.Reason
	}
	return widgets.NewProse(text, ink, fyne.TextAlignLeading)
}

// changesText says how many corrections of the archive the visit proposes.
func changesText(list []township.ProposedChange) string {
	open := 0
	for _, c := range list {
		if c.State == township.ChangeOpen {
			open++
		}
	}
	return fmt.Sprintf("信息更正 %d 条，%d 条待定。", len(list), open)
}

// income shows the per-capita income of this year and the last with what it is made of, as the visit asks for it.
func (s *entrySide) income() []fyne.CanvasObject {
	f := &s.page.file
	var out []fyne.CanvasObject
	for _, i := range f.Income {
		if i.State == "" {
			out = append(out, widgets.NewQuietProse(i.Year+"年没有收入计算表。"))
			continue
		}
		text := i.Year + "年人均纯收入没有算出（没有家庭人口）"
		if i.Known {
			text = fmt.Sprintf("%s年人均纯收入 %s 元（%s）", i.Year, i.PerCapita.Grouped(), i.State.Word())
		}
		out = append(out, widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading), widgets.NewQuietProse(composition(i.Of)))
	}
	if len(f.Income) == 0 {
		return nil
	}
	year := f.Income[0].Year
	return append(out, widgets.Row(0, widgets.NewQuietButton("打开"+year+"年收入计算表", look.Icon(look.IconIncome), func() { s.page.screen.host.ShowIncome(f.Row.ID, year) })))
}

// composition says what an income is made of: 经营性 3,200.00、工资性 25,600.00.
func composition(of [4]township.Fen) string {
	var parts []string
	for i, c := range township.IncomeCategories {
		if of[i] != 0 {
			parts = append(parts, strings.TrimPrefix(strings.TrimSuffix(c.Title(), "收入"), "生产")+" "+of[i].Grouped())
		}
	}
	if len(parts) == 0 {
		return "各项收入都是 0"
	}
	return strings.Join(parts, "、")
}

// scans says how many photos and scans there are of the signed form; they are seen on the household's page.
func (s *entrySide) scans() []fyne.CanvasObject {
	p := s.page
	if p.file.Survey.ID == 0 {
		return nil
	}
	list, err := p.screen.desk.AttachmentsOf(context.Background(), township.OfSurvey(p.file.Survey.ID))
	if err != nil {
		p.screen.host.Fail(err)
		return nil
	}
	out := []fyne.CanvasObject{widgets.Rule()}
	if len(list) > 0 {
		text := fmt.Sprintf("签字表照片 %d 个，在农户资料里看", len(list))
		out = append(out, widgets.Row(0, widgets.NewQuietButton(text, look.Icon(look.IconFile), func() { p.screen.host.ShowHousehold(p.file.Row.ID) })))
	}
	return append(out, widgets.Row(0, widgets.NewQuietButton("附上签字表的照片或扫描件…", look.Icon(look.IconImport), p.addScan)))
}
