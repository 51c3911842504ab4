package surveys

import (
	"fmt"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// reading is the field of a value that a question asks for beside its answer, with its limit said below.
type reading struct {
	of    township.Reading
	field *widgets.Field
	entry *widgets.Entry   // of a number; nil for a choice
	bar   *widgets.Choices // of a choice
}

// limits are what is said below a reading.
var limits = map[township.Reading]string{
	township.ReadingLitres:  "20 升以上（含）够用",
	township.ReadingPiped:   "没有自来水才看路程",
	township.ReadingMinutes: "往返 20 分钟以内达标",
	township.ReadingMetres:  "水平 800 米以内达标",
	township.ReadingDryDays: "36 天以上（含）不达标",
	township.ReadingGrade:   "A、B 安全，C、D 为危房",
}

func newReading(p *entryPage, m township.Reading) *reading {
	r := &reading{of: m}
	var input widgets.Input
	switch m {
	case township.ReadingPiped:
		r.bar = widgets.NewChoices(widgets.PlainOptions("是", "否")...)
	case township.ReadingGrade:
		r.bar = widgets.NewChoices(widgets.PlainOptions("A", "B", "C", "D")...)
		r.bar.Narrow = true
	default:
		r.entry = widgets.NewTextEntry("")
		r.entry.OnChanged = func(string) { p.touched() }
		input = r.entry
	}
	if r.bar != nil {
		r.bar.OnChanged = p.touched
		input = r.bar
	}
	r.field = widgets.NewField(m.Label(), input, widgets.FieldOptions{
		Label: readingLabel, Hint: limits[m], Note: r.short,
		Validate: func(text string) error {
			if err := m.Check(tidyNumber(text)); err != nil {
				return fmt.Errorf("%s", township.Say(err))
			}
			return nil
		},
	})
	return r
}

// short is what is short of its limit in a reading by itself.
func (r *reading) short(text string) string {
	a := township.SurveyAnswer{}
	a.Note(r.of, tidyNumber(text))
	for _, fact := range a.Shortfalls() {
		return fact
	}
	return ""
}

func (r *reading) value() string {
	if r.bar != nil {
		return r.bar.Value()
	}
	return tidyNumber(r.entry.Text)
}

// tidyNumber is a number in the characters that a survey keeps.
func tidyNumber(text string) string { return township.Squeeze(township.Narrow(township.Clean(text))) }

func (r *reading) set(value string) {
	if r.bar != nil {
		r.bar.SetValues(value)
	} else {
		r.entry.SetText(value)
	}
	r.field.Check()
}
