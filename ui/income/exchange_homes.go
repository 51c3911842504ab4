package income

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

// bookClass is what a workbook does to a household.
type bookClass string

// The classes, in the order in which they are counted.
const (
	bookNew      bookClass = "新增" // it gets its first sheet of the year
	bookChanged  bookClass = "变更"
	bookSame     bookClass = "相同"
	bookRejected bookClass = "拒收" // none of its rows that differ can be taken
	bookLocked   bookClass = "已签字"
)

var bookClasses = []bookClass{bookNew, bookChanged, bookSame, bookRejected, bookLocked}

// bookInks are the colours of the classes, each beside its word.
var bookInks = map[bookClass]fyne.ThemeColorName{
	bookNew: look.ColorGood, bookChanged: look.ColorAccent, bookSame: look.ColorQuiet, bookRejected: look.ColorError, bookLocked: look.ColorWarning,
}

// bookHome is a household of the preview; one whose rows nobody can place has none behind it.
type bookHome struct {
	*township.IncomeBookHome
	key   string
	name  string
	class bookClass
	rows  []*bookRow
}

// bookRow is a row of the workbook with its household.
type bookRow struct {
	*township.IncomeBookRow
	home *bookHome
	key  string
}

// taken says whether the household can be written.
func (h *bookHome) taken() bool { return h.class == bookNew || h.class == bookChanged }

// count is how many of its rows have a class.
func (h *bookHome) count(c township.RowClass) int {
	n := 0
	for _, r := range h.rows {
		if r.Class == c {
			n++
		}
	}
	return n
}

// has says whether the household is of a class, or one of its rows; “” is any.
func (h *bookHome) has(class string) bool {
	return class == "" || string(h.class) == class || slices.ContainsFunc(h.rows, func(r *bookRow) bool { return r.Class.Word() == class })
}

func classOf(h *township.IncomeBookHome) bookClass {
	rejected := func(r township.IncomeBookRow) bool { return r.Class == township.RowRejected }
	switch {
	case h.Locked():
		return bookLocked
	case h.Changes() > 0 && h.Sheet == 0:
		return bookNew
	case h.Changes() > 0:
		return bookChanged
	case slices.ContainsFunc(h.Rows, rejected):
		return bookRejected
	}
	return bookSame
}

// bookHomes are the households of a workbook: those that are to be looked at first, each kind in the order of the file and
// those that nobody knows last.
func bookHomes(book *township.IncomeBook) []*bookHome {
	var out []*bookHome
	for i := range book.Homes {
		h := &book.Homes[i]
		home := &bookHome{IncomeBookHome: h, key: strconv.FormatInt(h.Row.ID, 10), name: h.Row.Named(), class: classOf(h)}
		home.add(h.Rows)
		out = append(out, home)
	}
	unknown := map[string]*bookHome{}
	for i := range book.Stray {
		r := book.Stray[i : i+1]
		home := unknown[r[0].Household]
		if home == nil {
			home = &bookHome{key: "?" + r[0].Household, name: cmp.Or(widgets.ShortName(r[0].Household, ""), "没有写明的户"), class: bookRejected}
			unknown[r[0].Household] = home
			out = append(out, home)
		}
		home.add(r)
	}
	slices.SortStableFunc(out, func(a, b *bookHome) int { return cmp.Compare(a.quiet(), b.quiet()) })
	return out
}

// quiet is 1 for a household of which there is nothing to say, else 0.
func (h *bookHome) quiet() int {
	if h.changes()+h.count(township.RowRejected) > 0 {
		return 0
	}
	return 1
}

func (h *bookHome) add(rows []township.IncomeBookRow) {
	for i := range rows {
		r := &rows[i]
		h.rows = append(h.rows, &bookRow{r, h, r.Sheet + "\x00" + strconv.Itoa(r.Row)})
	}
	same := func(r *bookRow) int { return map[bool]int{true: 1}[r.Class == township.RowSame] }
	slices.SortStableFunc(h.rows, func(a, b *bookRow) int { return cmp.Compare(same(a), same(b)) })
}

