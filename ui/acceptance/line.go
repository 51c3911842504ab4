package acceptance

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// line is one issue of the round with its result.
type line struct {
	screen  *Screen
	row     *township.IssueRow
	choice  *widgets.Choices
	reason  *widgets.Entry
	below   fyne.CanvasObject // the reason, while one is needed
	said    *widgets.Prose    // what refuses the line
	problem string            // found when the round was to be saved
	content *fyne.Container
}

// Measures of a line in designed units.
const (
	numberWidth = 30
	reasonLabel = 76
)

var verdictInks = map[string]fyne.ThemeColorName{
	string(township.RoundPass): look.ColorGood, string(township.RoundBack): look.ColorError, string(township.RoundLeave): look.ColorQuiet,
}

func newLine(s *Screen, number int, row *township.IssueRow) *line {
	l := &line{screen: s, row: row, reason: widgets.NewParagraphEntry("写明哪里没有改到位", 2), said: small("", look.ColorError)}
	l.choice = widgets.NewChoices(
		widgets.Option{Value: string(township.RoundPass), Label: "通过"}, widgets.Option{Value: string(township.RoundBack), Label: "退回"},
		widgets.Option{Value: string(township.RoundLeave), Label: "不办"})
	l.choice.Ink = func(value string) fyne.ThemeColorName { return verdictInks[value] }
	l.choice.OnChanged = l.chosen
	l.choice.OnKey = func(key fyne.KeyName) bool { return l.move(number, key) }
	l.choice.OnEnter(func() {
		if l.read().Verdict == township.RoundBack {
			s.focus(l.reason)
			return
		}
		s.next(number)
	})
	l.reason.OnChanged = func(string) { l.problem = ""; s.touched() }
	l.reason.OnEnter(func() { s.next(number) })
	l.below = widgets.NewField("退回原因", l.reason, widgets.FieldOptions{Label: reasonLabel})
	l.below.Hide()
	l.said.Hide()
	text := widgets.Stack(2, l.told()...)
	text.Add(l.below)
	text.Add(l.said)
	side := widgets.Inset(0, 8, widgets.Stack(0, l.choice))
	l.content = widgets.Frame(nil, nil, widgets.FixedWidth(numberWidth, widgets.Stack(0, widgets.NewBold(strconv.Itoa(number+1)))), side, text)
	l.choice.OnFocus(func() { widgets.BringIntoView(s.scroll, l.content) })
	l.reason.OnFocus(func() { widgets.BringIntoView(s.scroll, l.content) })
	return l
}

// move leads to the line above or below.
func (l *line) move(number int, key fyne.KeyName) bool {
	to := number + map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[key]
	if to == number || to < 0 || to >= len(l.screen.lines) {
		return false
	}
	l.screen.focus(l.screen.lines[to].choice)
	return true
}

func small(text string, ink fyne.ThemeColorName) *widgets.Prose {
	p := widgets.NewProse(text, ink, fyne.TextAlignLeading)
	p.FontSize = 13
	return p
}

// told is what is known of the issue: what was found, what was done, and the question or rule that raised it with what the
// archive says of it now.
func (l *line) told() []fyne.CanvasObject {
	r := l.row
	title := widgets.NewProse(r.Called(), look.ColorText, fyne.TextAlignLeading)
	title.Bold = true
	out := []fyne.CanvasObject{title, small("问题："+r.Description, look.ColorText)}
	done := "整改：" + r.Result
	if by := strings.TrimSpace(string(r.Completed) + " " + r.CompletedBy); by != "" {
		done += "（" + by + "；责任人 " + widgets.OrDash(r.Person) + "）"
	}
	out = append(out, small(done, look.ColorText))
	if len(r.Basis) > 0 {
		out = append(out, small(r.Basis[0], look.ColorQuiet))
	}
	if len(r.Basis) > 1 {
		out = append(out, small(strings.Join(r.Basis[1:], "，"), look.ColorQuiet))
	}
	return out
}

func (l *line) chosen() {
	l.problem = ""
	l.screen.touched()
}

func (l *line) read() township.RoundLine {
	out := township.RoundLine{Issue: l.row.ID, Verdict: township.RoundVerdict(l.choice.Value())}
	if out.Verdict == township.RoundBack {
		out.Reason = township.Clean(l.reason.Text)
	}
	return out
}

func (l *line) set(was township.RoundLine) {
	l.choice.SetValues(string(was.Verdict))
	l.reason.SetText(was.Reason)
}

// at is where the keyboard goes to mend what refuses the line.
func (l *line) at() fyne.Focusable {
	if l.read().Verdict == township.RoundBack {
		return l.reason
	}
	return l.choice
}

// paint shows the reason while one is needed, and what refuses the line: one who mended it is refused at once.
func (l *line) paint(r *township.IssueRound) {
	said := l.problem
	if blocked := r.Blocked(&l.row.Issue); blocked != "" {
		said = blocked
	}
	back := l.read().Verdict == township.RoundBack
	if l.below.Visible() == back && l.said.String() == said {
		return
	}
	show(l.below, back)
	l.said.Set(said, look.ColorError)
	show(l.said, said != "")
	l.content.Refresh()
	widgets.SettleScroll(l.screen.scroll)
}

func show(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
	} else {
		o.Hide()
	}
}
