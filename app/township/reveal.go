package township

import "time"

// Reveal is one showing of a masked number: who looked, when, at whose. The number itself is never kept.
type Reveal struct {
	At        time.Time
	Operator  string
	Household int64  // 0 for none
	Record    string // name of the person or household
	Field     string // label: 证件号码, 户联系电话
}

// RevealFilter narrows the list of who looked; empty parts let everything through.
type RevealFilter struct {
	Operator  string
	Text      string // in the name of the person or household, or in the label
	From, To  Date   // days, both included
	Household int64
}
