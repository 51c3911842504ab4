package look

import (
	"fyne.io/fyne/v2"

	"taizhang/app/township"
)

// issueInks are the colours of the states of issues, each beside its word.
var issueInks = map[township.IssueState]fyne.ThemeColorName{
	township.IssueToVerify: ColorWarning, township.IssueToMend: ColorWarning, township.IssueMending: ColorAccent, township.IssueToAccept: ColorAccent,
	township.IssueClosed: ColorGood, township.IssueRefuted: ColorQuiet, township.IssueMerged: ColorQuiet,
}

// IssueInk is the colour of the word of an issue's state.
func IssueInk(s township.IssueState) fyne.ThemeColorName { return issueInks[s] }

// DeadlineInk is the colour of an issue's deadline on a day; “” for one that does not press.
func DeadlineInk(s *township.Standing, day township.Date) fyne.ThemeColorName {
	switch {
	case s.Overdue(day):
		return ColorError
	case s.DueWithin(day, township.SoonDays):
		return ColorWarning
	}
	return ""
}
