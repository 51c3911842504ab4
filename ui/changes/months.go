package changes

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

// monthTable is the counts by month; it takes no more than a part of the page. Its heading stays while the months
// scroll, and with the reasons of the office it may be wider than the page.
type monthTable struct {
	list    *listing
	columns []monthColumn
	heading *widgets.NumberGrid
	grid    *widgets.NumberGrid
	object  *fyne.Container
}

// monthColumn is one column of the months, as data.
type monthColumn struct {
	label    string
	kind     township.EventKind
	way      string
	reported bool
	late     bool
}

// shortWays are words that fit a narrow column.
var shortWays = map[string]string{"新生儿": "新生", "其他转入": "其他", "其他转出": "其他", "判刑收监": "判刑", "出国定居": "出国"}

// longestLabel is how many characters of a reason of the office stand above its column.
const longestLabel = 6

func shortWay(way string) string {
	if short := shortWays[way]; short != "" {
		return short
	}
	if r := []rune(way); len(r) > longestLabel {
		return string(r[:longestLabel-1]) + "…"
	}
	return way
}

// monthColumns are the counts by the day on which things happened, with the reasons that the office has and those that
// are counted, then the counts of the reports.
func monthColumns(words township.Vocabularies, counts []township.MonthCount) []monthColumn {
	var out []monthColumn
	for _, k := range []township.EventKind{township.EventIncrease, township.EventDecrease} {
		out = append(out, monthColumn{label: map[township.EventKind]string{township.EventIncrease: "增加", township.EventDecrease: "减少"}[k], kind: k})
		for _, w := range township.CountedWays(k, words, counts) {
			out = append(out, monthColumn{label: shortWay(w), kind: k, way: w})
		}
	}
	return append(out,
		monthColumn{label: "户主", kind: township.EventHead}, monthColumn{label: "分户", kind: township.EventSplit},
		monthColumn{label: "并户", kind: township.EventMerge}, monthColumn{label: "注销", kind: township.EventClose},
		monthColumn{label: "补录", late: true},
		monthColumn{label: "报增", kind: township.EventIncrease, reported: true}, monthColumn{label: "报减", kind: township.EventDecrease, reported: true},
	)
}

// monthLabel is the width for the months, in designed units.
const monthLabel = 70

func newMonthTable(l *listing) *monthTable {
	m := &monthTable{list: l, heading: widgets.NewNumberGrid(monthLabel), grid: widgets.NewNumberGrid(monthLabel)}
	m.grid.Headless = true
	m.grid.OnOpen = func(month string, column int) { l.open(month, m.columns[column]) }
	bar := func() fyne.CanvasObject { return widgets.FixedWidth(scrollBar, widgets.Stack(0)) }
	lines := container.NewVScroll(widgets.Frame(nil, nil, nil, bar(), m.grid))
	whole := widgets.Frame(widgets.Frame(nil, nil, nil, bar(), m.heading), nil, nil, nil, lines)
	m.object = container.New(&monthRoom{m}, widgets.NewSurface(container.NewHScroll(whole)))
	m.offer(monthColumns(township.Vocabularies{}, nil))
	return m
}

// scrollBar is the room that a scroll bar takes beside what it scrolls, in designed units.
const scrollBar = 12

// offer sets the columns.
func (m *monthTable) offer(columns []monthColumn) {
	if slices.Equal(columns, m.columns) {
		return
	}
	m.columns = columns
	labels := make([]string, len(columns))
	for i, c := range columns {
		labels[i] = c.label
	}
	m.heading.SetColumns(labels...)
	m.grid.SetColumns(labels...)
}

// monthRoom gives the months the height of their lines, up to a part of the page.
type monthRoom struct{ table *monthTable }

// tallestMonths is the most that the months take of the page, in designed units.
const tallestMonths = 176

// MinSize is as high as the lines, and needs no width: what is wider scrolls.
func (l *monthRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	height := l.table.heading.MinSize().Height + l.table.grid.MinSize().Height
	if l.table.grid.MinSize().Width > l.table.object.Size().Width {
		height += look.Scaled(scrollBar)
	}
	return fyne.NewSize(0, min(height, look.Scaled(tallestMonths)))
}

// Layout gives the months all the room.
func (l *monthRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (m *monthTable) show(shown bool) {
	if shown {
		m.object.Show()
	} else {
		m.object.Hide()
	}
}

// load counts the months of the chosen year, or of all, the newest first.
func (m *monthTable) load(first int) {
	from, to := strconv.Itoa(first)+"-01", m.list.screen.host.Today().Month()
	if y := m.list.year.Value(); y != "" {
		from, to = y+"-01", min(y+"-12", to)
	}
	counts, err := m.list.screen.desk.MonthlyCounts(context.Background(), from, to, m.list.village.Value())
	if err != nil {
		m.list.screen.host.Fail(err)
		return
	}
	m.offer(monthColumns(m.list.words, counts))
	var lines []widgets.NumberLine
	for i := len(counts) - 1; i >= 0; i-- {
		line := widgets.NumberLine{Key: counts[i].Month, Label: counts[i].Month}
		for _, c := range m.columns {
			line.Numbers = append(line.Numbers, c.count(counts[i]))
		}
		lines = append(lines, line)
	}
	m.grid.SetLines(lines)
	m.object.Refresh()
}

func (c monthColumn) count(m township.MonthCount) int {
	switch {
	case c.late:
		return len(m.After)
	case c.reported:
		return m.Reported[township.EventKey{Kind: c.kind, Way: c.way}]
	}
	return m.Happened[township.EventKey{Kind: c.kind, Way: c.way}]
}
