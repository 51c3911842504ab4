package surveys

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// line is a row of the table.
type line struct {
	*township.SurveyRow
	key string
}

type column = widgets.Column[*line]

// columns are all columns of the table.
func columns(l *listing) []column {
	return []column{
		words("village", "村", 66, func(r *line) string { return r.Row.Village }, func(a, b *line) int { return cmp.Compare(a.Row.VillageOrder, b.Row.VillageOrder) }),
		words("group", "组", 46, func(r *line) string { return r.Row.Group }, func(a, b *line) int { return township.CompareGroups(a.Row.Group, b.Row.Group) }),
		fixed(words("head", "户主", 72, func(r *line) string { return r.Row.Head }, nil)),
		number("people", "人口", 42, func(r *line) int { return r.Row.People }, strconv.Itoa),
		words("type", "类型", 72, func(r *line) string { return r.Row.SheetType() }, nil),
		stateColumn(),
		words("visited", "入户日期", 84, func(r *line) string { return string(r.Visited) }, nil),
		words("collectors", "采集人", 96, func(r *line) string { return r.Collectors }, nil),
		problemColumn(),
		number("open", "待定更正", 76, func(r *line) int { return r.Open }, countText),
		words("assigned", "分工", 104, func(r *line) string { return r.Assigned() }, nil),
		backColumn(),
		hidden(words("way", "方式", 70, func(r *line) string { return r.Way }, nil)),
		hidden(words("form", "调查表", 160, func(r *line) string { return l.forms[r.Questionnaire] }, nil)),
		hidden(words("code", "户编号", 150, func(r *line) string { return r.Row.Code }, nil)),
	}
}

// words is a column of text, sorted by it unless compare says otherwise.
func words(key, label string, width float32, text func(*line) string, compare func(a, b *line) int) column {
	if compare == nil {
		compare = func(a, b *line) int { return strings.Compare(text(a), text(b)) }
	}
	return column{Key: key, Label: label, Width: width, Text: text, Compare: compare}
}

func number(key, label string, width float32, of func(*line) int, text func(int) string) column {
	return column{
		Key: key, Label: label, Width: width, Align: fyne.TextAlignTrailing, Text: func(r *line) string { return text(of(r)) },
		Compare: func(a, b *line) int { return cmp.Compare(of(a), of(b)) },
	}
}

// countText is a count, nothing for none.
func countText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func hidden(c column) column {
	c.Hidden = true
	return c
}

func fixed(c column) column {
	c.Fixed = true
	return c
}

// stateInks are the colours of the states, each beside its word.
var stateInks = map[township.SurveyState]fyne.ThemeColorName{
	township.SurveyNone: look.ColorQuiet, township.SurveyUnreachable: look.ColorWarning, township.SurveyUnfinished: look.ColorWarning,
	township.SurveyReturned: look.ColorError, township.SurveyFilled: look.ColorAccent, township.SurveyRechecked: look.ColorAccent, township.SurveyDone: look.ColorGood,
}

// stateText is the state, and of one that waits for its second re-checker how many have passed it.
func stateText(r *line) string {
	if r.State == township.SurveyFilled && r.Rechecked > 0 {
		return fmt.Sprintf("%s %d/2", r.State.Word(), r.Rechecked)
	}
	return r.State.Word()
}

func stateColumn() column {
	return column{
		Key: "state", Label: "状态", Width: 82, Text: stateText,
		Ink: func(r *line) fyne.ThemeColorName { return stateInks[r.State] },
		Compare: func(a, b *line) int {
			return cmp.Or(cmp.Compare(slices.Index(township.SurveyStates, a.State), slices.Index(township.SurveyStates, b.State)), cmp.Compare(a.Rechecked, b.Rechecked))
		},
	}
}

func problemColumn() column {
	c := number("problems", "问题", 46, func(r *line) int { return r.Problems }, countText)
	c.Ink = func(*line) fyne.ThemeColorName { return look.ColorError }
	return c
}

// backColumn is why a survey was sent back, and why nobody was met.
func backColumn() column {
	c := words("back", "退回原因", 130, backText, nil)
	c.Flex = true
	c.Ink = func(r *line) fyne.ThemeColorName {
		if r.State == township.SurveyUnreachable {
			return look.ColorQuiet
		}
		return look.ColorError
	}
	return c
}

func backText(r *line) string {
	if r.State == township.SurveyUnreachable {
		return "未联系上：" + r.Note
	}
	return r.SentBack
}
