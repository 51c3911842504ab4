package issues

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// placeText says whom an issue is about: 柏树村 1组 张三 脱贫户 4人.
func placeText(r *township.IssueRow) string {
	parts := []string{r.Level + "级"}
	if r.Home != nil {
		parts = append(parts, r.Home.Named(), r.HouseholdType(), r.People()+"人")
	} else {
		parts = append(parts, r.Place(), r.Subject)
	}
	return joinFilled(parts...)
}

// whom is the one word for whom an issue is about.
func whom(r *township.IssueRow) string { return orDefault(r.Whom(), r.Place()) }

func joinFilled(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "　")
}

// filled leaves out the lines without a value.
func filled(lines []widgets.KeyValue) []widgets.KeyValue {
	var out []widgets.KeyValue
	for _, l := range lines {
		if l.Value != "" || l.Object != nil {
			out = append(out, l)
		}
	}
	return out
}

// standingLines are what has been arranged and done; most is how long a text may be, 0 for as long as it is.
func standingLines(r *township.IssueRow, most int) []widgets.KeyValue {
	deadline := string(r.Deadline)
	if most > 0 {
		deadline = "" // beside the list it stands above already
	}
	return []widgets.KeyValue{
		{Label: "整改措施", Value: shortened(r.Measures, most)},
		{Label: "整改方式", Value: r.Pace},
		{Label: "责任单位", Value: r.Unit},
		{Label: "责任人", Value: r.Person},
		{Label: "整改时限", Value: deadline},
		{Label: "整改情况", Value: shortened(r.Result, most)},
		{Label: "整改完成", Value: joinFilled(string(r.Completed), r.CompletedBy, delayText(r.DaysLate()))},
		{Label: "验收", Value: joinFilled(string(r.Accepted), r.AcceptUnit, r.AcceptPerson)},
		{Label: "销号", Value: string(r.Closed)},
	}
}

// delayText says that the mending was done after its deadline.
func delayText(days int) string {
	if days == 0 {
		return ""
	}
	return fmt.Sprintf("超期%d天完成", days)
}

// trailLines are the steps of an issue from the finding on, the latest last.
func trailLines(f *township.IssueFile, most int) []fyne.CanvasObject {
	out := []fyne.CanvasObject{foundLine(&f.IssueRow)}
	for i := range f.Trail {
		out = append(out, stepLine(&f.Trail[i], most))
	}
	return out
}

func foundLine(r *township.IssueRow) fyne.CanvasObject {
	head := joinFilled(widgets.OrDash(string(r.Found)), "发现", r.Finder)
	note := r.Source
	if r.Recorded != "" && r.Found != "" && r.Recorded.Month() > r.Found.Month() {
		return trailEntry(head, note, lateText(r.Recorded))
	}
	return trailEntry(head, note, "")
}

// stepLine is one step: when, what, who, and what was written down with it.
func stepLine(s *township.IssueStep, most int) fyne.CanvasObject {
	head := joinFilled(string(s.Done), s.Event.Word(), s.Person, s.Unit)
	if s.Event == township.DoPlan {
		head = joinFilled(string(s.Done), s.Event.Word(), s.Person)
	}
	note := shortened(s.Note, most)
	switch {
	case s.Event == township.DoPlan:
		note = joinFilled(note, s.Pace, s.Unit, s.DutyPerson, fmt.Sprintf("%s前完成", s.Deadline))
	case s.Event == township.DoMerge:
		note = joinFilled("并入 "+township.IssueNumber(s.Other), note)
	}
	late := ""
	if s.Late() {
		late = lateText(s.Recorded)
	}
	return trailEntry(head, note, late)
}

// lateText says that something was entered in a later month than it was done in.
func lateText(recorded township.Date) string {
	return fmt.Sprintf("补录：%s 才登记", recorded)
}

func trailEntry(head, note, late string) fyne.CanvasObject {
	parts := []fyne.CanvasObject{widgets.NewProse(head, look.ColorText, fyne.TextAlignLeading)}
	if note != "" {
		parts = append(parts, widgets.NewQuietProse(note))
	}
	if late != "" {
		parts = append(parts, widgets.NewProse(late, look.ColorWarning, fyne.TextAlignLeading))
	}
	return widgets.Stack(2, parts...)
}
