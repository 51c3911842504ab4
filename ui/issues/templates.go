package issues

import (
	"context"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// templateRow offers the usual measures below their entry.
func (f *stepForm) templateRow() fyne.CanvasObject {
	return widgets.Row(6, widgets.Spacer(), widgets.NewMenuButton("常用措施", look.Icon(look.IconFile), f.templateMenu))
}

// templateMenu offers the usual measures of the nature, those of all natures where the issues have several, and keeps the
// present text as one.
func (f *stepForm) templateMenu() []*fyne.MenuItem {
	var items, forget []*fyne.MenuItem
	for _, t := range f.templates {
		if f.nature != "" && t.Nature != f.nature {
			continue
		}
		label := shortened(oneLine(t.Measures), templateLabel)
		if f.nature == "" {
			label = t.Nature + "：" + label
		}
		items = append(items, fyne.NewMenuItem(label, func() { f.useTemplate(t) }))
		forget = append(forget, fyne.NewMenuItem(label, func() { f.forgetTemplate(t) }))
	}
	if len(items) == 0 {
		none := fyne.NewMenuItem("还没有常用措施", nil)
		none.Disabled = true
		items = append(items, none)
	}
	keep := fyne.NewMenuItem("把现在的措施存为常用", f.keepTemplate)
	if f.nature == "" {
		keep.Label, keep.Disabled = "把现在的措施存为常用（所选问题性质不同，请单个办理时存）", true
	}
	items = append(items, fyne.NewMenuItemSeparator(), keep)
	if len(forget) > 0 {
		drop := fyne.NewMenuItem("删除常用措施", nil)
		drop.ChildMenu = fyne.NewMenu("", forget...)
		items = append(items, drop)
	}
	return items
}

// templateLabel is how many characters of a measure the menu shows.
const templateLabel = 26

// useTemplate writes a usual measure below what is typed already.
func (f *stepForm) useTemplate(t township.MeasureTemplate) {
	text := township.Clean(f.note.Text)
	if text != "" && text != t.Measures {
		text += "\n"
	}
	if text != t.Measures {
		f.note.SetText(text + t.Measures)
	}
	f.screen.focus(f.note)
}

func (f *stepForm) keepTemplate() {
	text := township.Clean(f.note.Text)
	if text == "" {
		f.fields["note"].SetProblem("请先写整改措施，再存为常用。")
		f.dialog.Resize()
		return
	}
	for _, t := range f.templates {
		if t.Nature == f.nature && t.Measures == text {
			f.screen.focus(f.note)
			return
		}
	}
	f.saveTemplate(township.MeasureTemplate{Nature: f.nature, Measures: text}, "已存为“"+f.nature+"”的常用措施")
}

func (f *stepForm) forgetTemplate(t township.MeasureTemplate) {
	t.Measures = ""
	f.saveTemplate(t, "已删除常用措施")
}

func (f *stepForm) saveTemplate(t township.MeasureTemplate, said string) {
	deed, err := f.screen.desk.SaveMeasureTemplate(context.Background(), t)
	if err == nil {
		f.screen.host.Done(deed, said)
		f.templates, err = f.screen.desk.MeasureTemplates(context.Background())
	}
	if err != nil {
		f.fields["note"].SetProblem(township.Say(err))
		f.dialog.Resize()
		return
	}
	f.screen.focus(f.note)
}
