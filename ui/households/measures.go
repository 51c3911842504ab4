package households

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// measureCard lists what is done for the household.
func (f *filePage) measureCard() fyne.CanvasObject {
	list := widgets.Stack(8)
	for _, m := range f.file.Measures {
		list.Add(f.measureLines(m))
	}
	if len(f.file.Measures) == 0 {
		list.Add(widgets.NewQuiet("还没有登记帮扶措施。"))
	}
	list.Add(widgets.Row(0, widgets.NewButton("登记措施", look.Icon(look.IconAdd), func() { f.screen.editMeasure(0) }), widgets.Spacer()))
	return widgets.NewCard("帮扶措施", list)
}

// measureLines are kind, day and amount of a measure with its deeds, and below what was done.
func (f *filePage) measureLines(m township.Record) fyne.CanvasObject {
	head := widgets.Row(10,
		newValue(f, widgets.NewBold(widgets.ShortName(m.Get("kind"), "未填类别")), f.originOf(m, "kind")),
		widgets.NewQuiet(m.Get("began_on")))
	if amount := m.Get("amount"); amount != "" {
		head.Add(widgets.NewText(township.Measures.Field("amount").Show(amount) + "元"))
	}
	head.Add(widgets.Spacer())
	head.Add(widgets.NewQuietButton("修改", look.Icon(look.IconEdit), func() { f.screen.editMeasure(m.ID) }))
	head.Add(widgets.NewQuietButton("删去", look.Icon(look.IconDelete), func() { f.askRemoveMeasure(m) }))
	var parts []string
	for _, key := range []string{"content", "project", "remark"} {
		if text := m.Get(key); text != "" {
			parts = append(parts, text)
		}
	}
	if len(parts) == 0 {
		return head
	}
	return widgets.Stack(0, head, widgets.NewQuietProse(strings.Join(parts, "　")))
}

func (f *filePage) askRemoveMeasure(m township.Record) {
	name := strings.TrimSpace(fmt.Sprintf("%s %s", m.Get("kind"), m.Get("began_on")))
	widgets.Confirm(f.screen.host.Window(), "删去帮扶措施“"+name+"”？", "移入回收站，可以撤销，也可以在“记录 → 回收站”恢复。", "删去这项措施", true, func() {
		deed, err := f.screen.desk.RemoveMeasure(context.Background(), m.ID)
		if err != nil {
			f.screen.host.Fail(err)
			return
		}
		f.screen.host.Done(deed, "已删去帮扶措施“"+name+"”")
	})
}
