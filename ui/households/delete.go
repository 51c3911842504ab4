package households

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Deleter moves to the bin what should never have been entered.
type Deleter interface {
	DeleteHousehold(ctx context.Context, id int64, reason string) (township.Deed, error)
	DeleteMember(ctx context.Context, id int64, reason string) (township.Deed, error)
}

// deleteReasons are offered; any other may be written.
var deleteReasons = []string{"误录", "重复", "不属于本镇"}

// deleteItems are the menu items that delete, last in their menu.
func (f *filePage) deleteItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{fyne.NewMenuItemSeparator()}
	if len(f.file.Members) > 1 {
		items = append(items, fyne.NewMenuItem("删除成员…", func() { f.askDeleteMember(0) }))
	}
	return append(items, fyne.NewMenuItem("删除这一户…", f.askDelete))
}

// deletion is the dialog that asks why, before anything is deleted.
type deletion struct {
	page   *filePage
	member *widgets.FilterSelect // nil for the whole household
	who    *widgets.Field        // around it
	reason *widgets.Entry
	field  *widgets.Field
	dialog *widgets.Dialog
}

// askDelete asks before the household is moved to the bin.
func (f *filePage) askDelete() {
	d := &deletion{page: f}
	d.open(fmt.Sprintf("删除%s？", homeOf(f.file.Row.Head)), "删除这一户",
		fmt.Sprintf("这一户的 %d 名成员、台账记录和其他内容一并移入回收站，可以在“记录 → 回收站”恢复。整户消亡或迁出不用删除，请办理整户注销。", len(f.file.Members)),
		func(ctx context.Context, reason string) (township.Deed, error) {
			return f.screen.desk.DeleteHousehold(ctx, f.id(), reason)
		})
}

// askDeleteMember asks which member is moved to the bin, and why; 0 leaves the member to be chosen.
func (f *filePage) askDeleteMember(member int64) {
	d := &deletion{page: f}
	var options []widgets.Option
	for _, m := range inFamilyOrder(f.file.Members) {
		options = append(options, widgets.Option{Value: fmt.Sprint(m.ID), Label: join(m.Get("name"), m.Get("relation"))})
	}
	d.member = widgets.NewDropDown("请选择成员", options, nil)
	if member != 0 {
		d.member.SetValue(fmt.Sprint(member))
	}
	d.open("删除成员？", "删除成员", "只用于误录、重复的人。死亡、嫁出、迁出的人请办理自然减少，不要删除。",
		func(ctx context.Context, reason string) (township.Deed, error) {
			return f.screen.desk.DeleteMember(ctx, number(d.member.Value()), reason)
		})
}

// open shows the dialog; what is refused is said in it, and what was typed stays.
func (d *deletion) open(title, word, body string, do func(ctx context.Context, reason string) (township.Deed, error)) {
	d.reason = widgets.NewTextEntry("例如：误录、重复")
	d.field = widgets.NewField("原因", d.reason, widgets.FieldOptions{Required: true})
	parts := []fyne.CanvasObject{widgets.NewProse(body, look.ColorText, fyne.TextAlignLeading)}
	if d.member != nil {
		d.who = widgets.NewField("成员", d.member, widgets.FieldOptions{Required: true})
		parts = append(parts, d.who)
	}
	chips := widgets.Row(6)
	for _, r := range deleteReasons {
		chips.Add(widgets.NewQuietButton(r, nil, func() { d.reason.SetText(r); d.field.Check() }))
	}
	parts = append(parts, d.field, chips)
	d.dialog = widgets.ShowDialog(d.page.screen.host.Window(), widgets.DialogOptions{
		Title: title, Body: widgets.Stack(10, parts...), Deed: word, Danger: true, First: d.reason,
		OnDeed: func() bool { return d.do(do) },
	})
}

// do deletes, or says beside the reason why not.
func (d *deletion) do(do func(ctx context.Context, reason string) (township.Deed, error)) bool {
	if !d.complete() {
		return false
	}
	deed, err := do(context.Background(), d.reason.Text)
	switch township.CodeOf(err) {
	case "":
		// The screens read anew when the dialog is gone.
		defer d.page.screen.host.Done(deed, "已"+deed.Title)
		d.dialog.Close()
		return true
	case township.CodeInternal:
		d.page.screen.host.Fail(err)
	default:
		d.refused(err)
	}
	return false
}

// complete says whether a member, if one is to be chosen, and a reason were given, and goes to what was not.
func (d *deletion) complete() bool {
	reasoned, chosen := d.field.Check(), true
	if d.who != nil && d.member.Value() == "" {
		d.who.SetProblem("请选择要删除的成员")
		chosen = false
	} else if d.who != nil {
		d.who.SetProblem("")
	}
	switch {
	case !chosen:
		d.page.screen.focus(d.member)
	case !reasoned:
		d.page.screen.focus(d.reason)
	}
	return chosen && reasoned
}

// refused says why nothing was deleted. A head must be followed by another first, which is offered.
func (d *deletion) refused(err error) {
	if change, ok := d.page.screen.deed("户主变更"); ok && d.headStays() {
		d.field.SetProblemWith(township.Say(err), "户主变更…", func() {
			d.dialog.Close()
			change.Do([]township.HouseholdRow{d.page.file.Row})
		})
		return
	}
	d.field.SetProblem(township.Say(err))
}

// headStays says whether the member who was chosen is the head of others.
func (d *deletion) headStays() bool {
	if d.member == nil {
		return false
	}
	people := township.PresentMembers(d.page.file.Members)
	head, ok := township.HeadOf(people)
	return ok && len(people) > 1 && d.member.Value() == fmt.Sprint(head.ID)
}
