package surveys

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// samplePage is one sample: its households with their spot checks, and what these come to.
type samplePage struct {
	plain
	screen *Screen
	page   *widgets.Page
	sample int64
	file   township.SampleFile
	result township.SampleResult

	table   *widgets.Table[*township.Checked]
	differ  *widgets.Table[*difference]
	results bool // the differences are shown
	side    *fyne.Container
	shown   *widgets.Button
}

// difference is one answer that a spot check found otherwise, as a row.
type difference struct {
	*township.SampleDifference
	key string
}

func newSamplePage(s *Screen, sample int64) *samplePage {
	p := &samplePage{screen: s, page: widgets.NewPage("抽查样本"), sample: sample, side: widgets.Stack(8)}
	p.page.OnBack = s.placeBack
	p.table = widgets.NewTable(func(c *township.Checked) string { return strconv.FormatInt(c.SampleHousehold.Household, 10) }, checkedColumns()...)
	p.table.OnOpen = p.open
	p.table.OnSelected = p.footer
	p.table.OnMenu = p.menu
	p.differ = widgets.NewTable(func(d *difference) string { return d.key }, differenceColumns()...)
	p.differ.OnOpen = func(d *difference) { p.check(d.Household) }
	p.differ.Empty = p.noDifference
	p.shown = widgets.NewButton("不一致的回答", nil, p.turn)
	p.page.SetSide(widgets.NewSurface(widgets.NewFormScroll(widgets.Inset(12, 14, p.side))))
	p.page.ShowSide(true)
	p.page.SetBody(p.table)
	return p
}

func checkedColumns() []widgets.Column[*township.Checked] {
	type column = widgets.Column[*township.Checked]
	text := func(key, label string, width float32, of func(*township.Checked) string) column {
		return column{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b *township.Checked) int { return cmp.Compare(of(a), of(b)) }}
	}
	row := func(of func(*township.HouseholdRow) string) func(*township.Checked) string {
		return func(c *township.Checked) string {
			if c.Row == nil {
				return "已删除"
			}
			return of(c.Row)
		}
	}
	position := text("position", "序号", 44, func(c *township.Checked) string { return strconv.Itoa(c.Position) })
	position.Align, position.Compare = fyne.TextAlignTrailing, func(a, b *township.Checked) int { return cmp.Compare(a.Position, b.Position) }
	state := text("state", "抽查", 60, func(c *township.Checked) string { return checkWord(c) })
	state.Ink = func(c *township.Checked) fyne.ThemeColorName { return stateInks[c.State] }
	differ := text("differ", "不一致", 56, func(c *township.Checked) string { return countText(len(c.Differ)) })
	differ.Align, differ.Ink = fyne.TextAlignTrailing, func(*township.Checked) fyne.ThemeColorName { return look.ColorError }
	rate := text("rate", "一致", 60, func(c *township.Checked) string {
		if !c.Compared() {
			return ""
		}
		return fmt.Sprintf("%d / %d", c.Same, c.Asked)
	})
	rate.Align = fyne.TextAlignTrailing
	return []column{
		position, text("village", "村", 66, func(c *township.Checked) string { return c.Village }), text("group", "组", 46, row(func(r *township.HouseholdRow) string { return r.Group })),
		text("head", "户主", 72, row(func(r *township.HouseholdRow) string { return r.Head })), text("ledger", "台账", 100, func(c *township.Checked) string { return look.LedgerWord(c.Ledger) }),
		state, rate, differ,
		text("on", "抽查日期", 92, func(c *township.Checked) string { return string(c.On) }), text("people", "抽查人", 100, func(c *township.Checked) string { return c.People }),
		text("hand", "指定", 60, func(c *township.Checked) string { return map[bool]string{true: "人工"}[c.ByHand] }),
	}
}

// checkWord is how far the spot check of a household is.
func checkWord(c *township.Checked) string {
	switch {
	case c.Compared():
		return "已抽查"
	case c.Survey == 0:
		return "未抽查"
	}
	return "未填完"
}

