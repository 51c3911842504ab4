package township

import (
	"fmt"
	"slices"
	"strings"
)

// EditMode is how the value of a FieldEdit meets what a household has.
type EditMode string

// The modes. A field of several words can take one in addition, or lose one.
const (
	EditReplace EditMode = ""
	EditAdd     EditMode = "add"
	EditRemove  EditMode = "remove"
)

// FieldEdit is one field to be changed for many households.
type FieldEdit struct {
	Field string // key, one of BulkFields
	Mode  EditMode
	Value string // as typed; “” empties the field
}

// ownDeeds are fields that deeds of their own change for many households.
var ownDeeds = []string{"helper_name", "helper_unit", "helper_phone"}

// BulkFields are the fields of a household that can be changed for many at once: not what tells one household from
// another, and not what is private to one.
func BulkFields() []Field {
	var out []Field
	for _, f := range Households.Fields {
		if Editable(Households, f.Key) && !f.Private && f.Kind != CodeField && f.Kind != LinkField && !slices.Contains(ownDeeds, f.Key) {
			out = append(out, f)
		}
	}
	return out
}

// Check returns the edit with its value as the archive keeps it; what is no value of the field is refused.
func (e FieldEdit) Check(c Checking) (FieldEdit, error) {
	i := slices.IndexFunc(BulkFields(), func(f Field) bool { return f.Key == e.Field })
	if i < 0 {
		return e, Errorf(CodeInvalid, "请选择要改的项目。")
	}
	f := BulkFields()[i]
	if e.Mode != EditReplace && f.Kind != WordsField {
		return e, Errorf(CodeInvalid, "“%s”只能整项改写，不能增减。", f.Label)
	}
	value, _, err := CheckField(Households, f, e.Value, c)
	if err != nil {
		return e, err
	}
	if value == "" && e.Mode != EditReplace {
		return e, Errorf(CodeInvalid, "请选择要增减的内容。")
	}
	e.Value = value
	return e, nil
}

// Apply returns what becomes of a value; the edit has been checked.
func (e FieldEdit) Apply(old string) string {
	words := SplitWords(old)
	given := SplitWords(e.Value)
	switch e.Mode {
	case EditAdd:
		for _, w := range given {
			if !contains(words, w) {
				words = append(words, w)
			}
		}
	case EditRemove:
		words = slices.DeleteFunc(words, func(w string) bool { return contains(given, w) })
	default:
		return e.Value
	}
	return strings.Join(words, "、")
}

// FieldEditLine is what an edit would do to one household.
type FieldEditLine struct {
	Household            int64
	Code, Village, Group string
	Head                 string
	Old, New             string // as the screen shows them
	Refused              string // why this household stays as it is, “” if it does not
}

// Same says whether the household has the value already.
func (l FieldEditLine) Same() bool { return l.Refused == "" && l.Old == l.New }

// FieldEditPlan is what an edit would do: the lines in the order of paper.
type FieldEditPlan struct {
	Field Field
	Edit  FieldEdit // checked
	Lines []FieldEditLine
}

// Counts says how many households would change, have the value already, and are refused.
func (p FieldEditPlan) Counts() (changed, same, refused int) {
	for _, l := range p.Lines {
		switch {
		case l.Refused != "":
			refused++
		case l.Same():
			same++
		default:
			changed++
		}
	}
	return changed, same, refused
}

// Title names the deed: 改12户的入户路类型为“水泥路”.
func (p FieldEditPlan) Title(changed int) string {
	what := fmt.Sprintf("%d户的%s", changed, p.Field.Label)
	value := p.Field.Show(p.Edit.Value)
	switch {
	case p.Edit.Mode == EditAdd:
		return "给" + what + "增加“" + value + "”"
	case p.Edit.Mode == EditRemove:
		return "从" + what + "去掉“" + value + "”"
	case value == "":
		return "清空" + what
	}
	return "改" + what + "为“" + value + "”"
}
