package households

import (
	"slices"
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// formField is one field of a record on a form.
type formField struct {
	part  *formPart
	meta  township.Field
	field *widgets.Field
	was   string // what the archive had when the form was opened
	shown string // how the input writes that

	read    func() string
	write   func(text string) // without telling
	options []widgets.Option  // of a choice
}

// value is what the form says of the field: what was there before, or what stands in the input now.
func (f *formField) value() string {
	if !f.changed() {
		return f.was
	}
	return f.read()
}

func (f *formField) changed() bool { return strings.TrimSpace(f.read()) != f.shown }

// begin takes over what the archive has, into the input as well.
func (f *formField) begin(was string) {
	f.was, f.shown = was, written(f.meta, was)
	f.write(f.shown)
}

// written is how an input writes a value.
func written(meta township.Field, value string) string {
	if meta.Kind == township.MoneyField && value != "" {
		return strings.ReplaceAll(meta.Show(value), ",", "")
	}
	return value
}

// formLabel is the width of the labels of a form, in designed units.
const formLabel = 158

// newFormField makes the input for a field by its kind, with its label and its checks.
func newFormField(p *formPart, sf sectionField) *formField {
	f := &formField{part: p, meta: p.entity.Field(sf.key)}
	label := labelOf(f.meta)
	if sf.unit != "" {
		label += "（" + sf.unit + "）"
	}
	make, ok := formInputs[f.meta.Kind]
	if !ok {
		make = textInput
	}
	input := make(f)
	f.field = widgets.NewField(label, input, widgets.FieldOptions{
		Label: formLabel, Required: sf.required, Validate: f.validate, Note: f.note, Hint: f.hint(p.was.Get(sf.key)), Lacking: f.lacking(),
	})
	input.OnBlur(f.tidy)
	f.field.OnFocus(func() { p.form.reach(f) })
	return f
}

// formInputs are the inputs of the kinds that are more than a line of text.
var formInputs = map[township.FieldKind]func(*formField) widgets.Input{
	township.DateField:  dateInput,
	township.IDField:    idInput,
	township.PhoneField: phoneInput,
	township.YesNoField: wordInput,
	township.WordField:  wordInput,
	township.LinkField:  wordInput,
	township.WordsField: wordsInput,
}

func textInput(f *formField) widgets.Input {
	e := widgets.NewTextEntry("")
	f.read = func() string { return e.Text }
	f.write = func(text string) {
		e.OnChanged = nil
		e.SetText(text)
		e.OnChanged = func(string) { f.part.form.touched(f) }
	}
	return e
}

func dateInput(f *formField) widgets.Input {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.Partial = true
	d.Now = func() (now noon) { return noonOf(f.part.form.screen.host.Today()) }
	d.OnChanged = func(string) { f.part.form.touched(f) }
	f.read, f.write = func() string { return d.Text }, d.SetValue
	return d
}

// idInput masks a number that was there before; whoever shows it is noted.
func idInput(f *formField) widgets.Input {
	e := widgets.NewIDEntry(look.Icon(look.IconEye))
	e.Letters, e.Validate = true, f.validate
	return f.secret(e)
}

func phoneInput(f *formField) widgets.Input {
	if !f.meta.Private {
		return textInput(f)
	}
	e := widgets.NewIDEntry(look.Icon(look.IconEye))
	e.Mask = township.MaskPhone
	e.Allowed = func(text string) string { return text }
	return f.secret(e)
}

// secret ties an entry that masks what was there before.
func (f *formField) secret(e *widgets.IDEntry) widgets.Input {
	e.OnReveal = func() bool { return f.part.form.noted(f) }
	e.OnChanged = func(string) {
		if !e.Hidden() {
			f.part.form.touched(f)
		}
	}
	f.read = e.Value
	f.write = func(text string) { e.SetValue(text, text != "" && text == f.shown) }
	return e
}

// wordInput is a choice of one; a value that is in no list is kept, and marked.
func wordInput(f *formField) widgets.Input {
	s := widgets.NewDropDown("（未填）", nil, func(string) { f.part.form.touched(f) })
	f.read = s.Value
	f.write = func(value string) {
		s.SetOptions(f.offered(value))
		s.SetValue(value)
	}
	f.options = f.part.form.words(f.meta)
	return s
}

// offer changes what a choice of one offers; its value stays, marked if it is no longer offered.
func (f *formField) offer(options []widgets.Option) {
	f.options = options
	f.write(f.read())
	f.field.Refresh()
}

// offered are the options of a choice with those that are in no list but stand in the field.
func (f *formField) offered(values ...string) []widgets.Option {
	options := append([]widgets.Option{{Value: "", Label: "（未填）"}}, f.options...)
	return append(options, f.strays(append(values, f.was)...)...)
}

// strays are options for values that are in no list.
func (f *formField) strays(values ...string) []widgets.Option {
	var out []widgets.Option
	known := func(v string) bool {
		has := func(o widgets.Option) bool { return o.Value == v }
		return v == "" || slices.ContainsFunc(f.options, has) || slices.ContainsFunc(out, has)
	}
	for _, v := range values {
		if !known(v) {
			out = append(out, strayOption(v))
		}
	}
	return out
}

// strayOption offers a value that is in no list.
func strayOption(value string) widgets.Option {
	return widgets.Option{Value: value, Label: township.Shorten(value) + "（不在选项中）"}
}

// wordsInput is a choice of several.
func wordsInput(f *formField) widgets.Input {
	s := widgets.NewMultiSelect("（未填，可多选）", nil)
	s.OnChanged = func([]string) { f.part.form.touched(f) }
	f.options = f.part.form.words(f.meta)
	f.read = func() string {
		values := s.Values()
		if f.sameWords(values) {
			return f.shown // only their order is another
		}
		return strings.Join(values, "、")
	}
	f.write = func(text string) {
		values := township.SplitWords(text)
		s.SetOptions(append(slices.Clone(f.options), f.strays(append(values, township.SplitWords(f.was)...)...)...))
		s.SetValues(values)
	}
	return s
}

// sameWords says whether words are those that were there, in whatever order.
func (f *formField) sameWords(words []string) bool {
	were := township.SplitWords(f.shown)
	return len(words) == len(were) && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(were, w) })
}

