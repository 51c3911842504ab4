package notices

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// sheet is a short form in a dialog; what the archive refuses stands beside its field, and what was typed stays.
type sheet struct {
	screen *Screen
	fields map[string]*widgets.Field // by the key of the record
	first  string                    // field that says what is refused of the whole
	form   *widgets.Form
	dialog *widgets.Dialog
}

// settle closes the form over a deed that was done, or says what stands in its way.
func (f *sheet) settle(deed township.Deed, err error, text string) {
	switch township.CodeOf(err) {
	case "":
		f.dialog.Close()
		f.screen.done(deed, text)
	case township.CodeInvalid, township.CodeConflict, township.CodeNotFound:
		field, ok := f.fields[township.FieldOf(err)]
		if !ok {
			field = f.fields[f.first]
		}
		field.SetProblem(township.Say(err))
		f.form.FocusWrong()
		f.dialog.Resize()
	default:
		f.screen.host.Fail(err)
	}
}

// show opens the form in a dialog.
func (f *sheet) show(title, deed string, first fyne.Focusable, parts ...fyne.CanvasObject) {
	f.dialog = widgets.ShowDialog(f.screen.host.Window(), widgets.DialogOptions{
		Title: title, Deed: deed, Width: 520, First: first, Body: widgets.Stack(10, parts...),
		OnDeed: func() bool { f.form.Submit(); return false }, Typed: f.form.Typed(),
	})
}

// dateEntry is an entry for a day that is not after today.
func (s *Screen) dateEntry(value township.Date) *widgets.DateEntry {
	e := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	e.NotAfter = string(s.host.Today())
	e.SetValue(string(value))
	return e
}

// noticeForm is the form of a notice.
type noticeForm struct {
	sheet
	was      township.Notice
	villages *widgets.MultiSelect  // of new ones
	village  *widgets.FilterSelect // of one that is there
	kind     *widgets.FilterSelect
	subject  *widgets.Entry
	posted   *widgets.DateEntry
	days     *widgets.NumberEntry
	place    *widgets.Entry
	remark   *widgets.Entry
	period   *widgets.Prose
}

// fresh is a notice that is posted today.
func (s *Screen) fresh(subject string) township.Notice {
	return township.Notice{Kind: township.NoticeHearing, Subject: subject, Posted: s.host.Today(), Days: township.NoticeHearing.Days()}
}

// edit opens the form of a notice; one without an ID is new, for the villages of these names.
func (s *Screen) edit(n township.Notice, villages ...string) {
	f := &noticeForm{sheet: sheet{screen: s, first: "subject"}, was: n}
	f.build(villages)
	f.judge()
	title, deed := "登记公示", "登记"
	first := fyne.Focusable(f.villages)
	if n.ID != 0 {
		title, deed, first = "修改公示", "保存", f.subject
	} else if len(villages) > 0 {
		first = f.place
	}
	f.show(title, deed, first, f.form, f.period)
}

