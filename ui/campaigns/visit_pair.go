package campaigns

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// pairDialog chooses the two who visit the chosen households.
type pairDialog struct {
	page          *visitPage
	visits        []*township.PlannedVisit
	first, second *widgets.FilterSelect
	secondField   *widgets.Field
	form          *widgets.Form
	said          *widgets.Prose
	dialog        *widgets.Dialog
}

// askPair opens the dialog for the chosen households.
func (p *visitPage) askPair() {
	visits := p.chosenVisits()
	if len(visits) == 0 || p.campaign.Closed != "" {
		return
	}
	d := &pairDialog{page: p, visits: visits, said: widgets.NewProse("", look.ColorText, fyne.TextAlignLeading)}
	options := p.checkerOptions()
	d.first = widgets.NewDropDown("请选择", options, func(string) { d.preview() })
	d.second = widgets.NewDropDown("请选择", options, func(string) { d.preview() })
	if m := p.plan.Person(visits[0].First); m != nil && m.MayVisit(&township.HouseholdRow{}) == "" {
		d.first.SetValue(keyOf(m.ID))
	}
	if m := p.plan.Person(visits[0].Second); m != nil && m.MayVisit(&township.HouseholdRow{}) == "" {
		d.second.SetValue(keyOf(m.ID))
	}
	d.secondField = widgets.NewField("同行核查员", d.second, widgets.FieldOptions{Required: true, Validate: func(string) error {
		if d.second.Value() == d.first.Value() {
			return township.Errorf(township.CodeInvalid, "两名核查员是同一人，请换一人")
		}
		return nil
	}})
	d.form = widgets.NewForm(d.save, widgets.NewField("核查员", d.first, widgets.FieldOptions{Required: true}), d.secondField)
	parts := []fyne.CanvasObject{d.form, d.said}
	if text := p.unfitText(); text != "" {
		parts = append(parts, widgets.NewQuietProse(text))
	}
	d.dialog = widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: fmt.Sprintf("指定核查员：%d 户", len(visits)), Deed: "指定", Width: 520, First: d.first,
		Body:   widgets.Stack(10, parts...),
		OnDeed: func() bool { d.form.Submit(); return false },
	})
	d.preview()
}

// checkerOptions are the people who may go, with how many households each has.
func (p *visitPage) checkerOptions() []widgets.Option {
	n := map[int64]int{}
	for i := range p.plan.Visits {
		n[p.plan.Visits[i].First]++
		n[p.plan.Visits[i].Second]++
	}
	var out []widgets.Option
	for _, m := range p.plan.Staff {
		if m.MayVisit(&township.HouseholdRow{}) == "" {
			out = append(out, widgets.Option{Value: keyOf(m.ID), Label: fmt.Sprintf("%s　现有 %d户", m.Named(), n[m.ID])})
		}
	}
	return out
}

// unfitText names the checkers who may not go, with the reason; “” for none.
func (p *visitPage) unfitText() string {
	var out []string
	for _, m := range p.plan.Staff {
		if why := m.Unfit(); m.Is(township.RoleChecker) && why != "" {
			out = append(out, m.Name+"（"+strings.TrimSuffix(why, "，不能上岗")+"）")
		}
	}
	switch {
	case len(out) > 0:
		return "不能选的核查员：" + firstFew(out) + "。"
	case len(p.checkerOptions()) == 0:
		return "人员里还没有核查员。"
	}
	return ""
}

// split parts the households that the chosen pair may visit from those that one of them helps.
func (d *pairDialog) split() (may, helped []*township.PlannedVisit, who []string) {
	for _, v := range d.visits {
		barred := false
		for _, id := range []int64{idIn(d.first.Value()), idIn(d.second.Value())} {
			if m := d.page.plan.Person(id); m != nil && m.Helps(v.Row) {
				barred = true
				if !slices.Contains(who, m.Name) {
					who = append(who, m.Name)
				}
			}
		}
		if barred {
			helped = append(helped, v)
		} else {
			may = append(may, v)
		}
	}
	return may, helped, who
}

// preview says which households the two may not visit.
func (d *pairDialog) preview() {
	may, helped, who := d.split()
	text, ink := fmt.Sprintf("%d 户由这两人走访。", len(may)), look.ColorText
	if len(helped) > 0 {
		names := make([]string, len(helped))
		for i, v := range helped {
			names[i] = v.Row.Named()
		}
		text = fmt.Sprintf("%s是其中 %d 户的帮扶责任人，不能核查自己帮扶的户：%s。这 %d 户不改，其余 %d 户由这两人走访。", strings.Join(who, "、"), len(helped), firstFew(names), len(helped), len(may))
		ink = look.ColorWarning
	}
	d.said.Set(text, ink)
	if d.dialog != nil {
		d.dialog.EnableDeed(len(may) > 0)
		d.dialog.Resize()
	}
}

func (d *pairDialog) save() {
	may, _, _ := d.split()
	var list []township.Assignment
	for _, v := range may {
		list = append(list, township.Assignment{Household: v.Row.ID, First: idIn(d.first.Value()), Second: idIn(d.second.Value())})
	}
	deed, err := d.page.screen.desk.SaveAssignments(context.Background(), d.page.campaign.ID, list)
	if refused(err) {
		d.secondField.SetProblem(township.Say(err))
		d.dialog.Resize()
		return
	}
	d.dialog.Close()
	d.page.table.ClearTicks()
	d.page.screen.done(deed, err, fmt.Sprintf("%d 户已指定给%s", len(list), d.page.plan.Pair(idIn(d.first.Value()), idIn(d.second.Value()))))
}
