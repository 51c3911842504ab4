package issues

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// Measures of the choice of a household.
const (
	homesHeight = 150 // of the list of those found, in designed units
	homesShown  = 200 // of those found
)

// homeChoice chooses a household by search: what is typed lists those that are meant, and one of them is taken.
type homeChoice struct {
	search *widgets.SearchEntry
	table  *widgets.Table[*township.HouseholdRow]
	list   fyne.CanvasObject // the table at its height, hidden once one was taken
	homes  []*township.HouseholdRow
	taken  *township.HouseholdRow
	focus  func(fyne.Focusable)

	changed func() // another one was taken, or none is any more
	next    func() // one was taken: where the keyboard goes
}

func newHomeChoice(homes []*township.HouseholdRow, focus func(fyne.Focusable)) *homeChoice {
	h := &homeChoice{homes: homes, focus: focus}
	h.search = widgets.NewSearchEntry("姓名、拼音、证件尾号、户编号", look.Icon(look.IconSearch), h.find)
	h.search.OnDown = func() { h.table.Settle(); focus(h.table) }
	h.search.OnEnter(h.enter)
	h.table = widgets.NewTable(func(r *township.HouseholdRow) string { return keyOf(r.ID) }, homeColumns()...)
	h.table.OnOpen = func(r *township.HouseholdRow) { h.take(r); h.next() }
	h.list = widgets.FixedHeight(homesHeight, h.table)
	return h
}

func homeColumns() []widgets.Column[*township.HouseholdRow] {
	text := func(key, label string, width float32, of func(*township.HouseholdRow) string) widgets.Column[*township.HouseholdRow] {
		return widgets.Column[*township.HouseholdRow]{Key: key, Label: label, Width: width, Text: of}
	}
	return []widgets.Column[*township.HouseholdRow]{
		text("village", "村", 76, func(r *township.HouseholdRow) string { return r.Village }),
		text("group", "组", 50, func(r *township.HouseholdRow) string { return r.Group }),
		text("head", "户主", 90, func(r *township.HouseholdRow) string { return r.Head }),
		text("type", "户类型", 100, (*township.HouseholdRow).SheetType),
		text("code", "户编号", 140, func(r *township.HouseholdRow) string { return r.Code }),
	}
}

// find lists the households that are meant; those that are no more are not offered.
func (h *homeChoice) find(text string) {
	if h.taken != nil && text == h.taken.Named() {
		return
	}
	if h.taken != nil {
		h.taken = nil
		h.changed()
	}
	query := township.FoldQuery(text)
	var found []*township.HouseholdRow
	for _, r := range h.homes {
		if r.Closed == "" && query != "" && len(found) < homesShown && (r.Matches(query) || township.FoldQuery(r.Named()) == query) {
			found = append(found, r)
		}
	}
	h.table.SetRows(found)
	if len(found) > 0 {
		h.table.SelectRow(0)
	}
	h.show(len(found) > 0)
}

// enter takes the household that the list leads to.
func (h *homeChoice) enter() {
	if r, ok := h.table.Current(); ok && h.taken == nil {
		h.take(r)
	}
	h.next()
}

// take takes a household; nil none.
func (h *homeChoice) take(r *township.HouseholdRow) {
	h.taken = r
	if r == nil {
		h.search.SetText("")
	} else {
		h.search.SetText(r.Named())
	}
	h.table.SetRows(nil)
	h.show(false)
	h.changed()
}

func (h *homeChoice) show(list bool) {
	if list {
		h.list.Show()
	} else {
		h.list.Hide()
	}
}

// id is the household that was taken, 0 for none.
func (h *homeChoice) id() int64 {
	if h.taken == nil {
		return 0
	}
	return h.taken.ID
}

// byID finds a household.
func (h *homeChoice) byID(id int64) *township.HouseholdRow {
	for _, r := range h.homes {
		if r.ID == id {
			return r
		}
	}
	return nil
}
