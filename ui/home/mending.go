package home

import (
	"fmt"
	"image/color"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// mendingCard shows how far the issues of each village are: a bar as long as many were found, filled with those that are
// mended, and of them those that are closed. A village opens its issues.
func (s *Screen) mendingCard(rows []township.IssueRow) fyne.CanvasObject {
	list := township.IssueFiguresBy(rows, s.host.Today(), (*township.IssueRow).Place)
	list = slices.DeleteFunc(list, func(f township.NamedFigures) bool { return f.Found == 0 })
	if len(list) == 0 {
		return nil
	}
	most := 0
	for _, f := range list {
		most = max(most, f.Found)
	}
	head := container.New(mendingLayout{}, widgets.NewQuiet("村"), widgets.NewQuiet(""), trailing("发现"), trailing("整改"), trailing("销号"), trailing("整改率"))
	box := widgets.Stack(0, widgets.Inset(0, 6, head))
	for _, f := range list {
		filter := township.IssueFilter{Village: f.Name, Standing: true}
		line := container.New(mendingLayout{}, widgets.NewText(f.Name), newMeter(f.IssueFigures, most),
			trailing(strconv.Itoa(f.Found)), trailing(strconv.Itoa(f.Mended)), trailing(strconv.Itoa(f.Closed)), trailing(f.Rate()))
		row := newArea(widgets.Inset(2, 6, line), "", func() { s.host.ShowIssues(filter) })
		row.plain = true
		box.Add(row)
	}
	all := township.IssueFiguresOf(rows, s.host.Today())
	box.Add(widgets.Inset(2, 6, widgets.NewQuietProse(fmt.Sprintf("共发现 %d，已整改 %d，已销号 %d，整改率 %s。条的长度是发现的问题，深色是已销号，浅色是已整改还没有销号的。",
		all.Found, all.Mended, all.Closed, all.Rate()))))
	return widgets.NewCard("各村问题整改", box)
}

func trailing(text string) *widgets.Text {
	t := widgets.NewText(text)
	t.FontSize, t.Align = tableText-1, fyne.TextAlignTrailing
	return t
}

// mendingLayout puts a name, a bar, three counts and the rate side by side; the bar has what is left.
type mendingLayout struct{}

// Measures of a line of villages in designed units.
const (
	mendingName  = 58
	mendingCount = 30
	mendingRate  = 52
	mendingGap   = 6
)

func (mendingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Scaled(mendingName+3*mendingCount+mendingRate+2*mendingGap), objects[0].MinSize().Height)
}

func (mendingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, count, rate, gap := look.Scaled(mendingName), look.Scaled(mendingCount), look.Scaled(mendingRate), look.Scaled(mendingGap)
	bar := max(0, size.Width-name-3*count-rate-2*gap)
	x := float32(0)
	for i, width := range []float32{name, bar, count, count, count, rate} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		if x += width; i < 2 {
			x += gap
		}
	}
}

// meter is the bar of a village.
type meter struct {
	widget.BaseWidget
	parts [3]*canvas.Rectangle // found, mended, closed
	share [3]float32
}

func newMeter(f township.IssueFigures, most int) *meter {
	m := &meter{}
	for i, n := range []int{f.Found, f.Mended, f.Closed} {
		m.parts[i], m.share[i] = canvas.NewRectangle(nil), float32(n)/float32(max(1, most))
	}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer draws the three parts over each other.
func (m *meter) CreateRenderer() fyne.WidgetRenderer {
	r := &meterRenderer{m}
	r.Refresh()
	return r
}

type meterRenderer struct{ m *meter }

func (r *meterRenderer) Destroy()           {}
func (r *meterRenderer) MinSize() fyne.Size { return fyne.NewSize(0, look.Scaled(meterHeight)) }
func (r *meterRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.parts[0], r.m.parts[1], r.m.parts[2]}
}

const meterHeight = 10

func (r *meterRenderer) Layout(size fyne.Size) {
	height := look.Scaled(meterHeight)
	for i, part := range r.m.parts {
		part.Move(fyne.NewPos(0, (size.Height-height)/2))
		part.Resize(fyne.NewSize(size.Width*r.m.share[i], height))
	}
}

func (r *meterRenderer) Refresh() {
	accent := color.NRGBAModel.Convert(theme.Color(look.ColorAccent)).(color.NRGBA)
	half := accent
	half.A /= 2
	for i, fill := range []color.Color{theme.Color(look.ColorLine), half, accent} {
		r.m.parts[i].FillColor = fill
		r.m.parts[i].Refresh()
	}
	r.Layout(r.m.Size())
}
