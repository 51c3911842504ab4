package income

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// itemList is the catalogue of items of a year, in the order of the form.
type itemList struct {
	setup  *setup
	table  *widgets.Table[itemRow]
	count  *widgets.Text
	note   *fyne.Container // what to do while the year has no catalogue of its own
	deeds  *fyne.Container
	footer *fyne.Container

	rows []itemRow

	edit, up, down, retire, remove *widgets.Button
}

// itemRow is an item with the number of sheets that use it.
type itemRow struct {
	township.IncomeItem
	uses int
}

func itemKey(i township.IncomeItem) string { return string(i.Category) + "/" + i.Name }

func newItemList(p *setup) *itemList {
	l := &itemList{setup: p, count: widgets.NewQuiet(""), note: widgets.Stack(0), deeds: widgets.Row(8)}
	l.table = widgets.NewTable(func(r itemRow) string { return itemKey(r.IncomeItem) }, itemColumns()...)
	l.table.OnOpen = func(r itemRow) { l.founded(func() { l.ask(l.now(r)) }) }
	l.table.OnSelected = l.enable
	l.table.OnMenu = l.menu
	l.edit = widgets.NewButton("修改", look.Icon(look.IconEdit), l.table.OnCurrent(l.table.OnOpen))
	l.up = widgets.NewButton("上移", nil, func() { l.move(-1) })
	l.down = widgets.NewButton("下移", nil, func() { l.move(1) })
	l.retire = widgets.NewButton("停用", nil, l.table.OnCurrent(l.toggle))
	l.remove = widgets.NewButton("删除", look.Icon(look.IconDelete), l.table.OnCurrent(l.askRemove))
	l.footer = widgets.Row(8, widgets.Spacer(), l.edit, l.up, l.down, l.retire, l.remove)
	return l
}

// detailWords say how the lines of an item are written.
var detailWords = map[township.ItemDetail]string{
	township.PlainItem: "一行", township.FreeItem: "写明名称", township.PersonItem: "按人", township.WorkItem: "按人、月数",
}

func itemColumns() []widgets.Column[itemRow] {
	text := func(key, label string, width float32, of func(itemRow) string) widgets.Column[itemRow] {
		return widgets.Column[itemRow]{Key: key, Label: label, Width: width, Text: of, Ink: func(r itemRow) fyne.ThemeColorName {
			if r.Retired {
				return look.ColorQuiet
			}
			return ""
		}}
	}
	right := func(c widgets.Column[itemRow]) widgets.Column[itemRow] {
		c.Align = fyne.TextAlignTrailing
		return c
	}
	policy := text("policy", "政策依据", 110, func(r itemRow) string { return r.Policy })
	policy.Flex = true
	return []widgets.Column[itemRow]{
		text("category", "类别", 112, func(r itemRow) string { return r.Category.Title() }),
		text("name", "品种", 176, func(r itemRow) string { return r.Name }),
		text("unit", "计量单位", 70, func(r itemRow) string { return r.Unit }),
		right(text("price", "常用单价", 82, func(r itemRow) string { return lineText(r.Price) })),
		right(text("cost", "成本率 %", 72, func(r itemRow) string { return r.CostRatio.Text() })),
		text("detail", "填法", 84, func(r itemRow) string { return detailWords[r.Detail] }),
		text("counted", "计入收入", 70, func(r itemRow) string { return map[bool]string{true: "不计入", false: "计入"}[r.Uncounted] }),
		policy,
		right(text("uses", "用到", 66, func(r itemRow) string { return useText(r.uses) })),
		text("retired", "停用", 50, func(r itemRow) string { return map[bool]string{true: "停用"}[r.Retired] }),
	}
}

func useText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n) + "张表"
}

// load reads the catalogue of the year anew.
func (l *itemList) load() {
	items, uses, err := l.setup.screen.desk.IncomeItems(context.Background(), l.setup.year)
	if err != nil {
		l.setup.screen.host.Fail(err)
		return
	}
	l.rows = make([]itemRow, len(items))
	for i, item := range items {
		item.Year = l.setup.year
		l.rows[i] = itemRow{item, uses[township.LineKey{Category: item.Category, Item: item.Name}]}
	}
	l.table.SetRows(l.rows)
	l.count.SetText(fmt.Sprintf("%d个，按表里的顺序", len(items)))
	l.fillDeeds()
	l.enable()
}

// own says whether the year has a catalogue of its own.
func (l *itemList) own() bool { return len(l.rows) > 0 && l.rows[0].ID != 0 }

// fillDeeds offers to add and to copy, or to found the catalogue first.
func (l *itemList) fillDeeds() {
	year := l.setup.year
	l.note.Objects, l.deeds.Objects = nil, nil
	if before := l.before(); before != "" {
		l.deeds.Add(widgets.NewButton("复制"+before+"年的品种", nil, func() { l.copyFrom(before) }))
	}
	if l.own() {
		l.deeds.Add(widgets.NewButton("新增品种", look.Icon(look.IconAdd), func() { l.ask(itemRow{IncomeItem: township.IncomeItem{Year: year, Category: l.category()}}) }))
	} else {
		l.note.Add(widgets.NewQuietProse(year + "年还没有自己的品种目录，下面是收入计算表原样的品种。建立以后就可以改单价、增减品种；设立收入标准时也会自动建立。"))
		l.deeds.Add(widgets.NewButton("建立"+year+"年的品种目录", look.Icon(look.IconAdd), func() { l.found(func() {}) }))
	}
	l.note.Hidden = len(l.note.Objects) == 0
	l.note.Refresh()
	l.deeds.Refresh()
	l.setup.page.Refresh()
}

