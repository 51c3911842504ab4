package changes

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"taizhang/app/township"
	"taizhang/ui/widgets"
)

// picker chooses people of the family, several at once.
type picker struct {
	checks map[int64]*widgets.Check
	order  []int64
	notes  map[int64]*widgets.Prose
	note   *widgets.Prose
	object fyne.CanvasObject
}

// newPicker makes a line for each present member; changed is told after each choice.
func (d *deedDialog) newPicker(heading string, changed func()) *picker {
	p := &picker{checks: map[int64]*widgets.Check{}, notes: map[int64]*widgets.Prose{}, note: problem()}
	list := widgets.Stack(0, widgets.NewBold(heading))
	for _, m := range d.family.Present() {
		check := widgets.NewCheck(m.Get("name"), func(bool) {
			say(p.note, "")
			changed()
			d.mended()
		})
		check.OnEnter(d.submit)
		d.follows(check)
		p.checks[m.ID], p.notes[m.ID] = check, problem()
		p.order = append(p.order, m.ID)
		list.Add(widgets.Row(10, check, widgets.NewQuiet(about(m, d.screen.host.Today())), p.notes[m.ID]))
	}
	list.Add(p.note)
	p.object = list
	return p
}

// about tells relation, sex and age of somebody.
func about(m township.Record, today township.Date) string {
	text := widgets.OrDash(m.Get("relation"))
	if sex := township.SexOf(m); sex != "" {
		text += "　" + sex
	}
	if age := ageText(m, today); age != "" {
		text += "　" + age
	}
	return text
}

func ageText(m township.Record, today township.Date) string {
	age, ok := township.AgeOn(township.Date(m.Get("birth_date")), today)
	if !ok {
		return ""
	}
	return strconv.Itoa(age) + "岁"
}

// problem is a line that says what is wrong, empty at first.
func problem() *widgets.Prose {
	p := widgets.NewProse("", theme.ColorNameError, fyne.TextAlignLeading)
	p.Hide()
	return p
}

// say shows a problem in its line, which takes no room while there is none.
func say(line *widgets.Prose, text string) {
	line.Set(text, theme.ColorNameError)
	if text == "" {
		line.Hide()
	} else {
		line.Show()
	}
}

// firstCheck is where the keyboard begins.
func (p *picker) firstCheck() fyne.Focusable {
	if len(p.order) == 0 {
		return nil
	}
	return p.checks[p.order[0]]
}

func (p *picker) chosen() (ids []int64) {
	for _, id := range p.order {
		if p.checks[id].Checked {
			ids = append(ids, id)
		}
	}
	return ids
}

func (p *picker) tell(problems township.EventProblems) (wrong fyne.Focusable) {
	whole := problems.Of(township.EntryPeople, 0)
	say(p.note, whole)
	for _, id := range p.order {
		text := problems.Of(township.EntryPeople, id)
		say(p.notes[id], text)
		if wrong == nil && (text != "" || whole != "") {
			wrong = p.checks[id]
		}
	}
	return wrong
}
