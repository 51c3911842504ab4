package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// savedPanel tells at the foot of the window which file was saved, and opens, prints or shows it.
type savedPanel struct {
	shell *Shell
	panel *panel
	text  *widgets.Text
	file  *widgets.Text
	first *widgets.Button
	path  string
}

func newSavedPanel(s *Shell) *savedPanel {
	p := &savedPanel{shell: s, text: widgets.NewBold(""), file: widgets.NewQuiet("")}
	p.file.FontSize = 12
	p.first = widgets.NewButton("打开", look.Icon(look.IconFile), func() { s.open(p.path) })
	buttons := widgets.Row(8, p.first,
		widgets.NewButton("打印", look.Icon(look.IconPrint), func() { s.print(p.path) }),
		widgets.NewButton("在文件夹中显示", look.Icon(look.IconFolder), func() { s.Reveal(p.path) }),
		widgets.Spacer(),
		widgets.NewQuietButton("关闭", nil, func() { p.hide() }))
	p.panel = newPanel(widgets.Inset(12, 16, widgets.Stack(8, p.text, p.file, buttons)), atFoot)
	return p
}

// atFoot is where the panel goes: at the right, above the status line.
func atFoot(least, window fyne.Size) (fyne.Position, fyne.Size) {
	const aboveStatus, margin = 36, 12
	least.Width = min(least.Width, window.Width-2*look.Scaled(margin))
	return fyne.NewPos(window.Width-least.Width-look.Scaled(margin), window.Height-least.Height-look.Scaled(aboveStatus)), least
}

// Saved tells that a file was saved, in so many words, and what can be done with it now.
func (s *Shell) Saved(path, text string) {
	p := s.saved
	p.path = path
	p.text.SetText(text)
	p.file.SetText(filepath.Base(path) + "　" + shortPath(filepath.Dir(path), longestPath))
	s.showPanel(p.panel)
	s.win.Canvas().Focus(p.first)
}

// hide takes the panel away, and says whether it was there.
func (p *savedPanel) hide() bool {
	if p.panel.Hidden {
		return false
	}
	p.panel.Hide()
	return true
}
