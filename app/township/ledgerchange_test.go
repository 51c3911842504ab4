package township_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"taizhang/app/township"
)

const (
	none, stable, monitored = township.None, township.Stable, township.Monitored
	marginal                = township.Marginal
)

func ledgerStay(id int64, l township.Ledger, entered, left township.Date) township.LedgerStay {
	return township.LedgerStay{ID: id, Household: 1, Ledger: l, Entered: entered, EntryReason: "入" + l.Word(), Left: left, LeaveReason: leaveReason(left)}
}

func leaveReason(left township.Date) string {
	if left == "" {
		return ""
	}
	return "出"
}

// TestLedgerChange tells the change of one household between 2021-03-31 and 2021-04-30.
func TestLedgerChange(t *testing.T) {
	type file = township.LedgerFile
	family := township.HouseholdRow{ID: 1, Head: "张三", People: 3}
	for _, c := range []struct {
		name     string
		file     file
		from, to township.Ledger
		steps    []string
		notes    string
	}{
		{"never in one", file{}, none, none, nil, ""},
		{"stays", file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "")}}, stable, stable, nil, ""},
		{
			"comes on the day after the first",
			file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2021-04-01", "")}},
			none, stable,
			[]string{"2021-04-01 未入台账→稳定脱贫户 入稳定脱贫户"},
			"",
		},
		{"had come on the first day", file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2021-03-31", "")}}, stable, stable, nil, ""},
		{"comes after the second", file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2021-05-01", "")}}, none, none, nil, ""},
		{
			"leaves on the second day",
			file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "2021-04-30")}},
			stable, none,
			[]string{"2021-04-30 稳定脱贫户→未入台账 出"},
			"",
		},
		{
			"moves",
			file{Stays: []township.LedgerStay{ledgerStay(2, monitored, "2021-04-10", ""), ledgerStay(1, stable, "2020-01-01", "2021-04-10")}},
			stable, monitored,
			[]string{"2021-04-10 稳定脱贫户→监测户 出；入监测户"},
			"",
		},
		{
			"there and back",
			file{Stays: []township.LedgerStay{
				ledgerStay(1, stable, "2020-01-01", "2021-04-10"), ledgerStay(2, monitored, "2021-04-10", "2021-04-20"), ledgerStay(3, stable, "2021-04-20", ""),
			}},
			stable, stable,
			[]string{"2021-04-10 稳定脱贫户→监测户 出；入监测户", "2021-04-20 监测户→稳定脱贫户 出；入稳定脱贫户"},
			"移出后又回到原台账",
		},
		{
			"twice on one day",
			file{Stays: []township.LedgerStay{
				ledgerStay(1, stable, "2020-01-01", "2021-04-10"), ledgerStay(3, marginal, "2021-04-10", ""), ledgerStay(2, monitored, "2021-04-10", "2021-04-10"),
			}},
			stable, marginal,
			[]string{"2021-04-10 稳定脱贫户→监测户 出；入监测户", "2021-04-10 监测户→边缘户 出；入边缘户"},
			"",
		},
		{
			"in none for a while",
			file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "2021-04-10"), ledgerStay(2, monitored, "2021-04-12", "")}},
			stable, monitored,
			[]string{"2021-04-10 稳定脱贫户→未入台账 出", "2021-04-12 未入台账→监测户 入监测户"},
			"",
		},
		{
			"passes through",
			file{Stays: []township.LedgerStay{ledgerStay(1, stable, "2021-04-10", "2021-04-12")}},
			none, none,
			[]string{"2021-04-10 未入台账→稳定脱贫户 入稳定脱贫户", "2021-04-12 稳定脱贫户→未入台账 出"},
			"期内进出",
		},
		{
			"new in the register",
			file{Began: "2021-04-02", Stays: []township.LedgerStay{ledgerStay(1, marginal, "2021-04-10", "")}},
			none, marginal,
			[]string{"2021-04-10 未入台账→边缘户 入边缘户"},
			"新增户",
		},
		{"known since the period, in a ledger before", file{Began: "2021-04-02", Stays: []township.LedgerStay{ledgerStay(1, marginal, "2021-01-10", "")}}, marginal, marginal, nil, ""},
		{
			"closed, the stay left open",
			file{Closed: "2021-04-15", ClosedWay: "整户迁出", Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "")}},
			stable, none,
			[]string{"2021-04-15 稳定脱贫户→未入台账 整户迁出"},
			"注销 2021-04-15 整户迁出",
		},
		{
			"closed, the stay ended with it",
			file{Closed: "2021-04-15", ClosedWay: "整户消亡", Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "2021-04-15")}},
			stable, none,
			[]string{"2021-04-15 稳定脱贫户→未入台账 出"},
			"注销 2021-04-15 整户消亡",
		},
		{"closed before", file{Closed: "2021-03-01", Stays: []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "")}}, none, none, nil, ""},
		{
			"entered late",
			file{
				Stays:    []township.LedgerStay{ledgerStay(1, stable, "2020-01-01", "2021-04-10"), ledgerStay(2, monitored, "2021-04-10", "")},
				Recorded: map[int64]township.StayEntered{2: {In: "2021-05-06"}},
			},
			stable, monitored,
			[]string{"2021-04-10 稳定脱贫户→监测户 出；入监测户 补记"},
			"2021-04-10 的变动为 2021-05-06 补记",
		},
		{"watched outside the ledgers", file{After: township.HouseholdRow{Outside: "重病户"}, Stays: []township.LedgerStay{ledgerStay(1, stable, "2021-04-10", "")}}, none, none, nil, ""},
		{"a marginal one outside", file{After: township.HouseholdRow{Outside: "边缘户"}, Stays: []township.LedgerStay{ledgerStay(1, marginal, "2020-04-10", "")}}, marginal, marginal, nil, ""},
	} {
		outside := c.file.After.Outside
		c.file.Before, c.file.After = family, family
		c.file.After.Outside = outside
		got := township.CompareLedgers("2021-03-31", "2021-04-30", []township.LedgerFile{c.file})
		if c.from == none && c.to == none && c.steps == nil {
			if len(got.Rows) != 0 {
				t.Errorf("%s: %+v is listed", c.name, got.Rows)
			}
			continue
		}
		if len(got.Rows) != 1 {
			t.Errorf("%s: %d rows", c.name, len(got.Rows))
			continue
		}
		r := got.Rows[0]
		if r.From != c.from || r.To != c.to || r.Notes() != c.notes {
			t.Errorf("%s: %q→%q %q, want %q→%q %q", c.name, r.From, r.To, r.Notes(), c.from, c.to, c.notes)
		}
		var steps []string
		for _, s := range r.Steps {
			line := fmt.Sprintf("%s %s→%s %s", s.On, s.From.Word(), s.To.Word(), s.Reason)
			if s.Late {
				line += " 补记"
			}
			steps = append(steps, line)
		}
		if diff := cmp.Diff(c.steps, steps); diff != "" {
			t.Errorf("%s: steps (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestReasonsOfSeveralSteps(t *testing.T) {
	c := township.LedgerChange{Steps: []township.LedgerStep{
		{On: "2021-04-10", From: stable, To: monitored, Reason: "住院"}, {On: "2021-04-10", From: monitored, To: none, Reason: "误入"},
	}}
	if got, want := c.Reasons(), "2021-04-10 稳定脱贫户→监测户：住院；2021-04-10 监测户→未入台账：误入"; got != want {
		t.Errorf("reasons %q, want %q", got, want)
	}
	if got, want := c.Days(), "2021-04-10"; got != want {
		t.Errorf("days %q, want %q", got, want)
	}
}

// dayOf is the n-th day of the tests.
func dayOf(n int) township.Date {
	return township.DateOf(time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n))
}

// randomFile is a household with stays that do not overlap.
func randomFile(t *rapid.T, id int64) township.LedgerFile {
	row := township.HouseholdRow{ID: id, People: rapid.IntRange(1, 9).Draw(t, "before")}
	f := township.LedgerFile{Before: row, After: row}
	f.After.People = rapid.IntRange(0, 9).Draw(t, "after")
	f.After.Outside = rapid.SampledFrom([]string{"", "", "", "重残户", "边缘户"}).Draw(t, "outside")
	day := rapid.IntRange(0, 60).Draw(t, "first")
	for i := range rapid.IntRange(0, 5).Draw(t, "stays") {
		s := township.LedgerStay{ID: id*10 + int64(i), Household: id, Entered: dayOf(day), Ledger: rapid.SampledFrom(township.Ledgers).Draw(t, "ledger")}
		if rapid.IntRange(0, 5).Draw(t, "lasts") == 0 {
			f.Stays = append(f.Stays, s)
			break
		}
		day += rapid.IntRange(0, 15).Draw(t, "length")
		s.Left = dayOf(day)
		f.Stays = append(f.Stays, s)
		day += rapid.SampledFrom([]int{0, 0, 0, 4}).Draw(t, "gap")
	}
	if rapid.IntRange(0, 4).Draw(t, "closes") == 0 {
		f.Closed = dayOf(rapid.IntRange(0, 100).Draw(t, "closed"))
	}
	return f
}

// TestLedgerChangesAddUp holds for any stays: each ledger's opening and closing are those of its days, what came less
// what went lies between them, every household lies in one cell, and its steps lead from the one to the other.
func TestLedgerChangesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var files []township.LedgerFile
		for i := range rapid.IntRange(0, 12).Draw(t, "households") {
			files = append(files, randomFile(t, int64(i+1)))
		}
		first := rapid.IntRange(0, 100).Draw(t, "from")
		from, to := dayOf(first), dayOf(first+rapid.IntRange(1, 60).Draw(t, "to"))
		c := township.CompareLedgers(from, to, files)
		for _, l := range township.Ledgers {
			b := c.Balance(l)
			if b.Opening.Households+b.In.Households-b.Out.Households != b.Closing.Households {
				t.Fatalf("%s: %+v does not add up", l, b)
			}
			if b.Opening.People+b.In.People-b.Out.People+b.Growth != b.Closing.People {
				t.Fatalf("%s: the people of %+v do not add up", l, b)
			}
			if o, cl := holding(files, l, from), holding(files, l, to); b.Opening.Households != o || b.Closing.Households != cl {
				t.Fatalf("%s: %+v, but %d and %d stood in it", l, b, o, cl)
			}
		}
		all := c.Balance(none)
		if got := all.Opening.Households + all.In.Households - all.Out.Households; got != all.Closing.Households {
			t.Fatalf("all four: %+v does not add up", all)
		}
		if got := c.Balance(stable).Closing.Households + c.Balance(monitored).Closing.Households + c.Balance(marginal).Closing.Households +
			c.Balance(township.Relapsed).Closing.Households; got != all.Closing.Households {
			t.Fatalf("all four close with %d, together %d", all.Closing.Households, got)
		}
		cells := 0
		for _, a := range township.LedgersAndNone {
			for _, b := range township.LedgersAndNone {
				cells += c.Cell(a, b).Households
				if len(c.Of(a, b)) != c.Cell(a, b).Households {
					t.Fatalf("%q→%q: the rows are not the number", a, b)
				}
			}
		}
		if cells != len(c.Rows) {
			t.Fatalf("%d in the cells, %d rows", cells, len(c.Rows))
		}
		for _, r := range c.Rows {
			at := r.From
			for _, s := range r.Steps {
				if s.From != at || s.On <= from || s.On > to {
					t.Fatalf("%+v: step %+v does not follow", r, s)
				}
				at = s.To
			}
			if at != r.To {
				t.Fatalf("%+v: its steps end in %q", r, at)
			}
		}
	})
}

