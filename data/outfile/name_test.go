package outfile

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCleanName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"柏树村稳定脱贫户台账.pdf", "柏树村稳定脱贫户台账.pdf"},
		{`清溪镇/柏树村:"监测户"?.xlsx`, "清溪镇_柏树村__监测户__.xlsx"},
		{`a\b*c<d>e|f.pdf`, "a_b_c_d_e_f.pdf"},
		{"a\tb\x00c\x7f\u200bd.pdf", "abcd.pdf"},
		{"台账 . . ", "台账"},
		{"　台账 .pdf", "台账.pdf"},
		{"第1.2组花名册", "第1.2组花名册"},
		{"CON", "_CON"},
		{"nul.txt", "_nul.txt"},
		{"com1.2021.xlsx", "_com1.2021.xlsx"},
		{"LPT¹", "_LPT¹"},
		{"Aux .pdf", "_Aux.pdf"},
		{"CON" + strings.Repeat(" ", 200) + "x", "_CON"},
		{"console.pdf", "console.pdf"},
		{"", "未命名"},
		{" ... ", "未命名"},
		{".pdf", "未命名.pdf"},
		{strings.Repeat("a", 300) + ".xlsx", strings.Repeat("a", 115) + ".xlsx"},
		{strings.Repeat("村", 300) + ".pdf", strings.Repeat("村", 78) + ".pdf"},
		{"张\xff三.pdf", "张三.pdf"},
		{"𬭎.pdf", "𬭎.pdf"},
	}
	for _, tt := range tests {
		if got := CleanName(tt.in); got != tt.want {
			t.Errorf("CleanName(%.40q) = %.40q, want %.40q", tt.in, got, tt.want)
		}
	}
}

func TestCleanNameAlwaysFits(t *testing.T) {
	pieces := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"CON", ".", " ", "村", "𬭎", `\`, ":", ".xlsx"}))
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(pieces, 0, 60).Draw(t, "pieces"), "")
		got := CleanName(in)
		switch {
		case got == "" || !utf8.ValidString(got):
			t.Fatalf("%q is no name", got)
		case strings.ContainsAny(got, "\\/:*?\"<>|\x00\n\r\t"):
			t.Fatalf("%q has a forbidden character", got)
		case strings.HasSuffix(got, ".") || strings.HasSuffix(got, " "):
			t.Fatalf("%q ends with a dot or space", got)
		case utf8.RuneCountInString(got) > maxNameRunes || len(got) > maxNameBytes:
			t.Fatalf("%q is too long", got)
		case CleanName(got) != got:
			t.Fatalf("cleaning twice: %q becomes %q", got, CleanName(got))
		}
	})
}
