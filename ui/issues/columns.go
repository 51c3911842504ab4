package issues

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// line is a row of the table.
type line struct {
	*township.IssueRow
	key string
}

type column = widgets.Column[*line]

// columns are all columns of the table.
func columns(today func() township.Date) []column {
	number := fixed(words("number", "编号", 60, func(r *line) string { return r.Number() }))
	number.Compare = func(a, b *line) int { return cmp.Compare(a.ID, b.ID) }
	place := words("village", "村", 60, func(r *line) string { return r.Place() })
	place.Compare = func(a, b *line) int { return township.CompareIssues(a.IssueRow, b.IssueRow) }
	description := words("description", "描述", 92, func(r *line) string { return oneLine(r.Description) })
	description.Flex = true
	return []column{
		number, place,
		fixed(words("whom", "户主/责任主体", 80, func(r *line) string { return whom(r.IssueRow) })),
		words("nature", "性质", 92, func(r *line) string { return r.Nature }),
		hidden(words("type", "类型", 74, func(r *line) string { return r.Type })),
		description, stateColumn(), deadlineColumn(today),
		words("unit", "责任单位", 84, func(r *line) string { return r.Unit }),
		words("person", "责任人", 66, func(r *line) string { return r.Person }),
		hidden(words("source", "来源", 76, func(r *line) string { return r.Source })),
		hidden(words("found", "发现日期", 84, func(r *line) string { return string(r.Found) })),
		hidden(words("level", "层级", 46, func(r *line) string { return r.Level })),
		hidden(words("group", "组", 46, group)),
		hidden(words("householdType", "户类型", 84, func(r *line) string { return r.HouseholdType() })),
		hidden(words("measures", "整改措施", 160, func(r *line) string { return oneLine(r.Measures) })),
		hidden(words("completed", "整改完成", 84, func(r *line) string { return string(r.Completed) })),
		hidden(words("accepted", "验收", 84, func(r *line) string { return string(r.Accepted) })),
		hidden(words("closed", "销号", 84, func(r *line) string { return string(r.Closed) })),
		hidden(words("campaign", "专项行动", 130, func(r *line) string { return r.CampaignName })),
		hidden(words("sweep", "排查项目", 110, func(r *line) string { return r.SweepName() })),
		hidden(words("finder", "发现人", 72, func(r *line) string { return r.Finder })),
		hidden(words("remark", "备注", 120, func(r *line) string { return oneLine(r.Remark) })),
	}
}

func group(r *line) string {
	if r.Home == nil {
		return ""
	}
	return r.Home.Group
}

// oneLine lets a text of several lines be read in a cell.
func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// words is a column of text, sorted by it.
func words(key, label string, width float32, text func(*line) string) column {
	return column{
		Key: key, Label: label, Width: width, Text: text,
		Compare: func(a, b *line) int { return strings.Compare(text(a), text(b)) },
	}
}

func hidden(c column) column {
	c.Hidden = true
	return c
}

func fixed(c column) column {
	c.Fixed = true
	return c
}

func stateColumn() column {
	return column{
		Key: "state", Label: "状态", Width: 60, Text: func(r *line) string { return string(r.State) },
		Ink: func(r *line) fyne.ThemeColorName { return look.IssueInk(r.State) },
		Compare: func(a, b *line) int {
			return cmp.Compare(slices.Index(township.IssueStates, a.State), slices.Index(township.IssueStates, b.State))
		},
	}
}

// deadlineColumn is until when an issue is to be mended, with how far that is; one that is mended keeps its day.
func deadlineColumn(today func() township.Date) column {
	return column{
		Key: "deadline", Label: "时限", Width: 116, Text: func(r *line) string { return deadlineShort(&r.Standing, today()) },
		Ink:     func(r *line) fyne.ThemeColorName { return look.DeadlineInk(&r.Standing, today()) },
		Compare: func(a, b *line) int { return strings.Compare(pressing(a), pressing(b)) },
	}
}

// deadlineText puts the words first, which are what is read where the column is narrow: 超期3天 2021-11-16.
func deadlineText(s *township.Standing, today township.Date) string {
	return strings.TrimSpace(s.DeadlineWords(today) + " " + string(s.Deadline))
}

// deadlineShort is the same for the table: within the year of today the day is said without its year.
func deadlineShort(s *township.Standing, today township.Date) string {
	day := string(s.Deadline)
	if s.Deadline.Year() == today.Year() {
		_, day, _ = strings.Cut(day, "-")
	}
	return strings.TrimSpace(s.DeadlineWords(today) + " " + day)
}

// pressing is the deadline by which issues are ordered: those that wait for none come last.
func pressing(r *line) string {
	switch {
	case r.Deadline == "":
		return "~"
	case r.DeadlineWords(r.Deadline) == "":
		return "z" + string(r.Deadline)
	}
	return string(r.Deadline)
}
