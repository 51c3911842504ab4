// Command bare is the least that a Fyne program can be with the fonts of ours: the yardstick for the time to the
// first frame.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/assets"
)

var (
	regular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", assets.SansRegular)
	bold    = fyne.NewStaticResource("NotoSansSC-Bold.ttf", assets.SansBold)
)

// fonts is Fyne's own theme in our two fonts.
type fonts struct{ fyne.Theme }

// Font returns one of the two.
func (fonts) Font(style fyne.TextStyle) fyne.Resource {
	if style.Bold {
		return bold
	}
	return regular
}

func main() {
	a := app.NewWithID("cn.taizhang.bare")
	a.Settings().SetTheme(fonts{theme.DefaultTheme()})
	w := a.NewWindow("bare")
	heading := widget.NewLabelWithStyle("清溪镇", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	w.SetContent(container.NewVBox(heading, widget.NewLabel("四本台账"), widget.NewButton("打开", nil)))
	w.Resize(fyne.NewSize(1093, 614))
	w.ShowAndRun()
}
