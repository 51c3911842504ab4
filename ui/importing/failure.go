package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// failurePage says why a file could not be read, and what to do now.
type failurePage struct {
	s     *Screen
	page  *widgets.Page
	first *widgets.Button
}

func newFailurePage(s *Screen, err error) *failurePage {
	p := &failurePage{s: s, page: widgets.NewPage(titleOf(s.job.name()))}
	p.page.SetCounts(s.place())
	p.page.OnBack = func() { s.back() }
	icon := widgets.NewIcon(look.Icon(look.IconWarning))
	icon.Edge, icon.Color = 40, look.ColorError
	if stopped(err) {
		icon.Color = look.ColorQuiet
	}
	label := widget.NewLabel(sentence(s.job, err))
	label.Wrapping, label.Selectable = fyne.TextWrapBreak, true
	nothing := widgets.NewQuiet("档案没有改动。")
	words := widgets.FixedWidth(560, widgets.Stack(4, label, widgets.Inset(0, 5, nothing)))
	p.page.SetBody(container.NewCenter(widgets.Stack(14, icon, words, container.NewCenter(widgets.Row(8, p.ways(err)...)))))
	return p
}

// sentence is what the page says of an error.
func sentence(j *job, err error) string {
	if stopped(err) {
		return "已停止核对“" + j.name() + "”，还没有读完。"
	}
	return township.Say(err)
}

// ways are the buttons, the one that most likely helps first.
func (p *failurePage) ways(err error) []fyne.CanvasObject {
	s := p.s
	other := widgets.NewButton("换一个文件", look.Icon(look.IconFolder), s.choose)
	retry := widgets.NewButton("重试", nil, s.read)
	buttons := []*widgets.Button{other, retry}
	switch township.CodeOf(err) {
	case township.CodePassword:
		buttons = []*widgets.Button{widgets.NewButton("输入密码", nil, func() { s.askPassword(err) }), other}
	case township.CodeBusy, township.CodeCancelled:
		buttons = []*widgets.Button{retry, other}
	}
	if s.waiting() > 0 {
		buttons = append(buttons, widgets.NewButton("跳过，看下一个文件", nil, s.next))
	}
	p.first = buttons[0]
	p.first.Importance = widget.HighImportance
	objects := make([]fyne.CanvasObject, len(buttons))
	for i, b := range buttons {
		objects[i] = b
	}
	return objects
}

// askPassword asks for the password of the file and reads it again.
func (s *Screen) askPassword(err error) {
	j := s.job
	widgets.Prompt(s.host.Window(), widgets.PromptOptions{
		Title: "打开有密码的文件", Body: township.Say(err), Label: "密码", Deed: "打开", Password: true,
	}, func(text string) {
		if s.job == j {
			j.password = text
			s.read()
		}
	})
}

func (p *failurePage) object() fyne.CanvasObject { return p.page }
func (p *failurePage) focus()                    { p.s.focusOn(p.first) }
func (p *failurePage) refresh()                  {}
func (p *failurePage) find() bool                { return false }
func (p *failurePage) save() bool                { return false }

func (p *failurePage) key(*fyne.KeyEvent) bool { return false }
