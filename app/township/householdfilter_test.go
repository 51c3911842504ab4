package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

// filterRows are six households that differ in what the filters look at.
func filterRows() []township.HouseholdRow {
	return []township.HouseholdRow{
		{ID: 1, Group: "1组", People: 1, Ledger: township.Stable, Entered: "2021-01-10", ExitYear: "2019", Helper: "赵启明", HelperUnit: "县财政局"},
		{ID: 2, Group: "2组", People: 3, Ledger: township.Monitored, Entered: "2021-06-01", Monitor: "边缘易致贫户", Helper: "赵启明", HelperUnit: "镇卫生院"},
		{ID: 3, Group: "2组", People: 5, Monitor: "脱贫不稳定户", Cleared: true, Helper: "赵启明"},
		{ID: 4, Group: "3组", People: 0, Cause: "因病、缺劳动力", Outside: "重病户", Missing: 2},
		{ID: 5, Group: "1组", People: 4, Outside: "农村低保户", Closed: "2021-05-01"},
		{ID: 6, Group: "1组", People: 4, Cleared: true, Helper: "钱多"}, // cleared, and not known as what
	}
}

func TestMoreFilters(t *testing.T) {
	for _, c := range []struct {
		f    township.HouseholdFilter
		want []int64
	}{
		{township.HouseholdFilter{}, []int64{1, 2, 3, 4, 6}},
		{township.HouseholdFilter{State: township.StateClosed}, []int64{5}},
		{township.HouseholdFilter{State: township.StateAny}, []int64{1, 2, 3, 4, 5, 6}},
		{township.HouseholdFilter{Group: "2组"}, []int64{2, 3}},
		{township.HouseholdFilter{Cause: "缺劳动力"}, []int64{4}},
		{township.HouseholdFilter{Cause: "因病、缺劳动力"}, []int64{4}},
		{township.HouseholdFilter{Cause: "因"}, nil},
		{township.HouseholdFilter{ExitYear: "2019"}, []int64{1}},
		{township.HouseholdFilter{PeopleFrom: 3}, []int64{2, 3, 6}},
		{township.HouseholdFilter{PeopleFrom: 1, PeopleTo: 3}, []int64{1, 2}},
		{township.HouseholdFilter{PeopleTo: 1}, []int64{1, 4}},
		{township.HouseholdFilter{EnteredFrom: "2021-02-01"}, []int64{2}},
		{township.HouseholdFilter{EnteredTo: "2021-01-10"}, []int64{1}},
		{township.HouseholdFilter{EnteredFrom: "2021-01-10", EnteredTo: "2021-06-01"}, []int64{1, 2}},
		{township.HouseholdFilter{Monitor: township.AnyMonitor}, []int64{2, 3}},
		{township.HouseholdFilter{Monitor: township.NotMonitored}, []int64{1, 4, 6}},
		{township.HouseholdFilter{Monitor: "边缘易致贫户"}, []int64{2}},
		{township.HouseholdFilter{Cleared: township.RiskOpen}, []int64{2}},
		{township.HouseholdFilter{Cleared: township.RiskCleared}, []int64{3}},
		{township.HouseholdFilter{Outside: township.AnyOutside}, []int64{4}},
		{township.HouseholdFilter{Outside: "重病户"}, []int64{4}},
		{township.HouseholdFilter{Helper: township.NoHelper}, []int64{4}},
		{township.HouseholdFilter{Helper: "赵启明"}, []int64{1, 2, 3}},
		{township.HouseholdFilter{Helper: "赵启明（县财政局）"}, []int64{1, 3}}, // 3 does not say which one
		{township.HouseholdFilter{Helper: "赵"}, []int64{}},
		{township.HouseholdFilter{Incomplete: true}, []int64{4}},
		{township.HouseholdFilter{Incomplete: true, State: township.StateAny}, []int64{4}},
	} {
		got := []int64{}
		for _, r := range township.FilterRows(township.Pointers(filterRows()), c.f) {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v, want %v", c.f, got, c.want)
		}
	}
}

func TestRangesOfAFilterAreChecked(t *testing.T) {
	for _, c := range []struct {
		f    township.HouseholdFilter
		says string
	}{
		{township.HouseholdFilter{PeopleFrom: 3, PeopleTo: 3, EnteredFrom: "2021-01-01", EnteredTo: "2021-01-01"}, ""},
		{township.HouseholdFilter{PeopleFrom: 3}, ""},
		{township.HouseholdFilter{PeopleFrom: 3, PeopleTo: 2}, "人口从 3 到 2"},
		{township.HouseholdFilter{EnteredFrom: "2021-02-01", EnteredTo: "2021-01-01"}, "入账日期从 2021-02-01 到 2021-01-01"},
	} {
		err := c.f.Validate()
		if got := township.Say(err); c.says == "" && err != nil || !strings.Contains(got, c.says) {
			t.Errorf("%+v: %q, want %q", c.f, got, c.says)
		}
	}
}
