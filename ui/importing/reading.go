package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/ui/widgets"
)

// readingPage stands while a file is read for the first time.
type readingPage struct{ page *widgets.Page }

func newReadingPage(s *Screen) *readingPage {
	p := &readingPage{page: widgets.NewPage(titleOf(s.job.name()))}
	p.page.SetCounts(s.place())
	p.page.SetBody(container.NewCenter(widgets.NewQuiet("正在读取和核对，什么也不写入…")))
	return p
}

func (p *readingPage) object() fyne.CanvasObject { return p.page }
func (p *readingPage) focus()                    {}
func (p *readingPage) refresh()                  {}
func (p *readingPage) key(*fyne.KeyEvent) bool   { return false }
func (p *readingPage) find() bool                { return false }
func (p *readingPage) save() bool                { return false }
