package township

import (
	"fmt"
	"strings"
)

// IssueFacts is what the archive holds of the household of an issue, to show beside it what is at fault today.
type IssueFacts struct {
	Nature    string
	Household Record
	Members   []Record // those who have left included
	Measures  int      // support measures on file
}

// shownOf are the fields of a household that tell of a nature.
var shownOf = map[string][]string{
	"住房安全问题":     {"dangerous_house", "housing_grade", "relocated"},
	"饮水安全":       {"safe_water"},
	"政策落实（用电）":   {"electricity"},
	"易地扶贫搬迁后续扶持": {"relocated"},
	"农户家庭收支":     {"per_capita"},
	"监测对象识别":     {"monitor_kind", "monitored_on"},
	"监测对象风险消除":   {"monitor_kind", "risk_cleared", "cleared_on", "cleared_way"},
	"监测户联系人责任":   {"helper_name", "helper_unit"},
	"驻村工作组责任":    {"helper_name", "helper_unit"},
	"行业部门风险信息推送": {"monitor_kind", "risks"},
	"监测对象帮扶":     {"helper_name", "measures"},
	"行业部门帮扶":     {"measures"},
	"行业部门信息比对":   {"monitor_kind"},
}

// Now says what stands in the archive on a day of what the issue is about, as clauses; none where it holds nothing of it.
// Health is not among them: they are printed on acceptance sheets.
func (f *IssueFacts) Now(today Date) []string {
	var out []string
	for _, key := range shownOf[f.Nature] {
		field := f.Household.Entity.Field(key)
		out = append(out, field.Label+"："+orUnfilled(field.Show(f.Household.Get(key))))
	}
	switch f.Nature {
	case "监测对象帮扶", "行业部门帮扶":
		out = append(out, fmt.Sprintf("登记的帮扶措施：%d条", f.Measures))
	case "医疗保障":
		out = append(out, f.lacking("medical_insurance", "未参加城乡居民基本医疗保险"), f.lacking("illness_insurance", "未参加大病保险"))
	case "义务教育儿童失辍学", "教育资助":
		out = append(out, f.pupils(today))
	}
	return out
}

func orUnfilled(s string) string {
	if s == "" {
		return "未填"
	}
	return s
}

// lacking names the present members who are not said to have an insurance.
func (f *IssueFacts) lacking(field, word string) string {
	var names []string
	for _, m := range f.Members {
		if m.Get("left_on") == "" && m.Get(field) != yes {
			names = append(names, m.Get("name"))
		}
	}
	if len(names) == 0 {
		return word + "：无"
	}
	return word + "：" + strings.Join(names, "、")
}

// The ages of compulsory schooling (workflow.md §8).
const (
	youngestPupil = 6
	oldestPupil   = 15
)

// pupils names the children of school age with what is filed of their schooling.
func (f *IssueFacts) pupils(today Date) string {
	var names []string
	for _, m := range f.Members {
		birth := Date(m.Get("birth_date"))
		if age := today.Year() - birth.Year(); m.Get("left_on") == "" && birth != "" && age >= youngestPupil && age <= oldestPupil {
			names = append(names, m.Get("name")+"（"+orUnfilled(m.Get("schooling"))+"）")
		}
	}
	if len(names) == 0 {
		return "学龄儿童：无"
	}
	return "学龄儿童：" + strings.Join(names, "、")
}
