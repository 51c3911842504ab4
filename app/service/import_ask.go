package service

import (
	"fmt"
	"hash/fnv"
	"strings"

	"taizhang/app/township"
	"taizhang/data/excel"
)

// The answers to questions about ambiguous matches; answerSkip leaves the row out.
const (
	answerSkip = "skip"
	answerNew  = "new"
	answerMove = "move"
	answerSame = "same"
)

var optionSkip = township.Option{Key: answerSkip, Text: "这一行先不导入"}

func skipped() *verdict { return &verdict{"", "按您的选择，这一行没有导入"} }

func waiting(text string) *verdict { return &verdict{"", "需要您来判断：" + text} }

// ask puts a question about a row unless it was answered; it returns the answer, “” while there is none that is
// among the options. about tells the questions about one row apart.
func (p *plan) ask(row *excel.RosterRow, about, text string, options ...township.Option) string {
	h := fnv.New32a()
	fmt.Fprintf(h, "%s\x00%d\x00%s", row.Sheet, row.Row, about)
	q := township.Question{ID: int(h.Sum32()), Sheet: row.Sheet, Row: row.Row, Text: text, Options: options}
	for _, o := range options {
		if a, ok := p.answers[q.ID]; ok && a == o.Key {
			return a
		}
	}
	p.asked = append(p.asked, q)
	return ""
}

// householdOf reads the household of an option made by archiveKey.
func householdOf(answer string) int64 { return parseInt(strings.TrimPrefix(answer, "#")) }
