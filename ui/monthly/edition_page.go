package monthly

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// editionPage is an edition opened: its head and the lines of its items.
type editionPage struct {
	screen *Screen
	page   *widgets.Page
	scroll *container.Scroll
	body   *fyne.Container
	kept   *widgets.Text // whether a draft is kept
	tips   *widgets.Tips // over the lines: what a figure counts
	file   township.MonthlyFile
	unit   *widgets.Entry
	filled *widgets.DateEntry
	lines  []*line
	form   *widgets.Form
	keeper *widgets.Keeper
	at     *line // where the keyboard is
}

// openEdition shows an edition, and offers the draft of it.
func (s *Screen) openEdition(id int64) {
	if p := s.newEdition(id); p != nil {
		s.show(p)
		p.offer()
	}
}

// OpenItem opens the latest edition at an item of the sweep.
func (s *Screen) OpenItem(item int64) {
	s.Leave(func() {
		editions, err := s.desk.MonthlyEditions(context.Background())
		if err != nil {
			s.host.Fail(err)
			return
		}
		if len(editions) == 0 {
			s.show(nil)
			s.host.Inform("月报表", "还没有月报表。请先新建一期，关联的问题就计在这一项的整改进度里。")
			return
		}
		if p := s.newEdition(editions[0].ID); p != nil {
			s.show(p)
			p.goToItem(item)
			p.offer()
		}
	})
}

// goToItem brings the line of an item into view, and the keyboard there.
func (p *editionPage) goToItem(item int64) {
	for _, l := range p.lines {
		if l.of.Item == item {
			p.at = l
			p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(l.content.Position().Y, p.scroll.Content.MinSize().Height-p.scroll.Size().Height))))
			p.focus()
			return
		}
	}
	p.screen.host.Inform("月报表", p.file.Named()+"里没有这一项：它是后来停用或增加的。")
}

func (s *Screen) newEdition(id int64) *editionPage {
	p := &editionPage{screen: s, page: widgets.NewPage("月报表"), kept: widgets.NewQuiet(""), body: widgets.Stack(8)}
	p.file.ID = id
	p.keeper = &widgets.Keeper{Changed: p.changed, Save: p.saveDraft, Forget: p.drafts().Drop, Tell: p.kept.SetText}
	p.page.OnBack = s.toList
	p.scroll = widgets.NewFormScroll(widgets.Inset(8, 14, p.body))
	p.tips = widgets.NewTips(p.scroll)
	if !p.load() {
		return nil
	}
	return p
}

func (p *editionPage) content() fyne.CanvasObject { return p.page }

// load reads the edition anew.
func (p *editionPage) load() bool {
	f, err := p.screen.desk.OpenMonthly(context.Background(), p.file.ID)
	if err != nil {
		p.screen.host.Fail(err)
		return false
	}
	p.begin(f)
	return true
}

// begin shows an edition as the archive has it.
func (p *editionPage) begin(f township.MonthlyFile) {
	at, offset := -1, p.scroll.Offset
	for i, l := range p.lines {
		if l == p.at {
			at = i
		}
	}
	p.file, p.lines, p.at = f, nil, nil
	fields := p.newHead()
	p.body.Objects = nil
	for i := range p.file.Lines {
		l := newLine(p, &p.file.Lines[i])
		p.lines = append(p.lines, l)
		fields = append(fields, l.fields...)
	}
	groups := [][]*widgets.Field{}
	for _, f := range fields {
		groups = append(groups, []*widgets.Field{f})
	}
	p.form = widgets.NewFormOf(nil, groups...)
	p.form.OnEnd = func() { p.save(nil) }
	parts := p.form.Groups()
	head := p.headRow(parts)
	for i, l := range p.lines {
		if f.Closed == "" {
			l.layOut(parts[2+4*i : 6+4*i])
		} else {
			l.layOutClosed()
		}
		p.body.Add(l.content)
		p.body.Add(widgets.Rule())
	}
	p.body.Refresh()
	p.page.SetBody(widgets.NewSurface(widgets.Frame(head, nil, nil, nil, p.tips.Content)))
	p.tell()
	widgets.SettleScroll(p.scroll)
	if at >= 0 && at < len(p.lines) {
		p.at = p.lines[at]
		p.scroll.ScrollToOffset(offset)
	}
}

// newHead makes 填报单位 and 填报时间; a closed edition has none to type into.
func (p *editionPage) newHead() []*widgets.Field {
	if p.file.Closed != "" {
		return nil
	}
	p.unit = widgets.NewTextEntry("例如 清溪镇乡村振兴办")
	p.unit.SetText(p.file.Unit)
	p.filled = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	p.filled.NotAfter = string(p.screen.host.Today())
	p.filled.Now = func() time.Time { t, _ := p.screen.host.Today().Time(time.Local); return t }
	p.filled.SetValue(string(p.file.Filled))
	p.unit.OnChanged = func(string) { p.keeper.Later() }
	p.filled.OnDate = func(string) { p.keeper.Later() }
	check := func(string) error {
		e := p.edition()
		return e.Validate(p.screen.host.Today())
	}
	return []*widgets.Field{
		widgets.NewField("填报单位", p.unit, widgets.FieldOptions{Label: 76, Validate: check}),
		widgets.NewField("填报时间", p.filled, widgets.FieldOptions{Label: 76, Validate: check}),
	}
}