// holding counts who stands in a ledger on a day, the plain way.
func holding(files []township.LedgerFile, l township.Ledger, day township.Date) int {
	n := 0
	for _, f := range files {
		row := f.After
		row.Closed = f.Closed
		for _, s := range f.Stays {
			if s.Ledger == l && s.Holds(day) && row.OnLedgers(day) {
				n++
			}
		}
	}
	return n
}

func TestLedgerPeriods(t *testing.T) {
	for _, c := range []struct {
		today township.Date
		want  []township.LedgerPeriod
	}{
		{"2021-11-19", []township.LedgerPeriod{
			{"本月", "2021-10-31", "2021-11-19"}, {"上月", "2021-09-30", "2021-10-31"}, {"本季", "2021-09-30", "2021-11-19"}, {"今年", "2020-12-31", "2021-11-19"},
		}},
		{"2024-03-01", []township.LedgerPeriod{
			{"本月", "2024-02-29", "2024-03-01"}, {"上月", "2024-01-31", "2024-02-29"}, {"本季", "2023-12-31", "2024-03-01"}, {"今年", "2023-12-31", "2024-03-01"},
		}},
		{"", nil},
	} {
		if diff := cmp.Diff(c.want, township.LedgerPeriods(c.today)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.today, diff)
		}
	}
	for _, p := range township.LedgerPeriods("2022-01-01") {
		if err := (township.LedgerChangeRequest{From: p.From, To: p.To}).Validate("2022-01-01"); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

func TestLedgerChangeRequest(t *testing.T) {
	for _, c := range []struct {
		from, to township.Date
		want     string
	}{
		{"2021-10-31", "2021-11-19", ""},
		{"", "2021-11-19", "请填写期初日期，例如 2021-11-19。"},
		{"2021-10-31", "", "请填写期末日期，例如 2021-11-19。"},
		{"2021-10", "2021-11-19", "期初日期“2021-10”不是完整的日期，请写成 2021-11-19 这样。"},
		{"2021-10-31", "2021-11-20", "期末日期 2021-11-20 晚于今天 2021-11-19，那天的台账还没有。请改为今天或以前的日期。"},
		{"2021-11-19", "2021-11-19", "期初日期 2021-11-19 不早于期末日期 2021-11-19，请把期初改为更早的日期。"},
	} {
		got := township.Say(township.LedgerChangeRequest{From: c.from, To: c.to}.Validate("2021-11-19"))
		if got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestBeforeLedgers(t *testing.T) {
	for _, c := range []struct {
		on, began township.Date
		want      string
	}{
		{"", "2021-01-10", ""},
		{"2021-01-10", "2021-01-10", ""},
		{"2021-01-09", "2021-01-10", "档案里最早的台账从 2021-01-10 开始，2021-01-09 那天还没有台账。"},
		{"2021-01-09", "", "档案里还没有台账。"},
	} {
		if got := township.BeforeLedgers(c.on, c.began); got != c.want {
			t.Errorf("%s, begun %s: %q, want %q", c.on, c.began, got, c.want)
		}
	}
}
