// Package home is 工作台: what the archive holds, what waits for a person, and what was done last.
// Every number on it is a way in.
package home

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Desk is what 工作台 reads.
type Desk interface {
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	VillageCounts(ctx context.Context, on township.Date) ([]township.VillageCount, error)
	OpenProposals(ctx context.Context) ([]township.Proposal, error)
	Deeds(ctx context.Context, limit int) ([]township.Deed, error)
	Imports(ctx context.Context) ([]township.ImportRecord, error)
	// CurrentCampaign returns the campaign that is worked on; ok is false before there is any.
	CurrentCampaign(ctx context.Context) (c township.Campaign, ok bool, err error)
	SurveyProgress(ctx context.Context, campaign int64) (township.SurveyProgress, error)
	IssueRows(ctx context.Context) ([]township.IssueRow, error)
	MonthlyEditions(ctx context.Context) ([]township.MonthlyEdition, error)
	Notices(ctx context.Context) ([]township.Notice, error)
}

// Host is what 工作台 needs of the window: dialogs, and ways to the other screens.
type Host interface {
	Navigator
	Today() township.Date
	Moment(at time.Time) string // 今天 17:02, 2021-11-19 17:02
	Warnings() []string         // sentences to be shown as long as the program runs
	OldBackup() string          // 上次备份是12天前; “” while it is of this week
	BackUp()                    // makes one now
	Fail(err error)
	Undo(deed township.Deed) // asks, then takes the deed back
	OpenFiles(title string, extensions []string, then func(paths []string))
}

// Navigator leads to what a number counts.
type Navigator interface {
	ShowHouseholds(f township.HouseholdFilter)
	ShowLedger(village string, l township.Ledger)
	ShowProposals()
	Import(paths []string) // leads files to the preview of what they are
	ShowSurveys(f township.SurveyFilter)
	ShowCampaigns()
	ShowIssues(f township.IssueFilter)
	ShowNotices(view township.NoticeView)
	PrintWallLists(req township.WallListRequest)
}

// rosterExtensions are the files that an import reads.
var rosterExtensions = []string{"xlsx", "xls", "csv"}

// Screen is 工作台.
type Screen struct {
	host Host
	desk Desk
	page *widgets.Page

	cards  []*ledgerCard
	counts *widgets.NumberGrid
	side   *fyne.Container
	waits  *widgets.NumberGrid // what waits in the campaign that runs; nil: there is none
	full   fyne.CanvasObject   // the body of an archive that holds something
}

// New makes the screen; it reads on the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("工作台"), side: widgets.Stack(12)}
	s.page.SetDeeds(
		widgets.NewButton("打印上墙名单", look.Icon(look.IconPrint), func() { host.PrintWallLists(township.WallListRequest{}) }),
		widgets.NewPrimary("导入花名册", look.Icon(look.IconImport), s.chooseRosters))
	s.full = s.build()
	return s
}

// build lays out the body: cards above, the table of villages and the side below.
func (s *Screen) build() fyne.CanvasObject {
	cards := container.New(cardsLayout{})
	for _, l := range township.Ledgers {
		card := newLedgerCard(l, func() { s.host.ShowLedger("", l) })
		s.cards = append(s.cards, card)
		cards.Add(card.area)
	}
	s.counts = newCountRows(s.open)
	below := container.New(&columnsLayout{}, newCountTable(s.counts), container.NewVScroll(s.side))
	return widgets.Inset(12, 12, container.NewBorder(cards, nil, nil, nil, widgets.Inset(8, 0, below)))
}

// Content returns the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown leaves the keyboard to the window: the page is read, not worked in.
func (s *Screen) Shown() {}

// Key has no keys of its own.
func (s *Screen) Key(*fyne.KeyEvent) bool { return false }

// Shortcut prints the wall lists on Ctrl+P.
func (s *Screen) Shortcut(name string) bool {
	if name != "print" {
		return false
	}
	s.host.PrintWallLists(township.WallListRequest{})
	return true
}

