package service

import (
	"slices"
	"testing"

	"taizhang/app/township"
)

// TestAFindingIsRaisedOnce: what it was drafted with is kept by saving and by editing, and the same finding is known again.
func TestAFindingIsRaisedOnce(t *testing.T) {
	d := demoCopy(t)
	rows, err := d.Households(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	home := rows[3]
	f := township.FindingOfMissing(home.ID, township.Missing{Entity: township.Households, Record: home.ID, Field: "phone", Text: "户联系电话未填"})
	draft := f.Draft(home)
	draft.Found, draft.Finder = d.Today(), "王芳"
	saved, _, err := d.SaveIssue(t.Context(), township.IssueEdit{Issue: draft}, "")
	if err != nil {
		t.Fatal(err)
	}
	edited := saved
	edited.Remark = "电话问村里"
	if _, _, err := d.SaveIssue(t.Context(), township.IssueEdit{Issue: edited, Was: saved}, ""); err != nil {
		t.Fatal(err)
	}
	have, err := d.HouseholdIssues(t.Context(), home.ID)
	if err != nil {
		t.Fatal(err)
	}
	raised, ok := township.RaisedBy(have, &f)
	if !ok || raised.ID != saved.ID || raised.Origin != draft.Origin || raised.Source != "数据质量" {
		t.Errorf("%+v, %v", raised, ok)
	}
	alike, err := d.IssuesLike(t.Context(), draft)
	if err != nil || len(alike) != 1 || alike[0].ID != saved.ID {
		t.Errorf("alike: %v, %v", alike, err)
	}
}

// TestSavingASurveyKeepsWhatItsContrastRaised: the issue belongs to no answer, so that no answer takes it back.
func TestSavingASurveyKeepsWhatItsContrastRaised(t *testing.T) {
	d := demoCopy(t)
	campaign, _, err := d.CurrentCampaign(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	rows, err := d.SurveyRows(t.Context(), campaign.ID)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(rows, func(r township.SurveyRow) bool { return r.State == township.SurveyFilled })
	file, err := d.OpenSurvey(t.Context(), campaign.ID, rows[at].Row.ID, 0)
	if err != nil {
		t.Fatal(err)
	}
	home := township.Households
	f := township.FindingOfContrast(&township.Contrast{Survey: file.Survey, Campaign: file.Campaign, Row: file.Row},
		&township.ContrastLine{Field: home.Field("housing_grade"), Value: "B", Change: &township.ProposedChange{Proposed: "D"}})
	draft := f.Draft(&file.Row)
	draft.Found, draft.Finder = d.Today(), "王芳"
	saved, _, err := d.SaveIssue(t.Context(), township.IssueEdit{Issue: draft}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.SaveSurvey(t.Context(), township.SurveyEdit{Survey: file.Survey, Was: file.Survey.Answers}, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.OpenIssue(t.Context(), saved.ID); err != nil {
		t.Errorf("after saving the survey: %v", err)
	}
}
