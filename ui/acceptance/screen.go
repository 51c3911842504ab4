// Package acceptance is the screen 验收: what waits to be accepted in one village, printed for the visit, and its results
// entered in one pass.
package acceptance

import (
	"context"
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Screen is the screen 验收.
type Screen struct {
	OnBack func() bool // leads back to where the screen was opened from

	host    Host
	desk    Desk
	page    *widgets.Page
	village *widgets.FilterSelect
	scroll  *container.Scroll
	body    *fyne.Container
	kept    *widgets.Text // whether a draft is kept
	counts  *widgets.Text
	save    *widgets.Button
	head    *head
	lines   []*line
	keeper  *widgets.Keeper

	at     string           // the village
	places []widgets.Option // the villages where something waits
	rows   []township.IssueRow
	known  bool // it was read once
}

// New makes the screen; what waits is read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("验收"), kept: widgets.NewQuiet(""), counts: widgets.NewText(""), body: widgets.Stack(8)}
	s.keeper = &widgets.Keeper{Changed: s.changed, Save: s.saveDraft, Forget: s.drafts().Drop, Tell: s.kept.SetText}
	s.page.OnBack = s.goBack
	s.village = widgets.NewDropDown("选择村", nil, func(v string) { s.chooseVillage(v) })
	s.head = newHead(s)
	s.scroll = widgets.NewFormScroll(widgets.Inset(8, 14, s.body))
	s.page.SetFilters(s.village)
	s.page.SetDeeds(widgets.NewMenuButton("打印验收单", look.Icon(look.IconPrint), s.printMenu))
	s.save = widgets.NewPrimary("登记验收结果", look.Icon(look.IconCheck), func() { s.take(nil) })
	s.page.SetFooter([]fyne.CanvasObject{s.counts, widgets.Inset(0, 12, s.kept)}, []fyne.CanvasObject{s.save})
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Refresh reads anew what waits; what is being typed stays.
func (s *Screen) Refresh() {
	places, ok := s.readPlaces()
	if !ok {
		return
	}
	if s.at == "" && len(places) > 0 {
		s.at = places[0].Value
	}
	s.places = places
	s.village.SetOptions(s.offered(places))
	s.village.SetValue(s.at)
	var rows []township.IssueRow
	if s.at != "" {
		list, err := s.desk.AcceptanceList(context.Background(), s.at)
		if err != nil {
			s.host.Fail(err)
			return
		}
		rows = list.Rows
	}
	if s.known && reflect.DeepEqual(rows, s.rows) {
		return
	}
	said := s.round().Lines
	s.known, s.rows = true, rows
	s.build(said)
}

// readPlaces counts what waits by village.
func (s *Screen) readPlaces() ([]widgets.Option, bool) {
	list, err := s.desk.IssueList(context.Background(), township.IssueListRequest{Form: township.FormAcceptance})
	if err != nil {
		s.host.Fail(err)
		return nil, false
	}
	var out []widgets.Option
	for _, f := range township.IssueFiguresBy(list.Rows, list.AsOf, (*township.IssueRow).Place) {
		out = append(out, widgets.Option{Value: f.Name, Label: fmt.Sprintf("%s　%d个", f.Name, f.Found)})
	}
	s.page.SetCounts(fmt.Sprintf("待验收 %d个", len(list.Rows)))
	return out, true
}

// offered are the villages where something waits, with the one in front where nothing waits any more.
func (s *Screen) offered(places []widgets.Option) []widgets.Option {
	for _, p := range places {
		if p.Value == s.at {
			return places
		}
	}
	if s.at == "" {
		return places
	}
	return append(places, widgets.Option{Value: s.at, Label: s.at + "　0个"})
}

// build lays out the lines of the village.
func (s *Screen) build(said []township.RoundLine) {
	s.lines = nil
	s.body.Objects = nil
	for i := range s.rows {
		l := newLine(s, i, &s.rows[i])
		for _, was := range said {
			if was.Issue == s.rows[i].ID {
				l.set(was)
			}
		}
		s.lines = append(s.lines, l)
		s.body.Add(l.content)
		s.body.Add(widgets.Rule())
	}
	s.body.Refresh()
	if len(s.rows) == 0 {
		s.page.SetBody(s.empty())
	} else {
		s.page.SetBody(widgets.NewSurface(widgets.Frame(widgets.Inset(10, 14, s.head.content), nil, nil, nil, s.scroll)))
	}
	s.paint()
	widgets.SettleScroll(s.scroll)
	s.scroll.ScrollToTop()
}

// empty says that nothing waits here, and leads to the next village where something does.
func (s *Screen) empty() fyne.CanvasObject {
	text := s.at + "没有待验收的问题了。"
	if s.at == "" {
		text = "现在没有待验收的问题。整改完成以后，问题会在这里等验收。"
	}
	if len(s.places) > 0 {
		next := s.places[0].Value
		return widgets.NewEmptyState(look.Icon(look.IconCheck), text, "验收"+next, func() { s.chooseVillage(next) })
	}
	return widgets.NewEmptyState(look.Icon(look.IconCheck), text, "返回", s.goBack)
}

// paint says how far the round is.
func (s *Screen) paint() {
	r := s.round()
	pass, back, leave := r.Counts()
	s.counts.SetText(fmt.Sprintf("通过 %d　退回 %d　不办 %d　未填 %d", pass, back, leave, len(s.rows)-pass-back-leave))
	s.save.SetEnabled(pass+back > 0)
	for _, l := range s.lines {
		l.paint(&r)
	}
}

// touched follows what was typed.
func (s *Screen) touched() {
	s.paint()
	s.keeper.Later()
}

// round is what stands on the screen.
func (s *Screen) round() township.IssueRound {
	r := s.head.read()
	for _, l := range s.lines {
		r.Lines = append(r.Lines, l.read())
	}
	return r
}

// changed says whether a result was entered that is not saved.
func (s *Screen) changed() bool {
	for _, l := range s.lines {
		if l.read().Verdict != "" {
			return true
		}
	}
	return false
}

func (s *Screen) chooseVillage(v string) {
	if v == s.at {
		return
	}
	s.village.SetValue(s.at)
	s.Leave(func() {
		s.open(v)
		s.offer()
	})
}

// open shows a village without anything entered.
func (s *Screen) open(village string) {
	s.at, s.known, s.lines, s.rows = village, false, nil, nil
	s.keeper.Begin(false)
	s.Refresh()
	s.focusFirst()
}

// ShowVillage opens the round of a village.
func (s *Screen) ShowVillage(village string) { s.chooseVillage(village) }

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.changed() {
		return
	}
	s.focusFirst()
	s.offer()
}

