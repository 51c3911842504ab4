package township

// ToldIssues are the issues of the archive by what they say.
type ToldIssues map[string][]*IssueRow

// TellIssues sorts issues by their words, as screens and lists write them.
func TellIssues(rows []IssueRow) ToldIssues {
	t := make(ToldIssues, len(rows))
	for i := range rows {
		r := &rows[i]
		plain, placed := listedWords(r.Description), listedWords(r.PlacedDescription())
		t[plain] = append(t[plain], r)
		if placed != plain {
			t[placed] = append(t[placed], r)
		}
	}
	return t
}

// InWords returns the issues that are told in the same words, whatever has become of them.
func (t ToldIssues) InWords(description string) []*IssueRow { return t[listedWords(description)] }

// listedWords is a description as lists write it, without blanks.
func listedWords(s string) string { return Squeeze(MaskLongNumbers(s)) }
