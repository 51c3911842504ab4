package households

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

// Measures of the dialog in designed units; it fits into the smallest window.
const (
	fieldEditWidth  = 680
	fieldEditHeight = 190
)

// fieldEdit is the dialog that changes one field of many households: which field, to what, and what would become of each
// household.
type fieldEdit struct {
	list  *listing
	ids   []int64
	words township.Vocabularies

	field *widgets.FilterSelect
	mode  *widgets.FilterSelect
	value *fieldValue
	form  *fyne.Container
	told  *widgets.Prose
	table *widgets.Table[*editLine]

	fieldField, modeField *widgets.Field

	dialog *widgets.Dialog
	plan   township.FieldEditPlan
	seen   township.FieldEdit // what the plan is of, as it was asked
}

// editLine is a row of the preview.
type editLine struct{ township.FieldEditLine }

// editField opens the dialog 「改字段」 for households.
func (l *listing) editField(rows []township.HouseholdRow) {
	if len(rows) == 0 {
		return
	}
	words, err := l.screen.desk.Vocabularies(context.Background())
	if err != nil {
		l.screen.host.Fail(err)
		return
	}
	newFieldEdit(l, rows, words)
}

func newFieldEdit(l *listing, rows []township.HouseholdRow, words township.Vocabularies) *fieldEdit {
	e := &fieldEdit{list: l, ids: idsOf(rows), words: words, form: widgets.Stack(8), told: widgets.NewQuietProse("")}
	e.field = widgets.NewDropDown("请选择要改的项目", fieldOptions(), func(string) { e.chooseField() })
	e.mode = widgets.NewDropDown("", nil, func(string) { e.lay(); e.preview() })
	e.fieldField = widgets.NewField("项目", e.field, widgets.FieldOptions{})
	e.modeField = widgets.NewField("方式", e.mode, widgets.FieldOptions{})
	e.table = e.newTable()
	e.lay() // the dialog begins with its keyboard in the first field
	e.dialog = widgets.ShowDialog(l.screen.host.Window(), widgets.DialogOptions{
		Title: fmt.Sprintf("改 %d 户的字段", len(rows)), Deed: "改字段", First: e.field, Width: fieldEditWidth,
		Body: widgets.Stack(10, e.form, e.told, widgets.FixedHeight(fieldEditHeight, e.table)), OnDeed: e.do,
	})
	e.preview()
	return e
}

// fieldOptions are the fields in the order of the form.
func fieldOptions() []widgets.Option {
	var out []widgets.Option
	for _, f := range township.BulkFields() {
		out = append(out, widgets.Option{Value: f.Key, Label: f.Label})
	}
	return out
}

// The ways to change a field that are no township.EditMode of their own.
const (
	modeReplace = "replace"
	modeEmpty   = "empty"
)

// modeOptions are the ways in which a field can be changed.
func modeOptions(f township.Field) []widgets.Option {
	out := []widgets.Option{{Value: modeReplace, Label: "改为"}}
	if f.Kind == township.WordsField {
		out = append(out, widgets.Option{Value: string(township.EditAdd), Label: "增加"}, widgets.Option{Value: string(township.EditRemove), Label: "去掉"})
	}
	return append(out, widgets.Option{Value: modeEmpty, Label: "清空"})
}

func (e *fieldEdit) newTable() *widgets.Table[*editLine] {
	quiet := func(l *editLine) fyne.ThemeColorName {
		if l.Refused != "" {
			return look.ColorError
		}
		if l.Same() {
			return look.ColorQuiet
		}
		return ""
	}
	column := func(key, label string, width float32, text func(*editLine) string) widgets.Column[*editLine] {
		return widgets.Column[*editLine]{Key: key, Label: label, Width: width, Text: text, Ink: quiet}
	}
	t := widgets.NewTable(func(l *editLine) string { return fmt.Sprint(l.Household) },
		column("where", "村组", 120, func(l *editLine) string { return l.Village + " " + l.Group }),
		column("head", "户主", 70, func(l *editLine) string { return l.Head }),
		column("old", "现在", 168, func(l *editLine) string { return l.Old }),
		column("new", "改为", 168, func(l *editLine) string { return l.New }),
		column("told", "结果", 134, outcome),
	)
	t.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(nil, "选好项目和内容，这里列出每一户会怎样改。", "", nil)
	}
	return t
}