// headRow is what stands above the lines: the head, and the labels of the columns.
func (p *editionPage) headRow(parts []*widgets.FieldGroup) fyne.CanvasObject {
	label := func(text string) fyne.CanvasObject { return widgets.NewQuiet(text) }
	labels := columns(label("排查项目、内容、责任单位"), label("排查情况"), label("整改措施"), label("整改进度"))
	unit, filled := p.file.Head()
	head := fyne.CanvasObject(widgets.Row(24, widgets.NewText(unit), widgets.NewText(filled)))
	if len(parts) > 1 {
		head = container.NewGridWithColumns(2, parts[0], parts[1])
	}
	return widgets.Stack(0, widgets.Inset(8, 14, widgets.Stack(8, head, labels)), widgets.Rule())
}

// tell says what the edition is, how far it is, and offers what can be done with it.
func (p *editionPage) tell() {
	f := &p.file
	p.page.SetTitle(f.Named())
	p.page.SetCounts(fmt.Sprintf("%d项　%s", len(f.Lines), f.Standing(p.screen.host.Today())))
	deeds := []fyne.CanvasObject{widgets.NewMenuButton("打印", look.Icon(look.IconPrint), func() []*fyne.MenuItem { return p.papers() })}
	note := f.Counted()
	if f.Closed == "" {
		deeds = append(deeds, widgets.NewButton("上报…", look.Icon(look.IconCheck), p.askClose), widgets.NewPrimary("保存", nil, func() { p.save(nil) }))
	}
	p.page.SetDeeds(deeds...)
	p.page.SetFooter([]fyne.CanvasObject{widgets.NewText(note), widgets.Inset(0, 12, p.kept)}, nil)
}

// papers offers what was saved on paper.
func (p *editionPage) papers() []*fyne.MenuItem {
	items := p.screen.papers(&p.file.MonthlyEdition)
	for _, item := range items {
		do := item.Action
		item.Action = func() { p.saved(do) }
	}
	return items
}

// saved goes on once what was typed is saved.
func (p *editionPage) saved(then func()) {
	if !p.changed() {
		then()
		return
	}
	p.save(then)
}

// edition is the head as it stands on the screen.
func (p *editionPage) edition() township.MonthlyEdition {
	e := p.file.MonthlyEdition
	if p.file.Closed == "" {
		e.Unit, e.Filled = township.Clean(p.unit.Text), township.Date(p.filled.Value())
	}
	return e
}

// typed is the edition as it stands on the screen.
func (p *editionPage) typed() township.MonthlyFile {
	f := p.file
	f.MonthlyEdition = p.edition()
	f.Lines = nil
	for _, l := range p.lines {
		f.Lines = append(f.Lines, l.read())
	}
	return f
}

func (p *editionPage) changed() bool {
	if p.file.Closed != "" {
		return false
	}
	if p.edition() != p.file.MonthlyEdition {
		return true
	}
	for _, l := range p.lines {
		if l.changed() {
			return true
		}
	}
	return false
}

// save writes what was typed.
func (p *editionPage) save(then func()) {
	if p.file.Closed != "" {
		return
	}
	if !p.form.Check() {
		widgets.SettleScroll(p.scroll)
		p.form.FocusWrong()
		return
	}
	if !p.changed() {
		if then != nil {
			then()
			return
		}
		p.screen.host.Inform("月报表", "没有改动，不用保存。")
		return
	}
	deed, err := p.screen.desk.SaveMonthly(context.Background(), township.MonthlyEdit{File: p.typed(), Was: p.file})
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	p.keeper.Drop()
	p.load()
	p.screen.host.Done(deed, "已保存"+p.file.Named())
	if then != nil {
		then()
		return
	}
	p.focus()
}

// drop forgets what was typed.
func (p *editionPage) drop() { p.keeper.Drop() }

// askClose asks whether the edition is to be sent as it is.
func (p *editionPage) askClose() {
	p.saved(func() {
		text := fmt.Sprintf("上报后定格：文字和关联问题的数字（统计到%s）不再变动，以后的变动、补登算下个月的。报错了可以撤销。", p.file.Day)
		if hints := p.file.Hints(); len(hints) > 0 {
			text += "\n\n请再看看：" + strings.Join(hints, "；") + "。"
		}
		widgets.Confirm(p.screen.host.Window(), "上报"+p.file.Named()+"？", text, "上报", false, p.close)
	})
}

func (p *editionPage) close() {
	deed, err := p.screen.desk.CloseMonthly(context.Background(), p.file.ID)
	if p.screen.done(deed, err, "已上报"+p.file.Named()) {
		p.load()
	}
}

func (p *editionPage) focus() {
	switch {
	case p.file.Closed != "":
	case p.at != nil:
		p.screen.focus(p.at.situation)
	case len(p.lines) > 0:
		p.screen.focus(p.lines[0].situation)
	}
}

func (p *editionPage) shortcut(name string) bool {
	switch name {
	case "save":
		p.save(nil)
	case "accept":
		p.save(nil)
	case "print":
		p.saved(func() { p.screen.print(&p.file.MonthlyEdition) })
	default:
		return false
	}
	return true
}

func (p *editionPage) help() string {
	return `月报表：逐项填写排查情况、整改措施、整改进度；关联到这一项的问题自动计数，写在整改进度后面，不用手写数字。
次月4日前上报。上报后定格，以后的变动、补登写进下个月；报错了在“记录”里撤销上报。
Enter 下一格　Ctrl+S 保存　Ctrl+P 打印　Esc 返回`
}