// perHead is a per-capita income of the preview; “” where there is no sheet.
func perHead(t township.IncomeTotals, there bool) string {
	if !there {
		return ""
	}
	f, ok := t.PerCapita()
	if !ok {
		return "无人口"
	}
	return f.Grouped()
}

func (h *bookHome) now() string {
	return perHead(h.totals(false), h.IncomeBookHome != nil && h.Sheet != 0)
}

func (h *bookHome) after() string { return perHead(h.totals(true), h.taken()) }

func (h *bookHome) totals(after bool) township.IncomeTotals {
	switch {
	case h.IncomeBookHome == nil:
		return township.IncomeTotals{}
	case after:
		return h.After
	}
	return h.Now
}

// difference is by how much the per-capita income would rise or fall.
func (h *bookHome) difference() string {
	if !h.taken() || h.Sheet == 0 {
		return ""
	}
	now, a := h.Now.PerCapita()
	after, b := h.After.PerCapita()
	switch {
	case !a || !b:
		return ""
	case after > now:
		return "+" + (after - now).Grouped()
	}
	return (after - now).Grouped()
}

// sheetWord is the state of the sheet that the archive has.
func (h *bookHome) sheetWord() string {
	if h.IncomeBookHome == nil {
		return ""
	}
	return h.State.Word()
}

// remark says what is not plain from the figures.
func (h *bookHome) remark() string {
	var parts []string
	switch {
	case h.IncomeBookHome == nil:
		parts = append(parts, "档案里找不到")
	case h.class == bookLocked && h.count(township.RowRejected) > 0:
		return "已签字，不改动；要改请办理“更正”"
	case h.taken() && h.State == township.SheetComplete:
		parts = append(parts, "退回草稿")
	}
	if h.taken() && h.Sheet != 0 && h.Now.Population != h.After.Population {
		parts = append(parts, fmt.Sprintf("人口 %d → %d", h.Now.Population, h.After.Population))
	}
	if n := h.count(township.RowRejected); n > 0 {
		parts = append(parts, fmt.Sprintf("拒收 %d 行", n))
	}
	return strings.Join(parts, "；")
}

func homeColumns() []widgets.Column[*bookHome] {
	type row = *bookHome
	text := func(key, label string, width float32, text func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: width, Text: text}
	}
	right := func(c widgets.Column[row]) widgets.Column[row] {
		c.Align = fyne.TextAlignTrailing
		return c
	}
	class := text("class", "结果", 60, func(h row) string { return string(h.class) })
	class.Ink = func(h row) fyne.ThemeColorName { return bookInks[h.class] }
	class.Compare = func(a, b row) int {
		return cmp.Compare(slices.Index(bookClasses, a.class), slices.Index(bookClasses, b.class))
	}
	changes := right(text("changes", "改动行", 62, func(h row) string { return someRows(h) }))
	changes.Compare = func(a, b row) int { return cmp.Compare(a.changes(), b.changes()) }
	remark := text("remark", "说明", 150, func(h row) string { return h.remark() })
	remark.Flex = true
	return []widgets.Column[row]{
		text("home", "户", 170, func(h row) string { return h.name }),
		class,
		text("sheet", "现在的表", 74, func(h row) string { return h.sheetWord() }),
		changes,
		right(text("now", "现人均", 92, func(h row) string { return h.now() })),
		right(text("after", "新人均", 92, func(h row) string { return h.after() })),
		right(text("difference", "增减", 92, func(h row) string { return h.difference() })),
		remark,
	}
}

func (h *bookHome) changes() int { return h.count(township.RowNew) + h.count(township.RowChanged) }

func someRows(h *bookHome) string {
	if n := h.changes(); n > 0 && h.taken() {
		return strconv.Itoa(n)
	}
	return ""
}
