package township

import (
	"fmt"
	"strconv"
	"strings"
)

// Audience says whom a questionnaire is for, and with it which head line and which names are printed under it.
type Audience string

// The audiences of forms F1 and F2.
const (
	ForStable    Audience = "stable"    // 脱贫户（签字）, 帮扶责任人（签字）
	ForMonitored Audience = "monitored" // 监测户（签字）, 监测联系人（签字）; the 监测户类型 is ticked in the head
)

// Word is the audience on screen.
func (a Audience) Word() string {
	if a == ForMonitored {
		return TypeMonitored
	}
	return TypeStable
}

// Signers are the two who sign a form.
func (a Audience) Signers() (household, helper string) {
	if a == ForMonitored {
		return TypeMonitored, "监测联系人"
	}
	return TypeStable, "帮扶责任人"
}

// Reading is a value that a question asks for beside its answer, with the limits of forms.md.
type Reading string

// The measures; their names are the fields of SurveyAnswers.
const (
	ReadingLitres  Reading = "litres"   // of water a person and day
	ReadingPiped   Reading = "piped"    // 自来水入户: 是 or 否
	ReadingMinutes Reading = "minutes"  // of one trip for water, there and back
	ReadingMetres  Reading = "metres"   // to the water, horizontally
	ReadingDryDays Reading = "dry_days" // short of water in the past year
	ReadingGrade   Reading = "grade"    // of the only dwelling: A to D
)

// Readings are the readings in the order in which they are asked.
var Readings = []Reading{ReadingLitres, ReadingPiped, ReadingMinutes, ReadingMetres, ReadingDryDays, ReadingGrade}

// Label is what the reading is called beside its field.
func (m Reading) Label() string { return SurveyAnswers.Field(string(m)).Label }

// SurveyQuestion is one question of a questionnaire.
type SurveyQuestion struct {
	ID        int64
	Position  int
	Text      string   // as printed
	Negative  bool     // 「是」 is the problem: the form and the screen say so
	Natures   []string // of the issue that a problem raises, the first is offered; none: chosen with the answer
	IssueType string
	Readings  []Reading
	Unprinted bool // asked at the door and on the screen only
}

// Free says whether the question is the form's 其他, whose nature is chosen with the answer.
func (q *SurveyQuestion) Free() bool { return len(q.Natures) == 0 }

// Polarity is the sentence that says which answer is the problem.
func (q *SurveyQuestion) Polarity() string {
	switch {
	case q.Free():
		return "有其他问题时填写"
	case q.Negative:
		return "答“是”为有问题"
	}
	return "答“否”为有问题"
}

// Questionnaire is a survey form in one version.
type Questionnaire struct {
	ID        int64
	Name      string
	Version   int // from 1
	Audience  Audience
	Title     string // without the county
	Retired   bool
	Used      bool // an answered survey uses it: it no longer changes
	Questions []SurveyQuestion
}

// Named is the questionnaire in a sentence: 入户调查表（脱贫户）第2版.
func (q *Questionnaire) Named() string {
	if q.Version > 1 {
		return fmt.Sprintf("%s第%d版", q.Name, q.Version)
	}
	return q.Name
}

// Printed are the questions that stand on the form.
func (q *Questionnaire) Printed() []SurveyQuestion {
	var out []SurveyQuestion
	for _, one := range q.Questions {
		if !one.Unprinted {
			out = append(out, one)
		}
	}
	return out
}

// Question returns the question of an ID, nil if the questionnaire does not ask it.
func (q *Questionnaire) Question(id int64) *SurveyQuestion {
	for i := range q.Questions {
		if q.Questions[i].ID == id {
			return &q.Questions[i]
		}
	}
	return nil
}

// QuestionnaireOf reads a questionnaire from its record, without its questions.
func QuestionnaireOf(r Record) Questionnaire {
	return Questionnaire{
		ID: r.ID, Name: r.Get("name"), Version: countOf(r.Get("version")), Audience: Audience(r.Get("audience")), Title: r.Get("title"), Retired: r.Get("retired") == yes,
	}
}

// Values is the questionnaire as the archive keeps it.
func (q *Questionnaire) Values() map[string]string {
	return map[string]string{
		"name": q.Name, "version": strconv.Itoa(q.Version), "audience": string(q.Audience), "title": q.Title, "retired": yesText(q.Retired),
	}
}

// QuestionOf reads a question from its record.
func QuestionOf(r Record) SurveyQuestion {
	q := SurveyQuestion{
		ID: r.ID, Position: countOf(r.Get("position")), Text: r.Get("text"), Negative: r.Get("negative") == yes, Natures: SplitWords(r.Get("natures")),
		IssueType: r.Get("issue_type"), Unprinted: r.Get("unprinted") == yes,
	}
	for _, m := range SplitWords(r.Get("measures")) {
		q.Readings = append(q.Readings, Reading(m))
	}
	return q
}

// Values is the question as the archive keeps it.
func (q *SurveyQuestion) Values() map[string]string {
	readings := make([]string, len(q.Readings))
	for i, m := range q.Readings {
		readings[i] = string(m)
	}
	return map[string]string{
		"position": strconv.Itoa(q.Position), "text": q.Text, "negative": yesText(q.Negative), "natures": strings.Join(q.Natures, "、"),
		"issue_type": q.IssueType, "measures": strings.Join(readings, "、"), "unprinted": yesText(q.Unprinted),
	}
}

