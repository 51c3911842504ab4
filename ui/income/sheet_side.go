package income

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/raising"
	"taizhang/ui/widgets"
)

// sheetSide is the panel beside the grid: what the sheet comes to, what it should be looked at for, and what is asked
// beside the lines.
type sheetSide struct {
	page    *sheetPage
	content fyne.CanvasObject
	scroll  *container.Scroll

	perCapita *widgets.Text
	sum       *widgets.Text
	gauge     *widgets.Gauge
	parts     *fyne.Container
	warnings  *fyne.Container
	form      *widgets.Form
	land      *widgets.Entry
	rigid     *widgets.Entry
	remark    *widgets.Entry
	beside    *fyne.Container
	shown     string // the warnings that are shown, to leave alone what has not changed
}

// extras are what is typed beside the lines, as text.
type extras struct{ land, rigid, remark string }

func extrasOf(s township.IncomeSheet) extras {
	return extras{s.LandLet.Text(), plain(s.Rigid), s.Remark}
}

// into puts what can be read of them into a sheet.
func (e extras) into(s *township.IncomeSheet) {
	if q, err := township.ParseQuantity(e.land); err == nil {
		s.LandLet = q
	}
	if f, err := township.ParseAmount(e.rigid); err == nil {
		s.Rigid = f
	}
	s.Remark = township.Clean(e.remark)
}

func newSheetSide(p *sheetPage) *sheetSide {
	s := &sheetSide{page: p, perCapita: widgets.NewFigure(""), sum: widgets.NewQuiet(""), gauge: widgets.NewGauge()}
	s.parts, s.warnings, s.beside = widgets.Stack(2), widgets.Stack(8), widgets.Stack(4)
	s.land, s.rigid, s.remark = widgets.NewTextEntry("亩"), widgets.NewTextEntry("元"), widgets.NewTextEntry("")
	s.land.OnChanged = func(text string) { p.extra.land = text; s.typed() }
	s.rigid.OnChanged = func(text string) { p.extra.rigid = text; s.typed() }
	s.remark.OnChanged = func(text string) { p.extra.remark = text; s.typed() }
	s.form = widgets.NewForm(nil,
		widgets.NewField("流转土地", s.land, widgets.FieldOptions{Label: 72, Hint: "租给别人种的，亩", Validate: checkedBy(township.ParseQuantity)}),
		widgets.NewField("刚性支出", s.rigid, widgets.FieldOptions{Label: 72, Hint: "看病、上学等，元", Validate: checkedBy(township.ParseAmount)}),
		widgets.NewField("备注", s.remark, widgets.FieldOptions{Label: 72, Validate: checkRemark}),
	)
	s.form.OnEnd = p.focus
	body := widgets.Stack(10,
		widgets.Stack(0, widgets.NewQuiet("人均纯收入"), s.perCapita, s.sum), s.gauge, widgets.Rule(),
		s.parts, widgets.Rule(), s.warnings, widgets.Rule(), s.form, s.beside)
	s.scroll = widgets.NewFormScroll(widgets.Inset(12, 12, body))
	s.content = widgets.NewSurface(s.scroll)
	return s
}

// checkedBy validates a field by what reads it.
func checkedBy[T any](parse func(string) (T, error)) func(string) error {
	return func(text string) error {
		_, err := parse(text)
		return err
	}
}

// checkRemark refuses a remark that a sheet does not hold.
func checkRemark(text string) error {
	s := township.IncomeSheet{Remark: township.Clean(text)}
	return s.Validate()
}

func (s *sheetSide) typed() {
	s.page.paint()
	s.page.keeper.Later()
}

// reveal brings the fields beside the lines into view, with what is wrong with them.
func (s *sheetSide) reveal() {
	most := s.scroll.Content.MinSize().Height - s.scroll.Size().Height
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(s.form.Position().Y, most))))
}

// focusFirst puts the keyboard into the fields beside the lines.
func (s *sheetSide) focusFirst() {
	s.reveal()
	s.form.FocusFirst()
}

