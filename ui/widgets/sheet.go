package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SheetColumn is a column of a Sheet. Width is in designed units; the columns without one share what is left.
type SheetColumn struct {
	Label string
	Width float32
	Right bool // numbers
	Drops int  // where a sheet is too narrow, the columns of 1 go first, then those of 2; 0: it never goes
}

// SheetCell is what a cell shows.
type SheetCell struct {
	Text  string
	Ink   fyne.ThemeColorName // "" is text
	Takes bool                // can be typed into
	Fault string              // what is wrong with it, said below it while it is current
}

// SheetLine is a line of a Sheet.
type SheetLine struct {
	Key     string // tells it from others when the lines change
	Cells   []SheetCell
	Path    []int    // the columns that Enter leads through; none: the keyboard passes the line by
	Section int      // Tab leads to the first line of the next one
	Find    []string // what letters find it by: its name, its pinyin initials
	Total   bool     // bold on the ground's colour
	Wide    bool     // the first cell has the whole line
	Blank   bool     // nothing is entered: Enter in its first cell leads to the next line
}

// Sheet is a form of many lines that is filled in without a mouse: one cell is always being typed into. Enter leads to the
// next cell, the arrows to the neighbours, Tab to the next section; letters, where no number was begun, lead to the line
// they name.
type Sheet struct {
	widget.BaseWidget

	Text    func(line, column int) string              // what a cell opens with
	Take    func(line, column int, text string) string // takes what was typed, or says what is wrong with it
	Typing  func(line, column int, text string)        // is told while one types
	OnMove  func(line, column int)                     // another cell is current
	OnLook  func(found string)                         // what the letters typed so far lead to, "" for nothing any more
	OnCombo func(s fyne.Shortcut) bool                 // true: the shortcut was used
	Focus   func(fyne.Focusable)                       // puts the keyboard somewhere; a sheet that was not drawn yet knows no window
	Rests   func() bool                                // nothing waits to be saved: Ctrl+Z is the window's, where no cell was begun
	Locked  bool                                       // nothing can be typed

	columns []SheetColumn
	lines   []SheetLine
	at      sheetPlace
	begun   bool   // the current cell is being edited: arrows move the caret
	looking string // the letters typed so far
	entry   *sheetEntry
	head    *sheetHead
	body    *sheetBody
	scroll  *container.Scroll
	content *fyne.Container
}

// sheetPlace is a cell of a Sheet; line -1 is none.
type sheetPlace struct{ line, column int }

// sheetRow is the height of a line in designed units.
const sheetRow = 30

// NewSheet makes a sheet without lines.
func NewSheet(columns ...SheetColumn) *Sheet {
	s := &Sheet{columns: columns, at: sheetPlace{-1, 0}}
	s.entry = newSheetEntry()
	s.entry.onKey, s.entry.onCombo = s.key, s.combo
	s.entry.rests = func() bool { return !s.begun && s.Rests != nil && s.Rests() }
	s.entry.OnChanged = s.typed
	s.entry.clean = s.begin
	s.entry.OnBlur(func() { s.leave() })
	s.entry.Hide()
	s.head, s.body = newSheetHead(s), newSheetBody(s)
	s.scroll = container.NewVScroll(s.body)
	s.content = Frame(s.head, nil, nil, nil, s.scroll)
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer shows the heading above the lines.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.content) }

// SetLines replaces the lines; the current cell stays with its line.
func (s *Sheet) SetLines(lines []SheetLine) {
	key := ""
	if s.at.line >= 0 && s.at.line < len(s.lines) {
		key = s.lines[s.at.line].Key
	}
	s.lines = lines
	if s.at.line >= 0 {
		s.at.line = s.lineOf(key, min(s.at.line, len(lines)-1))
	}
	s.body.lay()
}

// lineOf is the place of a line, or another where it is gone.
func (s *Sheet) lineOf(key string, otherwise int) int {
	for i, l := range s.lines {
		if l.Key == key {
			return i
		}
	}
	return otherwise
}

// Lines returns the lines.
func (s *Sheet) Lines() []SheetLine { return s.lines }

// Current returns the current cell; ok is false for none.
func (s *Sheet) Current() (line, column int, ok bool) {
	return s.at.line, s.at.column, s.at.line >= 0 && s.at.line < len(s.lines)
}

// Start puts the keyboard into the cell that was current, or the first one.
func (s *Sheet) Start() {
	if _, _, ok := s.Current(); !ok {
		s.at = sheetPlace{-1, 0}
		if next := s.nextLine(-1, 1); next >= 0 {
			s.at = sheetPlace{next, s.lines[next].Path[0]}
		}
	}
	s.open()
}

// GoTo puts the keyboard into a line's first cell.
func (s *Sheet) GoTo(key string) {
	if i := s.lineOf(key, -1); i >= 0 && len(s.lines[i].Path) > 0 {
		s.goTo(i, s.lines[i].Path[0])
	}
}

// Reopen shows the current cell anew after the program wrote into it.
func (s *Sheet) Reopen(line, column int) {
	s.begun = false
	s.at = sheetPlace{line, column}
	s.open()
}

// Commit takes what is being typed, and says whether it was taken.
func (s *Sheet) Commit() bool { return s.leave() }

// goTo leaves the current cell for another; one whose text is refused is not left by the keyboard.
func (s *Sheet) goTo(line, column int) {
	if line < 0 || line >= len(s.lines) {
		return
	}
	key := s.lines[line].Key
	if !s.leave() {
		return
	}
	s.at = sheetPlace{s.lineOf(key, min(line, len(s.lines)-1)), column}
	s.open()
}

