package service_test

import (
	"testing"
	"time"

	"taizhang/app/service"
	"taizhang/app/township"
	"taizhang/data/excel/rostertest"
)

// TestAsOf shows ledgers and values as they were known at the end of a day.
func TestAsOf(t *testing.T) {
	d, _, clock := newDesk(t)
	start := clock.At
	at := func(days int) { clock.At = start.AddDate(0, 0, days) }
	town := rostertest.Town(6)
	first := persons(t, town, rostertest.Style{})
	im := mustPreview(t, d, first, township.ImportOptions{})
	_, err := im.Commit(ctx, nil)
	must(t, err)
	_, err = d.AssignImported(ctx, im, "")
	must(t, err) // 2021-11-19

	at(10) // 11-29: a member comes, the income and the head's name change, a household is new
	next := rostertest.Copy(town)
	next[0].Cause, next[0].People[0].Name = "因学", "范改名"
	next[1].People = append(next[1].People, rostertest.Person{Name: "新生儿", ID: rostertest.ID(901), Relation: "之孙子"})
	next = append(next, rostertest.Family{Village: "柏树村", Group: "1组", Code: "51990000000099", Type: "脱贫户", People: []rostertest.Person{{Name: "新来人", ID: rostertest.ID(900), Relation: "户主"}, {Name: "新来妻", ID: rostertest.ID(902), Relation: "配偶"}}})
	_, second := mustImport(t, d, persons(t, next, rostertest.Style{}))

	at(20) // 12-09: moved as of 12-01, the new one entered as of 11-19
	_, err = d.MoveHouseholds(ctx, []township.Move{
		{Household: rowOf(t, d, town[1].Code).ID, To: township.Monitored, On: "2021-12-01", Reason: "会议"},
		{Household: rowOf(t, d, "51990000000099").ID, To: township.Stable, On: "2021-11-19", Reason: "会议"},
	})
	must(t, err)
	at(30)

	type view struct {
		head, cause string
		people      int
		ledger      township.Ledger
	}
	see := func(code string, on township.Date) view {
		for _, l := range append([]township.Ledger{township.None}, township.Ledgers...) {
			rows, err := d.LedgerRows(ctx, "", l, on)
			must(t, err)
			for _, r := range rows {
				if r.Code == code {
					return view{r.Head, r.Cause, r.People, r.Ledger}
				}
			}
		}
		return view{}
	}
	h0, h1 := town[0], town[1]
	for _, c := range []struct {
		code string
		on   township.Date
		want view
	}{
		{h0.Code, "2021-11-18", view{h0.Head().Name, h0.Cause, 1, township.None}},
		{h0.Code, "2021-11-19", view{h0.Head().Name, h0.Cause, 1, township.Stable}},
		{h0.Code, "2021-11-28", view{h0.Head().Name, h0.Cause, 1, township.Stable}},
		{h0.Code, "2021-11-29", view{"范改名", "因学", 1, township.Stable}},
		{h0.Code, "", view{"范改名", "因学", 1, township.Stable}},
		{h1.Code, "2021-11-28", view{h1.Head().Name, h1.Cause, 2, township.Stable}},
		{h1.Code, "2021-11-30", view{h1.Head().Name, h1.Cause, 3, township.Stable}},
		{h1.Code, "2021-12-01", view{h1.Head().Name, h1.Cause, 3, township.Monitored}},
		{"51990000000099", "2021-11-20", view{"新来人", "", 2, township.Stable}},
		{"51990000000099", "2021-11-18", view{"新来人", "", 2, township.None}},
	} {
		if got := see(c.code, c.on); got != c.want {
			t.Errorf("%s on %s: %+v, want %+v", c.code, c.on, got, c.want)
		}
	}
	count := func(on township.Date, l township.Ledger) (households, people int) {
		list, err := d.VillageCounts(ctx, on)
		must(t, err)
		for _, v := range list {
			households += v.Households[l]
			people += v.People[l]
		}
		return households, people
	}
	for _, c := range []struct {
		on         township.Date
		ledger     township.Ledger
		households int
		people     int
	}{
		{"2021-11-18", township.Stable, 0, 0},
		{"2021-11-20", township.Stable, 6, 12}, // five of the town and the one entered afterwards as of that day
		{"2021-12-01", township.Stable, 5, 10},
		{"2021-12-01", township.Monitored, 2, 6},
		{d.Today(), township.Monitored, 2, 6},
		{"2030-01-01", township.Monitored, 2, 6},
	} {
		if h, p := count(c.on, c.ledger); h != c.households || p != c.people {
			t.Errorf("%s on %s: %d households, %d people, want %d, %d", c.ledger, c.on, h, p, c.households, c.people)
		}
	}
	for _, on := range []township.Date{"2021-11", "昨天", "2021-02-30"} {
		_, err := d.VillageCounts(ctx, on)
		wantCode(t, err, township.CodeInvalid, string(on))
	}

	// What was known that day stays known; a ledger goes by what happened, and a household that was taken back was in none.
	_, err = d.Undo(ctx, second.ID, true)
	must(t, err)
	for _, c := range []struct {
		code string
		on   township.Date
		want view
	}{
		{"51990000000099", "2021-11-30", view{"新来人", "", 2, township.None}},
		{"51990000000099", "2021-11-28", view{}},
		{"51990000000099", "", view{}},
		{h0.Code, "2021-11-30", view{"范改名", "因学", 1, township.Stable}},
		{h0.Code, "", view{h0.Head().Name, h0.Cause, 1, township.Stable}},
	} {
		if got := see(c.code, c.on); got != c.want {
			t.Errorf("after taking back, %s on %q: %+v, want %+v", c.code, c.on, got, c.want)
		}
	}
}

// TestEndOfDay parts the last second of a day from the first of the next.
func TestEndOfDay(t *testing.T) {
	d, _, clock := newDesk(t)
	midnight := time.Date(2021, 11, 20, 0, 0, 0, 0, clock.At.Location())
	clock.At = midnight.Add(-time.Second) // the last second of the 19th
	town := rostertest.Town(3)
	mustImport(t, d, persons(t, town, rostertest.Style{}))
	clock.At = midnight
	next := rostertest.Copy(town)
	next[0].Cause = "因学"
	mustImport(t, d, persons(t, next, rostertest.Style{}))
	clock.At = midnight.AddDate(0, 0, 5)
	for on, want := range map[township.Date]string{"2021-11-19": town[0].Cause, "2021-11-20": "因学"} {
		if got := causeOn(t, d, town[0].Code, on); got != want {
			t.Errorf("%s: cause %q, want %q", on, got, want)
		}
	}
}

func causeOn(tb testing.TB, d *service.Desk, code string, on township.Date) string {
	tb.Helper()
	rows, err := d.LedgerRows(ctx, "", township.None, on)
	must(tb, err)
	for _, r := range rows {
		if r.Code == code {
			return r.Cause
		}
	}
	return ""
}