// validate refuses what the field cannot hold; what was there before may stay.
func (f *formField) validate(string) error {
	if !f.changed() {
		return nil
	}
	_, _, err := f.check()
	return err
}

func (f *formField) check() (canonical, note string, err error) {
	form := f.part.form
	return township.CheckField(f.part.entity, f.meta, f.read(), township.Checking{Today: form.screen.host.Today(), Words: form.vocabularies.Of(f.meta.Vocabulary)})
}

// hint says how a number that is masked can be changed, and what lacks before anything can be chosen.
func (f *formField) hint(was string) string {
	switch {
	case f.meta.Private && was != "":
		return "按空格或点眼睛，显示后可以修改"
	case f.meta.Key == "village_id":
		return f.lacking()
	}
	return ""
}

// lacking says where villages come from while there are none to choose.
func (f *formField) lacking() string {
	if f.meta.Key == "village_id" && len(f.part.form.villages) == 0 {
		return "档案里还没有村，请先到“设置”的“村”里添加"
	}
	return ""
}

// note is what is doubtful about a value that may be kept.
func (f *formField) note(string) string {
	if doubt := township.DoubtsOf(f.part.record())[f.meta.Key]; doubt != "" {
		return doubt
	}
	if f.meta.Key == "relation" && f.part.entity == township.Members {
		if doubt := township.SpouseDoubt(f.part.record(), f.part.form.head); doubt != "" {
			return doubt
		}
	}
	if f.options != nil || f.meta.Kind == township.LinkField {
		return "" // the choice itself marks what is in no list
	}
	_, note, err := f.check()
	if err != nil {
		note = township.Say(err) + "（原有的值，未改动可保留）"
	}
	return note
}

// tidy writes a value that is right in its one form, when the field is left.
func (f *formField) tidy() {
	if f.options != nil || f.field.Problem() != "" || !f.changed() {
		return
	}
	if canonical, _, err := f.check(); err == nil && written(f.meta, canonical) != f.read() {
		f.write(written(f.meta, canonical))
	}
	f.part.left(f)
}

// refuse shows beside the field what the archive has against it.
func (f *formField) refuse(fault township.FieldFault) {
	form := f.part.form
	switch {
	case fault.HouseholdID != 0 && fault.HouseholdID != form.house.ID:
		f.field.SetProblemWith(fault.Text, "打开"+widgets.ShortName(fault.Household, "该户"), func() {
			form.leave(func() { form.screen.show(fault.HouseholdID) })
		})
	case fault.Conflict:
		f.was, f.shown = fault.Now, written(f.meta, fault.Now)
		f.field.SetProblemWith(fault.Text+"。再按“保存”即以您填的为准", "采用现在的值", func() {
			f.write(f.shown)
			f.field.Check()
			form.touched(f)
		})
	default:
		f.field.SetProblem(fault.Text)
	}
}
