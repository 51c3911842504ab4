package households

import "fyne.io/fyne/v2"

// Key deals with a key that no widget used, and says whether it did: Esc leaves the page of a
// household, or clears the filter; the page scrolls wherever on it the keyboard is.
func (s *Screen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case s.form != nil:
		return s.formKey(ev.Name)
	case s.viewer.shown && ev.Name != fyne.KeyEscape:
		return s.viewer.key(ev.Name)
	case ev.Name == fyne.KeyF2 && s.file.open():
		s.editHousehold("")
		return true
	case ev.Name == fyne.KeyInsert && s.file.open():
		return s.file.addMember()
	case ev.Name == fyne.KeyEscape:
		return s.back() || s.clearFilter()
	case s.file.open():
		return s.file.body.key(ev.Name)
	}
	return false
}

// clearFilter shows all households again, and says whether a filter had been set.
func (s *Screen) clearFilter() bool {
	if s.list.filters.filter.Empty() {
		return false
	}
	s.list.filters.clearAll()
	s.focus(s.list.table)
	return true
}

// Shortcut deals with find, print, back, previous (Alt+↑) and next (Alt+↓), and says whether it did.
func (s *Screen) Shortcut(name string) bool {
	switch {
	case s.form != nil:
		return s.formShortcut(name)
	case s.viewer.shown:
		return name == "back" && s.back()
	case name == "new":
		s.AddHousehold()
		return true
	case s.file.open():
		return s.fileShortcut(name)
	}
	switch name {
	case "find":
		s.focus(s.list.filters.search)
	case "print":
		s.list.printShown()
	default:
		return false
	}
	return true
}

// formKey deals with a key that no field of the form used.
func (s *Screen) formKey(name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		s.Leave(func() {})
		return true
	}
	return s.form.body.key(name)
}

// formShortcut deals with save and back; the other shortcuts rest while a form is open.
func (s *Screen) formShortcut(name string) bool {
	switch name {
	case "save", "accept":
		s.form.submit()
	case "back":
		s.Leave(func() {})
	case "print":
		return false
	}
	return true
}

func (s *Screen) fileShortcut(name string) bool {
	switch name {
	case "back":
		return s.back()
	case "edit":
		s.editHousehold("")
	case "previous":
		s.file.step(-1)
	case "next":
		s.file.step(1)
	case "print":
		s.file.print()
	case "find":
		s.back()
		s.focus(s.list.filters.search)
	default:
		return false
	}
	return true
}

// Help says what the screen is for, and its keys.
func (s *Screen) Help() string {
	switch {
	case s.form != nil:
		return formHelp
	case s.viewer.shown:
		return viewerHelp
	case s.file.open():
		return fileHelp
	}
	return listHelp
}

const listHelp = `农户：全部农户的名单。用上面一行按村、台账、类型、原因筛选，“更多条件”里还有组、帮扶责任人、监测类别、人口等，常用的一组条件可以起名保存；
也可按姓名、拼音首字母（zsf）、证件或电话尾号、户编号查找。
行首的方框用来勾选，换条件、换排序都不丢；打印、导出、改字段、办理都作用于勾选的户，没有勾选就作用于选中的行。
点列名排序，右键点列名选择显示哪些列；电话平时打码，右键“显示电话”可看十秒。
↑ ↓ PageUp PageDown Home End 移动　Shift、Ctrl 多选　Insert 或 Ctrl+空格 勾选　Ctrl+A 勾选全部显示的　Enter 打开　空格 收起或展开右栏
Ctrl+N 新增户　Ctrl+F 查找　Ctrl+P 打印名单　Esc 清除条件`

const fileHelp = `一户的全部资料：户情况、家庭成员、台账进出、每次改动。
鼠标指向或点一个值，下方显示它来自哪个文件哪一行、什么时候、谁做的。证件号码和电话点眼睛图标可看十秒。
F2 或 Ctrl+E 修改　Insert 补录成员，保存后按 Enter 再补下一人　在成员表里 ↑ ↓ 选人、Enter 修改
Alt+↑ Alt+↓ 上一户、下一户　↑ ↓ PageUp PageDown 滚动　Ctrl+P 打印所在台账名单　Esc 或 Alt+← 返回`

const formHelp = `填写一户、一名成员或一项帮扶措施。离开一项时检查它，不对的在旁边说明，填的内容不会丢；保存时再查一遍。
选项可以直接输入几个字查找；可多选的用空格选。名单带来的、不在选项里的值照原样保留并标明。
填写中停一秒就留存一份草稿，程序意外关闭，下次打开时问要不要继续填写。缺几项也可以先保存，户的页面会列出还缺什么。
Enter 到下一项　Tab 也是　↓ 打开选项　Ctrl+S 保存　Esc 或 Alt+← 返回（没有保存时先问）`
