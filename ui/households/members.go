package households

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// memberColumn is a column of the members' table. The origin that a cell tells is that of its first
// field; a private field is masked.
type memberColumn struct {
	label string
	keys  []string
	fixed bool // shown even while nobody has a value
	unit  string
}

// memberColumns are the columns in the order of the roster 人口信息.
var memberColumns = []memberColumn{
	{label: "姓名", keys: []string{"name"}, fixed: true},
	{label: "关系", keys: []string{"relation"}, fixed: true},
	{label: "性别", keys: []string{"sex"}, fixed: true},
	{label: "年龄", keys: []string{"birth_date"}, fixed: true},
	{label: "证件号码", keys: []string{"id_number"}, fixed: true},
	{label: "民族", keys: []string{"nation"}},
	{label: "文化程度", keys: []string{"education"}},
	{label: "在校", keys: []string{"schooling"}},
	{label: "健康", keys: []string{"health"}},
	{label: "劳动技能", keys: []string{"labour"}},
	{label: "务工", keys: []string{"work_area", "work_months"}, unit: "个月"},
	{label: "医保 / 养老", keys: []string{"medical_insurance", "pension_insurance"}},
	{label: "低保 / 特困", keys: []string{"minimum_living", "destitute"}},
	{label: "电话", keys: []string{"phone"}},
}

// memberCard is the table of the family, the head first.
func (f *filePage) memberCard() fyne.CanvasObject {
	members := inFamilyOrder(township.PresentMembers(f.file.Members))
	title := memberHeading(f.file.Row, members)
	f.adding = widgets.NewButton("补录成员", look.Icon(look.IconAdd), func() { f.screen.editMember(0, "") })
	f.adding.Hidden = f.file.Row.Closed != ""
	add := widgets.Row(0, f.adding, widgets.Spacer())
	add.Hidden = f.adding.Hidden
	if len(members) == 0 {
		return widgets.NewCard(title, widgets.Stack(8, widgets.NewQuiet(f.nobody()), add, f.pastMembers()))
	}
	columns := usedColumns(members)
	grid := container.New(&gridLayout{columns: len(columns)})
	for _, c := range columns {
		grid.Add(boldHeading(c.label))
	}
	open := func(row int) { f.screen.editMember(members[row].ID, "") }
	menu := func(row int) []*fyne.MenuItem { return f.memberMenu(members[row]) }
	for row, m := range members {
		for _, c := range columns {
			grid.Add(newMemberValue(f.memberCell(m, c), func() { open(row) }, func() []*fyne.MenuItem { return menu(row) }))
		}
	}
	table := newMemberGrid(grid, len(members), f.body, open)
	table.onDelete = func(row int) { f.askDeleteMember(members[row].ID) }
	return widgets.NewCard(title, widgets.Stack(8, newSideways(table, f.body.scroll), add, f.pastMembers()))
}

// addMember opens the form of a member more, and says whether the household can have one.
func (f *filePage) addMember() bool {
	if f.adding == nil || f.adding.Hidden {
		return false
	}
	f.adding.OnTapped()
	return true
}

// nextMember puts the keyboard where Enter adds one member more: a family is typed in one after the other.
func (f *filePage) nextMember(township.Saved) {
	f.screen.focus(f.adding)
	f.body.reach(f.adding)
}

