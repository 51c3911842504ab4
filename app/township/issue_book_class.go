package township

import (
	"fmt"
	"slices"
	"strings"
)

// BookRowClass is what becomes of a row of a superior's list.
type BookRowClass string

// The classes, in the order in which they are counted.
const (
	BookRowNew      BookRowClass = "可写入"
	BookRowHad      BookRowClass = "档案已有"
	BookRowDoubled  BookRowClass = "可能重复"
	BookRowWaits    BookRowClass = "待选择"
	BookRowRejected BookRowClass = "拒收"
)

// BookRowClasses are the classes in their order.
var BookRowClasses = []BookRowClass{BookRowNew, BookRowHad, BookRowDoubled, BookRowWaits, BookRowRejected}

// Class is what becomes of the row.
func (r *IssueBookRow) Class() BookRowClass {
	switch {
	case r.Reason != "":
		return BookRowRejected
	case r.Undecided != "":
		return BookRowWaits
	case len(r.Had) > 0:
		return BookRowHad
	case r.Doubled():
		return BookRowDoubled
	}
	return BookRowNew
}

// Why is what is to be said of the row: what is wrong and where, what is to be chosen, what it tells again.
func (r *IssueBookRow) Why() string {
	switch r.Class() {
	case BookRowRejected:
		return strings.TrimPrefix(r.Column+"："+r.Reason, "：")
	case BookRowWaits:
		return r.Undecided
	}
	var parts []string
	for _, o := range r.Had {
		parts = append(parts, "和"+o.Number()+"写的是同一件事（"+string(o.State)+"）")
	}
	if r.AlikeRow > 0 {
		parts = append(parts, fmt.Sprintf("和第%d行说的可能是同一件事", r.AlikeRow))
	}
	for _, o := range r.Alike {
		if !slices.ContainsFunc(r.Had, func(h IssueRow) bool { return h.ID == o.ID }) {
			parts = append(parts, "和"+o.Number()+"可能是同一件事（"+string(o.State)+"）")
		}
	}
	return strings.Join(append(parts, r.Notes...), "；")
}

// IssueBookOutcome counts the rows of a list by what becomes of them.
type IssueBookOutcome struct {
	File     string `json:"file"`
	Rows     int    `json:"rows"`
	New      int    `json:"new"`
	Had      int    `json:"had"`
	Doubled  int    `json:"doubled"`
	Waiting  int    `json:"waiting"`
	Rejected int    `json:"rejected"`
}

// Outcome counts the rows of the list.
func (b *IssueBook) Outcome() IssueBookOutcome {
	o := IssueBookOutcome{File: b.File, Rows: len(b.Rows)}
	counts := map[BookRowClass]*int{BookRowNew: &o.New, BookRowHad: &o.Had, BookRowDoubled: &o.Doubled, BookRowWaits: &o.Waiting, BookRowRejected: &o.Rejected}
	for i := range b.Rows {
		*counts[b.Rows[i].Class()]++
	}
	return o
}