func differenceColumns() []widgets.Column[*difference] {
	type column = widgets.Column[*difference]
	text := func(key, label string, width float32, of func(*difference) string) column {
		return column{Key: key, Label: label, Width: width, Text: of, Compare: func(a, b *difference) int { return cmp.Compare(of(a), of(b)) }}
	}
	number := text("number", "题号", 46, func(d *difference) string { return strconv.Itoa(d.Number) })
	number.Align, number.Compare = fyne.TextAlignTrailing, func(a, b *difference) int { return cmp.Compare(a.Number, b.Number) }
	question := text("question", "调查内容", 150, func(d *difference) string { return d.Question })
	question.Flex = true
	return []column{
		text("called", "农户", 136, func(d *difference) string { return d.Called }), number, question,
		text("before", "原调查", 116, func(d *difference) string { return answered(d.Before) }), text("after", "抽查", 116, func(d *difference) string { return answered(d.After) }),
	}
}

// answered is an answer with what was written to it.
func answered(a township.SurveyAnswer) string {
	if a.Description == "" {
		return a.Answer.Word()
	}
	return a.Answer.Word() + "：" + a.Description
}

func (p *samplePage) content() fyne.CanvasObject { return p.page }
func (p *samplePage) leave()                     { p.screen.showPlace(newSamplesPage(p.screen)) }

func (p *samplePage) focus() {
	if p.results {
		p.screen.focus(p.differ)
		return
	}
	p.screen.focus(p.table)
}

func (p *samplePage) load() bool {
	var err error
	if p.file, p.result, err = p.screen.desk.SampleResult(context.Background(), p.sample); err != nil {
		return p.screen.missed(err)
	}
	rows := make([]*township.Checked, len(p.file.Households))
	for i := range rows {
		rows[i] = &p.file.Households[i]
	}
	differ := make([]*difference, len(p.result.Differences))
	for i := range differ {
		differ[i] = &difference{&p.result.Differences[i], strconv.Itoa(i)}
	}
	p.table.SetRows(rows)
	p.differ.SetRows(differ)
	p.table.Settle()
	s := &p.file.Sample
	p.page.SetTitle(fmt.Sprintf("样本　%s", s.Drawn))
	p.page.SetCounts(fmt.Sprintf("种子号 %d　可抽 %d 户　抽取 %d 户　已抽查 %d 户", s.Seed, s.Frame, len(s.Households), p.result.All.Checked))
	p.page.SetDeeds(p.deeds()...)
	p.fillSide()
	p.footer()
	return true
}

// deeds are the buttons of the title row; paper where the desk can.
func (p *samplePage) deeds() []fyne.CanvasObject {
	p.shown.SetText(map[bool]string{true: "样本农户", false: fmt.Sprintf("不一致的回答 %d", len(p.result.Differences))}[p.results])
	out := []fyne.CanvasObject{p.shown}
	if _, ok := p.screen.desk.(SamplePrinter); ok {
		out = append(out, widgets.NewMenuButton("打印", look.Icon(look.IconPrint), p.printMenu))
	}
	return out
}

// turn shows the differences, or the households again.
func (p *samplePage) turn() {
	p.results = !p.results
	p.page.SetBody(map[bool]fyne.CanvasObject{true: p.differ, false: p.table}[p.results])
	p.page.SetDeeds(p.deeds()...)
	p.footer()
	p.focus()
}

