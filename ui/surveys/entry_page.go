package surveys

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// entryPage is a household's survey in a campaign, opened to be entered from the signed paper.
type entryPage struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	body   *fyne.Container
	side   *entrySide
	kept   *widgets.Text // whether a draft is kept

	questions []*question
	visit     *visit

	file    township.SurveyFile
	was     []township.SurveyAnswer // as opened
	begun   township.Survey         // as opened, with what is offered filled in
	natures []string                // that 其他 may have
	sample  int64                   // whose spot check is entered; 0: the survey itself
	older   string                  // what is said of a form that was scanned
	filling bool                    // the program writes into the fields
	keeper  *widgets.Keeper
}

func newEntryPage(s *Screen) *entryPage {
	p := &entryPage{screen: s, page: widgets.NewPage("入户调查表"), kept: widgets.NewQuiet(""), body: widgets.Stack(7)}
	p.keeper = p.newKeeper()
	p.page.OnBack = s.back
	p.scroll = widgets.NewFormScroll(widgets.Inset(10, 14, p.body))
	p.side = newEntrySide(p)
	p.page.SetBody(widgets.NewSurface(p.scroll))
	p.page.SetSide(p.side.content)
	return p
}

// open shows a household's survey.
func (p *entryPage) open(campaign, household int64) bool {
	f, err := p.screen.desk.OpenSurvey(context.Background(), campaign, household, p.sample)
	if err == nil {
		var lists township.Vocabularies
		lists, err = p.screen.desk.Vocabularies(context.Background())
		p.natures = lists.Of("问题性质").Values()
	}
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	p.begin(f)
	return true
}

// reload reads the survey anew; as long as it is the same, everything stays where it is.
func (p *entryPage) reload() bool {
	f, err := p.screen.desk.OpenSurvey(context.Background(), p.file.Campaign.ID, p.file.Row.ID, p.sample)
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	if reflect.DeepEqual(f, p.file) {
		return true
	}
	held := p.holdsKeyboard()
	p.begin(f)
	if held {
		p.focus()
	}
	return true
}

// holdsKeyboard says whether the keyboard is in one of the fields.
func (p *entryPage) holdsKeyboard() bool {
	at := p.screen.host.Window().Canvas().Focused()
	for _, q := range p.questions {
		if at == fyne.Focusable(q.bar) || holds(q.form, at) {
			return true
		}
	}
	return p.visit != nil && holds(p.visit.form, at)
}

func holds(form *widgets.Form, at fyne.Focusable) bool {
	return slices.ContainsFunc(form.Fields(), func(f *widgets.Field) bool { return fyne.Focusable(f.Input()) == at })
}

// begin shows a survey as the archive has it, with what is offered filled in.
func (p *entryPage) begin(f township.SurveyFile) {
	p.was = slices.Clone(f.Survey.Answers)
	p.show(f, p.screen.offered(f))
	p.begun = p.survey()
	p.paint()
	p.screen.looked[f.Survey.ID] = true
}

// offered is the survey of a file as it is offered to be filled in: those who were to go there, else those of the last
// form, with its day.
func (s *Screen) offered(f township.SurveyFile) township.Survey {
	survey := f.Survey
	if f.Locked() || survey.State != township.SurveyNone && survey.State != township.SurveyUnreachable {
		return survey
	}
	survey.Way, survey.WayNote = township.WayVisit, ""
	survey.Collectors = fit(f.Staff, f.Assigned)
	if len(survey.Collectors) == 0 || f.Original != nil {
		survey.Collectors = fit(f.Staff, s.last.collectors)
	}
	if f.Original != nil { // nobody checks himself
		survey.Collectors = slices.DeleteFunc(survey.Collectors, func(name string) bool { return slices.Contains(f.Original.Collectors, name) })
	}
	survey.Visited = s.last.visited
	if survey.Visited == "" || survey.Visited < f.Campaign.Began {
		survey.Visited = s.host.Today()
	}
	if survey.Visited < f.Campaign.Began {
		survey.Visited = ""
	}
	return survey
}

// fit are those of some people who may be put down as collectors.
func fit(staff []township.StaffMember, names []string) []string {
	var out []string
	for _, name := range names {
		at := slices.IndexFunc(staff, func(m township.StaffMember) bool { return m.Name == name })
		if at >= 0 && staff[at].Unfit() == "" {
			out = append(out, name)
		}
	}
	return out
}

// show writes a survey into the fields, to be painted; the file says what the archive has.
func (p *entryPage) show(f township.SurveyFile, s township.Survey) {
	p.keeper.Stop()
	p.file = f
	p.keeper.Begin(false)
	p.filling = true
	p.build()
	for _, q := range p.questions {
		q.fill(s.Find(q.q.ID))
	}
	p.visit.fill(&s)
	p.lock()
	p.filling = false
	p.page.SetTitle(map[bool]string{true: "抽查　"}[p.sample != 0] + f.Row.Named())
	p.page.SetCounts(fmt.Sprintf("%s　%s", f.Form.Named(), p.stateText(&f.Survey)))
	p.page.SetDeeds(p.deeds()...)
	p.footer()
	p.side.fill()
}

