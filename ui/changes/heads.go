package changes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// headTable asks who becomes head, and shows the family as a table: name, age, relation now, and the new one, which is
// suggested where it can be known and asked for where not. Each suggestion can be changed.
type headTable struct {
	dialog *deedDialog
	entry  string // of the head, among what is wrong
	people []township.Record
	head   *widgets.FilterSelect
	joins  bool            // nobody becomes head here: the people go to a head who is there
	joined township.Record // that head, once he is known
	lines  map[int64]*relationLine
	note   *widgets.Prose
	table  *fyne.Container
	object *fyne.Container
}

// relationLine is one person of the table.
type relationLine struct {
	choice    *widgets.FilterSelect
	mark      *widgets.Text
	note      *widgets.Prose
	suggested string
}

func (d *deedDialog) newHeadTable(title, entry string) *headTable {
	t := &headTable{dialog: d, entry: entry, note: problem(), table: widgets.Stack(4), lines: map[int64]*relationLine{}}
	t.head = widgets.NewDropDown("请选择新户主", nil, func(string) {
		say(t.note, "")
		t.ask()
		d.mended()
		d.bring(t.object) // what is suggested for the others is to be looked at
	})
	d.follows(t.head)
	line := widgets.Row(8, widgets.NewBold(title), widgets.FixedWidth(wideField, t.head))
	t.object = widgets.Stack(6, line, t.note, t.table)
	t.object.Hide()
	return t
}

// newRelationTable makes a table for people who come to a head who is there already.
func (d *deedDialog) newRelationTable(title string) *headTable {
	t := &headTable{dialog: d, joins: true, note: problem(), table: widgets.Stack(4), lines: map[int64]*relationLine{}}
	t.head = widgets.NewDropDown("", nil, nil)
	t.object = widgets.Stack(6, widgets.NewBold(title), t.note, t.table)
	return t
}

// set shows the table for people, or hides it for none; a head and relations that were chosen stay.
func (t *headTable) set(people []township.Record) {
	t.people = people
	if len(people) == 0 {
		t.object.Hide()
		t.dialog.grown()
		return
	}
	options := make([]widgets.Option, 0, len(people))
	for _, m := range people {
		options = append(options, widgets.Option{Value: idText(m.ID), Label: m.Get("name") + "　" + about(m, t.dialog.screen.host.Today())})
	}
	t.head.SetOptions(options)
	if len(people) == 1 && !t.joins {
		t.head.SetValue(idText(people[0].ID))
	}
	t.object.Show()
	t.ask()
}

// ask builds the lines for the head that is chosen.
func (t *headTable) ask() {
	before := t.lines
	t.lines, t.table.Objects = map[int64]*relationLine{}, nil
	head := idOf(t.head.Value())
	if head == 0 && !t.joins {
		t.table.Add(widgets.NewQuiet("选定新户主后，这里列出各人与新户主的关系，请逐一核对。"))
		t.dialog.grown()
		return
	}
	suggestions := t.suggestions(head)
	t.table.Add(t.heading())
	for _, m := range t.people {
		if m.ID == head {
			t.table.Add(row(m, t.dialog.screen.host.Today(), widgets.NewBold(township.HeadRelation), widgets.NewQuiet("")))
			continue
		}
		line := t.line(m, suggestions[m.ID])
		if old := before[m.ID]; old != nil && old.choice.Value() != old.suggested {
			line.choice.SetValue(old.choice.Value())
			line.say()
		}
		t.lines[m.ID] = line
		t.table.Add(row(m, t.dialog.screen.host.Today(), line.choice, line.mark))
		t.table.Add(line.note)
	}
	t.table.Refresh()
	t.dialog.grown()
}

// suggestions are the relations that follow from who becomes head.
func (t *headTable) suggestions(head int64) map[int64]string {
	if old, ok := township.HeadOf(t.dialog.family.Members); ok && !t.joins {
		return township.SuggestRelations(t.dialog.family.Members, old.ID, head)
	}
	return nil
}

// join says to whose household the people go, and what follows from that.
func (t *headTable) join(head township.Record) {
	t.joined = head
	t.derive()
	t.dialog.grown()
}

