package township

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ParseIssueForm reads the name of a list as a command has it.
func ParseIssueForm(name string) (IssueForm, bool) {
	f := IssueForm(name)
	return f, slices.Contains(IssueForms, f)
}

// OverDescription stands over the columns of form F3 that describe the issue.
const OverDescription = "问题具体描述"

// Over is the label over a column of the list, “” for none.
func (f IssueForm) Over(label string) string {
	if f == FormIssueList && slices.Contains([]string{"户主姓名", "户类型", "家庭人口", "问题描述"}, label) {
		return OverDescription
	}
	return ""
}

// IssueListNotes are printed under form F3.
var IssueListNotes = []string{
	"1. 问题类型主要包括：责任落实、政策落实、工作落实、巩固成果。",
	"2. 问题性质简述是指：愁吃、愁穿、住房安全问题、义务教育儿童失辍学、教育资助、医疗保障、农户家庭收支、饮水安全、监测对象识别、监测对象帮扶、" +
		"监测对象风险消除、易地扶贫搬迁后续扶持、党委政府主体责任、党委农村工作领导小组责任、行业部门风险信息推送、行业部门信息比对、行业部门帮扶、" +
		"驻村工作组责任、监测户联系人责任等。",
	"3. 问题具体描述：写明具体乡镇、村名、户名、户类型（脱贫户、监测户、一般农户）、家庭人口、问题表述；或行业部门名称（乡镇）、问题表述。所有问题要见人见事。",
}

// Annex is what stands in the corner of the list as an annex of a superior's letter, “” of the others.
func (f IssueForm) Annex() string {
	switch f {
	case FormCloseHomes:
		return "附件19"
	case FormCloseVillage:
		return "附件20"
	}
	return ""
}

// Signed says whether the list has the lines of form F7 and F8: the reporting unit, who filled it in, and the day.
func (f IssueForm) Signed() bool { return f.Annex() != "" }

// SignedBy are those who sign the lists of forms F7 and F8.
var SignedBy = []string{"填报人：", "审核人：", "负责人（签字）："}

// Totals are the figures of the totals row of the list: those of forms F7 and F8 as they name them, in the others all. The
// papers that go out to those who mend and accept have none.
func (f IssueForm) Totals() []IssueFigureOf {
	switch f {
	case FormCloseHomes, FormCloseVillage:
		return IssueFigureList[:5]
	case FormIssueList, FormRectify:
		return IssueFigureList
	}
	return nil
}

// Columns are the columns of the list.
func (l *IssueList) Columns() []IssueColumn {
	switch l.Form {
	case FormIssueList:
		return IssueListColumns
	case FormDuty:
		return DutyColumns(l.AsOf)
	case FormNotice:
		return NoticeColumns
	case FormAcceptance:
		return AcceptanceColumns
	}
	return RectifyColumns
}

// IssueVolume is a part of a list that stands by itself: what one unit answers for, or what is to be accepted in one village.
type IssueVolume struct {
	Name string
	Rows []IssueRow
	IssueFigures
}

// Volumes are the parts of the list in the order in which they first appear: 责任清单 and 整改通知单 by unit, in each the issues
// of a person together; 验收单 by village. Any other list is one part.
func (l *IssueList) Volumes() []IssueVolume {
	var name func(r *IssueRow) string
	switch l.Form {
	case FormDuty, FormNotice:
		name = func(r *IssueRow) string { return r.Unit }
	case FormAcceptance:
		name = func(r *IssueRow) string { return r.Place() }
	default:
		return []IssueVolume{{Name: l.Village, Rows: l.Rows, IssueFigures: l.Figures}}
	}
	out := groupIssues(l.Rows, name)
	for i := range out {
		v := &out[i]
		if l.Form == FormDuty {
			persons := groupIssues(v.Rows, func(r *IssueRow) string { return r.Person })
			v.Rows = make([]IssueRow, 0, len(v.Rows))
			for _, p := range persons {
				v.Rows = append(v.Rows, p.Rows...)
			}
		}
		v.IssueFigures = IssueFiguresOf(v.Rows, l.AsOf)
	}
	return out
}

