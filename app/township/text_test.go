package township_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "abc123", "abc123"},
		{"ends", "  张三　", "张三"},
		{"only blanks", " \t　 ", ""},
		{"BOM in front", "\ufeff张三", "张三"},
		{"BOM inside", "张\ufeff三", "张三"},
		{"zero-width", "张\u200b三\u200c丰\u200d\u2060", "张三丰"},
		{"bidi marks", "\u202a张三\u202c\u200e", "张三"},
		{"soft hyphen", "张\u00ad三", "张三"},
		{"control characters", "张\x00三\x07\x1b\x7f", "张三"},
		{"tab and breaks", "张\t三\n李\r四", "张 三 李 四"},
		{"Windows line break", "张三\r\n李四", "张三 李四"},
		{"other line breaks", "张\v三\u2028李\u2029四\u0085王", "张 三 李 四 王"},
		{"no-break space", "张\u00a0三", "张 三"},
		{"wide space inside stays", "张　三", "张　三"},
		{"invalid UTF-8", "张\xff三\xc3", "张三"},
		{"cut off in the middle", "张三"[:5], "张"},
		{"surrogates as bytes", "张\xed\xa0\x80\xed\xb0\x80三", "张三"},
		{"a true replacement character", "张\ufffd三", "张\ufffd三"},
		{"no characters", "张\ufffe三\uffff\U0001fffe", "张三"},
		{"GBK private use", "\ue863丽", "䶮丽"},
		{"more of GBK private use", "\ue81a\ue81b\ue82d\ue862", "㑳㑇㭎䴙"},
		{"private use of others", "\ue815\ue864\uf8ff", "\ue815\ue864\uf8ff"},
		{"beyond the BMP", "𬭎𠮷𫟹", "𬭎𠮷𫟹"},
		{"rare", "䶮㛃", "䶮㛃"},
	} {
		if got := township.Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
}

func TestCleanLeavesNothingHarmful(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		got := township.Clean(in)
		if !utf8.ValidString(got) {
			t.Fatalf("Clean(%q) = %q is not UTF-8", in, got)
		}
		if i := strings.IndexFunc(got, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }); i >= 0 {
			t.Fatalf("Clean(%q) = %q keeps %U", in, got, []rune(got[i:])[0])
		}
		if again := township.Clean(got); again != got {
			t.Fatalf("Clean(%q) = %q, then %q", in, got, again)
		}
	})
}

func TestNarrow(t *testing.T) {
	for in, want := range map[string]string{
		"":          "",
		"123":       "123",
		"１２３ＡＢｃ":    "123ABc",
		"（１）":       "(1)",
		"：，．－／":     ":,.-/",
		"张　三":       "张 三",
		"a b":       "a b",
		"～":         "~",
		"｟张｠":       "｟张｠",
		"柏树村１组\xff": "柏树村1组\ufffd",
		"5199００１９７００１０１００１ｘ": "51990019700101001x",
	} {
		if got := township.Narrow(in); got != want {
			t.Errorf("Narrow(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestSqueeze(t *testing.T) {
	for in, want := range map[string]string{"": "", "张三": "张三", "张　三": "张三", " 张 三\t丰\n": "张三丰", "a\u00a0b\u2003c": "abc"} {
		if got := township.Squeeze(in); got != want {
			t.Errorf("Squeeze(%q) = %q, want %q", in, got, want)
		}
	}
}
