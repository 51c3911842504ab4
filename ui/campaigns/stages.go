package campaigns

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// stageEditor is the list of stages of the form: one line each, in order.
type stageEditor struct {
	form    *campaignPage
	lines   []*stageLine
	box     *fyne.Container
	content fyne.CanvasObject
	plans   *widgets.Button
	add     *widgets.Button
	locked  bool
}

// stageLine is one stage being edited.
type stageLine struct {
	id       int64
	name     *widgets.Entry
	from, to *widgets.DateEntry
	problem  *widgets.Prose
	content  *fyne.Container
	up, down *widgets.Button
	remove   *widgets.Button
}

func newStageEditor(p *campaignPage) *stageEditor {
	e := &stageEditor{form: p, box: widgets.Stack(4)}
	e.plans = widgets.NewMenuButton("套用常用阶段", look.Icon(look.IconCalendar), e.planMenu)
	e.add = widgets.NewButton("加一个阶段", look.Icon(look.IconAdd), func() {
		e.insert(township.Stage{})
		e.arrange()
		widgets.SettleScroll(e.form.scroll)
		e.form.scroll.ScrollToBottom() // to the new line, which is the last
		e.form.screen.focus(e.lines[len(e.lines)-1].name)
	})
	e.content = widgets.Stack(8, widgets.Row(8, widgets.NewBold("阶段"), widgets.NewQuiet("工作台按日期提醒"), widgets.Spacer(), e.plans, e.add), e.box)
	return e
}

// planMenu offers the usual courses, first those of the kind that was chosen.
func (e *stageEditor) planMenu() []*fyne.MenuItem {
	kind := e.form.kind.Value()
	plans := slices.Clone(township.StagePlans)
	slices.SortStableFunc(plans, func(a, b township.StagePlan) int { return boolOrder(a.Kind != kind) - boolOrder(b.Kind != kind) })
	var items []*fyne.MenuItem
	for _, p := range plans {
		items = append(items, fyne.NewMenuItem(p.Kind+"："+p.Name, func() { e.offer(p) }))
	}
	return items
}

func boolOrder(b bool) int {
	if b {
		return 1
	}
	return 0
}

// offer writes a plan's stages in place of what is there, which is asked about.
func (e *stageEditor) offer(p township.StagePlan) {
	year, err := township.ParseIncomeYear(e.form.year.Text)
	if err != nil {
		e.form.yearField.SetProblem("请先填写年度，阶段的日期随年度。")
		e.form.form.FocusWrong()
		return
	}
	if len(e.stages()) == 0 {
		e.set(p.Stages(year))
		return
	}
	body := fmt.Sprintf("现有的 %d 个阶段换成“%s”的 %d 个阶段，保存以前可以不保存。", len(e.stages()), p.Kind, len(p.Stages(year)))
	widgets.Confirm(e.form.screen.host.Window(), "换成常用阶段？", body, "换成常用阶段", false, func() { e.set(p.Stages(year)) })
}

// set shows other stages.
func (e *stageEditor) set(stages []township.Stage) {
	e.lines = nil
	for _, s := range stages {
		e.insert(s)
	}
	e.arrange()
}

func (e *stageEditor) insert(s township.Stage) {
	l := &stageLine{id: s.ID, name: widgets.NewTextEntry("阶段名称"), problem: widgets.NewProse("", look.ColorError, fyne.TextAlignLeading)}
	l.from = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	l.to = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	l.name.SetText(s.Name)
	l.from.SetValue(string(s.From))
	l.to.SetValue(string(s.To))
	l.up = widgets.NewQuietButton("上移", nil, func() { e.move(l, -1) })
	l.down = widgets.NewQuietButton("下移", nil, func() { e.move(l, 1) })
	l.remove = widgets.NewQuietButton("删除", look.Icon(look.IconDelete), func() { e.drop(l) })
	l.name.OnEnter(func() { e.form.screen.focus(l.from) })
	l.from.OnEnter(func() { e.form.screen.focus(l.to) })
	l.to.OnEnter(func() { e.after(l) })
	for _, blur := range []func(func()){l.name.OnBlur, l.from.OnBlur, l.to.OnBlur} {
		blur(func() { l.check(false) })
	}
	for _, come := range []func(func()){l.name.OnFocus, l.from.OnFocus, l.to.OnFocus} {
		come(func() { e.form.reveal(l.content) })
	}
	deeds := widgets.Row(2, l.up, l.down, l.remove)
	days := widgets.Row(6, widgets.FixedWidth(128, l.from), widgets.NewQuiet("到"), widgets.FixedWidth(128, l.to), deeds)
	l.content = widgets.Stack(2, container.NewBorder(nil, nil, nil, widgets.Inset(0, 6, days), l.name), l.problem)
	l.problem.Hide()
	e.lines = append(e.lines, l)
}

