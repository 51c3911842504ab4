// Package surveys is the screen 入户: the households whom a campaign visits with how far their surveys are, and the page on
// which a signed form (F1, F2) is entered by keyboard alone.
package surveys

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/raising"
)

// origin is what the history says of deeds done here.
const origin township.Origin = "屏幕：入户"

// Screen is the screen 入户.
type Screen struct {
	// OnBack is asked when the list is to come back from a survey that another place called; true: it went back there.
	OnBack func() bool

	// Raising is how what a visit found otherwise becomes an issue; nil: it does not.
	Raising *raising.Way

	host    Host
	desk    Desk
	printer Printer // nil: no paper
	list    *listing
	entry   *entryPage // nil while no survey is open
	place   place      // another page; nil while none is shown
	from    place      // the page whose number opened the list
	sample  int64      // whose spot checks are entered; 0: the surveys themselves
	queue   []int64    // the households to go through, as the list had them when the first survey was opened
	looked  map[int64]bool
	last    habits
	body    *fyne.Container

	later func(f func()) (stop func()) // calls f once the typing rests; nil: as usual
}

// habits are what the last form that was saved in this session had, to be offered in the next.
type habits struct {
	collectors []string
	visited    township.Date
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, looked: map[int64]bool{}}
	s.list = newListing(s)
	s.body = container.NewStack(s.list.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.body }

// Refresh reads anew; filters, selection and what is being typed stay.
func (s *Screen) Refresh() {
	s.list.load()
	if p := s.place; p != nil && !p.unsaved() && !p.load() {
		p.leave() // what it showed was taken back
	}
	if p := s.entry; p != nil && !p.changed() && !p.reload() {
		s.toList()
	}
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	if s.entry != nil {
		s.entry.focus()
		return
	}
	if s.place != nil {
		s.place.focus()
		return
	}
	s.list.table.Begin()
	s.focus(s.list.table)
}

// OpenSurvey opens a household's survey in a campaign, 0 for the one that is meant where none is named.
func (s *Screen) OpenSurvey(household, campaign int64) { s.openSurvey(household, campaign, "") }

// OpenScanned opens the survey of a form whose code was scanned, and says if that is of a former edition or of a campaign
// that is not the current one.
func (s *Screen) OpenScanned(code township.FormCode) {
	s.openSurvey(code.Household, code.Campaign, s.older(code))
}

func (s *Screen) openSurvey(household, campaign int64, older string) {
	s.Leave(func() {
		s.sample = 0
		if campaign == 0 {
			c, _, err := s.desk.CurrentCampaign(context.Background())
			if err != nil {
				s.host.Fail(err)
				return
			}
			campaign = c.ID
		}
		if campaign != s.list.filters.filter.Campaign {
			s.list.setCampaign(campaign)
		}
		if campaign == 0 {
			s.host.Inform("入户调查", "还没有专项行动。请先在“行动”里新建一次，再录入调查表。")
			return
		}
		s.lineUp(household)
		s.open(household, older, (*entryPage).offer)
	})
}

// ShowFilter lists the households that a filter lets through.
func (s *Screen) ShowFilter(f township.SurveyFilter) {
	s.Leave(func() {
		s.sample = 0
		s.toList()
		if f.Campaign != 0 && f.Campaign != s.list.filters.filter.Campaign {
			s.list.setCampaign(f.Campaign)
		}
		s.list.filters.set(f)
		s.Shown()
	})
}

// lineUp queues the households of the list; all of the campaign for one that its filters leave out.
func (s *Screen) lineUp(household int64) {
	s.queue = nil
	for _, r := range s.list.table.Rows() {
		s.queue = append(s.queue, r.Row.ID)
	}
	if slices.Contains(s.queue, household) {
		return
	}
	s.queue = nil
	for i := range s.list.rows {
		s.queue = append(s.queue, s.list.rows[i].Row.ID)
	}
}

// begin opens a household of the list.
func (s *Screen) begin(household int64) {
	s.sample = 0
	s.lineUp(household)
	s.open(household, "", (*entryPage).offer)
}

// open opens a household's survey; then says what of it was typed before.
func (s *Screen) open(household int64, older string, then func(*entryPage)) {
	p := newEntryPage(s)
	p.older, p.sample = older, s.sample
	if !p.open(s.list.filters.filter.Campaign, household) {
		return
	}
	s.drop()
	s.entry, s.place = p, nil
	s.body.Objects = []fyne.CanvasObject{p.page}
	s.body.Refresh()
	s.list.table.Select(strconv.FormatInt(household, 10))
	p.settle()
	p.focus()
	then(p)
}

// drop stops what an open survey still has to do.
func (s *Screen) drop() {
	if s.entry != nil {
		s.entry.keeper.Stop()
	}
}

// step opens the next or the former household of the list.
func (s *Screen) step(by int) {
	at := slices.Index(s.queue, s.entry.file.Row.ID)
	next := at + by
	s.Leave(func() {
		if at < 0 || next < 0 || next >= len(s.queue) {
			s.end(map[bool]string{true: "这是列表里的最后一户。", false: "这是列表里的第一户。"}[by > 0])
			return
		}
		s.open(s.queue[next], "", (*entryPage).offer)
	})
}

// stepOpen opens the next household of the list whose form has not come back whole; behind the last one it looks among
// those before.
func (s *Screen) stepOpen() {
	at := slices.Index(s.queue, s.entry.file.Row.ID)
	if at < 0 {
		s.end("这一户不在列表里。")
		return
	}
	answered := s.answered()
	rest := slices.Concat(s.queue[at+1:], s.queue[:at])
	for _, id := range rest {
		if !answered[id] {
			s.open(id, "", (*entryPage).offer)
			return
		}
	}
	s.end("列表里各户的调查表都录完了。")
}

