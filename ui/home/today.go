package home

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"taizhang/app/township"
	"taizhang/ui/look"
	"taizhang/ui/widgets"
)

// task is a line of what must be done today: how many of what, and where it is done.
type task struct {
	what  string
	count int
	ink   fyne.ThemeColorName
	open  func()
}

// tasks are what must be done, the worst first; of what there is nothing there is no line.
func (s *Screen) tasks(f *figures) []task {
	issues := func(what string, ink fyne.ThemeColorName, filter township.IssueFilter) task {
		return task{what, countIssues(f.issues, filter, s.host.Today()), ink, func() { s.host.ShowIssues(filter) }}
	}
	out := []task{issues("超期未整改的问题", look.ColorError, township.IssueFilter{Overdue: true})}
	out = append(out, s.monthlyTasks(f.monthly, true)...)
	if f.backup != "" {
		out = append(out, task{f.backup, 1, look.ColorError, s.host.BackUp})
	}
	waiting, soon := s.noticeTasks(f.notices)
	out = append(out, waiting)
	out = append(out, issues(fmt.Sprintf("%d天内到期的问题", township.SoonDays), look.ColorWarning, township.IssueFilter{DueSoon: true}))
	out = append(out, soon)
	out = append(out, s.monthlyTasks(f.monthly, false)...)
	out = append(out,
		issues("会商、上报未答复的问题", look.ColorWarning, township.IssueFilter{Asked: true}),
		issues("待验收的问题", look.ColorText, township.IssueFilter{States: []township.IssueState{township.IssueToAccept}}))
	out = append(out, s.roundTasks(f.issues)...)
	if f.campaign != nil {
		returned := []township.SurveyState{township.SurveyReturned}
		filter := township.SurveyFilter{Campaign: f.campaign.ID, States: returned}
		out = append(out, task{"退回重填的入户调查", f.campaign.progress.All.Of[township.SurveyReturned], look.ColorText, func() { s.host.ShowSurveys(filter) }})
	}
	out = append(out,
		issues("待核实的问题", look.ColorText, township.IssueFilter{States: []township.IssueState{township.IssueToVerify}}))
	return slices.DeleteFunc(out, func(t task) bool { return t.count == 0 })
}

// monthlyTasks are the monthly reports whose day is over, or those whose day comes.
func (s *Screen) monthlyTasks(due []township.MonthlyReminder, late bool) []task {
	guide, ok := s.host.(interface{ ShowMonthly() })
	var out []task
	for _, r := range due {
		if !ok || r.Late != late {
			continue
		}
		ink := look.ColorWarning
		if late {
			ink = look.ColorError
		}
		out = append(out, task{r.Short(s.host.Today()), 1, ink, guide.ShowMonthly})
	}
	return out
}

// roundTasks lead to the round of acceptance, where villages wait for one.
func (s *Screen) roundTasks(rows []township.IssueRow) []task {
	guide, ok := s.host.(interface{ ShowAcceptance() })
	if !ok {
		return nil
	}
	waiting := map[string]bool{}
	for i := range rows {
		if township.FormAcceptance.Admits(&rows[i]) {
			waiting[rows[i].Place()] = true
		}
	}
	return []task{{"按村组织验收（村数）", len(waiting), look.ColorText, guide.ShowAcceptance}}
}

func countIssues(rows []township.IssueRow, f township.IssueFilter, today township.Date) int {
	n := 0
	for i := range rows {
		if f.Admits(&rows[i], today) {
			n++
		}
	}
	return n
}

// todayCard lists what must be done.
func (s *Screen) todayCard(tasks []task) fyne.CanvasObject {
	box := widgets.Stack(0)
	for _, t := range tasks {
		what, count := widgets.NewText(t.what), widgets.NewBold(grouped(t.count))
		what.Color, count.Color = t.ink, t.ink
		row := newArea(widgets.Inset(3, 6, container.New(lineLayout{}, what, count)), "", t.open)
		row.plain = true
		box.Add(row)
	}
	return widgets.NewCard("今天要办", box)
}