// memberMenu is what a right click on a member offers.
func (f *filePage) memberMenu(m township.Record) []*fyne.MenuItem {
	return []*fyne.MenuItem{
		fyne.NewMenuItem("修改成员…", func() { f.screen.editMember(m.ID, "") }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("删除成员…", func() { f.askDeleteMember(m.ID) }),
	}
}

func boldHeading(label string) fyne.CanvasObject {
	t := widgets.NewQuiet(label)
	t.FontSize = cellText
	return t
}

// usedColumns leaves out the columns in which nobody has a value.
func usedColumns(members []township.Record) []memberColumn {
	var used []memberColumn
	for _, c := range memberColumns {
		if c.fixed || c.usedBy(members) {
			used = append(used, c)
		}
	}
	return used
}

func (c memberColumn) usedBy(members []township.Record) bool {
	for _, m := range members {
		for _, key := range c.keys {
			if m.Get(key) != "" {
				return true
			}
		}
	}
	return false
}

// cellText is the size of text in tables, in designed units.
const cellText = 13

func (f *filePage) memberCell(m township.Record, c memberColumn) *value {
	field := township.Members.Field(c.keys[0])
	text := m.Get(field.Key)
	origin := f.memberOrigin(m, c.keys[0])
	if field.Private && text != "" {
		return newValue(f, f.screen.masked(field.ShowMasked(text), text, f.seen(m, field)), origin)
	}
	shown := widgets.NewText(f.memberText(m, c))
	shown.FontSize, shown.Bold = cellText, field.Key == "name" && township.IsHead(m)
	return newValue(f, shown, origin)
}

// memberText is what a cell says: an age, or the values of its fields.
func (f *filePage) memberText(m township.Record, c memberColumn) string {
	switch c.keys[0] {
	case "birth_date":
		return widgets.OrDash(strings.TrimSuffix(ageText(m, f.screen.host.Today()), "岁"))
	case "work_area":
		months := m.Get("work_months")
		if months != "" {
			months += c.unit
		}
		return widgets.OrDash(strings.TrimSpace(m.Get("work_area") + " " + months))
	}
	parts := make([]string, len(c.keys))
	for i, key := range c.keys {
		parts[i] = widgets.OrDash(m.Get(key))
	}
	if len(parts) == 2 && parts[0] == widgets.Dash && parts[1] == widgets.Dash {
		return widgets.Dash
	}
	return strings.Join(parts, " / ")
}

func (f *filePage) memberOrigin(m township.Record, key string) string {
	origin := f.originOf(m, key)
	if origin == "" {
		return ""
	}
	if key == "birth_date" {
		origin = strings.Replace(origin, "　", " "+m.Get(key)+"　", 1)
	}
	return m.Get("name") + " " + origin
}

// gridLayout puts cells into rows of so many columns, each as wide as its widest cell.
type gridLayout struct{ columns int }

// gridGap is the distance between columns, in designed units.
const gridGap = 14

func (l *gridLayout) widths(objects []fyne.CanvasObject) []float32 {
	widths := make([]float32, l.columns)
	for i, o := range objects {
		widths[i%l.columns] = max(widths[i%l.columns], o.MinSize().Width)
	}
	return widths
}

// MinSize is all columns side by side.
func (l *gridLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := look.Scaled(gridGap) * float32(l.columns-1)
	for _, w := range l.widths(objects) {
		width += w
	}
	return fyne.NewSize(width, lineHeight()*float32(len(objects)/l.columns))
}

// Layout spreads the columns evenly over what room is left.
func (l *gridLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := l.widths(objects)
	spare := max(0, size.Width-l.MinSize(objects).Width) / float32(l.columns)
	var x, y float32
	for i, o := range objects {
		column := i % l.columns
		if column == 0 && i > 0 {
			x, y = 0, y+lineHeight()
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(widths[column], lineHeight()))
		x += widths[column] + spare + look.Scaled(gridGap)
	}
}

// sideways scrolls its content to the side only: the wheel goes on scrolling the page.
type sideways struct {
	container.Scroll
	page *container.Scroll
}

func newSideways(content fyne.CanvasObject, page *container.Scroll) *sideways {
	s := &sideways{page: page}
	room := widgets.Inset(5, 0, container.NewStack()) // so that the scroll bar lies below the last line
	s.Content, s.Direction = widgets.Stack(0, content, room), container.ScrollHorizontalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled passes on what is not meant for the side.
func (s *sideways) Scrolled(ev *fyne.ScrollEvent) {
	if ev.Scrolled.DX == 0 {
		s.page.Scrolled(ev)
		return
	}
	s.Scroll.Scrolled(ev)
}
