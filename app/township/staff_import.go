package township

import (
	"context"
	"slices"
	"strings"
)

// roleSpellings are what lists call the roles.
var roleSpellings = NewLookup(Vocabulary{Words: []Word{
	{Value: RoleLead, Spellings: []string{"领导小组组长", "领导小组副组长", "领导小组成员", "领导组", "组长", "副组长"}},
	{Value: "综合协调组", Spellings: []string{"综合组", "综合协调", "协调组"}},
	{Value: "质量控制组", Spellings: []string{"质量组", "质量控制", "质控组"}},
	{Value: "督促检查组", Spellings: []string{"督查组", "督促检查", "督导组", "督查检查组"}},
	{Value: RoleChecker, Spellings: []string{"核查人员", "核查", "核查人", "入户核查员", "入户人员", "调查员", "采集员", "采集人", "信息采集员"}},
	{Value: RoleRechecker, Spellings: []string{"复核人员", "复核", "复核人", "村复核员"}},
	{Value: RoleAuditor, Spellings: []string{"审核人员", "审核", "审核人", "审核组", "审核组成员"}},
}})

// ParseRoles reads roles as people write them; unknown are the words that are none.
func ParseRoles(typed string) (roles, unknown []string) {
	joined, _ := roleSpellings.Words(Clean(typed))
	for _, word := range SplitWords(joined) {
		if value, known := roleSpellings.Word(word); !known && !isRole(word) {
			unknown = append(unknown, word)
		} else if !slices.Contains(roles, value) {
			roles = append(roles, value)
		}
	}
	return roles, unknown
}

func isRole(word string) bool { return slices.Contains(Roles, word) }

// ParsePassed reads whether somebody passed an exam: 是, 否, or “” for nothing; ok is false for another word.
func ParsePassed(typed string) (value string, ok bool) {
	s := Squeeze(Clean(typed))
	switch s {
	case "合格", "通过", "已合格", "及格", "√", "优秀", "良好":
		return yes, true
	case "不合格", "未通过", "未合格", "不及格", "×", "没有通过":
		return no, true
	case "未考试", "未考", "缺考", "待考":
		return "", true
	}
	if IsBlankWord(s) {
		return "", true
	}
	return ParseYesNo(s)
}

// StaffClass is the one class that each row of a list of people falls into.
type StaffClass uint8

// The classes of rows.
const (
	StaffNew StaffClass = iota
	StaffChanged
	StaffSame
	StaffRejected
)

// StaffClasses lists the classes in the order in which they are shown.
var StaffClasses = []StaffClass{StaffNew, StaffChanged, StaffSame, StaffRejected}

// Word returns 新增, 变更, 相同 or 拒收.
func (c StaffClass) Word() string { return [...]string{"新增", "变更", "相同", "拒收"}[c] }

// StaffRow is what the preview says of one row of a list of people.
type StaffRow struct {
	Sheet   string
	Row     int // as the spreadsheet counts
	Class   StaffClass
	Member  StaffMember // as he would be
	Changes []string    // 单位：财政所 → 农业服务中心
	Notes   []string    // what was mended, or left out
	Reason  string      // of a row that is rejected
}

// StaffPreview is what a list of people would do; nothing is written before it is accepted.
type StaffPreview struct {
	File   string
	Rows   []StaffRow
	Counts map[StaffClass]int
	Notes  []string // about the file: sheets that were left out
}

// Taken is how many rows would be written.
func (p *StaffPreview) Taken() int { return p.Counts[StaffNew] + p.Counts[StaffChanged] }

// PendingStaff is a list of people that was read; nothing is written until Commit.
type PendingStaff interface {
	// Preview returns what it would do.
	Preview() *StaffPreview
	// Commit writes it as one deed.
	Commit(ctx context.Context) (Deed, error)
}

// staffShown are the fields of a person that an import fills, in the order in which changes are told.
var staffShown = []string{"unit", "post", "phone", "roles", "trained_on", "score", "passed", "remark"}

// ChangesTo says field by field what becomes of a person: 单位：财政所 → 农业服务中心.
func (m *StaffMember) ChangesTo(to *StaffMember) []string {
	var out []string
	was, now := m.Values(), to.Values()
	for _, key := range staffShown {
		if was[key] != now[key] {
			out = append(out, Staff.Field(key).Label+"："+orEmptyWord(was[key])+" → "+orEmptyWord(now[key]))
		}
	}
	return out
}

func orEmptyWord(s string) string {
	if s == "" {
		return "空"
	}
	return s
}

// Tidy writes the person as the archive keeps him; what cannot be read stays, for Validate to say so.
func (m StaffMember) Tidy() StaffMember {
	m.Name, m.Unit, m.Post, m.Remark = tidyName(m.Name), Clean(m.Unit), Clean(m.Post), Clean(m.Remark)
	m.Phone = Squeeze(Narrow(Clean(m.Phone)))
	m.Score = strings.TrimSuffix(Squeeze(Narrow(Clean(m.Score))), "分")
	if q, err := ParseQuantity(m.Score); err == nil && m.Score != "" {
		m.Score = scoreText(q)
	}
	return m
}

// scoreText is a score as an exact decimal; nothing at all is 0 and not “”.
func scoreText(q Quantity) string {
	if q == 0 {
		return "0"
	}
	return q.Text()
}

func tidyName(name string) string {
	if n, err := ParseName(name); err == nil {
		return n
	}
	return Clean(name)
}
