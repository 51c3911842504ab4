package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// firstSteps say what to do with an archive that holds no household yet.
var firstSteps = []string{
	"把花名册（.xlsx、.xls、.csv）拖到这个窗口，",
	"或点下面的按钮选择文件。",
	"导入前先预览每一行，确认后才写入，",
	"写入后也可以整批撤销。",
}

// emptyBody is the body of such an archive. What was done with it stays at the side.
func (s *Screen) emptyBody() fyne.CanvasObject {
	icon := widgets.NewIcon(look.Icon(look.IconImport))
	icon.Edge, icon.Color = 40, look.ColorQuiet
	lines := []fyne.CanvasObject{icon, centred(widgets.NewBold("档案里还没有农户"))}
	for _, text := range firstSteps {
		lines = append(lines, centred(widgets.NewQuiet(text)))
	}
	lines = append(lines, container.NewCenter(widgets.NewButton("选择花名册", look.Icon(look.IconFolder), s.chooseRosters)))
	steps := container.NewCenter(widgets.Stack(10, lines...))
	if len(s.side.Objects) == 0 {
		return steps
	}
	return widgets.Inset(12, 12, container.New(&columnsLayout{}, steps, container.NewVScroll(s.side)))
}

func centred(t *widgets.Text) fyne.CanvasObject {
	t.Align = fyne.TextAlignCenter
	return t
}
