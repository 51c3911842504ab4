// Package printing is 报表: the wall lists of form F5, as PDF for paper and as a workbook.
package printing

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Desk makes the lists.
type Desk interface {
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	Villages(ctx context.Context) ([]township.Village, error)
	LedgersBegan(ctx context.Context) (township.Date, error) // “” while there are none
	VillageCounts(ctx context.Context, on township.Date) ([]township.VillageCount, error)
	PrintWallLists(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error)
	ExportLedgers(ctx context.Context, req township.WallListRequest, path string, progress func(done, total int)) (township.WallListResult, error)
}

// Host is what the screen needs of the window.
type Host interface {
	Files
	Today() township.Date
	Fail(err error)
	Inform(title, text string)
	ShowMonthly()
	ShowNotices(view township.NoticeView)
	PostNotice(subject string, villages []string)
	Work(title, unit string, run func(ctx context.Context, report func(done, total int)) error, then func(err error))
}

// Files says where a list goes, and what can be done with it then.
type Files interface {
	SaveFile(title, suggested string, extension string, then func(path string))
	Saved(path, text string)
}

// Screen is 报表.
type Screen struct {
	host Host
	desk Desk
	page *widgets.Page

	village, ledger, form, paper *widgets.FilterSelect
	date                         *widgets.DateEntry
	fields                       *widgets.Form
	note                         [3]*widgets.Text // what the form shows and leaves out
	summary                      *summary
	save, export                 *widgets.Button

	office   township.Office
	began    township.Date           // of the first entry into a ledger
	counts   []township.VillageCount // as of countsOn
	countsOn township.Date
	posted   *township.WallListRequest // what was printed for the wall last, and is not entered as a notice yet; nil: nothing
	asked    int                       // number of the newest question for counts; answers to older ones are dropped
}

// Measures in designed units.
const (
	formWidth    = 420
	summaryWidth = 360
)

// New makes the screen; it reads on the first Refresh.
func New(host Host, desk Desk) *Screen {
	s := &Screen{host: host, desk: desk, page: widgets.NewPage("上墙名单"), summary: newSummary()}
	changed := func(string) { s.changed() }
	s.village = widgets.NewDropDown("全部村", nil, changed)
	s.ledger = widgets.NewDropDown("", ledgerOptions(), changed)
	s.form = widgets.NewDropDown("", formOptions(), func(string) { s.formChanged() })
	s.paper = widgets.NewDropDown("", widgets.PlainOptions(string(township.A3), string(township.A4)), changed)
	s.date = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	s.date.OnDate = func(string) { s.readCounts() }
	for i := range s.note {
		s.note[i] = quietLine()
	}
	s.save = widgets.NewPrimary("保存 PDF", look.Icon(look.IconPrint), s.savePDF)
	s.export = widgets.NewButton("导出 Excel", look.Icon(look.IconExport), s.saveWorkbook)
	s.page.SetDeeds(widgets.NewButton("公示登记", look.Icon(look.IconCalendar), s.post), widgets.NewButton("大排查月报表", look.Icon(look.IconReports), host.ShowMonthly), s.export, s.save)
	s.page.SetBody(s.build())
	s.set(township.WallListRequest{})
	return s
}

func (s *Screen) build() fyne.CanvasObject {
	s.fields = widgets.NewForm(s.savePDF,
		widgets.NewField("村", s.village, widgets.FieldOptions{}),
		widgets.NewField("名单", s.ledger, widgets.FieldOptions{}),
		widgets.NewField("用途", s.form, widgets.FieldOptions{}),
		widgets.NewField("纸张", s.paper, widgets.FieldOptions{}),
		widgets.NewField("截至日期", s.date, widgets.FieldOptions{Required: true}))
	form := widgets.NewCard("", widgets.FixedWidth(formWidth, widgets.Stack(12, s.fields, widgets.Stack(4, s.note[0], s.note[1], s.note[2]))))
	result := widgets.NewCard("将要打印", widgets.FixedWidth(summaryWidth, s.summary.content))
	return widgets.NewFormScroll(widgets.Inset(12, 12, widgets.NewFlow(form, result)))
}

// quietLine is a line of small quiet text; the cards have a width in which the lines fit.
func quietLine() *widgets.Text {
	line := widgets.NewQuiet("")
	line.FontSize = 13
	return line
}

// Content returns the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Shown puts the keyboard into the first field.
func (s *Screen) Shown() { s.fields.FocusFirst() }

// Key has no keys of its own.
func (s *Screen) Key(*fyne.KeyEvent) bool { return false }

// Shortcut saves the PDF on Ctrl+P and Ctrl+S.
func (s *Screen) Shortcut(name string) bool {
	if name != "print" && name != "save" {
		return false
	}
	s.fields.Submit()
	return true
}

// Help says what the page is for.
func (s *Screen) Help() string {
	return "打印或导出四本台账的名单。\n" +
		"上墙：A3，公开张贴，不印证件号码、村民电话和健康信息。\n" +
		"存档：A4，带证件号码、收入和帮扶措施，供本单位归档。\n" +
		"截至日期可以是以前的某一天，名单按那天的台账生成。\n" +
		"张贴以后点“公示登记”记下公示期；刚保存了上墙名单的，村和名单名称已经填好。\n" +
		"Ctrl+P 或 Ctrl+S 保存 PDF；保存后可以直接打开、打印或在文件夹中显示。"
}

// Ask fills the form with a request; the clerk may change it before saving.
func (s *Screen) Ask(req township.WallListRequest) {
	s.set(req)
	s.readCounts()
}