// outcome says what becomes of a household.
func outcome(l *editLine) string {
	switch {
	case l.Refused != "":
		return "不改：" + l.Refused
	case l.Same():
		return "不变"
	case l.New == "":
		return "清空"
	}
	return "改"
}

// chooseField puts the input of the chosen field into the dialog.
func (e *fieldEdit) chooseField() {
	f := township.Households.Field(e.field.Value())
	if e.value = nil; f.Key != "" {
		e.value = newFieldValue(f, e.words, e.strays(f), e.list.screen.host.Today(), e.preview)
		e.mode.SetOptions(modeOptions(f))
		e.mode.SetValue(modeReplace)
	}
	e.lay()
	e.preview()
}

// strays are the words that the households have in a field of several beyond the office's list: the trial of emptying the
// field tells what stands there.
func (e *fieldEdit) strays(f township.Field) []string {
	if f.Kind != township.WordsField {
		return nil
	}
	plan, err := e.list.screen.desk.PlanFieldEdit(context.Background(), e.ids, township.FieldEdit{Field: f.Key})
	if err != nil {
		e.list.screen.host.Fail(err)
		return nil
	}
	known := e.words.Of(f.Vocabulary).Values()
	var out []string
	for _, l := range plan.Lines {
		for _, w := range township.SplitWords(l.Old) {
			if !slices.Contains(known, w) && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}

// lay shows the inputs that the field and the way of changing it need.
func (e *fieldEdit) lay() {
	e.form.Objects = []fyne.CanvasObject{e.fieldField}
	if e.value != nil {
		e.form.Add(e.modeField)
		if e.mode.Value() != modeEmpty {
			e.form.Add(e.value.field)
		}
	}
	e.form.Refresh()
}

// asked is the edit as the dialog stands.
func (e *fieldEdit) asked() township.FieldEdit {
	edit := township.FieldEdit{Field: e.field.Value(), Value: e.value.text()}
	switch mode := e.mode.Value(); mode {
	case modeReplace:
	case modeEmpty:
		edit.Value = ""
	default:
		edit.Mode = township.EditMode(mode)
	}
	return edit
}

// preview asks what the edit would do, and shows it.
func (e *fieldEdit) preview() {
	e.plan = township.FieldEditPlan{}
	if e.value == nil || e.mode.Value() != modeEmpty && strings.TrimSpace(e.value.text()) == "" {
		e.show("")
		return
	}
	e.seen = e.asked()
	plan, err := e.list.screen.desk.PlanFieldEdit(context.Background(), e.ids, e.seen)
	if err != nil {
		e.value.field.SetProblem(township.Say(err))
		e.show("")
		return
	}
	e.value.field.SetProblem("")
	e.plan = plan
	changed, same, refused := plan.Counts()
	text := fmt.Sprintf("改 %d 户，%d 户不变", changed, same)
	if refused > 0 {
		text += fmt.Sprintf("，%d 户不能改（原因见表）", refused)
	}
	e.show(text + "。可以一次撤销。")
}

// show puts the plan into the table and its deed onto the button.
func (e *fieldEdit) show(text string) {
	lines := make([]*editLine, len(e.plan.Lines))
	for i, l := range e.plan.Lines {
		lines[i] = &editLine{l}
	}
	e.table.SetRows(lines)
	e.told.Set(text, look.ColorQuiet)
	changed, _, _ := e.plan.Counts()
	e.dialog.EnableDeed(changed > 0)
	e.dialog.SetDeed("改字段")
	if changed > 0 {
		e.dialog.SetDeed(e.deed(changed))
	}
}

// deed is what the button says: 改 12 户的入户路类型.
func (e *fieldEdit) deed(changed int) string {
	verb := "改"
	if e.plan.Edit.Value == "" {
		verb = "清空"
	}
	return fmt.Sprintf("%s %d 户的%s", verb, changed, e.plan.Field.Label)
}

// do changes the field; the dialog stays open when that fails, and when the preview shows something else than what is asked
// for now.
func (e *fieldEdit) do() bool {
	if e.value != nil && e.asked() != e.seen {
		e.preview()
		return false
	}
	changed, _, _ := e.plan.Counts()
	if changed == 0 {
		return false
	}
	host := e.list.screen.host
	deed, err := e.list.screen.desk.EditField(context.Background(), e.ids, e.plan.Edit)
	if err != nil {
		host.Fail(err)
		return false
	}
	host.Done(deed, deed.Title+"。")
	return true
}
