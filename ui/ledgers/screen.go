// Package ledgers is the screen 台账: the four ledgers village by village as of any day, the dialog
// that moves households between them, and the list of proposals that wait for a person.
package ledgers

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
)

// Screen is the screen 台账.
type Screen struct {
	host      Host
	desk      Desk
	content   *fyne.Container
	board     *board
	proposals *proposalPage
	changes   *changePage
}

// New makes the screen; its content is built at once, its rows are read by the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk}
	s.board = newBoard(s)
	s.proposals = newProposalPage(s)
	s.proposals.page.Hide()
	s.changes = newChangePage(s)
	s.changes.page.Hide()
	s.content = container.NewStack(s.board.page, s.proposals.page, s.changes.page)
	return s
}

// Content returns the screen, built once.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Refresh reads the rows anew; village, ledger, day, selection and scroll position stay.
func (s *Screen) Refresh() {
	s.board.refresh()
	s.proposals.load()
	s.board.showDay()
	s.changes.refresh()
}

// Shown puts the keyboard where the work goes on.
func (s *Screen) Shown() {
	switch {
	case s.proposals.page.Visible():
		s.focus(s.proposals.table)
	case s.changes.page.Visible():
		s.focus(s.changes.table)
	default:
		s.focus(s.board.table)
	}
}

// ShowLedger shows one ledger as of today; village “” is the whole office.
func (s *Screen) ShowLedger(village string, l township.Ledger) {
	s.turn(s.board.page)
	if l.Valid() {
		s.board.ledger = l
	}
	s.board.village, s.board.on = village, ""
	s.board.search.SetText("")
	s.Refresh()
	s.focus(s.board.table)
}

// ShowProposals shows the list of ledger proposals.
func (s *Screen) ShowProposals() {
	s.turn(s.proposals.page)
	s.proposals.load()
	s.focus(s.proposals.table)
}

// ShowChanges shows what became of the ledgers between two days, of the village that the board shows.
func (s *Screen) ShowChanges() {
	s.turn(s.changes.page)
	s.changes.open(s.board.village)
	s.focus(s.changes.table)
}

// back goes from the proposals or the changes to the ledgers, and says whether it did.
func (s *Screen) back() bool {
	if s.board.page.Visible() {
		return false
	}
	s.turn(s.board.page)
	s.focus(s.board.table)
	return true
}

// Home leads to the ledgers.
func (s *Screen) Home() { s.back() }

// turn shows one of the two pages.
func (s *Screen) turn(page fyne.CanvasObject) {
	for _, o := range s.content.Objects {
		if o == page {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

func (s *Screen) focus(o fyne.Focusable) {
	if w := s.host.Window(); w != nil {
		w.Canvas().Focus(o)
	}
}

// Key deals with a key that no widget used, and says whether it did: Esc clears the filter of the
// proposals and leaves them, or the search, or goes back to today.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	switch {
	case s.proposals.page.Visible():
		return s.proposals.clearFilter() || s.back()
	case s.changes.page.Visible():
		return s.changes.clear() || s.back()
	case s.board.search.Text != "":
		s.board.search.Clear()
	case s.board.on != "":
		s.board.backToToday()
	default:
		return false
	}
	return true
}

// Shortcut deals with find, print and back, and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	open := s.proposals.page.Visible()
	switch {
	case s.changes.page.Visible():
		return s.changes.shortcut(name)
	case name == "back":
		return s.back()
	case name == "find" && open:
		s.focus(s.proposals.village)
	case name == "find":
		s.focus(s.board.search)
	case name == "print" && !open:
		s.board.print()
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	switch {
	case s.proposals.page.Visible():
		return proposalHelp
	case s.changes.page.Visible():
		return changesHelp
	}
	return boardHelp
}

const changesHelp = `台账变动：把两天的台账放在一起比较。左边是期初在哪本台账，上边是期末在哪本；颜色格子里是没有变动的户。
点一个数字，下面列出这些户；再点一次列出全部变动。某天的台账以当天结束时为准，所以“本月”的期初是上月最后一天。
补记的变动、新增户、注销户写在备注里。户数：期初＋转入－转出＝期末。
Tab、方向键 在数字间移动　Enter 选数字、打开该户　Ctrl+P 打印　Esc 显示全部变动、返回`

const boardHelp = `四本台账：稳定脱贫户、监测户、返贫户、边缘户，一户同时只在一本。左边选村，上面选台账。
“截至”填一个过去的日期，就看到那天的台账；历史只能查看、打印和导出。移动一户要写日期和原因，以前的记录都保留。
选中后用“监测与风险”登记纳入监测、风险消除及其撤销；“变动”比较两天的台账：谁进、谁出、从哪到哪。
↑ ↓ 移动　Shift、Ctrl 多选　Enter 打开该户　空格 展开右栏看进出台账的经过
Ctrl+F 在本台账中查找　Ctrl+P 打印名单　Esc 清除查找、回到今天`

const proposalHelp = `台账建议：导入的名单说明一户的情况，程序据此建议它该进哪本台账，由您确认；程序自己不移动任何一户。
可按村、按移入的台账筛选，一次采纳一个村。拿不准的先按 Enter 打开看，或暂缓，名单再有变化时才会重新建议。
↑ ↓ 移动　Shift、Ctrl 多选　Ctrl+A 全选　Enter 打开该户　Esc 清除筛选、返回`
