package outfile

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/app/township"
)

const (
	maxNameRunes = 120
	maxNameBytes = 240 // file systems of Linux stop at 255 bytes, 85 Chinese characters
)

// reserved are the device names that Windows takes for a file of any extension.
var reserved = regexp.MustCompile(`(?i)^(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])$`)

// forbidden are the characters that Windows refuses in a name; on a stick they harm everywhere.
var forbidden = strings.NewReplacer(
	`\`, "_", "/", "_", ":", "_", "*", "_", "?", "_", `"`, "_", "<", "_", ">", "_", "|", "_")

// extension is a file's ending; 第1.2组花名册 has none.
var extension = regexp.MustCompile(`\.[A-Za-z0-9]{1,5}$`)

// CleanName makes one file name, without a folder, that every system takes: the characters
// \/:*?"<>| become “_”, control and invisible characters go, as do spaces around and dots
// at the end, the device names of Windows get a “_” in front, and at most 120 characters (240
// bytes) stay, the extension among them. What has nothing left is called 未命名.
func CleanName(s string) string {
	name := trimName(forbidden.Replace(township.Clean(dropControls(s))))
	ext := extension.FindString(name)
	stem := name[:len(name)-len(ext)]
	stem = cutName(shield(stem), maxNameRunes-utf8.RuneCountInString(ext), maxNameBytes-len(ext))
	stem = shield(trimName(stem)) // what was cut off may have been all that told it from CON
	if stem == "" {
		stem = "未命名"
	}
	return stem + ext
}

// shield puts a “_” before the device names.
func shield(stem string) string {
	device, _, _ := strings.Cut(stem, ".")
	if reserved.MatchString(strings.TrimRight(device, " ")) {
		return "_" + stem
	}
	return stem
}

// dropControls removes what Clean would turn into a space, or leave in plain ASCII.
func dropControls(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// trimName removes spaces around a name, and dots at its end: Windows drops them in silence.
func trimName(s string) string {
	s = strings.TrimRightFunc(s, func(r rune) bool { return r == '.' || unicode.IsSpace(r) })
	return strings.TrimLeftFunc(s, unicode.IsSpace)
}

// cutName keeps the first whole characters within both limits.
func cutName(s string, runes, bytes int) string {
	for i := range s {
		if runes == 0 {
			return s[:i]
		}
		runes--
		if _, size := utf8.DecodeRuneInString(s[i:]); i+size > bytes {
			return s[:i]
		}
	}
	return s
}
