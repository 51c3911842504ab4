package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// blocked says whether a dialog or a menu is open, which then gets the keys.
func (s *Shell) blocked() bool { return s.win.Canvas().Overlays().Top() != nil }

// addShortcuts ties the keys of the window to what they do.
func (s *Shell) addShortcuts() {
	ctrl := func(key fyne.KeyName, do func()) { s.bind(key, fyne.KeyModifierControl, do) }
	ctrl(fyne.KeyK, s.find)
	ctrl(fyne.KeyN, func() { s.shortcut(shortcutNew, s.addHousehold) })
	ctrl(fyne.KeyE, func() { s.shortcut(shortcutEdit, func() {}) })
	ctrl(fyne.KeySlash, s.showKeys)
	ctrl(fyne.KeyF, func() { s.shortcut(shortcutFind, s.find) })
	ctrl(fyne.KeyP, func() { s.shortcut(shortcutPrint, func() { s.toast("这一页没有可以打印的内容。") }) })
	ctrl(fyne.KeyS, func() {
		s.shortcut(shortcutSave, func() { s.toast("这一页没有要保存的内容；做过的操作都已保存。") })
	})
	s.win.Canvas().AddShortcut(widgets.LockShortcut, func(fyne.Shortcut) { s.lock() })
	s.bind(fyne.KeyLeft, fyne.KeyModifierAlt, func() { s.shortcut(shortcutBack, func() { s.back() }) })
	for _, enter := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		ctrl(enter, func() { s.shortcut(shortcutAccept, func() {}) })
	}
	s.bind(fyne.KeyUp, fyne.KeyModifierAlt, func() { s.shortcut(shortcutPrevious, func() {}) })
	s.bind(fyne.KeyDown, fyne.KeyModifierAlt, func() { s.shortcut(shortcutNext, func() {}) })
	for i := range 9 {
		s.bind(fyne.KeyName(strconv.Itoa(i+1)), fyne.KeyModifierAlt, func() { s.goToNumber(i) })
	}
	s.bind(fyne.Key0, fyne.KeyModifierAlt, func() { s.goToNumber(len(s.nav) - 1) })
	c := s.win.Canvas()
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { s.unlessBlocked(s.undoLast) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { s.unlessBlocked(s.redoLast) })
	s.bind(fyne.KeyZ, fyne.KeyModifierControl|fyne.KeyModifierShift, s.redoLast)
	c.SetOnTypedKey(s.typedKey)
}

func (s *Shell) bind(key fyne.KeyName, modifier fyne.KeyModifier, do func()) {
	s.win.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: modifier},
		func(fyne.Shortcut) { s.unlessBlocked(do) })
}

// unlessBlocked does something in the frame, not below a dialog and not before the archive is founded.
func (s *Shell) unlessBlocked(do func()) {
	if !s.blocked() && s.current != nil {
		do()
	}
}

// shortcut offers a shortcut to the current screen, and else does what the window does for it.
func (s *Shell) shortcut(name string, otherwise func()) {
	if !s.current.screen.Shortcut(name) {
		otherwise()
	}
}

func (s *Shell) goToNumber(i int) {
	if i < len(s.nav) {
		s.goTo(s.nav[i].Key)
	}
}

// typedKey gets the keys that no widget had a use for.
func (s *Shell) typedKey(ev *fyne.KeyEvent) {
	switch {
	case widgets.CoverTakesKey(s.win.Canvas(), ev):
	case s.blocked() || s.current == nil:
	case ev.Name == fyne.KeyF1:
		s.showHelp()
	case ev.Name == fyne.KeyEscape && s.saved.hide():
		if s.win.Canvas().Focused() == nil {
			s.current.screen.Shown()
		}
	case !s.current.screen.Key(ev):
		s.wake(ev)
	}
}

// wake gives a key that nothing has a use for to where the work of the page goes on, when nothing has the keyboard: the
// mouse takes it from a list, and a menu that is closed again leaves it to nobody.
func (s *Shell) wake(ev *fyne.KeyEvent) {
	c := s.win.Canvas()
	if c.Focused() != nil {
		return
	}
	s.current.screen.Shown()
	if to := c.Focused(); to != nil {
		to.TypedKey(ev)
	}
}

// showHelp says what the current page is for.
func (s *Shell) showHelp() {
	help := s.current.screen.Help() + "\n\n按 Ctrl+/ 列出全部快捷键。"
	s.Inform(s.current.Label, help)
}

// keys are the keys of the whole window, for the list that Ctrl+/ shows.
var keys = []widgets.KeyValue{
	{Label: "Ctrl+K", Value: "查找农户：姓名、拼音首字母、证件末几位、户编号"},
	{Label: "Ctrl+F", Value: "本页的查找或筛选"},
	{Label: "Ctrl+Z", Value: "撤销上一项操作（先询问）；在输入框里撤销输入"},
	{Label: "Ctrl+Y", Value: "恢复刚刚撤销的操作（先询问）；也可按 Ctrl+Shift+Z"},
	{Label: "Ctrl+S", Value: "保存正在填写的内容"},
	{Label: "Ctrl+Enter", Value: "做本页的主要操作，例如导入核对过的名单"},
	{Label: "Ctrl+N", Value: "新增户"},
	{Label: "Ctrl+E F2", Value: "修改打开的一户"},
	{Label: "Ctrl+P", Value: "打印本页显示的内容"},
	{Label: "Alt+1…9、0", Value: "依次打开左侧的前九页；0 打开最后的设置"},
	{Label: "Alt+←", Value: "返回上一页"},
	{Label: "Alt+↑ Alt+↓", Value: "在一户的页面里：上一户、下一户"},
	{Label: "Esc", Value: "关闭、返回，或清除输入"},
	{Label: "Enter", Value: "打开，或到下一项"},
	{Label: "Tab", Value: "到下一个控件；Shift+Tab 回到上一个"},
	{Label: "空格", Value: "在名单里显示或收起右侧的栏"},
	{Label: "Ctrl+L", Value: "锁屏"},
	{Label: "F1", Value: "本页说明"},
	{Label: "Ctrl+/", Value: "这张快捷键表"},
}

func (s *Shell) showKeys() {
	list := container.NewVScroll(widgets.NewKeyValues(keys...))
	room := s.win.Canvas().Size().Height - look.Scaled(keysMargin)
	list.SetMinSize(fyne.NewSize(0, min(list.Content.MinSize().Height, room)))
	widgets.ShowDialog(s.win, widgets.DialogOptions{
		Title: "快捷键", Body: list, Width: 480, Deed: "知道了", Cancel: "-",
	})
}

// keysMargin is what the list of keys leaves of the window's height, for title, button and margins.
const keysMargin = 160
