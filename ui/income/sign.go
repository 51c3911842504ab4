package income

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// askSignature asks who signed sheets, and when; then is called once they are signed. For several sheets the head of each
// household is the signer.
func (s *Screen) askSignature(ids []int64, head string, then func()) {
	on := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	on.NotAfter = string(s.host.Today())
	on.SetValue(string(s.host.Today()))
	signer, proxy, reason := widgets.NewTextEntry("户主"), widgets.NewTextEntry("没有就空着"), widgets.NewTextEntry("例如：户主外出务工，电话确认")
	fields := []*widgets.Field{widgets.NewField("签字日期", on, widgets.FieldOptions{Required: true})}
	if len(ids) == 1 {
		signer.SetText(head)
		fields = append(fields, widgets.NewField("签字人", signer, widgets.FieldOptions{}))
	}
	fields = append(fields, widgets.NewField("代签人", proxy, widgets.FieldOptions{}), widgets.NewField("代签原因", reason, widgets.FieldOptions{}))
	var dialog *widgets.Dialog
	var form *widgets.Form
	form = widgets.NewForm(func() {
		g := township.Signature{On: township.Date(on.Value()), Proxy: township.Clean(proxy.Text), ProxyReason: township.Clean(reason.Text)}
		if g.Proxy == "" && len(ids) == 1 {
			g.Signer = township.Clean(signer.Text)
		}
		if err := validNames(g, s.host.Today()); err != nil {
			refuse(fields[len(fields)-1], form, dialog, township.Say(err))
			return
		}
		deed, err := s.desk.SignIncome(context.Background(), ids, g)
		if err != nil { // the day is before that on which a sheet was worked out, or a sheet is no longer to be signed
			refuse(fields[0], form, dialog, township.Say(err))
			return
		}
		dialog.Close()
		s.host.Done(deed, fmt.Sprintf("已登记签字 %d 张", len(ids)))
		then()
	}, fields...)
	dialog = widgets.ShowDialog(s.host.Window(), widgets.DialogOptions{
		Title: "登记签字", Deed: fmt.Sprintf("登记 %d 张", len(ids)), First: on,
		Body:   widgets.Stack(10, widgets.NewProse(lockText(len(ids)), look.ColorQuiet, fyne.TextAlignLeading), form),
		OnDeed: func() bool { form.Submit(); return false }, Typed: form.Typed(),
	})
}

// validNames says what is missing of the names of a signature, whose day its own field has looked at; without any it is the head's.
func validNames(g township.Signature, today township.Date) error {
	if g.Signer == "" && g.Proxy == "" && g.ProxyReason == "" {
		return nil
	}
	return g.Validate(today, "")
}

// refuse says beside a field of a dialog what is wrong, and goes there; what was typed stays.
func refuse(field *widgets.Field, form *widgets.Form, dialog *widgets.Dialog, problem string) {
	field.SetProblem(problem)
	form.FocusWrong()
	dialog.Resize()
}

func lockText(n int) string {
	if n == 1 {
		return "签字以后这张表就锁定，要改得另开新版。"
	}
	return fmt.Sprintf("%d 张表，签字人是各户户主；签字以后都锁定，要改得另开新版。", n)
}