func (f *noticeForm) build(villages []string) {
	s, n := f.screen, &f.was
	var options []widgets.Option
	var chosen []string
	for _, v := range s.villages {
		id := strconv.FormatInt(v.ID, 10)
		options = append(options, widgets.Option{Value: id, Label: v.Name})
		for _, name := range villages {
			if name == v.Name {
				chosen = append(chosen, id)
			}
		}
	}
	changed := func(string) { f.judge() }
	f.villages = widgets.NewMultiSelect("请选择，可以选几个村", options)
	f.villages.SetValues(chosen)
	f.villages.OnChanged = func([]string) { f.judge() }
	f.village = widgets.NewDropDown("请选择", options, changed)
	f.village.SetValue(strconv.FormatInt(n.VillageID, 10))
	f.kind = widgets.NewDropDown("请选择", widgets.PlainOptions(string(township.NoticeHearing), string(township.NoticeDecision)), func(string) { f.kindChanged() })
	f.kind.SetValue(string(n.Kind))
	f.subject, f.place, f.remark = widgets.NewTextEntry("例如 四本台账公示上墙名单"), widgets.NewTextEntry("例如 村务公开栏"), widgets.NewTextEntry("")
	f.subject.SetText(n.Subject)
	f.place.SetText(n.Place)
	f.remark.SetText(n.Remark)
	f.posted = s.dateEntry(n.Posted)
	f.days = widgets.NewNumberEntry(0)
	f.days.SetDigits(strconv.Itoa(n.Days))
	f.period = widgets.NewProse("", look.ColorText, fyne.TextAlignLeading)
	f.subject.OnChanged, f.days.OnChanged, f.posted.OnDate = changed, changed, changed
	f.fields = map[string]*widgets.Field{
		"kind":      widgets.NewField("类别", f.kind, widgets.FieldOptions{Required: true}),
		"subject":   widgets.NewField("公示内容", f.subject, widgets.FieldOptions{Required: true}),
		"posted_on": widgets.NewField("张贴日期", f.posted, widgets.FieldOptions{Required: true}),
		"days":      widgets.NewField("天数", f.days, widgets.FieldOptions{Required: true}),
		"place":     widgets.NewField("张贴地点", f.place, widgets.FieldOptions{}),
		"remark":    widgets.NewField("备注", f.remark, widgets.FieldOptions{}),
	}
	where := widgets.NewField("村", f.villages, widgets.FieldOptions{Required: true, Lacking: "请选择张贴的村"})
	if n.ID != 0 {
		where = widgets.NewField("村", f.village, widgets.FieldOptions{Required: true})
	}
	f.fields["village_id"] = where
	f.form = widgets.NewForm(f.save, where, f.fields["kind"], f.fields["subject"], f.fields["posted_on"], f.fields["days"], f.fields["place"], f.fields["remark"])
}

// kindChanged fills in the days of the kind.
func (f *noticeForm) kindChanged() {
	f.days.SetDigits(strconv.Itoa(township.NoticeKind(f.kind.Value()).Days()))
	f.judge()
}

// notice is what the form says.
func (f *noticeForm) notice() township.Notice {
	n := f.was
	n.Kind, n.Subject, n.Posted, n.Place, n.Remark = township.NoticeKind(f.kind.Value()), f.subject.Text, township.Date(f.posted.Value()), f.place.Text, f.remark.Text
	n.Days, _ = strconv.Atoi(f.days.Digits())
	if n.ID != 0 {
		n.VillageID, _ = strconv.ParseInt(f.village.Value(), 10, 64)
	}
	n.Tidy()
	return n
}

// places are the villages that are chosen for new notices.
func (f *noticeForm) places() []int64 {
	var out []int64
	for _, v := range f.villages.Values() {
		id, _ := strconv.ParseInt(v, 10, 64)
		out = append(out, id)
	}
	return out
}

// judge says while one types until when the notice hangs, and whether one like it hangs already.
func (f *noticeForm) judge() {
	n := f.notice()
	text, ink := "", look.ColorText
	if n.Days <= 90 {
		text = n.Period()
	}
	places := f.places()
	if n.ID != 0 {
		places = []int64{n.VillageID}
	}
	var like []township.Notice
	for _, v := range places {
		one := n
		one.VillageID = v
		like = append(like, one.Like(f.screen.all)...)
	}
	if twice := township.LikeText(like); twice != "" && n.Subject != "" {
		text, ink = strings.TrimPrefix(text+"\n"+twice, "\n"), look.ColorWarning
	}
	f.period.Set(text, ink)
	if f.dialog != nil {
		f.dialog.Resize()
	}
}

func (f *noticeForm) save() {
	n := f.notice()
	places := f.places()
	deed, err := f.screen.desk.SaveNotice(context.Background(), n, places)
	text := "已修改" + string(n.Kind)
	if n.ID == 0 {
		text = fmt.Sprintf("已登记%s：%d个村", n.Kind, len(places))
	}
	f.settle(deed, err, text)
}
