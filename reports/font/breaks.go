package font

import (
	"strings"
	"unicode"
)

// class says how a rune behaves where a line may be broken.
type class uint8

const (
	wide    class = 0         // Chinese and everything like it: a line may break on either side
	word    class = 1 << iota // part of a number or a Latin word, which stays whole
	closing                   // never at the start of a line
	opening                   // never at the end of a line
	space                     // a line breaks here and the space goes
)

// closers and openers are the Chinese and Latin marks that cling to what stands before or behind them.
const (
	closers = "、，。．；：！？）〕］｝》〉」』】〗〙〛”’…‥—～·•‧％‰℃°々〻ー"
	openers = "（〔［｛《〈「『【〖〘〚“‘￥＄№"
)

// classes holds the class of every rune up to U+FFFF, by code.
var classes = func() []class {
	t := make([]class, 0x10000)
	for r := rune(0x21); r < 0x2E80; r++ {
		if unicode.IsGraphic(r) {
			t[r] = word
		}
	}
	for r := range rune(0x80) {
		if unicode.IsPunct(r) && !strings.ContainsRune("([{#@&*-_/\\", r) {
			t[r] |= closing
		}
	}
	for _, r := range "/-" {
		t[r] |= closing
	}
	for _, r := range "([{" {
		t[r] |= opening
	}
	for _, r := range closers {
		t[r] = closing
	}
	for _, r := range openers {
		t[r] = opening
	}
	for _, r := range " \u3000" {
		t[r] = space
	}
	return t
}()

func classOf(r rune) class {
	if r < 0 || r > 0xFFFF {
		return wide
	}
	return classes[r]
}

// mayBreak says whether a line may end between two neighbouring runes.
func mayBreak(before, after class) bool {
	switch {
	case after&closing != 0 || before&opening != 0:
		return false
	case before&space != 0 || after&space != 0:
		return true
	}
	return before&word == 0 || after&word == 0
}
