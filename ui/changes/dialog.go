package changes

import (
	"context"
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// origin is what the history says of the deeds done here.
const origin township.Origin = "屏幕：变动"

// Measures of the dialogs, in designed units.
const (
	dialogWidth  = 640
	aroundBody   = 194 // what the window has besides the parts of a dialog: a family of twelve scrolls
	wideField    = 300
	relationWide = 150
	aboveEntry   = 40 // what stays in view above an entry that is brought there, and below it
	belowEntry   = 28
)

// part is a piece of a dialog: it shows beside its entries what is wrong with them, and returns the first that is wrong,
// nil for none.
type part interface {
	tell(p township.EventProblems) fyne.Focusable
}

// deedDialog asks for what one deed needs, in one go. What is wrong stands beside its entry, and what was typed stays.
type deedDialog struct {
	screen  *Screen
	family  township.Family
	words   township.Vocabularies
	title   string
	deed    string
	parts   []part
	body    *fyne.Container
	scroll  *container.Scroll
	note    *widgets.Prose
	dialog  *widgets.Dialog
	wrong   string // what the note at the foot says of the entries
	refused bool   // the note says what the archive has against the deed
	first   fyne.Focusable
	next    func() fyne.Focusable // where Enter leads from the entries of day and way; nil: it does the deed

	check func() township.EventProblems
	do    func() (township.Deed, error)
	told  func() string // what the toast says
	asks  func() any    // what the deed is asked for, as it stands in the entries
}

// begin reads the family and makes a dialog without parts; nil when the household cannot be read, which is told.
func (s *Screen) begin(household int64, title, deed string) *deedDialog {
	ctx := context.Background()
	f, err := s.desk.Family(ctx, household)
	if err != nil {
		s.host.Fail(err)
		return nil
	}
	words, err := s.desk.Vocabularies(ctx)
	if err != nil {
		s.host.Fail(err)
		return nil
	}
	d := &deedDialog{screen: s, family: f, words: words, title: title, deed: deed, body: widgets.Stack(12)}
	d.note = problem()
	return d
}

// add puts a piece of the dialog below the others.
func (d *deedDialog) add(o fyne.CanvasObject, p part) {
	d.body.Add(o)
	if p != nil {
		d.parts = append(d.parts, p)
	}
}

// show opens the dialog.
func (d *deedDialog) show() {
	d.scroll = widgets.NewFormScroll(widgets.Frame(nil, nil, widgets.FixedWidth(2, widgets.Stack(0)), widgets.FixedWidth(12, widgets.Stack(0)), d.body))
	d.dialog = widgets.ShowDialog(d.screen.host.Window(), widgets.DialogOptions{
		Title: d.title, Deed: d.deed, Width: dialogWidth, First: d.first,
		Body: widgets.Stack(8, container.New(&capped{d.body, func() float32 {
			return d.screen.host.Window().Canvas().Size().Height - look.Scaled(aroundBody)
		}}, d.scroll), d.note),
		OnDeed: func() bool { d.submit(); return false }, Typed: d.typed(),
	})
}

// typed says whether the entries hold something else than when the dialog was opened.
func (d *deedDialog) typed() func() bool {
	empty := d.asks()
	return func() bool { return !reflect.DeepEqual(empty, d.asks()) }
}

// grown lets the dialog take the height that its parts need now.
func (d *deedDialog) grown() {
	if d.scroll != nil {
		d.body.Refresh()
		d.scroll.Refresh()
	}
	if d.dialog != nil {
		d.dialog.Resize()
	}
	if d.scroll != nil && d.body.MinSize().Height <= d.scroll.Size().Height {
		d.scroll.ScrollToTop() // what fits is shown from its first line, wherever a smaller room had scrolled it
	}
}

// submit does the deed if nothing is wrong; else every entry says what is wrong with it.
func (d *deedDialog) submit() {
	p := d.check()
	var wrong fyne.Focusable
	for _, part := range d.parts {
		if first := part.tell(p); wrong == nil {
			wrong = first
		}
	}
	d.wrong, d.refused = wrongNote(p), false
	say(d.note, d.wrong)
	d.grown()
	if len(p) > 0 || wrong != nil {
		d.goTo(wrong)
		return
	}
	deed, err := d.do()
	if code := township.CodeOf(err); code == township.CodeInvalid || code == township.CodeConflict {
		d.refused = true
		say(d.note, township.Say(err))
		d.grown()
		return
	}
	d.dialog.Close()
	if err != nil {
		d.screen.host.Fail(err)
		return
	}
	d.screen.host.DoneOffering(deed, d.told(), "打印情况表", func() { d.screen.printDeed(deed) })
}

// goTo puts the keyboard on an entry and brings it into view.
func (d *deedDialog) goTo(entry fyne.Focusable) {
	if d.screen.focusOn(entry) {
		d.reach(entry)
	}
}

// reach brings an entry into view; what is wrong with it stands below it. Where one stands that was not drawn yet is not
// known.
func (d *deedDialog) reach(entry fyne.Focusable) {
	o, ok := entry.(fyne.CanvasObject)
	if !ok || d.scroll == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(o) == nil {
		return
	}
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(d.scroll.Content).Y
	bottom := top + o.Size().Height + look.Scaled(belowEntry)
	at, view := d.scroll.Offset, d.scroll.Size().Height
	if top < at.Y || bottom > at.Y+view {
		at.Y = max(0, min(top-look.Scaled(aboveEntry), d.scroll.Content.MinSize().Height-view))
		d.scroll.ScrollToOffset(at)
	}
}

// bring scrolls a part to the top of what is seen, as far as there is something below it.
func (d *deedDialog) bring(part fyne.CanvasObject) {
	if d.scroll == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(part).Y - driver.AbsolutePositionForObject(d.scroll.Content).Y
	most := d.scroll.Content.MinSize().Height - d.scroll.Size().Height
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(top, most))))
}

