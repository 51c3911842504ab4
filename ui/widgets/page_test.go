package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func box() *fill { return newFill("", 10, 10) }

func TestPageGivesTheBodyTheRest(t *testing.T) {
	p, body, side := NewPage("农户"), box(), box()
	p.SetBody(body)
	w := inWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(961, 540))
	bare := body.Size()
	if want := fyne.NewSize(961, 540-titleHeight-1); bare != want {
		t.Errorf("body %v, want %v", bare, want)
	}
	p.SetSide(side)
	if got := side.Size().Width; got != sidePanel-1 {
		t.Errorf("side panel %v wide, want %v", got, sidePanel-1)
	}
	if got := body.Size().Width; got != 961-sidePanel {
		t.Errorf("body beside it %v wide, want %v", got, 961-sidePanel)
	}
	p.ToggleSide()
	if p.SideShown() || body.Size() != bare {
		t.Errorf("side shown %v, body %v, want hidden and %v", p.SideShown(), body.Size(), bare)
	}
	p.SetFooter([]fyne.CanvasObject{NewText("显示 212 / 460")}, nil)
	if got, want := body.Size().Height, bare.Height-footerHeight; got != want {
		t.Errorf("body above the footer %v high, want %v", got, want)
	}
	p.SetFooter(nil, nil)
	p.SetFilters(NewButton("村 ▼", nil, nil))
	if got, want := body.Size().Height, bare.Height-buttonHeight-filtersMargin; got != want {
		t.Errorf("body below the filters %v high, want %v", got, want)
	}
}

func TestPageFiltersWrap(t *testing.T) {
	p := NewPage("农户")
	var filters []fyne.CanvasObject
	for range 12 {
		filters = append(filters, NewButton("一个筛选条件", nil, nil))
	}
	p.SetFilters(filters...)
	body := box()
	p.SetBody(body)
	w := inWindow(t, p)
	w.Resize(fyne.NewSize(1800, 540))
	wide := body.Size().Height
	w.Resize(fyne.NewSize(700, 540))
	if got := body.Size().Height; got >= wide {
		t.Errorf("in a narrow window the body is %v high, in a wide one %v: the filters don't wrap", got, wide)
	}
	for _, f := range filters {
		if right := f.Position().X + f.Size().Width; right > 700 {
			t.Errorf("a filter ends at %v, outside the window", right)
		}
	}
}

func TestPageBack(t *testing.T) {
	p := NewPage("张三丰")
	inWindow(t, p)
	if p.Back() || !p.back.Hidden {
		t.Error("a page without a way back has one")
	}
	went := 0
	p.OnBack = func() { went++ }
	p.Refresh()
	test.Tap(p.back)
	if !p.Back() || went != 2 || p.back.Hidden {
		t.Errorf("went back %d times, button hidden %v, want 2 and false", went, p.back.Hidden)
	}
}

func TestSplit(t *testing.T) {
	left, main, right := box(), box(), box()
	s := NewSplit(left, main, right)
	inWindow(t, s)
	s.Resize(fyne.NewSize(1000, 500))
	if left.Size().Width != 200 || main.Size().Width != 1000-201-320 || right.Size().Width != 319 {
		t.Errorf("widths %v %v %v", left.Size().Width, main.Size().Width, right.Size().Width)
	}
	s.ShowLeft(false)
	s.SetRight(nil)
	if s.LeftShown() || s.RightShown() || main.Size().Width != 1000 {
		t.Errorf("alone the main part is %v wide, want 1000", main.Size().Width)
	}
	s.SetRight(right)
	s.Resize(fyne.NewSize(500, 500))
	if got := right.Size().Width; got != 199 {
		t.Errorf("in a narrow window the panel takes %v, want 199", got)
	}
}

func rail(t *testing.T) (*NavRail, fyne.Window, *[]string) {
	t.Helper()
	n := NewNavRail("台账", NavItem{Key: "home", Label: "工作台"}, NavItem{Key: "households", Label: "农户"})
	var went []string
	n.OnSelected = func(key string) { went = append(went, key) }
	w := inWindow(t, n)
	return n, w, &went
}

