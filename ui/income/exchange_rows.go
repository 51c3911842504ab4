package income

import (
	"strconv"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// rowInks are the colours of the classes of a row, each beside its word.
var rowInks = map[township.RowClass]fyne.ThemeColorName{
	township.RowNew: look.ColorGood, township.RowChanged: look.ColorAccent, township.RowSame: look.ColorQuiet, township.RowRejected: look.ColorError,
}

// rowColumns are the columns of the rows; there is more room for where they stand if sheets have to be named.
func rowColumns(sheets bool) []widgets.Column[*bookRow] {
	type row = *bookRow
	text := func(key, label string, width float32, text func(row) string) widgets.Column[row] {
		return widgets.Column[row]{Key: key, Label: label, Width: width, Text: text}
	}
	class := text("class", "结果", 46, func(r row) string { return r.Class.Word() })
	class.Ink = func(r row) fyne.ThemeColorName { return rowInks[r.Class] }
	figure := func(key, label string, width float32, of func(township.IncomeLine) string) widgets.Column[row] {
		c := text(key, label, width, func(r row) string { return r.oldAndNew(of) })
		c.Align = fyne.TextAlignTrailing
		return c
	}
	why := text("why", "原因", 180, func(r row) string { return r.why() })
	why.Flex = true
	place := text("place", "行", 66, func(r row) string { return r.where() })
	if sheets {
		place.Width = 116
	}
	return []widgets.Column[row]{
		text("home", "户", 128, func(r row) string { return r.home.name }),
		text("item", "品种", 134, func(r row) string { return r.item() }),
		class,
		figure("quantity", "数量", 88, func(l township.IncomeLine) string { return l.Quantity.Text() }),
		figure("income", "收入（元）", 146, func(l township.IncomeLine) string { return bookAmount(l.Income) }),
		figure("expense", "支出（元）", 132, func(l township.IncomeLine) string { return bookAmount(l.Expense) }),
		place,
		why,
	}
}

// item names the line, as far as it could be read.
func (r *bookRow) item() string { return widgets.OrDash(r.New.Name()) }

// where is the row's place: its sheet too, unless that is called as the household's village.
func (r *bookRow) where() string {
	line := "第" + strconv.Itoa(r.Row) + "行"
	if r.foreign() {
		return r.Sheet + " " + line
	}
	return line
}

func (r *bookRow) foreign() bool {
	return r.home.IncomeBookHome == nil || r.home.Row.Village != r.Sheet
}

// why is what is wrong with a row, with the cell named.
func (r *bookRow) why() string {
	if r.Column == "" {
		return r.Reason
	}
	return r.Column + "：" + r.Reason
}

// oldAndNew is a figure as it is and as it will be: 3 → 5; one figure where it stays.
func (r *bookRow) oldAndNew(of func(township.IncomeLine) string) string {
	was, now := of(r.Old), of(r.New)
	switch {
	case r.Class == township.RowRejected:
		return ""
	case r.Class == township.RowChanged && was != now:
		return widgets.OrDash(was) + " → " + widgets.OrDash(now)
	}
	return now
}

// bookAmount is an amount of a line, “” for none.
func bookAmount(f township.Fen) string {
	if f == 0 {
		return ""
	}
	return yuan(f)
}
