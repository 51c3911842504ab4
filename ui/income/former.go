package income

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// The size of the table of a former version, in designed units: beside its texts it fits the least window.
const (
	formerWidth  = 700
	formerHeight = 280
)

// showFormer shows a former version, to be read only.
func (p *sheetPage) showFormer(id int64) {
	s, err := p.screen.desk.IncomeVersion(context.Background(), id)
	if err != nil {
		p.screen.host.Fail(err)
		return
	}
	lines := slices.Clone(s.Lines)
	slices.SortStableFunc(lines, func(a, b township.IncomeLine) int { return cmp.Compare(a.Category.Order(), b.Category.Order()) })
	table := widgets.NewTable(func(l township.IncomeLine) string { return string(l.Category) + "/" + l.Name() }, formerColumns()...)
	table.SetRows(lines)
	body := widgets.Stack(8,
		widgets.NewProse(p.file.Row.Named()+"　"+formerText(s), look.ColorQuiet, fyne.TextAlignLeading),
		widgets.FixedHeight(formerHeight, table), widgets.NewProse(formerSum(s), look.ColorText, fyne.TextAlignLeading))
	if s.Remark != "" {
		body.Add(widgets.NewProse("备注："+s.Remark, look.ColorText, fyne.TextAlignLeading))
	}
	widgets.ShowDialog(p.screen.host.Window(), widgets.DialogOptions{
		Title: fmt.Sprintf("%s年收入计算表　第%d版", s.Year, s.Version), Body: body, Width: formerWidth, Deed: "知道了", Cancel: "-", First: table,
		OnDeed: func() bool { return true },
	})
}

// formerText says who signed a version, and why it had been made.
func formerText(s township.IncomeSheet) string {
	text := s.State.Word()
	if s.On != "" {
		text += "　" + signText(s.Signature)
	}
	if s.Reason != "" {
		text += "　更正：" + s.Reason
	}
	return text
}

// formerSum is what a version comes to.
func formerSum(s township.IncomeSheet) string {
	t := s.Totals()
	return fmt.Sprintf("纯收入 %s 元 ÷ %d 人，人均 %s", t.All.Net.Grouped(), t.Population, figureText(t.PerCapita()))
}

func formerColumns() []widgets.Column[township.IncomeLine] {
	amount := func(key, label string, of func(township.IncomeLine) township.Fen) widgets.Column[township.IncomeLine] {
		return widgets.Column[township.IncomeLine]{Key: key, Label: label, Width: 92, Align: fyne.TextAlignTrailing, Text: func(l township.IncomeLine) string { return of(l).Grouped() }}
	}
	return []widgets.Column[township.IncomeLine]{
		{Key: "category", Label: "类别", Width: 112, Text: func(l township.IncomeLine) string { return l.Category.Title() }},
		{Key: "name", Label: "品种", Width: 150, Flex: true, Text: func(l township.IncomeLine) string { return l.Name() }},
		{Key: "quantity", Label: "数量", Width: 76, Align: fyne.TextAlignTrailing, Text: func(l township.IncomeLine) string { return l.Quantity.Text() + l.Unit }},
		amount("income", "收入", func(l township.IncomeLine) township.Fen { return l.Income }),
		amount("expense", "支出", func(l township.IncomeLine) township.Fen { return l.Expense }),
		amount("net", "纯收入", township.IncomeLine.Net),
	}
}
