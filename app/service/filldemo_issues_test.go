package service

import (
	"slices"
	"testing"

	"taizhang/app/township"
)

// TestTheDemoHasIssuesInEveryState: with what is due and what is late, of every level, over three months.
func TestTheDemoHasIssuesInEveryState(t *testing.T) {
	d := demoCopy(t)
	rows, err := d.TrailedIssueRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	today := d.Today()
	figures := township.IssueFiguresOf(rows, today)
	for _, s := range township.IssueStates {
		if figures.Of[s] == 0 {
			t.Errorf("none is %s", s)
		}
	}
	count := func(f township.IssueFilter) int {
		return len(slices.DeleteFunc(slices.Clone(rows), func(r township.IssueRow) bool { return !f.Admits(&r, today) }))
	}
	for name, f := range map[string]township.IssueFilter{
		"overdue": {Overdue: true}, "due soon": {DueSoon: true}, "of villages": {Level: township.LevelVillage}, "of the town": {Level: township.LevelTown},
		"of departments": {Level: township.LevelDepartment}, "audited": {Source: "审计"}, "of the water station": {Unit: "镇水务站"}, "of schools": {Unit: "镇教办"},
	} {
		if n := count(f); n < 2 {
			t.Errorf("%s: %d", name, n)
		}
	}
	if figures.Overdue > 14 || figures.Found < 60 || count(township.IssueFilter{To: today[:8] + "01"}) < 30 {
		t.Errorf("%+v", figures)
	}
	accepted := slices.ContainsFunc(rows, func(r township.IssueRow) bool { return r.State == township.IssueToAccept && r.Accepted != "" })
	late := slices.ContainsFunc(rows, func(r township.IssueRow) bool { return r.Late() })
	if !accepted || !late {
		t.Errorf("accepted and not closed: %t, entered late: %t", accepted, late)
	}
}

// TestTheIssuesOfTheDemoKeepTheRules: each stands where its trail leads, and could have been typed in.
func TestTheIssuesOfTheDemoKeepTheRules(t *testing.T) {
	for _, day := range []string{"2021-02-01", "2026-11-28"} {
		d := demoDesk(t, day)
		rows, err := d.TrailedIssueRows(t.Context())
		if err != nil || len(rows) < 60 {
			t.Fatalf("%d issues, %v", len(rows), err)
		}
		for _, r := range rows {
			if then, ok := r.AsOf(d.Today()); !ok || then.Standing != r.Standing {
				t.Errorf("%s stands as %+v, its trail leads to %+v", r.Called(), r.Standing, then.Standing)
			}
			if err := r.Validate(d.Today()); err != nil {
				t.Errorf("%s: %v", r.Called(), err)
			}
			if r.Source != township.IssueFromSurvey && len(r.Hints()) > 0 {
				t.Errorf("%s: %v", r.Called(), r.Hints())
			}
		}
	}
}

// TestTheDemoHasIssuesThatFindingsRaised: of each screen that points something out, still found where the issue says.
func TestTheDemoHasIssuesThatFindingsRaised(t *testing.T) {
	d := demoCopy(t)
	rows, err := d.IssueRows(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	raised := map[string]township.Issue{}
	for _, r := range rows {
		if r.Finding.In != "" {
			raised[r.Finding.In] = r.Issue
		}
	}
	if len(raised) != 3 {
		t.Fatalf("raised in %d places: %+v", len(raised), raised)
	}
	warned := raised[township.FoundInIncome]
	file, err := d.OpenIncome(t.Context(), warned.Household, warned.Finding.At)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(township.Warnings(&file.Sheet, file.IncomeContext), func(w township.IncomeWarning) bool {
		return township.FindingOfWarning(warned.Household, warned.Finding.At, w).FindingMark == warned.Finding
	}) {
		t.Errorf("the sheet does not warn of %+v", warned.Finding)
	}
	lacking := raised[township.FoundInHousehold]
	home, err := d.OpenHousehold(t.Context(), lacking.Household)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(home.Missing, func(m township.Missing) bool {
		return township.FindingOfMissing(lacking.Household, m).FindingMark == lacking.Finding
	}) {
		t.Errorf("the household does not lack %+v", lacking.Finding)
	}
	differs := raised[township.FoundInContrast]
	if c, err := d.Contrast(t.Context(), differs.Survey); err != nil || c.Row.ID != differs.Household {
		t.Errorf("%+v, %v", c.Row, err)
	}
}
