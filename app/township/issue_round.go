package township

import "fmt"

// RoundVerdict is what an acceptance round says of an issue.
type RoundVerdict string

// The verdicts. What is left alone stays as it is.
const (
	RoundPass  RoundVerdict = "pass"
	RoundBack  RoundVerdict = "back"
	RoundLeave RoundVerdict = "leave"
)

// IssueRound is an acceptance round: the day, who accepts, and what they say of each issue.
type IssueRound struct {
	Day     Date
	Unit    string // 验收责任单位
	Persons string // 验收人; several are joined by 、
	Close   bool   // what is accepted is closed out with it
	Lines   []RoundLine
}

// RoundLine is what a round says of one issue.
type RoundLine struct {
	Issue   int64
	Verdict RoundVerdict
	Reason  string // of RoundBack; of RoundPass an opinion, which may be “”
}

// Steps are the steps that a line takes; none where the issue is left alone.
func (r *IssueRound) Steps(l RoundLine) []IssueStep {
	step := IssueStep{Done: r.Day, Person: r.Persons, Unit: r.Unit, Note: l.Reason}
	switch l.Verdict {
	case RoundBack:
		step.Event = DoReject
		return []IssueStep{step}
	case RoundPass:
		step.Event = DoAccept
		if !r.Close {
			return []IssueStep{step}
		}
		return []IssueStep{step, {Event: DoClose, Done: r.Day, Person: r.Persons}}
	}
	return nil
}

// Try says why a line cannot be taken with its issue, “” if it can.
func (r *IssueRound) Try(i Issue, l RoundLine, today Date) string {
	for _, s := range r.Steps(l) {
		if err := i.Take(s, today); err != nil {
			return Say(err)
		}
	}
	return ""
}

// Blocked says whether somebody of the round may not accept an issue because he mended it, “” if nobody is.
func (r *IssueRound) Blocked(i *Issue) string {
	err := i.validAccepter(&IssueStep{Event: DoAccept, Person: JoinNames(r.Persons)}, "")
	return Say(err)
}

// Counts are how many lines pass, go back, and are left alone; a line without a verdict is none of them.
func (r *IssueRound) Counts() (pass, back, leave int) {
	for _, l := range r.Lines {
		switch l.Verdict {
		case RoundPass:
			pass++
		case RoundBack:
			back++
		case RoundLeave:
			leave++
		}
	}
	return pass, back, leave
}

// Word is what the round comes to: 通过11个，退回1个.
func (r *IssueRound) Word() string {
	pass, back, _ := r.Counts()
	switch {
	case back == 0:
		return fmt.Sprintf("通过%d个", pass)
	case pass == 0:
		return fmt.Sprintf("退回%d个", back)
	}
	return fmt.Sprintf("通过%d个，退回%d个", pass, back)
}
