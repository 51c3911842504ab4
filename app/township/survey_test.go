package township_test

import (
	"reflect"
	"strings"
	"testing"

	"taizhang/app/township"
)

const surveyDay township.Date = "2021-11-20"

// stableForm is form F1 with its questions numbered as an archive would.
func stableForm() township.Questionnaire {
	q := township.DefaultQuestionnaires()[0]
	for i := range q.Questions {
		q.Questions[i].ID = int64(i + 1)
	}
	return q
}

func fit(name string, roles ...string) township.StaffMember {
	return township.StaffMember{Name: name, Roles: roles, Trained: "2021-11-02", Score: "88", Passed: "是"}
}

var surveyStaff = []township.StaffMember{
	fit("王强", township.RoleChecker), fit("李丽", township.RoleChecker), fit("赵复", township.RoleRechecker), fit("钱复", township.RoleRechecker, township.RoleAuditor),
	fit("孙审", township.RoleAuditor),
	{Name: "未训", Roles: []string{township.RoleChecker}},
	{Name: "挂科", Trained: "2021-11-02", Score: "41", Passed: "否"},
}

// answered is a survey of form F1 in which nothing is missing.
func answered() township.Survey {
	q := stableForm()
	s := township.Survey{
		Round: 1, Collectors: []string{"王强", "李丽"}, Visited: surveyDay, Way: township.WayVisit, Steps: township.SevenSteps, Signature: township.SignedByThumb,
	}
	for _, one := range q.Questions {
		if !one.Free() {
			s.Answers = append(s.Answers, township.SurveyAnswer{Question: one.ID, Answer: township.AnswerFine})
		}
	}
	return s
}

func TestSurveyMissing(t *testing.T) {
	q := stableForm()
	for name, c := range map[string]struct {
		change func(*township.Survey)
		want   []string
	}{
		"nothing":       {func(*township.Survey) {}, nil},
		"two questions": {func(s *township.Survey) { s.Answers = s.Answers[2:] }, []string{"第1、2条没有回答"}},
		"one collector": {func(s *township.Survey) { s.Collectors = s.Collectors[:1] }, []string{"采集人只有1人，至少要两人"}},
		"no day":        {func(s *township.Survey) { s.Visited = "" }, []string{"没有入户日期"}},
		"telephone":     {func(s *township.Survey) { s.Way = township.WayTelephone; s.Steps = township.SevenSteps[2:] }, []string{"电话调查没有写原因"}},
		"neighbour":     {func(s *township.Survey) { s.Way = township.WayNeighbour }, []string{"邻居代答没有写是谁答的"}},
		"a step":        {func(s *township.Survey) { s.Steps = s.Steps[:6] }, []string{"入户七步没有做全，缺七签"}},
		"proxy":         {func(s *township.Survey) { s.Signature = township.SignedByProxy }, []string{"代签没有写代签人", "代签没有写原因"}},
		"no words": {
			func(s *township.Survey) { s.Answers[1].Answer = township.AnswerProblem },
			[]string{"第2条有问题，没有写问题描述"},
		},
		"其他": {func(s *township.Survey) {
			s.Answers = append(s.Answers, township.SurveyAnswer{Question: 8, Answer: township.AnswerProblem, Description: "院坝没有硬化"})
		}, []string{"第8条有问题，没有选问题性质"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := answered()
			c.change(&s)
			if got := s.Missing(&q); !reflect.DeepEqual(got, c.want) {
				t.Errorf("missing %q, want %q", got, c.want)
			}
		})
	}
}

