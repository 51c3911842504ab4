package importing

import (
	"math"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"taizhang/app/township"
	"taizhang/ui/look"
)

// longestName is how many characters of a file's name are shown inside a sentence.
const longestName = 32

// shorten leaves out the middle of a long file name, for its end tells versions apart.
func shorten(name string) string { return cutMiddle(name, longestName) }

// titleOf shortens a file name for a title, the more the larger the letters are: the deeds beside
// it must not leave the window.
func titleOf(name string) string {
	scale := float64(look.Scaled(1))
	return cutMiddle(name, max(14, int(longestName/math.Pow(scale, 3))))
}

// cutMiddle brings a text to at most so many characters.
func cutMiddle(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	tail := most * 2 / 5
	return string(runes[:most-tail-1]) + "…" + string(runes[len(runes)-tail:])
}

// rejectedName is the suggested name for the rejected rows of a file.
func rejectedName(file string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + "_拒收.xlsx"
}

// minute shows a time as the clerk reads it: 2021-11-10 09:12.
func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }

// joined lists the first few of many: 「双河村、石桥村等9个」.
func joined(names []string, most int, measure string) string {
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + "等" + count(len(names), measure)
}

// count is a number with its measure word: 9个.
func count(n int, measure string) string { return strconv.Itoa(n) + measure }

// grouped is a number in a table, with thousands separators.
func grouped(n int) string { return township.GroupThousands(strconv.Itoa(n)) }
