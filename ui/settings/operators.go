package settings

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Staff is who may sit at the desk.
type Staff interface {
	Operator() string
	Operators(ctx context.Context) ([]township.Operator, error)
	SaveOperator(ctx context.Context, o township.Operator) (township.Deed, error)
	SetPIN(ctx context.Context, id int64, proof, pin string) (township.Deed, error)
	ClearPIN(ctx context.Context, id int64, proof string) (township.Deed, error)
}

// Locks are what keeps others out.
type Locks interface {
	HasAdminPassword(ctx context.Context) (bool, error)
	SetAdminPassword(ctx context.Context, old, password string) (township.Deed, error)
	IdleMinutes(ctx context.Context) (int, error)
	SaveIdleMinutes(ctx context.Context, n int) (township.Deed, error)
}

// operatorList is the section 操作人. Each change is a deed of its own.
type operatorList struct {
	host      Host
	desk      Desk
	table     *widgets.Table[township.Operator]
	operators []township.Operator

	rename, pin, clear, retire *widgets.Button

	idle     *widgets.FilterSelect
	admin    *widgets.Text
	password *widgets.Button
	guarded  bool // the administrator's password is set
}

// operatorsLabel is the tab of the section.
const operatorsLabel = "操作人"

func newOperatorSection(host Host, desk Desk) *section {
	l := &operatorList{host: host, desk: desk, admin: widgets.NewText("")}
	l.table = widgets.NewTable(func(o township.Operator) string { return strconv.FormatInt(o.ID, 10) }, l.columns()...)
	l.table.OnOpen = l.askRename
	l.table.OnSelected = l.enable
	l.table.OnMenu = l.menu
	l.table.Empty = l.empty
	l.rename = widgets.NewButton("改名", look.Icon(look.IconEdit), l.table.OnCurrent(l.askRename))
	l.pin = widgets.NewButton("设置 PIN", nil, l.table.OnCurrent(l.askPIN))
	l.clear = widgets.NewButton("取消 PIN", nil, l.table.OnCurrent(l.askClear))
	l.retire = widgets.NewButton("停用", nil, l.table.OnCurrent(l.askRetire))
	buttons := widgets.Row(8,
		widgets.NewPrimary("新增操作人", look.Icon(look.IconAdd), l.askNew),
		widgets.Spacer(), l.rename, l.pin, l.clear, l.retire)
	content := widgets.Inset(12, 12, container.NewBorder(buttons, l.locks(), nil, nil, widgets.Inset(8, 0, l.table)))
	return &section{label: operatorsLabel, content: content, refresh: l.refresh, shown: func() { host.Window().Canvas().Focus(l.table) }}
}

func (l *operatorList) columns() []widgets.Column[township.Operator] {
	return []widgets.Column[township.Operator]{
		{Key: "name", Label: "姓名", Flex: true, Fixed: true, Text: func(o township.Operator) string { return o.Name }},
		{Key: "pin", Label: "PIN", Width: 120, Text: pinWord},
		{Key: "state", Label: "状态", Width: 140, Text: l.stateWord},
	}
}

func pinWord(o township.Operator) string {
	if o.HasPIN {
		return "已设置"
	}
	return "未设置"
}

func (l *operatorList) stateWord(o township.Operator) string {
	switch {
	case o.Retired:
		return "停用"
	case o.Name == l.desk.Operator():
		return "正在使用"
	}
	return "可用"
}

// empty says how it is without operators.
func (l *operatorList) empty() fyne.CanvasObject {
	return widgets.NewEmptyState(nil,
		"还没有操作人：打开程序就能用，操作记在系统用户“"+l.desk.Operator()+"”名下。添加后，每次打开先选择操作人。", "新增操作人", l.askNew)
}

// locks are the lines below the list.
func (l *operatorList) locks() fyne.CanvasObject {
	l.idle = widgets.NewDropDown("", idleOptions(township.DefaultIdleMinutes), l.saveIdle)
	l.password = widgets.NewButton("", nil, l.askPassword)
	return widgets.Stack(8,
		rule("没有人操作多久后锁屏", l.idle),
		widgets.Row(12, widgets.FixedWidth(ruleLabelWidth, widgets.NewText("管理员密码")), widgets.FixedWidth(ruleChoiceWidth, l.admin), l.password),
		hint("忘了 PIN，用管理员密码重设。清空回收站也要管理员密码。管理员密码忘了没有办法找回，请抄下来锁好。", "PIN 和密码的设置不能撤销。Ctrl+L 立即锁屏；没有操作人时不锁屏。"))
}

// idleChoices are the minutes that are offered; 0 is never.
var idleChoices = []int{0, 1, 3, 5, 10, 15, 30, 60}

// idleOptions offers the minutes, and those that are set now.
func idleOptions(now int) []widgets.Option {
	choices := idleChoices
	if !slices.Contains(choices, now) {
		choices = append(slices.Clone(choices), now)
		slices.Sort(choices)
	}
	options := make([]widgets.Option, len(choices))
	for i, n := range choices {
		options[i] = widgets.Option{Value: strconv.Itoa(n), Label: strconv.Itoa(n) + " 分钟"}
		if n == 0 {
			options[i].Label = "不自动锁屏"
		}
	}
	return options
}

func (l *operatorList) refresh() {
	ctx := context.Background()
	operators, err := l.desk.Operators(ctx)
	if err != nil {
		l.host.Fail(err)
		return
	}
	minutes, err := l.desk.IdleMinutes(ctx)
	if err == nil {
		l.guarded, err = l.desk.HasAdminPassword(ctx)
	}
	if err != nil {
		l.host.Fail(err)
		return
	}
	l.operators = operators
	l.table.SetRows(slices.Clone(operators))
	l.idle.SetOptions(idleOptions(minutes))
	l.idle.SetValue(strconv.Itoa(minutes))
	l.admin.SetText("未设置")
	l.password.SetText("设置密码…")
	if l.guarded {
		l.admin.SetText("已设置")
		l.password.SetText("修改密码…")
	}
	l.enable()
}

// enable switches the buttons that need an operator, and words them for the one that is selected.
func (l *operatorList) enable() {
	o, ok := l.table.Current()
	l.rename.SetEnabled(ok)
	l.pin.SetEnabled(ok && !o.Retired)
	l.clear.SetEnabled(ok && o.HasPIN)
	l.retire.SetEnabled(ok)
	l.pin.SetText(pick(o.HasPIN, "修改 PIN", "设置 PIN"))
	l.retire.SetText(pick(o.Retired, "启用", "停用"))
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func (l *operatorList) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, b := range []*widgets.Button{l.rename, l.pin, l.clear, l.retire} {
		item := fyne.NewMenuItem(b.Text, b.OnTapped)
		item.Disabled = b.Disabled()
		items = append(items, item)
	}
	return items
}

func (l *operatorList) saveIdle(value string) {
	n, err := strconv.Atoi(value)
	if err != nil {
		return // nothing was chosen
	}
	deed, err := l.desk.SaveIdleMinutes(context.Background(), n)
	if err != nil {
		l.host.Fail(err)
		l.refresh()
		return
	}
	l.host.Done(deed, pick(n == 0, "不再自动锁屏。", strconv.Itoa(n)+" 分钟没有人操作就锁屏。"))
}
