package households

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// noon is the moment from which the calendar of a date reads its day.
type noon = time.Time

func noonOf(day township.Date) noon {
	t, _ := day.Time(time.Local)
	return t.Add(12 * time.Hour)
}

// form is a page on which one record, or a household with its head, is filled in. What is typed is kept as a draft
// until it is saved or dropped on purpose.
type form struct {
	screen       *Screen
	page         *widgets.Page
	body         *scrollBody
	chain        *widgets.Form
	parts        []*formPart
	vocabularies township.Vocabularies
	villages     []widgets.Option
	mayHead      bool            // the person can be the head of his household
	head         township.Record // of the household that a member is in or comes to

	key     string // of its draft
	title   string
	subject string // whose form it is, in the question about its draft: 张三户
	house   township.HouseholdRow
	save    func() (township.Saved, error)
	saved   func(township.Saved) // shows what was saved
	notice  []fyne.CanvasObject  // the line below the title while nothing is wrong
	kept    *widgets.Text        // when the draft was kept last
	keeper  *widgets.Keeper
	filling bool // the program writes, not the clerk
}

// formHint stands at the foot of a form.
const formHint = "Enter 到下一项　Ctrl+S 保存　Esc 返回　↓ 打开选项"

func newForm(s *Screen, key, title string) *form {
	f := &form{screen: s, key: key, title: title, page: widgets.NewPage(title)}
	f.keeper = f.newKeeper()
	f.body = newScrollBody()
	f.body.onStep = func(int) {}
	f.kept = widgets.NewQuiet("")
	f.page.OnBack = func() { f.leave(func() {}) }
	f.page.SetDeeds(
		widgets.NewButton("取消　Esc", nil, f.page.OnBack),
		widgets.NewPrimary("保存　Ctrl+S", look.Icon(look.IconCheck), f.submit),
	)
	f.page.SetBody(f.body)
	f.page.SetFooter([]fyne.CanvasObject{widgets.NewQuiet(formHint)}, []fyne.CanvasObject{f.kept})
	return f
}

// formCard is a card of a form: fields, and what is only shown.
type formCard struct {
	title  string
	fields []*widgets.Field
	shown  fyne.CanvasObject // below the fields; may be nil
}

// lay puts the cards onto the page.
func (f *form) lay(cards ...formCard) {
	groups := make([][]*widgets.Field, len(cards))
	for i, c := range cards {
		groups[i] = c.fields
	}
	f.chain = widgets.NewFormOf(f.submit, groups...)
	f.chain.OnWrong = f.tellWrong
	objects := make([]fyne.CanvasObject, len(cards))
	for i, c := range cards {
		group := f.chain.Groups()[i]
		group.OnResized = f.body.settle
		content := fyne.CanvasObject(group)
		switch {
		case len(c.fields) == 0:
			content = c.shown
		case c.shown != nil:
			content = widgets.Stack(8, group, c.shown)
		}
		objects[i] = widgets.NewCard(c.title, content)
	}
	f.body.set(widgets.OverEntries(f.body.scroll, newFormColumns(objects...)))
	f.page.SetFilters(f.notice...)
}

// reach brings a field into view when the keyboard comes into it.
func (f *form) reach(field *formField) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(field.field).Y - driver.AbsolutePositionForObject(f.body.scroll.Content).Y
	bottom := top + field.field.Size().Height
	at, view, margin := f.body.scroll.Offset, f.body.scroll.Size().Height, look.Scaled(cardGap)
	switch {
	case view <= 0:
	case top-margin < at.Y:
		at.Y = max(0, top-3*margin)
		f.body.scroll.ScrollToOffset(at)
	case bottom+margin > at.Y+view:
		at.Y = bottom + 3*margin - view
		f.body.scroll.ScrollToOffset(at)
	}
}

// noted notes that a masked number is shown.
func (f *form) noted(field *formField) bool {
	about := field.part.about
	return f.screen.noted(township.Reveal{Household: f.house.ID, Record: about, Field: field.meta.Label})
}

// changed are the fields that say something else than the archive.
func (f *form) changed() []*formField {
	var out []*formField
	for _, p := range f.parts {
		out = append(out, p.changed()...)
	}
	return out
}

