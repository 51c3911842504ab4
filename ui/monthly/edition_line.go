package monthly

import (
	"fmt"
	"maps"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of a line in designed units.
const (
	contentWidth = 250
	columnGap    = 12
)

// line is one item of an edition.
type line struct {
	page      *editionPage
	of        *township.MonthlyLine
	situation *widgets.Entry
	measures  *widgets.Entry
	progress  *widgets.Entry
	unit      *widgets.Entry
	fields    []*widgets.Field // in the order in which Enter leads through them; none of a closed edition
	content   fyne.CanvasObject
}

func newLine(p *editionPage, of *township.MonthlyLine) *line {
	l := &line{page: p, of: of}
	if p.file.Closed != "" {
		return l
	}
	l.situation, l.measures, l.progress = paragraph(of.Situation), paragraph(of.Measures), paragraph(of.Progress)
	l.unit = widgets.NewTextEntry("责任单位")
	l.unit.SetText(of.Unit)
	for _, e := range []*widgets.Entry{l.situation, l.measures, l.progress, l.unit} {
		f := widgets.NewField("", e, widgets.FieldOptions{Label: 1, Validate: l.check})
		f.OnFocus(func() {
			p.at = l
			widgets.BringIntoView(p.scroll, l.content)
		})
		e.OnChanged = func(text string) { l.typed(e, text) }
		l.fields = append(l.fields, f)
	}
	return l
}

// The rows that an entry shows at least and at most, and about how many characters stand in one.
const (
	leastRows = 3
	mostRows  = 12
	rowLength = 12
)

func paragraph(text string) *widgets.Entry {
	e := widgets.NewParagraphEntry("", rowsOf(text))
	e.SetText(text)
	return e
}

// rowsOf is how many rows an entry needs to show a text.
func rowsOf(text string) int {
	return min(max(leastRows, 1+(utf8.RuneCountInString(text)+rowLength-1)/rowLength), mostRows)
}

// typed lets an entry grow with its text.
func (l *line) typed(e *widgets.Entry, text string) {
	if e.MultiLine {
		e.SetMinRowsVisible(rowsOf(text))
		l.page.body.Refresh()
	}
	l.page.keeper.Later()
}

// check says what cannot be kept of the line.
func (l *line) check(string) error {
	typed := l.read()
	return typed.Validate()
}

// about is what is looked into.
func (l *line) about() []fyne.CanvasObject {
	title := widgets.NewProse(fmt.Sprintf("%d　%s", l.of.Position, l.of.Project), look.ColorText, fyne.TextAlignLeading)
	title.Bold = true
	return []fyne.CanvasObject{title, small(l.of.Content, look.ColorText)}
}

// counted is what its issues count up to, with what has changed since the month before was sent.
func (l *line) counted() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if l.of.Counted.Found > 0 {
		out = append(out, l.figures())
	}
	for _, text := range l.of.Counted.Later {
		out = append(out, small(text, look.ColorWarning))
	}
	return out
}

func small(text string, ink fyne.ThemeColorName) *widgets.Prose {
	p := widgets.NewProse(text, ink, fyne.TextAlignLeading)
	p.FontSize = 13
	return p
}

// layOut puts the parts of the line beside one another; the groups hold its fields.
func (l *line) layOut(groups []*widgets.FieldGroup) {
	about := widgets.Stack(4, append(l.about(), groups[3])...)
	progress := widgets.Stack(4, append([]fyne.CanvasObject{groups[2]}, l.counted()...)...)
	l.content = columns(about, widgets.Stack(0, groups[0]), widgets.Stack(0, groups[1]), progress)
}

// layOutClosed shows what was sent.
func (l *line) layOutClosed() {
	text := func(s string) fyne.CanvasObject {
		return widgets.NewProse(widgets.OrDash(s), look.ColorText, fyne.TextAlignLeading)
	}
	about := widgets.Stack(4, append(l.about(), small("责任单位："+widgets.OrDash(l.of.Unit), look.ColorQuiet))...)
	progress := widgets.Stack(4, append([]fyne.CanvasObject{text(l.of.Progress)}, l.counted()...)...)
	l.content = columns(about, widgets.Stack(0, text(l.of.Situation)), widgets.Stack(0, text(l.of.Measures)), progress)
}

// read is the line as it stands on the screen.
func (l *line) read() township.MonthlyLine {
	out := *l.of
	if l.situation != nil {
		out.Situation, out.Measures, out.Progress, out.Unit = l.situation.Text, l.measures.Text, l.progress.Text, l.unit.Text
		out.Tidy()
	}
	return out
}

// set puts texts into the fields.
func (l *line) set(was map[string]string) {
	for key, e := range map[string]*widgets.Entry{"situation": l.situation, "measures": l.measures, "progress": l.progress, "unit": l.unit} {
		e.SetText(was[key])
	}
}

func (l *line) changed() bool {
	now := l.read()
	return !maps.Equal(now.Texts(), l.of.Texts())
}
