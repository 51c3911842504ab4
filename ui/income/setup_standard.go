package income

import (
	"context"
	"strconv"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// standardForm is the form of one standard.
type standardForm struct {
	screen   *Screen
	was      township.Standard
	offered  [2]township.Date // the period that the year offered
	year     *widgets.Entry
	name     *widgets.Entry
	lines    [3]*widgets.Entry // 脱贫标准, 监测收入线, 重点帮扶线
	from, to *widgets.DateEntry
	percents [2]*widgets.Entry // 收入骤减, 刚性支出
	source   *widgets.Entry

	nameField, toField *widgets.Field
	form               *widgets.Form
	dialog             *widgets.Dialog
}

// newStandard is what the form of a new standard begins with.
func newStandard(year string) township.Standard {
	s := township.Standard{Year: year, Name: year + "年“回头看”"}
	s.From, s.To = township.IncomePeriod(year)
	return s
}

// nextStandard is a standard a year later, to be looked through before it is saved.
func nextStandard(s township.Standard) township.Standard {
	n, _ := strconv.Atoi(s.Year)
	next := strconv.Itoa(n + 1)
	s.ID, s.Name, s.Source = 0, strings.ReplaceAll(s.Name, s.Year, next), ""
	s.From, s.To = yearLater(s.From), yearLater(s.To)
	s.Year = next
	return s
}

// yearLater is the same day a year later; 29 February becomes the 28th.
func yearLater(d township.Date) township.Date {
	year, rest, _ := strings.Cut(string(d), "-")
	n, err := strconv.Atoi(year)
	if err != nil {
		return d
	}
	if rest == "02-29" {
		rest = "02-28"
	}
	return township.Date(strconv.Itoa(n+1) + "-" + rest)
}

// The greatest percentages that a standard knows.
const (
	mostFall  = 100
	mostRigid = 1000
)

// askStandard opens the form of a standard; without an ID it is a new one.
func (s *Screen) askStandard(was township.Standard) {
	f := &standardForm{screen: s, was: was}
	f.build()
	f.fill()
	title, deed := "修改收入标准", "保存"
	if was.ID == 0 {
		title, deed = "设立收入标准", "设立"
	}
	f.dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: formWidth, First: f.year,
		Body:   widgets.Stack(10, widgets.NewQuietProse("没有的线、不看的百分数就空着。同一年可以有几个标准并存。"), formBody(f.form)),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

// formWidth is the width of a form of two columns, in designed units.
const formWidth = 720

func (f *standardForm) build() {
	f.year, f.name, f.source = widgets.NewTextEntry("例如 2021"), widgets.NewTextEntry("例如 2021年“回头看”"), widgets.NewTextEntry("文件名和文号")
	for i := range f.lines {
		f.lines[i] = widgets.NewTextEntry("每人每年，元")
	}
	for i := range f.percents {
		f.percents[i] = widgets.NewTextEntry("%")
	}
	f.from = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	f.to = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	f.year.OnChanged = f.offerPeriod
	f.nameField = widgets.NewField("专项行动", f.name, widgets.FieldOptions{Required: true, Validate: standardCheck(func(s *township.Standard, text string) { s.Name = text })})
	f.toField = widgets.NewField("收入计算止", f.to, widgets.FieldOptions{Required: true, Validate: f.checkTo})
	amount := func(label string, e *widgets.Entry) *widgets.Field {
		return widgets.NewField(label, e, widgets.FieldOptions{Validate: checkedBy(township.ParseAmount)})
	}
	percent := func(label string, e *widgets.Entry, most int) *widgets.Field {
		return widgets.NewField(label, e, widgets.FieldOptions{Validate: func(text string) error { _, err := wholePercent(text, most); return err }})
	}
	f.form = widgets.NewFormOf(f.save,
		[]*widgets.Field{
			widgets.NewField("年度", f.year, widgets.FieldOptions{Required: true, Validate: checkedBy(township.ParseIncomeYear)}),
			f.nameField, amount("脱贫标准", f.lines[0]), amount("监测收入线", f.lines[1]), amount("重点帮扶线", f.lines[2]),
		},
		[]*widgets.Field{
			widgets.NewField("收入计算起", f.from, widgets.FieldOptions{Required: true}), f.toField,
			percent("收入骤减 %", f.percents[0], mostFall), percent("刚性支出 %", f.percents[1], mostRigid),
		},
		[]*widgets.Field{
			widgets.NewField("文件依据", f.source, widgets.FieldOptions{Validate: standardCheck(func(s *township.Standard, text string) { s.Source = text })}),
		})
}

// standardCheck validates a text as a standard that has it and is right otherwise.
func standardCheck(set func(s *township.Standard, text string)) func(string) error {
	return func(text string) error {
		s := township.Standard{Year: "2021", Name: "标准"}
		set(&s, text)
		return s.Tidy().Validate()
	}
}

func (f *standardForm) checkTo(text string) error {
	if from := f.from.Value(); from != "" && f.to.Value() < from {
		return township.Errorf(township.CodeInvalid, "不能早于开始的 %s", from)
	}
	return nil
}

// wholePercent reads a whole percentage, 0 for none. The error is a clause.
func wholePercent(text string, most int) (int, error) {
	text = strings.TrimRight(township.Squeeze(township.Narrow(township.Clean(text))), "%")
	if text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > most {
		return 0, township.Errorf(township.CodeInvalid, "请填 0 到 %d 之间的整数", most)
	}
	return n, nil
}

func (f *standardForm) fill() {
	f.year.SetText(f.was.Year)
	f.name.SetText(f.was.Name)
	f.source.SetText(f.was.Source)
	for i, line := range []township.Fen{f.was.PovertyLine, f.was.MonitorLine, f.was.FocusLine} {
		f.lines[i].SetText(plain(line))
	}
	for i, n := range []int{f.was.Fall, f.was.RigidShare} {
		f.percents[i].SetText(countText(n))
	}
	f.offered[0], f.offered[1] = township.IncomePeriod(f.was.Year)
	f.from.SetValue(string(f.was.From))
	f.to.SetValue(string(f.was.To))
}

// offerPeriod follows the year with the usual period, while nobody wrote another one.
func (f *standardForm) offerPeriod(text string) {
	year, err := township.ParseIncomeYear(text)
	if err != nil {
		return
	}
	from, to := township.IncomePeriod(year)
	if f.from.Value() == string(f.offered[0]) && f.to.Value() == string(f.offered[1]) {
		f.from.SetValue(string(from))
		f.to.SetValue(string(to))
	}
	f.offered = [2]township.Date{from, to}
}

// standard is what the form says; what cannot be read was refused before.
func (f *standardForm) standard() township.Standard {
	s := f.was
	s.Year, _ = township.ParseIncomeYear(f.year.Text)
	s.Name, s.Source = f.name.Text, f.source.Text
	for i, line := range []*township.Fen{&s.PovertyLine, &s.MonitorLine, &s.FocusLine} {
		*line, _ = township.ParseAmount(f.lines[i].Text)
	}
	s.Fall, _ = wholePercent(f.percents[0].Text, mostFall)
	s.RigidShare, _ = wholePercent(f.percents[1].Text, mostRigid)
	s.From, s.To = township.Date(f.from.Value()), township.Date(f.to.Value())
	return s.Tidy()
}

// save writes the form; what the archive refuses stands beside the name, and what was typed stays.
func (f *standardForm) save() {
	s := f.standard()
	deed, err := f.screen.desk.SaveStandard(context.Background(), s)
	if code := township.CodeOf(err); code == township.CodeInvalid || code == township.CodeConflict {
		refuse(f.nameField, f.form, f.dialog, township.Say(err))
		return
	}
	f.dialog.Close()
	if f.was.ID == 0 && err == nil {
		f.screen.setup.year = s.Year // its catalogue is what comes next
	}
	f.screen.setUpDone(deed, err, "已保存收入标准："+s.Named())
	f.screen.setup.standards.Select(standardKey(s))
}
