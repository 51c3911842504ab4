package township

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Roles are what a person of a campaign can be (workflow.md §3): one may be several.
var Roles = []string{RoleLead, "综合协调组", "质量控制组", "督促检查组", RoleChecker, RoleRechecker, RoleAuditor}

// The roles that the program asks for.
const (
	RoleLead      = "领导小组"
	RoleChecker   = "核查员"
	RoleRechecker = "复核员"
	RoleAuditor   = "审核员"
)

// StaffMember is a person of a campaign.
type StaffMember struct {
	ID       int64
	Campaign int64
	Name     string
	Unit     string
	Post     string
	Phone    string
	Roles    []string
	Trained  Date   // “”: not trained
	Score    string // of the exam, an exact decimal; “”: not examined
	Passed   string // 是, 否; “”: not examined
	Remark   string
}

// StaffOf reads a person from his record.
func StaffOf(r Record) StaffMember {
	return StaffMember{
		ID: r.ID, Campaign: idOf(r.Get("campaign_id")), Name: r.Get("name"), Unit: r.Get("unit"), Post: r.Get("post"), Phone: r.Get("phone"),
		Roles: SplitWords(r.Get("roles")), Trained: Date(r.Get("trained_on")), Score: r.Get("score"), Passed: r.Get("passed"), Remark: r.Get("remark"),
	}
}

// Values is the person as the archive keeps him.
func (m *StaffMember) Values() map[string]string {
	return map[string]string{
		"campaign_id": linkText(m.Campaign), "name": m.Name, "unit": m.Unit, "post": m.Post, "phone": m.Phone, "roles": strings.Join(m.Roles, "、"),
		"trained_on": string(m.Trained), "score": m.Score, "passed": m.Passed, "remark": m.Remark,
	}
}

// Is says whether the person has a role.
func (m *StaffMember) Is(role string) bool { return slices.Contains(m.Roles, role) }

// Unfit says why the person may not be put down as checker, “” if he may: 「不培训不上岗、培训不合格不上岗」(workflow.md §3).
func (m *StaffMember) Unfit() string {
	switch {
	case m.Trained == "":
		return "没有参加培训，不能上岗"
	case m.Passed == no && m.Score != "":
		return "培训考试" + m.Score + "分，不合格，不能上岗"
	case m.Passed == no:
		return "培训考试不合格，不能上岗"
	case m.Passed != yes:
		return "没有考试成绩，不能上岗"
	}
	return ""
}

// Judge fills in whether the person passed from his score; a score that is not there leaves it as it is, and one that is
// no number says nothing.
func (m *StaffMember) Judge(passMark int) {
	if m.Score == "" {
		return
	}
	q, err := ParseQuantity(m.Score)
	if err != nil {
		m.Passed = ""
		return
	}
	mark, _ := ParseQuantity(strconv.Itoa(passMark))
	m.Passed = no
	if q >= mark {
		m.Passed = yes
	}
}

// Validate says what is wrong with the person; today bounds the day of the training.
func (m *StaffMember) Validate(today Date) error {
	switch {
	case m.Name == "":
		return refuse("请填写姓名。")
	case m.Trained != "" && !m.Trained.Full():
		return refuse("“%s”的培训日期请写到日，例如 2021-03-31。", m.Name)
	case m.Trained > today:
		return refuse("“%s”的培训日期 %s 晚于今天 %s，请改正。", m.Name, m.Trained, today)
	case m.Score != "" && m.Trained == "":
		return refuse("“%s”有考试成绩，请填写培训日期。", m.Name)
	}
	if err := m.validScore(); err != nil {
		return err
	}
	if _, _, err := CheckField(Staff, Staff.Field("phone"), m.Phone, Checking{}); err != nil {
		return refuse("“%s”的联系电话%s。", m.Name, Say(err))
	}
	for _, r := range m.Roles {
		if !slices.Contains(Roles, r) {
			return refuse("“%s”的分工“%s”不在名单里，请在%s中选。", m.Name, Shorten(r), strings.Join(Roles, "、"))
		}
	}
	return cmp.Or(tooLongIn("姓名", m.Name, LongestName), tooLongIn("单位", m.Unit, LongestText), tooLongIn("职务", m.Post, LongestText), tooLongIn("备注", m.Remark, LongestText))
}

func (m *StaffMember) validScore() error {
	if m.Score == "" {
		return nil
	}
	q, err := ParseQuantity(m.Score)
	full, _ := ParseQuantity("100")
	switch {
	case err != nil:
		return refuse("“%s”的考试成绩“%s”不是数字，请填 0 到 100。", m.Name, Shorten(m.Score))
	case q < 0 || q > full:
		return refuse("“%s”的考试成绩 %s 不在 0 到 100 之间，请改正。", m.Name, m.Score)
	}
	return nil
}

// Named is the person in a sentence: 王强（农业服务中心）.
func (m *StaffMember) Named() string {
	if m.Unit == "" {
		return m.Name
	}
	return m.Name + "（" + m.Unit + "）"
}
