package helpers

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// line is a row of the table: a helper with what sorting asks for again and again.
type line struct {
	township.HelperRow

	key        string // identity, for the table
	name, unit string // places in the Chinese order
}

// newLines prepares helpers for the table, in their order.
func newLines(rows []township.HelperRow) []*line {
	order, buffer := collate.New(language.Chinese), collate.Buffer{}
	place := func(s string) string {
		defer buffer.Reset()
		return string(order.KeyFromString(&buffer, s))
	}
	lines := make([]*line, len(rows))
	for i, r := range rows {
		lines[i] = &line{HelperRow: r, key: rowKey(r), name: place(r.Name), unit: place(r.Unit)}
	}
	return lines
}

// rowKey tells helpers of the roster by their number, the others by name and unit.
func rowKey(r township.HelperRow) string {
	if r.Outside {
		return r.Name + "\x00" + r.Unit
	}
	return strconv.FormatInt(r.ID, 10)
}

// column is a column of the table, as data.
type column = widgets.Column[*line]

// columns are all columns, as narrow as their words let them be: most of them have room beside the side panel.
func columns() []column {
	list := []column{
		fixed(words("name", "姓名", 76, func(r *line) string { return r.Name }, func(r *line) string { return r.name })),
		stateColumn(),
		words("unit", "单位", 132, func(r *line) string { return r.Unit }, func(r *line) string { return r.unit }),
		words("post", "职务", 84, func(r *line) string { return r.Post }, func(r *line) string { return r.Post }),
		words("phone", "办公电话", 100, func(r *line) string { return r.Phone }, func(r *line) string { return r.Phone }),
		count("homes", "户数", 50, func(r *line) int { return r.Households() }),
		count("people", "人口", 48, func(r *line) int { return r.People }),
	}
	for _, l := range township.Ledgers {
		c := count(string(l), township.StyleOf(l).Short, 45, func(r *line) int { return r.Ledgers[l] })
		c.Ink = func(r *line) fyne.ThemeColorName {
			if r.Ledgers[l] == 0 {
				return look.ColorQuiet
			}
			return look.ColorLedgerInk(l)
		}
		list = append(list, c)
	}
	villages := words("villages", "所在村", 150, func(r *line) string { return strings.Join(r.Villages, "、") }, func(r *line) string { return strings.Join(r.Villages, "、") })
	villages.Flex = true
	return append(list, villages)
}

func words(key, label string, width float32, text, place func(*line) string) column {
	return column{Key: key, Label: label, Width: width, Text: text, Compare: func(a, b *line) int { return cmp.Compare(place(a), place(b)) }}
}

func count(key, label string, width float32, number func(*line) int) column {
	return column{
		Key: key, Label: label, Width: width, Align: fyne.TextAlignTrailing,
		Text:    func(r *line) string { return strconv.Itoa(number(r)) },
		Compare: func(a, b *line) int { return cmp.Compare(number(a), number(b)) },
	}
}

func fixed(c column) column {
	c.Fixed = true
	return c
}

// stateColumn says of a helper what is not as usual; who is active has no word.
func stateColumn() column {
	return column{
		Key: "state", Label: "状态", Width: 58,
		Text: func(r *line) string {
			if r.State() == township.HelperActive {
				return ""
			}
			return r.State().Word()
		},
		Ink: func(r *line) fyne.ThemeColorName {
			if r.Outside {
				return look.ColorWarning
			}
			return look.ColorQuiet
		},
		Compare: func(a, b *line) int { return cmp.Compare(stateOrder(a.State()), stateOrder(b.State())) },
	}
}

func stateOrder(state township.HelperState) int {
	for i, s := range township.HelperStates {
		if s == state {
			return i
		}
	}
	return len(township.HelperStates)
}

// countText is 「24人 460户」.
func countText(l township.HelperList) string {
	people, homes := 0, 0
	for _, r := range l.Rows {
		if !r.Outside && !r.Retired {
			people++
		}
		homes += r.Households()
	}
	return fmt.Sprintf("%d人 %d户", people, homes)
}