// Bounds of a questionnaire: what one A4 page and the keys of the screen hold.
const (
	mostQuestions    = 30
	longestQuestion  = 120
	longestFormTitle = 40
)

// Validate says what is wrong with the questionnaire.
func (q *Questionnaire) Validate() error {
	switch {
	case q.Name == "" || q.Title == "":
		return refuse("请填写调查表的名称和表头标题。")
	case q.Audience != ForStable && q.Audience != ForMonitored:
		return refuse("请选择调查表适用脱贫户还是监测户。")
	case len(q.Printed()) == 0:
		return refuse("调查表上没有要打印的内容，请至少写一条。")
	case len(q.Questions) > mostQuestions:
		return refuse("一张调查表最多%d条，现有%d条，请合并。", mostQuestions, len(q.Questions))
	}
	seen := map[string]bool{}
	for i := range q.Questions {
		one := &q.Questions[i]
		switch {
		case one.Text == "":
			return refuse("第%d条没有内容，请填写，或删去这一条。", i+1)
		case seen[one.Text]:
			return Errorf(CodeConflict, "“%s”写了两条，请删去一条。", Shorten(one.Text))
		}
		seen[one.Text] = true
		if err := tooLongIn(fmt.Sprintf("第%d条", i+1), one.Text, longestQuestion); err != nil {
			return err
		}
	}
	if err := tooLongIn("名称", q.Name, longestFormTitle); err != nil {
		return err
	}
	return tooLongIn("表头标题", q.Title, longestFormTitle)
}

// The names under which forms F1 and F2 come with the program.
const (
	StableForm    = "入户调查表（脱贫户）"
	MonitoredForm = "入户调查表（监测户）"
)

// Types of issues (form F3, note 1).
const (
	typePolicy = "政策落实"
	typeResult = "巩固成果"
	typeWork   = "工作落实"
)

var waterReadings = []Reading{ReadingLitres, ReadingPiped, ReadingMinutes, ReadingMetres, ReadingDryDays}

// DefaultQuestionnaires are forms F1 and F2, word for word, and behind F1 what the plan asks at the door (forms.md).
func DefaultQuestionnaires() []Questionnaire {
	return []Questionnaire{defaultStableForm(), defaultMonitoredForm()}
}

func defaultStableForm() Questionnaire {
	return numbered(Questionnaire{Name: StableForm, Version: 1, Audience: ForStable, Title: "巩固脱贫攻坚“回头看”" + StableForm, Questions: []SurveyQuestion{
		{Text: "是否不愁吃，不愁穿", Natures: []string{"愁吃", "愁穿"}, IssueType: typeResult},
		{Text: "看饮水水量、水质、取水方便程度、保障率是否符合要求", Natures: []string{"饮水安全"}, IssueType: typeResult, Readings: waterReadings},
		{Text: "义务教育阶段适龄儿童少年是否存在辍学失学现象，学生资助是否落实", Negative: true, Natures: []string{"义务教育儿童失辍学", "教育资助"}, IssueType: typeResult},
		{Text: "生活用电是否能满足照明、能保障基本家用电器用电需求", Natures: []string{"政策落实（用电）"}, IssueType: typePolicy},
		{Text: "城乡居民基本医疗保险、大病保险今年是否按政策进行财政全额代缴，是否按比例进行报销", Natures: []string{"医疗保障"}, IssueType: typePolicy},
		{Text: "是否有电视且能正常收看", Natures: []string{"政策落实（电视）"}, IssueType: typePolicy},
		{Text: "唯一住房是否存在安全隐患", Negative: true, Natures: []string{"住房安全问题"}, IssueType: typeResult, Readings: []Reading{ReadingGrade}},
		{Text: "其他"},
		{Text: "收入来源是否稳定，收入结构与上年相比有无变化", Natures: []string{"农户家庭收支"}, IssueType: typeResult, Unprinted: true},
		{Text: "是否有较大刚性支出或收入骤减", Negative: true, Natures: []string{"农户家庭收支"}, IssueType: typeResult, Unprinted: true},
	}})
}

func defaultMonitoredForm() Questionnaire {
	return numbered(Questionnaire{Name: MonitoredForm, Version: 1, Audience: ForMonitored, Title: "巩固脱贫攻坚“回头看”" + MonitoredForm, Questions: []SurveyQuestion{
		{Text: "是否不愁吃，不愁穿", Natures: []string{"愁吃", "愁穿"}, IssueType: typeResult},
		{Text: "安全饮水是否有保障", Natures: []string{"饮水安全"}, IssueType: typeResult, Readings: waterReadings},
		{Text: "住房安全是否有保障", Natures: []string{"住房安全问题"}, IssueType: typeResult, Readings: []Reading{ReadingGrade}},
		{Text: "帮扶措施是否落实到位", Natures: []string{"监测对象帮扶"}, IssueType: typeWork},
		{Text: "义务教育是否有保障", Natures: []string{"义务教育儿童失辍学"}, IssueType: typeResult},
		{Text: "致贫返贫风险点是否消除（消除风险的监测户看风险点消除是否稳定）", Natures: []string{"监测对象风险消除"}, IssueType: typeResult},
		{Text: "医疗是否有保障", Natures: []string{"医疗保障"}, IssueType: typePolicy},
		{Text: "其他"},
	}})
}

func numbered(q Questionnaire) Questionnaire {
	for i := range q.Questions {
		q.Questions[i].Position = i + 1
	}
	return q
}
