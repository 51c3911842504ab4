package issues

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sidePanel shows the selected issue in short.
type sidePanel struct {
	*widgets.SidePanel
	list *listing
	home *widgets.Button
}

func newSidePanel(l *listing) *sidePanel {
	p := &sidePanel{list: l}
	p.home = widgets.NewButton("农户资料", look.Icon(look.IconHouseholds), l.onCurrent(func(r *line) { l.screen.host.ShowHousehold(r.Household) }))
	open := widgets.NewButton("打开　Enter", nil, l.onCurrent(func(r *line) { l.screen.open(r.ID) }))
	p.SidePanel = widgets.NewSidePanel("选一个问题，这里看它的情况和办理经过。空格键收起本栏。", widgets.Row(6, widgets.Spacer(), p.home, open))
	return p
}

// onCurrent does something with the current issue.
func (l *listing) onCurrent(do func(*line)) func() {
	return func() {
		if r, ok := l.current(); ok {
			do(r)
		}
	}
}

// current is the issue that the keyboard is on.
func (l *listing) current() (*line, bool) {
	if l.boarded {
		return l.board.current()
	}
	return l.table.Current()
}

// addSide puts the panel onto the page, shown or not as the clerk left it.
func (l *listing) addSide() {
	l.side = newSidePanel(l)
	l.page.PutSide(l.side.Content, l.screen.host, sideKey)
}

func (l *listing) toggleSide() {
	l.page.ToggleSide()
	l.selected()
}

// selected follows the selection with the footer and the side panel.
func (l *listing) selected() {
	l.footer()
	widgets.FollowSide(l.page, len(l.rows) > 0, l.current, l.side.show, l.side.Clear)
}

// show shows an issue with its trail.
func (p *sidePanel) show(r *line) {
	f, err := p.list.screen.desk.OpenIssue(context.Background(), r.ID)
	if err != nil {
		p.list.screen.host.Fail(err)
		p.Clear()
		return
	}
	if r.Household == 0 {
		p.home.Hide()
	} else {
		p.home.Show()
	}
	today := p.list.screen.host.Today()
	parts := []fyne.CanvasObject{
		widgets.Stack(0, widgets.Row(10, widgets.NewTitle(r.Number()), stateText(&r.Standing)), widgets.NewQuietProse(placeText(&f.IssueRow))),
		widgets.NewProse(widgets.OrDash(r.Nature), look.ColorText, fyne.TextAlignLeading),
		widgets.NewProse(shortened(r.Description, sideDescription), look.ColorText, fyne.TextAlignLeading),
	}
	if text := deadlineText(&r.Standing, today); text != "" {
		parts = append(parts, widgets.NewProse("时限 "+text, orText(look.DeadlineInk(&r.Standing, today)), fyne.TextAlignLeading))
	}
	if f.Sweep != nil {
		parts = append(parts, widgets.NewQuietProse("排查项目："+f.SweepName()+"　"+shortened(f.Sweep.Content, sideItem)))
	}
	if len(f.Alike) > 0 {
		parts = append(parts, widgets.NewProse("可能重复："+numbers(f.Alike), look.ColorWarning, fyne.TextAlignLeading))
	}
	parts = append(parts, widgets.NewKeyValues(filled(standingLines(&f.IssueRow, sideDescription))...), widgets.Rule(), widgets.NewBold("办理经过"))
	p.Show(r.key, append(parts, trailLines(&f, sideDescription)...)...)
}

// sideDescription is how many characters of a long text the panel shows; the page shows it whole.
const sideDescription = 160

// sideItem is how many characters the panel shows of what an item of the sweep looks into.
const sideItem = 24

// shortened is a text that ends in an ellipsis where it is longer; 0 is as long as it is.
func shortened(s string, most int) string {
	if r := []rune(s); most > 0 && len(r) > most {
		return string(r[:most]) + "……"
	}
	return s
}

func orText(ink fyne.ThemeColorName) fyne.ThemeColorName {
	if ink == "" {
		return look.ColorText
	}
	return ink
}

// stateText is the word of a state in its colour.
func stateText(s *township.Standing) fyne.CanvasObject {
	text := widgets.NewBold(string(s.State))
	text.Color = look.IssueInk(s.State)
	return text
}

// mostNamed is how many issues are named in a sentence or as buttons; more are counted.
const mostNamed = 8

// numbers names issues by their numbers: W0012、W0013.
func numbers(rows []township.IssueRow) string {
	var out []string
	for i := range rows[:min(len(rows), mostNamed)] {
		out = append(out, rows[i].Number())
	}
	text := strings.Join(out, "、")
	if len(rows) > mostNamed {
		text += fmt.Sprintf("等 %d 个", len(rows))
	}
	return text
}