// leave takes what was typed into the current cell, and says whether it was taken.
func (s *Sheet) leave() bool {
	s.look("")
	line, column, ok := s.Current()
	if !ok || !s.begun || s.Take == nil {
		return true
	}
	s.begun = false
	if fault := s.Take(line, column, s.entry.Text); fault != "" {
		s.begun = true
		s.body.say(fault)
		return false
	}
	s.body.say("")
	return true
}

// open shows the entry in the current cell with its text, all of it marked: typing replaces it.
func (s *Sheet) open() {
	line, column, ok := s.Current()
	if !ok || s.Locked || column >= len(s.lines[line].Cells) || !s.lines[line].Cells[column].Takes {
		s.entry.Hide()
		s.body.lay()
		return
	}
	s.begun = false
	text := ""
	if s.Text != nil {
		text = s.Text(line, column)
	}
	s.entry.setQuietly(text)
	s.entry.Show()
	s.body.lay()
	s.reveal()
	s.focus()
	s.entry.unmark()
	s.entry.selectAll()
	s.body.say(s.lines[line].Cells[column].Fault)
	if s.OnMove != nil {
		s.OnMove(line, column)
	}
}

func (s *Sheet) focus() {
	if s.Focus != nil {
		s.Focus(s.entry)
		return
	}
	focus(s.entry)
}

// Scroll moves a sheet that is only read, by lines.
func (s *Sheet) Scroll(lines int) {
	s.scroll.Offset.Y = max(0, min(s.scroll.Offset.Y+float32(lines)*scaled(sheetRow), s.body.MinSize().Height-s.scroll.Size().Height))
	s.scroll.Refresh()
}

// reveal scrolls so that the current line is seen, with one more at either side.
func (s *Sheet) reveal() {
	height, view := scaled(sheetRow), s.scroll.Size().Height
	top, bottom := float32(s.at.line-1)*height, float32(s.at.line+3)*height
	switch {
	case top < s.scroll.Offset.Y:
		s.scroll.Offset.Y = max(0, top)
	case bottom > s.scroll.Offset.Y+view:
		s.scroll.Offset.Y = min(max(0, bottom-view), max(0, s.body.MinSize().Height-view))
	default:
		return
	}
	s.scroll.Refresh()
}

// typed is told while one types.
func (s *Sheet) typed(text string) {
	s.begun = true
	s.body.say("")
	if line, column, ok := s.Current(); ok && s.Typing != nil {
		s.Typing(line, column, text)
	}
}

// Refresh takes over the theme's colours and sizes.
func (s *Sheet) Refresh() {
	s.head.Refresh()
	s.body.lay()
	s.BaseWidget.Refresh()
}

// widths are the widths of the columns where the sheet is so wide; a column that had to go is 0 wide.
func (s *Sheet) widths(width float32) []float32 {
	last := 0
	for _, c := range s.columns {
		last = max(last, c.Drops)
	}
	for gone := 0; ; gone++ {
		out, share := s.widthsWithout(width, gone)
		if gone == last || share >= scaled(sheetShare) {
			return out
		}
	}
}

// sheetShare is the least width of a column that shares what is left, before others go, in designed units.
const sheetShare = 120

// widthsWithout are the widths without the columns that go first, and what each sharing one has.
func (s *Sheet) widthsWithout(width float32, gone int) (out []float32, share float32) {
	out = make([]float32, len(s.columns))
	sharing := 0
	for i, c := range s.columns {
		if c.Drops == 0 || c.Drops > gone {
			out[i] = scaled(c.Width)
		}
		width -= out[i]
		if c.Width == 0 {
			sharing++
		}
	}
	share = width / float32(max(1, sharing))
	for i, c := range s.columns {
		if c.Width == 0 {
			out[i] = max(scaled(60), share)
		}
	}
	return out, share
}

// sheetHead are the words above the columns, which stay while the lines scroll.
type sheetHead struct {
	widget.BaseWidget
	sheet *Sheet
}

func newSheetHead(s *Sheet) *sheetHead {
	h := &sheetHead{sheet: s}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer draws the words.
func (h *sheetHead) CreateRenderer() fyne.WidgetRenderer {
	r := &sheetHeadRenderer{h: h, ground: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
	for range h.sheet.columns {
		r.texts = append(r.texts, canvas.NewText("", nil))
	}
	r.Refresh()
	return r
}

type sheetHeadRenderer struct {
	h            *sheetHead
	ground, rule *canvas.Rectangle
	texts        []*canvas.Text
}

func (r *sheetHeadRenderer) Destroy() {}

func (r *sheetHeadRenderer) MinSize() fyne.Size { return fyne.NewSize(10, scaled(sheetRow)) }

func (r *sheetHeadRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.ground, r.rule}
	for _, t := range r.texts {
		out = append(out, t)
	}
	return out
}

func (r *sheetHeadRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.rule.Move(fyne.NewPos(0, size.Height-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	x, pad := float32(0), scaled(sheetPad)
	for i, w := range r.h.sheet.widths(size.Width) {
		r.texts[i].Move(fyne.NewPos(x+pad, 0))
		r.texts[i].Resize(fyne.NewSize(max(0, w-2*pad), size.Height))
		r.texts[i].Hidden = w == 0
		x += w
	}
}

func (r *sheetHeadRenderer) Refresh() {
	r.ground.FillColor, r.rule.FillColor = theme.Color(theme.ColorNameBackground), theme.Color(theme.ColorNameSeparator)
	for i, c := range r.h.sheet.columns {
		t := r.texts[i]
		t.Text, t.TextSize, t.TextStyle.Bold, t.Color = c.Label, scaled(sheetText), true, theme.Color(theme.ColorNameForeground)
		t.Alignment = fyne.TextAlignLeading
		if c.Right {
			t.Alignment = fyne.TextAlignTrailing
		}
	}
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}