// touched is told of every change that the clerk makes.
func (f *form) touched(field *formField) {
	if f.filling {
		return
	}
	if field.options != nil {
		field.field.Check()
	}
	field.part.typed(field)
	f.keeper.Later()
}

// submit saves, and shows what was saved.
func (f *form) submit() { f.store(func(saved township.Saved) { f.saved(saved) }) }

// store saves the form and then goes on; what is refused is said beside its fields, and the form stays.
func (f *form) store(then func(township.Saved)) {
	if !f.chain.Check() {
		f.tellWrong()
		return
	}
	saved, err := f.save()
	var refused *township.FormError
	switch {
	case errors.As(err, &refused):
		f.refuse(refused.Faults)
		return
	case err != nil:
		f.screen.host.Fail(err)
		return
	}
	f.keeper.Drop()
	f.screen.closeForm()
	f.screen.host.Done(saved.Deed, savedText(saved))
	then(saved)
}

// savedText says what was saved, and what is still to come.
func savedText(saved township.Saved) string {
	text := "没有改动，不用保存。"
	if saved.Deed.ID != 0 {
		text = "已保存：" + saved.Deed.Title
	}
	if n := len(saved.Missing); n > 0 {
		text += fmt.Sprintf("（仍缺 %d 项）", n)
	}
	return text
}

// refuse shows each fault beside its field.
func (f *form) refuse(faults []township.FieldFault) {
	for _, fault := range faults {
		for _, p := range f.parts {
			if field := p.byKey[fault.Field]; p.entity == fault.Entity && field != nil {
				field.refuse(fault)
			}
		}
	}
	f.tellWrong()
}

// mostWrong is how many fields are named in one line; it holds the longest labels.
const mostWrong = 5

// someNames are the first of the names, as many as one line holds.
func someNames(names []string) string {
	if len(names) > mostWrong {
		return strings.Join(names[:mostWrong], "、") + "等"
	}
	return strings.Join(names, "、")
}

// tellWrong names the wrong fields below the title, and goes to the first of them.
func (f *form) tellWrong() {
	f.findHolders()
	var names []string
	for _, field := range f.chain.Fields() {
		if field.Problem() != "" {
			names = append(names, field.Label())
		}
	}
	mark := widgets.NewBold(fmt.Sprintf("没有保存：有 %d 项要改正", len(names)))
	mark.Color = theme.ColorNameError
	f.page.SetFilters(mark, widgets.NewQuiet(someNames(names)))
	f.chain.FocusWrong()
}

// leave goes on once nothing that was typed can be lost: at once, or after asking.
func (f *form) leave(then func()) {
	changed := f.changed()
	if len(changed) == 0 {
		f.discard()
		then()
		return
	}
	names := make([]string, len(changed))
	for i, c := range changed {
		names[i] = c.field.Label()
	}
	body := fmt.Sprintf("%s有 %d 项没有保存：%s。", f.subject, len(changed), widgets.ShortName(strings.Join(names, "、"), ""))
	var question *widgets.Dialog
	question = widgets.ShowDialog(f.screen.host.Window(), widgets.DialogOptions{
		Title: "要保存填写的内容吗？", Body: widgets.NewProse(body, look.ColorText, fyne.TextAlignLeading),
		Deed: "保存", Cancel: "继续填写", Other: "不保存",
		OnDeed:  func() bool { question.Close(); f.store(func(township.Saved) { then() }); return true },
		OnOther: func() { f.discard(); then() },
	})
}

// discard closes the form without saving it.
func (f *form) discard() {
	f.keeper.Drop()
	f.screen.closeForm()
}

// words are the options of a field.
func (f *form) words(meta township.Field) []widgets.Option {
	switch {
	case meta.Kind == township.YesNoField:
		return widgets.PlainOptions("是", "否")
	case meta.Key == "village_id":
		return f.villages
	}
	return widgets.PlainOptions(f.vocabularies.Of(meta.Vocabulary).Values()...)
}

// readOffers reads what the form offers.
func (f *form) readOffers() error {
	ctx := context.Background()
	var err error
	if f.vocabularies, err = f.screen.desk.Vocabularies(ctx); err != nil {
		return err
	}
	villages, err := f.screen.desk.Villages(ctx)
	for _, v := range villages {
		f.villages = append(f.villages, widgets.Option{Value: fmt.Sprint(v.ID), Label: v.Name})
	}
	return err
}
