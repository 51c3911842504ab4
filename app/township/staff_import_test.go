package township

import (
	"strings"
	"testing"
)

func TestParseRoles(t *testing.T) {
	for typed, want := range map[string]string{
		"核查员": "核查员", "核查人员、复核": "核查员 复核员", "核查员 核查人员": "核查员", "领导小组组长": "领导小组", "审核组/综合组": "审核员 综合协调组",
		"司机": "? 司机", "核查员，司机": "核查员 ? 司机", "": "",
	} {
		roles, unknown := ParseRoles(typed)
		got := strings.Join(roles, " ")
		if len(unknown) > 0 {
			got = strings.TrimSpace(got + " ? " + strings.Join(unknown, " "))
		}
		if got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestParsePassed(t *testing.T) {
	for typed, want := range map[string]string{"合格": "是", "是": "是", "不合格": "否", "否": "否", "": "", "缺考": "", "√": "是"} {
		if got, ok := ParsePassed(typed); !ok || got != want {
			t.Errorf("%q: %q %v, want %q", typed, got, ok, want)
		}
	}
	if _, ok := ParsePassed("大概"); ok {
		t.Error("大概 is read")
	}
}

func TestStaffTidy(t *testing.T) {
	m := StaffMember{Name: "王　强", Phone: "１３８００００１１１１", Score: "８５.５0分"}.Tidy()
	if m.Name != "王强" || m.Phone != "13800001111" || m.Score != "85.5" {
		t.Errorf("%+v", m)
	}
	if m := (StaffMember{Score: "0"}).Tidy(); m.Score != "0" {
		t.Errorf("a score of nothing is %q", m.Score)
	}
}

func TestMayVisit(t *testing.T) {
	fit := StaffMember{Name: "王强", Unit: "财政所", Roles: []string{RoleChecker}, Trained: "2021-11-02", Score: "90", Passed: yes}
	for name, c := range map[string]struct {
		change func(*StaffMember)
		row    HouseholdRow
		want   string
	}{
		"fit":            {func(*StaffMember) {}, HouseholdRow{Helper: "李四"}, ""},
		"not trained":    {func(m *StaffMember) { m.Trained = "" }, HouseholdRow{}, "没有参加培训"},
		"failed":         {func(m *StaffMember) { m.Score, m.Passed = "55", no }, HouseholdRow{}, "55分，不合格"},
		"another role":   {func(m *StaffMember) { m.Roles = []string{RoleLead} }, HouseholdRow{}, "分工不是核查员"},
		"helps":          {func(*StaffMember) {}, HouseholdRow{Helper: "王强", HelperUnit: "财政所"}, "帮扶责任人"},
		"a namesake":     {func(*StaffMember) {}, HouseholdRow{Helper: "王强", HelperUnit: "派出所"}, ""},
		"helps, no unit": {func(*StaffMember) {}, HouseholdRow{Helper: "王强"}, "帮扶责任人"},
	} {
		m := fit
		c.change(&m)
		if got := m.MayVisit(&c.row); got != c.want && (c.want == "" || !strings.Contains(got, c.want)) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
