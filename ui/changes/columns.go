package changes

import (
	"cmp"

	"fyne.io/fyne/v2"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// eventColumns are the columns of the list.
func eventColumns() []widgets.Column[*township.Event] {
	type row = *township.Event
	order := collate.New(language.Chinese)
	words := func(key, label string, width float32, text func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: width, Text: text, Compare: func(a, b row) int { return order.CompareString(text(a), text(b)) }}
	}
	day := func(key, label string, text func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: 86, Text: text, Compare: func(a, b row) int { return cmp.Compare(text(a), text(b)) }}
	}
	happened := day("happened", "发生日期", func(e row) string { return string(e.Happened) })
	happened.Fixed = true
	late := words("late", "补录", 48, func(e row) string { return lateWord(*e) })
	late.Ink = func(row) fyne.ThemeColorName { return look.ColorWarning }
	people := words("people", "人员", 74, func(e row) string { return e.Names() })
	people.Flex = true
	return []widgets.Column[row]{
		happened,
		words("kind", "变动", 70, func(e row) string { return e.Kind.Word() }),
		words("way", "原因", 70, func(e row) string { return e.Way }),
		people,
		words("village", "村", 66, func(e row) string { return e.Village }),
		{
			Key: "group", Label: "组", Width: 40, Text: func(e row) string { return e.Group },
			Compare: func(a, b row) int { return township.CompareGroups(a.Group, b.Group) },
		},
		words("head", "户主", 66, func(e row) string { return e.Head }),
		day("recorded", "登记日期", func(e row) string { return string(e.Recorded) }),
		late,
		{
			Key: "code", Label: "户编号", Width: 132, Hidden: true, Text: func(e row) string { return e.Code },
			Compare: func(a, b row) int { return cmp.Compare(a.Code, b.Code) },
		},
	}
}

func lateWord(e township.Event) string {
	if e.Late() {
		return "补录"
	}
	return ""
}
