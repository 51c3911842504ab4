package helpers

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// planLine is a household in the preview of an assignment.
type planLine struct{ township.HelperChange }

// assignDialog gives households to a helper, as one deed: somebody of the roster, or somebody new.
type assignDialog struct {
	screen *Screen
	rows   []township.HouseholdRow
	place  string // the village for the title of the deed
	scope  *scope // nil for a selection
	picker *picker
	fresh  *helperForm
	left   *fyne.Container // picker, or the form of somebody new
	turn   *widgets.Button // from one to the other
	plan   *widgets.Table[*planLine]
	said   *widgets.Prose
	adding bool
	dialog *widgets.Dialog
}

// Assign opens the dialog 「指定帮扶责任人」 for households; the screen 农户 uses it too.
func (s *Screen) Assign(rows []township.HouseholdRow) {
	if len(rows) > 0 && s.load() {
		s.newAssign(rows, nil).show()
	}
}

// Assignable says whether households can be given to a helper: those that are no more cannot.
func Assignable(rows []township.HouseholdRow) bool {
	for _, r := range rows {
		if r.Closed != "" {
			return false
		}
	}
	return true
}

func (s *Screen) newAssign(rows []township.HouseholdRow, among *scope) *assignDialog {
	d := &assignDialog{screen: s, rows: rows, scope: among}
	c := s.host.Window().Canvas()
	d.picker = newPicker(c, s.lines, township.HelperKey{}, d.preview)
	d.fresh = newHelperForm(township.Helper{}, d.submit)
	for _, e := range []*widgets.Entry{d.fresh.name, d.fresh.unit, d.fresh.phone} {
		e.OnChanged = func(string) { d.preview() }
	}
	d.turn = widgets.NewQuietButton("", look.Icon(look.IconAdd), d.turnOver)
	d.left = container.New(turnLayout{}, d.picker.content, d.fresh.form)
	d.plan = widgets.NewTable(func(r *planLine) string { return strconv.FormatInt(r.Household.ID, 10) }, planColumns()...)
	d.plan.Empty = func() fyne.CanvasObject { return widgets.NewEmptyState(nil, "没有要指定的户。", "", nil) }
	d.said = widgets.NewQuietProse("")
	if among != nil {
		among.changed = d.scoped
		d.rows, d.place = among.rows(s.list), among.place()
	}
	return d
}

func (d *assignDialog) show() {
	c := d.screen.host.Window().Canvas()
	less, parts := float32(0), []fyne.CanvasObject{}
	if d.scope != nil {
		less = 44
		parts = append(parts, d.scope.content)
	}
	list := container.New(listLayout{canvas: c, less: less - 32}, d.plan)
	left := widgets.FixedWidth(pickerWidth, widgets.Stack(4, d.left, widgets.Row(0, d.turn, widgets.Spacer())))
	parts = append(parts, widgets.Frame(nil, nil, left, nil, widgets.Inset(0, 12, widgets.Stack(6, list, d.said))))
	d.showLeft()
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: "指定帮扶责任人", Deed: "指定", Width: widthIn(c, dialogWidth), First: d.first(), Body: widgets.Stack(10, parts...),
		OnDeed: func() bool { d.submit(); return false },
	})
	d.preview()
}

// first is where the keyboard begins: the village where one is to be chosen, else the search.
func (d *assignDialog) first() fyne.Focusable {
	if d.scope != nil {
		return d.scope.village
	}
	return d.picker.search
}

func planColumns() []widgets.Column[*planLine] {
	text := func(key, label string, width float32, text func(*planLine) string) widgets.Column[*planLine] {
		return widgets.Column[*planLine]{Key: key, Label: label, Width: width, Text: text}
	}
	to := text("to", "改为", 120, func(r *planLine) string {
		switch {
		case r.To.Name == "":
			return ""
		case r.Same:
			return "不变"
		}
		return r.To.Name
	})
	to.Flex = true
	to.Ink = func(r *planLine) fyne.ThemeColorName {
		if r.Same {
			return look.ColorQuiet
		}
		return look.ColorText
	}
	return []widgets.Column[*planLine]{
		text("village", "村", 72, func(r *planLine) string { return r.Household.Village }),
		text("group", "组", 46, func(r *planLine) string { return r.Household.Group }),
		text("head", "户主", 80, func(r *planLine) string { return r.Household.Head }),
		text("from", "现在", 110, func(r *planLine) string { return widgets.OrDash(r.From.Name) }),
		to,
	}
}

