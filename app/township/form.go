package township

import (
	"slices"
	"strings"
)

// Form is a record as a person has filled it in.
type Form struct {
	ID     int64             // 0 for a record that is new
	Was    map[string]string // the values with which the form was opened, by key of the field; nil for a new one
	Values map[string]string // what stands in it now; a field that is not in it stays as it is
}

// Changed says whether a field says something else than when the form was opened.
func (f Form) Changed(key string) bool {
	v, ok := f.Values[key]
	return ok && v != f.Was[key]
}

// HouseholdForm is a household as a person has filled it in; a new one brings its head with it.
type HouseholdForm struct {
	Form
	Head map[string]string // values of the head of a new household; empty: it has none yet
}

// FieldFault is what is wrong with one field of a form, to be said beside it.
type FieldFault struct {
	Entity *Entity
	Field  string
	Text   string

	// Of a number or code that another household has already.
	HouseholdID int64
	Household   string // 柏树村1组张三户

	// Of a field that another deed has changed since the form was opened.
	Conflict bool
	Now      string // what the archive has
}

// FormError says why a form was not saved; what was typed is to stay in it.
type FormError struct {
	Faults []FieldFault
	cause  *Error
}

// NewFormError makes the error of a form that has faults, nil for none.
func NewFormError(faults []FieldFault) error {
	if len(faults) == 0 {
		return nil
	}
	code, texts := CodeInvalid, []string{}
	for _, f := range faults {
		if f.Conflict || f.HouseholdID != 0 {
			code = CodeConflict
		}
		texts = append(texts, f.Entity.Field(f.Field).Label+"："+f.Text)
	}
	return &FormError{faults, Errorf(code, "没有保存。%s。请改正后再保存。", strings.Join(texts, "；"))}
}

// Error returns the Chinese sentence.
func (e *FormError) Error() string { return e.cause.Text }

// Unwrap gives the sentence with its code.
func (e *FormError) Unwrap() error { return e.cause }

// Saved is what came of saving a form.
type Saved struct {
	Deed      Deed // the zero Deed when nothing had changed
	ID        int64
	Household int64
	Missing   []Missing // what the household still lacks
}

// fixedFields are those that no form changes: what events and ledgers set, and the figures that the income sheet
// works out.
var fixedFields = map[*Entity][]string{
	Households: {"closed_on", "closed_way"},
	Members:    {"household_id", "joined_on", "joined_way", "left_on", "left_way"},
	Measures:   {"household_id"},
}

// Editable says whether a person may change a field in a form. Income comes from rosters and the income sheet.
func Editable(e *Entity, key string) bool {
	f := e.Field(key)
	if f.Key == "" || e == Households && f.Kind == MoneyField {
		return false
	}
	return !slices.Contains(fixedFields[e], key)
}

// SpouseDoubt is what does not fit when a head's spouse is of the head's sex, “” if nothing is to be said. One of the
// two sexes may be wrong, or the relation.
func SpouseDoubt(member, head Record) string {
	sex := SexOf(member)
	if member.Get("relation") != SpouseRelation || head.ID == 0 || head.ID == member.ID || sex == "" || sex != SexOf(head) {
		return ""
	}
	return "户主" + head.Get("name") + "也是“" + sex + "”，请核对"
}

// DoubtsOf are what does not fit together in a member's values, by key of the field beside which it is to be said.
// A person may keep them: the number may be wrong as well.
func DoubtsOf(member Record) map[string]string {
	doubts := map[string]string{}
	id := IDNumber(member.Get("id_number"))
	if id.Placeholder() {
		return doubts
	}
	if birth, ok := id.Birth(); ok && member.Get("birth_date") != "" && !strings.HasPrefix(string(birth), member.Get("birth_date")) {
		doubts["birth_date"] = "证件号码上是 " + string(birth) + "，请核对"
	}
	if sex := id.Sex(); sex != "" && member.Get("sex") != "" && sex != member.Get("sex") {
		doubts["sex"] = "证件号码上是“" + sex + "”，请核对"
	}
	return doubts
}
