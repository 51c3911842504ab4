package income

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// line is a row of the table.
type line struct {
	township.IncomeFigure
	key string
}

func newLines(figures []township.IncomeFigure) []*line {
	out := make([]*line, len(figures))
	for i, f := range figures {
		out[i] = &line{f, strconv.FormatInt(f.Row.ID, 10)}
	}
	return out
}

type column = widgets.Column[*line]

// columns are all columns of the table; in a window of 1093 those that are shown have room beside the navigation, and those
// up to the flags beside the panel at the right as well.
func columns() []column {
	return []column{
		words("village", "村", 72, func(r *line) string { return r.Row.Village }, func(a, b *line) int { return cmp.Compare(a.Row.VillageOrder, b.Row.VillageOrder) }),
		words("group", "组", 46, func(r *line) string { return r.Row.Group }, func(a, b *line) int { return township.CompareGroups(a.Row.Group, b.Row.Group) }),
		fixed(words("head", "户主", 76, func(r *line) string { return r.Row.Head }, nil)),
		stateColumn(),
		number("percapita", "人均纯收入", 94, perCapitaText, perCapitaOrder),
		hidden(money("net", "纯收入", func(r *line) township.Fen { return r.Net })),
		hidden(money("operating", "经营性", func(r *line) township.Fen { return r.Of[0] })),
		hidden(money("property", "财产性", func(r *line) township.Fen { return r.Of[1] })),
		hidden(money("transfer", "转移性", func(r *line) township.Fen { return r.Of[2] })),
		hidden(money("wage", "工资性", func(r *line) township.Fen { return r.Of[3] })),
		flagColumn(),
		number("fall", "较上年", 68, changeText, changeOrder),
		number("last", "上年人均", 90, func(r *line) string { return lastText(r) }, func(r *line) int64 { return lastOrder(r) }),
		number("people", "人口", 48, func(r *line) string { return peopleText(r) }, func(r *line) int64 { return int64(r.Row.People) }),
		ledgerColumn(),
		hidden(words("type", "类型", 80, func(r *line) string { return r.Row.Type }, nil)),
		hidden(words("code", "户编号", 150, func(r *line) string { return r.Row.Code }, nil)),
		hidden(words("signed", "签字日期", 100, func(r *line) string { return string(r.SignedOn) }, nil)),
	}
}

// words is a column of text, sorted by it unless compare says otherwise.
func words(key, label string, width float32, text func(*line) string, compare func(a, b *line) int) column {
	if compare == nil {
		compare = func(a, b *line) int { return strings.Compare(text(a), text(b)) }
	}
	return column{Key: key, Label: label, Width: width, Text: text, Compare: compare}
}

func number(key, label string, width float32, text func(*line) string, order func(*line) int64) column {
	return column{
		Key: key, Label: label, Width: width, Align: fyne.TextAlignTrailing, Text: text,
		Compare: func(a, b *line) int { return cmp.Compare(order(a), order(b)) },
	}
}

func money(key, label string, of func(*line) township.Fen) column {
	return number(key, label, 100, func(r *line) string {
		if r.State == "" {
			return ""
		}
		return of(r).Grouped()
	}, func(r *line) int64 { return int64(of(r)) })
}

func hidden(c column) column {
	c.Hidden = true
	return c
}

func fixed(c column) column {
	c.Fixed = true
	return c
}

// peopleText is the population of the sheet, and the household's own where that is another.
func peopleText(r *line) string {
	if r.State == "" || r.Population == r.Row.People {
		return strconv.Itoa(r.Row.People)
	}
	return fmt.Sprintf("%d(%d)", r.Population, r.Row.People)
}

func ledgerColumn() column {
	return column{
		Key: "ledger", Label: "台账", Width: 114,
		Text:    func(r *line) string { return look.LedgerWord(r.Row.Ledger) },
		Ink:     func(r *line) fyne.ThemeColorName { return look.ColorLedgerInk(r.Row.Ledger) },
		Tint:    func(r *line) fyne.ThemeColorName { return look.LedgerCellTint(r.Row.Ledger) },
		Compare: func(a, b *line) int { return strings.Compare(string(a.Row.Ledger), string(b.Row.Ledger)) },
	}
}

// stateInks are the colours of the states, each beside its word.
var stateInks = map[township.SheetState]fyne.ThemeColorName{
	"": look.ColorQuiet, township.SheetDraft: look.ColorWarning, township.SheetComplete: look.ColorAccent, township.SheetSigned: look.ColorGood,
}

func stateColumn() column {
	return column{
		Key: "state", Label: "状态", Width: 80,
		Text: func(r *line) string {
			if r.Version > 1 {
				return r.State.Word() + "·" + strconv.Itoa(r.Version)
			}
			return r.State.Word()
		},
		Ink:     func(r *line) fyne.ThemeColorName { return stateInks[r.State] },
		Compare: func(a, b *line) int { return strings.Compare(string(a.State), string(b.State)) },
	}
}

// unknown sorts before every figure.
const unknown = -1 << 62

func perCapitaText(r *line) string {
	switch {
	case r.State == "":
		return ""
	case !r.Known:
		return "无人口"
	}
	return r.PerCapita.Grouped()
}

func perCapitaOrder(r *line) int64 {
	if !r.Known {
		return unknown
	}
	return int64(r.PerCapita)
}

func lastText(r *line) string {
	if r.Last == nil {
		return ""
	}
	return r.Last.Grouped()
}

func lastOrder(r *line) int64 {
	if r.Last == nil {
		return unknown
	}
	return int64(*r.Last)
}

// changeText is by how much the income rose or fell against last year.
func changeText(r *line) string {
	percent, ok := r.Fall()
	switch {
	case !ok:
		return ""
	case percent > 0:
		return fmt.Sprintf("↓%d%%", percent)
	case percent < 0:
		return fmt.Sprintf("↑%d%%", -percent)
	}
	return "持平"
}

func changeOrder(r *line) int64 {
	percent, ok := r.Fall()
	if !ok {
		return unknown
	}
	return -int64(percent)
}

func flagColumn() column {
	return column{
		Key: "flags", Label: "提示", Width: 146, Flex: true,
		Text:    func(r *line) string { return strings.Join(r.Flags, "、") },
		Ink:     func(*line) fyne.ThemeColorName { return look.ColorError },
		Compare: func(a, b *line) int { return cmp.Compare(len(a.Flags), len(b.Flags)) },
	}
}
