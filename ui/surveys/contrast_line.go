package surveys

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// contrastLine is one field of the 信息对照表.
type contrastLine struct {
	page    *contrastPage
	of      *township.ContrastLine
	content fyne.CanvasObject
	field   *widgets.Field // nil: nothing is entered here
	read    func() string
	write   func(text string) // puts in what read gave, without counting as typing
	was     string            // what stood in the field when it was opened
}

func newContrastLine(p *contrastPage, of *township.ContrastLine) *contrastLine {
	l := &contrastLine{page: p, of: of}
	if of.Fixed == "" && p.sheet.Locked() == "" {
		if of.Open() {
			l.was = typedOf(of.Field, of.Change.Proposed)
		}
		l.field = widgets.NewField("", l.input(), widgets.FieldOptions{Label: 1, Validate: l.check, Note: l.note})
		l.was = l.read()
	}
	return l
}

// layOut puts the parts of the line beside one another.
func (l *contrastLine) layOut(entry fyne.CanvasObject) {
	width := float32(0)
	state := fyne.CanvasObject(widgets.Row(6, l.state()...))
	if c := l.of.Change; c != nil && (c.State != township.ChangeOpen || l.page.sheet.Locked() != "") {
		state, width = widgets.Inset(6, 0, widgets.NewQuietProse(l.settled())), contrastSettled
	}
	if raise := l.raise(); len(raise) > 0 {
		state = widgets.Stack(0, state, widgets.Row(6, raise...))
	}
	l.content = widgets.Columns(contrastGap, []float32{contrastLabel, contrastValue, contrastInput, width},
		widgets.Inset(6, 0, widgets.NewProse(l.of.Field.Label, look.ColorText, fyne.TextAlignLeading)), l.value(), entry, state)
}

// typedOf is what is typed for a value: for none a word that says so.
func typedOf(f township.Field, value string) string {
	if value == "" {
		return "无"
	}
	return f.Show(value)
}

// fixed says what stands in place of an entry.
func (l *contrastLine) fixed() string {
	if l.of.Open() {
		return l.of.Field.ShowMasked(typedOf(l.of.Field, l.of.Change.Proposed)) + map[bool]string{true: "（" + l.of.Fixed + "）"}[l.of.Fixed != ""]
	}
	return l.of.Fixed
}

// value is what the archive has, with private numbers masked.
func (l *contrastLine) value() fyne.CanvasObject {
	whole, starred := l.of.Field.Show(l.of.Value), l.of.Field.ShowMasked(l.of.Value)
	if whole == starred {
		return widgets.Inset(6, 0, widgets.NewProse(widgets.OrDash(whole), look.ColorText, fyne.TextAlignLeading))
	}
	return widgets.NewMaskedLabel(starred, look.Icon(look.IconEye), func() string {
		if !l.seen() {
			return ""
		}
		return whole
	})
}

// seen notes that a number of the line is shown, and says whether it may be.
func (l *contrastLine) seen() bool {
	note := township.Reveal{Household: l.page.sheet.Row.ID, Record: l.of.Person, Field: l.of.Field.Label}
	if note.Record == "" {
		note.Record = widgets.ShortName(l.page.sheet.Row.Head, "户编号"+l.page.sheet.Row.Code)
	}
	if err := l.page.screen.desk.NoteReveal(context.Background(), note); err != nil {
		l.page.screen.host.Fail(err)
		return false
	}
	return true
}

// state offers what can be done with the line's change.
func (l *contrastLine) state() []fyne.CanvasObject {
	c := l.of.Change
	if c == nil {
		return nil
	}
	one := []*township.ProposedChange{c}
	refuse := widgets.NewButton("不采纳…", nil, func() { l.page.refuse(one) })
	switch {
	case l.of.Gone:
		return []fyne.CanvasObject{refuse}
	case l.of.Stale():
		said := widgets.NewText("档案后来改过")
		said.Color = look.ColorWarning
		return []fyne.CanvasObject{said, widgets.NewButton("重新登记", nil, func() { l.page.repeat(c, typedOf(l.of.Field, c.Proposed)) }), refuse}
	}
	return []fyne.CanvasObject{widgets.NewButton("采纳", nil, func() { l.page.accept(one) }), refuse}
}

// raise offers to make an issue of what was found otherwise. What the archive has taken over is no difference any more.
func (l *contrastLine) raise() []fyne.CanvasObject {
	c := l.of.Change
	if c == nil || l.page.raised == nil {
		return nil
	}
	f := township.FindingOfContrast(&l.page.sheet, l.of)
	if _, raised := l.page.raised.Raised(f); c.State == township.ChangeAccepted && !raised {
		return nil
	}
	return l.page.raised.Buttons(f)
}