// stateText is how far the survey is, or the spot check.
func (p *entryPage) stateText(s *township.Survey) string {
	if p.sample != 0 {
		return checkWord(&township.Checked{Survey: s.ID, State: s.State})
	}
	return stateOf(s)
}

// stateOf is how far a survey is, in words.
func stateOf(s *township.Survey) string {
	if n := len(s.Rechecked()); s.State == township.SurveyFilled && n > 0 {
		return fmt.Sprintf("%s（%d 人已复核）", s.State.Word(), n)
	}
	return s.State.Word()
}

// build lays out the questions of the form in the order of the paper, and below them what is said of the visit.
func (p *entryPage) build() {
	p.body.Objects = p.head()
	p.questions = nil
	unprinted := false
	for i := range p.file.Form.Questions {
		one := &p.file.Form.Questions[i]
		if one.Unprinted && !unprinted {
			unprinted = true
			p.body.Add(widgets.NewBold("入户时另问（不在表上）"))
		}
		q := newQuestion(p, one)
		p.questions = append(p.questions, q)
		p.body.Add(q.content)
		p.body.Add(widgets.Rule())
	}
	p.visit = newVisit(p)
	p.body.Add(widgets.NewBold("入户情况"))
	p.body.Add(p.visit.content)
	p.body.Refresh()
}

// head says whose form it is, and what has to be known of it.
func (p *entryPage) head() []fyne.CanvasObject {
	f := &p.file
	text := fmt.Sprintf("户主 %s　家庭人口 %d　%s", widgets.OrDash(f.Survey.Head), f.Survey.Population, widgets.OrDash(f.Survey.Type))
	if helper := f.Row.HelperCalled(); helper != "" {
		text += "　帮扶责任人 " + helper
	}
	out := []fyne.CanvasObject{widgets.NewProse(text, look.ColorQuiet, fyne.TextAlignLeading)}
	warn := func(text string, ink fyne.ThemeColorName) {
		if text != "" {
			out = append(out, widgets.Beside(6, widgets.NewIcon(look.Icon(look.IconWarning).In(ink)), widgets.NewProse(text, ink, fyne.TextAlignLeading)))
		}
	}
	warn(p.older, look.ColorWarning)
	if current := p.screen.otherCurrent(f.Campaign.ID); current != nil && p.older != "" {
		out = append(out, widgets.Row(0, widgets.NewButton("改为录入“"+widgets.ShortName(current.Name, "")+"”的调查表", nil, func() {
			p.screen.OpenSurvey(f.Row.ID, current.ID)
		})))
	}
	if !f.Campaign.Covers(&f.Row) {
		warn(fmt.Sprintf("这一户不在“%s”要走访的户里（台账、类型、村或已注销）。照样可以录，录完会列在这次行动里。", f.Campaign.Name), look.ColorWarning)
	}
	warn(p.backText(), look.ColorError)
	if f.Survey.State == township.SurveyUnreachable {
		warn("登记过未联系上："+f.Survey.WayNote, look.ColorWarning)
	}
	if f.Campaign.Closed != "" {
		warn(fmt.Sprintf("“%s”已于 %s 结束，调查表只能看，不能改。", f.Campaign.Name, f.Campaign.Closed), look.ColorWarning)
	} else if f.Survey.Locked() {
		warn("已复核通过，只能看；要改请由审核员退回。", look.ColorQuiet)
	}
	return append(out, widgets.Rule())
}

// backText says who sent the survey back, and why, while it waits for that.
func (p *entryPage) backText() string {
	s := &p.file.Survey
	n := len(s.Trail)
	if n == 0 || s.Trail[n-1].Passed || s.Locked() {
		return ""
	}
	v := s.Trail[n-1]
	return fmt.Sprintf("%s退回（%s，%s）：%s", v.Step.Word(), v.Person, v.On, v.Reason)
}

// lock lets nothing be changed of a survey that was passed, or whose campaign is over.
func (p *entryPage) lock() {
	if !p.file.Locked() {
		return
	}
	for _, q := range p.questions {
		q.lock()
	}
	p.visit.lock(&p.file.Survey)
}

// survey is the survey as it stands on the screen.
func (p *entryPage) survey() township.Survey {
	s := p.file.Survey
	s.Answers = nil
	for _, q := range p.questions {
		if a := q.answer(); !a.Blank() {
			s.Answers = append(s.Answers, a)
		}
	}
	p.visit.into(&s)
	return s
}

