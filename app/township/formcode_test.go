package township_test

import (
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

func TestFormCode(t *testing.T) {
	c := township.FormCode{Kind: township.FormIncome, Year: "2021", Household: 123}
	if got := c.Grouped(); got != "121 000123 "+c.String()[9:] {
		t.Errorf("grouped %q of %q", got, c)
	}
	for _, s := range []string{c.String(), c.Grouped(), "　" + c.Grouped() + "\n"} {
		if got, ok := township.ParseFormCode(s); !ok || got != c {
			t.Errorf("%q: %+v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "121000123", "1210001230x", "13800001111", "2210000010"} {
		if got, ok := township.ParseFormCode(s); ok {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
	for _, c := range []township.FormCode{{}, {Kind: 1, Year: "1999", Household: 1}, {Kind: 1, Year: "2021", Household: 1_000_000}} {
		if got := c.String() + c.Grouped(); got != "" {
			t.Errorf("%+v has the code %q", c, got)
		}
	}
}

// A slip of the hand never opens another household.
func TestFormCodeFindsSlips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := township.FormCode{Kind: township.FormIncome, Year: "2021", Household: rapid.Int64Range(1, 999_999).Draw(t, "household")}
		s := []byte(c.String())
		i := rapid.IntRange(0, len(s)-1).Draw(t, "digit")
		s[i] = '0' + (s[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "slip")))%10
		if got, ok := township.ParseFormCode(string(s)); ok {
			t.Fatalf("%s for %s is read as %+v", s, c, got)
		}
	})
}