// settled says what became of the line's change.
func (l *contrastLine) settled() string {
	switch c := l.of.Change; c.State {
	case township.ChangeOpen:
		return c.State.Word()
	case township.ChangeRefused:
		return "不采纳“" + township.Shorten(l.of.Field.ShowMasked(typedOf(l.of.Field, c.Proposed))) + "”：" + c.Reason
	default:
		return c.State.Word() + " " + string(c.On)
	}
}

// check says what is wrong with what is typed, as the forms do.
func (l *contrastLine) check(string) error {
	_, _, err := township.CheckField(l.entity(), l.of.Field, l.read(), l.checking())
	return err
}

func (l *contrastLine) note(string) string {
	_, note, _ := township.CheckField(l.entity(), l.of.Field, l.read(), l.checking())
	return note
}

func (l *contrastLine) entity() *township.Entity {
	if l.of.Member != 0 {
		return township.Members
	}
	return township.Households
}

func (l *contrastLine) checking() township.Checking {
	return township.Checking{Today: l.page.screen.host.Today(), Words: l.page.words.Of(l.of.Field.Vocabulary)}
}

// sameAsArchive stands in a choice where nothing was found otherwise.
const sameAsArchive = "与档案相同"

// input is the entry that fits the field.
func (l *contrastLine) input() widgets.Input {
	f := l.of.Field
	switch {
	case f.Kind == township.YesNoField:
		return l.choice([]string{"是", "否"})
	case f.Kind == township.WordField && f.Vocabulary != "":
		return l.choice(l.page.words.Of(f.Vocabulary).Values())
	case f.Kind == township.WordsField && f.Vocabulary != "":
		return l.several(l.page.words.Of(f.Vocabulary).Values())
	case f.Kind == township.DateField:
		d := widgets.NewDateEntry(look.Icon(look.IconCalendar), township.ParseDate)
		d.Partial = true
		d.SetValue(l.was)
		d.OnChanged = l.typing
		l.read, l.write = func() string { return d.Text }, d.SetText
		return d
	case f.Private && (f.Kind == township.IDField || f.Kind == township.PhoneField):
		return l.secret(f.Kind)
	}
	e := widgets.NewTextEntry("")
	e.SetText(l.was)
	e.OnChanged = l.typing
	l.read, l.write = func() string { return e.Text }, e.SetText
	return e
}

// typing keeps what is typed as a draft once it rests.
func (l *contrastLine) typing(string) { l.page.keeper.Later() }

// secret masks a number that was there before; whoever shows it is noted.
func (l *contrastLine) secret(kind township.FieldKind) widgets.Input {
	e := widgets.NewIDEntry(look.Icon(look.IconEye))
	e.Letters = true
	e.Allowed = func(text string) string { return text }
	if kind == township.PhoneField {
		e.Mask = township.MaskPhone
	}
	e.Validate = func(text string) error {
		_, _, err := township.CheckField(l.entity(), l.of.Field, text, l.checking())
		return err
	}
	e.OnReveal = l.seen
	e.SetValue(l.was, len(l.was) > len("无"))
	e.OnChanged = l.typing
	l.read, l.write = e.Value, func(text string) { e.SetValue(text, len(text) > len("无")) }
	return e
}

// withStray adds values that are in no list of the office.
func withStray(options []widgets.Option, values ...string) []widgets.Option {
	for _, v := range values {
		if v != "" && !slices.ContainsFunc(options, func(o widgets.Option) bool { return o.Value == v }) {
			options = append(options, widgets.Option{Value: v, Label: township.Shorten(v) + "（不在选项中）"})
		}
	}
	return options
}

func (l *contrastLine) choice(words []string) widgets.Input {
	options := append([]widgets.Option{{Value: "", Label: sameAsArchive}}, widgets.PlainOptions(words...)...)
	s := widgets.NewDropDown(sameAsArchive, withStray(options, l.was), l.typing)
	s.SetValue(l.was)
	l.read, l.write = s.Value, s.SetValue
	return s
}

func (l *contrastLine) several(words []string) widgets.Input {
	was := township.SplitWords(l.was)
	s := widgets.NewMultiSelect(sameAsArchive, withStray(widgets.PlainOptions(words...), was...))
	s.SetValues(was)
	s.OnChanged = func([]string) { l.typing("") }
	l.write = func(text string) { s.SetValues(township.SplitWords(text)) }
	l.read = func() string {
		values := s.Values()
		if sameWords(values, township.SplitWords(l.of.Value)) {
			return l.of.Value // in the order of the archive, so that it is not taken for a change
		}
		return strings.Join(values, "、")
	}
	return s
}

func sameWords(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
