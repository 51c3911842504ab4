package township

// ToldIssues are the issues of the archive by what they say, and of whom.
type ToldIssues map[toldKey][]*IssueRow

// toldKey is what an issue says with the household, or else with the name, of whom it says it; without either: of anybody.
type toldKey struct {
	words     string
	household int64
	whom      string
}

// TellIssues sorts issues by their words, as screens and lists write them.
func TellIssues(rows []IssueRow) ToldIssues {
	t := make(ToldIssues, 3*len(rows))
	for i := range rows {
		r := &rows[i]
		plain, placed := listedWords(r.Description), listedWords(r.PlacedDescription())
		t.tell(plain, r)
		if placed != plain {
			t.tell(placed, r)
		}
	}
	return t
}

func (t ToldIssues) tell(words string, r *IssueRow) {
	keys := []toldKey{{words: words}, {words: words, whom: Squeeze(r.Whom())}, {words: words, household: r.Household}}
	if r.Household == 0 {
		keys = keys[:2]
	}
	for _, key := range keys {
		t[key] = append(t[key], r)
	}
}

// OfHome returns the issues of a household that are told in the same words, whatever has become of them.
func (t ToldIssues) OfHome(description string, household int64) []*IssueRow {
	return t[toldKey{words: listedWords(description), household: household}]
}

// OfWhom returns the same of whoever is called so; “” of anybody.
func (t ToldIssues) OfWhom(description, whom string) []*IssueRow {
	return t[toldKey{words: listedWords(description), whom: Squeeze(whom)}]
}

// listedWords is a description as lists write it, without blanks.
func listedWords(s string) string { return Squeeze(MaskLongNumbers(s)) }
