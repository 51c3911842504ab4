package township_test

import (
	"testing"

	"taizhang/app/township"
)

func TestParseSampleSize(t *testing.T) {
	for typed, want := range map[string]int{"100": 100, " 20 户": 20, "５％": 10, "1%": 2, "100%": 200, "201": 201} {
		if got, err := township.ParseSampleSize(typed, 200); err != nil || got != want {
			t.Errorf("%q is %d, %v, want %d", typed, got, err, want)
		}
	}
	for _, typed := range []string{"", "0", "-3", "101%", "0%", "一百", "1.5%", "%"} {
		if got, err := township.ParseSampleSize(typed, 200); err == nil {
			t.Errorf("%q is %d", typed, got)
		}
	}
	if got := township.SampleShare(3, 1); got != 1 {
		t.Errorf("one percent of three is %d", got)
	}
}

func TestParseSeed(t *testing.T) {
	for typed, want := range map[string]uint32{"": 0, " 20211119 ": 20211119, "4294967295": 4294967295} {
		if got, err := township.ParseSeed(typed); err != nil || got != want {
			t.Errorf("%q is %d, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"0", "-1", "4294967296", "抽"} {
		if _, err := township.ParseSeed(typed); err == nil {
			t.Errorf("%q is a seed", typed)
		}
	}
}

func TestResultOf(t *testing.T) {
	check := func(village string, household int64, state township.SurveyState, same, asked int) township.Checked {
		c := township.Checked{State: state, Agreement: township.Agreement{Household: household, Same: same, Asked: asked}}
		c.Village = village
		if same < asked {
			c.Differ = []township.Disagreement{{Question: 5}}
		}
		return c
	}
	r := township.ResultOf([]township.Checked{
		check("柏树村", 1, township.SurveyFilled, 9, 10), check("柏树村", 2, township.SurveyUnfinished, 1, 2), check("石桥村", 3, township.SurveyDone, 10, 10),
		check("石桥村", 4, township.SurveyNone, 0, 0),
	}, func(id int64) township.SurveyQuestion { return township.SurveyQuestion{ID: id, Position: 2} })
	if r.All.Rate() != "95.00%" || r.All.Drawn != 4 || r.All.Checked != 2 || r.Villages[0].Rate() != "90.00%" || len(r.Differences) != 1 || r.Differences[0].Number != 2 {
		t.Errorf("%+v", r)
	}
	if got := (township.SampleCounts{}).Rate(); got != "" {
		t.Errorf("nothing compared: %s", got)
	}
}

func TestContrastOfKeepsOpenChangesOfThoseWhoLeft(t *testing.T) {
	home, head, gone := township.Households.NewRecord(), township.Members.NewRecord(), township.Members.NewRecord()
	head.ID, gone.ID = 1, 2
	head.Set("relation", "户主")
	head.Set("name", "张三")
	gone.Set("left_on", "2021-11-01")
	changes := []township.ProposedChange{
		{Member: 2, Field: "phone", State: township.ChangeOpen},
		{Member: 2, Field: "sex", State: township.ChangeRefused},
		{Member: 1, Field: "sex", State: township.ChangeOpen, Proposed: "女"},
	}
	lines := township.ContrastOf(home, []township.Record{head, gone}, changes)
	sheet := township.Contrast{Lines: lines}
	if n := len(township.ContrastHousehold) + len(township.ContrastMember) + 1; len(lines) != n || sheet.OpenCount() != 2 {
		t.Fatalf("%d lines, want %d", len(lines), n)
	}
	if last := lines[len(lines)-1]; !last.Gone || !last.Stale() || last.Fixed == "" {
		t.Errorf("%+v", last)
	}
	for _, l := range lines {
		if l.Field.Key == "" || l.Field.Key == "relation" && l.Fixed == "" {
			t.Errorf("%+v", l)
		}
	}
}
