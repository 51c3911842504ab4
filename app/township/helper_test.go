package township_test

import (
	"slices"
	"strings"
	"testing"

	"taizhang/app/township"
)

func TestHelperIsChecked(t *testing.T) {
	for _, tt := range []struct {
		name string
		in   township.Helper
		want string // “” for a sound one
	}{
		{"name alone", township.Helper{Name: "赵启明"}, ""},
		{"everything", township.Helper{Name: "赵 启　明", Unit: "镇 乡村振兴办", Post: "主任", Phone: "０２８-55500101"}, ""},
		{"no name", township.Helper{Unit: "镇民政办"}, "请填写帮扶责任人的姓名。"},
		{"a number for a name", township.Helper{Name: "028-55500101"}, "不是姓名"},
		{"a long name", township.Helper{Name: strings.Repeat("赵", 51)}, "姓名有51个字"},
		{"a long unit", township.Helper{Name: "赵启明", Unit: strings.Repeat("县", 501)}, "单位有501个字"},
		{"words for a phone", township.Helper{Name: "赵启明", Phone: "办公室"}, "办公电话“办公室”不是电话号码"},
		{"a short phone", township.Helper{Name: "赵启明", Phone: "110"}, "办公电话手机号码应有11位"},
	} {
		err := tt.in.Tidy().Validate()
		if got := township.Say(err); (tt.want == "") != (err == nil) || !strings.Contains(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	got := township.Helper{Name: "赵 启　明", Unit: "镇 民政办（二）", Phone: "０２８ 55500101"}.Tidy()
	if want := (township.Helper{Name: "赵启明", Unit: "镇民政办(二)", Phone: "02855500101"}); got != want {
		t.Errorf("tidy gives %+v, want %+v", got, want)
	}
}

func TestRosterFindsWhomAHouseholdNames(t *testing.T) {
	roster := township.NewHelperRoster([]township.Helper{
		{ID: 1, Name: "赵启明", Unit: "镇乡村振兴办"},
		{ID: 2, Name: "张伟", Unit: "县水利局"},
		{ID: 3, Name: "张伟", Unit: "镇民政办"},
		{ID: 4, Name: "李娜"},
	})
	for _, tt := range []struct {
		name, unit string
		want       int64 // 0: outside the roster
	}{
		{"赵启明", "镇乡村振兴办", 1},
		{"赵 启 明", "镇 乡村振兴办", 1},
		{"赵启明", "", 1},
		{"赵启明", "县教育局", 0},
		{"张伟", "县水利局", 2},
		{"张伟", "镇民政办", 3},
		{"张伟", "", 0},
		{"李娜", "", 4},
		{"李娜", "县教育局", 0},
		{"王芳", "", 0},
	} {
		h, ok := roster.Find(township.HelperKeyOf(tt.name, tt.unit))
		if h.ID != tt.want || ok != (tt.want != 0) {
			t.Errorf("%s %s: %d, %v; want %d", tt.name, tt.unit, h.ID, ok, tt.want)
		}
	}
	if n := len(roster.Named("张 伟")); n != 2 {
		t.Errorf("%d are called 张伟, want 2", n)
	}
}

// town is a roster of three and some households: one of 赵启明's is no more, one names nobody, two name 王芳, who is on no roster.
func town() ([]township.Helper, []township.HouseholdRow) {
	helpers := []township.Helper{
		{ID: 1, Name: "赵启明", Unit: "镇乡村振兴办", Phone: "028-1"},
		{ID: 2, Name: "孙立新", Unit: "县农业农村局"},
		{ID: 3, Name: "退休人", Unit: "镇民政办", Retired: true},
	}
	rows := []township.HouseholdRow{
		{ID: 1, Village: "柏树村", People: 3, Ledger: township.Stable, Helper: "赵启明", HelperUnit: "镇乡村振兴办"},
		{ID: 2, Village: "柏树村", People: 2, Ledger: township.Monitored, Helper: "赵启明"},
		{ID: 3, Village: "双河村", People: 4, Helper: "赵启明", HelperUnit: "镇乡村振兴办"},
		{ID: 4, Village: "双河村", People: 1, Helper: "赵启明", Closed: "2021-01-01"},
		{ID: 5, Village: "双河村", People: 5},
		{ID: 6, Village: "双河村", People: 2, Helper: "王芳", HelperUnit: "县教育局", HelperTel: "028-9", Phone: "13800000001"},
		{ID: 7, Village: "双河村", People: 2, Helper: "王 芳", HelperUnit: "县教育局", HelperTel: "13800000002", Phone: "13800000002"},
	}
	return helpers, rows
}

func TestHelperListCountsTheLoad(t *testing.T) {
	list := township.NewHelperList(town())
	var names []string
	for _, r := range list.Rows {
		names = append(names, r.Name)
	}
	if want := []string{"孙立新", "赵启明", "退休人", "王芳"}; !slices.Equal(names, want) {
		t.Fatalf("lines %v, want %v", names, want)
	}
	zhao, wang := list.Rows[1], list.Rows[3]
	if zhao.Households() != 3 || zhao.People != 9 || zhao.Ledgers[township.Stable] != 1 || zhao.Ledgers[township.Monitored] != 1 {
		t.Errorf("赵启明: %d households, %d people, %v", zhao.Households(), zhao.People, zhao.Ledgers)
	}
	if want := []string{"柏树村", "双河村"}; !slices.Equal(zhao.Villages, want) {
		t.Errorf("villages %v, want %v", zhao.Villages, want)
	}
	if !wang.Outside || wang.Households() != 2 || wang.Phone != "028-9" {
		t.Errorf("王芳: outside %v, %d households, phone %q; a villager's phone is nobody's office", wang.Outside, wang.Households(), wang.Phone)
	}
	if len(list.Without) != 1 || list.Of(list.Without)[0].ID != 5 {
		t.Errorf("without a helper: %v, want household 5", list.Of(list.Without))
	}
}

func TestHelperFilter(t *testing.T) {
	list := township.NewHelperList(town())
	list.Rows[1].Initials = "zqm"
	for _, tt := range []struct {
		filter township.HelperFilter
		want   []string
	}{
		{township.HelperFilter{}, []string{"孙立新", "赵启明", "退休人", "王芳"}},
		{township.HelperFilter{Query: "ZQ"}, []string{"赵启明"}},
		{township.HelperFilter{Query: "qm"}, nil},
		{township.HelperFilter{Query: "农业 农村"}, []string{"孙立新"}},
		{township.HelperFilter{Unit: "县教育局"}, []string{"王芳"}},
		{township.HelperFilter{Village: "柏树村"}, []string{"赵启明"}},
		{township.HelperFilter{Village: "双河村"}, []string{"赵启明", "王芳"}},
		{township.HelperFilter{State: township.HelperActive}, []string{"孙立新", "赵启明"}},
		{township.HelperFilter{State: township.HelperIdle}, []string{"孙立新"}},
		{township.HelperFilter{State: township.HelperRetired}, []string{"退休人"}},
		{township.HelperFilter{State: township.HelperOutside}, []string{"王芳"}},
		{township.HelperFilter{State: township.HelperOutside, Query: "赵"}, nil},
	} {
		var got []string
		for _, r := range township.FilterHelpers(list.Rows, tt.filter) {
			got = append(got, r.Name)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%+v: %v, want %v", tt.filter, got, tt.want)
		}
	}
}

func TestPlanHelper(t *testing.T) {
	helpers, rows := town()
	rows[0].HelperTel = "028-1"
	plan := township.PlanHelper(rows[:3], helpers[0])
	if n := township.ChangedHelpers(plan); n != 2 || !plan[0].Same {
		t.Errorf("%d of 3 change, want 2: one says only the name, one lacks the telephone", n)
	}
	if plan[1].From != (township.HelperKey{Name: "赵启明"}) || plan[1].To != helpers[0].Key() {
		t.Errorf("from %v to %v", plan[1].From, plan[1].To)
	}
	if !township.PlanHelper(rows[:1], township.Helper{Name: "赵启明", Unit: "镇乡村振兴办"})[0].Same {
		t.Error("a telephone that the roster does not know changes nothing")
	}
}

func TestHandOverIsChecked(t *testing.T) {
	good := township.HelperHandOver{From: township.HelperKey{Name: "赵启明"}, To: 2, On: "2021-11-19", Reason: "工作调动"}
	for _, tt := range []struct {
		change func(*township.HelperHandOver)
		want   string
	}{
		{func(*township.HelperHandOver) {}, ""},
		{func(h *township.HelperHandOver) { h.From = township.HelperKey{} }, "由谁移交"},
		{func(h *township.HelperHandOver) { h.To = 0 }, "移交给谁"},
		{func(h *township.HelperHandOver) { h.On = "2021-11" }, "不是完整的日期"},
		{func(h *township.HelperHandOver) { h.On = "2021-11-20" }, "晚于今天"},
		{func(h *township.HelperHandOver) { h.Reason = " " }, "移交原因"},
	} {
		h := good
		tt.change(&h)
		if got := township.Say(h.Validate("2021-11-19")); !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%+v: %q, want %q", h, got, tt.want)
		}
	}
}

func TestHelperListIsNamed(t *testing.T) {
	one, two := township.HelperKey{Name: "赵启明"}, township.HelperKey{Name: "孙立新"}
	for _, tt := range []struct {
		req  township.HelperListRequest
		want string
	}{
		{township.HelperListRequest{}, "帮扶名单_清溪镇_2021-11-19.pdf"},
		{township.HelperListRequest{Village: "柏树村"}, "帮扶名单_柏树村_2021-11-19.pdf"},
		{township.HelperListRequest{Helpers: []township.HelperKey{one}}, "帮扶名单_赵启明_2021-11-19.pdf"},
		{township.HelperListRequest{Helpers: []township.HelperKey{one, two}}, "帮扶名单_赵启明等2人_2021-11-19.pdf"},
	} {
		if got := tt.req.FileName("清溪镇", "2021-11-19", ".pdf"); got != tt.want {
			t.Errorf("%+v: %s, want %s", tt.req, got, tt.want)
		}
	}
	for _, c := range township.HelperSheetColumns() {
		if c.Label == "证件号码" || c.Label == "健康状况" {
			t.Errorf("the list has a column %s", c.Label)
		}
	}
}
