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
	required  bool   // a form is not saved without it
}

// sections are the cards in the order of the forms.
var sections = []section{
	{"基本情况", []sectionField{
		{key: "code", important: true},
		{key: "village_id", important: true, required: true},
		{key: "group_name", important: true},
		{key: "address"},
		{key: "phone", important: true},
		{key: "household_type", important: true},
		{key: "people_declared", unit: "人"},
		{key: "location"},
		{key: "remark"},
	}},
	{"识别与脱贫", []sectionField{
		{key: "identified_on", important: true},
		{key: "poverty_status", important: true},
		{key: "exit_year", important: true, unit: "年"},
		{key: "cause", important: true},
		{key: "other_causes"},
		{key: "relapse_cause"},
		{key: "outside_kind"},
	}},
	{"监测", []sectionField{
		{key: "monitor_kind", important: true},
		{key: "risks"},
		{key: "risk_note"},
		{key: "monitored_on"},
		{key: "risk_cleared"},
		{key: "cleared_on"},
		{key: "cleared_way"},
		{key: "development_measures"},
		{key: "measures"},
	}},
	{"住房饮水土地", []sectionField{
		{key: "dangerous_house", important: true},
		{key: "housing_grade"},
		{key: "housing_area", unit: "平方米"},
		{key: "safe_water", important: true},
		{key: "electricity"},
		{key: "road_type"},
		{key: "relocated"},
		{key: "cultivated_land", unit: "亩"},
		{key: "forest_land", unit: "亩"},
	}},
	{"收入（来自名单）", []sectionField{
		{key: "wage_income", unit: "元"},
		{key: "operating_income", unit: "元"},
		{key: "operating_expense", unit: "元"},
		{key: "property_income", unit: "元"},
		{key: "transfer_income", unit: "元"},
		{key: "family_planning_benefit", unit: "元"},
		{key: "minimum_living_benefit", unit: "元"},
		{key: "destitute_benefit", unit: "元"},
		{key: "pension_benefit", unit: "元"},
		{key: "ecological_benefit", unit: "元"},
		{key: "other_transfer", unit: "元"},
		{key: "gross_income", unit: "元"},
		{key: "net_income", unit: "元"},
		{key: "per_capita", important: true, unit: "元"},
	}},
	{"帮扶责任人", []sectionField{
		{key: "helper_name", important: true}, {key: "helper_unit"}, {key: "helper_phone", important: true},
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
	"medical_insurance": "城乡居民医保", "illness_insurance": "大病保险", "pension_insurance": "城乡居民养老保险", "stub": "其余成员待录入",
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
