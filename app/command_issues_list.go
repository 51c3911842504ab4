package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"taizhang/app/service"
	"taizhang/app/township"
)

// issuesFile is what `issues -json` prints.
type issuesFile struct {
	AsOf    township.Date `json:"as_of"`
	Figures issueFigures  `json:"figures"`
	Issues  []issueLine   `json:"issues"`
}

// issueFigures are the figures of the issues that are listed.
type issueFigures struct {
	Found    int                         `json:"found"`
	Mended   int                         `json:"mended"`
	Accepted int                         `json:"accepted"`
	Closed   int                         `json:"closed"`
	Rate     string                      `json:"rate"`
	Overdue  int                         `json:"overdue"`
	States   map[township.IssueState]int `json:"states"`
}

// issueLine is one issue of `issues -json`.
type issueLine struct {
	Number       string              `json:"number"`
	State        township.IssueState `json:"state"`
	Level        string              `json:"level"`
	Village      string              `json:"village"`
	Group        string              `json:"group"`
	Household    string              `json:"household"`
	Whom         string              `json:"whom"`
	Type         string              `json:"type"`
	Nature       string              `json:"nature"`
	Description  string              `json:"description"`
	Source       string              `json:"source"`
	Campaign     string              `json:"campaign"`
	Item         string              `json:"item"`
	Found        township.Date       `json:"found"`
	Finder       string              `json:"finder"`
	Measures     string              `json:"measures"`
	Unit         string              `json:"unit"`
	Person       string              `json:"person"`
	Deadline     township.Date       `json:"deadline"`
	Result       string              `json:"result"`
	Completed    township.Date       `json:"completed"`
	Accepted     township.Date       `json:"accepted"`
	AcceptUnit   string              `json:"accept_unit"`
	AcceptPerson string              `json:"accept_person"`
	Closed       township.Date       `json:"closed"`
	Overdue      bool                `json:"overdue"`
	DueSoon      bool                `json:"due_soon"`
	MergedInto   string              `json:"merged_into"`
}

// issuesCommand lists issues as they stand on a day, with their figures.
func (p *program) issuesCommand(ctx context.Context, args []string) int {
	const name = "issues"
	f, flags := &issueFlags{}, p.flags(name)
	f.add(flags)
	f.addFilters(flags)
	asJSON := flags.Bool("json", false, "输出 JSON")
	if code, ok := p.parse(flags, args, 0); !ok {
		return code
	}
	day, err := f.read()
	if err != nil {
		return p.wrong("%s", township.Say(err))
	}
	return p.at(ctx, reading, name, func(d *service.Desk) int {
		if err := f.complete(ctx, d); err != nil {
			return p.fail(err)
		}
		list, err := d.IssueRegister(ctx, f.filter, day)
		if err == nil && *asJSON {
			err = p.print(issuesOf(&list))
		}
		if err != nil {
			return p.fail(err)
		}
		if !*asJSON {
			p.tellIssues(&list)
		}
		return exitDone
	})
}

func issuesOf(list *township.IssueList) issuesFile {
	f := list.Figures
	out := issuesFile{
		AsOf:    list.AsOf,
		Figures: issueFigures{f.Found, f.Mended, f.Accepted, f.Closed, f.Rate(), f.Overdue, map[township.IssueState]int{}},
		Issues:  make([]issueLine, len(list.Rows)),
	}
	for _, s := range township.IssueStates {
		out.Figures.States[s] = f.Of[s]
	}
	for i := range list.Rows {
		out.Issues[i] = issueLineOf(&list.Rows[i], list.AsOf)
	}
	return out
}

func issueLineOf(r *township.IssueRow, day township.Date) issueLine {
	l := issueLine{
		Number: r.Number(), State: r.State, Level: r.Level, Village: r.Place(), Whom: r.Whom(), Type: r.Type, Nature: r.Nature, Description: r.Description,
		Source: r.Source, Campaign: r.CampaignName, Item: r.SweepName(), Found: r.Found, Finder: r.Finder, Measures: r.Measures, Unit: r.Unit, Person: r.Person, Deadline: r.Deadline,
		Result: r.Result, Completed: r.Completed, Accepted: r.Issue.Accepted, AcceptUnit: r.AcceptUnit, AcceptPerson: r.AcceptPerson, Closed: r.Closed,
		Overdue: r.Overdue(day), DueSoon: r.DueWithin(day, township.SoonDays),
	}
	if r.Home != nil {
		l.Group, l.Household = r.Home.Group, r.Home.Code
	}
	if r.MergedInto != 0 {
		l.MergedInto = township.IssueNumber(r.MergedInto)
	}
	return l
}

// tellIssues writes the issues as lines, and the figures below them.
func (p *program) tellIssues(list *township.IssueList) {
	w := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for i := range list.Rows {
		r := &list.Rows[i]
		mark := ""
		switch {
		case r.Overdue(list.AsOf):
			mark = "超期"
		case r.DueWithin(list.AsOf, township.SoonDays):
			mark = "快到期"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Number(), r.State, r.Place(), r.Whom(), r.Nature, r.Unit, r.Person, r.Deadline, mark, township.Shorten(r.Description))
	}
	w.Flush()
	fmt.Fprintf(p.out, "截至%s", list.AsOf)
	for _, f := range township.IssueFigureList {
		fmt.Fprintf(p.out, "　%s %s", f.Label, f.Text(list.Figures))
	}
	fmt.Fprintln(p.out)
}
