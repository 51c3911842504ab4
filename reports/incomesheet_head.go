package reports

import "taizhang/app/township"

// headOf prepares the head of a form.
func headOf(f *township.IncomeForm, l look) formHead {
	h := formHead{look: l}
	h.title = l.title.Fit(f.Title(), h.beside(), l.subtitle.Size)
	stable, monitored, other := f.Ticks()
	first := []slot{
		{value: f.Town(), least: 30}, {label: "乡镇（街道）"}, {value: f.Hamlet(), least: 26}, {label: "村"}, {value: f.Team(), least: 14}, {label: "组"},
	}
	second := []slot{
		{label: "户主：", value: f.Head, least: 26},
		{label: "　家庭人口：", value: f.Population, least: 9},
		{label: "　户类型："},
		{label: township.TypeStable, ticks: true, ticked: stable},
		{label: " "},
		{label: township.TypeMonitored, ticks: true, ticked: monitored},
	}
	if other != "" {
		second = append(second, slot{label: " "}, slot{value: other, least: 8})
	}
	h.lines = [][]slot{first, second}
	return h.measured()
}
