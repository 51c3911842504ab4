package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// fontNotice is what the font licence asks to be told; the full text is behind a button.
var fontNotice = []string{
	"屏幕和纸张使用 Noto Sans SC、Noto Serif SC 字体（思源黑体、思源宋体），版权归 Adobe 所有，",
	"以 SIL Open Font License 1.1 授权，可以随程序自由使用和分发。",
}

func newAboutSection(host Host, about About) *section {
	lines := []widgets.KeyValue{
		{Label: "版本", Value: about.Version},
		{Label: "档案", Value: about.Archive},
	}
	buttons := widgets.Row(8, widgets.NewButton("在文件夹中显示档案", look.Icon(look.IconFolder), func() { host.Reveal(about.Archive) }))
	if about.LogFolder != "" {
		lines = append(lines, widgets.KeyValue{Label: "日志", Value: about.LogFolder})
		buttons.Add(widgets.NewButton("打开日志文件夹", look.Icon(look.IconFolder), func() { host.Reveal(about.LogFolder) }))
	}
	objects := []fyne.CanvasObject{
		widgets.NewKeyValues(lines...), buttons,
		hint("日志不含姓名、证件号码和电话，求助时可以交给维护人员。"),
		widgets.Rule(), hint(fontNotice...),
	}
	if about.Licences != "" {
		show := widgets.NewButton("查看字体许可全文", nil, func() { showLicences(host.Window(), about.Licences) })
		objects = append(objects, widgets.Row(0, show, widgets.Spacer()))
	}
	return &section{label: "关于", content: onCard(objects...), refresh: func() {}}
}

// showLicences shows the full text of the font licences.
func showLicences(win fyne.Window, text string) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	scroll := container.NewVScroll(label)
	scroll.SetMinSize(fyne.NewSize(look.Scaled(560), look.Scaled(320)))
	widgets.ShowDialog(win, widgets.DialogOptions{Title: "字体许可", Body: scroll, Width: 600, Deed: "关闭", Cancel: "-"})
}
