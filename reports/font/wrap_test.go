package font

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func linesOf(f *Face, s string, ems float64) []string {
	var texts []string
	for _, l := range f.Wrap(s, int(ems*1000), nil) {
		texts = append(texts, l.Text)
	}
	return texts
}

func TestWrap(t *testing.T) {
	cases := []struct {
		name string
		text string
		ems  float64
		want []string
	}{
		{"fits", "张三丰", 3, []string{"张三丰"}},
		{"nothing", "", 3, nil},
		{"only spaces", "　 ", 3, nil},
		{"any character", "自身发展动力不足", 5, []string{"自身发展动", "力不足"}},
		{"comma not at the start", "一二三四五，六七", 5, []string{"一二三四", "五，六七"}},
		{"stop after comma", "一二三四，五六七", 5, []string{"一二三四，", "五六七"}},
		{"opening mark not at the end", "一二三四（五六）", 5, []string{"一二三四", "（五六）"}},
		{"number stays whole", "电话0830-2310000转", 7, []string{"电话", "0830-2310000", "转"}},
		{"date stays whole", "识别于2021-11-19日", 6.5, []string{"识别于", "2021-11-19日"}},
		{"masked phone stays whole", "请找138****5678", 7, []string{"请找", "138****5678"}},
		{"money with its comma", "收入6,716.58元整", 5.6, []string{"收入", "6,716.58元", "整"}},
		{"number wider than the line", "519900197001011234", 4, []string{"5199001", "9700101", "1234"}},
		{"slash ends a line", "脱贫年度/识别时间", 5, []string{"脱贫年度/", "识别时间"}},
		{"middle dot ends a line", "阿卜杜拉·买买提", 5, []string{"阿卜杜拉·", "买买提"}},
		{"words and spaces", "one two three", 4.2, []string{"one two", "three"}},
		{"spaces at the break go", "一二三　　四五六", 3, []string{"一二三", "四五六"}},
		{"rare and lacking runes", "𬭎𫟹𠮷😀张", 2, []string{"𬭎𫟹", "𠮷😀", "张"}},
		{"narrower than a character", "张三", 0.5, []string{"张", "三"}},
		{"nothing but commas", "，，，，", 2, []string{"，，", "，，"}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if got := linesOf(Sans(), tc.text, tc.ems); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// texts draws what may stand in a cell: Chinese, Latin, digits, punctuation, spaces, rare runes and rubbish.
func texts() *rapid.Generator[string] {
	runes := rapid.SampledFrom([]rune("张三丰李四光欧阳修因病因残，。、；：（）《》“”·/—0123456789ABCxyz-.,*% 　𬭎𫟹䶮㛃𠮷😀\u200b\uE000\uFE0F"))
	return rapid.Custom(func(t *rapid.T) string {
		n := rapid.IntRange(0, 400).Draw(t, "length")
		return string(rapid.SliceOfN(runes, 0, n).Draw(t, "runes"))
	})
}

func withoutSpaces(s string) string {
	return strings.NewReplacer(" ", "", "　", "").Replace(s)
}

func TestWrapLosesNothingAndStaysInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Sans()
		s := Tidy(texts().Draw(t, "text"))
		width := rapid.IntRange(200, 30_000).Draw(t, "width")
		lines := f.Wrap(s, width, nil)
		var all strings.Builder
		for i, l := range lines {
			all.WriteString(l.Text)
			if l.Width != f.Width(l.Text) {
				t.Fatalf("line %q says it is %d wide, is %d", l.Text, l.Width, f.Width(l.Text))
			}
			if l.Width > width && utf8.RuneCountInString(l.Text) > 1 {
				t.Fatalf("line %q is %d wide, more than %d", l.Text, l.Width, width)
			}
			if l.Text == "" || strings.Trim(l.Text, " 　") != l.Text {
				t.Fatalf("line %q is empty or has spaces at its ends", l.Text)
			}
			if i > 0 && startsBadly(lines[i-1].Text, l.Text) {
				t.Fatalf("line %q starts with a mark that clings to %q", l.Text, lines[i-1].Text)
			}
		}
		if got, want := withoutSpaces(all.String()), withoutSpaces(s); got != want {
			t.Fatalf("lines hold %q, want %q", got, want)
		}
	})
}

// startsBadly: a closing mark begins the line, though the line before could have ended earlier.
func startsBadly(before, line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	if classOf(first)&closing == 0 {
		return false
	}
	last, gap := opening, false
	for _, r := range before {
		c := classOf(r)
		if c&space != 0 {
			gap = true
			continue
		}
		if mayBreak(last, c) || gap && c&closing == 0 && last&opening == 0 {
			return true
		}
		last, gap = c, false
	}
	return false
}

func TestMeasure(t *testing.T) {
	f := Sans()
	digit := f.Advance('0')
	cases := []struct {
		text         string
		whole, piece int
	}{
		{"", 0, 0},
		{"张三丰", 3000, 1000},
		{"张三，丰", 4000, 2000},
		{"电话0000转", 3000 + 4*digit, 4 * digit},
		{"（张）", 3000, 3000},
	}
	for _, tc := range cases {
		if whole, piece := f.Measure(tc.text); whole != tc.whole || piece != tc.piece {
			t.Errorf("%q: got %d and %d, want %d and %d", tc.text, whole, piece, tc.whole, tc.piece)
		}
	}
}

func TestShorten(t *testing.T) {
	cases := []struct {
		text string
		ems  int
		want string
	}{
		{"柏树村", 3, "柏树村"},
		{"柏树湾新村", 3, "柏树…"},
		{"柏树湾新村", 1, "…"},
		{"", 1, ""},
	}
	for _, tc := range cases {
		if got := Sans().Shorten(tc.text, tc.ems*1000); got != tc.want {
			t.Errorf("%q at %d em: got %q, want %q", tc.text, tc.ems, got, tc.want)
		}
	}
}

func TestTidy(t *testing.T) {
	cases := []struct{ text, want string }{
		{"张三丰", "张三丰"},
		{"张\u200b三\xff丰\x07", "张三丰"},
		{" 张　三 ", "张　三"},
		{"葛\U000E0101饰\uFE0F", "葛饰"},
		{"a\u2028b\u2003c\td", "a b c d"},
		{"\uFEFF张三", "张三"},
		{"\uE863", "䶮"},
		{"𬭎😀", "𬭎😀"},
	}
	for _, tc := range cases {
		if got := Tidy(tc.text); got != tc.want {
			t.Errorf("%q: got %q, want %q", tc.text, got, tc.want)
		}
	}
}