func (s *Screen) focusFirst() {
	switch {
	case len(s.lines) == 0:
	case !s.head.full():
		s.head.focus()
	default:
		s.focus(s.lines[0].choice)
	}
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil && o != nil {
		w.Canvas().Focus(o)
	}
}

// next leads from a line to the next, and from the last to the deed.
func (s *Screen) next(number int) {
	if number+1 < len(s.lines) {
		s.focus(s.lines[number+1].choice)
		return
	}
	s.focus(s.save)
}

// take writes the round; what cannot be taken is said beside its line.
func (s *Screen) take(then func()) {
	if !s.head.check() {
		return
	}
	r := s.round()
	if pass, back, _ := r.Counts(); pass+back == 0 {
		s.host.Inform("验收", "还没有填验收结果：请给问题选“通过”或“退回”。")
		return
	}
	if wrong := s.wrong(&r); wrong != nil {
		s.focus(wrong.at())
		widgets.BringIntoView(s.scroll, wrong.content)
		return
	}
	deed, err := s.desk.TakeRound(context.Background(), r)
	if err != nil {
		s.host.Fail(err)
		return
	}
	s.head.remember()
	s.keeper.Drop()
	s.lines = nil
	s.host.Done(deed, s.at+"验收："+r.Word())
	s.Refresh()
	if then != nil {
		then()
		return
	}
	s.focusFirst()
}

// wrong says beside the lines what refuses them, and returns the first of those.
func (s *Screen) wrong(r *township.IssueRound) (first *line) {
	for _, l := range s.lines {
		l.problem = r.Try(l.row.Issue, l.read(), s.host.Today())
		if l.problem != "" && first == nil {
			first = l
		}
		l.paint(r)
	}
	return first
}

// Leave goes on once nothing that was entered can be lost: at once, or after asking.
func (s *Screen) Leave(then func()) {
	if !s.changed() {
		s.keeper.Drop()
		then()
		return
	}
	widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "验收结果还没有登记", Deed: "登记", Other: "不登记", Cancel: "继续填写",
		Body:    widgets.NewProse(s.at+"的验收结果还没有登记。", look.ColorText, fyne.TextAlignLeading),
		OnDeed:  func() bool { s.take(then); return true },
		OnOther: func() { s.keeper.Drop(); s.forget(); then() },
	})
}

// forget takes back what was entered.
func (s *Screen) forget() {
	for _, l := range s.lines {
		l.set(township.RoundLine{})
	}
	s.paint()
}

func (s *Screen) goBack() {
	if s.OnBack != nil {
		s.Leave(func() { s.OnBack() })
	}
}

// Key deals with a key that no widget used, and says whether it did: Esc goes back.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	s.goBack()
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch name {
	case "save", "accept":
		s.take(nil)
	case "print":
		s.print()
	case "back":
		s.goBack()
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	return `验收：选一个村，打印验收单带到现场；回来把结果一次登记完。
验收日期、责任单位、验收人整轮填一次。每个问题：1 通过　2 退回（写明原因）　3 不办；整改责任人和整改人不能验收自己的整改。
勾上“同时销号”，通过的问题一并销号。登记是一步，可以整个撤销。
Enter 下一项　Ctrl+S 登记　Ctrl+P 打印验收单　Esc 返回`
}
