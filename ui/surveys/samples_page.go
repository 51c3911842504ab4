package surveys

import (
	"cmp"
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Sampling draws samples for spot checks and compares these with the surveys.
type Sampling interface {
	Samples(ctx context.Context, campaign int64) ([]township.Sample, error)
	// SampleFrame returns the households that can be drawn.
	SampleFrame(ctx context.Context, campaign int64) ([]township.SurveyRow, error)
	DrawSample(ctx context.Context, campaign int64, size int, seed uint32, byHand []int64, remark string) (township.Sample, township.Deed, error)
	Sample(ctx context.Context, id int64) (township.SampleFile, error)
	SampleResult(ctx context.Context, id int64) (township.SampleFile, township.SampleResult, error)
	DeleteSample(ctx context.Context, id int64, reason string) (township.Deed, error)
}

// samplesPage is the list of the samples of a campaign.
type samplesPage struct {
	plain
	screen   *Screen
	page     *widgets.Page
	table    *widgets.Table[*township.Sample]
	campaign township.Campaign
}

func newSamplesPage(s *Screen) *samplesPage {
	p := &samplesPage{screen: s, page: widgets.NewPage("抽查")}
	p.page.OnBack = s.placeBack
	count := func(key, label string, width float32, of func(*township.Sample) int) widgets.Column[*township.Sample] {
		return widgets.Column[*township.Sample]{
			Key: key, Label: label, Width: width, Align: fyne.TextAlignTrailing, Text: func(x *township.Sample) string { return strconv.Itoa(of(x)) },
			Compare: func(a, b *township.Sample) int { return cmp.Compare(of(a), of(b)) },
		}
	}
	p.table = widgets.NewTable(func(x *township.Sample) string { return strconv.FormatInt(x.ID, 10) },
		widgets.Column[*township.Sample]{Key: "drawn", Label: "抽取日期", Width: 100, Text: func(x *township.Sample) string { return string(x.Drawn) }},
		count("size", "抽取户数", 90, func(x *township.Sample) int { return len(x.Households) }),
		count("hand", "其中人工指定", 110, byHandOf),
		count("frame", "可抽户数", 90, func(x *township.Sample) int { return x.Frame }),
		count("seed", "种子号", 120, func(x *township.Sample) int { return int(x.Seed) }),
		widgets.Column[*township.Sample]{Key: "remark", Label: "备注", Width: 240, Flex: true, Text: func(x *township.Sample) string { return x.Remark }},
	)
	p.table.OnOpen = p.open
	p.table.OnSelected = p.footer
	p.table.OnMenu = p.menu
	p.table.Empty = p.empty
	p.page.SetBody(p.table)
	return p
}

func byHandOf(s *township.Sample) int {
	n := 0
	for _, h := range s.Households {
		if h.ByHand {
			n++
		}
	}
	return n
}

func (p *samplesPage) content() fyne.CanvasObject { return p.page }
func (p *samplesPage) leave()                     { p.screen.showPlace(nil) }
func (p *samplesPage) focus()                     { p.screen.focus(p.table) }

func (p *samplesPage) load() bool {
	s := p.screen
	c, ok := s.list.campaign()
	if !ok {
		return false
	}
	samples, err := s.desk.Samples(context.Background(), c.ID)
	if err != nil {
		s.host.Fail(err)
		return false
	}
	p.campaign = c
	rows := make([]*township.Sample, len(samples))
	for i := range samples {
		rows[i] = &samples[i]
	}
	p.page.SetTitle("抽查　" + widgets.ShortName(c.Name, ""))
	p.page.SetCounts(fmt.Sprintf("样本 %d 个", len(rows)))
	p.table.SetRows(rows)
	p.table.Settle()
	p.footer()
	return true
}

func (p *samplesPage) footer() {
	var right []fyne.CanvasObject
	if _, ok := p.table.Current(); ok {
		if p.campaign.Closed == "" {
			right = append(right, widgets.NewButton("删除…", look.Icon(look.IconDelete), p.table.OnCurrent(p.remove)))
		}
		right = append(right, widgets.NewButton("打开样本", nil, p.table.OnCurrent(p.open)))
	}
	if p.campaign.Closed == "" {
		right = append(right, widgets.NewPrimary("抽取样本…", look.Icon(look.IconAdd), p.draw))
	}
	p.page.SetFooter([]fyne.CanvasObject{widgets.NewText(fmt.Sprintf("显示 %d", p.table.Len()))}, right)
}

func (p *samplesPage) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItem("打开样本", p.table.OnCurrent(p.open))}
	if p.campaign.Closed == "" {
		items = append(items, fyne.NewMenuItem("删除样本…", p.table.OnCurrent(p.remove)))
	}
	return items
}

func (p *samplesPage) open(x *township.Sample) { p.screen.showPlace(newSamplePage(p.screen, x.ID)) }

// remove moves a sample of which nothing was checked to the bin.
func (p *samplesPage) remove(x *township.Sample) {
	s := p.screen
	widgets.Prompt(s.host.Window(), widgets.PromptOptions{
		Title: "删除样本", Label: "删除原因", Deed: "删除 1 个样本", Body: fmt.Sprintf("%s 抽取的 %d 户样本移到回收站，可以恢复。", x.Drawn, len(x.Households)),
	}, func(reason string) {
		deed, err := s.desk.DeleteSample(context.Background(), x.ID, reason)
		if err != nil {
			s.host.Fail(err)
			return
		}
		p.load()
		s.host.Done(deed, "样本已移到回收站")
	})
}