// groupIssues gathers rows by a name, in the order in which the names first appear.
func groupIssues(rows []IssueRow, name func(*IssueRow) string) []IssueVolume {
	var out []IssueVolume
	at := map[string]int{}
	for i := range rows {
		n := name(&rows[i])
		k, known := at[n]
		if !known {
			k = len(out)
			at[n] = k
			out = append(out, IssueVolume{Name: n})
		}
		out[k].Rows = append(out[k].Rows, rows[i])
	}
	return out
}

// DutyPerson is what one person of a unit answers for, with those of it that still wait, are overdue or due soon.
type DutyPerson struct {
	Unit, Person string
	Issues       int
	Overdue      int
	Soon         int // due within SoonDays
	Waiting      int // mended, waiting for acceptance
}

// DutyPersons counts 责任清单 by unit and person, as they stand on it.
func (l *IssueList) DutyPersons() []DutyPerson {
	var out []DutyPerson
	for _, v := range l.Volumes() {
		for _, p := range groupIssues(v.Rows, func(r *IssueRow) string { return r.Person }) {
			d := DutyPerson{Unit: v.Name, Person: p.Name, Issues: len(p.Rows)}
			for i := range p.Rows {
				d.Overdue += oneIf(p.Rows[i].Overdue(l.AsOf))
				d.Soon += oneIf(p.Rows[i].DueWithin(l.AsOf, SoonDays))
				d.Waiting += oneIf(p.Rows[i].State == IssueToAccept)
			}
			out = append(out, d)
		}
	}
	return out
}

// Earliest is the first deadline of the part, “” for none.
func (v *IssueVolume) Earliest() Date {
	first := Date("")
	for i := range v.Rows {
		if d := v.Rows[i].Deadline; d != "" && (first == "" || d < first) {
			first = d
		}
	}
	return first
}

// NoticeText is the letter of 整改通知单 to a unit.
func (l *IssueList) NoticeText(v *IssueVolume) string {
	text := fmt.Sprintf("　　经排查核实，截至%s，由你单位负责整改、尚未完成的问题共 %d 个，最早的整改时限为%s。现将问题清单通知如下，请对照整改措施，落实到人，"+
		"在整改时限前完成，并将整改情况书面报送%s；收到后请签收，将下面的回执裁下送回。", l.AsOf.Chinese(), len(v.Rows), v.Earliest().Chinese(), l.Office)
	if l.Scope != "" {
		text += "（本次通知的范围：" + l.Scope + "。）"
	}
	return text
}

// ReceiptText is what a unit signs on the strip of its 整改通知单.
func (l *IssueList) ReceiptText(v *IssueVolume) string {
	return fmt.Sprintf("%s：　我单位已收到《%s》（编号：____________），内列问题 %d 个，将按整改时限完成整改并报送整改情况。", l.Office, l.Title, len(v.Rows))
}

// AcceptanceNote stands under 验收单.
const AcceptanceNote = "在“验收结果”里勾选一项；退回的，在“验收意见”里写明原因。整改责任人不得验收自己的整改。档案现状以打印日期为准。"

// Subtitle says under the title whose list it is, as of when, how much it holds, and what it was narrowed by.
func (l *IssueList) Subtitle(v *IssueVolume) string {
	parts := []string{l.Office}
	if l.Village != "" && l.Form != FormRectify && l.Form != FormDuty && l.Form != FormAcceptance {
		parts = append(parts, l.Village)
	}
	switch {
	case l.Form == FormDuty && v.Name != "":
		parts = append(parts, "整改责任单位："+v.Name)
	case l.Form == FormAcceptance && l.Village == "":
		parts = append(parts, v.Name)
	}
	parts = append(parts, "截至"+l.AsOf.Chinese(), fmt.Sprintf("共 %d 个问题", len(v.Rows)))
	if l.Form == FormDuty && v.Overdue > 0 {
		parts = append(parts, fmt.Sprintf("其中超期 %d 个", v.Overdue))
	}
	if l.Scope != "" {
		parts = append(parts, "范围："+l.Scope)
	}
	return strings.Join(parts, "　")
}