// fill shows what the sheet was opened with.
func (s *sheetSide) fill() {
	p := s.page
	for entry, text := range map[*widgets.Entry]string{s.land: p.extra.land, s.rigid: p.extra.rigid, s.remark: p.extra.remark} {
		entry.SetText(text)
		if p.file.Locked() {
			entry.Disable()
		} else {
			entry.Enable()
		}
	}
	p.extra = p.begun
	s.shown = "-"
	s.fillBeside()
	s.scroll.ScrollToTop()
}

// fillBeside shows what the sheet is compared with, and its former versions.
func (s *sheetSide) fillBeside() {
	p := s.page
	var lines []widgets.KeyValue
	if r := p.file.Roster; r.Known {
		lines = append(lines, widgets.KeyValue{Label: "名单所载", Value: fmt.Sprintf("纯收入 %s 元，人均 %s 元（只供对照）", r.Net.Grouped(), r.PerCapita.Grouped())})
	}
	if sheet := p.file.Sheet; sheet.Reckoner != "" {
		lines = append(lines, widgets.KeyValue{Label: "核算人", Value: sheet.Reckoner + "　" + string(sheet.ReckonedOn)})
	}
	if sign := p.file.Sheet.Signature; sign.On != "" {
		lines = append(lines, widgets.KeyValue{Label: "签字", Value: signText(sign)})
	}
	s.beside.Objects = nil
	if len(lines) > 0 {
		s.beside.Add(widgets.NewKeyValues(lines...))
	}
	s.fillScans()
	for _, f := range p.file.Former {
		text := fmt.Sprintf("第%d版　%s", f.Version, f.State.Word())
		s.beside.Add(widgets.NewQuietButton(text, look.Icon(look.IconHistory), func() { p.showFormer(f.ID) }))
	}
	s.beside.Refresh()
}

// fillScans says how many scans of the signed paper there are; they are seen on the household's page.
func (s *sheetSide) fillScans() {
	p := s.page
	if p.file.Sheet.ID == 0 {
		return
	}
	scans, err := p.screen.desk.AttachmentsOf(context.Background(), township.OfSheet(p.file.Sheet.ID))
	switch {
	case err != nil:
		p.screen.host.Fail(err)
	case len(scans) > 0:
		text := fmt.Sprintf("扫描件 %d 个，在农户资料里看", len(scans))
		s.beside.Add(widgets.NewQuietButton(text, look.Icon(look.IconFile), func() { p.screen.host.ShowHousehold(p.file.Row.ID) }))
	case p.file.Locked():
		s.beside.Add(widgets.NewQuietButton("附上签字的扫描件…", look.Icon(look.IconImport), p.addScan))
	}
}

func signText(g township.Signature) string {
	if g.Proxy != "" {
		return fmt.Sprintf("%s　%s代签：%s", g.On, g.Proxy, g.ProxyReason)
	}
	return string(g.On) + "　" + g.Signer
}

// figures shows what the sheet comes to as it stands.
func (s *sheetSide) figures() {
	p := s.page
	sheet := p.sheet()
	t := sheet.Totals()
	perCapita, known := t.PerCapita()
	ink := s.ink(perCapita, known)
	s.perCapita.SetText(figureText(perCapita, known))
	s.perCapita.SetColor(ink)
	s.sum.SetText(fmt.Sprintf("纯收入 %s 元 ÷ %d 人", t.All.Net.Grouped(), t.Population))
	s.gauge.Set(float64(perCapita)/100, ink, s.marks()...)
	s.fillParts(t)
	s.fillWarnings(township.Warnings(&sheet, p.file.IncomeContext))
}

func figureText(f township.Fen, known bool) string {
	if !known {
		return "没有家庭人口"
	}
	return f.Grouped() + " 元"
}