// before is the last year before this one that was begun, “” for none.
func (l *itemList) before() string {
	for _, y := range l.setup.screen.list.years {
		if y < l.setup.year {
			return y
		}
	}
	return ""
}

// category is the one that is being looked at.
func (l *itemList) category() township.IncomeCategory {
	if r, ok := l.table.Current(); ok {
		return r.Category
	}
	return township.Operating
}

// founded goes on once the year has a catalogue of its own; until then it asks whether it is to have one.
func (l *itemList) founded(then func()) {
	if l.own() {
		then()
		return
	}
	year := l.setup.year
	widgets.Confirm(l.setup.screen.host.Window(), "先建立"+year+"年的品种目录？", year+"年还没有自己的品种目录，建立以后才能修改。可以撤销。", "建立"+year+"年的品种目录", false, func() { l.found(then) })
}

func (l *itemList) found(then func()) {
	deed, err := l.setup.screen.desk.FoundItems(context.Background(), l.setup.year)
	l.done(deed, err, "已建立"+l.setup.year+"年的品种目录")
	if err == nil {
		then()
	}
}

func (l *itemList) copyFrom(year string) {
	deed, err := l.setup.screen.desk.CopyItems(context.Background(), year, l.setup.year)
	l.done(deed, err, fmt.Sprintf("已把%s年的品种复制到%s年", year, l.setup.year)+recounted(deed))
}

// recounted is what the title of a deed says of the drafts that it worked out anew, “” for none.
func recounted(deed township.Deed) string {
	if at := strings.LastIndex(deed.Title, "（"); at >= 0 && strings.HasSuffix(deed.Title, "张草稿已重算）") {
		return deed.Title[at:]
	}
	return ""
}

// done tells what has come of a deed; the work goes on among the items.
func (l *itemList) done(deed township.Deed, err error, text string) {
	l.setup.screen.setUpDone(deed, err, text)
	if err == nil {
		l.setup.screen.focus(l.table)
	}
}

// now is an item as it is in the archive after a deed.
func (l *itemList) now(r itemRow) itemRow {
	for _, have := range l.rows {
		if itemKey(have.IncomeItem) == itemKey(r.IncomeItem) {
			return have
		}
	}
	return r
}

// place is where an item stands among those that it can change places with, and how many they are.
func (l *itemList) place(r itemRow) (at, n int) {
	for _, o := range l.rows {
		if o.Beside(r.IncomeItem) {
			if o.Name == r.Name {
				at = n
			}
			n++
		}
	}
	return at, n
}

// enable switches the buttons that need an item.
func (l *itemList) enable() {
	r, ok := l.table.Current()
	own := ok && r.ID != 0
	at, n := l.place(r)
	l.edit.SetEnabled(ok)
	l.up.SetEnabled(own && at > 0)
	l.down.SetEnabled(own && at < n-1)
	l.retire.SetEnabled(own)
	l.remove.SetEnabled(own)
	l.retire.SetText(retireWord(r))
}

func retireWord(r itemRow) string {
	if r.Retired {
		return "恢复"
	}
	return "停用"
}

func (l *itemList) menu() []*fyne.MenuItem {
	r, _ := l.table.Current()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("修改…", l.edit.OnTapped), fyne.NewMenuItem("上移", l.up.OnTapped), fyne.NewMenuItem("下移", l.down.OnTapped),
		fyne.NewMenuItem(retireWord(r), l.retire.OnTapped), fyne.NewMenuItemSeparator(), fyne.NewMenuItem("删除", l.remove.OnTapped),
	}
	for i, b := range map[int]*widgets.Button{1: l.up, 2: l.down, 3: l.retire, 5: l.remove} {
		items[i].Disabled = b.Disabled()
	}
	return items
}

// move moves the current item among those that it can change places with.
func (l *itemList) move(by int) {
	r, ok := l.table.Current()
	at, n := l.place(r)
	if !ok || r.ID == 0 || at+by < 0 || at+by >= n {
		return
	}
	deed, err := l.setup.screen.desk.MoveItem(context.Background(), r.ID, by)
	l.done(deed, err, fmt.Sprintf("“%s”排到%s的第 %d 位", r.Name, r.Category.Title(), at+by+1))
}

// toggle retires an item or offers it again.
func (l *itemList) toggle(r itemRow) {
	if r.ID == 0 {
		return
	}
	text := "已" + retireWord(r) + "“" + r.Name + "”"
	i := r.IncomeItem
	i.Retired = !i.Retired
	deed, err := l.setup.screen.desk.SaveItem(context.Background(), i)
	l.done(deed, err, text)
}

// askRemove takes an item out that no sheet uses; the desk says what to do with one in use.
func (l *itemList) askRemove(r itemRow) {
	if r.ID == 0 {
		return
	}
	at := slices.IndexFunc(l.table.Rows(), func(o itemRow) bool { return o.ID == r.ID })
	deed, err := l.setup.screen.desk.RemoveItem(context.Background(), r.ID)
	l.done(deed, err, "已删除“"+strings.TrimSpace(r.Name)+"”")
	if err == nil {
		l.table.SelectRow(min(at, len(l.table.Rows())-1)) // what followed it
	}
}
