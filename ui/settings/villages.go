package settings

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// villageList is the section 村. Each change is a deed of its own, so that each can be taken back.
type villageList struct {
	host     Host
	desk     Desk
	table    *widgets.Table[township.Village]
	villages []township.Village // in the office's order

	edit, up, down, remove *widgets.Button
}

// villageKinds are the values of 村类型.
var villageKinds = township.VocabularyOf("村类型").Values()

func newVillageSection(host Host, desk Desk) *section {
	l := &villageList{host: host, desk: desk}
	l.table = widgets.NewTable(func(v township.Village) string { return strconv.FormatInt(v.ID, 10) }, villageColumns()...)
	l.table.OnOpen = func(v township.Village) { l.askVillage("修改村", v, "保存", l.replace) }
	l.table.OnSelected = l.enable
	l.table.OnMenu = l.menu
	l.table.Empty = func() fyne.CanvasObject {
		return widgets.NewEmptyState(nil, "还没有村。可以在这里新增，也可以由第一份花名册自动建立。", "新增村", l.addOne)
	}
	l.edit = widgets.NewButton("修改", look.Icon(look.IconEdit), l.table.OnCurrent(func(v township.Village) { l.askVillage("修改村", v, "保存", l.replace) }))
	l.up = widgets.NewButton("上移", nil, l.table.OnCurrent(func(v township.Village) { l.move(v, -1) }))
	l.down = widgets.NewButton("下移", nil, l.table.OnCurrent(func(v township.Village) { l.move(v, 1) }))
	l.remove = widgets.NewButton("删去", look.Icon(look.IconDelete), l.table.OnCurrent(l.askRemove))
	buttons := widgets.Row(8,
		widgets.NewPrimary("新增村", look.Icon(look.IconAdd), l.addOne),
		widgets.NewButton("粘贴多个…", nil, l.askMany),
		widgets.Spacer(), l.edit, l.up, l.down, l.remove)
	note := hint("顺序就是名单、报表和打印的顺序。双击或按 Enter 修改。")
	content := widgets.Inset(12, 12, container.NewBorder(buttons, note, nil, nil, widgets.Inset(8, 0, l.table)))
	return &section{label: "村", content: content, refresh: l.refresh, shown: func() { host.Window().Canvas().Focus(l.table) }}
}

func villageColumns() []widgets.Column[township.Village] {
	return []widgets.Column[township.Village]{
		{Key: "position", Label: "顺序", Width: 60, Align: fyne.TextAlignTrailing, Text: func(v township.Village) string { return strconv.Itoa(v.Position) }},
		{Key: "name", Label: "村（社区）", Flex: true, Fixed: true, Text: func(v township.Village) string { return v.Name }},
		{Key: "kind", Label: "类型", Width: 140, Text: func(v township.Village) string { return v.Kind }},
	}
}

func (l *villageList) refresh() {
	villages, err := l.desk.Villages(context.Background())
	if err != nil {
		l.host.Fail(err)
		return
	}
	for i := range villages {
		villages[i].Position = i + 1
	}
	l.villages = villages
	l.table.SetRows(slices.Clone(villages))
	l.enable()
}

// enable switches the buttons that need a village.
func (l *villageList) enable() {
	v, ok := l.table.Current()
	l.edit.SetEnabled(ok)
	l.remove.SetEnabled(ok)
	l.up.SetEnabled(ok && v.Position > 1)
	l.down.SetEnabled(ok && v.Position < len(l.villages))
}

func (l *villageList) menu() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("修改…", l.edit.OnTapped), fyne.NewMenuItem("上移", l.up.OnTapped),
		fyne.NewMenuItem("下移", l.down.OnTapped), fyne.NewMenuItemSeparator(), fyne.NewMenuItem("删去…", l.remove.OnTapped),
	}
	items[1].Disabled, items[2].Disabled = l.up.Disabled(), l.down.Disabled()
	return items
}

// store makes the list what is given, unless the archive refuses it.
func (l *villageList) store(villages []township.Village, text string) {
	deed, err := l.desk.SaveVillages(context.Background(), villages)
	if err != nil {
		l.host.Fail(err)
		return
	}
	l.host.Done(deed, text)
}

func (l *villageList) move(v township.Village, by int) {
	i := v.Position - 1
	j := i + by
	if j < 0 || j >= len(l.villages) {
		return
	}
	villages := slices.Clone(l.villages)
	villages[i], villages[j] = villages[j], villages[i]
	l.store(villages, fmt.Sprintf("“%s”排到第 %d 位。", v.Name, j+1))
}

func (l *villageList) replace(v township.Village) {
	villages := slices.Clone(l.villages)
	for i := range villages {
		if villages[i].ID == v.ID {
			villages[i] = v
		}
	}
	l.store(villages, "已修改“"+v.Name+"”。")
}

func (l *villageList) askRemove(v township.Village) {
	body := "只能删去没有农户的村。"
	l.host.Confirm("删去“"+v.Name+"”？", body, "删去这个村", true, func() {
		rest := slices.DeleteFunc(slices.Clone(l.villages), func(o township.Village) bool { return o.ID == v.ID })
		l.store(rest, "已删去“"+v.Name+"”。")
	})
}
