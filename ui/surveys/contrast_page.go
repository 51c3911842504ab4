package surveys

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/raising"
	"taizhang/ui/widgets"
)

// Contrasting enters what a visit found otherwise than the archive, and settles it.
type Contrasting interface {
	Contrast(ctx context.Context, survey int64) (township.Contrast, error)
	ProposeChanges(ctx context.Context, survey int64, changes []township.ProposedChange) (township.Deed, error)
	SettleChanges(ctx context.Context, ids []int64, accept bool, reason string) (township.Deed, error)
	// NoteReveal notes that numbers are shown on purpose.
	NoteReveal(ctx context.Context, seen ...township.Reveal) error
}

// contrastPage is the 信息对照表 of a survey: what the archive has, and beside it what the visit found.
type contrastPage struct {
	screen  *Screen
	page    *widgets.Page
	scroll  *container.Scroll
	body    *fyne.Container
	survey  int64
	toEntry bool          // it was opened from the survey's own page
	kept    *widgets.Text // whether a draft is kept
	keeper  *widgets.Keeper
	asked   *township.Draft // to go on with, once it is open
	called  bool            // another place opened it, and Esc leads back there
	raised  *raising.Findings

	sheet township.Contrast
	words township.Vocabularies
	lines []*contrastLine
	form  *widgets.Form
}

// The widths of the columns, in designed units.
const (
	contrastLabel   = 112
	contrastValue   = 190
	contrastInput   = 250
	contrastSettled = 264 // of what became of a change, so that its words do not stand below one another
	contrastGap     = 10
)

func newContrastPage(s *Screen, survey int64, toEntry bool) *contrastPage {
	p := &contrastPage{screen: s, page: widgets.NewPage("信息对照表"), survey: survey, toEntry: toEntry, body: widgets.Stack(4), kept: widgets.NewQuiet("")}
	p.keeper = p.newKeeper()
	p.page.OnBack = s.placeBack
	p.scroll = widgets.NewFormScroll(widgets.Inset(10, 14, p.body))
	p.page.SetBody(widgets.NewSurface(p.scroll))
	return p
}

func (p *contrastPage) content() fyne.CanvasObject { return p.page }

// leave leads back to the survey, or to the list.
func (p *contrastPage) leave() {
	s := p.screen
	if p.called {
		s.showPlace(nil)
		if s.OnBack != nil {
			s.OnBack()
		}
		return
	}
	if p.toEntry {
		s.open(p.sheet.Row.ID, "", (*entryPage).offer)
		return
	}
	s.showPlace(nil)
}

// load reads the form anew.
func (p *contrastPage) load() bool {
	ctx := context.Background()
	sheet, err := p.screen.desk.Contrast(ctx, p.survey)
	if err == nil {
		p.words, err = p.screen.desk.Vocabularies(ctx)
	}
	if err != nil {
		return p.screen.missed(err)
	}
	p.keeper.Drop()
	p.sheet = sheet
	p.build()
	return true
}

// build lays out the household, and below it person by person.
func (p *contrastPage) build() {
	p.lines, p.raised = nil, p.screen.Raising.Of(p.sheet.Row.ID)
	var fields [][]*widgets.Field
	objects := p.head()
	for i := range p.sheet.Lines {
		l := newContrastLine(p, &p.sheet.Lines[i])
		p.lines = append(p.lines, l)
		if l.field != nil {
			fields = append(fields, []*widgets.Field{l.field})
		}
	}
	p.form = widgets.NewFormOf(nil, fields...)
	p.form.OnEnd = func() { p.save(nil) }
	groups := p.form.Groups()
	person, begun := "", false
	for _, l := range p.lines {
		if !begun || l.of.Person != person {
			person, begun = l.of.Person, true
			objects = append(objects, widgets.Rule(), widgets.NewBold(map[bool]string{true: "家庭情况", false: person}[person == ""]))
		}
		if l.field != nil {
			l.layOut(groups[0])
			groups = groups[1:]
			l.field.OnFocus(func() { widgets.BringIntoView(p.scroll, l.content) })
			l.field.Input().OnBlur(p.settle)
		} else {
			l.layOut(widgets.Inset(6, 0, widgets.NewProse(l.fixed(), look.ColorQuiet, fyne.TextAlignLeading)))
		}
		objects = append(objects, l.content)
	}
	p.body.Objects = objects
	p.body.Refresh()
	p.page.SetTitle("信息对照表　" + p.sheet.Row.Named())
	p.page.SetCounts(fmt.Sprintf("待定 %d 条", p.sheet.OpenCount()))
	p.footer()
	p.settle()
}

