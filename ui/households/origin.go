package households

import (
	"fmt"
	"strings"

	"taizhang/app/township"
)

// fileOrigin begins the origin of a deed that took values out of a file.
const fileOrigin = "文件："

// dayAndTime is how a moment is shown.
const dayAndTime = "2006-01-02 15:04"

// originText says what gave a value: 「来自 人口信息.xlsx 第12行 · 2021-11-10 09:12 · 张会计」.
func originText(l township.HistoryLine) string {
	return strings.Join([]string{"来自 " + placeText(l), l.Deed.At.Format(dayAndTime), l.Deed.Operator}, " · ")
}

// placeText is the file with sheet and row, or the deed that was done on a screen.
func placeText(l township.HistoryLine) string {
	file, ok := strings.CutPrefix(string(l.Deed.Origin), fileOrigin)
	if !ok {
		return l.Deed.Title
	}
	return file + sourceText(l.Source)
}

// sourceText is the place in a file, with a blank in front: 「 柏树村表第12行」.
func sourceText(s township.Source) string {
	switch {
	case s.Row == 0:
		return ""
	case s.Sheet == "":
		return fmt.Sprintf(" 第%d行", s.Row)
	}
	return fmt.Sprintf(" “%s”表第%d行", s.Sheet, s.Row)
}
