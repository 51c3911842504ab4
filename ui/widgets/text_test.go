package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// square is a fitter for which every character is one unit wide.
func square() *fitter {
	f := newFitter(1, false)
	f.han = 1
	for r := rune(0x20); r < 0x3000; r++ {
		f.other[r] = 1
	}
	for r := rune(0x3000); r <= 0xFFEF; r++ {
		if r < 0x4E00 || r > 0x9FFF {
			f.other[r] = 1
		}
	}
	return f
}

func TestFitterCuts(t *testing.T) {
	for _, tc := range []struct {
		text string
		room float32
		want string
	}{
		{"张三丰", 3, "张三丰"},
		{"张三丰", 2, "张…"},
		{"张三丰", 1, "…"},
		{"", 0, ""},
		{"abc", 2.5, "a…"},
		{"𬭎生", 5, "𬭎生"},
	} {
		f := square()
		f.other['𬭎'] = 1
		if got := f.cut(tc.text, tc.room); got != tc.want {
			t.Errorf("cut(%q, %v) = %q, want %q", tc.text, tc.room, got, tc.want)
		}
	}
}

func TestFitterAgreesWithTheDriver(t *testing.T) {
	test.NewTempApp(t)
	for _, text := range []string{"519900100001", "Excel 2016", ""} { // the font of tests has no Chinese
		got := newFitter(13, false).width(text)
		want := fyne.MeasureText(text, 13, fyne.TextStyle{}).Width
		if got < want-1 || got > want+1 {
			t.Errorf("%q: %v wide, the driver says %v", text, got, want)
		}
	}
}

func TestWrapText(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		width      float32
		want       string
	}{
		{"fits", "已加密。", 10, "已加密。"},
		{"between characters", "文件已加密", 3, "文件已|加密"},
		{"a word stays whole", "关闭Excel再试", 5, "关闭|Excel|再试"},
		{"no closing sign first", "文件打开，重试", 4, "文件打|开，重试"},
		{"no opening bracket last", "文件（名单）", 3, "文件|（名|单）"},
		{"spaces at the break go", "正被 Excel 打开", 4, "正被|Exce|l 打开"},
		{"own line breaks stay", "一\n二三四", 2, "一|二三|四"},
		{"empty", "", 5, ""},
		{"a number stays whole", "共1451人", 5, "共1451|人"},
	} {
		got := strings.ReplaceAll(wrapText(tc.text, tc.width, square()), "\n", "|")
		if got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestTextEndsInAnEllipsisWhereItIsNarrow(t *testing.T) {
	text := NewText("一句很长很长很长的话")
	inWindow(t, text)
	wide := text.MinSize()
	text.Resize(wide)
	line := test.WidgetRenderer(text).(*textRenderer).line
	if line.Text != text.Text {
		t.Errorf("shows %q", line.Text)
	}
	text.Resize(fyne.NewSize(wide.Width/2, wide.Height))
	if !strings.HasSuffix(line.Text, ellipsis) {
		t.Errorf("shows %q, want a cut text", line.Text)
	}
	text.SetText("短")
	if line.Text != "短" {
		t.Errorf("shows %q, want 短", line.Text)
	}
	text.SetColor(theme.ColorNameError)
	if got, want := line.Color, theme.Color(theme.ColorNameError); got != want {
		t.Errorf("colour = %v, want %v", got, want)
	}
}

// linesOf are the lines that a prose shows.
func linesOf(p *Prose) []string {
	var lines []string
	for _, o := range test.WidgetRenderer(p).Objects() {
		lines = append(lines, o.(*canvas.Text).Text)
	}
	return lines
}

func TestProseBreaksForItsWidth(t *testing.T) {
	p := NewProse("文件打开，请先关闭", theme.ColorNameForeground, fyne.TextAlignLeading)
	inWindow(t, p)
	em := fyne.MeasureText("国", theme.TextSize(), fyne.TextStyle{})
	p.Resize(fyne.NewSize(4.5*em.Width, 100))
	if got, want := linesOf(p), []string{"文件打", "开，请先", "关闭"}; !slices.Equal(got, want) {
		t.Errorf("broken as %q, want %q", got, want)
	}
	if got, want := p.MinSize().Height, 3*em.Height+2*theme.LineSpacing(); got != want {
		t.Errorf("three lines are %v high, want %v", got, want)
	}
	p.Set("短", theme.ColorNameError)
	if got, want := linesOf(p), []string{"短"}; !slices.Equal(got, want) {
		t.Errorf("shows %q, want %q", got, want)
	}
	if got, want := p.MinSize().Height, em.Height; got != want {
		t.Errorf("one line is %v high, want %v", got, want)
	}
}

// TestStackMakesRoomForWrappingText lays out text above a button in one go: the button must stand
// below the last line.
func TestStackMakesRoomForWrappingText(t *testing.T) {
	p := NewProse(strings.Repeat("国", 40), "", fyne.TextAlignLeading)
	below := NewButton("下", nil, nil)
	box := Inset(0, 0, Stack(10, p, below))
	inWindow(t, box)
	em := fyne.MeasureText("国", theme.TextSize(), fyne.TextStyle{})
	box.Resize(fyne.NewSize(10.5*em.Width, 400))
	if got := len(linesOf(p)); got != 4 {
		t.Fatalf("%d lines, want 4", got)
	}
	if got, least := below.Position().Y, 4*em.Height; got < least {
		t.Errorf("the button stands at %v, inside the text, which is %v high", got, least)
	}
}

func TestEmptyStateShowsItsWholeSentence(t *testing.T) {
	e := NewEmptyState(nil, strings.Repeat("国", 60), "", nil)
	inWindow(t, e)
	e.Resize(fyne.NewSize(200, 600))
	p := test.LaidOutObjects(e)
	for _, o := range p {
		prose, ok := o.(*Prose)
		if !ok {
			continue
		}
		if got, want := prose.Size().Height, prose.MinSize().Height; got < want {
			t.Errorf("the sentence has %v of the %v that it needs", got, want)
		}
		if len(linesOf(prose)) < 4 {
			t.Errorf("the sentence has %d lines, want several", len(linesOf(prose)))
		}
		return
	}
	t.Error("no sentence is there")
}

func TestShortName(t *testing.T) {
	long := strings.Repeat("国", longestName)
	for _, tc := range []struct{ name, want string }{
		{"张三", "张三"}, {"", "户主未知"}, {long, long}, {long + "国", long + "…"},
	} {
		if got := ShortName(tc.name, "户主未知"); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestOrDash(t *testing.T) {
	if got := OrDash(""); got != "—" {
		t.Errorf("nothing is %q, want a dash", got)
	}
	if got := OrDash("无"); got != "无" {
		t.Errorf("got %q, want 无", got)
	}
}
