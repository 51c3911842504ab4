package income

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// standardLine is a line that incomes are held against; the same line of several campaigns is one.
type standardLine struct {
	word  string // 脱贫标准
	at    township.Fen
	names []string // of the campaigns
}

// standardLines are the lines of the standards, the lowest first.
func standardLines(standards []township.Standard) []standardLine {
	var out []standardLine
	add := func(word string, at township.Fen, name string) {
		if at == 0 {
			return
		}
		for i := range out {
			if out[i].word == word && out[i].at == at {
				out[i].names = append(out[i].names, name)
				return
			}
		}
		out = append(out, standardLine{word, at, []string{name}})
	}
	for _, s := range standards {
		add("脱贫标准", s.PovertyLine, s.Name)
		add("监测收入线", s.MonitorLine, s.Name)
	}
	slices.SortStableFunc(out, func(a, b standardLine) int { return cmp.Compare(a.at, b.at) })
	return out
}

// short is the line without its campaigns: 脱贫标准 4,000.
func (l standardLine) short() string { return l.word + " " + yuan(l.at) }

// campaigns are the names, each once.
func (l standardLine) campaigns() string { return strings.Join(l.names, "、") }

// yuan is an amount as a heading has it: without fen that are none.
func yuan(f township.Fen) string { return strings.TrimSuffix(f.Grouped(), ".00") }

// incomeInk is red under a poverty line, amber under a monitoring line.
func incomeInk(f township.IncomeFigure, lines []standardLine) fyne.ThemeColorName {
	ink := look.ColorAccent
	for _, l := range lines {
		switch {
		case !f.Known || f.PerCapita >= l.at:
		case l.word == "脱贫标准":
			return look.ColorError
		default:
			ink = look.ColorWarning
		}
	}
	return ink
}

// gaugeMarks are the lines, and last year, on a gauge.
func gaugeMarks(lines []standardLine, last *township.Fen) []widgets.GaugeMark {
	var out []widgets.GaugeMark
	for _, l := range lines {
		out = append(out, widgets.GaugeMark{At: float64(l.at) / 100, Label: l.short()})
	}
	if last != nil {
		out = append(out, widgets.GaugeMark{At: float64(*last) / 100, Label: "上年 " + yuan(*last)})
	}
	return out
}