// answered are the households whose form, or whose spot check, has come back whole.
func (s *Screen) answered() map[int64]bool {
	out := map[int64]bool{}
	if s.sample != 0 {
		for _, c := range s.checks() {
			out[c.SampleHousehold.Household] = c.Compared()
		}
		return out
	}
	for i := range s.list.rows {
		out[s.list.rows[i].Row.ID] = s.list.rows[i].State.Answered()
	}
	return out
}

// end goes back to the list and says why.
func (s *Screen) end(text string) {
	s.toList()
	s.host.Inform("入户", text)
}

// back returns from a survey to where it was opened.
func (s *Screen) back() {
	s.Leave(func() {
		s.toList()
		if s.OnBack != nil {
			s.OnBack()
		}
	})
}

func (s *Screen) toList() {
	if s.entry == nil && s.place == nil {
		return
	}
	s.drop()
	if sample := s.sample; s.entry != nil && sample != 0 {
		s.sample = 0
		if s.showPlace(newSamplePage(s, sample)); s.place != nil {
			return
		}
	}
	s.entry, s.place, s.from = nil, nil, nil
	s.list.load()
	s.body.Objects = []fyne.CanvasObject{s.list.page}
	s.body.Refresh()
	s.Shown()
}

// Home leads to the list.
func (s *Screen) Home() { s.Leave(s.toList) }

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		if o == nil {
			w.Canvas().Unfocus()
			return
		}
		w.Canvas().Focus(o)
	}
}

// Key deals with a key that no widget used, and says whether it did.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape && s.entry != nil:
		s.back()
	case ev.Name == fyne.KeyEscape && s.place != nil:
		s.placeBack()
	case s.place != nil:
		return false
	case s.entry != nil:
		return s.entry.scrollBy(ev.Name)
	case ev.Name == fyne.KeyEscape && s.from != nil:
		s.showPlace(s.from)
	case ev.Name == fyne.KeyEscape && s.list.filters.filter.Narrows():
		s.list.filters.clearAll()
		s.focus(s.list.table)
	default:
		return false
	}
	return true
}

// Shortcut deals with the shortcuts of the window, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	if s.entry != nil {
		return s.entry.shortcut(name)
	}
	if s.place != nil {
		return s.placeShortcut(name)
	}
	switch {
	case name == "find":
		s.focus(s.list.filters.search)
	case name == "print":
		return s.printFirst(s.list.printMenu())
	case name == "back" && s.from != nil:
		s.showPlace(s.from)
	default:
		return false
	}
	return true
}

func (p *entryPage) shortcut(name string) bool {
	switch name {
	case "save":
		p.save(nil)
	case "accept":
		p.saveNext()
	case "previous":
		p.screen.step(-1)
	case "next":
		p.screen.step(1)
	case "print":
		return p.screen.printFirst(p.printMenu())
	case "back":
		p.screen.back()
	default:
		return false
	}
	return true
}

// Drafted says whether a draft is one of a survey, or of its 信息对照表.
func Drafted(d township.Draft) bool {
	return strings.HasPrefix(d.Key, draftPrefix) || strings.HasPrefix(d.Key, contrastPrefix)
}

// Resume opens the survey that a draft belongs to, as it was left.
func (s *Screen) Resume(d township.Draft) {
	if strings.HasPrefix(d.Key, contrastPrefix) {
		s.resumeContrast(d)
		return
	}
	of, home, _ := strings.Cut(strings.TrimPrefix(d.Key, draftPrefix), "@")
	home, sample, _ := strings.Cut(home, "#")
	campaign, err := strconv.ParseInt(of, 10, 64)
	household, err2 := strconv.ParseInt(home, 10, 64)
	if err != nil || err2 != nil {
		return
	}
	s.Leave(func() {
		s.list.setCampaign(campaign)
		s.lineUp(household)
		s.sample, _ = strconv.ParseInt(sample, 10, 64)
		s.open(household, "", func(p *entryPage) { p.resume(d) })
	})
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	if s.entry != nil {
		return entryHelp
	}
	if s.place != nil {
		return s.place.help()
	}
	return listHelp
}

const listHelp = `入户：一次专项行动里各户的入户调查表。上面选专项行动；点“状态”“人员”等条件，只看未访、退回、待复核的户。
Enter 打开一户的调查表，用键盘录完按 Ctrl+Enter 接着录下一户。扫表上的条码，或在上面的查找框里输入表上的编号，直接打开那一户。
勾选后可以一起复核、审核、退回，或登记未联系上。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 打开　空格 收起或展开右栏　Ctrl+F 查找　Ctrl+P 打印　Esc 清除条件`

const entryHelp = `调查表：按纸上的顺序一条一条录。1 正常　2 有问题　3 不适用，按下就到下一条；有问题时先写问题描述。
4 填用水、取水、住房等读数　↑ ↓ 换条　Enter、Tab 到下一项　Delete 取消回答
入户七步：空格全部打勾，数字键勾一步。签字：1 签字　2 手印　3 代签。采集人：打姓名或拼音首字母。
Ctrl+S 保存（缺内容的记为未填完）　Ctrl+Enter 保存并打开下一户没录完的　Alt+↑ Alt+↓ 上一户、下一户　Esc 返回`