// settle gives the lines their width before the scroller asks for their height.
func (p *contrastPage) settle() { widgets.SettleScroll(p.scroll) }

// head says how the form is filled in, or why it is not any more.
func (p *contrastPage) head() []fyne.CanvasObject {
	s := &p.sheet.Survey
	text := fmt.Sprintf("%s　入户 %s　采集人 %s。只填与档案不同的项目；留空就是相同。保存后待定，采纳后才改档案。", p.sheet.Campaign.Name, widgets.OrDash(string(s.Visited)), widgets.OrDash(joinNames(s.Collectors)))
	out := []fyne.CanvasObject{widgets.NewProse(text, look.ColorQuiet, fyne.TextAlignLeading)}
	if why := p.sheet.Locked(); why != "" {
		out = append(out, widgets.NewProse(why, look.ColorWarning, fyne.TextAlignLeading))
	}
	title := func(text string, width float32) fyne.CanvasObject {
		return widgets.FixedWidth(width, widgets.NewQuiet(text))
	}
	return append(out, widgets.Row(contrastGap, title("项目", contrastLabel), title("档案内容", contrastValue), title("入户核实", contrastInput), widgets.NewQuiet("处理")))
}

func joinNames(names []string) string {
	out := ""
	for i, n := range names {
		if i > 0 {
			out += "、"
		}
		out += n
	}
	return out
}

func (p *contrastPage) footer() {
	open := p.open()
	left := []fyne.CanvasObject{widgets.NewText(fmt.Sprintf("待定 %d 条", len(open))), widgets.Inset(12, 0, p.kept)}
	var right []fyne.CanvasObject
	if p.sheet.Locked() == "" {
		if len(open) > 0 {
			right = append(right,
				widgets.NewButton(fmt.Sprintf("全部不采纳 %d 条…", len(open)), nil, func() { p.refuse(open) }),
				widgets.NewButton(fmt.Sprintf("全部采纳 %d 条", len(open)), look.Icon(look.IconCheck), func() { p.accept(open) }))
		}
		right = append(right, widgets.NewPrimary("保存", nil, func() { p.save(nil) }))
	}
	p.page.SetFooter(left, right)
}

// open are the changes that wait for a person.
func (p *contrastPage) open() []*township.ProposedChange {
	var out []*township.ProposedChange
	for i := range p.sheet.Lines {
		if l := &p.sheet.Lines[i]; l.Open() {
			out = append(out, l.Change)
		}
	}
	return out
}

func (p *contrastPage) focus() {
	fields := p.form.Fields()
	if p.sheet.Locked() != "" || len(fields) == 0 {
		p.screen.focus(nil)
		return
	}
	p.screen.focus(fields[0].Input()) // the window is asked, for a field that was never drawn does not know it yet
}

func (p *contrastPage) unsaved() bool { return len(p.typed()) > 0 }

// typed are the lines that say something else than when they were opened.
func (p *contrastPage) typed() []township.ProposedChange {
	var out []township.ProposedChange
	for _, l := range p.lines {
		if l.field != nil && l.read() != l.was {
			out = append(out, township.ProposedChange{Member: l.of.Member, Person: l.of.Person, Field: l.of.Field.Key, Proposed: l.read()})
		}
	}
	return out
}

// save enters what was typed.
func (p *contrastPage) save(then func()) {
	if p.sheet.Locked() != "" {
		return
	}
	if !p.form.Check() {
		p.settle()
		p.form.FocusWrong()
		return
	}
	changes := p.typed()
	if len(changes) == 0 {
		p.screen.host.Inform("信息对照表", "没有改动，不用保存。")
		return
	}
	p.do(func(ctx context.Context) (township.Deed, error) {
		return p.screen.desk.ProposeChanges(ctx, p.survey, changes)
	}, "信息更正已登记", then)
}

