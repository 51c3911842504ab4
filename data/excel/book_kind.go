package excel

import (
	"context"
	"errors"

	"taizhang/app/township"
	"taizhang/data/sheet"
)

// errEnough ends the reading of a sheet whose head is known.
var errEnough = errors.New("enough was read")

// KindOfBook says what kind of list a book holds, by the heads of its sheets: a roster, a list of issues, or both or
// something that may be either (township.DoubtfulBook); “” for none of them.
func KindOfBook(ctx context.Context, book *sheet.Book) (township.BookKind, error) {
	kind := township.BookKind("")
	for _, s := range book.Sheets {
		head, err := headOf(ctx, book, s)
		if err != nil {
			return "", err
		}
		one := kindOfHead(s.Name, head)
		if kind != "" && one != "" && one != kind {
			return township.DoubtfulBook, nil
		}
		if one != "" {
			kind = one
		}
	}
	return kind, nil
}

// headOf reads the rows that may hold the header of a sheet.
func headOf(ctx context.Context, book *sheet.Book, s *sheet.Sheet) (head []headRow, err error) {
	err = book.Rows(ctx, s, func(r sheet.Row) error {
		head = append(head, keepHead(r, s.Merges))
		if len(head) >= headSearchRows {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return head, err
}

// planColumns are what only lists of issues have, beside the description.
var planColumns = []string{township.ListNature, township.ListType, township.ListMeasures, township.ListUnit, township.ListDeadline}

// kindOfHead says what a sheet is by its head.
func kindOfHead(name string, head []headRow) township.BookKind {
	search := headSearch{sheet: name, rows: head}
	roster, _ := search.find()
	issues, sure := issueHead(head)
	switch {
	case roster != nil && issues && (!sure || roster.kind == township.PersonRoster):
		return township.DoubtfulBook
	case issues:
		return township.IssueListBook
	case roster != nil:
		return township.RosterBook
	}
	return ""
}

// issueHead says whether a row of the head names the columns of a list of issues; sure: some that nothing else has.
func issueHead(head []headRow) (found, sure bool) {
	for _, r := range head {
		cells := make([]sheet.Cell, len(r.texts))
		for i, text := range r.texts {
			if text != "" {
				cells[i] = sheet.Cell{Kind: sheet.Text, Text: text}
			}
		}
		columns, _ := issueColumns(cells)
		if _, ok := columns[township.ListDescription]; !ok || len(columns) < 2 {
			continue
		}
		found = true
		for _, key := range planColumns {
			if _, ok := columns[key]; ok {
				sure = true
			}
		}
	}
	return found, sure
}
