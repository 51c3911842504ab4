package changes

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// happening asks for the day, the way and more words.
type happening struct {
	on, way, reason *widgets.Field
	date            *widgets.DateEntry
	choice          *widgets.FilterSelect
	words           *widgets.Entry
	form            *widgets.Form
}

// newHappening makes the entries for a kind; changed is told when the way was chosen. A kind of one way does not ask.
func (d *deedDialog) newHappening(kind township.EventKind, changed func()) *happening {
	h := &happening{}
	ways := kind.Ways(d.words)
	h.date = widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	h.date.NotAfter = string(d.screen.host.Today())
	h.date.OnDate = func(string) {
		if changed != nil {
			changed()
		}
	}
	h.words = widgets.NewTextEntry("可不填；会印在情况表上")
	h.choice = widgets.NewDropDown("请选择", widgets.PlainOptions(ways...), func(string) {
		if changed != nil {
			changed()
		}
	})
	h.on = widgets.NewField("发生日期", h.date, widgets.FieldOptions{Required: true, Hint: "事情发生的那一天，不是登记的日期"})
	h.reason = widgets.NewField("说明", h.words, widgets.FieldOptions{})
	fields := []*widgets.Field{h.on, h.reason}
	if len(ways) > 1 {
		h.way = widgets.NewField("变动原因", h.choice, widgets.FieldOptions{Required: true})
		fields = []*widgets.Field{h.way, h.on, h.reason}
		d.first = h.choice
	} else {
		h.choice.SetValue(ways[0])
		d.first = h.date
	}
	h.form = widgets.NewForm(d.submit, fields...)
	d.followForm(h.form)
	h.words.OnEnter(func() {
		if d.next == nil || !d.screen.focusOn(d.next()) {
			d.submit()
		}
	})
	return h
}

func (h *happening) content() fyne.CanvasObject { return h.form }

// value is what was typed: a date that is none stays as it was typed, so that the sentence can name it.
func (h *happening) value() township.Happening {
	on := h.date.Value()
	if on == "" {
		on = h.date.Text
	}
	return township.Happening{On: township.Date(on), Way: h.choice.Value(), Reason: h.words.Text}
}

func (h *happening) tell(p township.EventProblems) fyne.Focusable {
	h.on.SetProblem(p.Of(township.EntryOn, 0))
	h.reason.SetProblem(p.Of(township.EntryReason, 0))
	if h.way != nil {
		h.way.SetProblem(p.Of(township.EntryWay, 0))
	}
	return firstWrong(h.form.Fields()...)
}

// firstWrong is the entry of the first field that shows a problem, nil for none.
func firstWrong(fields ...*widgets.Field) fyne.Focusable {
	for _, f := range fields {
		if f.Problem() != "" {
			return f.Input()
		}
	}
	return nil
}
