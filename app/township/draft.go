package township

import "time"

// Draft is what was typed into a form and not saved yet. It is no record of the archive and has no history.
type Draft struct {
	Key      string // of the form: household:12, member:0@12
	At       time.Time
	Operator string
	Title    string // 张三户, for the question whether to go on with it
	Content  string // the form, in a shape of its own
}

// FindDraft returns the draft of a form among those that are kept; ok is false for none.
func FindDraft(drafts []Draft, key string) (d Draft, ok bool) {
	for _, d := range drafts {
		if d.Key == key {
			return d, true
		}
	}
	return Draft{}, false
}
