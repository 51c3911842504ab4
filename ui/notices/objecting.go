package notices

import (
	"context"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// required is a field that must be filled.
func required(label string, in widgets.Input) *widgets.Field {
	return widgets.NewField(label, in, widgets.FieldOptions{Required: true})
}

// raise asks for an objection to a notice.
func (s *Screen) raise(n township.Notice) {
	f := &sheet{screen: s, first: "raised_on"}
	day, by, text := s.dateEntry(s.host.Today()), widgets.NewTextEntry("不愿留名的写“匿名”"), widgets.NewParagraphEntry("", 3)
	f.fields = map[string]*widgets.Field{"raised_on": required("提出日期", day), "raised_by": required("提出人", by), "text": required("异议内容", text)}
	f.form = widgets.NewForm(func() {
		deed, err := s.desk.RaiseObjection(context.Background(), township.Objection{Notice: n.ID, Raised: township.Date(day.Value()), By: by.Text, Text: text.Text})
		f.settle(deed, err, "已登记异议，"+string(n.Kind)+"期停计，答复以后接着计")
	}, f.fields["raised_on"], f.fields["raised_by"], f.fields["text"])
	f.show("登记异议", "登记", by, widgets.NewQuietProse(n.Named()+"。"+n.Period()), f.form)
}

// answer asks for the answer to an objection; where several are open, the clerk says to which.
func (s *Screen) answer(n township.Notice) {
	open := n.OpenObjections()
	if len(open) == 0 {
		return
	}
	var options []widgets.Option
	for _, o := range open {
		options = append(options, widgets.Option{Value: strconv.FormatInt(o.ID, 10), Label: o.By + "：" + township.Shorten(o.Text)})
	}
	which := widgets.NewDropDown("请选择", options, nil)
	which.SetValue(options[0].Value)
	f := &sheet{screen: s, first: "answered_on"}
	day, by, text := s.dateEntry(s.host.Today()), widgets.NewTextEntry(""), widgets.NewParagraphEntry("", 3)
	f.fields = map[string]*widgets.Field{"answered_on": required("答复日期", day), "answered_by": required("答复人", by), "answer": required("答复内容", text)}
	fields := []*widgets.Field{f.fields["answered_on"], f.fields["answered_by"], f.fields["answer"]}
	if len(open) > 1 {
		fields = append([]*widgets.Field{required("异议", which)}, fields...)
	}
	f.form = widgets.NewForm(func() {
		id, _ := strconv.ParseInt(which.Value(), 10, 64)
		a := township.Objection{ID: id, Answered: township.Date(day.Value()), Answer: text.Text, AnsweredBy: by.Text}
		deed, err := s.desk.AnswerObjection(context.Background(), a)
		f.settle(deed, err, "已答复异议")
	}, fields...)
	about := n.Named()
	if len(open) == 1 {
		about += fmt.Sprintf("。%s %s：%s", open[0].Raised, open[0].By, open[0].Text)
	}
	f.show("答复异议", "答复", by, widgets.NewQuietProse(about), f.form)
}

// end asks on which day the selected notices that hang were taken down.
func (s *Screen) end() {
	var ids []int64
	var about string
	for _, n := range s.table.Selected() {
		if n.Ended == "" {
			ids, about = append(ids, n.ID), n.Named()+"。"+n.Period()
		}
	}
	if len(ids) == 0 {
		return
	}
	if len(ids) > 1 {
		about = fmt.Sprintf("选中的%d条一起结束，都要已经期满。", len(ids))
	}
	f := &sheet{screen: s, first: "ended_on"}
	day, remark := s.dateEntry(s.host.Today()), widgets.NewTextEntry("例如 公示期内无异议")
	f.fields = map[string]*widgets.Field{"ended_on": required("结束日期", day), "remark": widgets.NewField("备注", remark, widgets.FieldOptions{})}
	f.form = widgets.NewForm(func() {
		deed, err := s.desk.EndNotices(context.Background(), ids, township.Date(day.Value()), remark.Text)
		f.settle(deed, err, fmt.Sprintf("已结束公示：%d条", len(ids)))
	}, f.fields["ended_on"], f.fields["remark"])
	f.show("结束公示", "结束公示", fyne.Focusable(day), widgets.NewQuietProse(about), f.form)
}
