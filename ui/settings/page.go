// Package settings is 设置: the office and its villages, the rules for the ledgers, the words that forms offer, who may sit at the
// desk, how the program looks to this user, and what program this is.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Desk reads and changes the office.
type Desk interface {
	Office(ctx context.Context) (o township.Office, r township.OfficeRules, founded bool, err error)
	SaveOffice(ctx context.Context, o township.Office, r township.OfficeRules) (township.Deed, error)
	Villages(ctx context.Context) ([]township.Village, error)
	SaveVillages(ctx context.Context, villages []township.Village) (township.Deed, error)
	Staff
	Locks
	Words
}

// Host is what the screen needs of the window.
type Host interface {
	Dialogs
	Looks
	Window() fyne.Window
	Reveal(path string) // shows a file or folder where it lies
}

// Dialogs tell how a deed ended, and ask before one.
type Dialogs interface {
	Fail(err error)
	Done(deed township.Deed, text string)
	Confirm(title, body, deedLabel string, danger bool, yes func())
}

// Looks is how the program looks to this user.
type Looks interface {
	Appearance() look.Options
	SetAppearance(mode look.Mode, scale int)
}

// About is what the last section tells.
type About struct {
	Version   string
	Archive   string // path
	LogFolder string // path, “” if there is none
	Licences  string // full text of the font licences
}

// section is one part of the screen.
type section struct {
	label   string
	content fyne.CanvasObject
	refresh func()
	shown   func()
	save    func() // Ctrl+S; nil where everything is saved at once
}

// Screen is 设置.
type Screen struct {
	page     *widgets.Page
	sections []*section
	current  *section
	tabs     []*widgets.Button
}

// contentWidth is the width of a section, in designed units.
const contentWidth = 664

// New makes the screen; it reads on the first Refresh.
func New(host Host, desk Desk, about About) *Screen {
	s := &Screen{page: widgets.NewPage("设置")}
	s.sections = []*section{
		newOfficeSection(host, desk),
		newVillageSection(host, desk),
		newRulesSection(host, desk),
		newWordSection(host, desk),
		newOperatorSection(host, desk),
		newAppearanceSection(host),
		newAboutSection(host, about),
	}
	var tabs []fyne.CanvasObject
	for _, part := range s.sections {
		tab := widgets.NewQuietButton(part.label, nil, func() {
			s.show(part)
			s.Shown()
		})
		s.tabs = append(s.tabs, tab)
		tabs = append(tabs, tab)
	}
	s.page.SetFilters(tabs...)
	s.show(s.sections[0])
	return s
}

// show brings a section to the front.
func (s *Screen) show(part *section) {
	s.current = part
	for i, tab := range s.tabs {
		tab.Importance = widget.LowImportance
		if s.sections[i] == part {
			tab.Importance = widget.MediumImportance
		}
		tab.Refresh()
	}
	s.page.SetBody(part.content)
	part.refresh()
}

// ShowOperators brings 操作人 to the front.
func (s *Screen) ShowOperators() {
	for _, part := range s.sections {
		if part.label == operatorsLabel {
			s.show(part)
			s.Shown()
		}
	}
}

// Content returns the page.
func (s *Screen) Content() fyne.CanvasObject { return s.page }

// Refresh reads the current section anew; what was typed and not saved stays. The others read when
// they are shown.
func (s *Screen) Refresh() { s.current.refresh() }

// Shown puts the keyboard where work goes on.
func (s *Screen) Shown() {
	if s.current.shown != nil {
		s.current.shown()
	}
}

// Key has no keys of its own.
func (s *Screen) Key(*fyne.KeyEvent) bool { return false }

// Shortcut saves the section on Ctrl+S.
func (s *Screen) Shortcut(name string) bool {
	if name != "save" || s.current.save == nil {
		return false
	}
	s.current.save()
	return true
}

// Help says what the page is for.
func (s *Screen) Help() string {
	return "单位：省、市、县、乡镇名称，印在每张表上。\n" +
		"村：改名、改类型、调整顺序、新增、删去；每一步都立即保存，可以撤销。还有农户的村不能删去。\n" +
		"台账规则：花名册里的状态建议归入哪本台账；只影响以后的建议，不改动已入账的农户。\n" +
		"操作人：谁可以用本程序，各自的 PIN，多久没有人操作就锁屏，以及管理员密码。\n" +
		"选项：表单里提供选择的词。可以新增、改名、停用、调整顺序、登记其他写法；导入也按它认。\n" +
		"外观：只对本机当前用户有效。\n" +
		"Ctrl+S 保存正在填写的内容。"
}

// onCard puts a section on a card of readable width, which scrolls where the window is low.
func onCard(objects ...fyne.CanvasObject) fyne.CanvasObject {
	card := widgets.NewCard("", widgets.Stack(12, objects...))
	return container.NewVScroll(widgets.Inset(12, 12, container.New(readableLayout{}, card)))
}

// readableLayout makes its object as wide as reads well, or as there is room for.
type readableLayout struct{}

func (readableLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}

func (readableLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(size.Width, look.Scaled(contentWidth)), objects[0].MinSize().Height))
}

// hint is quiet text, line by line: a section has its own width, in which the lines are known to fit.
func hint(lines ...string) fyne.CanvasObject {
	box := widgets.Stack(4)
	for _, text := range lines {
		line := widgets.NewQuietProse(text)
		line.FontSize = 13
		box.Add(line)
	}
	return box
}