// fillSide says what the spot checks come to, of all and by village.
func (p *samplePage) fillSide() {
	all := p.result.All
	figure := widgets.NewFigure(widgets.OrDash(all.Rate()))
	objects := []fyne.CanvasObject{widgets.NewBold("一致率"), figure}
	if all.Asked > 0 {
		objects = append(objects, widgets.NewQuietProse(fmt.Sprintf("对比 %d 条回答，一致 %d 条，不一致 %d 条", all.Asked, all.Same, all.Asked-all.Same)))
	} else {
		objects = append(objects, widgets.NewQuietProse("还没有填完的抽查。抽查表填完后，这里算出与原调查一致的比例。"))
	}
	objects = append(objects, widgets.Rule(), widgets.NewBold("各村"))
	var lines []widgets.KeyValue
	for _, v := range p.result.Villages {
		value := fmt.Sprintf("已查 %d / %d 户", v.Checked, v.Drawn)
		if rate := v.Rate(); rate != "" {
			value = rate + "　" + value
		}
		lines = append(lines, widgets.KeyValue{Label: v.Name, Value: value})
	}
	objects = append(objects, widgets.NewKeyValues(lines...))
	if remark := p.file.Sample.Remark; remark != "" {
		objects = append(objects, widgets.Rule(), widgets.NewQuietProse("备注："+remark))
	}
	p.side.Objects = objects
	p.side.Refresh()
}

func (p *samplePage) footer() {
	left := []fyne.CanvasObject{widgets.NewText(fmt.Sprintf("已抽查 %d / %d 户", p.result.All.Checked, p.result.All.Drawn))}
	var right []fyne.CanvasObject
	if p.results {
		right = append(right, widgets.NewButton("看抽查表", nil, p.differ.OnCurrent(func(d *difference) { p.check(d.Household) })))
	} else if c, ok := p.table.Current(); ok && c.Row != nil {
		word := "录入抽查"
		if c.Compared() || p.file.Campaign.Closed != "" {
			word = "看抽查表"
		}
		right = append(right, widgets.NewButton("农户资料", nil, p.table.OnCurrent(p.home)), widgets.NewPrimary(word, look.Icon(look.IconEdit), p.table.OnCurrent(p.open)))
	}
	p.page.SetFooter(left, right)
}

func (p *samplePage) menu() []*fyne.MenuItem {
	return []*fyne.MenuItem{fyne.NewMenuItem("录入抽查", p.table.OnCurrent(p.open)), fyne.NewMenuItem("打开农户资料", p.table.OnCurrent(p.home))}
}

func (p *samplePage) home(c *township.Checked) {
	if c.Row != nil {
		p.screen.host.ShowHousehold(c.Row.ID)
	}
}

func (p *samplePage) open(c *township.Checked) {
	if c.Row == nil {
		p.screen.host.Inform("抽查", "这一户已被删除，不能抽查。")
		return
	}
	p.check(c.SampleHousehold.Household)
}

// check opens the spot check of a household on the page on which surveys are entered.
func (p *samplePage) check(household int64) {
	s := p.screen
	s.sample = p.sample
	s.queue = nil
	for _, c := range p.table.Rows() {
		if c.Row != nil {
			s.queue = append(s.queue, c.Row.ID)
		}
	}
	s.open(household, "", (*entryPage).offer)
	if s.entry == nil {
		s.sample = 0
	}
}

// checks are the households of the sample whose spot checks are entered.
func (s *Screen) checks() []township.Checked {
	f, err := s.desk.Sample(context.Background(), s.sample)
	if err != nil {
		s.host.Fail(err)
	}
	return f.Households
}

func (p *samplePage) noDifference() fyne.CanvasObject {
	text := "抽查过的户里，没有一条回答与原调查不一致。"
	if p.result.All.Checked == 0 {
		text = "还没有填完的抽查，没有可对比的回答。"
	}
	return widgets.NewEmptyState(look.Icon(look.IconCheck), text, "看样本农户", p.turn)
}

func (p *samplePage) shortcut(name string) bool {
	if _, ok := p.screen.desk.(SamplePrinter); !ok || name != "print" {
		return false
	}
	p.printList()
	return true
}

func (p *samplePage) help() string {
	return `样本：抽到的户和抽查的结果。选一户按 Enter，像原调查一样录入抽查；抽查由原采集人以外的人做，录入时看不到原来的回答。
右边是一致率：两次都回答了的条目里，回答相同的占多少；没填完的抽查不算。“不一致的回答”逐条列出前后的回答。
↑ ↓ 移动　Enter 打开　Esc 返回`
}
