package service

import (
	"strings"

	"github.com/mozillazg/go-pinyin"

	"taizhang/app/township"
	"taizhang/data"
)

// surnameReadings are the surnames that are not read as the character usually is.
var surnameReadings = map[rune]string{
	'单': "s", '曾': "z", '解': "x", '仇': "q", '区': "o", '查': "z", '朴': "p", '盖': "g", '缪': "m", '尉': "y", '乐': "y", '翟': "z", '覃': "q", '冼': "x", '员': "y", '种': "c", '折': "s",
}

var pinyinArgs = pinyin.Args{Style: pinyin.FirstLetter, Heteronym: true, Fallback: func(r rune, _ pinyin.Args) []string {
	if r < 0x80 {
		return []string{strings.ToLower(string(r))}
	}
	return nil
}}

// mostReadings bounds the combinations that characters with several readings give.
const mostReadings = 8

// initials returns the pinyin initials of a name: every reading of a character that has several, joined by blanks.
// 张三丰 → zsf; 单乐 → sy sl dy dl.
type initialsCache map[rune][]string

func (c initialsCache) of(name string) string {
	if letters, ok := c.plain(name); ok {
		return letters
	}
	combos := []string{""}
	for i, r := range []rune(name) {
		letters := c.letters(r)
		if s, ok := surnameReadings[r]; ok && i == 0 {
			letters = append([]string{s}, letters...)
		}
		combos = extend(combos, letters)
	}
	return strings.Join(combos, " ")
}

// plain returns the initials of a name that can be read in one way only, as most can; false for the others.
func (c initialsCache) plain(name string) (string, bool) {
	out := make([]byte, 0, len(name))
	for i, r := range name {
		letters := c.letters(r)
		if _, surname := surnameReadings[r]; len(letters) > 1 || surname && i == 0 {
			return "", false
		}
		for _, l := range letters {
			out = append(out, l...)
		}
	}
	return string(out), true
}

func (c initialsCache) letters(r rune) []string {
	if l, ok := c[r]; ok {
		return l
	}
	var out []string
	for _, s := range pinyin.SinglePinyin(r, pinyinArgs) {
		if len(s) > 0 && !strings.Contains(strings.Join(out, ""), s[:1]) {
			out = append(out, s[:1])
		}
	}
	c[r] = out
	return out
}

func extend(combos, letters []string) []string {
	if len(letters) == 0 {
		return combos
	}
	var out []string
	seen := map[string]bool{}
	for _, p := range combos {
		for _, l := range letters {
			if s := p + l; !seen[s] && len(out) < mostReadings {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	return out
}

// searchText gathers what the members of a household can be found by.
func (c initialsCache) searchText(members []data.Person, phone string) township.SearchText {
	var names, letters strings.Builder
	s := township.SearchText{Phones: digitsOf(nil, phone)}
	names.WriteByte(' ')
	letters.WriteByte(' ')
	for _, m := range members {
		names.WriteString(foldName(m.Name) + " ")
		letters.WriteString(c.of(m.Name) + " ")
		if key := township.IDNumber(m.IDNumber).Key(); key != "" {
			s.IDTails = append(s.IDTails, key)
		}
		s.Phones = digitsOf(s.Phones, m.Phone)
	}
	s.Names, s.Initials = names.String(), letters.String()
	return s
}

func foldName(name string) string { return strings.ToLower(township.Squeeze(name)) }

// digitsOf adds a phone to those that can be searched, without the dash of its area code.
func digitsOf(phones []string, phone string) []string {
	if phone == "" {
		return phones
	}
	return append(phones, strings.ReplaceAll(phone, "-", ""))
}