func TestSurveyRefuses(t *testing.T) {
	campaign := township.Campaign{Name: "2021年回头看", Began: "2021-11-05"}
	for name, c := range map[string]struct {
		change func(*township.Survey)
		want   string
	}{
		"nothing":          {func(*township.Survey) {}, ""},
		"the future":       {func(s *township.Survey) { s.Visited = "2021-12-25" }, "入户日期 2021-12-25 晚于今天 2021-12-01，请改正。"},
		"before it began":  {func(s *township.Survey) { s.Visited = "2021-11-04" }, "入户日期 2021-11-04 早于“2021年回头看”开始的 2021-11-05，请核对是不是以前的表。"},
		"a month":          {func(s *township.Survey) { s.Visited = "2021-11" }, "入户日期“2021-11”请写到日，例如 2021-12-01。"},
		"twice the same":   {func(s *township.Survey) { s.Collectors = []string{"王强", "王强"} }, "采集人“王强”写了两次，请改成另一人。"},
		"a stranger":       {func(s *township.Survey) { s.Collectors[1] = "张三" }, "采集人“张三”不在这次行动的人员名单里，请先到“人员”里登记，或改正姓名。"},
		"without training": {func(s *township.Survey) { s.Collectors = []string{"王强", "未训"} }, "“未训”没有参加培训，不能上岗，不能填作采集人。"},
		"failed":           {func(s *township.Survey) { s.Collectors = []string{"王强", "挂科"} }, "“挂科”培训考试41分，不合格，不能上岗，不能填作采集人。"},
		"no number":        {func(s *township.Survey) { s.Answers[1].Note(township.ReadingLitres, "abc") }, "每人每天用水（升）：“abc”不是大于等于0的数，请改正。"},
		"400 days":         {func(s *township.Survey) { s.Answers[1].Note(township.ReadingDryDays, "400") }, "一年缺水（天）：“400”超过366，请核对。"},
		"grade E":          {func(s *township.Survey) { s.Answers[6].Note(township.ReadingGrade, "E") }, "住房等级：请选 A、B、C、D 中的一级。"},
		"2,001 characters": {func(s *township.Survey) { s.Answers[1].Description = strings.Repeat("水", 2001) }, "问题描述有2001个字，最多2000个字，请改短。"},
	} {
		t.Run(name, func(t *testing.T) {
			s := answered()
			s.Collectors = append([]string{}, s.Collectors...)
			c.change(&s)
			got := ""
			if err := s.Validate(&campaign, surveyStaff, "2021-12-01"); err != nil {
				got = township.Say(err)
			}
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

func TestWaterAndHousingLimits(t *testing.T) {
	read := func(pairs ...string) township.SurveyAnswer {
		a := township.SurveyAnswer{}
		for i := 0; i < len(pairs); i += 2 {
			a.Note(township.Reading(pairs[i]), pairs[i+1])
		}
		return a
	}
	for _, c := range []struct {
		answer township.SurveyAnswer
		want   []string
	}{
		{read(), nil},
		{read("litres", "20"), nil},
		{read("litres", "19.9"), []string{"每人每天用水19.9升，低于20升，不够用"}},
		{read("piped", "否", "minutes", "20", "metres", "900"), nil},
		{read("piped", "否", "minutes", "21", "metres", "800"), nil},
		{read("piped", "否", "minutes", "21", "metres", "801"), []string{"没有自来水，取水往返21分钟、距离801米，不达标"}},
		{read("piped", "是", "minutes", "60", "metres", "2000"), nil},
		{read("dry_days", "35"), nil},
		{read("dry_days", "36"), []string{"一年缺水36天，达到36天，不达标"}},
		{read("grade", "B"), nil},
		{read("grade", "C"), []string{"唯一住房为C级，是危房"}},
	} {
		if got := c.answer.Shortfalls(); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %q, want %q", c.answer.Readings, got, c.want)
		}
	}
}

func TestStatesFact(t *testing.T) {
	for text, want := range map[string]bool{
		"有问题": false, "不达标": false, "饮水存在安全隐患": false, "住房有问题": false, "未落实": false,
		"井水夏天断水四十天": true, "次子张小明初二辍学在家": true, "2021年代缴未到账": true, "屋后山体滑坡裂缝": true, "差15升": true,
	} {
		if got := township.StatesFact(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestHintsPointOutAndRefuseNothing(t *testing.T) {
	q := stableForm()
	s := answered()
	s.Answers[1].Note(township.ReadingDryDays, "40")
	s.Answers[3].Answer, s.Answers[3].Description = township.AnswerProblem, "有问题"
	want := []township.SurveyHint{
		{Question: 2, Text: "一年缺水40天，达到36天，不达标，却填了“正常”，请核对。"},
		{Question: 4, Text: "“有问题”没有写到具体的人和事，请写明谁、什么事、多少，例如“井水夏天断水四十天”。"},
	}
	if got := s.Hints(&q); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if missing := s.Missing(&q); missing != nil {
		t.Errorf("missing %q", missing)
	}
}

func TestIssueDrafts(t *testing.T) {
	q := stableForm()
	s := answered()
	s.Answers[1].Answer, s.Answers[1].Description = township.AnswerProblem, "井水夏天断水四十天"
	s.Answers[1].Note(township.ReadingDryDays, "40")
	s.Answers[0].Answer, s.Answers[0].Description, s.Answers[0].Nature = township.AnswerProblem, "冬天没有棉被", "愁穿"
	want := []township.IssueDraft{
		{Question: 1, Type: "巩固成果", Nature: "愁穿", Description: "冬天没有棉被"},
		{Question: 2, Type: "巩固成果", Nature: "饮水安全", Description: "井水夏天断水四十天（一年缺水40天，达到36天，不达标）"},
	}
	if got := s.IssueDrafts(&q); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