// turnOver goes from the roster to the form of somebody new, and back.
func (d *assignDialog) turnOver() {
	d.adding = !d.adding
	if typed := d.picker.search.Text; d.adding && d.fresh.name.Text == "" && isName(typed) {
		d.fresh.name.SetText(typed)
	}
	d.showLeft()
	d.preview()
	if d.adding {
		d.screen.focus(d.fresh.name)
	} else {
		d.screen.focus(d.picker.search)
	}
}

// isName tells a name from the initials of one.
func isName(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

func (d *assignDialog) showLeft() {
	d.picker.content.Show()
	d.fresh.form.Hide()
	d.turn.SetText("名册里没有，新增一位")
	if d.adding {
		d.picker.content.Hide()
		d.fresh.form.Show()
		d.turn.SetText("从名册里选")
	}
	d.left.Refresh()
}

// scoped takes over another village.
func (d *assignDialog) scoped() {
	d.rows, d.place = d.scope.rows(d.screen.list), d.scope.place()
	d.preview()
}

// helper is who gets the households; its name is “” while nobody is chosen.
func (d *assignDialog) helper() township.HelperRow {
	if d.adding {
		return township.HelperRow{Helper: d.fresh.helper(township.Helper{})}
	}
	r, _ := d.picker.chosen()
	return r
}

// preview shows from whom to whom each household goes.
func (d *assignDialog) preview() {
	r := d.helper()
	changes := township.PlanHelper(d.rows, r.Helper)
	lines := make([]*planLine, len(changes))
	for i := range changes {
		if r.Name == "" {
			changes[i].Same = false
		}
		lines[i] = &planLine{changes[i]}
	}
	d.plan.SetRows(lines)
	said := planText(r, changes)
	if d.adding && r.Name == "" {
		said = "请在左边填写新的帮扶责任人。"
	}
	d.said.Set(said, "")
	if d.dialog != nil {
		d.dialog.EnableDeed(r.Name != "" && township.ChangedHelpers(changes) > 0)
	}
}

// planText says in a sentence what would be done.
func planText(r township.HelperRow, changes []township.HelperChange) string {
	n := township.ChangedHelpers(changes)
	switch {
	case len(changes) == 0:
		return "请先选择村。"
	case r.Name == "":
		return fmt.Sprintf("共 %d 户，请选一位帮扶责任人。", len(changes))
	case n == 0:
		return fmt.Sprintf("%d 户都已经是%s，不用指定。", len(changes), r.Called())
	}
	more := 0 // that are not his yet
	for _, c := range changes {
		if c.From != r.Key() {
			more++
		}
	}
	text := fmt.Sprintf("%d 户改为%s；他现有 %d 户，之后 %d 户。", n, r.Called(), r.Households(), r.Households()+more)
	if same := len(changes) - n; same > 0 {
		text += fmt.Sprintf("另 %d 户已经是他，不变。", same)
	}
	return text
}

// submit does the deed if somebody is chosen and everything is right.
func (d *assignDialog) submit() {
	r := d.helper()
	switch {
	case d.adding && !d.fresh.form.Check():
		d.fresh.form.FocusWrong()
		return
	case r.Name == "" || len(d.rows) == 0:
		return
	}
	a := township.HelperAssignment{Helper: r.ID, New: r.Helper, Place: d.place}
	for _, h := range d.rows {
		a.Households = append(a.Households, h.ID)
	}
	deed, err := d.screen.desk.AssignHelper(context.Background(), a)
	if d.adding && township.CodeOf(err) == township.CodeInvalid {
		d.fresh.nameField.SetProblem(township.Say(err))
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.Done(deed, fmt.Sprintf("%d 户已指定给%s", len(d.rows), r.Name))
}