// after leads from the end of a line to the next one.
func (e *stageEditor) after(l *stageLine) {
	at := slices.Index(e.lines, l)
	if at+1 < len(e.lines) {
		e.form.screen.focus(e.lines[at+1].name)
		return
	}
	e.form.screen.focus(e.add)
}

func (e *stageEditor) move(l *stageLine, by int) {
	at := slices.Index(e.lines, l)
	if to := at + by; to >= 0 && to < len(e.lines) {
		e.lines[at], e.lines[to] = e.lines[to], e.lines[at]
		e.arrange()
	}
}

func (e *stageEditor) drop(l *stageLine) {
	e.lines = slices.DeleteFunc(e.lines, func(o *stageLine) bool { return o == l })
	e.arrange()
}

// arrange shows the lines in their order.
func (e *stageEditor) arrange() {
	e.box.Objects = nil
	for i, l := range e.lines {
		l.up.SetEnabled(!e.locked && i > 0)
		l.down.SetEnabled(!e.locked && i < len(e.lines)-1)
		e.box.Add(l.content)
	}
	if len(e.lines) == 0 {
		e.box.Add(widgets.NewQuietProse("还没有阶段。可以套用常用阶段再改，或逐个添加。"))
	}
	e.box.Refresh()
	e.form.page.Refresh()
}

func (e *stageEditor) lock() {
	e.locked = true
	e.plans.SetEnabled(false)
	e.add.SetEnabled(false)
	for _, l := range e.lines {
		l.name.Disable()
		l.from.Disable()
		l.to.Disable()
		l.remove.SetEnabled(false)
	}
	e.arrange()
}

// stage is what the line says.
func (l *stageLine) stage() township.Stage {
	return township.Stage{ID: l.id, Name: township.Clean(l.name.Text), From: township.Date(l.from.Value()), To: township.Date(l.to.Value())}
}

// blank says whether nothing was entered.
func (l *stageLine) blank() bool { return l.name.Text == "" && l.from.Text == "" && l.to.Text == "" }

// check says what is wrong with the line, on save also that it is not complete.
func (l *stageLine) check(whole bool) bool {
	problem := l.from.Problem()
	if problem == "" {
		problem = l.to.Problem()
	}
	if problem == "" && !l.blank() && (whole || l.name.Text != "" && l.from.Value()+l.to.Value() != "") {
		problem = wrongStage(l.stage())
	}
	l.problem.Set(problem, look.ColorError)
	if hidden := problem == ""; hidden != l.problem.Hidden {
		l.problem.Hidden = hidden
		l.content.Refresh()
	}
	return problem == ""
}

// wrongStage says what is wrong with a stage.
func wrongStage(s township.Stage) string {
	err := check(func(c *township.Campaign, _ string) { c.Stages = []township.Stage{s} })("")
	if err == nil {
		return ""
	}
	return township.Say(err)
}

// stages are the stages of the lines in which something was entered.
func (e *stageEditor) stages() []township.Stage {
	var out []township.Stage
	for _, l := range e.lines {
		if !l.blank() {
			out = append(out, l.stage())
		}
	}
	return out
}

// check looks at all lines.
func (e *stageEditor) check() bool {
	right := true
	for _, l := range e.lines {
		right = l.check(true) && right
	}
	e.form.page.Refresh()
	return right
}

func (e *stageEditor) focusWrong() {
	for _, l := range e.lines {
		if !l.problem.Hidden {
			e.form.screen.focus(l.name)
			e.form.reveal(l.content) // it may have had the keyboard before
			return
		}
	}
}

// focus leads from the fields above to the first stage.
func (e *stageEditor) focus() {
	if len(e.lines) > 0 {
		e.form.screen.focus(e.lines[0].name)
		return
	}
	e.form.screen.focus(e.plans)
}
