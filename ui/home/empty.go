package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// firstSteps say what to do with an archive that holds no household yet.
const firstSteps = "档案里还没有农户。把花名册（.xlsx、.xls、.csv）拖到这个窗口，或点下面的按钮选择文件。" +
	"导入前先预览每一行，确认后才写入，写入后也可以整批撤销。"

// emptyBody is the body of such an archive. What was done with it stays at the side.
func (s *Screen) emptyBody() fyne.CanvasObject {
	steps := widgets.NewEmptyState(look.Icon(look.IconImport), firstSteps, "选择花名册", s.chooseRosters)
	if len(s.side.Objects) == 0 {
		return steps
	}
	return widgets.Inset(12, 12, container.New(&columnsLayout{}, steps, container.NewVScroll(s.side)))
}
