package township

// BookKind is what kind of list a file holds, as far as its headings tell.
type BookKind string

// The kinds of files that the window takes.
const (
	RosterBook    BookKind = "花名册"
	IssueListBook BookKind = "问题清单"
	DoubtfulBook  BookKind = "?" // both, or it may be either
)
