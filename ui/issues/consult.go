package issues

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// consultForm asks for a question put to those above, or for its answer.
type consultForm struct {
	page   *issuePage
	was    township.Consultation
	level  *widgets.FilterSelect
	text   *widgets.Entry // the question, or the answer
	on     *widgets.DateEntry
	by     *widgets.Entry
	form   *widgets.Form
	dialog *widgets.Dialog
}

// consult asks for a new consultation of a kind.
func (p *issuePage) consult(kind string) {
	c := township.Consultation{Issue: p.id, Kind: kind, Level: township.AskQuality, Asked: p.screen.host.Today(), AskedBy: p.screen.desk.Operator()}
	if kind == township.KindEscalate {
		c.Level = township.AskDistrict
	}
	p.askConsult(c, kind+"　"+p.file.Number(), kind)
}

// answer asks for what was answered.
func (p *issuePage) answer(c township.Consultation) {
	c.Answered = township.Date(orDefault(string(c.Answered), string(p.screen.host.Today())))
	p.askConsult(c, c.Kind+"答复　"+p.file.Number(), "登记答复")
}

func orDefault(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// askConsult opens the dialog: of one without an ID the question, else the answer.
func (p *issuePage) askConsult(c township.Consultation, title, deed string) {
	f := &consultForm{page: p, was: c, text: widgets.NewParagraphEntry("", noteRows), by: widgets.NewTextEntry("")}
	f.on = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	f.on.NotAfter = string(p.screen.host.Today())
	f.level = widgets.NewDropDown("请选择", widgets.PlainOptions(township.AskLevels...), nil)
	must := widgets.FieldOptions{Required: true}
	var fields []*widgets.Field
	var above []fyne.CanvasObject
	if c.ID == 0 {
		if c.Kind == township.KindConsult {
			fields = append(fields, widgets.NewField("会商层级", f.level, must))
		}
		fields = append(fields, widgets.NewField("事由", f.text, must), widgets.NewField("提出日期", f.on, must), widgets.NewField("提出人", f.by, must))
		f.text.SetText(c.Question)
		f.on.SetValue(string(c.Asked))
		f.by.SetText(c.AskedBy)
	} else {
		above = append(above, widgets.NewQuietProse(fmt.Sprintf("%s　%s　%s：%s", c.Asked, c.Level, c.AskedBy, shortened(c.Question, sideDescription))))
		fields = append(fields, widgets.NewField("答复", f.text, must), widgets.NewField("答复日期", f.on, must), widgets.NewField("答复人", f.by, must))
		f.text.SetText(c.Answer)
		f.on.SetValue(string(c.Answered))
		f.by.SetText(c.AnsweredBy)
	}
	f.level.SetValue(c.Level)
	f.form = widgets.NewForm(f.save, fields...)
	f.dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: stepWidth, First: f.text, Body: widgets.Stack(8, append(above, f.form)...),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

func (f *consultForm) save() {
	c := f.was
	said := "已登记" + c.Kind
	if c.ID == 0 {
		c.Level, c.Question, c.Asked, c.AskedBy = f.level.Value(), f.text.Text, township.Date(f.on.Value()), f.by.Text
	} else {
		c.Answer, c.Answered, c.AnsweredBy = f.text.Text, township.Date(f.on.Value()), f.by.Text
		said = "已登记" + c.Kind + "答复"
	}
	_, deed, err := f.page.screen.desk.SaveConsultation(context.Background(), c)
	if err != nil {
		fields := f.form.Fields()
		at := fields[len(fields)-1]
		if township.CodeOf(err) == township.CodeInvalid {
			at = fields[len(fields)-2] // the day: the others are asked for by themselves
		}
		at.SetProblem(township.Say(err))
		f.form.FocusWrong()
		f.dialog.Resize()
		return
	}
	f.dialog.Close()
	f.page.screen.host.Done(deed, said)
}

// consultations are what was asked of those above, each with its answer or a way to enter it.
func (p *issuePage) consultations() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, c := range p.file.Consultations {
		out = append(out, widgets.NewProse(joinFilled(string(c.Asked), c.Kind, c.Level, c.AskedBy)+"："+c.Question, look.ColorText, fyne.TextAlignLeading))
		word := "改答复…"
		if c.Answer == "" {
			word = "登记答复…"
			out = append(out, widgets.NewProse("还没有答复。", look.ColorWarning, fyne.TextAlignLeading))
		} else {
			out = append(out, widgets.NewQuietProse(joinFilled("答复", string(c.Answered), c.AnsweredBy)+"："+c.Answer))
		}
		out = append(out, widgets.Row(0, widgets.NewButton(word, nil, func() { p.answer(c) })))
	}
	if len(out) == 0 {
		return nil
	}
	return append([]fyne.CanvasObject{heading("会商、上报")}, out...)
}

// consultMenu offers to put the issue to those above.
func (p *issuePage) consultMenu() []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("提请会商…", func() { p.consult(township.KindConsult) }),
		fyne.NewMenuItem("上报县（区）…", func() { p.consult(township.KindEscalate) }),
	}
}