// changed says whether something was entered that is not saved.
func (p *entryPage) changed() bool {
	now := p.survey()
	return !township.SameAnswers(now.Answers, p.begun.Answers) || !maps.Equal(now.Values(), p.begun.Values())
}

// touched follows what the clerk has entered.
func (p *entryPage) touched() {
	if p.filling {
		return
	}
	p.paint()
	p.keeper.Later()
}

// paint shows what follows from what is entered: hints and drafts beside the questions, and what is missing.
func (p *entryPage) paint() {
	s := p.survey()
	hints, drafts := s.Hints(&p.file.Form), s.IssueDrafts(&p.file.Form)
	if p.sample != 0 {
		drafts = nil // a spot check compares, and raises nothing
	}
	for _, q := range p.questions {
		q.paint(hints, drafts)
	}
	p.side.paint(&s, hints, drafts)
	p.settle()
}

// settle gives the questions their width before the scroller asks for their height.
func (p *entryPage) settle() {
	if width := p.scroll.Size().Width; width > 0 {
		p.scroll.Content.Resize(fyne.NewSize(width, p.scroll.Content.MinSize().Height))
		p.scroll.Refresh()
	}
}

// footer shows what can be done with the survey.
func (p *entryPage) footer() {
	left := []fyne.CanvasObject{widgets.Inset(8, 0, p.kept)}
	right := p.verdictButtons()
	if p.file.Locked() {
		right = append(right, widgets.NewButton("下一户", nil, func() { p.screen.step(1) }))
	} else {
		right = append(right, widgets.NewButton("保存", nil, func() { p.save(nil) }), widgets.NewPrimary("保存，下一户", look.Icon(look.IconCheck), p.saveNext))
	}
	p.page.SetFooter(left, right)
}

// focus puts the keyboard where work goes on: the first question that is not answered, else what is lacking of the visit,
// else the first question.
func (p *entryPage) focus() {
	if p.file.Locked() {
		p.screen.focus(nil)
		return
	}
	for _, q := range p.questions {
		if q.bar.Value() == "" && !q.q.Free() {
			p.screen.focus(q.bar)
			return
		}
	}
	if !p.visit.enterLacking() && len(p.questions) > 0 {
		p.screen.focus(p.questions[0].bar)
	}
}

// next leads from a question to the one behind it, and from the last to the visit.
func (p *entryPage) next(q *question) {
	if i := slices.Index(p.questions, q) + 1; i < len(p.questions) {
		p.screen.focus(p.questions[i].bar)
		return
	}
	p.visit.enter()
}

// beside leads to the question above or below.
func (p *entryPage) beside(q *question, by int) {
	i := slices.Index(p.questions, q) + by
	switch {
	case i < 0:
	case i == len(p.questions):
		p.visit.form.FocusFirst()
	default:
		p.screen.focus(p.questions[i].bar)
	}
}

// revealMargin is the room left above and below what is brought into view, in designed units.
const revealMargin = 12

// reveal brings something of a block of the form into view; what was not drawn yet has no place, and its block stands for it.
func (p *entryPage) reveal(o, block fyne.CanvasObject) {
	d, margin := fyne.CurrentApp().Driver(), look.Scaled(revealMargin)
	top := block.Position().Y
	if at := d.AbsolutePositionForObject(o); !at.IsZero() {
		top = at.Y - d.AbsolutePositionForObject(p.scroll.Content).Y - margin
	}
	if len(p.questions) > 0 && block == p.questions[0].content {
		top = 0 // with whose form it is
	}
	bottom := top + o.Size().Height + 2*margin
	at, height := p.scroll.Offset, p.scroll.Size().Height
	switch {
	case top < at.Y:
		at.Y = max(0, top)
	case bottom > at.Y+height:
		at.Y = min(bottom-height, top)
	default:
		return
	}
	p.scroll.ScrollToOffset(at)
}

// scrollLine is how far an arrow scrolls, in designed units.
const scrollLine = 40

// scrollBy reads a survey that nothing is typed into, and says whether it had a use for the key.
func (p *entryPage) scrollBy(key fyne.KeyName) bool {
	if !p.file.Locked() {
		return false
	}
	line, page := look.Scaled(scrollLine), p.scroll.Size().Height-look.Scaled(scrollLine)
	moves := map[fyne.KeyName]float32{
		fyne.KeyUp: -line, fyne.KeyDown: line, fyne.KeyPageUp: -page, fyne.KeyPageDown: page, fyne.KeySpace: page,
		fyne.KeyHome: -p.scroll.Content.Size().Height, fyne.KeyEnd: p.scroll.Content.Size().Height,
	}
	dy, ok := moves[key]
	if !ok {
		return false
	}
	at := p.scroll.Offset
	at.Y = min(max(0, at.Y+dy), max(0, p.scroll.Content.Size().Height-p.scroll.Size().Height))
	p.scroll.ScrollToOffset(at)
	return true
}