// follows brings entries into view whenever the keyboard comes to them, and takes from the foot what has been mended.
func (d *deedDialog) follows(entries ...fyne.Focusable) {
	for _, e := range entries {
		if teller, ok := e.(interface{ OnFocus(func()) }); ok {
			teller.OnFocus(func() {
				d.reach(e)
				d.mended()
			})
		}
		if list, ok := e.(interface{ OnChoice(func()) }); ok {
			list.OnChoice(d.mended)
		}
	}
}

// mended says at the foot what is still wrong, after the deed was refused.
func (d *deedDialog) mended() {
	if d.note.Hidden || d.refused {
		return
	}
	if text := wrongNote(d.check()); text != d.wrong {
		d.wrong = text
		say(d.note, text)
		d.grown()
	}
}

// followForm does so for the fields of a form.
func (d *deedDialog) followForm(form *widgets.Form) {
	form.OnWrong = d.submit // which says at the foot what is wrong, and where to begin
	for _, f := range form.Fields() {
		d.follows(f.Input())
	}
}

// wrongNote says at the foot of the dialog, which does not scroll, what is wrong first and how much more there is.
func wrongNote(p township.EventProblems) string {
	switch len(p) {
	case 0:
		return ""
	case 1:
		return p[0].Text
	}
	return fmt.Sprintf("%s（共 %d 处要改，见各项下方）", p[0].Text, len(p))
}

// capped gives a scroll the height of its content, up to what there is room for.
type capped struct {
	content fyne.CanvasObject
	most    func() float32
}

// MinSize is as high as the content, but no higher than the window has room for.
func (l *capped) MinSize([]fyne.CanvasObject) fyne.Size {
	least := l.content.MinSize()
	return fyne.NewSize(least.Width, min(least.Height, l.most()))
}

// Layout gives the scroll all the room.
func (l *capped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

// headName is how the household is called.
func headName(f township.Family) string {
	head, _ := township.HeadOf(f.Members)
	return widgets.ShortName(head.Get("name"), "户主未知")
}

// declaredNote says that a roster counts otherwise, for the number that it declared is not touched.
func declaredNote(f township.Family, people int) string {
	declared := f.Household.Get("people_declared")
	if declared == "" || declared == fmt.Sprint(people) {
		return ""
	}
	return fmt.Sprintf("；户里现有 %d 人，名单登记的家庭人口仍是 %s 人", people, declared)
}