// do does a deed; what is refused of a line is said beside it.
func (p *contrastPage) do(deed func(ctx context.Context) (township.Deed, error), said string, then func()) {
	done, err := deed(context.Background())
	var refused *township.ContrastError
	if errors.As(err, &refused) && p.blame(refused) {
		return
	}
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	at := p.scroll.Offset
	p.load()
	p.screen.host.Done(done, said)
	if then != nil {
		then()
		return
	}
	p.focus()
	p.scroll.ScrollToOffset(at)
}

// blame says beside the lines what is wrong with them, and says whether it found them all.
func (p *contrastPage) blame(refused *township.ContrastError) bool {
	var first *contrastLine
	for _, f := range refused.Faults {
		l := p.line(f.Member, f.Field)
		if l == nil || l.field == nil {
			return false
		}
		l.field.SetProblem(f.Text)
		if first == nil {
			first = l
		}
	}
	p.settle()
	p.screen.focus(first.field.Input())
	widgets.BringIntoView(p.scroll, first.content)
	return true
}

func (p *contrastPage) line(member int64, field string) *contrastLine {
	for _, l := range p.lines {
		if l.of.Member == member && l.of.Field.Key == field {
			return l
		}
	}
	return nil
}

// ifSaved does something once nothing is unsaved.
func (p *contrastPage) ifSaved(do func()) {
	if p.unsaved() {
		p.screen.host.Fail(township.Errorf(township.CodeInvalid, "信息对照表还有没保存的改动，请先保存（Ctrl+S）。"))
		return
	}
	do()
}

func changeIDs(changes []*township.ProposedChange) []int64 {
	ids := make([]int64, len(changes))
	for i, c := range changes {
		ids[i] = c.ID
	}
	return ids
}

func (p *contrastPage) accept(changes []*township.ProposedChange) {
	p.ifSaved(func() {
		p.do(func(ctx context.Context) (township.Deed, error) {
			return p.screen.desk.SettleChanges(ctx, changeIDs(changes), true, "")
		}, fmt.Sprintf("已采纳 %d 条，档案已改", len(changes)), nil)
	})
}

func (p *contrastPage) refuse(changes []*township.ProposedChange) {
	p.ifSaved(func() {
		widgets.Prompt(p.screen.host.Window(), widgets.PromptOptions{
			Title: "不采纳", Label: "原因", Deed: fmt.Sprintf("不采纳 %d 条", len(changes)), Body: "例如：以户口簿为准。档案不改，这次入户的说法留着备查。",
		}, func(reason string) {
			p.do(func(ctx context.Context) (township.Deed, error) {
				return p.screen.desk.SettleChanges(ctx, changeIDs(changes), false, reason)
			}, fmt.Sprintf("已登记不采纳 %d 条", len(changes)), nil)
		})
	})
}

// repeat proposes a change again beside what the archive has by now.
func (p *contrastPage) repeat(c *township.ProposedChange, typed string) {
	p.ifSaved(func() {
		change := township.ProposedChange{Member: c.Member, Person: c.Person, Field: c.Field, Proposed: typed}
		p.do(func(ctx context.Context) (township.Deed, error) {
			return p.screen.desk.ProposeChanges(ctx, p.survey, []township.ProposedChange{change})
		}, "已按现在的档案重新登记", nil)
	})
}

func (p *contrastPage) shortcut(name string) bool {
	if name != "save" && name != "accept" {
		return false
	}
	p.save(nil)
	return true
}

func (p *contrastPage) help() string {
	return `信息对照表：左边是档案内容，右边填入户核实的内容，只填不同的项目。保存后是“待定”，由有权的人逐条或一起采纳、不采纳；采纳才改档案。
电话、证件号、人数月数要清空的，填“无”。换户主、增减人口不在这里改，请办理变动。
Enter、Tab 到下一项　Ctrl+S 保存　Esc 返回`
}