// derive suggests anew how the others stand to the head whom they join, once it is said how their own head does. What
// was chosen otherwise stays.
func (t *headTable) derive() {
	own, ok := township.HeadOf(t.dialog.family.Members)
	line := t.lines[own.ID]
	if !t.joins || !ok || line == nil {
		return
	}
	relation := line.choice.Value()
	if t.joined.ID == 0 {
		relation = ""
	}
	suggestions := township.SuggestJoined(t.people, t.joined, relation)
	for id, l := range t.lines {
		if id != own.ID {
			l.suggest(suggestions[id])
		}
	}
}

func (t *headTable) heading() fyne.CanvasObject {
	asked := "与新户主的关系"
	if t.joins {
		asked = "与那一户户主的关系"
	}
	return widgets.Row(8, cell(nameWide, widgets.NewQuiet("姓名")), cell(ageWide, widgets.NewQuiet("年龄")), cell(nowWide, widgets.NewQuiet("现在的关系")),
		cell(relationWide, widgets.NewQuiet(asked)))
}

// Widths of the table's columns, in designed units.
const (
	nameWide = 120
	ageWide  = 52
	nowWide  = 110
)

func cell(width float32, o fyne.CanvasObject) fyne.CanvasObject { return widgets.FixedWidth(width, o) }

func row(m township.Record, today township.Date, relation, mark fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Row(8,
		cell(nameWide, widgets.NewText(m.Get("name"))), cell(ageWide, widgets.NewQuiet(widgets.OrDash(ageText(m, today)))),
		cell(nowWide, widgets.NewQuiet(widgets.OrDash(m.Get("relation")))), cell(relationWide, relation), mark)
}

// line asks for one relation; what is offered fits the sex.
func (t *headTable) line(m township.Record, suggested string) *relationLine {
	relations := township.RelationsToHead(township.SexOf(m), t.dialog.words.Of("与户主关系"))
	l := &relationLine{mark: widgets.NewQuiet(""), note: problem()}
	l.choice = widgets.NewDropDown("请选择", widgets.PlainOptions(relations...), func(string) {
		l.say()
		if township.IsHead(m) {
			t.derive()
		}
	})
	l.choice.OnEnter(func() { t.lead(m.ID) })
	t.dialog.follows(l.choice)
	l.suggest(suggested)
	return l
}

// lead goes on from a relation that was chosen to the next one; the last does not do the deed, which is to be looked at.
func (t *headTable) lead(from int64) {
	passed := false
	for _, m := range t.people {
		l := t.lines[m.ID]
		if passed && l != nil {
			t.dialog.goTo(l.choice)
			return
		}
		passed = passed || m.ID == from
	}
}

// first is where the relations begin, nil where nobody is asked for.
func (t *headTable) first() fyne.Focusable {
	for _, m := range t.people {
		if l := t.lines[m.ID]; l != nil {
			return l.choice
		}
	}
	return nil
}

// suggest takes another suggestion; a choice that was made stays.
func (l *relationLine) suggest(relation string) {
	if l.choice.Value() == l.suggested {
		l.choice.SetValue(relation)
	}
	l.suggested = relation
	l.say()
}

// say marks a suggestion as one, and what is still to be chosen.
func (l *relationLine) say() {
	say(l.note, "")
	switch l.choice.Value() {
	case "":
		l.mark.SetColor(theme.ColorNameError)
		l.mark.SetText("请选择")
	case l.suggested:
		l.mark.SetColor(theme.ColorNamePlaceHolder)
		l.mark.SetText("建议，请核对")
	default:
		l.mark.SetText("")
	}
}

// choice is what was chosen.
func (t *headTable) choice() township.HeadChoice {
	c := township.HeadChoice{Head: idOf(t.head.Value()), Relations: map[int64]string{}}
	for id, l := range t.lines {
		c.Relations[id] = l.choice.Value()
	}
	return c
}

func (t *headTable) tell(p township.EventProblems) (wrong fyne.Focusable) {
	if !t.object.Visible() {
		return nil
	}
	if !t.joins {
		text := p.Of(t.entry, 0)
		say(t.note, text)
		if text != "" {
			wrong = t.head
		}
	}
	for _, m := range t.people {
		l := t.lines[m.ID]
		if l == nil {
			continue
		}
		text := p.Of("relation", m.ID)
		say(l.note, text)
		if wrong == nil && text != "" {
			wrong = l.choice
		}
	}
	return wrong
}
