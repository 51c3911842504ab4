package income

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// knownIncomes are the per-capita incomes that are known, the lowest first.
func knownIncomes(figures []township.IncomeFigure) []township.Fen {
	var out []township.Fen
	for _, f := range figures {
		if f.Known {
			out = append(out, f.PerCapita)
		}
	}
	slices.Sort(out)
	return out
}

// fillBeside lists what is to be looked at, and the households that fell most.
func (o *overview) fillBeside() {
	o.beside.Objects = []fyne.CanvasObject{widgets.NewCard("要留意的户", widgets.Stack(0, o.attention()...))}
	if o.reckoned() > 0 {
		o.beside.Add(widgets.NewCard("比上年下降最多", widgets.Stack(0, o.falls()...)))
	}
	o.beside.Refresh()
}

// countWidth is the width of a number of households, in designed units.
const countWidth = 56

// attention are the lines of what is to be looked at: under each line of the standards, and the flags.
func (o *overview) attention() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	add := func(label string, f township.IncomeFilter) {
		f.Village = o.village.Value()
		n := len(township.FilterFigures(o.figures, f))
		ink := look.ColorText
		if n == 0 {
			ink = look.ColorQuiet
		}
		out = append(out, o.fact(label, func() { o.open(f) }, fact{fmt.Sprintf("%d户", n), countWidth, ink}))
	}
	for _, l := range o.lines {
		add(fmt.Sprintf("低于%s 元（%s）", l.short(), l.campaigns()), township.IncomeFilter{Below: l.at})
	}
	for _, f := range flagLines(o.screen.list.standards) {
		add(f.label, township.IncomeFilter{Flag: f.flag})
	}
	if f := (township.IncomeFilter{NoPeople: true}); len(township.FilterFigures(o.figures, f)) > 0 {
		add("没有家庭人口，算不出人均", f)
	}
	if offer := o.screen.standardOffer(); offer != nil {
		out = append(out, widgets.Inset(4, 6, widgets.NewQuietProse(o.screen.list.year+"年还没有收入标准，没有线可比。")))
		if o.nothing() == nil {
			out = append(out, widgets.Inset(4, 6, widgets.Row(0, offer)))
		}
	}
	return out
}

// flagLine is a flag with what raises it.
type flagLine struct{ label, flag string }

// flagLines are the flags that the standards can raise beside the lines.
func flagLines(standards []township.Standard) []flagLine {
	var out []flagLine
	for _, rule := range []struct {
		flag string
		of   func(township.Standard) string
	}{
		{township.FlagSharpFall, func(s township.Standard) string { return percentOver("收入骤减：比上年下降超过", s.Fall) }},
		{township.FlagRigid, func(s township.Standard) string {
			return percentOver("刚性支出较大：占纯收入不低于", s.RigidShare)
		}},
		{township.FlagFocus, func(s township.Standard) string {
			if s.FocusLine == 0 {
				return ""
			}
			return "重点帮扶：上年人均低于 " + yuan(s.FocusLine) + " 元"
		}},
	} {
		for _, s := range standards {
			if label := rule.of(s); label != "" {
				out = append(out, flagLine{label, rule.flag})
				break
			}
		}
	}
	return out
}

func percentOver(what string, percent int) string {
	if percent == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d%%", what, percent)
}

const (
	fallsShown = 10
	farFallen  = 20 // percent, beyond which all are a click away
)

// falls are the households whose income fell most.
func (o *overview) falls() []fyne.CanvasObject {
	largest := township.LargestFalls(o.figures, fallsShown)
	if len(largest) == 0 {
		return []fyne.CanvasObject{widgets.Inset(4, 6, widgets.NewQuietProse("没有比上年下降的户；没有上年的表，就比不出来。"))}
	}
	out := []fyne.CanvasObject{o.fact("", nil, fact{"上年人均", fallWidth, ""}, fact{"今年人均", fallWidth, ""}, fact{"下降", percentWidth, ""})}
	for _, f := range largest {
		percent, _ := f.Fall()
		name := f.Row.Village + f.Row.Group + " " + widgets.ShortName(f.Row.Head, "户主未知")
		out = append(out, o.fact(name, func() { o.openSheet(f.Row.ID) },
			fact{f.Last.Grouped(), fallWidth, look.ColorQuiet}, fact{f.PerCapita.Grouped(), fallWidth, ""}, fact{fmt.Sprintf("↓%d%%", percent), percentWidth, look.ColorError}))
	}
	f := o.filter()
	f.Fallen = farFallen
	if n := len(township.FilterFigures(o.figures, f)); n > 0 {
		label := fmt.Sprintf("全部下降 %d%% 以上的户", farFallen)
		out = append(out, o.fact(label, func() { o.open(f) }, fact{fmt.Sprintf("%d户", n), countWidth, look.ColorAccent}))
	}
	return out
}

// The widths of figures, in designed units.
const (
	fallWidth    = 82
	percentWidth = 50
	amountWidth  = 104
	meanWidth    = 76
)

// openSheet opens a household's sheet; the way back leads to the overview.
func (o *overview) openSheet(id int64) {
	o.screen.list.filters.set(o.filter())
	o.screen.begin(id)
}

// categoryColumns are the columns of the list that show the categories, by IncomeCategory.Order.
var categoryColumns = []string{"operating", "property", "transfer", "wage"}

// fillMade says what the income is made of.
func (o *overview) fillMade() {
	o.made.Objects = []fyne.CanvasObject{o.fact("", nil, fact{"金额", amountWidth, ""}, fact{"占比", percentWidth, ""}, fact{"户均", meanWidth, ""}, fact{"人均", meanWidth, ""})}
	of, all := township.CompositionOf(o.figures)
	people := 0
	for _, f := range o.figures {
		people += f.Population
	}
	add := func(word, column string, sum township.Fen) {
		o.made.Add(o.fact(word, func() { o.openCategory(column) }, fact{sum.Grouped(), amountWidth, ""},
			fact{shareText(sum, all), percentWidth, ""}, fact{meanText(sum, o.reckoned()), meanWidth, ""}, fact{meanText(sum, people), meanWidth, ""}))
	}
	for i, c := range township.IncomeCategories {
		add(strings.TrimSuffix(c.Title(), "收入"), categoryColumns[i], of[i])
	}
	add("纯收入合计", "net", all)
	o.made.Refresh()
}

func meanText(sum township.Fen, n int) string {
	mean, ok := township.PerCapita(sum, n)
	if !ok {
		return widgets.Dash
	}
	return mean.Grouped()
}

// shareText is a part in percent of a whole with one decimal, a dash where the whole is nothing or less.
func shareText(part, whole township.Fen) string {
	if whole <= 0 {
		return widgets.Dash
	}
	thousandths, _ := township.PerCapita(part*1000, int(whole))
	sign := ""
	if thousandths < 0 {
		sign, thousandths = "-", -thousandths
	}
	return fmt.Sprintf("%s%d.%d%%", sign, thousandths/10, thousandths%10)
}

// openCategory shows the households with a sheet, those with most of a category first.
func (o *overview) openCategory(column string) {
	f := o.filter()
	f.Sheets = township.SheetsAny
	o.screen.list.showSorted(column)
	o.open(f)
}
