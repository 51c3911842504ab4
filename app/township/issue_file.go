package township

// IssueFile is an issue opened, with what it is looked at beside.
type IssueFile struct {
	IssueRow
	Consultations []Consultation
	Asked         string     // the question of the form that raised it, with what was answered; “” for none
	Now           []string   // what the archive holds today of what was at fault, as clauses
	Alike         []IssueRow // open ones that may tell the same
	Merged        []IssueRow // those that were merged into it
	Into          *IssueRow  // which it was merged into
}

// IssueEdit is what was found as a person left it.
type IssueEdit struct {
	Issue Issue // of its facts; the standing is the steps' affair
	Was   Issue // as it was opened; the zero Issue of a new one
}

// IssueRefusal says why a step cannot be taken with one of several issues.
type IssueRefusal struct {
	Issue int64
	Text  string
}

// IssueDeed asks for steps with issues: with each of them all the steps, one after the other, in one deed.
type IssueDeed struct {
	Issues []int64
	Steps  []IssueStep
	Title  string // “” is made of the steps
	Origin Origin
}

// Word names the steps of the deed: 验收通过、销号.
func (d *IssueDeed) Word() string {
	words := ""
	for i, s := range d.Steps {
		if i > 0 {
			words += "、"
		}
		words += s.Event.Word()
	}
	return words
}

// The levels that a doubtful point is put to (workflow.md §4.5).
const (
	AskQuality  = "乡镇质量控制组"
	AskMeeting  = "乡镇联席会议"
	AskDistrict = "县（区）"
)

// AskLevels are the levels in their order.
var AskLevels = []string{AskQuality, AskMeeting, AskDistrict}

// The kinds of consultations.
const (
	KindConsult  = "会商"
	KindEscalate = "上报" // beyond the town: put to the district to be solved
)

// Consultation is a question put to those above, with its answer.
type Consultation struct {
	ID         int64
	Issue      int64
	Kind       string
	Level      string
	Question   string
	Asked      Date
	AskedBy    string
	Answer     string
	Answered   Date // “”: no answer yet
	AnsweredBy string
}

// ConsultationOf reads a consultation from its record.
func ConsultationOf(r Record) Consultation {
	return Consultation{
		ID: r.ID, Issue: idOf(r.Get("issue_id")), Kind: r.Get("kind"), Level: r.Get("level"), Question: r.Get("question"), Asked: Date(r.Get("asked_on")),
		AskedBy: r.Get("asked_by"), Answer: r.Get("answer"), Answered: Date(r.Get("answered_on")), AnsweredBy: r.Get("answered_by"),
	}
}

// Values is the consultation as the archive keeps it.
func (c *Consultation) Values() map[string]string {
	return map[string]string{
		"issue_id": linkText(c.Issue), "kind": c.Kind, "level": c.Level, "question": c.Question, "asked_on": string(c.Asked), "asked_by": c.AskedBy,
		"answer": c.Answer, "answered_on": string(c.Answered), "answered_by": c.AnsweredBy,
	}
}

// Validate says what is wrong with the consultation of an issue, as of a day.
func (c *Consultation) Validate(i *Issue, today Date) error {
	switch {
	case c.Kind != KindConsult && c.Kind != KindEscalate:
		return refuse("请选择会商或上报。")
	case c.Level == "":
		return refuse("请选择会商的层级。")
	case c.Kind == KindEscalate && c.Level != AskDistrict:
		return refuse("上报只能报到县（区），请改选层级，或改为会商。")
	case c.Question == "":
		return refuse("请填写要会商、上报的事由。")
	case c.AskedBy == "":
		return refuse("请填写提出人。")
	}
	if err := c.validAsked(i, today); err != nil {
		return err
	}
	if err := c.validAnswer(today); err != nil {
		return err
	}
	if err := tooLongIn("事由", c.Question, LongestDescription); err != nil {
		return err
	}
	return tooLongIn("答复", c.Answer, LongestDescription)
}

func (c *Consultation) validAsked(i *Issue, today Date) error {
	switch {
	case !c.Asked.Full():
		return refuse("请填写提出日期，写到日，例如 %s。", today)
	case c.Asked > today:
		return refuse("提出日期 %s 晚于今天 %s，请改正。", c.Asked, today)
	case i.Found != "" && c.Asked < i.Found:
		return refuse("提出日期 %s 早于问题的发现日期 %s，请改正。", c.Asked, i.Found)
	}
	return nil
}

func (c *Consultation) validAnswer(today Date) error {
	switch {
	case c.Answer == "" && c.Answered == "" && c.AnsweredBy == "":
		return nil
	case c.Answer == "":
		return refuse("写了答复日期或答复人，请把答复也写上。")
	case c.AnsweredBy == "":
		return refuse("请填写答复人。")
	case !c.Answered.Full():
		return refuse("请填写答复日期，写到日，例如 %s。", today)
	case c.Answered < c.Asked:
		return refuse("答复日期 %s 早于提出日期 %s，请改正。", c.Answered, c.Asked)
	case c.Answered > today:
		return refuse("答复日期 %s 晚于今天 %s，请改正。", c.Answered, today)
	}
	return nil
}

// MeasureTemplate is a usual measure of the office for a 问题性质.
type MeasureTemplate struct {
	ID       int64
	Nature   string
	Measures string
}

// MeasureTemplateOf reads a template from its record.
func MeasureTemplateOf(r Record) MeasureTemplate {
	return MeasureTemplate{ID: r.ID, Nature: r.Get("nature"), Measures: r.Get("measures")}
}

// Validate says what is wrong with the template.
func (m *MeasureTemplate) Validate() error {
	switch {
	case m.Nature == "":
		return refuse("请选择常用整改措施用于哪种问题性质。")
	case m.Measures == "":
		return refuse("请填写整改措施。")
	}
	return tooLongIn("整改措施", m.Measures, LongestDescription)
}
