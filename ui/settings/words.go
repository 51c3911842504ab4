package settings

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Words are the lists that forms offer and that an import understands.
type Words interface {
	Words(ctx context.Context, vocabulary string) ([]township.OfficeWord, error)
	AddWord(ctx context.Context, vocabulary, typed string) (township.Deed, error)
	RenameWord(ctx context.Context, vocabulary, old, typed string) (township.Deed, error)
	SpellWord(ctx context.Context, vocabulary, value, spellings string) (township.Deed, error)
	WordKeeper
}

// WordKeeper keeps the lists in order.
type WordKeeper interface {
	RetireWord(ctx context.Context, vocabulary, value string, retired bool) (township.Deed, error)
	RemoveWord(ctx context.Context, vocabulary, value string) (township.Deed, error)
	MoveWord(ctx context.Context, vocabulary, value string, by int) (township.Deed, error)
}

// wordList is the section 选项. Each change is a deed of its own.
type wordList struct {
	host   Host
	desk   Desk
	choice *widgets.FilterSelect
	table  *widgets.Table[township.OfficeWord]
	words  []township.OfficeWord

	rename, spell, up, down, retire, remove *widgets.Button
}

// wordsLabel is the tab of the section.
const wordsLabel = "选项"

func newWordSection(host Host, desk Desk) *section {
	l := &wordList{host: host, desk: desk}
	lists := township.OfficeLists()
	l.choice = widgets.NewDropDown("", widgets.PlainOptions(lists...), func(string) { l.table.ClearSelection(); l.refresh() })
	l.choice.SetValue(lists[0])
	l.table = widgets.NewTable(func(w township.OfficeWord) string { return w.Value }, wordColumns()...)
	l.table.OnSelected = l.enable
	l.table.OnOpen = l.open
	l.table.OnMenu = l.menu
	l.rename = widgets.NewButton("改名", look.Icon(look.IconEdit), l.table.OnCurrent(l.askRename))
	l.spell = widgets.NewButton("其他写法", nil, l.table.OnCurrent(l.askSpellings))
	l.up = widgets.NewButton("上移", nil, l.table.OnCurrent(func(w township.OfficeWord) { l.move(w, -1) }))
	l.down = widgets.NewButton("下移", nil, l.table.OnCurrent(func(w township.OfficeWord) { l.move(w, 1) }))
	l.retire = widgets.NewButton("停用", nil, l.table.OnCurrent(l.toggle))
	l.remove = widgets.NewButton("删去", look.Icon(look.IconDelete), l.table.OnCurrent(l.askRemove))
	buttons := widgets.Row(8,
		l.choice, widgets.NewPrimary("新增选项", look.Icon(look.IconAdd), func() { l.askAdd("") }),
		widgets.Spacer(), l.rename, l.spell, l.up, l.down, l.retire, l.remove)
	note := hint("停用的选项不再提供选择，已经用着的记录照旧。导入时，“其他写法”自动改成选项；不在选项中的值照原样保留，可在这里加入选项。")
	content := widgets.Inset(12, 12, container.NewBorder(buttons, note, nil, nil, widgets.Inset(8, 0, l.table)))
	return &section{label: wordsLabel, content: content, refresh: l.refresh, shown: func() { host.Window().Canvas().Focus(l.table) }}
}

func wordColumns() []widgets.Column[township.OfficeWord] {
	return []widgets.Column[township.OfficeWord]{
		{Key: "position", Label: "顺序", Width: 60, Align: fyne.TextAlignTrailing, Text: func(w township.OfficeWord) string {
			if w.Stray {
				return ""
			}
			return strconv.Itoa(w.Position)
		}},
		{Key: "value", Label: "选项", Width: 220, Fixed: true, Text: func(w township.OfficeWord) string { return w.Value }},
		{Key: "state", Label: "状态", Width: 120, Text: wordState, Ink: wordInk},
		{Key: "used", Label: "使用", Width: 80, Align: fyne.TextAlignTrailing, Text: func(w township.OfficeWord) string { return strconv.Itoa(w.Used) }},
		{Key: "spellings", Label: "其他写法", Flex: true, Text: func(w township.OfficeWord) string { return strings.Join(w.Spellings, "、") }},
	}
}

// wordState says what sort of word it is.
func wordState(w township.OfficeWord) string {
	switch {
	case w.Stray:
		return "不在选项中"
	case w.Retired:
		return "已停用"
	case w.BuiltIn:
		return "自带"
	}
	return "本单位"
}

func wordInk(w township.OfficeWord) fyne.ThemeColorName {
	switch {
	case w.Stray:
		return theme.ColorNameWarning
	case w.Retired:
		return theme.ColorNamePlaceHolder
	}
	return ""
}

func (l *wordList) list() string { return l.choice.Value() }

func (l *wordList) refresh() {
	words, err := l.desk.Words(context.Background(), l.list())
	if err != nil {
		l.host.Fail(err)
		return
	}
	l.words = words
	l.table.SetRows(words)
	l.enable()
}

// listed is how many words are in the list; those behind them are not.
func (l *wordList) listed() int {
	n := 0
	for _, w := range l.words {
		if !w.Stray {
			n++
		}
	}
	return n
}

