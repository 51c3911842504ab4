package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestTableScrollPositionStaysWithTheFirstRow(t *testing.T) {
	tab, _ := personTable(t, 100)
	tab.grid.scrollTo(30*gridRowHeight + 7)
	tab.SetRows(people(100)[10:])
	row, cut := tab.grid.top()
	if got := tab.keyAt(row); got != "00030" || cut != 7 {
		t.Errorf("in view first: %q cut by %v, want 00030 cut by 7", got, cut)
	}
	tab.SetRows(people(5))
	if got := tab.grid.scroll.Offset.Y; got != 0 {
		t.Errorf("five rows are scrolled by %v", got)
	}
}

func TestTableSelectionRecoloursWithoutAskingForTexts(t *testing.T) {
	tab, _ := personTable(t, 100)
	asked := 0
	text := tab.Columns[0].Text
	tab.Columns[0].Text = func(p *person) string { asked++; return text(p) }
	tab.Select("00003")
	press(tab, fyne.KeyDown, fyne.KeyDown)
	if asked != 0 {
		t.Errorf("moving the selection asked for %d texts, want 0", asked)
	}
	press(tab, fyne.KeyEnd)
	if asked == 0 || asked > 14 {
		t.Errorf("a jump to the end asked for %d texts, want those of the rows in view", asked)
	}
}

func TestTableDrawsWhatIsInView(t *testing.T) {
	tab, _ := personTable(t, 20000)
	if got := len(tab.grid.body.pool); got > 13 {
		t.Errorf("%d rows are drawn for ten in view", got)
	}
	tab.ScrollTo("19999")
	if want, got := []string{"19999", "户主19999", "0"}, shownTexts(tab, 19999); !slices.Equal(got, want) {
		t.Errorf("last row shows %v, want %v", got, want)
	}
	if got := shownTexts(tab, 0); got != nil {
		t.Errorf("the first row is still drawn: %v", got)
	}
}

func TestTableUpdateRow(t *testing.T) {
	tab, _ := personTable(t, 5)
	if !tab.UpdateRow(&person{id: "00003", name: "新户主"}) {
		t.Error("row 00003 was not found")
	}
	if got := shownTexts(tab, 3)[1]; got != "新户主" {
		t.Errorf("shows %q, want 新户主", got)
	}
	if tab.UpdateRow(&person{id: "nobody"}) {
		t.Error("a row that is not there was updated")
	}
}

func TestTableCutsAndHints(t *testing.T) {
	tab, _ := personTable(t, 5)
	long := strings.Repeat("很长", 20)
	tab.UpdateRow(&person{id: "00001", name: long})
	got := shownTexts(tab, 1)[1]
	if !strings.HasSuffix(got, ellipsis) || !strings.HasPrefix(long, strings.TrimSuffix(got, ellipsis)) {
		t.Errorf("cell shows %q", got)
	}
	tab.grid.showHint(2, 1)
	if !tab.grid.hint.box.Hidden {
		t.Error("a hint for a text that is not cut")
	}
	tab.grid.showHint(1, 1)
	if tab.grid.hint.box.Hidden || !strings.HasPrefix(long, strings.TrimSuffix(tab.grid.hint.text.Text, ellipsis)) {
		t.Errorf("hint shows %q", tab.grid.hint.text.Text)
	}
	if right := tab.grid.hint.box.Position().X + tab.grid.hint.box.Size().Width; right > tab.Size().Width {
		t.Errorf("the hint ends at %v, beyond the table", right)
	}
	tab.grid.scrollTo(10)
	if !tab.grid.hint.box.Hidden {
		t.Error("the hint stays while the rows scroll")
	}
}

func TestTableBadges(t *testing.T) {
	tab, _ := personTable(t, 5)
	tab.Columns[1].Ink = func(*person) fyne.ThemeColorName { return theme.ColorNameError }
	tab.Columns[1].Tint = func(p *person) fyne.ThemeColorName {
		if p.people == 0 {
			return ""
		}
		return theme.ColorNameSelection
	}
	tab.SetRows(people(5))
	first, second := tab.grid.body.pool[0], tab.grid.body.pool[1]
	if !first.tints[1].Hidden || second.tints[1].Hidden {
		t.Error("the badge shows where it has no colour, or not where it has one")
	}
	if got, want := second.texts[1].Color, theme.Color(theme.ColorNameError); got != want {
		t.Errorf("ink = %v, want %v", got, want)
	}
}

func TestTableEmptyState(t *testing.T) {
	tab, _ := personTable(t, 5)
	tapped := false
	tab.Empty = func() fyne.CanvasObject {
		return NewEmptyState(nil, "还没有农户。", "导入花名册…", func() { tapped = true })
	}
	drawn := func() int { return len(test.WidgetRenderer(tab).Objects()) }
	before := drawn()
	tab.SetRows(nil)
	if drawn() != before+1 {
		t.Error("the empty state does not show")
	}
	for _, o := range test.LaidOutObjects(tab.emptied()) {
		if b, ok := o.(*Button); ok {
			test.Tap(b)
		}
	}
	if !tapped {
		t.Error("the button of the empty state does nothing")
	}
	tab.SetRows(people(1))
	if drawn() != before {
		t.Error("the empty state stays though there is a row")
	}
}

func TestTableFocusFrame(t *testing.T) {
	tab, w := personTable(t, 5)
	w.Canvas().Focus(tab)
	if got, want := tab.grid.frame.StrokeColor, theme.Color(theme.ColorNamePrimary); got != want {
		t.Errorf("frame = %v, want %v", got, want)
	}
	w.Canvas().Unfocus()
	if got, want := tab.grid.frame.StrokeColor, theme.Color(theme.ColorNameSeparator); got != want {
		t.Errorf("frame = %v, want %v", got, want)
	}
}

func TestTableHover(t *testing.T) {
	tab, w := personTable(t, 5)
	test.MoveMouse(w.Canvas(), fyne.NewPos(20, gridHeaderHeight+2.5*gridRowHeight))
	if got := tab.grid.body.hover; got.Hidden || got.Position().Y != 2*gridRowHeight {
		t.Errorf("hover hidden %v at %v, want on the third row", got.Hidden, got.Position())
	}
	test.MoveMouse(w.Canvas(), fyne.NewPos(20, gridHeaderHeight+8.5*gridRowHeight))
	if !tab.grid.body.hover.Hidden {
		t.Error("hover stays below the last row")
	}
}

func TestTableFollowsTheFontSize(t *testing.T) {
	tab, _ := personTable(t, 100)
	tab.resized(0, 100)
	tab.Select("00005")
	test.ApplyTheme(t, largeTheme{theme.Current()})
	if got := tab.grid.columns[0].w; got != 150 {
		t.Errorf("a column of 100 is %v wide, want 150", got)
	}
	if got := tab.grid.body.MinSize().Height; got != 100*45 {
		t.Errorf("100 rows are %v high, want 4500", got)
	}
	if got := tab.State().Widths["id"]; got != 100 {
		t.Errorf("the width is remembered as %v, want 100", got)
	}
	if got, want := tab.grid.body.pool[0].texts[0].TextSize, float32(gridTextSize*1.5); got != want {
		t.Errorf("text size = %v, want %v", got, want)
	}
}

func TestTableLayoutAtTheSameSizeChangesNothing(t *testing.T) {
	tab, _ := personTable(t, 100)
	tab.UpdateRow(&person{id: "00001", name: strings.Repeat("长", 40)})
	tab.grid.showHint(1, 1)
	test.WidgetRenderer(tab).Layout(tab.Size())
	if tab.grid.hint.box.Hidden {
		t.Error("the hint has gone")
	}
}