// In a window that is too low for all places they draw together, and none falls off.
func TestNavRailInALowWindow(t *testing.T) {
	n, _, _ := rail(t)
	n.Resize(fyne.NewSize(railWidth, n.MinSize().Height))
	for _, item := range n.items {
		if item.Position().Y+item.Size().Height > n.Size().Height || item.Size().Height < scaled(railLeast) {
			t.Errorf("%s lies at %v, %v", item.Label, item.Position(), item.Size())
		}
	}
	n.Resize(fyne.NewSize(railWidth, 600))
	if got := n.items[0].Size().Height; got != scaled(railItem) {
		t.Errorf("with room a place is %v high", got)
	}
}

func TestNavRail(t *testing.T) {
	n, _, went := rail(t)
	n.Select("home")
	test.Tap(n.items[1])
	key(n.items[0], fyne.KeyReturn)
	n.Go("households")
	if want := []string{"households", "home", "households"}; !slices.Equal(*went, want) {
		t.Errorf("went to %v, want %v", *went, want)
	}
	if got := n.Current(); got != "households" || !n.items[1].isCurrent() || n.items[0].isCurrent() {
		t.Errorf("current = %q", got)
	}
	n.SetMark("households", "3")
	if got := n.items[1].mark.Text; got != "3" {
		t.Errorf("mark = %q, want 3", got)
	}
}

func TestNavRailCollapses(t *testing.T) {
	n, _, _ := rail(t)
	if got := n.MinSize().Width; got != railWidth {
		t.Errorf("%v wide, want %v", got, railWidth)
	}
	var told []bool
	n.OnCollapsed = func(c bool) { told = append(told, c) }
	n.SetToggleIcon(theme.MenuIcon())
	test.Tap(n.toggle)
	if got := n.MinSize().Width; got != railCollapsed || !n.Collapsed() {
		t.Errorf("collapsed it is %v wide, want %v", got, railCollapsed)
	}
	n.SetCollapsed(false)
	if want := []bool{true}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v: only what the clerk did", told, want)
	}
}

func TestButton(t *testing.T) {
	tapped := 0
	b := NewPrimary("新增户", nil, func() { tapped++ })
	w := inWindow(t, b)
	test.Tap(b)
	key(b, fyne.KeyReturn, fyne.KeySpace)
	escapes := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { escapes++ })
	key(b, fyne.KeyEscape)
	b.Disable()
	test.Tap(b)
	if tapped != 3 || escapes != 1 {
		t.Errorf("tapped %d times, Esc to the window %d; want 3 and 1", tapped, escapes)
	}
}

func TestButtonColours(t *testing.T) {
	for _, tc := range []struct {
		b    *Button
		want fyne.ThemeColorName
	}{
		{NewButton("", nil, nil), theme.ColorNameButton},
		{NewPrimary("", nil, nil), theme.ColorNamePrimary},
		{NewDanger("", nil, nil), theme.ColorNameError},
		{NewQuietButton("", nil, nil), ""},
	} {
		inWindow(t, tc.b)
		ground := test.WidgetRenderer(tc.b).Objects()[0].(*canvas.Rectangle)
		if got, want := ground.FillColor, colour(tc.want); got != want {
			t.Errorf("importance %v: ground %v, want %v", tc.b.Importance, got, want)
		}
	}
}

func TestMenuButton(t *testing.T) {
	b := NewMenuButton("打印", nil, func() []*fyne.MenuItem { return []*fyne.MenuItem{fyne.NewMenuItem("上墙名单", nil)} })
	w := inWindow(t, b)
	if got, want := b.label(), "打印 ▼"; got != want {
		t.Errorf("label = %q, want %q", got, want)
	}
	test.Tap(b)
	if w.Canvas().Overlays().Top() == nil {
		t.Error("no menu is shown")
	}
}

func TestStatusLine(t *testing.T) {
	s := NewStatusLine()
	w := inWindow(t, s)
	w.Resize(fyne.NewSize(400, 60))
	s.SetLeft("档案 D:\\台账\\清溪镇.db · 上次备份 今天 17:02 · 一句很长很长的话很长很长的话")
	s.SetRight("已保存 21:04")
	if s.Left() == "" || s.Right() != "已保存 21:04" {
		t.Errorf("left %q right %q", s.Left(), s.Right())
	}
	if end := s.left.Position().X + s.left.Size().Width; end > s.right.Position().X {
		t.Errorf("the left text ends at %v and the right one begins at %v", end, s.right.Position().X)
	}
}