// enable switches the buttons that need a word, and names what the fifth of them would do.
func (l *wordList) enable() {
	w, ok := l.table.Current()
	in := ok && !w.Stray
	l.rename.SetEnabled(in && !w.BuiltIn)
	l.spell.SetEnabled(in)
	l.up.SetEnabled(in && w.Position > 1)
	l.down.SetEnabled(in && w.Position < l.listed())
	l.retire.SetEnabled(ok && !w.Fixed)
	l.remove.SetEnabled(in && !w.BuiltIn && w.Used == 0)
	l.retire.SetText(toggleWord(w))
}

// toggleWord is what the button 停用 does with a word.
func toggleWord(w township.OfficeWord) string {
	switch {
	case w.Stray:
		return "加入选项"
	case w.Retired:
		return "恢复"
	}
	return "停用"
}

// open does what a double click or Enter on a word means.
func (l *wordList) open(w township.OfficeWord) {
	switch {
	case w.Stray:
		l.toggle(w)
	case w.BuiltIn:
		l.askSpellings(w)
	default:
		l.askRename(w)
	}
}

func (l *wordList) menu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, b := range []*widgets.Button{l.rename, l.spell, l.up, l.down, l.retire, l.remove} {
		item := fyne.NewMenuItem(b.Text, b.OnTapped)
		item.Disabled = b.Disabled()
		items = append(items, item)
	}
	return items
}

// told tells how a deed ended.
func (l *wordList) told(deed township.Deed, err error, text string) {
	if err != nil {
		l.host.Fail(err)
		return
	}
	l.host.Done(deed, text)
}

func (l *wordList) move(w township.OfficeWord, by int) {
	deed, err := l.desk.MoveWord(context.Background(), l.list(), w.Value, by)
	l.told(deed, err, fmt.Sprintf("“%s”排到第 %d 位。", w.Value, w.Position+by))
}

// toggle retires a word, offers it again, or takes one into the list that an import brought.
func (l *wordList) toggle(w township.OfficeWord) {
	ctx := context.Background()
	if w.Stray {
		deed, err := l.desk.AddWord(ctx, l.list(), w.Value)
		l.told(deed, err, "“"+w.Value+"”已加入选项。")
		return
	}
	deed, err := l.desk.RetireWord(ctx, l.list(), w.Value, !w.Retired)
	l.told(deed, err, "“"+w.Value+"”已"+toggleWord(w)+"。")
}

func (l *wordList) askRemove(w township.OfficeWord) {
	l.host.Confirm("删去“"+w.Value+"”？", "没有记录用着这个选项。", "删去这个选项", true, func() {
		deed, err := l.desk.RemoveWord(context.Background(), l.list(), w.Value)
		l.told(deed, err, "已删去“"+w.Value+"”。")
	})
}

func (l *wordList) askAdd(value string) {
	entry, field := wordField("选项", value, "加在“"+l.list()+"”的最后，可再上移。")
	ask(l.host, question{title: "新增选项", deed: "新增", fields: []*widgets.Field{field}, blame: field, done: "已新增选项。", do: func(ctx context.Context) (township.Deed, error) {
		return l.desk.AddWord(ctx, l.list(), entry.Text)
	}})
}

func (l *wordList) askRename(w township.OfficeWord) {
	note := "原来的名称留作“其他写法”，导入时仍认得。"
	if w.Used > 0 {
		note = fmt.Sprintf("用着它的 %d 处一并改名；%s", w.Used, note)
	}
	entry, field := wordField("新名称", w.Value, note)
	ask(l.host, question{title: "“" + w.Value + "”改名", deed: "改名", fields: []*widgets.Field{field}, blame: field, done: "已改名。", do: func(ctx context.Context) (township.Deed, error) {
		return l.desk.RenameWord(ctx, l.list(), w.Value, entry.Text)
	}})
}

// wordField is the field for one word.
func wordField(label, value, note string) (*widgets.Entry, *widgets.Field) {
	entry := widgets.NewTextEntry("")
	entry.SetText(value)
	return entry, widgets.NewField(label, entry, widgets.FieldOptions{Required: true, Hint: note, Validate: func(text string) error {
		_, err := township.CheckWord(text)
		return err
	}})
}

func (l *wordList) askSpellings(w township.OfficeWord) {
	entry := widgets.NewTextEntry("用顿号隔开")
	entry.SetText(strings.Join(w.Own, "、"))
	note := "名单里写成这样时，导入自动改成“" + w.Value + "”。"
	if brought := len(w.Spellings) - len(w.Own); brought > 0 {
		note += fmt.Sprintf("程序自带的 %d 种写法不用再填。", brought)
	}
	field := widgets.NewField("其他写法", entry, widgets.FieldOptions{Hint: note})
	ask(l.host, question{title: "“" + w.Value + "”的其他写法", deed: "保存", fields: []*widgets.Field{field}, blame: field, done: "已保存其他写法。", do: func(ctx context.Context) (township.Deed, error) {
		return l.desk.SpellWord(ctx, l.list(), w.Value, entry.Text)
	}})
}
