package township

import (
	"context"
	"time"
)

// RosterKind is a kind of roster that the import understands.
type RosterKind string

// The rosters of vocabulary.md “Rosters that come in”.
const (
	PersonRoster    RosterKind = "人口信息" // a row per person
	HouseholdRoster RosterKind = "户花名册" // a row per household
)

// RowClass is the one class that each data row of a preview falls into.
type RowClass uint8

// The four classes; rows = new + changed + same + rejected, always.
const (
	RowNew RowClass = iota
	RowChanged
	RowSame
	RowRejected
)

// Word returns 新增, 变更, 相同 or 拒收.
func (c RowClass) Word() string { return [...]string{"新增", "变更", "相同", "拒收"}[c] }

// RowResult is what the preview says of one data row.
type RowResult struct {
	Sheet     string
	Row       int // 1-based, as the spreadsheet counts
	Class     RowClass
	Name      string   // the person, or the head
	Household string   // code, or village and head when there is none
	Home      int64    // the household of the archive that the row is about; 0 for none
	Column    string   // for RowRejected: letter and heading of the cell at fault
	Reason    string   // for RowRejected: a sentence
	Notes     []string // what was mended, or kept although it is not in a list
	Changes   []PlannedChange
}

// PlannedChange is a field that the import would change.
type PlannedChange struct {
	Entity   *Entity
	Field    Field
	Old, New string
}

// Question is an ambiguous match that a person has to settle; until then its row counts as rejected.
type Question struct {
	ID      int // stable for one file: sheet and row
	Sheet   string
	Row     int
	Text    string
	Options []Option
}

// Option is one answer to a Question.
type Option struct {
	Key  string
	Text string
}

// Answers maps Question.ID to Option.Key.
type Answers map[int]string

// SheetMap says how a sheet was understood.
type SheetMap struct {
	Sheet      string
	Kind       RosterKind // “” when the sheet was not recognised
	Why        string     // for a sheet that was left out
	HeaderRows []int
	Columns    []ColumnMap
	DataRows   int
}

// ColumnMap says what a column was taken for.
type ColumnMap struct {
	Column  string // letter
	Heading string
	Taken   string // label of the field, “” when the column is not used
}

// Preview is what an import would do; nothing is written before it is accepted.
type Preview struct {
	File      string // base name
	Digest    string // SHA-256 of the content
	Rows      int
	New       int
	Changed   int
	Same      int
	Rejected  int
	Sheets    []SheetMap
	Results   []RowResult
	Questions []Question
	Notes     []string // about the whole file
	Villages  []string // that the archive does not have yet
	Proposals []Proposal
	Absent    []AbsentHousehold // households of the roster's villages that the roster does not name
	Earlier   *Deed             // an import of the same content that still stands
}

// AbsentHousehold is a household of the archive that a roster of its village does not name.
type AbsentHousehold struct {
	ID    int64
	Named string
}

// Outcome counts what an import did; the field names are the command's JSON.
type Outcome struct {
	File      string `json:"file"`
	Rows      int    `json:"rows"`
	New       int    `json:"new"`
	Changed   int    `json:"changed"`
	Same      int    `json:"same"`
	Rejected  int    `json:"rejected"`
	Proposals int    `json:"proposals"`
}

// Outcome returns the preview's counts.
func (p *Preview) Outcome() Outcome {
	return Outcome{p.File, p.Rows, p.New, p.Changed, p.Same, p.Rejected, len(p.Proposals)}
}

// ImportRecord is an import that was done, for the list from which it can be taken back.
type ImportRecord struct {
	Deed    Deed
	At      time.Time
	Outcome Outcome
}

// ImportOptions are the clerk's choices for reading a file.
type ImportOptions struct {
	Password string
	Answers  Answers
	Villages map[string]string     // village in the roster → village of the archive; absent means a new one
	Progress func(done, total int) // rows read; total 0 while unknown; called off the caller's goroutine
}

// PendingImport is a file that was read and compared with the archive; nothing is written until Commit.
type PendingImport interface {
	// Preview returns what the import would do.
	Preview() *Preview
	// Commit writes it, in one transaction that can be taken back whole.
	Commit(ctx context.Context, progress func(done, total int)) (Deed, error)
	// SaveRejected writes the rejected rows as a workbook like the original, with the reason beside each.
	SaveRejected(ctx context.Context, path string) error
	// Close removes the copy of the file. A closed import cannot be committed.
	Close()
}
