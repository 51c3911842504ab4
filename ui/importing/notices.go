package importing

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// notice is one sentence above the rows, with what can be done about it.
type notice struct {
	icon  look.IconName
	ink   fyne.ThemeColorName
	text  string
	label string // of the button; “” for none
	do    func()
}

func failure(text string) notice {
	return notice{icon: look.IconWarning, ink: look.ColorError, text: text}
}

func warning(text string) notice {
	return notice{icon: look.IconWarning, ink: look.ColorWarning, text: text}
}

func remark(text string) notice { return notice{icon: look.IconInfo, ink: look.ColorQuiet, text: text} }

func (n notice) with(label string, do func()) notice {
	n.label, n.do = label, do
	return n
}

// object is the notice as a line; a long sentence wraps.
func (n notice) object() fyne.CanvasObject {
	icon := widgets.NewIcon(look.Icon(n.icon))
	icon.Color = n.ink
	line := widgets.Beside(8, icon, plainProse(n.text))
	if n.label == "" {
		return widgets.Inset(3, 0, line)
	}
	button := widgets.Stack(0, widgets.NewButton(n.label, nil, n.do))
	return widgets.Inset(1, 0, widgets.Frame(nil, nil, nil, widgets.Inset(0, 4, button), widgets.Inset(6, 0, line)))
}

// notices are what has to be said of a preview, the most important first.
func (p *previewPage) notices() []notice {
	list := slices.Clone(p.trouble)
	add := func(when bool, n notice) {
		if when {
			list = append(list, n)
		}
	}
	v, c := p.preview, &p.s.job.choices
	add(p.s.job.changed() && p.settle == nil, warning("选择有改动，重新核对以后才能导入。").with(settleWord, p.s.read))
	add(v.New+v.Changed == 0, remark("没有新增或变更的行，不需要导入。"))
	if v.Earlier != nil {
		list = append(list, warning(earlierText(v.Earlier)))
	}
	for _, n := range v.Notes {
		list = append(list, warning(n))
	}
	add(c.open() > 0, p.toggling(warning(fmt.Sprintf("有%d处需要您判断；没有判断的行先不导入，算在拒收里。", c.open())), paneQuestions, "去判断"))
	add(p.renamable(), p.toggling(remark(villagesText(c)), paneVillages, "逐村确认"))
	return list
}

func earlierText(d *township.Deed) string {
	return fmt.Sprintf("这份文件在 %s 由%s导入过。", minute(d.At), d.Operator)
}

// renamable says whether a new village could be one of the archive under another name.
func (p *previewPage) renamable() bool {
	return len(p.s.job.choices.villages) > 0 && len(p.archived) > 0
}

// toggling gives a notice the button that shows its pane, and leads back to the rows.
func (p *previewPage) toggling(n notice, which pane, label string) notice {
	if p.pane == which {
		return n.with("回到各行", func() { p.showPane(paneRows) })
	}
	return n.with(label, func() { p.showPane(which) })
}

func villagesText(c *choices) string {
	text := fmt.Sprintf("档案中还没有的村：%s。", joined(c.villages, 6, "个"))
	if n := len(c.rename); n > 0 {
		return text + fmt.Sprintf("其中%d个归入已有的村，其余新建。", n)
	}
	return text + "导入时新建；写法不同的，可归入已有的村。"
}

// asides are what can be looked at: each is a quiet button that shows its pane.
func (p *previewPage) asides() []fyne.CanvasObject {
	v, c := p.preview, &p.s.job.choices
	var list []fyne.CanvasObject
	add := func(when bool, text string, which pane) {
		if !when {
			return
		}
		if p.pane == which {
			list = append(list, widgets.NewQuietButton("‹ 回到各行", nil, func() { p.showPane(paneRows) }))
			return
		}
		list = append(list, widgets.NewQuietButton(text+" ›", nil, func() { p.showPane(which) }))
	}
	answered := len(c.questions) - c.open()
	add(true, columnsSummary(v.Sheets), paneColumns)
	add(len(c.villages) > 0 && !p.renamable(), fmt.Sprintf("新建%d个村", len(c.villages)), paneVillages)
	add(answered > 0 && c.open() == 0, fmt.Sprintf("已判断%d处", answered), paneQuestions)
	add(len(v.Absent) > 0, fmt.Sprintf("档案中有%d户不在这份名单里", len(v.Absent)), paneAbsent)
	if n := len(v.Proposals); n > 0 && v.New+v.Changed > 0 {
		list = append(list, widgets.Inset(5, 7, widgets.NewQuiet(fmt.Sprintf("导入后有%d条台账建议待确认", n))))
	}
	return list
}

// columnsSummary says how the columns were understood: 「2张表用到38列，3列不使用」.
func columnsSummary(sheets []township.SheetMap) string {
	read, taken, unused := 0, 0, 0
	for _, m := range sheets {
		if m.Kind == "" {
			continue
		}
		read++
		for _, c := range m.Columns {
			if c.Taken == "" {
				unused++
			} else {
				taken++
			}
		}
	}
	parts := []string{fmt.Sprintf("%d张工作表用到%d列", read, taken)}
	if unused > 0 {
		parts = append(parts, fmt.Sprintf("%d列不使用", unused))
	}
	if left := len(sheets) - read; left > 0 {
		parts = append(parts, fmt.Sprintf("%d张表没有认出", left))
	}
	return strings.Join(parts, "，")
}