// ink is red under the highest poverty line, amber under the highest monitoring line.
func (s *sheetSide) ink(perCapita township.Fen, known bool) fyne.ThemeColorName {
	poverty, monitor := township.Fen(0), township.Fen(0)
	for _, standard := range s.page.file.Standards {
		poverty, monitor = max(poverty, standard.PovertyLine), max(monitor, standard.MonitorLine)
	}
	switch {
	case known && perCapita < poverty:
		return look.ColorError
	case known && perCapita < monitor:
		return look.ColorWarning
	}
	return look.ColorAccent
}

// marks are the lines of the standards, and last year; the highest first, so that no line runs through a word above it.
func (s *sheetSide) marks() []widgets.GaugeMark {
	var out []widgets.GaugeMark
	add := func(label string, f township.Fen, name string) {
		if f > 0 {
			if len(s.page.file.Standards) > 1 && name != "" {
				label += "（" + widgets.ShortName(name, "") + "）"
			}
			out = append(out, widgets.GaugeMark{At: float64(f) / 100, Label: label + " " + strings.TrimSuffix(f.Grouped(), ".00")})
		}
	}
	for _, standard := range s.page.file.Standards {
		add("脱贫标准", standard.PovertyLine, standard.Name)
		add("监测线", standard.MonitorLine, standard.Name)
	}
	if last := s.page.file.Last; last != nil {
		add(last.Year+"年", last.PerCapita, "")
	}
	slices.SortStableFunc(out, func(a, b widgets.GaugeMark) int { return cmp.Compare(b.At, a.At) })
	return out
}

// fillParts lists the categories.
func (s *sheetSide) fillParts(t township.IncomeTotals) {
	lines := make([]widgets.KeyValue, 0, len(township.IncomeCategories))
	for i, c := range township.IncomeCategories {
		lines = append(lines, widgets.KeyValue{Label: strings.TrimSuffix(strings.TrimSuffix(c.Title(), "收入"), "性"), Value: t.Of[i].Net.Grouped()})
	}
	s.parts.Objects = []fyne.CanvasObject{widgets.NewKeyValues(lines...)}
	s.parts.Refresh()
}

// fillWarnings lists what the sheet should be looked at for, each with the way to its line and its answer.
func (s *sheetSide) fillWarnings(list []township.IncomeWarning) {
	open := 0
	key := strings.Builder{}
	for _, w := range list {
		fmt.Fprintln(&key, w)
		if w.Answer == "" {
			open++
		}
	}
	if key.String() == s.shown {
		return
	}
	s.shown = key.String()
	title := widgets.NewBold("提醒：没有")
	if len(list) > 0 {
		title = widgets.NewBold(fmt.Sprintf("提醒 %d 条，%d 条没有说明", len(list), open))
	}
	s.warnings.Objects = []fyne.CanvasObject{title}
	raised := s.page.screen.Raising.Of(s.page.file.Row.ID)
	for _, w := range list {
		s.warnings.Add(s.warning(w, raised))
	}
	s.warnings.Refresh()
}

func (s *sheetSide) warning(w township.IncomeWarning, raised *raising.Findings) fyne.CanvasObject {
	ink, label := look.ColorWarning, "说明…"
	text := w.Text
	if w.Answer != "" {
		ink, label, text = look.ColorQuiet, "改说明…", w.Text+"\n说明："+w.Answer
	}
	deeds := widgets.Row(4)
	if !s.page.file.Locked() && s.page.rowOf(w.Line) != "" {
		deeds.Add(widgets.NewQuietButton("去填", nil, func() { s.page.goTo(w.Line) }))
	}
	if !s.page.file.Locked() {
		deeds.Add(widgets.NewQuietButton(label, nil, func() { s.page.answer(w) }))
	}
	for _, b := range raised.Buttons(township.FindingOfWarning(s.page.file.Row.ID, s.page.file.Sheet.Year, w)) {
		deeds.Add(b)
	}
	return widgets.Stack(0, widgets.NewProse(text, ink, fyne.TextAlignLeading), deeds)
}