func TestKeyValuesCopy(t *testing.T) {
	kv := NewKeyValues(KeyValue{Label: "户编号", Value: "519900100001"}, KeyValue{Label: "台账", Object: NewBadge("监测户", "", "")})
	w := inWindow(t, kv)
	value := kv.Objects[0].(*fyne.Container).Objects[1].(*fyne.Container).Objects[0].(*copyLabel)
	test.TapSecondary(value)
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu is shown")
	}
	value.copy()
	if got, want := fyne.CurrentApp().Clipboard().Content(), "519900100001"; got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestLayouts(t *testing.T) {
	test.NewTempApp(t)
	a, b, hidden := box(), box(), box()
	hidden.Hide()
	row := Row(8, a, hidden, Spacer(), b)
	row.Resize(fyne.NewSize(100, 40))
	if a.Position() != fyne.NewPos(0, 15) || b.Position() != fyne.NewPos(90, 15) {
		t.Errorf("row: %v and %v", a.Position(), b.Position())
	}
	if got, want := Row(8, box(), box()).MinSize(), fyne.NewSize(28, 10); got != want {
		t.Errorf("row needs %v, want %v", got, want)
	}
	stack := Stack(4, a, b)
	stack.Resize(fyne.NewSize(100, 100))
	if b.Position() != fyne.NewPos(0, 14) || b.Size().Width != 100 {
		t.Errorf("stack: %v %v", b.Position(), b.Size())
	}
	inset := Inset(5, 10, a)
	inset.Resize(fyne.NewSize(100, 100))
	if a.Position() != fyne.NewPos(10, 5) || a.Size() != fyne.NewSize(80, 90) {
		t.Errorf("inset: %v %v", a.Position(), a.Size())
	}
	frame := Frame(a, nil, hidden, nil, b)
	frame.Resize(fyne.NewSize(100, 100))
	if b.Position() != fyne.NewPos(0, 10) || b.Size() != fyne.NewSize(100, 90) {
		t.Errorf("frame: %v %v", b.Position(), b.Size())
	}
}

func TestEmptyStateFitsItsRoom(t *testing.T) {
	e := NewEmptyState(nil, "还没有农户。请从国扶系统导出的花名册开始，或者先看一看演示乡镇。", "导入花名册…", nil)
	inWindow(t, e)
	e.Resize(fyne.NewSize(240, 300))
	inner := e.(*fyne.Container).Objects[0]
	if right := inner.Position().X + inner.Size().Width; right > 240 {
		t.Errorf("it ends at %v in 240 units", right)
	}
	if bottom := inner.Position().Y + inner.Size().Height; bottom > 300 {
		t.Errorf("it ends at %v in a height of 300", bottom)
	}
}

func TestNarrowPageKeepsItsDeeds(t *testing.T) {
	test.NewTempApp(t)
	p := NewPage("一个很长很长的标题一个很长很长的标题")
	p.OnBack = func() {}
	p.SetCounts("460户 1451人")
	deed := NewButton("导出 Excel", nil, nil)
	p.SetDeeds(deed)
	for _, width := range []float32{1000, 420, 300} {
		p.Resize(fyne.NewSize(width, 300))
		deeds := p.deeds.Position().X + p.deeds.Size().Width
		if room := width - 2*scaled(pageMargin); deeds > room+1 || p.deeds.Size().Width < deed.MinSize().Width {
			t.Errorf("%v wide: the deeds end at %v of %v", width, deeds, room)
		}
		counts := p.titles.Objects[2]
		if end := counts.Position().X + counts.Size().Width; end > p.deeds.Position().X+1 {
			t.Errorf("%v wide: the counts end at %v, the deeds begin at %v", width, end, p.deeds.Position().X)
		}
	}
	if got, want := p.title.Size().Width, p.title.MinSize().Width; got >= want {
		t.Errorf("at 300 the title keeps its %v", want)
	}
}
