package township

import "testing"

func happened(kind EventKind, way string, on, recorded Date, names ...string) Event {
	e := Event{Kind: kind, Way: way, Happened: on, Recorded: recorded, Village: "柏树村"}
	for _, n := range names {
		e.People = append(e.People, EventPerson{Name: n, Part: PartLeft})
	}
	return e
}

// TestCountMonths: what is entered late counts by happening in its month, and in the report of the month of entry; what
// is taken back after its report is taken off the report of the month in which that is done.
func TestCountMonths(t *testing.T) {
	mistaken := happened(EventDecrease, "迁出", "2021-03-10", "2021-03-11", "丁")
	mistaken.Withdrawn = "2021-05-02"
	slip := happened(EventDecrease, "迁出", "2021-03-10", "2021-03-11", "戊")
	slip.Withdrawn = "2021-03-12"
	list := []Event{
		happened(EventDecrease, WayDied, "2021-03-02", "2021-05-20", "甲"),
		happened(EventDecrease, WayDied, "2021-03-20", "2021-03-21", "乙", "丙"),
		happened(EventIncrease, WayBorn, "2021-04-03", "2021-04-09", "小宝"),
		happened(EventHead, WayHeadDied, "2021-03-02", "2021-05-20"),
		mistaken, slip,
	}
	list[2].People[0].Part = PartJoined
	months := CountMonths(list, "2021-03", "2021-05", "", 100)
	if len(months) != 3 {
		t.Fatalf("%d months", len(months))
	}
	dead := EventKey{EventDecrease, WayDied}
	all := EventKey{EventDecrease, ""}
	for i, want := range []struct{ happenedDead, reportedAll, late, withdrawn, after, people int }{
		{3, 3, 0, 0, 2, 99}, {0, 0, 0, 0, 0, 100}, {0, 0, 2, 1, 0, 100},
	} {
		m := months[i]
		got := struct{ happenedDead, reportedAll, late, withdrawn, after, people int }{
			m.Happened[dead], m.Reported[all], len(m.Late), len(m.Withdrawn), len(m.After), m.People,
		}
		if got != want {
			t.Errorf("%s: %+v, want %+v", m.Month, got, want)
		}
	}
	if other := CountMonths(list, "2021-03", "2021-03", "双河村", 10); other[0].Happened[all] != 0 || other[0].People != 10 {
		t.Errorf("of another village: %+v", other[0])
	}
}

func TestMonths(t *testing.T) {
	for month, want := range map[string]string{"2021-03": "2021-04", "2021-11": "2021-12", "2021-12": "2022-01", "2021": "", "2021-xx": ""} {
		if got := NextMonth(month); got != want {
			t.Errorf("after %s: %q, want %q", month, got, want)
		}
	}
	for month, want := range map[string]Date{"2021-02": "2021-02-28", "2020-02": "2020-02-29", "2021-04": "2021-04-30", "2021-12": "2021-12-31"} {
		if got := MonthEnd(month); got != want {
			t.Errorf("end of %s: %q, want %q", month, got, want)
		}
	}
	if age, ok := AgeOn("2000-05-10", "2021-05-09"); age != 20 || !ok {
		t.Errorf("age %d", age)
	}
}

// TestEventNet: people who go over to another village change both villages, and the office not.
func TestEventNet(t *testing.T) {
	e := happened(EventSplit, WaySplit, "2021-03-02", "2021-03-02", "甲", "乙")
	e.OtherAt = "双河村"
	for village, want := range map[string]int{"": 0, "柏树村": -2, "双河村": 2, "石桥村": 0} {
		if got := e.Net(village); got != want {
			t.Errorf("%s: %d, want %d", village, got, want)
		}
	}
}
