package township

import (
	"slices"
	"testing"
)

func TestStagePlansMakeStagesThatHold(t *testing.T) {
	for _, p := range StagePlans {
		c := Campaign{Name: "行动", Kind: p.Kind, Year: "2021", Began: "2021-01-01", Stable: 1, Monitored: 2, PassMark: 60, Stages: p.Stages("2021")}
		if err := c.Validate(); err != nil {
			t.Errorf("%s %s: %v", p.Kind, p.Name, err)
		}
		if !slices.Contains(VocabularyOf("专项行动类别").Values(), p.Kind) {
			t.Errorf("%s is no kind of campaign", p.Kind)
		}
	}
	for _, kind := range VocabularyOf("专项行动类别").Values() {
		if !slices.ContainsFunc(StagePlans, func(p StagePlan) bool { return p.Kind == kind }) {
			t.Errorf("%s has no plan", kind)
		}
	}
	at := slices.IndexFunc(StagePlans, func(p StagePlan) bool { return p.Kind == "大排查" })
	if last := StagePlans[at].Stages("2021")[3]; last.From != "2022-06-01" || last.To != "2022-06-30" {
		t.Errorf("a stage of the year after is %+v", last)
	}
}
