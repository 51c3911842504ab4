package widgets

import (
	"encoding/json"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	gocmp "github.com/google/go-cmp/cmp"
)

func TestTableHeaderSorts(t *testing.T) {
	tab, _ := personTable(t, 7)
	var states []TableState
	tab.OnStateChanged = func(s TableState) { states = append(states, s) }
	tapHeader := func(x float32) { test.TapAt(tab.grid.header, fyne.NewPos(x, 10)) }
	tapHeader(240)
	if want, got := []string{"00000", "00005", "00003", "00001", "00006", "00004", "00002"}, ids(tab.Rows()); !slices.Equal(got, want) {
		t.Errorf("by people: %v, want %v", got, want)
	}
	if got := tab.grid.header.labels[2].Text; got != "人口"+ascendingMark {
		t.Errorf("label = %q, want the mark ▲", got)
	}
	tapHeader(240)
	if got, want := tab.Rows()[0].id, "00002"; got != want {
		t.Errorf("turned round the first is %q, want %q", got, want)
	}
	if got := tab.grid.header.labels[2].Text; got != "人口"+descendingMark {
		t.Errorf("label = %q, want the mark ▼", got)
	}
	tapHeader(120) // 户主 has no order
	if want := []TableState{{Sort: "people"}, {Sort: "people", Desc: true}}; !gocmp.Equal(states, want) {
		t.Errorf("states: %s", gocmp.Diff(want, states))
	}
}

func TestTableSortKeepsTheGivenOrderOfEquals(t *testing.T) {
	tab, _ := personTable(t, 14)
	tab.SetSort("people", true)
	if want, got := []string{"00002", "00009"}, ids(tab.Rows()[:2]); !slices.Equal(got, want) {
		t.Errorf("equal rows from the greatest down: %v, want %v", got, want)
	}
}

func TestTableStateRoundTrip(t *testing.T) {
	tab, _ := personTable(t, 20)
	tab.sortBy(2)
	tab.sortBy(2)
	tab.resized(1, 200)
	tab.setHidden("people", true)
	data, err := json.Marshal(tab.State())
	if err != nil {
		t.Fatal(err)
	}
	var back TableState
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	other, _ := personTable(t, 20)
	other.SetState(back)
	if !gocmp.Equal(other.State(), tab.State()) {
		t.Errorf("state: %s", gocmp.Diff(tab.State(), other.State()))
	}
	if got := len(other.grid.columns); got != 2 {
		t.Errorf("%d columns are shown, want 2", got)
	}
	if got := other.grid.columns[1].width; got != 200 {
		t.Errorf("width = %v, want 200", got)
	}
	if got, want := other.Rows()[0].people, 6; got != want {
		t.Errorf("first row has %d people, want %d", got, want)
	}
	other.SetState(TableState{Sort: "gone", Hidden: map[string]bool{"gone": true, "id": true}})
	if got := len(other.grid.columns); got != 3 {
		t.Errorf("%d columns, want 3: unknown keys are ignored and a fixed column stays", got)
	}
}

func TestTableStateIsACopy(t *testing.T) {
	tab, _ := personTable(t, 1)
	tab.resized(1, 200)
	s := tab.State()
	s.Widths["name"] = 5
	if got := tab.State().Widths["name"]; got != 200 {
		t.Errorf("width = %v: the table's own state was changed from outside", got)
	}
}

func TestTableDraggedBorderResizes(t *testing.T) {
	tab, w := personTable(t, 3)
	var states []TableState
	tab.OnStateChanged = func(s TableState) { states = append(states, s) }
	test.Drag(w.Canvas(), fyne.NewPos(120, 10), 30, 0) // border of 编号 at 90, drag began there
	if got := tab.grid.columns[0].w; got != 120 {
		t.Errorf("width = %v, want 120", got)
	}
	if len(states) != 1 || states[0].Widths["id"] != 120 {
		t.Errorf("states = %v, want one with id 120", states)
	}
	test.Drag(w.Canvas(), fyne.NewPos(20, 10), -100, 0) // began at the border 120
	if got := tab.grid.columns[0].w; got != defaultMinWidth {
		t.Errorf("width = %v, want the least, %v", got, float32(defaultMinWidth))
	}
}

func TestTableShortDragOfTheHeaderIsAClick(t *testing.T) {
	tab, w := personTable(t, 3)
	test.Drag(w.Canvas(), fyne.NewPos(42, 10), 2, 0)
	if got := tab.State().Sort; got != "id" {
		t.Errorf("sorted by %q, want id", got)
	}
}

func TestTableBorderOfTheStretchedColumn(t *testing.T) {
	tab, _ := personTable(t, 3)
	tab.Columns[1].Flex = true
	tab.applyColumns()
	stretched := tab.grid.columns[1].w
	tab.grid.header.resize(1, -20)
	if got, want := tab.grid.columns[1].w, stretched-20; got != want {
		t.Errorf("the stretched column is %v wide, want %v", got, want)
	}
	if got := tab.grid.columns[2].w; got != 80 {
		t.Errorf("its neighbour is %v wide, want 80", got)
	}
}

func TestTableColumnMenu(t *testing.T) {
	tab, w := personTable(t, 3)
	test.TapSecondaryAt(tab.grid.header, fyne.NewPos(20, 10))
	if _, ok := w.Canvas().Overlays().Top().(*widget.PopUpMenu); !ok && w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu")
	}
	items := tab.columnMenu()
	if !items[0].Disabled || items[1].Disabled || !items[1].Checked {
		t.Error("the fixed column can be hidden, or another can't")
	}
	items[1].Action()
	if got := len(tab.grid.columns); got != 2 {
		t.Errorf("%d columns after hiding one, want 2", got)
	}
	tab.resized(0, 300)
	items = tab.columnMenu()
	items[len(items)-1].Action()
	if got := len(tab.grid.columns); got != 3 || tab.grid.columns[0].width != 90 {
		t.Errorf("after the reset %d columns, first %v wide, want 3 and 90", got, tab.grid.columns[0].width)
	}
}

func TestTableColumnsFillTheView(t *testing.T) {
	tab, _ := personTable(t, 5)
	if got := tab.grid.body.total; got != 600 {
		t.Errorf("columns are %v wide in a view of 600", got)
	}
	tab.SetRows(people(50))
	if got, want := tab.grid.body.total, 600-theme.ScrollBarSize(); got != want {
		t.Errorf("beside the scroll bar columns are %v wide, want %v", got, want)
	}
	tab.resized(1, 900)
	if got := tab.grid.body.total; got != 90+900+60 {
		t.Errorf("columns are %v wide, want 1050: the view scrolls sideways", got)
	}
	press(tab, fyne.KeyRight)
	if got := tab.grid.header.Position().X; got != -sideStep {
		t.Errorf("the header stands at %v, want %v like the rows", got, -sideStep)
	}
}

// largeTheme is a theme at one and a half times the font size.
type largeTheme struct{ fyne.Theme }

func (l largeTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameText {
		return baseText * 1.5
	}
	return l.Theme.Size(name)
}

func TestNarrowSortedColumnKeepsItsWord(t *testing.T) {
	tab, _ := personTable(t, 7)
	h := tab.grid.header
	tab.resized(0, h.g.bold.width("编号"+ascendingMark)+2*gridCellPad-1)
	tab.sortBy(0)
	if got := h.labels[0].Text; got != "编号▲" {
		t.Errorf("label = %q, want the word and the mark", got)
	}
}
