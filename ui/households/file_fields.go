package households

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// section is a card of the page, grouped as the paper forms are (forms.md F11).
type section struct {
	title  string
	fields []sectionField
}

// sectionField is a field of the household on a card.
type sectionField struct {
	key       string
	important bool   // shown even while it is not known
	unit      string // behind the value
}

// sections are the cards in the order of the forms.
var sections = []section{
	{"基本情况", []sectionField{
		{"code", true, ""},
		{"village_id", true, ""},
		{"group_name", true, ""},
		{"address", false, ""},
		{"phone", true, ""},
		{"household_type", true, ""},
		{"people_declared", false, "人"},
		{"remark", false, ""},
	}},
	{"识别与脱贫", []sectionField{
		{"identified_on", true, ""},
		{"poverty_status", true, ""},
		{"exit_year", true, "年"},
		{"cause", true, ""},
		{"other_causes", false, ""},
		{"relapse_cause", false, ""},
		{"outside_kind", false, ""},
	}},
	{"监测", []sectionField{
		{"monitor_kind", true, ""},
		{"risks", false, ""},
		{"monitored_on", false, ""},
		{"risk_cleared", false, ""},
		{"cleared_on", false, ""},
		{"cleared_way", false, ""},
		{"development_measures", false, ""},
		{"measures", false, ""},
	}},
	{"住房饮水土地", []sectionField{
		{"dangerous_house", true, ""},
		{"housing_grade", false, ""},
		{"housing_area", false, "平方米"},
		{"safe_water", true, ""},
		{"electricity", false, ""},
		{"road_type", false, ""},
		{"relocated", false, ""},
		{"cultivated_land", false, "亩"},
		{"forest_land", false, "亩"},
	}},
	{"收入（来自名单）", []sectionField{
		{"wage_income", false, "元"},
		{"operating_income", false, "元"},
		{"operating_expense", false, "元"},
		{"property_income", false, "元"},
		{"transfer_income", false, "元"},
		{"family_planning_benefit", false, "元"},
		{"minimum_living_benefit", false, "元"},
		{"destitute_benefit", false, "元"},
		{"pension_benefit", false, "元"},
		{"ecological_benefit", false, "元"},
		{"other_transfer", false, "元"},
		{"gross_income", false, "元"},
		{"net_income", false, "元"},
		{"per_capita", true, "元"},
	}},
	{"帮扶责任人", []sectionField{
		{"helper_name", true, ""}, {"helper_unit", false, ""}, {"helper_phone", true, ""},
	}},
}

// sectionCards are the cards of the household's own fields.
func (f *filePage) sectionCards() []fyne.CanvasObject {
	cards := make([]fyne.CanvasObject, len(sections))
	for i, s := range sections {
		cards[i] = widgets.NewCard(s.title, newFacts(f.facts(s)...))
	}
	return cards
}

// facts are the labels and values of a section that are to be shown.
func (f *filePage) facts(s section) []fact {
	var facts []fact
	h := f.file.Household
	for _, sf := range s.fields {
		text := h.Get(sf.key)
		if text == "" && !sf.important {
			continue
		}
		field := township.Households.Field(sf.key)
		facts = append(facts, fact{labelOf(field), f.fieldValue(h, field, sf.unit)})
	}
	return facts
}

// shortLabels are what fields are called on a card whose title says the rest.
var shortLabels = map[string]string{
	"helper_name": "姓名", "helper_unit": "单位", "helper_phone": "电话", "development_measures": "开发式帮扶措施",
}

func labelOf(f township.Field) string {
	if short := shortLabels[f.Key]; short != "" {
		return short
	}
	return f.Label
}

// fieldValue is a field of a record as an object that knows its origin.
func (f *filePage) fieldValue(r township.Record, field township.Field, unit string) *value {
	text := r.Get(field.Key)
	if field.Kind == township.LinkField {
		text = f.file.Row.Village
	}
	origin := f.originOf(r, field.Key)
	switch {
	case text == "":
		return newValue(f, widgets.NewQuiet(widgets.Dash), "")
	case field.Private:
		return newValue(f, f.screen.masked(field.ShowMasked(text), text, f.seen(r, field)), origin)
	}
	return textValue(f, field.Show(text)+unit, origin)
}

// shortText is the number of characters that fit beside a label in the narrowest column.
const shortText = 14

// textValue is a value in words; what may be too long for its line wraps.
func textValue(teller originTeller, text, origin string) *value {
	if utf8.RuneCountInString(text) <= shortText {
		return newValue(teller, widgets.NewText(text), origin)
	}
	v := newValue(teller, widgets.Inset(3, 0, widgets.NewProse(text, look.ColorText, fyne.TextAlignLeading)), origin)
	v.wraps = true
	return v
}

// originOf tells where the value of a field comes from: 「户类型　来自 …」.
func (f *filePage) originOf(r township.Record, key string) string {
	line, ok := f.file.Origins[township.OriginKey(r.Entity, r.ID, key)]
	if !ok {
		return ""
	}
	return r.Entity.Field(key).Label + "　" + originText(line)
}
