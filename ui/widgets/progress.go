package widgets

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Progress says what slow work is at, how much of how much is done, and offers to stop it.
type Progress struct {
	widget.BaseWidget

	unit   string // what is counted: 行, 户, 页; "" for numbers alone
	title  string // stands above already
	what   *Text
	count  *Text
	bar    *progressBar
	cancel *Button
}

// NewProgress makes a panel. unit is the word for what is counted: 行, 户, 页; "" shows numbers alone.
// onCancel may be nil for work that can't be stopped.
func NewProgress(unit string, onCancel func()) *Progress {
	p := &Progress{unit: unit, what: NewText("正在准备…"), count: NewQuiet(""), bar: newProgressBar()}
	p.cancel = NewButton("停止", nil, func() {
		p.cancel.SetText("正在停止…")
		p.cancel.Disable()
		onCancel()
	})
	p.cancel.Hidden = onCancel == nil
	p.ExtendBaseWidget(p)
	return p
}

// Set shows how far the work is: done of total, and at what. A total of 0 is unknown. What says no
// more than the title of the dialog is left out.
func (p *Progress) Set(done, total int, what string) {
	if what != "" {
		p.what.SetText(what)
	}
	p.what.Hidden = p.what.Text == p.title
	p.bar.set(done, total)
	p.count.SetText(countText(done, total, p.unit))
}

// What returns what the work is said to be at.
func (p *Progress) What() string { return p.what.Text }

// Count returns how much is said to be done.
func (p *Progress) Count() string { return p.count.Text }

func countText(done, total int, unit string) string {
	if unit != "" {
		unit = " " + unit
	}
	if total <= 0 {
		return "已处理 " + thousands(strconv.Itoa(done)) + unit
	}
	return fmt.Sprintf("%s / %s%s", thousands(strconv.Itoa(done)), thousands(strconv.Itoa(total)), unit)
}

// CreateRenderer lays out the panel.
func (p *Progress) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return widget.NewSimpleRenderer(Stack(8, p.what, p.bar, Row(8, p.count, Spacer(), p.cancel)))
}

// progressBar is a line that fills; it moves only when the work does.
type progressBar struct {
	widget.BaseWidget
	share float32
}

func newProgressBar() *progressBar {
	b := &progressBar{}
	b.ExtendBaseWidget(b)
	return b
}

func (b *progressBar) set(done, total int) {
	b.share = 0
	if total > 0 {
		b.share = min(1, max(0, float32(done)/float32(total)))
	}
	b.Refresh()
}

// CreateRenderer draws ground and filling.
func (b *progressBar) CreateRenderer() fyne.WidgetRenderer {
	r := &progressBarRenderer{b: b, ground: newFill(theme.ColorNameSeparator, 1, 1), filled: newFill(theme.ColorNamePrimary, 1, 1)}
	r.ground.soft, r.filled.soft = 3, 3
	return r
}

type progressBarRenderer struct {
	b              *progressBar
	ground, filled *fill
}

func (r *progressBarRenderer) Destroy()           {}
func (r *progressBarRenderer) MinSize() fyne.Size { return fyne.NewSize(scaled(120), scaled(6)) }
func (r *progressBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.filled}
}

func (r *progressBarRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.filled.Resize(fyne.NewSize(size.Width*r.b.share, size.Height))
}

func (r *progressBarRenderer) Refresh() {
	r.ground.Refresh()
	r.filled.Refresh()
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