func (p *samplesPage) empty() fyne.CanvasObject {
	if p.campaign.Closed != "" {
		return widgets.NewEmptyState(look.Icon(look.IconSurveys), "“"+p.campaign.Name+"”已结束，没有抽查过。", "", nil)
	}
	return widgets.NewEmptyState(look.Icon(look.IconSurveys), "还没有抽取样本。从调查表已填完的户里按村和台账分层随机抽取，由别的人再问一遍，看回答是否一致。", "抽取样本…", p.draw)
}

func (p *samplesPage) help() string {
	return `抽查：按种子号从调查表已填完的户里随机抽取，按村和台账分层；同样的户、户数和种子号，抽出的户一定相同，谁都可以重抽核对。
要指定几户一定抽到，先在名单里勾选，再来抽取。打开样本，逐户录入抽查，看与原调查是否一致。
↑ ↓ 移动　Enter 打开　Esc 返回名单`
}

// drawForm asks how a sample is to be drawn.
type drawForm struct {
	page   *samplesPage
	dialog *widgets.Dialog
	form   *widgets.Form
	frame  int
	byHand []int64

	size, seed, remark *widgets.Entry
	sizeField          *widgets.Field
}

// draw asks how a sample is to be drawn; the ticked households of the list are in it by hand.
func (p *samplesPage) draw() {
	s := p.screen
	rows, err := s.desk.SampleFrame(context.Background(), p.campaign.ID)
	if err != nil {
		s.host.Fail(err)
		return
	}
	if len(rows) == 0 {
		s.host.Inform("抽查", "这次行动还没有填完的调查表，没有可抽的户。请先录入调查表。")
		return
	}
	d := &drawForm{page: p, frame: len(rows), size: widgets.NewTextEntry("户数或比例，例如 100 或 5%"), seed: widgets.NewTextEntry("不填就随机产生"), remark: widgets.NewTextEntry("")}
	said := d.pickByHand(rows)
	d.sizeField = widgets.NewField("户数", d.size, widgets.FieldOptions{Required: true, Validate: d.checkSize, Note: d.noteSize})
	d.form = widgets.NewForm(d.submit, d.sizeField,
		widgets.NewField("种子号", d.seed, widgets.FieldOptions{Validate: func(text string) error { _, err := township.ParseSeed(text); return err }}),
		widgets.NewField("备注", d.remark, widgets.FieldOptions{}))
	text := fmt.Sprintf("可抽 %d 户（调查表已填完、没有注销的户）。%s", d.frame, said)
	d.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "抽取样本", Width: 460, Deed: "抽取", First: d.size, OnDeed: func() bool { d.form.Submit(); return false },
		Body: widgets.Stack(10, widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading), d.presets(), d.form),
	})
}

// presets offers the sizes that the rule names, and shares.
func (d *drawForm) presets() fyne.CanvasObject {
	button := func(label, size string) fyne.CanvasObject {
		return widgets.NewButton(label, nil, func() {
			d.size.SetText(size)
			d.sizeField.Check()
			d.page.screen.focus(d.size)
		})
	}
	return widgets.NewFlow(button("每县 200 户", strconv.Itoa(township.SampleOfCounty)), button("管理区 100 户", strconv.Itoa(township.SampleOfDistrict)),
		button("5%", "5%"), button("10%", "10%"))
}

// pickByHand takes the ticked households that can be drawn, and says how many.
func (d *drawForm) pickByHand(frame []township.SurveyRow) string {
	can := map[int64]bool{}
	for i := range frame {
		can[frame[i].Row.ID] = true
	}
	var names []string
	left := 0
	for _, r := range d.page.screen.list.ticked() {
		if !can[r.Row.ID] {
			left++
			continue
		}
		d.byHand = append(d.byHand, r.Row.ID)
		names = append(names, widgets.ShortName(r.Row.Head, r.Row.Code))
	}
	if len(d.byHand)+left == 0 {
		return "全部随机抽取；要指定几户，先在名单里勾选。"
	}
	text := fmt.Sprintf("名单里勾选的 %d 户一定抽到：%s", len(names), strings.Join(names[:min(len(names), 5)], "、"))
	if len(names) > 5 {
		text += "等"
	}
	text += "。"
	if len(names) == 0 {
		text = ""
	}
	if left > 0 {
		text += fmt.Sprintf("另有 %d 户勾选的没有填完，不能指定。", left)
	}
	return text
}

func (d *drawForm) checkSize(text string) error {
	n, err := township.ParseSampleSize(text, d.frame)
	switch {
	case err != nil:
		return err
	case n > d.frame:
		return township.Errorf(township.CodeInvalid, "要抽 %d 户，可抽的只有 %d 户，请减少", n, d.frame)
	case n < len(d.byHand):
		return township.Errorf(township.CodeInvalid, "人工指定了 %d 户，户数不能更少", len(d.byHand))
	}
	return nil
}

// noteSize says how many households a share comes to.
func (d *drawForm) noteSize(text string) string {
	if n, err := township.ParseSampleSize(text, d.frame); err == nil && strconv.Itoa(n) != strings.TrimSpace(text) {
		return fmt.Sprintf("抽 %d 户", n)
	}
	return ""
}

func (d *drawForm) submit() {
	s := d.page.screen
	size, err := township.ParseSampleSize(d.size.Text, d.frame)
	var seed uint32
	if err == nil {
		seed, err = township.ParseSeed(d.seed.Text)
	}
	var sample township.Sample
	var deed township.Deed
	if err == nil {
		sample, deed, err = s.desk.DrawSample(context.Background(), d.page.campaign.ID, size, seed, d.byHand, d.remark.Text)
	}
	if err != nil {
		d.sizeField.SetProblem(township.Say(err))
		d.dialog.Resize()
		return
	}
	d.dialog.Close()
	s.showPlace(newSamplePage(s, sample.ID))
	s.host.Done(deed, fmt.Sprintf("已抽取 %d 户，种子号 %d", len(sample.Households), sample.Seed))
}