// Help says what the page is for.
func (s *Screen) Help() string {
	return "这一页汇总档案里的户数和待办事项。\n" +
		"点任何一个数字，打开它所统计的名单。右边“今天要办”从最急的排起，点一行就打开它的名单；没有的事项不列。\n" +
		"“各村问题整改”点一个村，打开这个村的问题。下面是正在进行的专项行动，各阶段还剩几天、多少户未访、待复核、待审核、退回。\n" +
		"“最近操作”里的每一项都可以撤销；“导入记录”可以把一次导入整个撤销。\n" +
		"把花名册文件拖到窗口里，就开始导入预览。\n" +
		"Tab 移到村的表格后，用方向键选数字，Enter 打开。"
}

// figures is what the page shows.
type figures struct {
	office    township.Office
	villages  []township.VillageCount
	proposals int
	campaign  *campaign // that runs; nil: there is none
	deeds     []township.Deed
	imports   []township.ImportRecord
	issues    []township.IssueRow
	monthly   []township.MonthlyReminder // that have to be sent
	notices   []township.Notice
	backup    string // that it is old, “” while it is not
}

// recentDeeds is how many deeds are listed.
const recentDeeds = 8

func (s *Screen) read() (f figures, err error) {
	ctx := context.Background()
	if f.office, _, _, err = s.desk.Office(ctx); err != nil {
		return f, err
	}
	if f.villages, err = s.desk.VillageCounts(ctx, ""); err != nil {
		return f, err
	}
	proposals, err := s.desk.OpenProposals(ctx)
	if err != nil {
		return f, err
	}
	f.proposals = len(proposals)
	if f.campaign, err = s.readCampaign(ctx); err != nil {
		return f, err
	}
	if f.deeds, err = s.desk.Deeds(ctx, recentDeeds); err != nil {
		return f, err
	}
	if f.imports, err = s.desk.Imports(ctx); err != nil {
		return f, err
	}
	return f, s.readDuties(ctx, &f)
}

// readDuties reads what today's list is made of.
func (s *Screen) readDuties(ctx context.Context, f *figures) (err error) {
	if f.issues, err = s.desk.IssueRows(ctx); err != nil {
		return err
	}
	if f.notices, err = s.desk.Notices(ctx); err != nil {
		return err
	}
	editions, err := s.desk.MonthlyEditions(ctx)
	f.monthly, f.backup = township.MonthlyDue(s.host.Today(), editions, f.issues), s.host.OldBackup()
	return err
}

// readCampaign reads the campaign that runs, nil for none.
func (s *Screen) readCampaign(ctx context.Context) (*campaign, error) {
	c, ok, err := s.desk.CurrentCampaign(ctx)
	if err != nil || !ok || c.Closed != "" {
		return nil, err
	}
	progress, err := s.desk.SurveyProgress(ctx, c.ID)
	return &campaign{c, progress}, err
}

// Refresh reads everything anew.
func (s *Screen) Refresh() {
	f, err := s.read()
	if err != nil {
		s.host.Fail(err)
		return
	}
	all := sum(f.villages)
	households, people := all.all()
	s.page.SetTitle(f.office.Name)
	s.page.SetCounts(fmt.Sprintf("%s 户　%s 人　%d 个村", grouped(households), grouped(people), len(f.villages)))
	for i, l := range township.Ledgers {
		s.cards[i].set(all.households[l], all.people[l])
	}
	s.counts.SetLines(linesOf(f.office, f.villages, all))
	s.fillSide(f)
	s.show(households == 0)
}

// show puts the body in place: the figures, or what to do first.
func (s *Screen) show(empty bool) {
	if empty {
		s.page.SetBody(s.emptyBody())
		return
	}
	s.page.SetBody(s.full)
}

// open leads to what a cell of the table counts.
func (s *Screen) open(village string, c column) {
	switch c {
	case columnAll:
		s.host.ShowHouseholds(township.HouseholdFilter{Village: village})
	case columnNone:
		s.host.ShowHouseholds(township.HouseholdFilter{Village: village, Ledger: township.NoLedger})
	default:
		s.host.ShowLedger(village, township.Ledgers[c])
	}
}

func (s *Screen) chooseRosters() {
	s.host.OpenFiles("选择花名册", rosterExtensions, s.host.Import)
}

func grouped(n int) string { return township.GroupThousands(strconv.Itoa(n)) }
