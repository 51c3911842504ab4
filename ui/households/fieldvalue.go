package households

import (
	"strings"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// fieldValue is the input for a value of a field, of the sort that the field needs.
type fieldValue struct {
	field *widgets.Field
	text  func() string
}

// newFieldValue makes the input; changed is called whenever it says something else. strays are words of a field of several
// that the households have beyond the office's list.
func newFieldValue(f township.Field, words township.Vocabularies, strays []string, today township.Date, changed func()) *fieldValue {
	v := &fieldValue{}
	var input widgets.Input
	switch f.Kind {
	case township.WordField, township.YesNoField:
		input = v.choice(choicesOf(f, words), changed)
	case township.WordsField:
		input = v.several(choicesOf(f, words), strays, changed)
	case township.DateField:
		input = v.date(today, changed)
	default:
		input = v.typed(placeholderOf(f), changed)
	}
	v.field = widgets.NewField("内容", input, widgets.FieldOptions{})
	return v
}

func choicesOf(f township.Field, words township.Vocabularies) []string {
	if f.Kind == township.YesNoField {
		return []string{"是", "否"}
	}
	return words.Of(f.Vocabulary).Values()
}

func (v *fieldValue) choice(values []string, changed func()) widgets.Input {
	drop := widgets.NewDropDown("请选择", widgets.PlainOptions(values...), func(string) { changed() })
	v.text = drop.Value
	return drop
}

// several is a choice of several; words that are in no list stand last and say so, so that they can be taken away.
func (v *fieldValue) several(values, strays []string, changed func()) widgets.Input {
	options := widgets.PlainOptions(values...)
	for _, w := range strays {
		options = append(options, strayOption(w))
	}
	s := widgets.NewMultiSelect("请选择，可多选", options)
	s.OnChanged = func([]string) { changed() }
	v.text = func() string { return strings.Join(s.Values(), "、") }
	return s
}

func (v *fieldValue) date(today township.Date, changed func()) widgets.Input {
	d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
	d.NotAfter = string(today)
	d.OnDate = func(string) { changed() }
	d.OnBlur(changed)
	v.text = func() string { return d.Text }
	return d
}

// typed is an entry; it waits until the typing rests, for every preview asks the archive.
func (v *fieldValue) typed(placeholder string, changed func()) widgets.Input {
	e := widgets.NewSearchEntry(placeholder, nil, func(string) { changed() })
	v.text = func() string { return e.Text }
	return e
}

// placeholderOf says what an entry takes.
func placeholderOf(f township.Field) string {
	switch f.Kind {
	case township.YearField:
		return "例如 2020"
	case township.CountField, township.AreaField:
		return "数字"
	}
	return ""
}
