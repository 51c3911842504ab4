package township_test

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"taizhang/app/township"
)

// homes makes households spread over villages and ledgers, in the order of paper.
func homes(n int) []*township.HouseholdRow {
	var out []*township.HouseholdRow
	for i := range n {
		out = append(out, &township.HouseholdRow{
			ID: int64(i + 1), Code: fmt.Sprintf("5199%08d", i+1), Village: fmt.Sprintf("%d村", i*4/n), VillageOrder: i * 4 / n, Ledger: township.Ledgers[i%3],
		})
	}
	return out
}

func TestDrawIsRepeatableAndSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		frame := homes(rapid.IntRange(12, 300).Draw(t, "households"))
		size := rapid.IntRange(1, len(frame)).Draw(t, "size")
		seed := rapid.Uint32().Draw(t, "seed")
		drawn := township.Draw(frame, size, seed, nil)
		if len(drawn) != size {
			t.Fatalf("%d households, want %d", len(drawn), size)
		}
		if again := township.Draw(frame, size, seed, nil); !reflect.DeepEqual(again, drawn) {
			t.Fatal("the same seed draws another sample")
		}
		of, all := map[string]int{}, map[string]int{}
		for i, h := range drawn {
			of[h.Village+string(h.Ledger)]++
			if h.Position != i+1 || i > 0 && drawn[i-1].Household >= h.Household {
				t.Fatal("not in the order of paper")
			}
		}
		for _, r := range frame {
			all[r.Village+string(r.Ledger)]++
		}
		for key, n := range all {
			if share := size * n / len(frame); of[key] < share || of[key] > share+1 {
				t.Fatalf("%s has %d of %d, share %d", key, of[key], n, share)
			}
		}
	})
}

func TestDrawTakesThoseNamedByHand(t *testing.T) {
	frame := homes(60)
	drawn := township.Draw(frame, 10, 7, []int64{3, 60})
	byHand := 0
	for _, h := range drawn {
		if h.ByHand {
			byHand++
		}
	}
	if len(drawn) != 10 || byHand != 2 {
		t.Errorf("%d households, %d by hand", len(drawn), byHand)
	}
	if other := township.Draw(frame, 10, 8, nil); reflect.DeepEqual(other, township.Draw(frame, 10, 7, nil)) {
		t.Error("another seed draws the same sample")
	}
	if got := township.Draw(frame, 1000, 1, nil); len(got) != 60 {
		t.Errorf("%d of 60 households", len(got))
	}
}

func TestAgree(t *testing.T) {
	survey, check := answered(), answered()
	check.Answers = check.Answers[:5]
	check.Answers[1].Answer = township.AnswerProblem
	check.Answers[2].Answer = township.Unanswered
	a := township.Agree(&survey, &check)
	if a.Asked != 4 || a.Same != 3 || len(a.Differ) != 1 || a.Differ[0].Question != 2 {
		t.Errorf("%+v", a)
	}
	if rate, ok := township.Rate(a.Same, a.Asked); !ok || rate != 7500 {
		t.Errorf("%d %v", rate, ok)
	}
	if _, ok := township.Rate(0, 0); ok {
		t.Error("a rate of nothing")
	}
}

func TestBalance(t *testing.T) {
	rows := homes(40)
	checkers := []township.StaffMember{fit("甲"), fit("乙"), fit("丙"), fit("丁")}
	for i := range checkers {
		checkers[i].ID = int64(i + 1)
	}
	rows[5].Helper = "甲"
	out, left := township.Balance(rows, checkers)
	if len(out) != 40 || len(left) != 0 {
		t.Fatalf("%d assigned, %d left", len(out), len(left))
	}
	load := map[int64]int{}
	for _, a := range out {
		load[a.First]++
		if a.Household == rows[5].ID && (a.First == 1 || a.Second == 1) {
			t.Error("a helper checks the household that he helps")
		}
		if a.First == a.Second || a.Second == 0 {
			t.Errorf("%+v", a)
		}
	}
	for first, n := range load {
		if n < 19 || n > 21 {
			t.Errorf("pair of %d has %d households", first, n)
		}
	}
	if out, left := township.Balance(rows, checkers[:1]); len(out) != 0 || len(left) != 40 {
		t.Error("one checker goes alone")
	}
}

func TestFormCodeOfASurvey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := township.FormCode{
			Kind: township.FormSurvey, Campaign: rapid.Int64Range(1, 99).Draw(t, "campaign"), Edition: rapid.IntRange(1, 7).Draw(t, "edition"),
			Household: rapid.Int64Range(1, 999_999).Draw(t, "household"),
		}
		if got, ok := township.ParseFormCode(c.Grouped()); !ok || got != c {
			t.Fatalf("%s is read as %+v, %v", c.Grouped(), got, ok)
		}
	})
	for _, c := range []township.FormCode{{Kind: township.FormSurvey, Household: 1, Edition: 1}, {Kind: township.FormSurvey, Campaign: 100, Edition: 1, Household: 1}} {
		if c.String() != "" {
			t.Errorf("%+v has the code %s", c, c)
		}
	}
}