// Said is what the filter leaves in, beside the village, in words; campaign and item name its campaign and its item of the sweep.
func (f *IssueFilter) Said(campaign, item string) string {
	var states []string
	for _, s := range f.States {
		states = append(states, string(s))
	}
	var parts []string
	for _, p := range []struct{ label, text string }{
		{"专项行动 ", campaign},
		{"", strings.Join(states, "、")},
		{"排查项目 ", item},
		{"层级 ", f.Level},
		{"类型 ", f.Type},
		{"性质 ", f.Nature},
		{"责任单位 ", f.Unit},
		{"责任人 ", f.Person},
		{"来源 ", f.Source},
		{"发现不早于 ", string(f.From)},
		{"发现不晚于 ", string(f.To)},
		{"含“", f.Query},
	} {
		if p.text != "" {
			parts = append(parts, p.label+p.text)
		}
	}
	if f.Query != "" {
		parts[len(parts)-1] += "”"
	}
	return strings.Join(append(parts, clauses(
		clause{f.Overdue, "超期"}, clause{f.DueSoon, fmt.Sprintf("%d天内到期", SoonDays)}, clause{f.Household != 0, "一户"}, clause{f.Survey != 0, "一次调查"},
	)...), "，")
}

// Nothing says that the list is empty: one that is missing and one without issues are two things.
func (l *IssueList) Nothing() string {
	what := map[IssueForm]string{
		FormCloseHomes: "户级问题", FormCloseVillage: "镇村级问题", FormDuty: "需要整改的问题", FormNotice: "正在整改、需要通知的问题", FormAcceptance: "等待验收的问题",
	}[l.Form]
	if what == "" {
		what = "问题"
	}
	in := ""
	if l.Scope != "" {
		in = "，在所选范围内"
	}
	return "截至" + l.AsOf.Chinese() + in + "没有" + what + "。"
}

// mostLate is how many issues with late entries a list names.
const mostLate = 12

// LateNote names what was entered late, so that the list of its month did not have it; “” for nothing, and for lists
// without figures.
func (l *IssueList) LateNote() string {
	if len(l.Late) == 0 || l.Form.Totals() == nil {
		return ""
	}
	var names []string
	for i, e := range l.Late {
		again := i > 0 && e.Issue.ID == l.Late[i-1].Issue.ID && e.Recorded == l.Late[i-1].Recorded
		switch step := e.What + " " + string(e.Done); {
		case again:
			last := &names[len(names)-1]
			*last = strings.TrimSuffix(*last, lateTail(e)) + "、" + step + lateTail(e)
		case len(names) < mostLate:
			names = append(names, e.Issue.Called()+"（"+step+lateTail(e))
		default:
			return fmt.Sprintf("本月补录 %d 项：%s等。", len(l.Late), strings.Join(names, "；"))
		}
	}
	return fmt.Sprintf("本月补录 %d 项：%s。", len(l.Late), strings.Join(names, "；"))
}

func lateTail(e LateEntry) string { return "，登记 " + string(e.Recorded) + "）" }

// longNumber is what may be the number of a certificate or a mobile phone.
var longNumber = regexp.MustCompile(`[0-9]{11,}[Xx]?`)

// MaskLongNumbers masks numbers of certificates and mobile phones that somebody wrote into a text; other numbers stay.
func MaskLongNumbers(s string) string {
	return longNumber.ReplaceAllStringFunc(s, func(run string) string {
		if n := len(run); n == 18 || n == 15 || n == 11 && run[0] == '1' && run[1] >= '3' {
			return MaskPhone(run)
		}
		return run
	})
}
